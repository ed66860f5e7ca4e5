package commands

import (
	"bufio"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"eva/scoring/irt"
	"eva/scoring/norm"
)

type printedNorm struct {
	N           int            `json:"n"`
	Mean        number         `json:"mean"`
	SD          number         `json:"sd"`
	Percentiles map[int]number `json:"percentiles"`
}

// irtNorm describes a list of numbers.
func irtNorm() *cobra.Command {
	command := &cobra.Command{
		Use: "norm [fichier]", Short: "Décrire une série de nombres : moyenne, écart type, centiles", Args: cobra.ArbitraryArgs,
		Long: "Avec --values, un nombre par ligne. Sans cette option, un CSV d’une seule colonne, avec son en-tête.",
	}
	values := command.Flags().Bool("values", false, "un nombre par ligne, sans en-tête")
	return computes(command, func(in io.Reader, args []string) (any, error) {
		if len(args) == 1 {
			file, err := os.Open(args[0])
			if err != nil {
				return nil, refuse("Le fichier « %s » ne peut pas être lu.", args[0])
			}
			defer file.Close()
			in = file
		}
		read := readColumn
		if *values {
			read = readLines
		}
		numbers, err := read(in)
		if err != nil {
			return nil, err
		}
		if len(numbers) == 0 {
			return nil, refuse("Il n’y a aucun nombre.")
		}
		return describe(norm.Of(numbers)), nil
	})
}

func readLines(in io.Reader) ([]float64, error) {
	var numbers []float64
	lines := bufio.NewScanner(in)
	for line := 1; lines.Scan(); line++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" {
			continue
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, refuse("Ligne %d : « %s » n’est pas un nombre.", line, text)
		}
		numbers = append(numbers, x)
	}
	if err := lines.Err(); err != nil {
		return nil, unreadable(err)
	}
	return numbers, nil
}

func readColumn(in io.Reader) ([]float64, error) {
	t, err := readTable(in)
	if err != nil {
		return nil, err
	}
	if len(t.names) != 1 {
		return nil, refuse("Il faut une seule colonne de nombres, ou --values et un nombre par ligne.")
	}
	rows, err := t.scores()
	if err != nil {
		return nil, err
	}
	if _, err := t.total(); err != nil {
		return nil, err
	}
	var numbers []float64
	for i, row := range rows {
		for range t.persons(i) {
			numbers = append(numbers, row[0]) // norm leaves out what is missing
		}
	}
	return numbers, nil
}

func describe(s norm.Summary) printedNorm {
	p := printedNorm{N: s.N(), Mean: ifMeasured(s.Mean()), SD: ifMeasured(s.SD())}
	if all, ok := s.Percentiles(); ok {
		p.Percentiles = map[int]number{}
		for percent, value := range all {
			p.Percentiles[percent] = number(value)
		}
	}
	return p
}

func ifMeasured(value float64, ok bool) number {
	if !ok {
		return notMeasured
	}
	return number(value)
}

type printedChange struct {
	RCI number `json:"rci"`
	P   number `json:"p"`
}

// irtChange tells a change from noise.
func irtChange() *cobra.Command {
	command := &cobra.Command{
		Use: "change", Short: "Changement fiable entre deux mesures d’une personne",
		Long: "Avec --sd et --reliability, l’indice classique ; avec --se-before et --se-after, la différence de deux aptitudes rapportée à " +
			"leurs propres erreurs. Au-delà de ±1,96, moins de 5 % des personnes qui n’ont pas changé.",
	}
	flags := command.Flags()
	sd := flags.Float64("sd", 0, "écart type de la mesure dans la population")
	reliability := flags.Float64("reliability", 0, "fidélité de la mesure, de 0 à 1")
	before := flags.Float64("before", 0, "première mesure")
	after := flags.Float64("after", 0, "seconde mesure")
	seBefore := flags.Float64("se-before", 0, "erreur type de la première aptitude")
	seAfter := flags.Float64("se-after", 0, "erreur type de la seconde aptitude")
	return computes(command, func(io.Reader, []string) (any, error) {
		if err := required(command, "before", "after"); err != nil {
			return nil, err
		}
		if flags.Changed("se-before") || flags.Changed("se-after") {
			if !(*seBefore > 0 && *seAfter > 0) {
				return nil, refuse("--se-before et --se-after doivent être positifs.")
			}
			c, err := irt.AbilityChange(irt.Score{Theta: *before, SE: *seBefore}, irt.Score{Theta: *after, SE: *seAfter})
			return printedChange{number(c.Z), number(c.P)}, err
		}
		if err := required(command, "sd", "reliability"); err != nil {
			return nil, err
		}
		c, err := irt.ReliableChange(*sd, *reliability, *before, *after)
		if err != nil {
			return nil, refuse("--sd doit être positif, et --reliability au moins 0 et plus petit que 1.")
		}
		return printedChange{number(c.Z), number(c.P)}, nil
	})
}
