package stats

import "fmt"

// tooFew is what is said of figures that are hidden, or not there yet.
const tooFew = "Il n’y a pas encore assez de personnes pour publier ces chiffres."

// lastMonth is the last month that is over.
func (t Table) lastMonth() Row { return t.Rows[completeMonths-1] }

func tellEvaluations(t Table) string {
	month := t.lastMonth()
	started, finished := month.Cells[0], month.Cells[1]
	if !t.N.Shown() || t.N.Value == 0 {
		return tooFew
	}
	all := fmt.Sprintf("%s pendant la période.", plural(t.N.Value, "évaluation commencée", "évaluations commencées"))
	if !started.Shown() || !finished.Shown() {
		return all + fmt.Sprintf(" Une partie des chiffres de %s ne peut pas être publiée.", month.Label)
	}
	return all + fmt.Sprintf(" En %s : %s et %s.", month.Label,
		plural(started.Value, "commencée", "commencées"), plural(finished.Value, "terminée", "terminées"))
}

func tellStructures(t Table) string {
	month := t.lastMonth()
	if !month.Cells[0].Shown() {
		return fmt.Sprintf("Trop peu de structures étaient actives en %s pour en publier le nombre.", month.Label)
	}
	return fmt.Sprintf("%s en %s.", plural(month.Cells[0].Value, "structure active", "structures actives"), month.Label)
}

func tellCompletion(t Table) string {
	if len(t.Rows) == 0 || !t.Rows[0].Cells[2].Shown() {
		return tooFew
	}
	whole := t.Rows[0]
	return fmt.Sprintf("%s des évaluations commencées pendant la période sont terminées.", t.Columns[2].Text(whole.Cells[2]))
}

func tellAction(t Table) string {
	oriented := t.Rows[2].Cells
	if !oriented[1].Shown() || !oriented[2].Shown() {
		return tooFew
	}
	return fmt.Sprintf("Quand la suite est connue, %s des évaluations qui montrent un besoin mènent à une orientation (entre %s et %s).",
		t.Columns[1].Text(oriented[1]), t.Columns[2].Text(oriented[2]), t.Columns[3].Text(oriented[3]))
}

func tellReasons(t Table) string {
	most := -1
	for i, row := range t.Rows {
		if row.Cells[0].Shown() && row.Cells[0].Value > 0 && (most < 0 || row.Cells[0].Value > t.Rows[most].Cells[0].Value) {
			most = i
		}
	}
	if most < 0 {
		return tooFew
	}
	return fmt.Sprintf("La suite la plus fréquente parmi celles qui sont publiées : « %s » (%s).",
		t.Rows[most].Label, plural(t.Rows[most].Cells[0].Value, "évaluation", "évaluations"))
}

func tellSatisfaction(t Table) string {
	ease, help := t.Rows[0].Cells[1], t.Rows[1].Cells[1]
	if !ease.Shown() || !help.Shown() {
		return tooFew
	}
	return fmt.Sprintf("Les personnes donnent en moyenne %s sur 5 à la facilité et %s sur 5 à l’utilité.",
		t.Columns[1].Text(ease), t.Columns[1].Text(help))
}
