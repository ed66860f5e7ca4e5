package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
)

// replaceField gives a field another type: the first of the new fields takes its values, then its name.
func replaceField(app core.App, collection, name string, fields ...core.Field) error {
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		return err
	}
	c.Fields.Add(fields...)
	if err := app.Save(c); err != nil {
		return err
	}
	// Identifiers are those of the migration itself.
	if _, err := app.DB().NewQuery("UPDATE {{" + collection + "}} SET [[" + fields[0].GetName() + "]] = [[" + name + "]]").Execute(); err != nil {
		return err
	}
	c.Fields.RemoveByName(name)
	if err := app.Save(c); err != nil {
		return err
	}
	fields[0].SetName(name)
	return app.Save(c)
}

// removeFields is the way back of fields that were added.
func removeFields(app core.App, fields map[string][]string) error {
	for collection, names := range fields {
		c, err := app.FindCollectionByNameOrId(collection)
		if err != nil {
			return err
		}
		for _, name := range names {
			c.Fields.RemoveByName(name)
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}
