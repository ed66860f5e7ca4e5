package commands

import (
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"eva/scoring/irt"
)

type printedStep struct {
	Item  string `json:"item"`
	Theta number `json:"theta"`
	SE    number `json:"se"`
}

// irtCAT plays an adaptive test with answers that are known.
func irtCAT() *cobra.Command {
	command := &cobra.Command{
		Use: "cat", Short: "Jouer un test adaptatif : information maximale, EAP",
		Long: "Les réponses de --answers sont reprises depuis le début quand le test est plus long qu’elles.",
	}
	path := command.Flags().String("items", "", "fichier de la banque d’items")
	answers := command.Flags().String("answers", "", "réponses successives, séparées par des virgules")
	length := command.Flags().Int("length", 0, "nombre d’items du test ; sans cette option, autant que de réponses")
	start := command.Flags().Float64("start", 0, "aptitude supposée avant la première réponse")
	makeGrid := gridFlags(command.Flags())
	return computes(command, func(io.Reader, []string) (any, error) {
		if err := required(command, "items", "answers"); err != nil {
			return nil, err
		}
		bank, err := readItems(*path)
		if err != nil {
			return nil, err
		}
		given, err := readAnswers(*answers)
		if err != nil {
			return nil, err
		}
		if !command.Flags().Changed("length") {
			*length = len(given)
		}
		if *length < 1 || *length > len(bank) {
			return nil, refuse("--length doit être entre 1 et %d, le nombre d’items de la banque.", len(bank))
		}
		grid, _, err := makeGrid()
		if err != nil {
			return nil, err
		}
		next := 0
		steps, err := irt.Adapt(bank, grid, *start, irt.Selection{}, irt.Stop{Most: *length}, func(int) int8 {
			next++
			return given[(next-1)%len(given)]
		})
		if err != nil {
			return nil, err
		}
		printed := make([]printedStep, len(steps))
		for i, s := range steps {
			printed[i] = printedStep{bank[s.Item].Name, number(s.Score.Theta), number(s.Score.SE)}
		}
		return map[string]any{"steps": printed}, nil
	})
}

func readAnswers(text string) ([]int8, error) {
	var answers []int8
	for field := range strings.SplitSeq(text, ",") {
		category, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || category < 0 || category > irt.MaxCategory {
			return nil, refuse("--answers attend des réponses comme 1,1,0 : « %s » n’en est pas une.", field)
		}
		answers = append(answers, int8(category))
	}
	return answers, nil
}

// irtLink relates the scales of two calibrations.
func irtLink() *cobra.Command {
	command := &cobra.Command{
		Use: "link", Short: "Relier deux calibrations par leurs items communs",
		Long: "Affiche A et B tels que aptitude(to) = A × aptitude(from) + B.",
	}
	from := command.Flags().String("from", "", "items de l’échelle de départ")
	to := command.Flags().String("to", "", "items de l’échelle d’arrivée")
	method := command.Flags().String("method", string(irt.StockingLord), "mean-mean, mean-sigma, haebara ou stocking-lord")
	makeGrid := gridFlags(command.Flags())
	return computes(command, func(io.Reader, []string) (any, error) {
		if err := required(command, "from", "to"); err != nil {
			return nil, err
		}
		switch irt.LinkMethod(*method) {
		case irt.MeanMean, irt.MeanSigma, irt.Haebara, irt.StockingLord:
		default:
			return nil, refuse("La méthode « %s » n’existe pas : prenez mean-mean, mean-sigma, haebara ou stocking-lord.", *method)
		}
		source, err := readItems(*from)
		if err != nil {
			return nil, err
		}
		target, err := readItems(*to)
		if err != nil {
			return nil, err
		}
		grid, _, err := makeGrid()
		if err != nil {
			return nil, err
		}
		return irt.Relate(source, target, irt.LinkMethod(*method), grid)
	})
}
