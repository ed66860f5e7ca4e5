package commands

import (
	"context"

	"github.com/spf13/cobra"

	"eva/hooks/stats"
)

// exportCommand writes what /donnees serves, to the byte.
func exportCommand(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "export", Short: "Write the open data below --to: the files that /donnees serves, to the byte"}
	to := command.Flags().String("to", "donnees", "directory of the files, made when it is missing")
	return r.runs(command, func(ctx context.Context) error { return stats.Export(ctx, r.app, *to) })
}
