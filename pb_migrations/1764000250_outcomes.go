package pb_migrations

import (
	"fmt"

	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{askForOutcomes, scheduleFollowUps, fillSchedule, offerDigest} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, withdrawOutcomes)
}

// askForOutcomes says what became of the person, 3 and 6 months later.
func askForOutcomes(app core.App) error {
	c, err := app.FindCollectionByNameOrId("follow_ups")
	if err != nil {
		return err
	}
	oriented, isSelect := c.Fields.GetByName("oriented").(*core.SelectField)
	if !isSelect {
		return fmt.Errorf("the orientation of a follow-up is no choice")
	}
	oriented.Required = false // at once only: hooks/followups
	oriented.Help = "Tout de suite : la personne a-t-elle pu être orientée vers une solution ?"
	c.Fields.Add(&core.SelectField{Name: "outcome", MaxSelect: 1, Presentable: true,
		Help:   "À 3 et 6 mois : formation commencée, formation terminée, emploi, autre, plus de nouvelles.",
		Values: []string{"training_started", "training_ended", "job", "other", "lost_sight"}})
	// To undo a slip, by whoever made it; an older answer is changed, not removed.
	c.DeleteRule = all(*c.ViewRule, `counsellor = @request.auth.id`, `created > @yesterday`)
	return app.Save(c)
}

// scheduleFollowUps makes a column of when the next answer is awaited: a list that asked the answers of each evaluation
// would read them all.
func scheduleFollowUps(app core.App) error {
	c, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	c.Fields.Add(&core.DateField{Name: "follow_up_at", Help: "La prochaine réponse sur la suite est attendue à partir de cette date. Vide : aucune. Calculée."})
	c.AddIndex("idx_evaluations_follow_up", false, "`structure`, `follow_up_at`", "")
	c.AddIndex("idx_evaluations_due", false, "`follow_up_at`, `structure`, `campaign`", "")
	return app.Save(c)
}

func fillSchedule(app core.App) error {
	_, err := app.DB().NewQuery(`UPDATE evaluations AS e SET follow_up_at = COALESCE(
		(SELECT IIF(f.step = 'month6', '', strftime('%Y-%m-%d %H:%M:%fZ', e.finished_at, IIF(f.step = 'now', '+91 days', '+182 days')))
			FROM follow_ups f WHERE f.evaluation = e.id ORDER BY IIF(f.step = 'now', '', f.step) DESC LIMIT 1), e.finished_at)
		WHERE state = 'finished' AND kind != 'test' AND synthesis = 'need' AND finished_at != ''`).Execute()
	return err
}

// offerDigest lets each counsellor refuse the weekly mail, and remembers when the last one was queued.
func offerDigest(app core.App) error {
	c, err := app.FindCollectionByNameOrId("counsellors")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.SelectField{Name: "digest", MaxSelect: 1, Values: []string{"weekly", "never"},
			Help: "Résumé du lundi par courriel : weekly ou vide, chaque semaine s’il y a quelque chose à faire ; never, jamais."},
		&core.DateField{Name: "digest_at", Help: "Dernier résumé du lundi. Calculée.", Hidden: true},
	)
	return app.Save(c)
}

func withdrawOutcomes(app core.App) error {
	followUps, err := app.FindCollectionByNameOrId("follow_ups")
	if err != nil {
		return err
	}
	followUps.DeleteRule = nil
	if oriented, isSelect := followUps.Fields.GetByName("oriented").(*core.SelectField); isSelect {
		oriented.Required = true
	}
	if err := app.Save(followUps); err != nil {
		return err
	}
	evaluations, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	evaluations.RemoveIndex("idx_evaluations_follow_up")
	evaluations.RemoveIndex("idx_evaluations_due")
	if err := app.Save(evaluations); err != nil {
		return err
	}
	for collection, fields := range map[string][]string{
		"evaluations": {"follow_up_at"}, "follow_ups": {"outcome"}, "counsellors": {"digest", "digest_at"},
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
