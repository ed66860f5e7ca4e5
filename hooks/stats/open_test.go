package stats

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"eva/hooks/internal/apptest"
	"eva/hooks/stats/opendata"
)

// One published world for all that is asked of its files.
func TestOpenData(t *testing.T) {
	w := readWorld(t)
	p, ok, err := openPackage(t.Context(), w.app)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	for name, check := range map[string]func(*testing.T, world, opendata.Package){
		"every row is as its schema says": rowsAreAsTheirSchemaSays, "the package says what it holds": packageSaysWhatItHolds,
		"what the pages hide is hidden": filesHideWhatThePagesHide, "what is exported is what is served": exportIsWhatIsServed,
	} {
		t.Run(name, func(t *testing.T) { check(t, w, p) })
	}
}

// profile is a schema of Frictionless Data; patterns that Go's regexp lacks are those of URLs, which it leaves out.
func profile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("opendata", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	raw = regexp.MustCompile(`"pattern": "(?:[^"\\]|\\.)*\(\?[=!](?:[^"\\]|\\.)*",?`).ReplaceAll(raw, nil)
	source, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name, source); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func conforms(t *testing.T, schema *jsonschema.Schema, name string, file []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// described is what the rows of a file must be, read from its schema as anybody would.
type described struct {
	Name       string
	Fields     []describedField
	PrimaryKey []string
}

type describedField struct {
	Name, Type, Title, Description string
	Constraints                    struct {
		Required         bool
		Enum             []string
		Minimum, Maximum *float64
	}
}

var shapes = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s)^.+$`), "yearmonth": regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`),
	"integer": regexp.MustCompile(`^[0-9]+$`), "number": regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`),
}

func (f describedField) fault(text string) string {
	switch {
	case text == "" && f.Constraints.Required:
		return "is missing"
	case text == "":
		return ""
	case !shapes[f.Type].MatchString(text):
		return "is no " + f.Type
	case len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, text):
		return "is not in the list"
	}
	if f.Type == "integer" || f.Type == "number" {
		n, _ := strconv.ParseFloat(text, 64)
		if n < *f.Constraints.Minimum || f.Constraints.Maximum != nil && n > *f.Constraints.Maximum {
			return "is out of bounds"
		}
	}
	return ""
}

// Each file against its Table Schema, and the schema against that of Table Schema.
func rowsAreAsTheirSchemaSays(t *testing.T, _ world, p opendata.Package) {
	ofSchemas := profile(t, "table-schema.json")
	for _, table := range p.Tables {
		raw := open(t, p, table.Name+".schema.json")
		conforms(t, ofSchemas, table.Name, raw)
		var schema described
		if err := json.Unmarshal(raw, &schema); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(open(t, p, table.Name+".csv"))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Errorf("%s: %d rows, %v", table.Name, len(rows), err)
			continue
		}
		keys := map[string]bool{}
		for n, row := range rows {
			key := ""
			for i, f := range schema.Fields {
				if n == 0 {
					if row[i] != f.Name || f.Title == "" || f.Description == "" {
						t.Errorf("%s: column %q, in the schema %+v", table.Name, row[i], f)
					}
					continue
				}
				if fault := f.fault(row[i]); fault != "" {
					t.Errorf("%s, row %d: %s %q %s", table.Name, n, f.Name, row[i], fault)
				}
				if slices.Contains(schema.PrimaryKey, f.Name) {
					key += row[i] + "\x00"
				}
			}
			if keys[key] {
				t.Errorf("%s: %q twice", table.Name, key)
			}
			keys[key] = true
		}
	}
}

func open(t *testing.T, p opendata.Package, path string) []byte {
	t.Helper()
	file, ok, err := p.File(path)
	if err != nil || !ok {
		t.Fatalf("%s: %v %v", path, ok, err)
	}
	return file.Body
}

// datapackage.json against its profile; sizes and hashes are those of the files, which JSON and Parquet hold as CSV does.
func packageSaysWhatItHolds(t *testing.T, _ world, p opendata.Package) {
	raw := open(t, p, opendata.Descriptor)
	conforms(t, profile(t, "data-package.json"), opendata.Descriptor, raw)
	var descriptor struct {
		Licenses  []struct{ Name, Path string }
		Resources []struct {
			Path, Hash string
			Bytes      int
		}
	}
	if err := json.Unmarshal(raw, &descriptor); err != nil {
		t.Fatal(err)
	}
	if len(descriptor.Licenses) != 1 || descriptor.Licenses[0].Name != "etalab-2.0" || len(descriptor.Resources) != 3*len(p.Tables) {
		t.Errorf("licences %v, %d resources", descriptor.Licenses, len(descriptor.Resources))
	}
	for _, r := range descriptor.Resources {
		body := open(t, p, r.Path)
		digest := sha256.Sum256(body)
		if r.Bytes != len(body) || r.Hash != "sha256:"+hex.EncodeToString(digest[:]) {
			t.Errorf("%s: %d bytes, hash %s", r.Path, r.Bytes, r.Hash)
		}
	}
	for _, table := range p.Tables {
		if got, want := parquetRows(t, table, open(t, p, table.Name+".parquet")), table.Rows; !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("%s: Parquet holds other rows than CSV", table.Name)
		}
		var rows []map[string]any
		if err := json.Unmarshal(open(t, p, table.Name+".json"), &rows); err != nil || len(rows) != len(table.Rows) {
			t.Errorf("%s: %d rows in JSON, %v", table.Name, len(rows), err)
		}
	}
}

// parquetRows reads a file of Parquet back, as CSV would write it.
func parquetRows(t *testing.T, table opendata.Table, body []byte) (rows [][]string) {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range file.RowGroups() {
		reader := group.Rows()
		found := make([]parquet.Row, group.NumRows())
		if n, _ := reader.ReadRows(found); n != len(found) { // io.EOF comes with the last ones
			t.Fatalf("%s: %d rows of %d", table.Name, n, len(found))
		}
		for _, values := range found {
			row := make([]string, len(values))
			for i, value := range values {
				switch {
				case value.IsNull():
				case value.Kind() == parquet.Double:
					decimals := 0
					if _, after, _ := strings.Cut(table.Rows[len(rows)][i], "."); after != "" {
						decimals = len(after)
					}
					row[i] = strconv.FormatFloat(value.Double(), 'f', decimals, 64)
				default:
					row[i] = value.String()
				}
			}
			rows = append(rows, row)
		}
		reader.Close()
	}
	return rows
}

// What is hidden is empty in every file, and what is not is what the page of its edition shows.
func filesHideWhatThePagesHide(t *testing.T, w world, p opendata.Package) {
	hidden, compared := 0, 0
	for _, table := range p.Tables[1 : 1+len(Indicators)] {
		names := map[string]int{}
		for i, f := range table.Fields {
			names[f.Name] = i
		}
		figures := [4]int{names["valeur"], names["ic95_bas"], names["ic95_haut"], names["effectif"]}
		for _, row := range table.Rows {
			if row[names[secrecyColumn]] == "diffusible" {
				continue
			}
			hidden++
			for _, at := range figures {
				if row[at] != "" {
					t.Errorf("%s: a hidden row says %v", table.Name, row)
				}
			}
		}
		for _, region := range []string{"", "53"} {
			shown, ok := w.report(october(region)).table(table.Name)
			if !ok {
				continue
			}
			for _, line := range shown.Rows {
				code, key := "FR", line.Key
				if region != "" {
					code = region
				}
				if shown.Monthly {
					key = "ensemble"
				}
				i := slices.IndexFunc(table.Rows, func(row []string) bool {
					return row[0] == "2026-10" && row[names["code_territoire"]] == code && row[names["ligne"]] == key && (!shown.Monthly || line.Key == "2026-10")
				})
				if i < 0 {
					continue
				}
				compared++
				value := table.Rows[i][names["valeur"]]
				if texts := line.texts(shown.Columns); value != "" && !slices.Contains(texts, value) || value == "" && line.secrecy() == "diffusible" && !slices.Contains(texts, "") {
					t.Errorf("%s, %s of %s: %q in the file, %v on the page", table.Name, key, code, value, texts)
				}
			}
		}
	}
	if hidden == 0 || compared < 2*len(Indicators) {
		t.Errorf("%d hidden, %d compared", hidden, compared)
	}
}

func (r Row) texts(columns []Column) (texts []string) {
	for i, c := range columns {
		text, _ := c.raw(r.Cells[i])
		texts = append(texts, text)
	}
	return texts
}

// The command and the routes give the same bytes; a browser that has them is told so.
func exportIsWhatIsServed(t *testing.T, w world, p opendata.Package) {
	dir := t.TempDir()
	if err := Export(t.Context(), w.app, dir); err != nil {
		t.Fatal(err)
	}
	get := w.server()
	for n, path := range p.Paths() {
		if n > 80 && n%9 > 0 {
			continue // months are alike
		}
		file, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		answer := get("/donnees/"+path, http.StatusOK)
		if !bytes.Equal(answer.Body.Bytes(), file) || answer.Header().Get("Content-Type") == "" || answer.Header().Get("Cache-Control") != "public, max-age=300" {
			t.Errorf("%s: %d bytes served, %d written; %v", path, answer.Body.Len(), len(file), answer.Header())
		}
		get("/donnees/"+path, http.StatusNotModified, "If-None-Match", answer.Header().Get("ETag"))
	}
	for _, path := range []string{"/donnees/inconnu.csv", "/donnees/2031-01/evaluations.csv", "/donnees/evaluations.xlsx", "/donnees/2026-10/dictionnaire.csv"} {
		get(path, http.StatusNotFound)
	}
	page := get("/donnees", http.StatusOK).Body.String()
	for _, text := range []string{`href="/donnees/satisfaction.parquet"`, `href="/donnees/2026-10/indicateurs-mensuels.csv"`, "Licence Ouverte 2.0", `href="/donnees/catalogue.jsonld"`} {
		if !strings.Contains(page, text) {
			t.Errorf("%q is not on the page", text)
		}
	}
	words := get("/donnees/dictionnaire", http.StatusOK).Body.String()
	for _, i := range Indicators {
		if !strings.Contains(words, `id="`+i.ID+`"`) {
			t.Errorf("%s is not in the dictionary", i.ID)
		}
	}
}

// A correction of the figures is in the files as soon as they are looked at again, and not before.
func TestFilesFollowTheFigures(t *testing.T) {
	w := newWorld(t)
	count := func(value int) {
		w.insert("snapshots", []map[string]any{{"month": "2026-10", "indicator": "evaluations", "breakdown": "france/", "numerator": value, "denominator": value,
			"value": value, "suppressed": "", "computed_at": fmt.Sprintf("2026-11-01 03:%02d:00.000Z", value%60), "definition_version": 1}})
	}
	now := apptest.Now
	house := &warehouse{now: func() time.Time { return now }}
	read := func() string {
		document, ok, err := house.document(w.app, "evaluations.csv")
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(ok, strings.Contains(string(document.Body), ",40,"), strings.Contains(string(document.Body), ",55,"))
	}
	if got := read(); got != "false false false" {
		t.Errorf("nothing counted: %s", got)
	}
	count(40)
	if got := read(); got != "false false false" {
		t.Errorf("counted since: %s", got)
	}
	now = now.Add(freshFor)
	if got := read(); got != "true true false" {
		t.Errorf("looked at again: %s", got)
	}
	if _, err := w.app.NonconcurrentDB().NewQuery(`DELETE FROM snapshots`).Execute(); err != nil {
		t.Fatal(err)
	}
	count(55)
	now = now.Add(freshFor)
	if got := read(); got != "true false true" {
		t.Errorf("corrected: %s", got)
	}
}

func TestNothingToOpenYet(t *testing.T) {
	w := newWorld(t)
	if err := Export(t.Context(), w.app, t.TempDir()); !errors.Is(err, ErrNothingPublished) {
		t.Error(err)
	}
	get := w.server()
	if body := get("/donnees", http.StatusOK).Body.String(); !strings.Contains(body, "Aucun mois n’est encore publié") || strings.Contains(body, "datapackage.json") {
		t.Error("the page promises files")
	}
	get("/donnees/evaluations.csv", http.StatusNotFound)
	get("/donnees/datapackage.json", http.StatusNotFound)
}
