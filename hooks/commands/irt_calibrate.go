package commands

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"eva/scoring/irt"
)

// gridFlags are --nodes, --range and --prior; what it returns reads them once the command runs.
func gridFlags(flags *pflag.FlagSet) func() (irt.Grid, irt.Prior, error) {
	nodes := flags.Int("nodes", 61, "nombre de points de la grille d’aptitude")
	ends := flags.String("range", "-6,6", "bornes de la grille d’aptitude")
	prior := flags.String("prior", "0,1", "moyenne et écart type de la population")
	return func() (irt.Grid, irt.Prior, error) {
		bounds, err := pair("range", *ends)
		if err != nil {
			return irt.Grid{}, irt.Prior{}, err
		}
		moments, err := pair("prior", *prior)
		if err != nil {
			return irt.Grid{}, irt.Prior{}, err
		}
		population := irt.Prior{Mean: moments[0], SD: moments[1]}
		if !(population.SD > 0) {
			return irt.Grid{}, population, refuse("L’écart type de --prior doit être positif.")
		}
		grid, err := irt.NewGrid(*nodes, bounds[0], bounds[1], population)
		return grid, population, err
	}
}

// pair reads two numbers with a comma between them.
func pair(flag, text string) ([2]float64, error) {
	first, second, found := strings.Cut(text, ",")
	a, errA := strconv.ParseFloat(strings.TrimSpace(first), 64)
	b, errB := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if err := errors.Join(errA, errB); err != nil || !found {
		return [2]float64{}, refuse("--%s attend deux nombres séparés par une virgule, pas « %s ».", flag, text)
	}
	return [2]float64{a, b}, nil
}

type printedCalibration struct {
	Model      irt.Model     `json:"model"`
	N          int           `json:"n"`
	LogLik     number        `json:"loglik"`
	AIC        number        `json:"aic"`
	BIC        number        `json:"bic"`
	Converged  bool          `json:"converged"`
	Iterations int           `json:"iterations"`
	Items      []printedItem `json:"items"`
}

// irtCalibrate estimates the items.
func irtCalibrate() *cobra.Command {
	command := &cobra.Command{Use: "calibrate", Short: "Estimer les paramètres des items (vraisemblance marginale, EM)"}
	model := command.Flags().String("model", "2pl", "rasch (pente 1), 1pl (pente commune), 2pl, grm ou gpcm")
	nodes := command.Flags().Int("nodes", 61, "nombre de points de la grille d’aptitude")
	return computes(command, func(in io.Reader, _ []string) (any, error) {
		t, err := readTable(in)
		if err != nil {
			return nil, err
		}
		data, err := t.data()
		if err != nil {
			return nil, err
		}
		if *nodes < 2 {
			return nil, irt.ErrGrid
		}
		c, err := irt.Calibrate(data, irt.Model(*model), irt.Options{Nodes: *nodes})
		if err != nil {
			return nil, err
		}
		p := printedCalibration{
			c.Model, c.N, number(c.LogLik), number(c.AIC), number(c.BIC), c.Converged, c.Iterations, make([]printedItem, len(c.Items)),
		}
		for j, it := range c.Items {
			p.Items[j] = printed(it)
		}
		return p, nil
	})
}

type printedPerson struct {
	Pattern string `json:"pattern"`
	Theta   number `json:"theta"`
	SE      number `json:"se"`
	Lz      number `json:"lz"`
	LzStar  number `json:"lzstar"`
}

