package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(followLive, forgetLive)
}

const liveIndex = "idx_evaluations_live"

// followLive adds what a counsellor who animates a group sees and does: calls for help, and pauses made longer.
func followLive(app core.App) error {
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.DateField{Name: "help_asked_at", Help: "La personne demande de l’aide depuis cet instant. Vide : elle n’en demande pas, ou quelqu’un est venu."},
		&core.DateField{Name: "resumable_until", Help: "Le code de reprise marche au moins jusque-là : un conseiller a prolongé la pause."},
	)
	c.AddIndex(liveIndex, false, "`campaign`, `last_seen_at`", "")
	return app.Save(c)
}

func forgetLive(app core.App) error {
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	c.RemoveIndex(liveIndex)
	c.Fields.RemoveByName("help_asked_at")
	c.Fields.RemoveByName("resumable_until")
	return app.Save(c)
}
