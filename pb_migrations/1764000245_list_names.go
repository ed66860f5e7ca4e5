package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// The key of names came with the records of people, after the other indexes of lists.
func init() {
	m.Register(func(app core.App) error {
		c, err := app.FindCollectionByNameOrId("beneficiaries")
		if err != nil {
			return err
		}
		// Both cover the search in names and codes: of one structure, and of all of them in the order of names.
		c.AddIndex("idx_beneficiaries_search", false, "COALESCE(`structure`, ''), `name_key`, `personal_code`, `id`", "")
		c.AddIndex("idx_beneficiaries_key", false, "`name_key`, `id`, `personal_code`", "")
		return app.Save(c)
	}, func(app core.App) error {
		c, err := app.FindCollectionByNameOrId("beneficiaries")
		if err != nil {
			return err
		}
		c.RemoveIndex("idx_beneficiaries_search")
		c.RemoveIndex("idx_beneficiaries_key")
		return app.Save(c)
	})
}
