package items_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/items"
)

// TestImportTwiceChangesNothing: every start imports.
func TestImportTwiceChangesNothing(t *testing.T) {
	app := apptest.New(t, items.Bind)
	for range 2 {
		if err := items.Import(app, apptest.Now); err != nil {
			t.Fatal(err)
		}
	}
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	versions, err := app.FindAllRecords("bank_versions")
	if err != nil {
		t.Fatal(err)
	}
	if len(versions) != len(files) || len(files) == 0 {
		t.Errorf("%d versions of %d files", len(versions), len(files))
	}
}

func TestReusedVersionIsRefused(t *testing.T) {
	app := apptest.New(t)
	if err := items.Import(app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	version, err := app.FindFirstRecordByFilter("bank_versions", "number = 1")
	if err != nil {
		t.Fatal(err)
	}
	version.Set("hash", "another content")
	if err := app.Save(version); err != nil {
		t.Fatal(err)
	}
	if err := items.Import(app, apptest.Now); !errors.Is(err, items.ErrVersionReused) {
		t.Errorf("got %v; want ErrVersionReused", err)
	}
}

func TestPublishedVersionsDoNotChange(t *testing.T) {
	app := apptest.New(t, items.Bind)
	version := apptest.Bank(t, app, "controle", map[string]any{"items": []any{}}, []any{})
	for field, value := range map[string]any{"content": `{"items":[1]}`, "keys": `[1]`, "number": 2, "hash": "x", "state": "draft"} {
		changed, err := app.FindRecordById("bank_versions", version.Id)
		if err != nil {
			t.Fatal(err)
		}
		changed.Set(field, value)
		if err := app.Save(changed); err == nil {
			t.Errorf("%s of a published version changed", field)
		}
	}
	if err := app.Delete(version); err == nil {
		t.Error("a published version was deleted")
	}
	version.Set("state", "retired")
	if err := app.Save(version); err != nil {
		t.Errorf("retire: %v", err)
	}
}

// TestPublicHalvesHoldNoKey reads every content file as a browser would get it.
func TestPublicHalvesHoldNoKey(t *testing.T) {
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	secret := regexp.MustCompile(`"(key|right|points|difficulty|skill|defect|grades)":`)
	for name, content := range files {
		public, err := content.Public()
		if err != nil {
			t.Fatal(err)
		}
		if found := secret.Find(public); found != nil {
			t.Errorf("the public half of %s holds %s", name, found)
		}
		keys, err := content.Secret()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(keys), `"key":`) {
			t.Errorf("the secret half of %s holds no key", name)
		}
	}
}

func TestParseNamesWhatIsWrong(t *testing.T) {
	valid := func() map[string]any {
		return map[string]any{
			"situation": "x", "version": 1, "title": "X",
			"training": []any{map[string]any{"id": "t1", "type": "word", "stimulus": map[string]any{}}},
			"items":    []any{map[string]any{"id": "w1", "type": "word", "stimulus": map[string]any{}, "key": map[string]any{"right": "word"}}},
		}
	}
	item := func(content map[string]any, group string) map[string]any {
		return content[group].([]any)[0].(map[string]any)
	}
	for _, c := range []struct {
		name   string
		change func(map[string]any)
		want   string // in the error; "" for none
	}{
		{"valid", func(map[string]any) {}, ""},
		{"no version", func(c map[string]any) { delete(c, "version") }, "version"},
		{"unknown field", func(c map[string]any) { c["colour"] = 1 }, "colour"},
		{"no items", func(c map[string]any) { c["items"] = []any{} }, "aucune question"},
		{"id twice", func(c map[string]any) { item(c, "items")["id"] = "t1" }, "sert deux fois"},
		{"no key", func(c map[string]any) { delete(item(c, "items"), "key") }, "items[0].key : w1 : il manque la clé"},
		{"no stimulus", func(c map[string]any) { delete(item(c, "items"), "stimulus") }, "stimulus"},
		{"feedback on a scored item", func(c map[string]any) { item(c, "items")["feedback"] = map[string]any{} }, "feedback"},
		{"key on a training item", func(c map[string]any) { item(c, "training")["key"] = map[string]any{} }, "training"},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := valid()
			c.change(content)
			raw, err := json.Marshal(content)
			if err != nil {
				t.Fatal(err)
			}
			_, err = items.Parse(raw)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; want %q", err, c.want)
			}
		})
	}
}
