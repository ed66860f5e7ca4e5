package stats

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/disclosure"
)

func TestNobodyYet(t *testing.T) {
	w := newWorld(t)
	w.refresh(apptest.Now)
	get := w.server()
	if body := get("/stats", http.StatusOK).Body.String(); !strings.Contains(body, "Aucun mois n’est encore publié") {
		t.Error("the page does not say that nothing is published")
	}
	get("/stats/evaluations.csv", http.StatusNotFound)
	get("/stats?region=53", http.StatusNotFound)
}

// What was published stays as it was, whatever comes late: nobody subtracts two counts of a month.
func TestAMonthIsCountedOnce(t *testing.T) {
	w := changeWorld(t)
	before := w.stored()
	w.insert("evaluations", []map[string]any{{"structure": "place0000000000", "beneficiary": "late", "kind": "real", "state": "finished",
		"started_at": "2026-08-03 10:00:00.000Z", "finished_at": "2026-08-03 11:00:00.000Z", "synthesis": "need", "resume_hash": ""}})
	w.refresh(apptest.Now.AddDate(0, 0, 1))
	if after := w.stored(); !maps.Equal(before, after) {
		t.Error("a night later, a month that was published has other figures")
	}
	w.refresh(apptest.Now.AddDate(0, 1, 0))
	after := w.stored()
	for key, text := range before {
		if after[key] != text {
			t.Errorf("a month later, %s: %s, was %s", key, after[key], text)
		}
	}
	if len(after) <= len(before) {
		t.Error("November is over, and not counted")
	}
}

func (w world) stored() map[string]string {
	var rows []struct{ Key, Text string }
	err := w.app.DB().NewQuery(`SELECT indicator || month || breakdown AS key,
		numerator || ' ' || denominator || ' ' || value || suppressed AS text FROM snapshots`).All(&rows)
	if err != nil {
		w.Fatal(err)
	}
	stored := map[string]string{}
	for _, row := range rows {
		stored[row.Key] = row.Text
	}
	return stored
}

// An evaluation counted by mistake in a former definition is counted again when the definition changes.
func TestANewDefinitionCountsAgain(t *testing.T) {
	w := changeWorld(t)
	if _, err := w.app.NonconcurrentDB().NewQuery(`UPDATE snapshots SET definition_version = 0, numerator = -1 WHERE indicator = 'satisfaction'`).Execute(); err != nil {
		t.Fatal(err)
	}
	w.refresh(apptest.Now)
	var old int
	if err := w.app.DB().NewQuery(`SELECT COUNT(*) FROM snapshots WHERE numerator < 0`).Row(&old); err != nil || old > 0 {
		t.Errorf("%d figures of the former definition (%v)", old, err)
	}
}

func TestPage(t *testing.T) {
	w := changeWorld(t)
	get := w.server()
	answer := get("/stats", http.StatusOK)
	body := answer.Body.String()
	for _, text := range []string{`<caption id="evaluations-table">`, `<th scope="row">octobre 2026</th>`, "n = ", `href="/stats?mois=2026-10&amp;region=53"`,
		`href="/stats/mise-en-action.csv?mois=2026-10"`, `<script type="application/json" id="evaluations-option">{`, "Wilson", "lignes (", "Toute la France"} {
		if !strings.Contains(body, text) {
			t.Errorf("%q is not in the page", text)
		}
	}
	if strings.Contains(body, "démonstration") || strings.Contains(body, "style=") || answer.Header().Get("Set-Cookie") != "" {
		t.Error("demo data, an inline style or a cookie")
	}
	if tables := strings.Count(body, "<caption"); tables != len(Indicators) {
		t.Errorf("%d tables, want %d", tables, len(Indicators))
	}
	get("/stats", http.StatusNotModified, "If-None-Match", answer.Header().Get("ETag"))
	if region := get("/stats?mois=2026-09&region=53", http.StatusOK).Body.String(); !strings.Contains(region, "Bretagne, jusqu’à septembre 2026") {
		t.Error("the page of a region does not say so")
	}
	for _, path := range []string{"/stats?mois=2026-11", "/stats?mois=hier", "/stats?region=99", "/stats/suites.csv?region=53", "/stats/inconnu.csv"} {
		get(path, http.StatusNotFound)
	}
	apptest.Record(t, w.app, "structures", map[string]any{"name": "Démo", "type": "association", "state": "active", "demo": true})
	if !w.report(Edition{}).Demo {
		t.Error("demo data is not said")
	}
}

