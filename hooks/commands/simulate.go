package commands

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/spf13/cobra"

	"eva/hooks/items"
	"eva/scoring"
)

// simulateCommand lets simulated persons play the content of this release: no database is read.
func simulateCommand() *cobra.Command {
	command := &cobra.Command{
		Use: "simulate", Short: "Simuler des personnes dans un parcours : longueur, justesse des niveaux",
		Long: "Les aptitudes suivent une loi normale centrée réduite ; les réponses suivent le modèle de chaque question. Le niveau est juste quand\nle plus probable est celui de l’aptitude simulée. Mêmes personnes et mêmes réponses d’un mode à l’autre pour une même graine.",
	}
	flags := command.Flags()
	situation := flags.String("situation", "", "mise en situation qui a un plan : lecture ou calcul")
	persons := flags.Int("persons", 5000, "nombre de personnes")
	mode := flags.String("mode", scoring.ModeFixed, "fixed : modules et seuils ; adaptive : une question à la fois")
	seed := flags.Uint64("seed", 1, "graine du tirage")
	asJSON := flags.Bool("json", false, "écrire le résultat en JSON")
	run := func() (any, error) {
		if err := required(command, "situation"); err != nil {
			return nil, err
		}
		if *persons < 1 || *persons > 1_000_000 {
			return nil, refuse("--persons va de 1 à 1 000 000.")
		}
		if *mode != scoring.ModeFixed && *mode != scoring.ModeAdaptive {
			return nil, refuse("--mode est fixed ou adaptive, pas « %s ».", *mode)
		}
		return simulate(*situation, *mode, *persons, *seed)
	}
	computes(command, func(io.Reader, []string) (any, error) { return run() })
	inJSON := command.RunE
	command.RunE = func(c *cobra.Command, args []string) error {
		if *asJSON || len(args) > 0 {
			return inJSON(c, args)
		}
		result, err := run()
		if err != nil {
			return tell(c, err)
		}
		return printSimulation(c.OutOrStdout(), result.(scoring.Simulation))
	}
	command.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return c.Root().FlagErrorFunc()(c, tell(c, flagRefusal(err)))
	})
	return command
}

func simulate(situation, mode string, persons int, seed uint64) (scoring.Simulation, error) {
	none := scoring.Simulation{}
	files, err := items.Files()
	if err != nil {
		return none, err
	}
	content, known := files[situation]
	if !known {
		return none, refuse("Il n’y a pas de contenu « %s » : il y a %v.", situation, slices.Sorted(maps.Keys(files)))
	}
	plan, err := scoring.ParsePlan(content.Plan)
	if err != nil {
		return none, err
	}
	if plan.Adaptive == nil {
		return none, refuse("« %s » n’a pas de plan : toutes les questions sont jouées, dans l’ordre.", situation)
	}
	secret, err := content.Secret()
	if err != nil {
		return none, err
	}
	var keys []scoring.Item
	if err := json.Unmarshal(secret, &keys); err != nil {
		return none, err
	}
	bank, err := scoring.NewBank(situation, fmt.Sprintf("%s/%d", situation, content.Version), keys)
	if err != nil {
		return none, err
	}
	return bank.Simulate(plan, mode, persons, rand.New(rand.NewPCG(seed, 4)).Float64)
}

// mostPaths that are printed; the others are few persons each.
const mostPaths = 12

func printSimulation(out io.Writer, s scoring.Simulation) error {
	_, err := fmt.Fprintf(out, "%d personnes, mode %s\nquestions : %.1f en moyenne, %d au plus\nniveau juste : %.1f %%\nerreur type moyenne : %.3f\n",
		s.Persons, s.Mode, s.MeanItems, s.MaxItems, 100*s.LevelAccuracy, s.MeanSE)
	paths := slices.SortedFunc(maps.Keys(s.Paths), func(a, b string) int { return s.Paths[b] - s.Paths[a] })
	for i, path := range paths {
		if err != nil || i == mostPaths {
			break
		}
		_, err = fmt.Fprintf(out, "%7d  %s\n", s.Paths[path], path)
	}
	return err
}
