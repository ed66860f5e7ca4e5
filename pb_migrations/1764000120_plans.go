package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		return addFields(app, map[string]core.Field{
			"bank_versions": &core.JSONField{Name: "plan", Help: "Plan de passation : modules, seuils, rattrapage, choix adaptatif. Vide : toutes les questions, dans l’ordre. Ne quitte jamais le serveur.", Hidden: true, MaxSize: maxContentBytes},
			"campaigns":     &core.BoolField{Name: "adaptive", Help: "Choisir chaque question d’après les réponses précédentes, et s’arrêter quand le niveau est sûr. Sans cette option : le parcours complet."},
			"plays":         &core.SelectField{Name: "mode", Help: "Façon de suivre le plan, figée au début de la partie. Vide : la situation n’a pas de plan.", Values: []string{"fixed", "adaptive"}, MaxSelect: 1},
		})
	}, func(app core.App) error {
		for collection, field := range map[string]string{"bank_versions": "plan", "campaigns": "adaptive", "plays": "mode"} {
			c, err := app.FindCollectionByNameOrId(collection)
			if err != nil {
				return err
			}
			c.Fields.RemoveByName(field)
			if err := app.Save(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// addFields adds one field to each of some collections.
func addFields(app core.App, fields map[string]core.Field) error {
	for collection, field := range fields {
		c, err := app.FindCollectionByNameOrId(collection)
		if err != nil {
			return err
		}
		c.Fields.Add(field)
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}
