package commands

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/followups"
	"eva/hooks/passations"
	"eva/scoring"
)

const rescoreHelp = `Recalcule les évaluations dont les résultats ne sont pas ceux des versions en cours : règles de calcul de ce programme,
calibrages publiés. Un résultat ne change jamais : un nouveau calcul ajoute une ligne. Une évaluation est recalculée en entier.
Arrêtée, la commande reprend où elle en était.

  eva rescore --situation livraison --dry-run`

func rescoreCommand(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "rescore", Short: "Recalculer les résultats avec les versions en cours", Long: rescoreHelp}
	flags := command.Flags()
	situation := flags.String("situation", "", "seulement les évaluations qui ont une partie de cette mise en situation")
	since := flags.String("since", "", "seulement celles qui ont une partie terminée à partir de ce jour, par exemple 2026-01-31")
	dryRun := flags.Bool("dry-run", false, "calculer et compter, sans rien écrire")
	return optionsOnly(r.runs(command, func(ctx context.Context) error {
		if *situation != "" {
			if _, err := scoring.Lookup(*situation); err != nil {
				return fmt.Errorf("cette mise en situation n’existe pas : « %s »", *situation)
			}
		}
		from, err := day(*since)
		if err != nil {
			return err
		}
		done, err := passations.New(passations.Config{}).Rescore(ctx, r.app, passations.Rescoring{
			Situation: *situation, Since: from, DryRun: *dryRun, Progress: progressOn(command.ErrOrStderr()),
		})
		verb := "ajoutés"
		if *dryRun {
			verb = "à ajouter"
		}
		fmt.Fprintf(command.OutOrStdout(), "%d évaluations recalculées, %d résultats %s, dont %d d’un autre niveau.\n",
			done.Evaluations, done.Results, verb, done.Levels)
		if err != nil || *dryRun {
			return err
		}
		return followups.Recount(ctx, r.app) // another synthesis may ask for a follow-up, or for none
	}))
}

const (
	barWidth  = 30
	drawEvery = 200 * time.Millisecond
)

// progressOn draws a bar on one line, now and then.
func progressOn(out io.Writer) func(done, total int) {
	var last time.Time
	return func(done, total int) {
		if done < total && time.Since(last) < drawEvery {
			return
		}
		last = time.Now()
		bar := make([]rune, barWidth)
		for i := range bar {
			bar[i] = '·'
			if i*total < done*barWidth {
				bar[i] = '█'
			}
		}
		fmt.Fprintf(out, "\r[%s] %d / %d évaluations", string(bar), done, total)
		if done == total {
			fmt.Fprintln(out)
		}
	}
}