func TestFiles(t *testing.T) {
	w := readWorld(t)
	get := w.server()
	for _, table := range w.report(october("")).Tables {
		answer := get("/stats/"+table.ID+".csv", http.StatusOK)
		rows, err := csv.NewReader(answer.Body).ReadAll()
		if err != nil || len(rows) != len(table.Rows)+1 || rows[0][0] != table.Head.Name || rows[0][len(rows[0])-1] != secrecyColumn {
			t.Errorf("%s: %v %v", table.ID, rows, err)
		}
		var file struct {
			ID     string `json:"identifiant"`
			Lignes []map[string]any
		}
		if err := json.Unmarshal(get("/stats/"+table.ID+".json?mois=2026-10", http.StatusOK).Body.Bytes(), &file); err != nil || file.ID != table.ID || len(file.Lignes) != len(table.Rows) {
			t.Errorf("%s: %+v %v", table.ID, file, err)
		}
	}
}

// Each indicator says all that the page promises of it.
func TestDefinitionsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, i := range Indicators {
		for _, text := range []string{i.ID, i.Title, i.Principle, i.Definition, i.Formula, i.Unit, i.Denominator, i.Source, i.Goal, i.Secrecy()} {
			if text == "" {
				t.Errorf("%s: something is not said", i.ID)
			}
		}
		if seen[i.ID] || i.Version == 0 || len(columns[i.Measure]) == 0 || recounts[i.ID] == "" {
			t.Errorf("%s comes twice, has no version, no column or no recount", i.ID)
		}
		seen[i.ID] = true
	}
}

// Oracle: the two roots of (p - k/n)² = z² p (1 - p) / n, by Python.
func TestWilson(t *testing.T) {
	for _, test := range []struct {
		k, n      int
		low, high float64
	}{{30, 45, 0.5207049, 0.7864113}, {0, 10, 0, 0.2775328}, {10, 10, 0.7224672, 1}, {1, 2, 0.0945312, 0.9054688}, {500, 1000, 0.4690695, 0.5309305}} {
		low, high := Wilson(test.k, test.n)
		if math.Abs(low-test.low) > 1e-6 || math.Abs(high-test.high) > 1e-6 {
			t.Errorf("%d of %d: %.7f to %.7f, want %.7f to %.7f", test.k, test.n, low, high, test.low, test.high)
		}
	}
}

func TestFrenchNumbers(t *testing.T) {
	for _, test := range []struct {
		value    float64
		decimals int
		want     string
	}{{0, 0, "0"}, {999, 0, "999"}, {1000, 0, "1\u202f000"}, {1234567.25, 1, "1\u202f234\u202f567,2"}, {-3.5, 1, "−3,5"}, {-0.4, 0, "0"}} {
		if got := french(test.value, test.decimals); got != test.want {
			t.Errorf("%v: %q, want %q", test.value, got, test.want)
		}
	}
}

// Months are those of Paris: midnight there is 23:00 or 22:00 the day before for the database.
func TestMonths(t *testing.T) {
	m := monthOf(time.Date(2026, time.October, 31, 23, 30, 0, 0, time.UTC))
	if m.String() != "2026-11" || m.label() != "novembre 2026" || stored(m.start()) != "2026-10-31 23:00:00.000Z" || stored((m-1).start()) != "2026-09-30 22:00:00.000Z" {
		t.Errorf("%s %s %s", m, m.label(), stored(m.start()))
	}
	if got := since(m-12, m-1); got != "de novembre 2025 à octobre 2026" {
		t.Error(got)
	}
	if parsed, err := parseMonth("2026-11"); err != nil || parsed != m {
		t.Errorf("%v %v", parsed, err)
	}
}

// The only region of a deployment is all of it: one association that hosts the service for itself publishes its figures.
func TestOneRegionIsTheWhole(t *testing.T) {
	i := Indicators[0]
	cells := map[place]*cell{}
	for _, scope := range []string{nation, "region-53"} {
		cells[place{scope, ""}] = &cell{den: 40, persons: 40, sites: 1, most: 40}
	}
	i.protect(cells)
	if whole, region := cells[place{nation, ""}].status, cells[place{"region-53", ""}].status; whole != disclosure.Shown || region != disclosure.Shown {
		t.Errorf("%v, %v", whole, region)
	}
	cells[place{nation, ""}] = &cell{den: 70, persons: 70, sites: 2, most: 40}
	cells[place{"region-76", ""}] = &cell{den: 30, persons: 30, sites: 1, most: 30}
	i.protect(cells)
	if region := cells[place{"region-53", ""}].status; region != disclosure.Dominant {
		t.Errorf("one of two regions, of one structure: %v", region)
	}
}
