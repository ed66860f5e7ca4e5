package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{nameSources, completeDrafts, listenToRecordings} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, undoBank)
}

// nameSources tells the versions that came with a release, by the number in its file, from those that authors published.
func nameSources(app core.App) error {
	err := change(app, "bank_versions",
		&core.SelectField{Name: "source", Help: "D’où vient cette version : d’un fichier livré avec le logiciel, ou de la banque (bouton « Publier »).", Values: []string{"file", "bank"}, MaxSelect: 1},
		&core.NumberField{Name: "file_version", Help: "Numéro de version écrit dans le fichier.", OnlyInt: true},
	)
	if err != nil {
		return err
	}
	_, err = app.DB().NewQuery("UPDATE bank_versions SET source = 'file', file_version = number WHERE state <> 'draft'").Execute()
	return err
}

// completeDrafts gives drafts all that a file says, so that either can be made from the other.
func completeDrafts(app core.App) error {
	err := change(app, "situations",
		&core.NumberField{Name: "file_version", Help: "Numéro de version du fichier dont vient ce brouillon.", OnlyInt: true},
		&core.TextField{Name: "published_hash", Help: "Empreinte du brouillon quand il a été publié pour la dernière fois.", Hidden: true, Max: 64},
		&core.JSONField{Name: "plan", Help: "Enchaînement des modules : départ, seuils, rattrapages. Vide : toutes les questions, dans l’ordre. Ne quitte jamais le serveur.", Hidden: true, MaxSize: maxContentBytes},
		&core.JSONField{Name: "templates", Help: "Modèles de questions à nombres tirés au hasard. Ne quittent jamais le serveur.", Hidden: true, MaxSize: maxContentBytes},
	)
	if err != nil {
		return err
	}
	return change(app, "items",
		&core.BoolField{Name: "optional", Help: "Question facultative : jouée seulement si la campagne le prévoit."},
		&core.TextField{Name: "module", Help: "Module du plan où se joue la question.", Hidden: true, Max: 40},
		&core.TextField{Name: "form", Help: "Forme parallèle : A ou B. Vide : dans toutes les formes.", Hidden: true, Max: 10},
		&core.TextField{Name: "family", Help: "Famille de questions : son rattrapage remplace le premier passage.", Hidden: true, Max: 80},
		&core.BoolField{Name: "catch_up", Help: "Question de rattrapage de sa famille.", Hidden: true},
		&core.TextField{Name: "criterion", Help: "Critère du référentiel, par exemple 2.1.3 de CléA.", Hidden: true, Max: 40},
	)
}

// listenToRecordings keeps the kinds of sound whose length and channels the program can read.
func listenToRecordings(app core.App) error {
	c, err := app.FindCollectionByNameOrId("recordings")
	if err != nil {
		return err
	}
	audio := c.Fields.GetByName("audio").(*core.FileField)
	audio.MimeTypes = []string{"audio/wav", "audio/x-wav", "audio/wave", "audio/mpeg", "audio/ogg", "application/ogg"}
	audio.MaxSize = 15*48_000*2 + 4096 // 15 s of WAV, 16 bits at 48 kHz
	audio.Help = "Voix enregistrée : WAV, MP3 ou Ogg (Opus, Vorbis), mono, 15 secondes au plus. Sans fichier, la voix de l’appareil lit le texte."
	c.Fields.GetByName("key").(*core.TextField).Help = "Ce qui est dit : « instruction », « training », « thanks »…, « item:CODE » pour une question, « item:CODE:OPTION » pour une de ses réponses."
	return app.Save(c)
}

// change adds fields to a collection.
func change(app core.App, collection string, fields ...core.Field) error {
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		return err
	}
	c.Fields.Add(fields...)
	return app.Save(c)
}

func undoBank(app core.App) error {
	for collection, fields := range map[string][]string{
		"bank_versions": {"source", "file_version"},
		"situations":    {"file_version", "published_hash", "plan", "templates"},
		"items":         {"optional", "module", "form", "family", "catch_up", "criterion"},
	} {
		c, err := app.FindCollectionByNameOrId(collection)
		if err != nil {
			return err
		}
		for _, field := range fields {
			c.Fields.RemoveByName(field)
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}
