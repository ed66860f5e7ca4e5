package commands

import (
	"io"
	"math"
	"slices"

	"github.com/spf13/cobra"
	"gonum.org/v1/gonum/mat"

	"eva/scoring/irt"
)

// mostCells bounds the table that classical reliability needs, with each person in a row: 800 MB.
const mostCells = 100_000_000

type printedReliability struct {
	Alpha          number                   `json:"alpha"`
	AlphaSE        number                   `json:"alpha_se"`
	Omega          number                   `json:"omega"`
	Items          []printedReliabilityItem `json:"items"`
	EAPReliability number                   `json:"eap_reliability"`
}

type printedReliabilityItem struct {
	Name      string `json:"name"`
	RDrop     number `json:"r_drop"`
	AlphaDrop number `json:"alpha_drop"`
}

// irtReliability says how well the items hold together.
func irtReliability() *cobra.Command {
	command := &cobra.Command{
		Use: "reliability", Short: "Alpha, oméga, corrélations item–reste et fidélité des aptitudes",
		Long: "Alpha, oméga et les corrélations se calculent sur les personnes qui ont répondu à tous les items. La fidélité des " +
			"aptitudes (EAP) demande une calibration ; elle vaut null quand les données ne la permettent pas.",
	}
	model := command.Flags().String("model", "", "modèle de la fidélité des aptitudes ; 2pl pour des réponses 0 ou 1, sinon grm")
	return computes(command, func(in io.Reader, _ []string) (any, error) {
		t, err := readTable(in)
		if err != nil {
			return nil, err
		}
		scores, err := t.scores()
		if err != nil {
			return nil, err
		}
		complete, err := t.complete(scores)
		if err != nil {
			return nil, err
		}
		r, err := irt.Alpha(complete)
		if err != nil {
			return nil, err
		}
		p := printedReliability{Alpha: number(r.Alpha), AlphaSE: number(r.SE), Omega: notMeasured}
		if omega, err := irt.Omega(complete); err == nil {
			p.Omega = number(omega.Omega)
		}
		for j, name := range t.names {
			item := printedReliabilityItem{name, number(r.RDrop[j]), notMeasured}
			if len(r.Dropped) > 0 {
				item.AlphaDrop = number(r.Dropped[j])
			}
			p.Items = append(p.Items, item)
		}
		p.EAPReliability = t.eapReliability(scores, irt.Model(*model))
		return p, nil
	})
}

// complete is the table of those who answered every item, each person in a row of her own.
func (t *table) complete(scores [][]float64) (*mat.Dense, error) {
	total, err := t.total()
	if err != nil {
		return nil, err
	}
	if total*len(t.names) > mostCells {
		return nil, refuse("Il y a trop de personnes pour ce calcul : %d cases au plus.", mostCells)
	}
	var values []float64
	for i, row := range scores {
		if slices.ContainsFunc(row, math.IsNaN) {
			continue
		}
		for range t.persons(i) {
			values = append(values, row...)
		}
	}
	if len(values) == 0 {
		return nil, irt.ErrScores
	}
	all := mat.NewDense(len(values)/len(t.names), len(t.names), values)
	for j, name := range t.names {
		column := mat.Col(nil, j, all)
		if len(column) > 1 && slices.Min(column) == slices.Max(column) {
			return nil, &irt.ItemError{Item: name, Err: irt.ErrConstantItem}
		}
	}
	return all, nil
}

// eapReliability calibrates the responses, each item counted from its lowest one, and is null where that cannot be done.
func (t *table) eapReliability(scores [][]float64, model irt.Model) number {
	data := irt.Data{Names: t.names, Counts: t.counts, Responses: make([][]int8, len(scores))}
	lowest := make([]float64, len(t.names))
	for j := range lowest {
		lowest[j] = math.Inf(1)
		for _, row := range scores {
			lowest[j] = min(lowest[j], orInfinity(row[j]))
		}
	}
	binary := true
	for i, row := range scores {
		data.Responses[i] = make([]int8, len(row))
		for j, x := range row {
			category := x - lowest[j]
			switch {
			case math.IsNaN(x):
				data.Responses[i][j] = irt.Missing
			case category != math.Trunc(category) || category > irt.MaxCategory:
				return notMeasured
			default:
				data.Responses[i][j] = int8(category)
				binary = binary && category <= 1
			}
		}
	}
	if model == "" {
		if model = irt.GRM; binary {
			model = irt.TwoPL
		}
	}
	return eapReliability(data, model)
}

