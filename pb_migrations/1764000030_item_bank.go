package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

const (
	maxContentBytes = 4 << 20 // the largest situation (lecture) is under 1 MB of JSON
	maxAudioBytes   = 1 << 20 // 15 s of mono speech at 48 kbit/s is 90 kB
)

// itemTypes are those of situations.md, and the two stimuli of the timed games.
var itemTypes = []string{
	"piece", "word", "instruction", "single_choice", "gauge", "text_input", "number_input", "free_text",
	"click_in_image", "click_words", "order", "drag_to_zones", "gap_text", "chart_bars", "task",
}

func init() {
	m.Register(createItemBank, dropCollections("recordings", "bank_versions", "items", "situations"))
}

func createItemBank(app core.App) error {
	situations := newCollection("situations")
	situations.Fields.Add(
		&core.TextField{Name: "name", Help: "Nom technique, celui du dossier de la mise en situation. Ne change jamais.", Required: true, Pattern: `^[a-z_]+$`, Max: 40},
		&core.TextField{Name: "title", Help: "Titre montré aux personnes.", Required: true, Presentable: true, Max: 80},
		&core.TextField{Name: "description", Help: "Ce que la mise en situation observe, pour les conseillers.", Max: 1000},
		&core.NumberField{Name: "minutes", Help: "Durée habituelle, en minutes.", OnlyInt: true},
		&core.NumberField{Name: "position", Help: "Ordre dans les listes.", OnlyInt: true},
		&core.BoolField{Name: "active", Help: "Proposée aux nouvelles campagnes."},
		&core.JSONField{Name: "texts", Help: "Textes de la mise en situation : consigne, entraînement, remerciement… Une liste de phrases par clé.", MaxSize: maxContentBytes},
		&core.JSONField{Name: "settings", Help: "Réglages dont l’écran a besoin : cadences, durées…", MaxSize: maxContentBytes},
	)
	situations.AddIndex("idx_situations_name", true, "`name`", "")
	if err := app.Save(situations); err != nil {
		return err
	}
	if err := createItems(app); err != nil {
		return err
	}
	if err := createBankVersions(app); err != nil {
		return err
	}
	return createRecordings(app)
}

// createRecordings holds voices apart from the versions: a better recording of the same sentence is not a new test.
func createRecordings(app core.App) error {
	c := newCollection("recordings")
	err := addRelations(app, c, relationTo{"situations", core.RelationField{
		Name: "situation", Help: "Mise en situation où l’on entend cette voix.", Required: true, Presentable: true, CascadeDelete: true,
	}})
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "key", Help: "Ce qui est dit : « instruction », « training », « thanks »… ou « item:CODE » pour une question.", Required: true, Presentable: true, Max: 80},
		&core.FileField{Name: "audio", Help: "Voix enregistrée : mono, 15 secondes au plus. Sans fichier, la voix de l’appareil lit le texte.", Required: true, MaxSelect: 1, MaxSize: maxAudioBytes, MimeTypes: []string{"audio/mpeg", "audio/mp4", "audio/ogg", "audio/aac", "audio/x-m4a"}},
	)
	c.AddIndex("idx_recordings_key", true, "`situation`, `key`", "")
	return app.Save(c)
}

func createItems(app core.App) error {
	c := newCollection("items")
	err := addRelations(app, c, relationTo{"situations", core.RelationField{
		Name: "situation", Help: "Mise en situation à laquelle appartient la question.", Required: true, CascadeDelete: true,
	}})
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "code", Help: "Code stable de la question dans sa mise en situation (p01, c3…).", Required: true, Presentable: true, Pattern: `^[A-Za-z0-9_-]+$`, Max: 40},
		&core.SelectField{Name: "type", Help: "Type de question.", Values: itemTypes, MaxSelect: 1, Required: true, Presentable: true},
		&core.NumberField{Name: "position", Help: "Ordre dans la mise en situation.", OnlyInt: true},
		&core.BoolField{Name: "training", Help: "Question d’entraînement : jamais notée, avec un retour immédiat."},
		&core.JSONField{Name: "stimulus", Help: "Ce que la personne voit et entend. Ne contient jamais la réponse.", MaxSize: maxContentBytes},
		&core.JSONField{Name: "feedback", Help: "Retour donné pendant l’entraînement, par réponse.", MaxSize: maxContentBytes},
		&core.JSONField{Name: "key", Help: "Clé de correction. Ne quitte jamais le serveur.", Hidden: true, MaxSize: maxContentBytes},
		&core.NumberField{Name: "points", Help: "Points d’une bonne réponse.", Hidden: true},
		&core.JSONField{Name: "difficulty", Help: "Difficulté provisoire ou calibrée, en logits.", Hidden: true},
		&core.TextField{Name: "skill", Help: "Compétence mesurée par la question.", Hidden: true, Max: 80},
	)
	c.AddIndex("idx_items_code", true, "`situation`, `code`", "")
	return app.Save(c)
}

func createBankVersions(app core.App) error {
	c := newCollection("bank_versions")
	// Restricts: a version that a play used must stay, and with it its situation.
	err := addRelations(app, c, relationTo{"situations", core.RelationField{
		Name: "situation", Help: "Mise en situation dont ceci est une version figée.", Required: true, Presentable: true,
	}})
	if err != nil {
		return err
	}
	one := 1.0
	c.Fields.Add(
		&core.NumberField{Name: "number", Help: "Numéro de version.", OnlyInt: true, Min: &one, Presentable: true},
		&core.SelectField{Name: "state", Help: "Brouillon, publiée (ne change plus jamais) ou retirée.", Values: []string{"draft", "published", "retired"}, MaxSelect: 1, Required: true},
		&core.JSONField{Name: "content", Help: "Contenu envoyé aux navigateurs, sans aucune clé.", Required: true, MaxSize: maxContentBytes},
		&core.JSONField{Name: "keys", Help: "Clés, points et compétences. Ne quittent jamais le serveur.", Hidden: true, MaxSize: maxContentBytes},
		&core.TextField{Name: "hash", Help: "Empreinte du contenu et des clés.", Required: true, Max: 64},
		&core.DateField{Name: "published_at", Help: "Date de publication."},
	)
	c.AddIndex("idx_bank_versions_number", true, "`situation`, `number`", "")
	return app.Save(c)
}
