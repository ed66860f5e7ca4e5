// Package commands is what an operator may run beside `serve`: flags, then one call.
package commands

import (
	"context"
	"io/fs"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"
	"github.com/spf13/cobra"

	"eva/hooks/cohorts"
	"eva/hooks/items"
	"eva/hooks/members"
	"eva/hooks/privacy"
	"eva/hooks/stats"
)

// Bind adds the commands to root.
func Bind(root *cobra.Command, app *pocketbase.PocketBase, front fs.FS) {
	r := newRunner(app)
	root.AddCommand(demoCommand(r, front), loadCommand(r, front), importContent(r), refreshCohorts(r), forgetPeople(r), forgetSignUps(r), snapshot(r), sampleCommand(r), exportCommand(r),
		calibrateCommand(r), rescoreCommand(r), simulateCommand(), irtCommand(), mailsCommand(r), weeklyDigest(r))
}

// importContent is also what `serve` does before its first request.
func importContent(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "import-content", Short: "Bring the content of the situations of this release into the database"}
	return r.runs(command, func(context.Context) error { return items.Import(r.app, time.Now()) })
}

// refreshCohorts is also what the nightly job does.
func refreshCohorts(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "refresh-cohorts", Short: "Bring the norms of all cohorts up to date, as candidates"}
	rebuild := command.Flags().Bool("rebuild", false, "count all results again, not only the new ones")
	return r.runs(command, func(ctx context.Context) error {
		if *rebuild {
			return cohorts.Rebuild(ctx, r.app, time.Now())
		}
		return cohorts.Refresh(ctx, r.app, time.Now())
	})
}

// forgetPeople is also what the nightly job does.
func forgetPeople(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "forget-people", Short: "Remove the identity of people not seen for longer than the deployment keeps it"}
	return r.runs(command, func(ctx context.Context) error { return privacy.Forget(ctx, r.app, time.Now()) })
}

// forgetSignUps is also what the nightly job does.
func forgetSignUps(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "forget-sign-ups", Short: "Remove sign-ups that nobody confirmed within a week, and old invitations"}
	return r.runs(command, func(ctx context.Context) error { return members.Forget(ctx, r.app, time.Now()) })
}

// snapshot is also what the nightly job does.
func snapshot(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "snapshot", Short: "Count the months that are over and not yet in the public statistics"}
	rebuild := command.Flags().Bool("rebuild", false, "count all months again, after a correction of the records")
	return r.runs(command, func(ctx context.Context) error {
		if *rebuild {
			return stats.Rebuild(ctx, r.app, time.Now())
		}
		return stats.Refresh(ctx, r.app, time.Now())
	})
}

// runner gives every command a database that is up to date and a context that ends with the program.
type runner struct {
	app     core.App
	ctx     context.Context
	running sync.WaitGroup
}

func newRunner(app core.App) *runner {
	ctx, cancel := context.WithCancel(context.Background())
	r := &runner{app: app, ctx: ctx}
	// PocketBase ends at a signal without waiting for the command.
	app.OnTerminate().BindFunc(func(e *core.TerminateEvent) error {
		cancel()
		r.running.Wait()
		return e.Next()
	})
	return r
}

func (r *runner) runs(command *cobra.Command, run func(context.Context) error) *cobra.Command {
	command.Args, command.SilenceUsage = cobra.NoArgs, true
	command.RunE = func(*cobra.Command, []string) error {
		r.running.Add(1)
		defer r.running.Done()
		// Migrations run by themselves in `serve` only.
		if err := r.app.RunAllMigrations(); err != nil {
			return err
		}
		return run(r.ctx)
	}
	return command
}
