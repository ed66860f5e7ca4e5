package commands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/calibrations"
)

const calibrateHelp = `Estime les paramètres des questions d’après ce que les personnes ont répondu, et en fait des candidats à relire dans le
tableau de bord (collection « calibrations »). Rien ne change dans les résultats tant que personne n’en publie un ; ensuite,
« eva rescore » recalcule ceux d’avant.

  eva calibrate --situation livraison --since 2026-01-01`

func calibrateCommand(r *runner) *cobra.Command {
	command := &cobra.Command{Use: "calibrate", Short: "Calibrer les questions d’une mise en situation, comme candidat à publier", Long: calibrateHelp}
	flags := command.Flags()
	situation := flags.String("situation", "", "mise en situation, par exemple livraison")
	version := flags.String("bank-version", "", "numéro de la version du contenu (par défaut : la dernière publiée)")
	model := flags.String("model", "", "rasch, 1pl, 2pl ou gpcm (par défaut : 2pl, ou gpcm quand il y a des points partiels)")
	since := flags.String("since", "", "parties terminées à partir de ce jour, par exemple 2026-01-31")
	kinds := flags.StringSlice("kinds", []string{"real"}, "sortes d’évaluations : real, test, demo")
	return optionsOnly(r.runs(command, func(ctx context.Context) error {
		o := calibrations.Options{Situation: *situation, Model: *model, Kinds: *kinds, Now: time.Now()}
		if o.Situation == "" {
			return errors.New("dites quelle mise en situation calibrer : --situation livraison")
		}
		var err error
		if o.Since, err = day(*since); err != nil {
			return err
		}
		if *version != "" {
			if o.BankVersion, err = strconv.Atoi(*version); err != nil || o.BankVersion < 1 {
				return fmt.Errorf("la version du contenu est un numéro, à partir de 1 ; pas « %s »", *version)
			}
		}
		outcomes, err := calibrations.Calibrate(ctx, r.app, o)
		if err != nil {
			return err
		}
		return printOutcomes(command.OutOrStdout(), outcomes)
	}))
}

// printOutcomes says what became of each scale. A run that made no candidate is an error.
func printOutcomes(out io.Writer, outcomes []calibrations.Outcome) error {
	made := 0
	for _, o := range outcomes {
		if o.Reason != nil {
			fmt.Fprintf(out, "%s : pas de calibrage (%d personnes). Raison : %v.\n", o.Scale, o.N, o.Reason)
			continue
		}
		made++
		r := o.Report
		converged := "le calcul a convergé"
		if !r.Converged {
			converged = "le calcul n’a pas convergé"
		}
		fmt.Fprintf(out, "%s : candidat %s, modèle %s, %d personnes, %d questions ; %s en %d pas (log-vraisemblance %.3f, AIC %.1f, BIC %.1f).\n",
			o.Scale, o.ID, o.Model, o.N, len(r.Items), converged, r.Iterations, r.LogLik, r.AIC, r.BIC)
		for _, refused := range r.Refused {
			fmt.Fprintf(out, "  %s : question laissée de côté (%s).\n", refused.Item, refused.Reason)
		}
	}
	if made == 0 {
		return errors.New("aucun calibrage n’a pu être fait")
	}
	fmt.Fprintln(out, "Relisez et publiez les candidats dans le tableau de bord, collection « calibrations ».")
	return nil
}

// optionsOnly says in French what is wrong with a flag or an argument.
func optionsOnly(command *cobra.Command) *cobra.Command {
	command.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("« %s » est de trop : cette commande n’admet que des options, voir --help", strings.Join(args, " "))
		}
		return nil
	}
	command.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return c.Root().FlagErrorFunc()(c, flagRefusal(err))
	})
	return command
}

// day reads a date as people of the trade write it; "" is none.
func day(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return time.Time{}, err
	}
	date, err := time.ParseInLocation("2006-01-02", text, paris)
	if err != nil {
		return time.Time{}, fmt.Errorf("une date s’écrit année-mois-jour, par exemple 2026-01-31 ; pas « %s »", text)
	}
	return date, nil
}
