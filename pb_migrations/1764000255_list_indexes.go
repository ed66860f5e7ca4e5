package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// After all that lists filter on: names of people, and when a follow-up is awaited.
func init() {
	m.Register(indexLists, withdrawListIndexes)
}

const filtered = "`state`, `follow_up_at`, `kind`, `synthesis`, `literacy`, `numeracy`, `digital`, `accompanied`, `campaign`, `beneficiary`"

// listIndexes cover what lists go through and filter on, for one structure and for all of them.
var listIndexes = []struct{ collection, name, columns, where string }{
	{"evaluations", "idx_evaluations_structure", "`structure`, `started_at`, `id`, " + filtered, ""},
	{"evaluations", "idx_evaluations_list", "`started_at`, `id`, `structure`, " + filtered, ""},
	{"evaluations", "idx_evaluations_of_person", "`beneficiary`, `started_at`, `id`", ""},
	{"evaluations", "idx_evaluations_of_campaign", "`campaign`, `started_at`, `id`", ""},
	{"evaluations", "idx_evaluations_created", "`created`", ""}, // PocketBase's own list, newest first
	{"beneficiaries", "idx_beneficiaries_search", "COALESCE(`structure`, ''), `name_key`, `personal_code`, `id`", ""},
	{"beneficiaries", "idx_beneficiaries_key", "`name_key`, `id`, `personal_code`", ""},
	{"campaigns", "idx_campaigns_list", "`label` COLLATE NOCASE, `id`", ""},
	{"results", "idx_results_whole", "`evaluation`, `scale`, `level`, `n_items`, `p_level`", "`play` = ''"}, // a quarter of the rows
	{"follow_ups", "idx_follow_ups_oriented", "`evaluation`, `oriented`, `structure`", ""},
}

func indexLists(app core.App) error {
	for _, index := range listIndexes {
		c, err := app.FindCollectionByNameOrId(index.collection)
		if err != nil {
			return err
		}
		c.AddIndex(index.name, false, index.columns, index.where)
		if index.collection == "evaluations" {
			c.RemoveIndex("idx_evaluations_beneficiary") // the one of a person begins as it did
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}

func withdrawListIndexes(app core.App) error {
	for _, index := range listIndexes {
		c, err := app.FindCollectionByNameOrId(index.collection)
		if err != nil {
			return err
		}
		c.RemoveIndex(index.name)
		if index.collection == "evaluations" {
			c.AddIndex("idx_evaluations_beneficiary", false, "`beneficiary`", "")
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}
