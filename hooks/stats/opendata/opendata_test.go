package opendata

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

func small() Package {
	return Package{
		Name: "essai", Title: "Essai", Description: "Deux tables.", Address: "https://eva.example", Publisher: "Exemple", Contact: "a@eva.example",
		Keywords: []string{"essai"}, Updated: time.Date(2026, 11, 1, 2, 0, 0, 0, time.UTC), First: "2026-01", Last: "2026-02",
		Tables: []Table{
			{
				Name: "mesures", Title: "Mesures", Description: "Une ligne par mois.", Key: []string{"mois", "ligne"},
				Fields: []Field{
					{Name: "mois", Title: "Mois", Kind: Month, Required: true}, {Name: "ligne", Title: "Ligne", Kind: Text, Required: true},
					{Name: "part", Title: "Part", Kind: Number, Most: 100}, {Name: "effectif", Title: "Effectif", Kind: Integer},
				},
				Rows: [][]string{{"2026-01", `Dite « "à part" », ou non`, "62.5", "240"}, {"2026-01", "vide", "", ""}, {"2026-02", "a\nb", "0.0", "0"}},
			},
			{Name: "mots", Title: "Mots", Description: "Sans mois.", Key: []string{"mot"}, Fields: []Field{{Name: "mot", Title: "Mot", Kind: Text, Required: true}}, Rows: [][]string{{"é"}}},
		},
	}
}

func body(t *testing.T, p Package, path string) string {
	t.Helper()
	file, ok, err := p.File(path)
	if err != nil || !ok {
		t.Fatalf("%s: %v %v", path, ok, err)
	}
	return string(file.Body)
}

func TestCSVAndJSON(t *testing.T) {
	want := "mois,ligne,part,effectif\n2026-01,\"Dite « \"\"à part\"\" », ou non\",62.5,240\n2026-01,vide,,\n2026-02,\"a\nb\",0.0,0\n"
	if got := body(t, small(), "mesures.csv"); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var rows []struct {
		Mois, Ligne string
		Part        *float64
		Effectif    *int
	}
	text := body(t, small(), "mesures.json")
	if err := json.Unmarshal([]byte(text), &rows); err != nil || len(rows) != 3 || *rows[0].Part != 62.5 || rows[1].Part != nil || *rows[2].Effectif != 0 {
		t.Errorf("%v in %s", err, text)
	}
	if strings.Index(text, `"mois"`) > strings.Index(text, `"ligne"`) {
		t.Error("the order of the fields is lost")
	}
}

func TestParquetKeepsOrderAndGaps(t *testing.T) {
	file := body(t, small(), "mesures.parquet")
	opened, err := parquet.OpenFile(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range opened.Schema().Fields() {
		names = append(names, f.Name())
	}
	if !slices.Equal(names, []string{"mois", "ligne", "part", "effectif"}) {
		t.Errorf("columns: %v", names)
	}
	type read struct {
		Mois     string   `parquet:"mois"`
		Ligne    string   `parquet:"ligne"`
		Part     *float64 `parquet:"part,optional"`
		Effectif *int64   `parquet:"effectif,optional"`
	}
	rows, err := parquet.Read[read](strings.NewReader(file), int64(len(file)))
	if err != nil || len(rows) != 3 || *rows[0].Part != 62.5 || *rows[0].Effectif != 240 || rows[1].Part != nil || rows[2].Ligne != "a\nb" {
		t.Errorf("%v: %+v", err, rows)
	}
}

// The same tables give the same bytes, whatever was written before.
func TestEveryFileIsTheSameTwice(t *testing.T) {
	p := small()
	paths := p.Paths()
	for _, path := range paths {
		first, second := body(t, p, path), body(t, small(), path)
		if first != second || first == "" {
			t.Errorf("%s: two answers", path)
		}
	}
	if !slices.Contains(paths, "2026-02/mesures.parquet") || slices.Contains(paths, "2026-02/mots.csv") {
		t.Errorf("paths: %v", paths)
	}
	if got := body(t, p, "2026-02/mesures.csv"); got != "mois,ligne,part,effectif\n2026-02,\"a\nb\",0.0,0\n" {
		t.Errorf("one month: %q", got)
	}
	for _, path := range []string{"", "mesures", "mesures.xml", "mesures.csv.csv", "2026-03/mesures.csv", "2026-02/mots.csv", "2026-02/mesures.schema.json", "../mesures.csv", "2026-02/datapackage.json"} {
		if _, ok, err := p.File(path); ok || err != nil {
			t.Errorf("%q: %v %v", path, ok, err)
		}
	}
}

func TestWrongNumberIsRefused(t *testing.T) {
	table := small().Tables[0]
	table.Rows = [][]string{{"2026-01", "x", "beaucoup", ""}}
	if _, err := table.parquet(); err == nil {
		t.Error("a word was written as a number")
	}
}

// What a harvester of DCAT looks for, by the names that the context gives.
func TestCatalogue(t *testing.T) {
	var catalogue map[string]any
	text := body(t, small(), Catalogue)
	if err := json.Unmarshal([]byte(text), &catalogue); err != nil {
		t.Fatal(err)
	}
	context := catalogue["@context"].(map[string]any)
	var walk func(value any)
	walk = func(value any) {
		switch v := value.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			for key, one := range v {
				prefix, _, prefixed := strings.Cut(key, ":")
				if prefixed && context[prefix] == nil || !prefixed && !strings.HasPrefix(key, "@") {
					t.Errorf("%q has no meaning in the context", key)
				}
				if address, ok := one.(string); ok && key == "@id" && !strings.Contains(address, "://") && !strings.HasPrefix(address, "mailto:") {
					t.Errorf("%q is no address", address)
				}
				walk(one)
			}
		}
	}
	delete(catalogue, "@context")
	walk(catalogue)
	dataset := catalogue["dcat:dataset"].([]any)[0].(map[string]any)
	for _, name := range []string{"dct:title", "dct:description", "dct:publisher", "dct:license", "dct:accrualPeriodicity", "dct:temporal", "dct:spatial", "dcat:keyword", "dcat:contactPoint"} {
		if dataset[name] == nil {
			t.Errorf("the dataset has no %s", name)
		}
	}
	distributions := dataset["dcat:distribution"].([]any)
	if len(distributions) != 6 || !strings.Contains(text, `"dcat:downloadURL": {
            "@id": "https://eva.example/donnees/mesures.csv"`) {
		t.Errorf("%d distributions in %s", len(distributions), text)
	}
	if end := dataset["dct:temporal"].(map[string]any)["dcat:endDate"].(map[string]any)["@value"]; end != "2026-02-28" {
		t.Errorf("ends on %v", end)
	}
	if !bytes.Contains([]byte(text), []byte("2026-11-01T02:00:00Z")) {
		t.Error("no date")
	}
}
