package people

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

// The records of people are re-pointed by SQL: a save would date each of them anew, and an undone merge must leave none.

var noKey = dbx.HashExp{"name_key": ""}

func setKey(app core.App, id, key string) error {
	_, err := app.DB().Update(identity.Collection, dbx.Params{"name_key": key}, dbx.HashExp{"id": id}).Execute()
	return err
}

func setMergedInto(app core.App, id, into string) error {
	_, err := app.DB().Update(identity.Collection, dbx.Params{"merged_into": into}, dbx.HashExp{"id": id}).Execute()
	return err
}

// reference is a field that points to a person.
type reference struct{ collection, field string }

func (r reference) String() string { return r.collection + "." + r.field }

// references are all fields that follow a person through a merge: whatever a later release adds is among them. What tells
// of one record, rather than of the person, stays with it.
func references(app core.App) ([]reference, error) {
	people, err := app.FindCachedCollectionByNameOrId(identity.Collection)
	if err != nil {
		return nil, err
	}
	collections, err := app.FindAllCollections(core.CollectionTypeBase, core.CollectionTypeAuth)
	if err != nil {
		return nil, err
	}
	var list []reference
	for _, c := range collections {
		if c.Name == identity.Collection || c.Name == merges || c.Name == acts {
			continue
		}
		for _, field := range c.Fields {
			if relation, ok := field.(*core.RelationField); ok && relation.CollectionId == people.Id && !relation.IsMultiple() {
				list = append(list, reference{c.Name, relation.Name})
			}
		}
	}
	return list, nil
}

// moved is what went from one record to another: ids by reference.
type moved map[string][]string

// move re-points all that points to a person, but for what the other one has already, such as a place in one campaign.
func move(app core.App, from, to string) (moved, error) {
	list, err := references(app)
	if err != nil {
		return nil, err
	}
	all := moved{}
	for _, r := range list {
		var ids []string
		err := app.DB().NewQuery(fmt.Sprintf(`UPDATE OR IGNORE [[%s]] SET [[%s]] = {:to} WHERE [[%s]] = {:from} RETURNING id`,
			r.collection, r.field, r.field)).Bind(dbx.Params{"to": to, "from": from}).Column(&ids)
		if err != nil {
			return nil, fmt.Errorf("re-point %s: %w", r, err)
		}
		if len(ids) > 0 {
			slices.Sort(ids)
			all[r.String()] = ids
		}
	}
	return all, nil
}

// back gives back what was moved and is still there.
func (m moved) back(app core.App, from, to string) error {
	list, err := references(app)
	if err != nil {
		return err
	}
	for _, r := range list {
		raw, err := json.Marshal(m[r.String()])
		if err != nil {
			return err
		}
		_, err = app.DB().NewQuery(fmt.Sprintf(
			`UPDATE OR IGNORE [[%s]] SET [[%s]] = {:to} WHERE [[%s]] = {:from} AND id IN (SELECT value FROM json_each({:ids}))`,
			r.collection, r.field, r.field)).Bind(dbx.Params{"to": to, "from": from, "ids": string(raw)}).Execute()
		if err != nil {
			return fmt.Errorf("give %s back: %w", r, err)
		}
	}
	return nil
}
