package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{offerHealth, allowDeclarations, createDeclarations, createHealthDeclarations} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, withdrawDeclarations)
}

// offerHealth lets a campaign ask the health questions of `bienvenue`; off unless somebody turns it on.
func offerHealth(app core.App) error {
	c, err := app.FindCollectionByNameOrId("campaigns")
	if err != nil {
		return err
	}
	c.Fields.Add(&core.BoolField{Name: "health", Help: "Poser les questions de santé de « Mieux vous connaître » (vue, audition, écrans…), toutes facultatives. À n’activer que si c’est utile à l’accompagnement."})
	return app.Save(c)
}

// allowDeclarations lets the bank hold questions about oneself.
func allowDeclarations(app core.App) error {
	c, err := app.FindCollectionByNameOrId("items")
	if err != nil {
		return err
	}
	kind := c.Fields.GetByName("type").(*core.SelectField)
	kind.Values = append(kind.Values, "declaration")
	return app.Save(c)
}

func createDeclarations(app core.App) error {
	c, err := declarationsOf(app, "declarations")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.SelectField{Name: "kind", Help: "Situation de la personne, ou ce qu’elle dit d’elle-même.", Values: []string{"profile", "self_assessment"}, MaxSelect: 1, Required: true, Presentable: true},
		&core.JSONField{Name: "data", Help: "Réponses, par question. Une question sans réponse n’y est pas.", MaxSize: 4000},
	)
	c.AddIndex("idx_declarations_kind", true, "`evaluation`, `kind`", "")
	tenantIndex(c, "created")
	// As every collection that hangs on an evaluation.
	rule := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers("evaluation.campaign."))
	c.ListRule, c.ViewRule = rule, rule
	return app.Save(c)
}

// createHealthDeclarations makes what is kept apart. A row has the id of its evaluation: it is read one at a time, by
// the structure itself and not by those above it, and never in a list.
func createHealthDeclarations(app core.App) error {
	c, err := declarationsOf(app, "health_declarations")
	if err != nil {
		return err
	}
	c.Fields.Add(&core.JSONField{Name: "data", Help: "Réponses aux questions de santé. Gardées à part : ni événement, ni export, ni statistique.", MaxSize: 4000})
	c.AddIndex("idx_health_declarations_evaluation", true, "`evaluation`", "")
	c.ViewRule = all(activeCounsellor, `structure = @request.auth.structure`, notPrivateToOthers("evaluation.campaign."))
	return app.Save(c)
}

func declarationsOf(app core.App, name string) (*core.Collection, error) {
	c := newCollection(name)
	return c, addRelations(app, c,
		relationTo{"evaluations", core.RelationField{Name: "evaluation", Help: "Évaluation.", Required: true, CascadeDelete: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure, recopiée pour les droits.", Required: true}},
	)
}

func withdrawDeclarations(app core.App) error {
	if err := dropCollections("health_declarations", "declarations")(app); err != nil {
		return err
	}
	c, err := app.FindCollectionByNameOrId("campaigns")
	if err != nil {
		return err
	}
	c.Fields.RemoveByName("health")
	return app.Save(c)
}
