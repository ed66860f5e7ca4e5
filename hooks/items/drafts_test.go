package items

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// authorsFiles are all content files of the release.
func authorsFiles(t *testing.T) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("content/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	files := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimSuffix(filepath.Base(path), ".json")] = data
	}
	return files
}

func tree(t *testing.T, data []byte) document {
	t.Helper()
	d, _, err := readDocument(data)
	if err != nil {
		t.Fatal(err)
	}
	return normalise(d)
}

// TestDraftsSayWhatFilesSay: what is imported can be exported, to the byte, for every content of the release.
func TestDraftsSayWhatFilesSay(t *testing.T) {
	app := apptest.New(t, Bind)
	if err := Import(app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	for name, data := range authorsFiles(t) {
		situation, err := app.FindFirstRecordByData("situations", "name", name)
		if err != nil {
			t.Fatal(err)
		}
		draft, err := readDraft(app, situation)
		if err != nil {
			t.Fatal(err)
		}
		want := write(tree(t, data))
		if got := write(draft); !bytes.Equal(got, want) {
			t.Errorf("%s: %s", name, difference(got, want))
		}
		if again := write(tree(t, want)); !bytes.Equal(again, want) {
			t.Errorf("%s is not written twice the same way: %s", name, difference(again, want))
		}
		if _, err := Parse(want); err != nil {
			t.Errorf("%s: the written form cannot be read: %v", name, err)
		}
	}
}

// difference is the first line where two texts part.
func difference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "; want " + b[i]
		}
	}
	return "one is longer"
}

// A new file version is published; a draft with changes is left to its authors, any other follows the file.
func TestFilesLeaveEditedDraftsAlone(t *testing.T) {
	app := apptest.New(t, Bind)
	importLivraison(t, app)
	next := func(raise string) file {
		d := tree(t, bytes.Replace(authorsFiles(t)["livraison"], []byte(`"version": 1`), []byte(`"version": `+raise), 1))
		d["title"] = "Tournée " + raise
		content, err := Parse(write(d))
		if err != nil {
			t.Fatal(err)
		}
		return file{content, d}
	}
	title := func() string {
		situation, err := app.FindFirstRecordByData("situations", "name", "livraison")
		if err != nil {
			t.Fatal(err)
		}
		return situation.GetString("title")
	}
	if err := importOne(app, next("2"), apptest.Now); err != nil || title() != "Tournée 2" {
		t.Fatal(err, title())
	}
	item, err := app.FindFirstRecordByData("items", "code", "c1")
	if err != nil {
		t.Fatal(err)
	}
	item.Set("points", 3)
	if err := app.Save(item); err != nil {
		t.Fatal(err)
	}
	if err := importOne(app, next("3"), apptest.Now); err != nil || title() != "Tournée 2" {
		t.Fatal(err, title())
	}
	versions, err := app.FindRecordsByFilter("bank_versions", "source = 'file' && situation.name = 'livraison'", "number", 0, 0)
	if err != nil || len(versions) != 3 || versions[2].GetInt("number") != 3 || !strings.Contains(versions[2].GetString("content"), "Tournée 3") {
		t.Fatal(len(versions), err)
	}
}

// importLivraison is the start of a release that has one situation.
func importLivraison(t *testing.T, app core.App) {
	t.Helper()
	files, err := readFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.content.Situation == "livraison" {
			if err := importOne(app, f, apptest.Now); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestLinesOfDocuments(t *testing.T) {
	_, at, err := readDocument([]byte("{\n \"items\": [\n  {\"id\": 1},\n  {\n   \"id\": 2}]}"))
	if err != nil || at.of("items[0].id").Line != 3 || at.of("items[1].stimulus.question").Line != 4 || at.of("items[1].id").Line != 5 {
		t.Error(at, err)
	}
	for text, want := range map[string]string{
		"":                             "ligne 1",
		"{\n\"a\": 1,\n\"a\": 2}":      "ligne 3 : le champ « a » est écrit deux fois",
		"{\n\"a\": 1,,}":               "ligne 2",
		"[1]":                          "entre accolades",
		"{}\n{}":                       "continue",
		strings.Repeat(`{"a":`, 10000): "imbriqués",
	} {
		if _, _, err := readDocument([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v; want %q", text, err, want)
		}
	}
}

func FuzzDocument(f *testing.F) {
	f.Add([]byte(`{"items":[{"id":"a","points":1e2}],"plan":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _, err := readDocument(data)
		if err != nil {
			return
		}
		once := write(normalise(d))
		again, _, err := readDocument(once)
		if err != nil {
			t.Fatal(err)
		}
		if twice := write(normalise(again)); !bytes.Equal(once, twice) {
			t.Fatalf("%s; then %s", once, twice)
		}
	})
}
