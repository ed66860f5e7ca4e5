package commands

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/stats"
)

// sampleCommand is also what the nightly job does before it counts.
func sampleCommand(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "sample", Short: "Draw the structures of each month that has no sample yet, and show one"}
	month := command.Flags().String("month", "", "month to show, like 2026-01; empty for the newest")
	return r.runs(command, func(ctx context.Context) error {
		if err := stats.DrawSamples(ctx, r.app, time.Now()); err != nil {
			return err
		}
		sample, err := stats.ReadSample(ctx, r.app, *month)
		if err != nil {
			return err
		}
		if len(sample.Strata) == 0 {
			_, err = fmt.Fprintln(command.OutOrStdout(), "No structure was drawn for this month: none was there when it began.")
			return err
		}
		fmt.Fprintf(command.OutOrStdout(), "Sample of %s, seed %s: %d of %d structures.\n\n", sample.Month, sample.Seed, sample.Drawn, sample.Size)
		table := tabwriter.NewWriter(command.OutOrStdout(), 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "Stratum\tStructures\tDrawn\tWeight")
		for _, s := range sample.Strata {
			fmt.Fprintf(table, "%s\t%d\t%d\t%.2f\n", s.Stratum, s.Size, s.Drawn, s.Weight)
		}
		return table.Flush()
	})
}
