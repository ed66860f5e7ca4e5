package stats

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// world is an application, and a quick way to people it: rows without the hooks and checks of records, by the hundred.
type world struct {
	*testing.T
	app     core.App
	handler http.Handler
}

func newWorld(t *testing.T) world {
	t.Helper()
	app := apptest.New(t, func(app core.App) { bind(app, func() time.Time { return apptest.Now }) })
	return world{t, app, routes(t, app)}
}

// sitting is an evaluation that was saved.
type sitting struct{ id, structure, person string }

// insert saves a row.
func (w world) insert(collection string, fields dbx.Params) {
	w.Helper()
	for name, value := range fields {
		if at, ok := value.(time.Time); ok {
			fields[name] = stored(at)
		}
	}
	if _, err := w.app.NonconcurrentDB().Insert(collection, fields).Execute(); err != nil {
		w.Fatal(err)
	}
}

// evaluations saves n of them, spread over the first structures, each by somebody else.
func (w world) evaluations(n, structures int, fields map[string]any) []sitting {
	w.Helper()
	saved := make([]sitting, n)
	for i := range saved {
		structure := []string{apptest.North, apptest.South, apptest.Region}[i%structures]
		saved[i] = sitting{core.GenerateDefaultRandomId(), structure, core.GenerateDefaultRandomId()}
		row := dbx.Params{"id": saved[i].id, "structure": structure, "beneficiary": saved[i].person,
			"state": "started", "kind": "real", "started_at": apptest.Now}
		maps.Copy(row, fields)
		w.insert("evaluations", row)
	}
	return saved
}

// follow answers the follow-up of evaluations.
func (w world) follow(evaluations []sitting, fields map[string]any) {
	w.Helper()
	for _, e := range evaluations {
		row := dbx.Params{"id": core.GenerateDefaultRandomId(), "evaluation": e.id, "structure": e.structure,
			"step": "now", "answered_at": apptest.Now}
		maps.Copy(row, fields)
		w.insert("follow_ups", row)
	}
}

// in is the 15th of the month that is so many months before now.
func in(monthsAgo int) time.Time {
	return time.Date(2026, time.November-time.Month(monthsAgo), 15, 9, 0, 0, 0, paris)
}

func finished(at time.Time) map[string]any {
	return map[string]any{"state": "finished", "started_at": at, "finished_at": at.Add(time.Hour), "synthesis": "solid"}
}

func (w world) table(id string) Table {
	w.Helper()
	report, err := Read(w.Context(), w.app, apptest.Now)
	if err != nil {
		w.Fatal(err)
	}
	i := slices.IndexFunc(report.Tables, func(t Table) bool { return t.ID == id })
	if i < 0 {
		w.Fatalf("no indicator %q", id)
	}
	return report.Tables[i]
}

// row is a row as text, which is what people read.
func (w world) row(t Table, key string) string {
	w.Helper()
	for _, row := range t.Rows {
		if row.Key == key {
			texts := make([]string, len(row.Cells))
			for i, cell := range row.Cells {
				texts[i] = t.Columns[i].Text(cell)
			}
			return strings.Join(texts, " | ")
		}
	}
	return "no row " + key
}

func (w world) rows(id string, want map[string]string) {
	w.Helper()
	table := w.table(id)
	for key, text := range want {
		if got := w.row(table, key); strings.ReplaceAll(got, narrow, " ") != text {
			w.Errorf("%s, %s: %s, want %s", id, key, got, text)
		}
	}
}

func TestNobodyYet(t *testing.T) {
	w := newWorld(t)
	w.rows("evaluations", map[string]string{"2025-11": "0 | 0", "2026-11": "0 | 0"})
	w.rows("structures-actives", map[string]string{"2026-11": "0"})
	w.rows("mise-en-action", map[string]string{"besoin": "0 | sans objet | sans objet | sans objet", "orientees": "0 | sans objet | sans objet | sans objet"})
	w.rows("satisfaction", map[string]string{"facilite": "0 | sans objet | sans objet"})
	if rows := w.table("completion").Rows; len(rows) != 0 {
		t.Errorf("completion of nothing: %+v", rows)
	}
	for _, indicator := range Indicators {
		if summary := w.table(indicator.ID).Summary; summary == "" {
			t.Errorf("%s: no summary", indicator.ID)
		}
	}
}

