package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// PocketBase brings a `users` collection that anybody may sign up to; our accounts are `counsellors`.
func init() {
	m.Register(func(app core.App) error {
		users, err := app.FindCollectionByNameOrId("users")
		if err != nil {
			return nil //nolint:nilerr // a database that never had it has nothing to drop
		}
		return app.Delete(users)
	}, nil)
}
