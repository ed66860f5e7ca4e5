// Package pb_migrations is the schema: one hand-written step a file, run in the order of the file names,
// which are also their keys in the database: never rename one that was released.
package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
)

// newCollection returns a base collection with its creation and update dates.
func newCollection(name string) *core.Collection {
	c := core.NewBaseCollection(name)
	addDates(c)
	return c
}

func addDates(c *core.Collection) {
	c.Fields.Add(
		&core.AutodateField{Name: "created", OnCreate: true},
		&core.AutodateField{Name: "updated", OnCreate: true, OnUpdate: true},
	)
}

// relation completes f with the id of the collection that it points to.
func relation(app core.App, to string, f core.RelationField) (*core.RelationField, error) {
	target, err := app.FindCollectionByNameOrId(to)
	if err != nil {
		return nil, err
	}
	f.CollectionId = target.Id
	if f.MaxSelect == 0 {
		f.MaxSelect = 1
	}
	return &f, nil
}

// addRelations adds each field of rels (field by target collection) to c, in order.
func addRelations(app core.App, c *core.Collection, rels ...relationTo) error {
	for _, r := range rels {
		f, err := relation(app, r.collection, r.field)
		if err != nil {
			return err
		}
		c.Fields.Add(f)
	}
	return nil
}

type relationTo struct {
	collection string
	field      core.RelationField
}

// tenantIndex adds the one index that PocketBase's rules can use: it compiles `structure = @request.auth.structure`
// to a comparison of COALESCE(structure, ”), which an index on the bare column does not serve.
func tenantIndex(c *core.Collection, by string) {
	c.AddIndex("idx_"+c.Name+"_tenant", false, "COALESCE(`structure`, ''), `"+by+"`", "")
}

// dropCollection is the way back of a step that made one.
func dropCollections(names ...string) func(core.App) error {
	return func(app core.App) error {
		for _, name := range names {
			c, err := app.FindCollectionByNameOrId(name)
			if err != nil {
				return err
			}
			if err := app.Delete(c); err != nil {
				return err
			}
		}
		return nil
	}
}
