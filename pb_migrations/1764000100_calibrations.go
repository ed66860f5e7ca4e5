package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// Calibrations have no rule: only superusers read, publish and retire them.
func init() {
	m.Register(createCalibrations, dropCollections("calibrations"))
}

func createCalibrations(app core.App) error {
	c := newCollection("calibrations")
	c.Fields.Add(
		&core.TextField{Name: "situation", Help: "Nom technique de la mise en situation.", Required: true, Presentable: true, Max: 40},
		&core.TextField{Name: "bank_version", Help: "Version du contenu, par exemple « livraison/1 ».", Required: true, Presentable: true, Max: 60},
		&core.TextField{Name: "scale", Help: "Échelle calibrée : compréhension, orthographe…", Required: true, Presentable: true, Max: 40},
		&core.TextField{Name: "model", Help: "Modèle de réponse à l’item : rasch, 1pl, 2pl ou gpcm.", Required: true, Max: 10},
		&core.NumberField{Name: "version", Help: "Numéro du calibrage, repris dans les résultats : « livraison/1+c2 ».", OnlyInt: true, Presentable: true},
		&core.SelectField{Name: "state", Help: "Candidat : calculé, à relire. Publié : utilisé pour tous les nouveaux calculs, ne change plus. Retiré : remplacé.", Values: []string{"candidate", "published", "retired"}, MaxSelect: 1, Required: true},
		&core.NumberField{Name: "n", Help: "Nombre de personnes. Il en faut au moins 200 pour publier.", OnlyInt: true, Presentable: true},
		&core.JSONField{Name: "items", Help: "Paramètres de chaque question : pente, difficulté ou seuils, erreurs types, temps.", Hidden: true, MaxSize: 2_000_000},
		&core.JSONField{Name: "report", Help: "Compte rendu : vraisemblance, AIC, BIC, convergence, ajustement, questions refusées et pourquoi.", MaxSize: 2_000_000},
		&core.JSONField{Name: "filters", Help: "Ce qui a été demandé : depuis quand, quelles sortes d’évaluations."},
		&core.JSONField{Name: "excluded", Help: "Parties laissées de côté, par raison."},
		&core.TextField{Name: "inputs_hash", Help: "Empreinte des réponses utilisées.", Max: 64},
		&core.DateField{Name: "computed_at", Help: "Date du calcul."},
		&core.DateField{Name: "published_at", Help: "Date de publication."},
	)
	c.AddIndex("idx_calibrations_version", true, "`situation`, `bank_version`, `scale`, `version`", "")
	return app.Save(c)
}
