package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{createSnapshots, askMarket} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, func(app core.App) error {
		if err := dropCollections("snapshots")(app); err != nil {
			return err
		}
		return forgetMarket(app)
	})
}

// createSnapshots makes what the public statistics read: figures counted once a month, by raw SQL. Those of too few
// people are in it too, marked: superusers read it, nobody else.
func createSnapshots(app core.App) error {
	c := core.NewBaseCollection("snapshots")
	c.Fields.Add(
		&core.TextField{Name: "month", Help: "Mois du chiffre, ou dernier des douze mois, comme 2026-10.", Required: true, Presentable: true, Pattern: `^[0-9]{4}-[0-9]{2}$`, Max: 7},
		&core.TextField{Name: "indicator", Help: "Identifiant de l’indicateur.", Required: true, Presentable: true, Max: 60},
		&core.TextField{Name: "breakdown", Help: "Territoire et ligne : « france/ », « region-53/controle »…", Required: true, Presentable: true, Max: 120},
		&core.NumberField{Name: "numerator", Help: "Numérateur, exact."},
		&core.NumberField{Name: "denominator", Help: "Dénominateur, exact. 0 : rien à mesurer."},
		&core.NumberField{Name: "value", Help: "Valeur, exacte."},
		&core.TextField{Name: "suppressed", Help: "Vide : publié, arrondi. Sinon, pourquoi c’est caché : primary (trop peu de personnes ou de structures), dominance (une structure pèse presque tout), secondary (un autre chiffre caché s’en déduirait).", Max: 20},
		&core.DateField{Name: "computed_at", Help: "Date du calcul."},
		&core.NumberField{Name: "definition_version", Help: "Version de la définition de l’indicateur.", OnlyInt: true},
	)
	c.AddIndex("idx_snapshots_key", true, "`indicator`, `month`, `breakdown`", "")
	return app.Save(c)
}

// askMarket: what the service cannot count by itself.
func askMarket(app core.App) error {
	c, err := app.FindCollectionByNameOrId("deployment")
	if err != nil {
		return err
	}
	c.Fields.Add(&core.NumberField{Name: "priority_market", Help: "Nombre de missions locales en France, pour le taux de pénétration de /stats. 0 : non disponible.", OnlyInt: true})
	return app.Save(c)
}

func forgetMarket(app core.App) error {
	c, err := app.FindCollectionByNameOrId("deployment")
	if err != nil {
		return err
	}
	c.Fields.RemoveByName("priority_market")
	return app.Save(c)
}
