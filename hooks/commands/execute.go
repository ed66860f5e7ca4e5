package commands

import (
	"errors"
	"fmt"
	"os"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/cmd"
	"github.com/spf13/cobra"
)

// coded is an error that chooses the exit status of the program.
type coded interface{ ExitCode() int }

// Execute runs the command that the arguments name, and returns the exit status of the program: 0, 1 for any error, or the
// error's own. PocketBase's Start would forget the error and leave with 0, which service managers take for success.
func Execute(app *pocketbase.PocketBase) int {
	app.RootCmd.AddCommand(cmd.NewSuperuserCommand(app), cmd.NewServeCommand(app, true))
	var kept error
	keep := func(err error) error {
		if err != nil {
			kept = err
		}
		return err
	}
	app.RootCmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return keep(err) })
	keepErrors(app.RootCmd, keep)
	named, _, err := app.RootCmd.Find(os.Args[1:])
	_ = keep(err) // an unknown command; cobra says so by itself
	execute := app.Execute
	if needsNoDatabase(named) {
		execute = func() error { _ = app.RootCmd.Execute(); return nil } // its error is kept
	}
	if err := execute(); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err) // before or after the command: nobody else tells it
		return 1
	}
	var own coded
	switch {
	case errors.As(kept, &own):
		return own.ExitCode()
	case kept != nil:
		return 1
	}
	return 0
}

// needsNoDatabase is true of the commands of psychometricians, who have none and want none left in their folder.
func needsNoDatabase(command *cobra.Command) bool {
	for c := command; c != nil; c = c.Parent() {
		if c.Name() == "irt" {
			return true
		}
	}
	return false
}

func keepErrors(command *cobra.Command, keep func(error) error) {
	if check := command.Args; check != nil {
		command.Args = func(c *cobra.Command, args []string) error { return keep(check(c, args)) }
	}
	if run := command.RunE; run != nil {
		command.RunE = func(c *cobra.Command, args []string) error { return keep(run(c, args)) }
	}
	for _, child := range command.Commands() {
		keepErrors(child, keep)
	}
}
