package budget

import (
	"encoding/csv"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

type site struct {
	*testing.T
	app    core.App
	server *apptest.Server
}

func open(t *testing.T) site {
	t.Helper()
	app := apptest.New(t, Bind)
	return site{t, app, apptest.Serve(t, app)}
}

func (s site) get(path string, want int) string {
	s.Helper()
	response, err := s.server.Client().Get(s.server.URL + path)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatal(err)
	}
	if response.StatusCode != want {
		s.Errorf("GET %s: %d, want %d", path, response.StatusCode, want)
	}
	return string(body)
}

func (s site) line(year int, state, activity, resource string, commitments, payments int64) {
	apptest.Record(s, s.app, "budget_lines", map[string]any{
		"year": year, "state": state, "activity": activity, "resource": resource,
		"commitments": commitments, "payments": payments,
	})
}

func (s site) says(body string, texts ...string) {
	s.Helper()
	body = strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(body)
	for _, text := range texts {
		if !strings.Contains(body, text) {
			s.Errorf("%q is not in:\n%s", text, body)
		}
	}
}

func TestNothingPublishedIsSaid(t *testing.T) {
	s := open(t)
	body := s.get("/budget", http.StatusOK)
	s.says(body, "Aucun budget n’est encore publié ici par l’organisme", `href="/contact"`)
	if strings.Contains(body, "<table") || strings.Contains(body, "0 €") {
		t.Error("an amount that nobody gave")
	}
	s.get("/budget?annee=2026", http.StatusNotFound)
	s.says(s.get("/budget.csv", http.StatusOK), "annee,etat,publication,activite,ressource,ae_euros,cp_euros\n")
}

func TestDemoIsSaid(t *testing.T) {
	s := open(t)
	s.line(2026, "forecast", "support", "staff", 1000, 1000)
	if body := s.get("/budget", http.StatusOK); strings.Contains(body, "démonstration") {
		t.Error("a real budget is said to be invented")
	}
	north, err := s.app.FindRecordById("structures", apptest.North)
	if err != nil {
		t.Fatal(err)
	}
	north.Set("demo", true)
	if err := s.app.Save(north); err != nil {
		t.Fatal(err)
	}
	s.says(s.get("/budget", http.StatusOK), "Données de démonstration.", "Ces montants sont inventés.")
}

func TestTablesSumBothWays(t *testing.T) {
	s := open(t)
	s.line(2026, "forecast", "support", "staff", 1000, 900)
	s.line(2026, "forecast", "development", "services", 120000, 100500)
	s.line(2026, "forecast", "development", "staff", 40000, 40000)
	s.line(2026, "revised", "support", "staff", 2000, 1900)
	s.line(2025, "actual", "hosting", "services", 5, 4)

	body := s.get("/budget", http.StatusOK)
	s.says(body,
		`<tr><th scope="row">2026, Prévision révisée</th><td>juin 2026</td><td>2 000 €</td><td>1 900 €</td></tr>`,
		`<tr><th scope="row">2026, Prévision</th><td>janvier 2026</td><td>161 000 €</td><td>141 400 €</td></tr>`,
		`<tr><th scope="row">2025, Réalisé</th><td>janvier 2026</td><td>5 €</td><td>4 €</td></tr>`,
		`<th scope="col">Activité</th><th scope="col">Personnel</th><th scope="col">Prestations externes</th><th scope="col">Total</th>`,
		// In the order of the frame: support comes before development.
		`<tr><th scope="row">Support</th><td>1 000 €</td><td>0 €</td><td>1 000 €</td></tr>
    <tr><th scope="row">Développement</th><td>40 000 €</td><td>120 000 €</td><td>160 000 €</td></tr>`,
		`<tr><th scope="row">Total</th><td>41 000 €</td><td>120 000 €</td><td>161 000 €</td></tr>`,
		`<tr><th scope="row">Total</th><td>40 900 €</td><td>100 500 €</td><td>141 400 €</td></tr>`,
		`<a href="/budget?annee=2026" aria-current="page">`)
	if strings.Contains(body, "Hébergement") {
		t.Error("the page of 2026 shows what 2025 paid for")
	}
	s.says(s.get("/budget?annee=2025", http.StatusOK), "Hébergement non cloud", "2025 : Réalisé", "<title>Budget 2025")
	for _, year := range []string{"2024", "x", "-1", "0"} {
		s.get("/budget?annee="+year, http.StatusNotFound)
	}
}

func TestFileHoldsEveryLine(t *testing.T) {
	s := open(t)
	s.line(2025, "actual", "deployment", "services", 5, 4)
	s.line(2026, "revised", "support", "staff", 2000, 0)
	rows, err := csv.NewReader(strings.NewReader(s.get("/budget.csv", http.StatusOK))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"annee|etat|publication|activite|ressource|ae_euros|cp_euros",
		"2026|revise|2026-06|Support|Personnel|2000|0",
		"2025|realise|2026-01|Déploiement, communication, relations institutionnelles|Prestations externes|5|4",
	}
	for i, row := range rows {
		if got := strings.Join(row, "|"); i >= len(want) || got != want[i] {
			t.Errorf("row %d: %s", i, got)
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows", len(rows))
	}
}

// Each choice of the collection has its words on the page.
func TestEveryChoiceHasItsWords(t *testing.T) {
	c, err := apptest.New(t).FindCollectionByNameOrId("budget_lines")
	if err != nil {
		t.Fatal(err)
	}
	for field, known := range map[string]terms{"state": states, "activity": activities, "resource": resources} {
		values := c.Fields.GetByName(field).(*core.SelectField).Values
		if len(values) != len(known) {
			t.Errorf("%s: %d choices, %d words", field, len(values), len(known))
		}
		for _, value := range values {
			if known.position(value) < 0 {
				t.Errorf("%s: %q has no words", field, value)
			}
		}
	}
}

func TestOneAmountACell(t *testing.T) {
	s := open(t)
	s.line(2026, "forecast", "support", "staff", 1, 1)
	c, err := s.app.FindCollectionByNameOrId("budget_lines")
	if err != nil {
		t.Fatal(err)
	}
	for name, fields := range map[string]map[string]any{
		"same cell": {"year": 2026, "state": "forecast", "activity": "support", "resource": "staff"},
		"negative":  {"year": 2026, "state": "revised", "activity": "support", "resource": "staff", "payments": -1},
		"no year":   {"state": "revised", "activity": "support", "resource": "staff"},
	} {
		r := core.NewRecord(c)
		r.Load(fields)
		if s.app.Save(r) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
