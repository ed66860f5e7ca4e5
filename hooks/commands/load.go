package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/load"
)

func loadCommand(r *runner, front fs.FS) *cobra.Command {
	command := &cobra.Command{
		Use: "load", Short: "Play many evaluations at once on this machine, and check that no event is lost",
		Long: "Starts a server of its own with a temporary database, unless --url names one on this machine. --dir is then its\n" +
			"database, which keeps all that is played: never one that serves people.",
	}
	options := load.Options{Front: front}
	flags := command.Flags()
	flags.IntVar(&options.Beneficiaries, "beneficiaries", 100, "how many play at the same time")
	flags.DurationVar(&options.Duration, "duration", time.Minute, "for how long")
	flags.DurationVar(&options.Arrivals, "arrivals", 0, "over which they come, before the clock starts: measures how long opening takes (default as quickly as they are let in)")
	flags.StringVar(&options.Pace, "pace", load.Real, "real: as people play; max: as quickly as the server acknowledges")
	flags.StringVar(&options.Target.URL, "url", "", "a server that runs already, on loopback only")
	asJSON := flags.Bool("json", false, "print one JSON object")
	return r.runs(command, func(ctx context.Context) error {
		options.Target.Dir = r.app.DataDir()
		report, err := load.Run(ctx, options)
		if err != nil {
			return err
		}
		if err := printReport(command.OutOrStdout(), report, *asJSON); err != nil {
			return err
		}
		return report.Verdict()
	})
}

func printReport(out io.Writer, report load.Report, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(out).Encode(report)
	}
	value := reflect.ValueOf(report)
	for i := range value.NumField() {
		if _, err := fmt.Fprintf(out, "%-20s %v\n", value.Type().Field(i).Tag.Get("json"), value.Field(i)); err != nil {
			return err
		}
	}
	return nil
}
