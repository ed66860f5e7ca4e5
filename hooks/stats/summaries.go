package stats

import (
	"fmt"
	"strings"

	"eva/hooks/internal/disclosure"
)

// What is said of figures that are hidden, or not there yet.
const (
	tooFew   = "Il n’y a pas encore assez de personnes ou de structures pour publier ce chiffre."
	nothing  = "Rien à mesurer pendant la période."
	notThere = "Non disponible."
)

// tell says the table in one sentence, with what is shown only.
func (t Table) tell(e Edition) string {
	said := t.tellFigures(e)
	if len(t.Rows) > 0 && t.Rows[0].Older && t.Measure != Spread {
		return strings.TrimSuffix(said, ".") + ", jusqu’à " + t.Rows[0].End() + "."
	}
	return said
}

func (t Table) tellFigures(e Edition) string {
	switch {
	case t.exact && (len(t.Rows) == 0 || !t.Rows[0].Cells[len(t.Columns)-1].Known && !t.Monthly):
		return nothing
	case len(t.Rows) == 0:
		return tooFew
	}
	cells := t.Rows[0].Cells
	if t.Monthly {
		return t.tellMonth(e)
	}
	last := cells[len(cells)-1]
	if t.Measure == OfMarket || t.Measure == PerUser {
		if last.Status == disclosure.Shown && !last.Known {
			return notThere + " " + missing[t.Measure]
		}
	}
	if t.Measure == Spread {
		return t.tellMost()
	}
	if !last.Shown() {
		return tooFew
	}
	text := func(column int) string { return t.Columns[column].Text(cells[column]) }
	switch t.Measure {
	case Estimate:
		return fmt.Sprintf("Environ %s, entre %s et %s (n = %s %s).", text(1), text(2), text(3), text(0), t.Denominator)
	case Share:
		return fmt.Sprintf("%s, entre %s et %s (n = %s %s).", text(2), text(3), text(4), text(0), t.Denominator)
	case Mean:
		return fmt.Sprintf("%s sur 5 en moyenne (n = %s %s).", text(1), text(0), t.Denominator)
	case Median:
		return fmt.Sprintf("%s en médiane (n = %s %s).", plural(cells[1].Value, "jour", "jours"), text(0), t.Denominator)
	case PerSite:
		return fmt.Sprintf("%s évaluations par structure (n = %s évaluations).", text(2), text(0))
	case OfMarket:
		return fmt.Sprintf("%s (n = %s missions locales).", text(2), text(1))
	}
	return fmt.Sprintf("%s pour une personne évaluée par mois (n = %s personnes par mois).", text(1), text(0))
}

var missing = map[Measure]string{
	OfMarket: "L’organisme qui exploite le service n’a pas donné le nombre de missions locales.",
	PerUser:  "L’organisme qui exploite le service n’a pas donné son budget, ou trop peu de mois sont publiés.",
}

func (t Table) tellMonth(e Edition) string {
	cells := t.Rows[len(t.Rows)-1].Cells
	if !cells[0].Shown() {
		return fmt.Sprintf("Il y en avait trop peu en %s pour en publier le nombre.", e.Month.label())
	}
	said := plural(cells[0].Value, strings.TrimSuffix(t.Unit, "s"), t.Unit) + " en " + e.Month.label()
	if cells[1].Shown() {
		said += fmt.Sprintf(", %s un an plus tôt", t.Columns[1].Text(cells[1]))
	}
	return said + "."
}

// tellMost names the greatest row.
func (t Table) tellMost() string {
	most := -1
	for i, row := range t.Rows {
		if row.Cells[0].Shown() && row.Cells[0].Value > 0 && !row.Part && (most < 0 || row.Cells[0].Value > t.Rows[most].Cells[0].Value) {
			most = i
		}
	}
	if most < 0 {
		return tooFew
	}
	row := t.Rows[most]
	return fmt.Sprintf("Le plus souvent : « %s », %s.", row.Label, t.Columns[1].Text(row.Cells[1]))
}

// Hidden says how many rows are hidden, and why.
func (t Table) Hidden() string {
	counts := map[disclosure.Status]int{}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Status != disclosure.Shown {
				counts[cell.Status]++
				break
			}
		}
	}
	var reasons []string
	for _, reason := range []struct {
		status disclosure.Status
		why    string
	}{
		{disclosure.Primary, "trop peu de personnes ou de structures, d’un côté ou de l’autre"},
		{disclosure.Dominant, "1 ou 2 structures, ou une seule qui pèse plus de 85" + narrow + "%"},
		{disclosure.Secondary, "pour qu’on n’en déduise pas une autre"},
		{disclosure.Held, "la différence avec le mois d’avant porte sur trop peu de personnes"},
	} {
		if n := counts[reason.status]; n > 0 {
			reasons = append(reasons, fmt.Sprintf("%s (%s)", plural(float64(n), "ligne", "lignes"), reason.why))
		}
	}
	return strings.Join(reasons, ", ")
}
