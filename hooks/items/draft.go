package items

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// itemFields are the fields of an item of a file that its record holds by the same name.
var itemFields = []string{
	"type", "optional", "module", "form", "family", "catch_up", "criterion", "stimulus", "feedback", "key", "points", "difficulty", "skill",
}

// situationFields are the same of the whole file.
var situationFields = []string{"title", "description", "minutes", "position", "texts", "settings", "plan", "templates"}

// readDraft is the draft of a situation as a file: what its records say now.
func readDraft(app core.App, situation *core.Record) (document, error) {
	d := document{"situation": situation.GetString("name"), "version": json.Number(fmt.Sprint(max(situation.GetInt("file_version"), 1)))}
	if err := fromRecord(d, situation, situationFields); err != nil {
		return nil, err
	}
	var records []*core.Record
	err := app.RecordQuery("items").AndWhere(dbx.HashExp{"situation": situation.Id}).OrderBy("training DESC", "position", "code").All(&records)
	if err != nil {
		return nil, fmt.Errorf("read the items of %s: %w", situation.GetString("name"), err)
	}
	groups := map[bool][]any{true: {}, false: {}}
	for _, record := range records {
		item := document{"id": record.GetString("code")}
		if err := fromRecord(item, record, itemFields); err != nil {
			return nil, err
		}
		groups[record.GetBool("training")] = append(groups[record.GetBool("training")], item)
	}
	d["training"], d["items"] = groups[true], groups[false]
	return normalise(d), nil
}

// fromRecord copies fields of a record, in the numbers and lists of JSON.
func fromRecord(into document, record *core.Record, fields []string) error {
	for _, name := range fields {
		raw, err := json.Marshal(record.Get(name))
		if err != nil {
			return fmt.Errorf("read %s of %s: %w", name, record.Id, err)
		}
		wrapped, _, err := readDocument([]byte(`{"value":` + string(raw) + `}`))
		if err != nil {
			return fmt.Errorf("read %s of %s: %w", name, record.Id, err)
		}
		into[name] = wrapped["value"]
	}
	return nil
}

// saveDraft makes the records of a situation say what a document says. Items that it does not have are removed: the
// published versions keep theirs.
func saveDraft(app core.App, situation *core.Record, d document) error {
	situation.Set("name", d["situation"])
	situation.Set("file_version", d["version"])
	if situation.IsNew() {
		situation.Set("active", true)
	}
	toRecord(situation, d, situationFields)
	if err := app.Save(situation); err != nil {
		return err
	}
	kept := map[string]bool{}
	for _, group := range []string{"training", "items"} {
		for position, one := range d[group].([]any) {
			item := one.(document)
			code := item["id"].(string)
			kept[code] = true
			if err := saveItem(app, situation, item, position, group == "training"); err != nil {
				return fmt.Errorf("item %s: %w", code, err)
			}
		}
	}
	all, err := app.FindAllRecords("items", dbx.HashExp{"situation": situation.Id})
	if err != nil {
		return err
	}
	for _, record := range all {
		if !kept[record.GetString("code")] {
			if err := app.Delete(record); err != nil {
				return err
			}
		}
	}
	return nil
}

func saveItem(app core.App, situation *core.Record, item document, position int, training bool) error {
	record, err := findOrNew(app, "items", dbx.HashExp{"situation": situation.Id, "code": item["id"]})
	if err != nil {
		return err
	}
	record.Set("situation", situation.Id)
	record.Set("code", item["id"])
	record.Set("position", position)
	record.Set("training", training)
	toRecord(record, item, itemFields)
	return app.Save(record)
}

// toRecord sets every field, those that the document does not have to nothing.
func toRecord(record *core.Record, from document, fields []string) {
	for _, name := range fields {
		value := from[name]
		if record.Collection().Fields.GetByName(name).Type() == core.FieldTypeJSON {
			value = types.JSONRaw(compact(value))
		}
		if number, ok := value.(json.Number); ok {
			value = number.String()
		}
		record.Set(name, value)
	}
}

// fingerprint tells whether a draft changed since it was published; the number that its file gives itself is no content.
func fingerprint(d document) string {
	same := make(document, len(d))
	for name, value := range d {
		same[name] = value
	}
	delete(same, "version")
	sum := sha256.Sum256(write(same))
	return hex.EncodeToString(sum[:])
}
