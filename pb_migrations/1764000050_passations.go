package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, create := range []func(core.App) error{createBeneficiaries, createEvaluations, createPlays, createEvents} {
			if err := create(app); err != nil {
				return err
			}
		}
		return nil
	}, dropCollections("events", "plays", "evaluations", "beneficiaries"))
}

func createBeneficiaries(app core.App) error {
	c := newCollection("beneficiaries")
	err := addRelations(app, c, relationTo{"structures", core.RelationField{
		Name: "structure", Help: "Structure qui accompagne la personne.", Required: true,
	}})
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "name", Help: "Prénom, nom ou pseudonyme, comme la personne l’a écrit.", Required: true, Presentable: true, Max: 120},
		&core.TextField{Name: "personal_code", Help: "Code personnel, à redonner pour une nouvelle évaluation.", Required: true, Presentable: true, Max: 20},
	)
	c.AddIndex("idx_beneficiaries_code", true, "`personal_code` COLLATE NOCASE", "")
	tenantIndex(c, "created")
	return app.Save(c)
}

func createEvaluations(app core.App) error {
	c := newCollection("evaluations")
	// A campaign that has evaluations stays; erasing a person erases all that hangs on them.
	err := addRelations(app, c,
		relationTo{"campaigns", core.RelationField{Name: "campaign", Help: "Campagne de cette évaluation.", Required: true, Presentable: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure de la campagne, recopiée pour les droits.", Required: true}},
		relationTo{"beneficiaries", core.RelationField{Name: "beneficiary", Help: "Personne évaluée.", Required: true, Presentable: true, CascadeDelete: true}},
	)
	if err != nil {
		return err
	}
	five := 5.0
	c.Fields.Add(
		&core.SelectField{Name: "state", Help: "Commencée, terminée ou abandonnée.", Values: []string{"started", "finished", "abandoned"}, MaxSelect: 1, Required: true},
		&core.SelectField{Name: "kind", Help: "Réelle, essai d’un conseiller ou démonstration. Seules les réelles comptent.", Values: []string{"real", "test", "demo"}, MaxSelect: 1, Required: true},
		&core.SelectField{Name: "accompanied", Help: "La personne passe l’évaluation seule ou accompagnée.", Values: []string{"alone", "accompanied"}, MaxSelect: 1},
		&core.DateField{Name: "started_at", Help: "Début."},
		&core.DateField{Name: "finished_at", Help: "Fin."},
		&core.DateField{Name: "last_seen_at", Help: "Dernier signe de vie."},
		&core.TextField{Name: "resume_hash", Help: "Empreinte du code de reprise. Le code lui-même n’est jamais gardé.", Hidden: true, Max: 64},
		&core.JSONField{Name: "device", Help: "Écran et moyens de pointage, sans rien qui identifie l’appareil.", MaxSize: 2000},
		&core.TextField{Name: "completeness", Help: "Ce qui a été passé jusqu’au bout, recopié du dernier résultat.", Max: 40},
		&core.TextField{Name: "synthesis", Help: "Synthèse, recopiée du dernier résultat.", Max: 40},
		&core.NumberField{Name: "satisfaction_ease", Help: "« C’était facile à utiliser » : de 1 à 5. 0 : pas de réponse.", OnlyInt: true, Max: &five},
		&core.NumberField{Name: "satisfaction_help", Help: "« Cela m’a été utile » : de 1 à 5. 0 : pas de réponse.", OnlyInt: true, Max: &five},
	)
	c.AddIndex("idx_evaluations_resume", true, "`resume_hash`", "`resume_hash` != ''")
	c.AddIndex("idx_evaluations_campaign", false, "`campaign`, `created`", "")
	c.AddIndex("idx_evaluations_beneficiary", false, "`beneficiary`", "")
	// Both cover what /stats counts: without them each count reads every row of the table.
	c.AddIndex("idx_evaluations_started", false, "`started_at`, `kind`, `structure`, `beneficiary`, `state`, `id`", "")
	c.AddIndex("idx_evaluations_finished", false, "`finished_at`, `kind`, `structure`, `beneficiary`, `state`, `synthesis`, `satisfaction_ease`, `satisfaction_help`, `id`", "")
	tenantIndex(c, "created")
	return app.Save(c)
}

func createPlays(app core.App) error {
	c := newCollection("plays")
	err := addRelations(app, c,
		relationTo{"evaluations", core.RelationField{Name: "evaluation", Help: "Évaluation à laquelle appartient la partie.", Required: true, CascadeDelete: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure, recopiée pour les droits.", Required: true}},
		relationTo{"bank_versions", core.RelationField{Name: "bank_version", Help: "Version du contenu qui a été jouée.", Required: true}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "situation", Help: "Nom technique de la mise en situation.", Required: true, Presentable: true, Max: 40},
		&core.NumberField{Name: "seed", Help: "Graine du tirage de l’ordre et du matériel.", OnlyInt: true},
		&core.NumberField{Name: "block", Help: "Numéro de la dernière reprise : 0 au premier affichage, puis 1, 2…", OnlyInt: true},
		&core.SelectField{Name: "state", Help: "Commencée, en pause, terminée ou abandonnée.", Values: []string{"started", "paused", "finished", "abandoned"}, MaxSelect: 1, Required: true},
		&core.DateField{Name: "started_at", Help: "Début."},
		&core.DateField{Name: "ended_at", Help: "Fin."},
	)
	c.AddIndex("idx_plays_situation", true, "`evaluation`, `situation`", "")
	c.AddIndex("idx_plays_ended", false, "`ended_at`", "")
	tenantIndex(c, "created")
	return app.Save(c)
}

// createEvents makes the raw log. Rows are written by one statement a batch, never through the API.
func createEvents(app core.App) error {
	c := core.NewBaseCollection("events")
	err := addRelations(app, c, relationTo{"plays", core.RelationField{
		Name: "play", Help: "Partie où l’événement a eu lieu.", Required: true, CascadeDelete: true,
	}})
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.NumberField{Name: "position", Help: "Rang de l’événement dans la partie, donné par l’appareil.", OnlyInt: true},
		&core.TextField{Name: "name", Help: "Nom de l’événement.", Required: true, Presentable: true, Max: 60},
		&core.NumberField{Name: "at", Help: "Instant, en millisecondes de temps actif depuis le début de la partie, pauses exclues."},
		&core.JSONField{Name: "data", Help: "Détails de l’événement.", MaxSize: 16000},
		&core.DateField{Name: "received", Help: "Instant de réception par le serveur."},
	)
	c.AddIndex("idx_events_position", true, "`play`, `position`", "")
	return app.Save(c)
}
