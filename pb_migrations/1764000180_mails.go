package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(createMails, func(app core.App) error {
		c, err := app.FindCollectionByNameOrId("deployment")
		if err != nil {
			return err
		}
		c.Fields.RemoveByName("reply_to")
		if err := app.Save(c); err != nil {
			return err
		}
		return dropCollections("mails")(app)
	})
}

// createMails makes the queue of mails, which only superusers see, and the address that gets the answers.
func createMails(app core.App) error {
	c := newCollection("mails")
	c.Fields.Add(
		&core.EmailField{Name: "to", Help: "Destinataire.", Required: true, Presentable: true},
		&core.TextField{Name: "template", Help: "Modèle du message.", Required: true, Presentable: true, Max: 40, Pattern: `^[a-z][a-z0-9_]*$`},
		&core.JSONField{Name: "data", Help: "Ce que le modèle met dans le texte. Vidé après l’envoi : un lien peut y être un secret.", MaxSize: 20000},
		&core.BoolField{Name: "bulk", Help: "Envoi groupé : laisse passer les autres messages."},
		&core.SelectField{Name: "state", Help: "queued : en attente. sent : envoyé. failed : abandonné ; remettre queued pour recommencer.",
			Values: []string{"queued", "sent", "failed"}, MaxSelect: 1, Required: true},
		&core.NumberField{Name: "attempts", Help: "Nombre d’essais.", OnlyInt: true},
		&core.DateField{Name: "next_attempt_at", Help: "Pas d’essai avant cette date."},
		&core.DateField{Name: "sent_at", Help: "Date de l’envoi."},
		&core.TextField{Name: "last_error", Help: "Pourquoi le dernier essai a échoué, sans adresse ni nom.", Max: 200},
	)
	c.AddIndex("idx_mails_due", false, "`bulk`, `next_attempt_at`", "`state` = 'queued'")
	c.AddIndex("idx_mails_state", false, "`state`, `updated`", "")
	if err := app.Save(c); err != nil {
		return err
	}
	deployment, err := app.FindCollectionByNameOrId("deployment")
	if err != nil {
		return err
	}
	deployment.Fields.Add(&core.EmailField{Name: "reply_to",
		Help: "Adresse lue par quelqu’un, où arrivent les réponses aux messages du service. Vide : l’adresse de contact."})
	return app.Save(deployment)
}
