package budget

import (
	"cmp"
	"slices"

	"github.com/pocketbase/pocketbase/core"
)

// line is what was written in the dashboard about one use of one resource.
type line struct {
	Year        int    `db:"year"`
	State       string `db:"state"`
	Activity    string `db:"activity"`
	Resource    string `db:"resource"`
	Commitments int64  `db:"commitments"`
	Payments    int64  `db:"payments"`
}

// term is a value of a choice: as in the database, in files and on the page.
type term struct {
	code, key, label string
	month, later     int // of publication, and how many years after the budget's own
}

type terms []term

func (list terms) position(code string) int {
	return slices.IndexFunc(list, func(t term) bool { return t.code == code })
}

// of is the term of a code; one that a later version added stays readable.
func (list terms) of(code string) term {
	if i := list.position(code); i >= 0 {
		return list[i]
	}
	return term{code: code, key: code, label: code}
}

// The frame is the one that State products share.
var (
	states = terms{
		{"actual", "realise", "Réalisé", 1, 1},
		{"revised", "revise", "Prévision révisée", 6, 0},
		{"forecast", "prevision", "Prévision", 1, 0},
	}
	activities = terms{
		{code: "data", label: "Données"}, {code: "hosting", label: "Hébergement non cloud"}, {code: "cloud_hosting", label: "Hébergement cloud"},
		{code: "operations", label: "Exploitation"}, {code: "network", label: "Réseau"}, {code: "administration", label: "Gestion administrative"},
		{code: "security", label: "Sécurité"}, {code: "deployment", label: "Déploiement, communication, relations institutionnelles"},
		{code: "support", label: "Support"}, {code: "development", label: "Développement"},
		{code: "management", label: "Pilotage, produit, accompagnement"}, {code: "design", label: "Conception"}, {code: "other", label: "Autre"},
	}
	resources = terms{
		{code: "staff", label: "Personnel"}, {code: "services", label: "Prestations externes"}, {code: "equipment", label: "Matériel"},
		{code: "software", label: "Logiciels et services en ligne"}, {code: "overheads", label: "Frais de structure"}, {code: "other", label: "Autre"},
	}
)

// read gives every line, the newest first: by year, state, then as the frame orders them.
func read(app core.App) ([]line, error) {
	var lines []line
	err := app.ConcurrentDB().NewQuery(
		"SELECT year, state, activity, resource, commitments, payments FROM budget_lines").All(&lines)
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(b.Year-a.Year,
			states.position(a.State)-states.position(b.State),
			activities.position(a.Activity)-activities.position(b.Activity),
			resources.position(a.Resource)-resources.position(b.Resource))
	})
	return lines, err
}
