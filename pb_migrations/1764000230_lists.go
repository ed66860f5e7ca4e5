package pb_migrations

import (
	"fmt"

	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{showLevels, copyLevels} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, withdrawLevels)
}

// levelFields are the domains of basic skills that lists show and filter on.
var levelFields = []struct{ name, label string }{
	{"literacy", "lire et écrire"}, {"numeracy", "compter et calculer"}, {"digital", "numérique"},
}

// showLevels gives an evaluation the levels of its newest results, as it has their synthesis: reading them in the results for
// each line of a list would cost more than the list.
func showLevels(app core.App) error {
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	for _, f := range levelFields {
		c.Fields.Add(&core.TextField{Name: f.name, Max: 40,
			Help: "Niveau pour " + f.label + ", recopié du dernier résultat : 1 à 3. « 1-2 » : entre les deux, à confirmer. Vide : pas testé."})
	}
	return app.Save(c)
}

// copyLevels goes through the results once for each domain; MAX picks the row that the other columns come from.
func copyLevels(app core.App) error {
	for _, f := range levelFields {
		_, err := app.DB().NewQuery(fmt.Sprintf(`UPDATE evaluations SET %[1]s = COALESCE(NULLIF(r.level, ''), r.low || '-' || r.high, '')
			FROM (SELECT evaluation, level, metrics->>'$.between[0]' AS low, metrics->>'$.between[1]' AS high, MAX(rowid)
				FROM results WHERE play = '' AND scale = '%[1]s' GROUP BY evaluation) r
			WHERE evaluations.id = r.evaluation`, f.name)).Execute()
		if err != nil {
			return err
		}
	}
	return nil
}

func withdrawLevels(app core.App) error {
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	for _, f := range levelFields {
		c.Fields.RemoveByName(f.name)
	}
	return app.Save(c)
}