// irtScore estimates the abilities, one for each row.
func irtScore() *cobra.Command {
	command := &cobra.Command{Use: "score", Short: "Estimer l’aptitude de chaque personne, son erreur et l’ajustement de ses réponses"}
	path := command.Flags().String("items", "", "fichier des items : ce qu’affiche calibrate")
	method := command.Flags().String("method", "eap", "eap, map, ml ou wle")
	makeGrid := gridFlags(command.Flags())
	return computes(command, func(in io.Reader, _ []string) (any, error) {
		if err := required(command, "items"); err != nil {
			return nil, err
		}
		bank, err := readItems(*path)
		if err != nil {
			return nil, err
		}
		grid, prior, err := makeGrid()
		if err != nil {
			return nil, err
		}
		t, err := readTable(in)
		if err != nil {
			return nil, err
		}
		items, responses, err := t.match(bank)
		if err != nil {
			return nil, err
		}
		s, err := newPersonScorer(items, irt.Method(*method), grid, prior)
		if err != nil {
			return nil, err
		}
		persons := make([]printedPerson, len(responses))
		for i, pattern := range responses {
			if persons[i], err = s.score(pattern); err != nil {
				return nil, err
			}
		}
		return map[string]any{"persons": persons}, nil
	})
}

// match finds the items of the columns, and checks that their responses are categories of theirs.
func (t *table) match(bank []irt.Item) ([]irt.Item, [][]int8, error) {
	items := make([]irt.Item, len(t.names))
	for j, name := range t.names {
		at := slices.IndexFunc(bank, func(it irt.Item) bool { return it.Name == name })
		if at < 0 {
			return nil, nil, refuse("La colonne « %s » n’est pas un item du fichier.", name)
		}
		items[j] = bank[at]
	}
	responses, err := t.responses()
	if err != nil {
		return nil, nil, err
	}
	for i, pattern := range responses {
		for j, x := range pattern {
			if int(x) >= items[j].Categories() {
				return nil, nil, refuse("« %d », réponse à l’item « %s » (personne %d), n’est pas une de ses catégories, de 0 à %d.",
					x, items[j].Name, i+1, items[j].Categories()-1)
			}
		}
	}
	return items, responses, nil
}

// personScorer scores patterns by one method.
type personScorer struct {
	items    []irt.Item
	method   irt.Method
	prior    irt.Prior
	estimate func(pattern []int8) (irt.Score, error)
}

func newPersonScorer(items []irt.Item, method irt.Method, grid irt.Grid, prior irt.Prior) (*personScorer, error) {
	scorer, err := irt.NewScorer(items, grid)
	if err != nil {
		return nil, err
	}
	estimate, ok := map[irt.Method]func([]int8) (irt.Score, error){
		irt.MethodEAP: scorer.EAP,
		irt.MethodMAP: func(p []int8) (irt.Score, error) { return irt.MAP(items, p, prior) },
		irt.MethodML:  func(p []int8) (irt.Score, error) { return irt.ML(items, p) },
		irt.MethodWLE: func(p []int8) (irt.Score, error) { return irt.WLE(items, p) },
	}[method]
	if !ok {
		return nil, refuse("La méthode « %s » n’existe pas : prenez eap, map, ml ou wle.", method)
	}
	return &personScorer{items, method, prior, estimate}, nil
}

// score leaves null what a pattern has not: an ML of all right, a fit without answers.
func (s *personScorer) score(pattern []int8) (printedPerson, error) {
	p := printedPerson{written(pattern, s.items), notMeasured, notMeasured, notMeasured, notMeasured}
	score, err := s.estimate(pattern)
	if errors.Is(err, irt.ErrNoEstimate) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	p.Theta, p.SE = number(score.Theta), number(score.SE)
	fit, err := irt.FitPerson(s.items, pattern, score.Theta, s.method, s.prior)
	if errors.Is(err, irt.ErrNoEstimate) {
		return p, nil
	}
	p.Lz, p.LzStar = number(fit.Lz), number(fit.LzStar)
	return p, err
}

// written shows a pattern as 0110, with a point for an item that was not given; with spaces where a category has two digits.
func written(pattern []int8, items []irt.Item) string {
	wide := slices.ContainsFunc(items, func(it irt.Item) bool { return it.Categories() > 10 })
	var parts []string
	for _, x := range pattern {
		part := "."
		if x != irt.Missing {
			part = strconv.Itoa(int(x))
		}
		parts = append(parts, part)
	}
	if wide {
		return strings.Join(parts, " ")
	}
	return strings.Join(parts, "")
}