func orInfinity(x float64) float64 {
	if math.IsNaN(x) {
		return math.Inf(1)
	}
	return x
}

func eapReliability(data irt.Data, model irt.Model) number {
	c, err := irt.Calibrate(data, model, irt.Options{SkipErrors: true})
	if err != nil || !c.Converged {
		return notMeasured
	}
	scorer, err := irt.NewScorer(c.Items, irt.DefaultGrid())
	if err != nil {
		return notMeasured
	}
	scores, counts := make([]irt.Score, len(data.Responses)), make([]float64, len(data.Responses))
	for i, pattern := range data.Responses {
		if scores[i], err = scorer.EAP(pattern); err != nil {
			return notMeasured
		}
		counts[i] = 1
		if data.Counts != nil {
			counts[i] = float64(data.Counts[i])
		}
	}
	return number(irt.EAPReliability(scores, counts))
}

type printedDIF struct {
	Name     string `json:"name"`
	Chi2     number `json:"chi2"`
	P        number `json:"p"`
	Alpha    number `json:"alpha"`
	Delta    number `json:"delta"`
	Class    string `json:"class"`
	R2Change number `json:"r2_change"`
}

// irtDIF compares two groups item by item.
func irtDIF() *cobra.Command {
	command := &cobra.Command{
		Use: "dif", Short: "Fonctionnement différentiel des items entre deux groupes, à score égal",
		Long: "Compare le groupe de référence à toutes les autres personnes. alpha est le rapport de cotes commun (au-dessus de 1, l’item " +
			"est plus facile pour la référence), delta vaut −2,35 ln(alpha), class est A (négligeable), B ou C (à revoir).",
	}
	group := command.Flags().String("group", "", "colonne qui dit le groupe de chaque personne")
	reference := command.Flags().String("reference", "", "valeur de cette colonne pour le groupe de référence")
	method := command.Flags().String("method", "mh", "mh (Mantel-Haenszel) ou logistic (régression logistique)")
	return computes(command, func(in io.Reader, _ []string) (any, error) {
		if err := required(command, "group", "reference"); err != nil {
			return nil, err
		}
		compare, ok := map[string]func(irt.Groups) ([]irt.DIF, error){"mh": irt.MantelHaenszelDIF, "logistic": irt.LogisticDIF}[*method]
		if !ok {
			return nil, refuse("La méthode « %s » n’existe pas : prenez mh ou logistic.", *method)
		}
		t, err := readTable(in, *group)
		if err != nil {
			return nil, err
		}
		groups, err := t.groups(*group, *reference)
		if err != nil {
			return nil, err
		}
		found, err := compare(groups)
		if err != nil {
			return nil, err
		}
		items := make([]printedDIF, len(found))
		for j, d := range found {
			items[j] = printedDIF{d.Name, number(d.Chi2), number(d.P), number(d.Odds), number(d.Delta), d.Class, notMeasured}
			if *method == "logistic" {
				items[j].R2Change = number(d.R2Change)
			}
		}
		return map[string]any{"items": items}, nil
	})
}

// groups gives each person a row of her own; those of no group are left out.
func (t *table) groups(column, reference string) (irt.Groups, error) {
	g := irt.Groups{Names: t.names}
	if !slices.Contains(t.apart[column], reference) {
		return g, refuse("Personne n’a « %s » dans la colonne « %s ».", reference, column)
	}
	if _, err := t.total(); err != nil {
		return g, err
	}
	responses, err := t.responses()
	if err != nil {
		return g, err
	}
	for i, row := range responses {
		value := t.apart[column][i]
		if value == "" {
			continue
		}
		for range t.persons(i) {
			g.Responses, g.Focal = append(g.Responses, row), append(g.Focal, value != reference)
		}
	}
	return g, nil
}
