package commands

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/demo"
	"eva/hooks/items"
	"eva/hooks/stats"
)

func demoCommand(r *runner, front fs.FS) *cobra.Command {
	command := &cobra.Command{Use: "demo", Short: "Fill an empty database with a year of invented evaluations"}
	evaluations := command.Flags().Int("evaluations", 300, "how many")
	structures := command.Flags().Int("structures", 0, "how many, in a tree under one head; 0 for the few that every demo has")
	played := command.Flags().Int("played", 1500, "how many evaluations are played; the others are copies of these for other people, in other\n"+
		"structures, on other days, with the results that scoring wrote and without the events")
	seed := command.Flags().Uint64("seed", 1, "same seed, same people")
	address := command.Flags().String("address", "http://127.0.0.1:8090", "where the service will be, for what is printed")
	return r.runs(command, func(ctx context.Context) error {
		defer debug.SetGCPercent(debug.SetGCPercent(400)) // JavaScript in Go makes much garbage: a third of the time
		if err := items.Import(r.app, time.Now()); err != nil {
			return err
		}
		err := demo.Fill(ctx, r.app, front, demo.Options{
			Evaluations: *evaluations, Structures: *structures, Played: *played, Now: time.Now(), Seed: *seed})
		if present, look := demo.Present(r.app); errors.Is(err, demo.ErrNotEmpty) && present {
			err = look // a second run changes nothing, and says again how to sign in
		}
		if err != nil {
			return err
		}
		if err := stats.Refresh(ctx, r.app, time.Now()); err != nil {
			return err
		}
		accounts := demo.Accounts
		if _, err := r.app.FindAuthRecordByEmail("counsellors", demo.National.Email); err == nil {
			accounts = append(slices.Clone(accounts), demo.National)
		}
		return printDemo(command, *address, accounts)
	})
}

func printDemo(command *cobra.Command, address string, accounts []demo.Account) error {
	table := tabwriter.NewWriter(command.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "Demo data is in place.\n\nPlay\t%s/c/%s\t(campaign code %s)\n", address, demo.Code, demo.Code)
	fmt.Fprintf(table, "Figures\t%s/stats\nCounsellors\t%s/conseil/\tsign in as\n", address, address)
	for _, account := range accounts {
		fmt.Fprintf(table, "  %s\t%s\t%s\n", account.Role, account.Email, account.Password)
	}
	return table.Flush()
}
