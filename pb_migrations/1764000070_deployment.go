package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
	"github.com/pocketbase/pocketbase/tools/security"
)

const tokenSecretLength = 64

func init() {
	m.Register(createDeployment, dropCollections("deployment"))
}

// deploymentTexts are the fields of who runs this service: what the legal pages must say and only they know.
var deploymentTexts = []struct{ name, help string }{
	{"service_name", "Nom du service, montré en haut de chaque page."},
	{"publisher_name", "Éditeur : nom de l’organisme qui exploite ce service."},
	{"publisher_address", "Éditeur : adresse postale."},
	{"publisher_phone", "Éditeur : téléphone."},
	{"publisher_email", "Éditeur : adresse électronique."},
	{"director_name", "Directeur ou directrice de la publication : prénom et nom."},
	{"director_role", "Directeur ou directrice de la publication : fonction."},
	{"host_name", "Hébergeur : nom."},
	{"host_address", "Hébergeur : adresse postale."},
	{"host_phone", "Hébergeur : téléphone."},
	{"contact_email", "Adresse électronique à laquelle on répond aux utilisateurs."},
	{"dpo_email", "Adresse électronique du délégué à la protection des données."},
	{"accessibility_date", "Date de la déclaration d’accessibilité."},
	{"accessibility_rate", "Taux de conformité de l’audit, s’il y en a eu un."},
	{"security_contact", "Où signaler une faille : adresse mailto: ou https:."},
	{"security_policy", "Adresse de la politique de divulgation des failles."},
	{"announcement", "Annonce montrée en haut des pages. Vide : rien."},
}

var deploymentPages = []struct{ name, help string }{
	{"legal_text", "Mentions légales : texte ajouté à la page."},
	{"terms_text", "Conditions générales d’utilisation : texte ajouté à la page."},
	{"privacy_text", "Confidentialité : texte ajouté à la page."},
	{"accessibility_text", "Accessibilité : résultats d’audit, contenus non accessibles, schéma et plan d’action."},
}

// createDeployment makes the one row of settings of this deployment, honest by default: nothing is claimed.
func createDeployment(app core.App) error {
	c := newCollection("deployment")
	for _, f := range deploymentTexts {
		c.Fields.Add(&core.TextField{Name: f.name, Help: f.help, Max: 500, Presentable: f.name == "service_name"})
	}
	for _, f := range deploymentPages {
		c.Fields.Add(&core.EditorField{Name: f.name, Help: f.help})
	}
	c.Fields.Add(
		&core.SelectField{Name: "accessibility_status", Help: "État de conformité au RGAA, affiché sur chaque page. Seul un audit permet de dire plus que « non conforme ».", Values: []string{"non", "partial", "total"}, MaxSelect: 1, Required: true},
		&core.NumberField{Name: "retention_months", Help: "Durée de conservation des résultats nominatifs, en mois.", OnlyInt: true},
		&core.TextField{Name: "token_secret", Help: "Secret qui signe les jetons des bénéficiaires. Le changer ferme toutes les évaluations en cours.", Hidden: true, Min: 32, Max: 255, Required: true},
	)
	if err := app.Save(c); err != nil {
		return err
	}
	row := core.NewRecord(c)
	row.Set("service_name", "Eva")
	row.Set("accessibility_status", "non")
	row.Set("retention_months", 24)
	row.Set("token_secret", security.RandomString(tokenSecretLength))
	return app.Save(row)
}
