package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// Rules may name other collections only once these exist: hence a step of their own, after all of them.
func init() {
	m.Register(setRules, nil)
}

func rules() map[string]access {
	campaign := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers(""))
	evaluation := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers("campaign."))
	ofEvaluation := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers("evaluation.campaign."))
	followUp := all(activeCounsellor, ownStructure("evaluation.structure"), notPrivateToOthers("evaluation.campaign."))
	person := all(activeCounsellor, ownStructure("structure"), hasOpenEvaluation)
	structure := all(activeCounsellor, `(id = @request.auth.structure || (`+administrator+` && lineage ~ @request.auth.structure))`)
	colleague := all(activeCounsellor, ownStructure("structure"))

	return map[string]access{
		"structures": readable(structure),
		"counsellors": {
			list: colleague, view: colleague,
			update: all(activeCounsellor, `id = @request.auth.id`, unchanged("structure", "role", "state", "demo", "verified")),
		},
		"situations":    readable(all(activeCounsellor)),
		"items":         {},
		"bank_versions": {},
		"recordings":    {},
		"campaigns": {
			list: campaign, view: campaign,
			create: all(activeCounsellor, ownStructure("structure"), `owner = @request.auth.id`),
			update: all(*campaign, unchanged("structure", "owner", "code")),
		},
		"beneficiaries": {
			list: person, view: person,
			update: all(*person, unchanged("structure", "personal_code")),
		},
		"evaluations":       readable(evaluation),
		"plays":             readable(ofEvaluation),
		"events":            {},
		"results":           readable(ofEvaluation),
		"cohort_statistics": readable(all(activeCounsellor, `state = "published"`)),
		"follow_ups": {
			list: ofEvaluation, view: ofEvaluation,
			create: followUp,
			update: all(*followUp, unchanged("evaluation", "structure", "step")),
		},
		"deployment": {},
	}
}

func setRules(app core.App) error {
	for name, r := range rules() {
		c, err := app.FindCollectionByNameOrId(name)
		if err != nil {
			return err
		}
		c.ListRule, c.ViewRule, c.CreateRule, c.UpdateRule, c.DeleteRule = r.list, r.view, r.create, r.update, r.remove
		if c.IsAuth() {
			c.AuthRule = all(`state = "active"`)
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}
