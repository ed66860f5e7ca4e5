package stats

import (
	"encoding/json"
	"fmt"

	"eva/hooks/stats/charts"
)

// Indicator is one thing that the public may know of the service. This table is the only place where it is defined:
// the page and the files read it.
type Indicator struct {
	ID          string   `json:"identifiant"` // of its files, too
	Title       string   `json:"titre"`
	Definition  string   `json:"definition"`
	Unit        string   `json:"unite"`
	Denominator string   `json:"denominateur"` // what n counts
	Source      string   `json:"source"`
	Head        Column   `json:"-"` // of the first column: what a row is
	Columns     []Column `json:"colonnes"`
	Monthly     bool     `json:"mensuel"`

	read  func(*reader) (Reading, error)
	tell  func(Table) string // one sentence, of what is shown only
	chart int                // column of the chart; a monthly one draws them all
	most  float64            // end of the axis; 0: as far as needed
}

// Reading is what an indicator found.
type Reading struct {
	Rows []Row
	N    Cell // the whole that the figures are about
}

// Table is an indicator with its figures. Whatever is drawn or sent is made from it.
type Table struct {
	Indicator
	Reading
	Period  string
	Summary string
	Option  json.RawMessage // of the chart
}

var aMonth = Column{Name: "mois", Title: "Mois"}

// Indicators are what /stats shows, in order.
var Indicators = []Indicator{
	{
		ID: "evaluations", Title: "Évaluations par mois", Monthly: true, Unit: "évaluations",
		Definition:  "Nombre d’évaluations commencées et nombre d’évaluations terminées dans le mois. Une évaluation commencée un mois et terminée le mois suivant compte une fois dans chaque colonne. Les essais des conseillers ne comptent pas.",
		Denominator: "évaluations commencées pendant la période", Source: "Évaluations enregistrées par le service",
		Head:    aMonth,
		Columns: []Column{{Name: "evaluations_commencees", Title: "Commencées"}, {Name: "evaluations_terminees", Title: "Terminées"}},
		read:    readEvaluations, tell: tellEvaluations,
	},
	{
		ID: "structures-actives", Title: "Structures actives par mois", Monthly: true, Unit: "structures",
		Definition:  "Nombre de structures d’accompagnement où au moins une évaluation a commencé dans le mois.",
		Denominator: "structures actives pendant la période", Source: "Évaluations enregistrées par le service",
		Head: aMonth, Columns: []Column{{Name: "structures_actives", Title: "Structures actives"}},
		read: readStructures, tell: tellStructures,
	},
	{
		ID: "completion", Title: "Taux de complétion", Unit: "%",
		Definition:  "Part des évaluations commencées pendant la période qui sont terminées à ce jour, puis la même part pour chaque mise en situation. Une évaluation est terminée quand la personne est arrivée à la fin de son parcours.",
		Denominator: "évaluations commencées pendant la période", Source: "Évaluations et parties enregistrées par le service",
		Head: Column{Name: "ensemble", Title: "Ensemble"},
		Columns: []Column{{Name: "commencees", Title: "Commencées"}, {Name: "terminees", Title: "Terminées"},
			{Name: "taux_completion", Title: "Taux", Unit: "%", Decimals: 1}},
		read: readCompletion, tell: tellCompletion, chart: 2, most: 100,
	},
	{
		ID: "mise-en-action", Title: "Du diagnostic à l’action", Unit: "%",
		Definition:  "Parmi les évaluations terminées qui montrent un besoin en compétences de base : combien ont une suite renseignée par le conseiller, et combien de celles-ci ont mené à une orientation. L’intervalle de confiance à 95 % est celui de Wilson.",
		Denominator: "évaluations terminées qui montrent un besoin", Source: "Synthèse des évaluations et suites renseignées par les conseillers, tout de suite, à 3 mois et à 6 mois",
		Head: Column{Name: "etape", Title: "Étape"},
		Columns: []Column{{Name: "evaluations", Title: "Évaluations"}, {Name: "part", Title: "Part de l’étape précédente", Unit: "%", Decimals: 1},
			{Name: "ic95_bas", Title: "Au moins", Unit: "%", Decimals: 1}, {Name: "ic95_haut", Title: "Au plus", Unit: "%", Decimals: 1}},
		read: readAction, tell: tellAction,
	},
	{
		ID: "suites", Title: "Vers quoi, ou pourquoi pas", Unit: "évaluations",
		Definition:  "Pour les évaluations qui montrent un besoin et dont la suite est renseignée : vers quoi la personne a été orientée, ou ce qui l’a empêché. Si plusieurs réponses existent, la première orientation compte ; sinon, la dernière réponse.",
		Denominator: "évaluations dont la suite est renseignée", Source: "Suites renseignées par les conseillers",
		Head:    Column{Name: "suite", Title: "Suite"},
		Columns: []Column{{Name: "evaluations", Title: "Évaluations"}, {Name: "part", Title: "Part de son groupe", Unit: "%", Decimals: 1}},
		read:    readReasons, tell: tellReasons,
	},
	{
		ID: "satisfaction", Title: "Satisfaction des personnes évaluées", Unit: "note de 1 à 5",
		Definition:  "Réponses, facultatives, à deux questions posées à la fin de l’évaluation, de 1 (très difficile, pas du tout utiles) à 5 (très facile, très utiles). Une personne est satisfaite si elle répond 4 ou 5.",
		Denominator: "réponses à la première question", Source: "Évaluations terminées pendant la période",
		Head: Column{Name: "question", Title: "Question"},
		Columns: []Column{{Name: "reponses", Title: "Réponses"}, {Name: "moyenne", Title: "Moyenne sur 5", Decimals: 2},
			{Name: "part_satisfaits", Title: "Satisfaits", Unit: "%", Decimals: 1}},
		read: readSatisfaction, tell: tellSatisfaction, chart: 1, most: 5,
	},
}

func (i Indicator) table(r *reader) (Table, error) {
	reading, err := i.read(r)
	if err != nil {
		return Table{}, fmt.Errorf("read %s: %w", i.ID, err)
	}
	t := Table{Indicator: i, Reading: reading, Period: r.period.label()}
	if i.Monthly {
		t.Period = "12 mois complets et le mois en cours"
	}
	t.Summary = i.tell(t)
	t.Option, err = t.draw()
	if err != nil {
		return Table{}, fmt.Errorf("draw %s: %w", i.ID, err)
	}
	return t, nil
}

func (t Table) categories() []string {
	labels := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		labels[i] = row.Label
		if t.Monthly {
			labels[i] = row.Key
		}
	}
	return labels
}

func (t Table) series(column int) charts.Series {
	figures := make([]charts.Figure, len(t.Rows))
	for i, row := range t.Rows {
		figures[i] = row.Cells[column].figure()
	}
	return charts.Series{Name: t.Columns[column].Title, Figures: figures}
}

// draw draws a month after the other, or one bar a row.
func (t Table) draw() (json.RawMessage, error) {
	if !t.Monthly {
		return charts.Bars(t.Summary, t.categories(), t.series(t.chart), t.most)
	}
	var lines []charts.Series
	for column := 1; column < len(t.Columns); column++ {
		lines = append(lines, t.series(column))
	}
	return charts.Months(t.Summary, t.categories(), t.series(0), lines...)
}
