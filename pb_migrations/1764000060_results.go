package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, create := range []func(core.App) error{createResults, createCohortStatistics, createFollowUps} {
			if err := create(app); err != nil {
				return err
			}
		}
		return nil
	}, dropCollections("follow_ups", "cohort_statistics", "results"))
}

func createResults(app core.App) error {
	c := newCollection("results")
	err := addRelations(app, c,
		relationTo{"evaluations", core.RelationField{Name: "evaluation", Help: "Évaluation.", Required: true, CascadeDelete: true}},
		relationTo{"plays", core.RelationField{Name: "play", Help: "Partie. Vide : résultat de l’évaluation entière.", CascadeDelete: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure, recopiée pour les droits.", Required: true}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "scale", Help: "Échelle : compréhension, vitesse, numératie…", Required: true, Presentable: true, Max: 40},
		&core.TextField{Name: "engine", Help: "Moteur de calcul.", Max: 40},
		&core.TextField{Name: "algorithm_version", Help: "Version des règles de calcul.", Max: 40},
		&core.TextField{Name: "item_bank_version", Help: "Version du contenu ; de tous les contenus pour un résultat d’ensemble.", Max: 1000},
		&core.TextField{Name: "norm_version", Help: "Version de l’étalonnage utilisé. Vide : aucun.", Max: 60},
		&core.DateField{Name: "computed_at", Help: "Date du calcul."},
		&core.TextField{Name: "inputs_hash", Help: "Empreinte de tout ce qui est entré dans le calcul.", Max: 64},
		&core.JSONField{Name: "estimate", Help: "Estimation. Vide : non mesurable."},
		&core.JSONField{Name: "se", Help: "Erreur type de l’estimation."},
		&core.JSONField{Name: "ci90", Help: "Intervalle à 90 %."},
		&core.TextField{Name: "level", Help: "Niveau. Vide : pas de niveau (non testé, inachevé ou à confirmer).", Presentable: true, Max: 40},
		&core.JSONField{Name: "p_level", Help: "Probabilité de chaque niveau."},
		&core.NumberField{Name: "n_items", Help: "Nombre de questions derrière ce résultat.", OnlyInt: true},
		&core.JSONField{Name: "flags", Help: "Réserves et questions à se poser."},
		&core.JSONField{Name: "metrics", Help: "Mesures brutes : comptes, durées. La vitesse est toujours à part.", MaxSize: 200000},
	)
	c.AddIndex("idx_results_evaluation", false, "`evaluation`, `scale`, `created`", "")
	c.AddIndex("idx_results_play", false, "`play`", "")
	c.AddIndex("idx_results_created", false, "`created`", "")
	tenantIndex(c, "created")
	return app.Save(c)
}

func createCohortStatistics(app core.App) error {
	c := newCollection("cohort_statistics")
	c.Fields.Add(
		&core.TextField{Name: "situation", Help: "Nom technique de la mise en situation.", Required: true, Presentable: true, Max: 40},
		&core.TextField{Name: "bank_version", Help: "Version du contenu.", Required: true, Max: 60},
		&core.TextField{Name: "scale", Help: "Échelle.", Max: 40},
		&core.TextField{Name: "metric", Help: "Mesure.", Required: true, Presentable: true, Max: 80},
		&core.TextField{Name: "cohort", Help: "Groupe de comparaison : toutes les personnes, seules, accompagnées…", Required: true, Presentable: true, Max: 80},
		&core.NumberField{Name: "version", Help: "Numéro de version de cet étalonnage.", OnlyInt: true},
		&core.SelectField{Name: "state", Help: "Candidat : calculé, à relire. Publié : utilisé, ne change plus. Retiré : remplacé.", Values: []string{"candidate", "published", "retired"}, MaxSelect: 1, Required: true},
		&core.NumberField{Name: "n", Help: "Nombre de parties.", OnlyInt: true, Presentable: true},
		&core.JSONField{Name: "mean", Help: "Moyenne."},
		&core.JSONField{Name: "sd", Help: "Écart type."},
		&core.JSONField{Name: "median", Help: "Médiane."},
		&core.JSONField{Name: "mad", Help: "Écart absolu médian."},
		&core.JSONField{Name: "percentiles", Help: "Centiles 1 à 99."},
		&core.JSONField{Name: "reliability", Help: "Fidélité, quand elle est calculable."},
		&core.DateField{Name: "first_at", Help: "Première partie comptée."},
		&core.DateField{Name: "last_at", Help: "Dernière partie comptée."},
		&core.JSONField{Name: "excluded", Help: "Parties laissées de côté, par raison."},
		&core.TextField{Name: "inputs_hash", Help: "Empreinte des données utilisées.", Max: 64},
		&core.DateField{Name: "computed_at", Help: "Date du calcul."},
		&core.DateField{Name: "published_at", Help: "Date de publication."},
	)
	c.AddIndex("idx_cohort_version", true, "`situation`, `bank_version`, `scale`, `metric`, `cohort`, `version`", "")
	return app.Save(c)
}

func createFollowUps(app core.App) error {
	c := newCollection("follow_ups")
	err := addRelations(app, c,
		relationTo{"evaluations", core.RelationField{Name: "evaluation", Help: "Évaluation dont ceci est la suite.", Required: true, Presentable: true, CascadeDelete: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure, recopiée pour les droits.", Required: true}},
		relationTo{"counsellors", core.RelationField{Name: "counsellor", Help: "Conseiller qui a répondu.", Required: true}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.SelectField{Name: "step", Help: "Moment de la réponse : tout de suite, à 3 mois, à 6 mois.", Values: []string{"now", "month3", "month6"}, MaxSelect: 1, Required: true, Presentable: true},
		&core.SelectField{Name: "oriented", Help: "La personne a-t-elle pu être orientée vers une solution ?", Values: []string{"yes", "no"}, MaxSelect: 1, Required: true, Presentable: true},
		&core.SelectField{Name: "remediation", Help: "Si oui : vers quoi.", Values: []string{"basic_skills_training", "vocational_training", "remobilisation", "barriers_lifted", "unspecified"}, MaxSelect: 1},
		&core.SelectField{Name: "difficulty", Help: "Si non : pourquoi.", Values: []string{"no_training_offer", "offer_out_of_reach", "barriers", "support_needed", "unspecified"}, MaxSelect: 1},
		&core.DateField{Name: "answered_at", Help: "Date de la réponse."},
	)
	c.AddIndex("idx_follow_ups_step", true, "`evaluation`, `step`", "")
	tenantIndex(c, "created")
	return app.Save(c)
}