func TestEvaluationsByMonth(t *testing.T) {
	w := newWorld(t)
	w.evaluations(20, 3, finished(in(1)))
	w.evaluations(5, 1, map[string]any{"started_at": in(1)})
	w.evaluations(30, 2, finished(in(3)))
	w.evaluations(12, 1, finished(in(12)))
	w.evaluations(14, 3, finished(in(0)))
	w.evaluations(40, 3, finished(in(13))) // before the period
	w.evaluations(13, 1, map[string]any{"kind": "test", "started_at": in(2)})
	w.evaluations(13, 1, map[string]any{"kind": "demo", "started_at": in(2)}) // no demo data: a leftover
	w.rows("evaluations", map[string]string{
		"2025-11": "12 | 12", "2026-08": "30 | 30", "2026-09": "0 | 0", "2026-10": "25 | 20", "2026-11": "14 | 14",
	})
	w.rows("structures-actives", map[string]string{"2026-10": "3", "2026-08": "secret", "2025-11": "secret", "2026-09": "0"})
	if n := w.table("evaluations").N; n.Value != 81 || !n.Shown() {
		t.Errorf("n: %+v, want 81", n)
	}
}

// A month begins at midnight in Paris, which is 23:00 or 22:00 the day before for the database.
func TestMonthsAreThoseOfParis(t *testing.T) {
	w := newWorld(t)
	w.evaluations(11, 1, map[string]any{"started_at": time.Date(2026, time.October, 31, 23, 30, 0, 0, time.UTC)})
	w.evaluations(12, 1, map[string]any{"started_at": time.Date(2026, time.October, 31, 22, 30, 0, 0, time.UTC)})
	w.rows("evaluations", map[string]string{"2026-10": "12 | 0", "2026-11": "11 | 0"})
}

// 4 people in October: hidden, and with them the smallest other month, since the total is published.
func TestSmallMonthsAreHidden(t *testing.T) {
	w := newWorld(t)
	w.evaluations(4, 1, map[string]any{"started_at": in(1)})
	w.evaluations(20, 1, map[string]any{"started_at": in(2)})
	w.evaluations(30, 1, map[string]any{"started_at": in(3)})
	w.rows("evaluations", map[string]string{"2026-10": "secret | 0", "2026-09": "secret | 0", "2026-08": "30 | 0"})
	table := w.table("evaluations")
	if strings.Contains(string(table.Option), `"value":4`) || strings.Contains(table.Summary, " 4 ") {
		t.Errorf("a hidden figure is drawn or told: %s %s", table.Option, table.Summary)
	}
}

// A current month of too few people hides nothing else: it is left out of the totals.
func TestYoungMonthStandsAlone(t *testing.T) {
	w := newWorld(t)
	w.evaluations(3, 1, finished(in(0)))
	w.evaluations(20, 2, finished(in(1)))
	w.rows("evaluations", map[string]string{"2026-11": "secret | secret", "2026-10": "20 | 20"})
	if n := w.table("evaluations").N; n.Value != 20 {
		t.Errorf("n: %v, want 20", n.Value)
	}
	if period := w.table("completion").Period; !strings.HasSuffix(period, "au 31 octobre 2026") {
		t.Errorf("period: %s", period)
	}
}

// One person who comes ten times is one person.
func TestPeopleAreCountedOnce(t *testing.T) {
	w := newWorld(t)
	same := w.evaluations(1, 1, map[string]any{"started_at": in(1)})[0]
	w.evaluations(14, 1, map[string]any{"started_at": in(1), "beneficiary": same.person})
	w.rows("evaluations", map[string]string{"2026-10": "secret | 0"})
}

func TestDemoDataIsCountedAndSaid(t *testing.T) {
	w := newWorld(t)
	w.evaluations(15, 1, map[string]any{"kind": "demo", "started_at": in(1)})
	apptest.Record(t, w.app, "structures", map[string]any{"name": "Démo", "type": "association", "state": "active", "demo": true})
	w.rows("evaluations", map[string]string{"2026-10": "15 | 0"})
	if body := w.get("/stats", http.StatusOK).Body.String(); !strings.Contains(body, "Données de démonstration") {
		t.Error("the page does not say that it counts demo data")
	}
}

