package hooks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// writers are those who try to change each field of a record of North: one of each kind.
var writers = []struct{ name, account string }{
	{"nobody", nobody}, {"beneficiary", beneficiary}, {"owner", apptest.Nina}, {"colleague", apptest.Noah},
	{"admin", apptest.Alain}, {"admin above", apptest.Rita}, {"counsellor above", apptest.Rachid}, {"admin elsewhere", apptest.Sonia},
	{"pending", apptest.Pending}, {"disabled", apptest.Disabled},
}

// TestWritesGolden tries every field of every collection that anybody but the national team may update, as everybody, and
// lists who changed what: a right that is given away shows as one line in review.
// EVA_UPDATE=1 go test ./hooks -run WritesGolden writes the file anew.
func TestWritesGolden(t *testing.T) {
	w := newWorld(t)
	w.records["counsellors"] = apptest.Person(t, w.app, apptest.Nina)
	w.records["structures"], _ = w.app.FindRecordById("structures", apptest.North) // the world has it
	w.records["invitations"] = apptest.Record(t, w.app, "invitations", map[string]any{
		"email": "lou@north.example", "role": "counsellor", "state": "open", "structure": apptest.North, "inviter": w.ids[apptest.Nina],
	})
	collections, err := w.app.FindAllCollections(core.CollectionTypeBase, core.CollectionTypeAuth)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range collections {
		switch {
		case c.System || c.UpdateRule == nil:
			continue // one rule for all of its fields, in rules.txt
		case w.records[c.Name] == nil:
			t.Errorf("no record of %s is there to try", c.Name)
			continue
		}
		for _, field := range c.Fields {
			if field.Type() != core.FieldTypeAutodate {
				lines = append(lines, fmt.Sprintf("%s.%s: %s", c.Name, field.GetName(), strings.Join(w.whoChanges(t, c.Name, field), ", ")))
			}
		}
	}
	slices.Sort(lines)
	got := strings.Join(lines, "\n") + "\n"
	apptest.Golden(t, "writes.txt", got)
}

// whoChanges puts the record back as it was after each try.
func (w *world) whoChanges(t *testing.T, collection string, field core.Field) []string {
	t.Helper()
	record := w.records[collection]
	var who []string
	for _, writer := range writers {
		before := w.row(t, record)
		for _, value := range others(record, field) {
			body := map[string]any{field.GetName(): value}
			if field.GetName() == core.FieldNamePassword {
				body["passwordConfirm"] = value
			}
			w.server.Call("PATCH", "/api/collections/"+collection+"/records/"+record.Id, w.tokens[writer.account], body, nil)
			after := w.row(t, record)
			if fmt.Sprint(after[field.GetName()]) == fmt.Sprint(before[field.GetName()]) {
				continue
			}
			who = append(who, writer.name)
			if _, err := w.app.DB().Update(collection, before, dbx.HashExp{"id": record.Id}).Execute(); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	return who
}

// others are values that a field may take and does not have, so that only a right can refuse them.
func others(record *core.Record, field core.Field) []any {
	name := field.GetName()
	switch f := field.(type) {
	case *core.BoolField:
		return []any{!record.GetBool(name)}
	case *core.NumberField:
		return []any{record.GetFloat(name) + 1}
	case *core.SelectField:
		return slices.DeleteFunc(toAny(f.Values), func(v any) bool { return slices.Contains(record.GetStringSlice(name), v.(string)) })
	case *core.RelationField:
		return []any{apptest.South, "counsnoah000000", "counssonia00000", ""}
	case *core.DateField:
		return []any{time.Date(2030, time.January, 1, 0, 0, 0, 0, time.UTC)}
	case *core.JSONField:
		return []any{[]string{"tri"}, map[string]any{"a": 1}}
	case *core.EmailField:
		return []any{"somebody.else@north.example"}
	}
	return []any{"Un autre texte", "un-autre-texte", "75011", "13002526500013", apptest.Password + " longue"}
}

func toAny(values []string) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return list
}

// row is the record as the database holds it.
func (w *world) row(t *testing.T, record *core.Record) dbx.Params {
	t.Helper()
	row := dbx.NullStringMap{}
	err := w.app.DB().Select("*").From(record.Collection().Name).Where(dbx.HashExp{"id": record.Id}).One(row)
	if err != nil {
		t.Fatal(err)
	}
	params := dbx.Params{}
	for column, value := range row {
		params[column] = value.String
	}
	return params
}
