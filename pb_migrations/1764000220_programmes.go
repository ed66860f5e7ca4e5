package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{createProgrammes, seedProgrammes, freeProgramme} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, func(app core.App) error {
		if err := bindProgramme(app); err != nil {
			return err
		}
		return dropCollections("programmes")(app)
	})
}

// createProgrammes makes the templates that campaigns are copied from.
func createProgrammes(app core.App) error {
	c := newCollection("programmes")
	c.Fields.Add(
		&core.TextField{Name: "name", Help: "Nom technique, unique, qui ne change plus : lettres minuscules, chiffres et tirets bas.", Required: true, Pattern: `^[a-z][a-z0-9_]*$`, Max: 40},
		&core.TextField{Name: "title", Help: "Nom montré aux conseillers.", Required: true, Presentable: true, Max: 80},
		&core.TextField{Name: "description", Help: "À quoi sert ce programme, en une phrase.", Max: 300},
		&core.JSONField{Name: "situations", Help: "Noms techniques des mises en situation, dans l’ordre : [\"tri\", \"controle\"]. Les campagnes déjà créées ne changent pas.", Required: true, MaxSize: 4000},
		&core.SelectField{Name: "options", Help: "Options cochées au départ. show_strengths : montrer ses points forts à la personne ; free_text : proposer un court texte ; adaptive : adapter chaque question ; health : questions de santé.", Values: []string{"show_strengths", "free_text", "adaptive", "health"}, MaxSelect: 4},
		&core.NumberField{Name: "minutes", Help: "Durée prévue, en minutes : calculée d’après les mises en situation à chaque lecture.", OnlyInt: true},
		&core.NumberField{Name: "position", Help: "Ordre dans la liste.", OnlyInt: true},
		&core.BoolField{Name: "active", Help: "Proposé aux nouvelles campagnes."},
	)
	c.AddIndex("idx_programmes_name", true, "`name`", "")
	rule := all(activeCounsellor, `active = true`)
	c.ListRule, c.ViewRule = rule, rule
	return app.Save(c)
}

type programmeSeed struct {
	name, title, description string
	situations               []string
}

func programmeSeeds() []programmeSeed {
	transversal := []string{"tri", "controle", "inventaire", "securite"}
	basic := []string{"maintenance", "livraison", "objets_trouves"}
	diagnosis := append(append([]string{}, transversal...), basic...)
	complete := append(append([]string{"prise_en_main", "bienvenue"}, diagnosis...), "prevention", "lecture", "calcul", "numerique")
	return []programmeSeed{
		{"diagnosis", "Diagnostic", "Un premier tour : compétences transversales et compétences de base.", diagnosis},
		{"positioning", "Positionnement", "Lecture et calcul en détail, pour savoir quoi travailler avant une formation.", []string{"lecture", "calcul"}},
		{"digital", "Numérique", "Messages, documents, formulaires, recherche et mots de passe.", []string{"numerique"}},
		{"complete", "Parcours complet", "Toutes les mises en situation. Prévoyez plusieurs séances.", complete},
		{"basic", "Compétences de base", "Le diagnostic, sans les compétences transversales.", basic},
		{"transversal", "Compétences transversales", "Attention, méthode, rapidité, vérification.", transversal},
	}
}

func seedProgrammes(app core.App) error {
	c, err := app.FindCollectionByNameOrId("programmes")
	if err != nil {
		return err
	}
	for i, seed := range programmeSeeds() {
		r := core.NewRecord(c)
		r.Load(map[string]any{
			"name": seed.name, "title": seed.title, "description": seed.description, "situations": seed.situations,
			"options": []string{"show_strengths"}, "position": 10 * (i + 1), "active": true,
		})
		if err := app.Save(r); err != nil {
			return err
		}
	}
	return nil
}

// freeProgramme lets a campaign name any template, and keep its title: the list of templates is no longer that of the code.
func freeProgramme(app core.App) error {
	err := replaceField(app, "campaigns", "programme",
		&core.TextField{Name: "programme_text", Help: "Nom technique du programme choisi à la création ; custom : à la carte.", Required: true, Pattern: `^[a-z][a-z0-9_]*$`, Max: 40},
		&core.TextField{Name: "programme_title", Help: "Nom du programme, recopié à la création.", Max: 80},
	)
	if err != nil {
		return err
	}
	_, err = app.DB().NewQuery(`UPDATE campaigns SET programme_title =
		COALESCE((SELECT p.title FROM programmes p WHERE p.name = campaigns.programme), 'À la carte')`).Execute()
	return err
}

func bindProgramme(app core.App) error {
	if err := removeFields(app, map[string][]string{"campaigns": {"programme_title"}}); err != nil {
		return err
	}
	return replaceField(app, "campaigns", "programme", &core.SelectField{Name: "programme_text", Help: "Programme choisi à la création.",
		Values: []string{"diagnosis", "positioning", "digital", "complete", "basic", "transversal", "custom"}, MaxSelect: 1})
}