// routes builds the routes of the application, once: PocketBase registers its own each time.
func routes(t *testing.T, app core.App) (handler http.Handler) {
	t.Helper()
	router, err := apis.NewRouter(app)
	if err != nil {
		t.Fatal(err)
	}
	err = app.OnServe().Trigger(&core.ServeEvent{App: app, Router: router}, func(e *core.ServeEvent) error {
		handler, err = e.Router.BuildMux()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func (w world) get(path string, status int, headers ...string) *httptest.ResponseRecorder {
	w.Helper()
	recorder := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	w.handler.ServeHTTP(recorder, request)
	if recorder.Code != status {
		w.Errorf("GET %s: %d, want %d: %s", path, recorder.Code, status, recorder.Body)
	}
	return recorder
}

func TestPage(t *testing.T) {
	w := newWorld(t)
	w.evaluations(25, 3, finished(in(1)))
	answer := w.get("/stats", http.StatusOK)
	body := answer.Body.String()
	for _, text := range []string{"<caption id=\"evaluations-table\">", `<th scope="row">octobre 2026</th><td>25</td><td>25</td>`,
		"octobre 2026", "n = 25", `href="/stats/mise-en-action.csv"`, `<script type="application/json" id="evaluations-option">{`} {
		if !strings.Contains(body, text) {
			t.Errorf("%q is not in the page", text)
		}
	}
	if strings.Contains(body, `id="satisfaction-option"`) {
		t.Error("a chart of nothing")
	}
	if strings.Contains(body, "démonstration") || strings.Contains(body, "style=") || answer.Header().Get("Set-Cookie") != "" {
		t.Error("demo data, an inline style or a cookie")
	}
	if tables := strings.Count(body, "<caption"); tables != len(Indicators) {
		t.Errorf("%d tables, want %d", tables, len(Indicators))
	}
	etag := answer.Header().Get("ETag")
	w.get("/stats", http.StatusNotModified, "If-None-Match", etag)
}

func TestFiles(t *testing.T) {
	w := newWorld(t)
	w.evaluations(25, 3, finished(in(1)))
	w.evaluations(2, 1, finished(in(0)))
	for _, indicator := range Indicators {
		sheet := w.get("/stats/"+indicator.ID+".csv", http.StatusOK)
		rows, err := csv.NewReader(sheet.Body).ReadAll()
		if err != nil || len(rows) == 0 {
			t.Fatalf("%s: %v", indicator.ID, err)
		}
		header := rows[0]
		if header[0] != indicator.Head.Name || header[1] != "libelle" || header[len(header)-1] != "statut_secret" {
			t.Errorf("%s: header %v", indicator.ID, header)
		}
		var file struct {
			ID       string `json:"identifiant"`
			Titre    string
			Periode  string
			Effectif *float64
			Colonnes []struct{ Nom string }
			Lignes   []map[string]any
		}
		if err := json.Unmarshal(w.get("/stats/"+indicator.ID+".json", http.StatusOK).Body.Bytes(), &file); err != nil {
			t.Fatal(err)
		}
		if file.ID != indicator.ID || file.Titre == "" || file.Periode == "" || len(file.Lignes) != len(rows)-1 ||
			len(file.Colonnes) != len(indicator.Columns) {
			t.Errorf("%s: %+v", indicator.ID, file)
		}
	}
	rows, _ := csv.NewReader(w.get("/stats/evaluations.csv", http.StatusOK).Body).ReadAll()
	if got := strings.Join(rows[12], ","); got != "2026-10,octobre 2026,25,25,diffuse" {
		t.Errorf("a month: %s", got)
	}
	if got := strings.Join(rows[13], ","); got != "2026-11,novembre 2026 (en cours),,,secret" {
		t.Errorf("the current month: %s", got)
	}
	if kind := w.get("/stats/evaluations.csv", http.StatusOK).Header().Get("Content-Type"); kind != "text/csv; charset=utf-8; header=present" {
		t.Errorf("type: %s", kind)
	}
	w.get("/stats/inconnu.csv", http.StatusNotFound)
}

func TestReportIsKeptForAWhile(t *testing.T) {
	w := newWorld(t)
	clock := apptest.Now
	b := &board{now: func() time.Time { return clock }}
	size := func() float64 {
		report, err := b.report(w.app)
		if err != nil {
			t.Fatal(err)
		}
		return report.Tables[0].N.Value
	}
	w.evaluations(20, 3, finished(in(1)))
	if got := size(); got != 20 {
		t.Errorf("first: %v", got)
	}
	w.evaluations(5, 3, finished(in(1)))
	if got := size(); got != 20 {
		t.Errorf("at once: %v, want the same", got)
	}
	clock = clock.Add(freshFor)
	if got := size(); got != 25 {
		t.Errorf("later: %v, want 25", got)
	}

	b.cost = 2 * costly // as on a large database: readers never wait
	w.evaluations(5, 3, finished(in(1)))
	clock = clock.Add(restOf * b.cost)
	if got := size(); got != 25 {
		t.Errorf("while it is counted: %v, want the last one", got)
	}
	for range 100 {
		if time.Sleep(10 * time.Millisecond); size() == 30 {
			return
		}
	}
	t.Errorf("after it is counted: %v, want 30", size())
}
