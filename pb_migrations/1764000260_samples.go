package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		if err := createSamples(app); err != nil {
			return err
		}
		return addIntervals(app)
	}, func(app core.App) error {
		if err := dropCollections("samples")(app); err != nil {
			return err
		}
		return removeIntervals(app)
	})
}

// createSamples keeps the structures that were drawn each month, so that a draw can be checked and made again. Written by
// raw SQL; only superusers read it: a structure learns that it was drawn from its own statistics.
func createSamples(app core.App) error {
	c := core.NewBaseCollection("samples")
	structure, err := relation(app, "structures", core.RelationField{
		Name: "structure", Help: "Structure tirée au sort. Vide : supprimée depuis.", Presentable: true,
	})
	if err != nil {
		return err
	}
	whole := func(name, help string) *core.NumberField {
		return &core.NumberField{Name: name, Help: help, OnlyInt: true}
	}
	c.Fields.Add(
		&core.TextField{Name: "month", Help: "Premier mois que l’échantillon mesure, comme 2026-01.", Required: true, Presentable: true, Pattern: `^[0-9]{4}-[0-9]{2}$`, Max: 7},
		structure,
		&core.TextField{Name: "stratum", Help: "Strate du tirage : type / région / taille. « * » : regroupés, car trop peu nombreux.", Required: true, Max: 80},
		whole("size", "Nombre de structures de la strate."),
		whole("drawn", "Nombre de structures tirées dans la strate."),
		&core.NumberField{Name: "weight", Help: "Poids : combien de structures celle-ci représente (strate ÷ tirées)."},
		&core.TextField{Name: "seed", Help: "Graine du tirage. La même graine tire les mêmes structures.", Max: 40},
	)
	c.AddIndex("idx_samples_month", true, "`month`, `structure`", "`structure` != ''") // those deleted since are all empty
	return app.Save(c)
}

// addIntervals: what cannot be computed from numerator and denominator alone.
func addIntervals(app core.App) error {
	c, err := app.FindCollectionByNameOrId("snapshots")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.NumberField{Name: "low", Help: "Début de l’intervalle de confiance à 95 %, où il est calculé avec le chiffre."},
		&core.NumberField{Name: "high", Help: "Fin de l’intervalle de confiance à 95 %."},
		&core.TextField{Name: "kept_from", Help: "Mois dont le chiffre est montré à la place de celui-ci, qui est caché. Vide : aucun.", Max: 7},
	)
	return app.Save(c)
}

func removeIntervals(app core.App) error {
	c, err := app.FindCollectionByNameOrId("snapshots")
	if err != nil {
		return err
	}
	for _, name := range []string{"low", "high", "kept_from"} {
		c.Fields.RemoveByName(name)
	}
	return app.Save(c)
}
