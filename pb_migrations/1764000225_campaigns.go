package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{dateCampaigns, createInvitees, createWritings, markTests, countCampaigns} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, withdrawCampaignDates)
}

// dateCampaigns says when codes work, and who wrote last: an edit over another's is refused.
func dateCampaigns(app core.App) error {
	c, err := app.FindCollectionByNameOrId("campaigns")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.DateField{Name: "opens_at", Help: "Le code fonctionne à partir de là. Vide : tout de suite."},
		&core.DateField{Name: "closes_at", Help: "Le code ne permet plus de commencer à partir de là. Vide : pas de fin. Écrit aussi quand on ferme à la main."},
		&core.NumberField{Name: "version", Help: "Augmente à chaque modification. Envoyer une ancienne valeur fait refuser la modification.", OnlyInt: true},
	)
	err = addRelations(app, c, relationTo{"counsellors", core.RelationField{Name: "editor", Help: "Conseiller qui a modifié la campagne en dernier."}})
	if err != nil {
		return err
	}
	// The orders of the list: whoever sees a whole tree reads one page of it, and sorts nothing.
	for _, by := range []string{"created", "updated", "label"} {
		c.AddIndex("idx_campaigns_by_"+by, false, "`"+by+"`, `id`", "")
	}
	if err := app.Save(c); err != nil {
		return err
	}
	_, err = app.DB().NewQuery(`UPDATE campaigns SET version = 1, closes_at = CASE state WHEN 'open' THEN '' ELSE updated END`).Execute()
	return err
}

// createInvitees makes the list of the people that a campaign awaits: each has a link of their own.
func createInvitees(app core.App) error {
	c := newCollection("invitees")
	err := addRelations(app, c,
		relationTo{"campaigns", core.RelationField{Name: "campaign", Help: "Campagne où la personne est attendue.", Required: true, CascadeDelete: true}},
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure, recopiée pour les droits.", Required: true}},
		relationTo{"beneficiaries", core.RelationField{Name: "beneficiary", Help: "Personne attendue.", Required: true, CascadeDelete: true}},
	)
	if err != nil {
		return err
	}
	c.AddIndex("idx_invitees_campaign", true, "`campaign`, `beneficiary`", "")
	c.AddIndex("idx_invitees_beneficiary", false, "`beneficiary`", "")
	tenantIndex(c, "created")
	rule := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers("campaign."))
	c.ListRule, c.ViewRule, c.DeleteRule = rule, rule, rule
	return app.Save(c)
}

// createWritings keeps the text that a person may write at the end, as it was written.
func createWritings(app core.App) error {
	c, err := declarationsOf(app, "writings")
	if err != nil {
		return err
	}
	c.Fields.Add(&core.TextField{Name: "text", Help: "Texte libre de la personne. Lu par le conseiller, jamais noté.", Required: true, Max: 2000})
	c.AddIndex("idx_writings_evaluation", true, "`evaluation`", "")
	tenantIndex(c, "created")
	rule := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers("evaluation.campaign."))
	c.ListRule, c.ViewRule = rule, rule
	return app.Save(c)
}

// markTests tells the people of test runs from those who are accompanied, and lets a test run be removed.
func markTests(app core.App) error {
	people, err := app.FindCollectionByNameOrId("beneficiaries")
	if err != nil {
		return err
	}
	people.Fields.Add(&core.BoolField{Name: "test", Help: "Personne inventée par un conseiller qui essaie sa campagne."})
	if err := app.Save(people); err != nil {
		return err
	}
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	c.DeleteRule = all(*c.ViewRule, `kind = "test"`)
	// Covers the counts of a campaign.
	c.AddIndex("idx_evaluations_counts", false, "`campaign`, `kind`, `state`, `started_at`", "")
	return app.Save(c)
}
