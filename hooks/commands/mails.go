package commands

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/followups"
	"eva/hooks/mails"
)

// mailsCommand tells what became of the mails, for whoever has no dashboard at hand.
func mailsCommand(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "mails", Short: "Count the mails that wait, were sent or were given up"}
	retry := command.Flags().Bool("retry", false, "put those that were given up back in the queue")
	return r.runs(command, func(ctx context.Context) error {
		if *retry {
			if err := mails.Retry(ctx, r.app, time.Now()); err != nil {
				return err
			}
		}
		counts, err := mails.Counts(ctx, r.app)
		if err != nil {
			return err
		}
		printMails(command.OutOrStdout(), mails.Configured(r.app), counts)
		return nil
	})
}

func printMails(out io.Writer, configured bool, counts []mails.Count) {
	if !configured {
		fmt.Fprintln(out, "No mail server: mails wait until the settings name one (dashboard, Settings, Mail settings).")
	}
	if len(counts) == 0 {
		fmt.Fprintln(out, "No mails.")
	}
	for _, c := range counts {
		fmt.Fprintf(out, "%-7s %7d  %s\n", c.State, c.N, c.LastError)
	}
}

// weeklyDigest is also what the job of Monday does.
func weeklyDigest(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "weekly-digest", Short: "Queue a mail to each counsellor whom answers wait for, once a week"}
	return r.runs(command, func(ctx context.Context) error { return followups.Remind(ctx, r.app, time.Now()) })
}
