package stats

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
)

func TestCommittee(t *testing.T) {
	w := readWorld(t)
	get := w.server()
	body := get("/stats/comite", http.StatusOK).Body.String()
	for _, text := range []string{"2 mois, de septembre 2026 à octobre 2026", "Ce qui a changé", "Ce qui est caché", "n = ", " points", `href="/stats/comite?periode=6"`,
		`href="/stats/comite?periode=2&amp;fin=2026-08"`, `href="/stats/comite.csv?periode=2&amp;fin=2026-10"`, "de juillet 2026 à août 2026"} {
		if !strings.Contains(body, text) {
			t.Errorf("%q is not in the report", text)
		}
	}
	if strings.Contains(body, "<script") && strings.Contains(body, "style=") || strings.Contains(body, "NaN") {
		t.Error("an inline script or style, or what is no number")
	}
	if six := get("/stats/comite?periode=6", http.StatusOK).Body.String(); !strings.Contains(six, "6 mois, de janvier 2026 à juin 2026") {
		t.Error("no report of six months")
	}
	for _, query := range []string{"?periode=3", "?fin=2026-09", "?fin=2027-02", "?periode=6&fin=2026-10", "?fin=hier"} {
		get("/stats/comite"+query, http.StatusNotFound)
		get("/stats/comite.csv"+query, http.StatusNotFound)
	}
}

// The file says what the page says, line by line, and each indicator of the table is in both.
func TestCommitteeFile(t *testing.T) {
	w := readWorld(t)
	rows, err := csv.NewReader(w.server()("/stats/comite.csv?periode=2&fin=2026-08", http.StatusOK).Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c, err := readCommittee(t.Context(), w.app, "2", "2026-08")
	if err != nil {
		t.Fatal(err)
	}
	lines, seen := c.where(func(Line) bool { return true }), map[string]bool{}
	if len(rows) != len(lines)+1 {
		t.Fatalf("%d rows of %d lines", len(rows), len(lines))
	}
	for n, l := range lines {
		row := rows[n+1]
		seen[l.ID] = true
		if row[1] != l.ID || row[7] != l.number(l.Now.Value, l.Now.Known) || row[len(row)-2] != l.Change.Word {
			t.Errorf("%v is not %+v", row, l)
		}
		if (l.Now.Hidden && row[7] != "") || (l.Before.Hidden && row[13] != "") || (l.Now.Hidden || l.Before.Hidden) && row[17] != "" {
			t.Errorf("hidden, and written: %v", row)
		}
	}
	for _, i := range Indicators {
		if !seen[i.ID] {
			t.Errorf("%s is not in the report", i.ID)
		}
	}
}

func TestNoCommitteeYet(t *testing.T) {
	w := newWorld(t)
	w.refresh(apptest.Now)
	if body := w.server()("/stats/comite", http.StatusOK).Body.String(); !strings.Contains(body, "Aucune période n’est encore publiée") {
		t.Error("the page does not say that nothing is published")
	}
}

// What is said of two figures. Those of periods that overlap are never told apart.
func TestCompare(t *testing.T) {
	side := func(first, last month, low, value, high float64) Side {
		return Side{First: first, Last: last, Value: value, Low: low, High: high, Known: true, Sure: true}
	}
	before := side(1, 2, 30, 40, 50)
	for name, test := range map[string]struct {
		now  Side
		want string
	}{
		"more":        {side(3, 4, 51, 60, 70), "hausse"},
		"less":        {side(3, 4, 10, 20, 29), "baisse"},
		"perhaps":     {side(3, 4, 45, 55, 65), "stable"},
		"overlapping": {side(2, 3, 51, 60, 70), "indicatif"},
		"unsure":      {Side{First: 3, Last: 4, Value: 60, Known: true}, "indicatif"},
		"hidden":      {Side{First: 3, Last: 4, Hidden: true}, "sans_objet"},
	} {
		if got := compare(test.now, before); got.Word != test.want || got.Sure && (got.Low > got.Difference || got.High < got.Difference) {
			t.Errorf("%s: %+v, want %s", name, got, test.want)
		}
	}
}

// An indicator that changes in the table changes on the page, in its files, in the report, and in what others publish.
func TestOneTable(t *testing.T) {
	w := changeWorld(t)
	before := Indicators
	t.Cleanup(func() { Indicators = before })
	Indicators = append([]Indicator{}, before...)
	for n := range Indicators {
		if Indicators[n].ID == "satisfaction" {
			Indicators[n].Title, Indicators[n].Definition = "Titre changé", "Définition changée."
		}
	}
	get := w.server()
	for path, text := range map[string]string{
		"/stats": "Définition changée.", "/stats/satisfaction.json": "Définition changée.", "/stats/comite": "Titre changé",
		"/stats/comite.csv": "Titre changé", "/donnees/indicateurs.csv": "Définition changée.",
	} {
		if !strings.Contains(get(path, http.StatusOK).Body.String(), text) {
			t.Errorf("%s does not follow the table", path)
		}
	}
}
