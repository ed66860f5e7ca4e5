package calibrations

import (
	"maps"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

const sound = `[{"name":"n1","model":"2pl","a":1.2,"b":-0.3,"d":0.36,"se_a":0.1,"se_b":0.1}]`

func candidate(t *testing.T, app core.App, version int, over map[string]any) *core.Record {
	t.Helper()
	fields := map[string]any{
		"situation": "livraison", "bank_version": "livraison/1", "scale": "numeracy", "model": "2pl", "version": version,
		"state": "candidate", "n": 250, "items": sound, "report": `{"converged":true}`,
	}
	maps.Copy(fields, over)
	return apptest.Record(t, app, collection, fields)
}

func TestPublicationRetiresTheFormerOne(t *testing.T) {
	app := apptest.New(t, Bind)
	first, second, other := candidate(t, app, 1, nil), candidate(t, app, 2, nil), candidate(t, app, 1, map[string]any{"scale": "spelling"})
	for _, c := range []*core.Record{first, other, second} {
		c.Set("state", "published")
		if err := app.Save(c); err != nil {
			t.Fatal(err)
		}
	}
	for id, want := range map[string]string{first.Id: "retired", second.Id: "published", other.Id: "published"} {
		now, err := app.FindRecordById(collection, id)
		if err != nil || now.GetString("state") != want || now.GetDateTime("published_at").IsZero() {
			t.Errorf("version %d of %s is %s (%v)", now.GetInt("version"), now.GetString("scale"), now.GetString("state"), err)
		}
	}
}

func TestWhatCannotBePublished(t *testing.T) {
	app := apptest.New(t, Bind)
	for version, over := range []map[string]any{
		{"n": 199},
		{"report": `{"converged":false}`},
		{"report": `{}`},
		{"items": `[]`},
		{"items": `[{"name":"n1","model":"2pl","a":-1}]`},
		{"items": `"text"`},
	} {
		c := candidate(t, app, version+1, over)
		c.Set("state", "published")
		if err := app.Save(c); err == nil {
			t.Errorf("published with %v", over)
		}
	}
}

func TestPublishedNeverChanges(t *testing.T) {
	app := apptest.New(t, Bind)
	c := candidate(t, app, 1, nil)
	change := func(field string, value any) error {
		fresh, err := app.FindRecordById(collection, c.Id)
		if err != nil {
			t.Fatal(err)
		}
		fresh.Set(field, value)
		return app.Save(fresh)
	}
	if err := change("state", "published"); err != nil {
		t.Fatal(err)
	}
	for field, value := range map[string]any{
		"items": `[]`, "n": 900, "scale": "spelling", "version": 7, "report": `{}`, "model": "rasch", "state": "candidate", "published_at": "",
	} {
		if change(field, value) == nil {
			t.Errorf("%s of a published calibration changed", field)
		}
	}
	published, err := app.FindRecordById(collection, c.Id)
	if err != nil {
		t.Fatal(err)
	}
	if app.Delete(published) == nil {
		t.Error("a published calibration was deleted")
	}
	if err := change("state", "retired"); err != nil {
		t.Errorf("retire: %v", err)
	}
	if change("state", "published") == nil {
		t.Error("a retired calibration came back")
	}
	retired, err := app.FindRecordById(collection, c.Id)
	if err != nil {
		t.Fatal(err)
	}
	if app.Delete(retired) == nil {
		t.Error("a retired calibration was deleted")
	}
}

func TestNobodyCreatesAPublishedOne(t *testing.T) {
	app := apptest.New(t, Bind)
	schema, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"published", "retired"} {
		row := core.NewRecord(schema)
		row.Load(map[string]any{"situation": "livraison", "bank_version": "livraison/1", "scale": "numeracy", "model": "2pl", "version": 1, "state": state})
		if app.Save(row) == nil {
			t.Errorf("created as %s", state)
		}
	}
}
