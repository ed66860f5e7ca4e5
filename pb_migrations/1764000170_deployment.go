package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(completeDeployment, func(app core.App) error {
		c, err := app.FindCollectionByNameOrId("deployment")
		if err != nil {
			return err
		}
		for _, f := range publicFields() {
			c.Fields.RemoveByName(f.GetName())
		}
		return app.Save(c)
	})
}

// publicFields are what the pages of a public service say besides, when the deployer has it.
func publicFields() []core.Field {
	const opinion = `^https://jedonnemonavis\.numerique\.gouv\.fr/Demarches/\S+$`
	return []core.Field{
		&core.TextField{Name: "dpo_name", Help: "Délégué à la protection des données : nom et adresse postale.", Max: 500},
		&core.TextField{Name: "legal_basis", Help: "Base légale du traitement. Vide : mission d’intérêt public (article 6, 1, e du RGPD).", Max: 1000},
		&core.TextField{Name: "repository_url", Help: "Adresse du code source publié, montrée au bas des pages.", Max: 500, Pattern: `^https://\S+$`},
		&core.EditorField{Name: "accessibility_scheme", Help: "Accessibilité : schéma pluriannuel, ou le lien vers lui."},
		&core.EditorField{Name: "accessibility_plan", Help: "Accessibilité : plan d’action de l’année, ou le lien vers lui."},
		&core.EditorField{Name: "contact_text", Help: "Contact : texte ajouté à la page, par exemple des horaires."},
		&core.EditorField{Name: "help_text", Help: "Aide : texte ajouté au début de la page."},
		&core.TextField{Name: "jdma_end", Help: "« Je donne mon avis », fin d’une évaluation : adresse du lien donné par JDMA. Vide : pas de bouton.", Max: 500, Pattern: opinion},
		&core.TextField{Name: "jdma_report", Help: "« Je donne mon avis », restitution : adresse du lien donné par JDMA. Une autre que les deux autres.", Max: 500, Pattern: opinion},
		&core.TextField{Name: "jdma_office", Help: "« Je donne mon avis », espace conseillers : adresse du lien donné par JDMA. Une autre que les deux autres.", Max: 500, Pattern: opinion},
	}
}

func completeDeployment(app core.App) error {
	c, err := app.FindCollectionByNameOrId("deployment")
	if err != nil {
		return err
	}
	c.Fields.Add(publicFields()...)
	return app.Save(c)
}
