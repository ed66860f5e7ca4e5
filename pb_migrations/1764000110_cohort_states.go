package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{createCohortStates, indexResultsByScale} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, dropCollections("cohort_states"))
}

// createCohortStates makes what the nightly refresh remembers, so that it reads each result once. Its rows are
// working papers, written by raw SQL: superusers read them, nobody else.
func createCohortStates(app core.App) error {
	c := core.NewBaseCollection("cohort_states")
	c.Fields.Add(
		&core.TextField{Name: "situation", Help: "Nom technique de la mise en situation. Vide partout : la ligne qui dit jusqu’où les résultats ont été lus.", Presentable: true, Max: 40},
		&core.TextField{Name: "bank_version", Help: "Version du contenu.", Max: 60},
		&core.TextField{Name: "scale", Help: "Échelle.", Max: 40},
		&core.TextField{Name: "metric", Help: "Mesure.", Presentable: true, Max: 80},
		&core.TextField{Name: "cohort", Help: "Groupe de comparaison.", Presentable: true, Max: 80},
		&core.JSONField{Name: "state", Help: "Ce qui a été compté jusqu’ici. Ne pas modifier : en cas de doute, effacez toutes les lignes, le prochain calcul repart de zéro.", MaxSize: 5_000_000},
	)
	c.AddIndex("idx_cohort_states_key", true, "`situation`, `bank_version`, `scale`, `metric`, `cohort`", "")
	return app.Save(c)
}

// indexResultsByScale lets one look at an index tell whether a result is the newest of its play and scale.
func indexResultsByScale(app core.App) error {
	c, err := app.FindCollectionByNameOrId("results")
	if err != nil {
		return err
	}
	c.RemoveIndex("idx_results_play")
	c.AddIndex("idx_results_play_scale", false, "`play`, `scale`", "")
	return app.Save(c)
}
