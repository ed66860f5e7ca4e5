package stats

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// world is an application, and a quick way to people it: rows without the hooks and checks of records, by the hundred.
type world struct {
	testing.TB
	app core.App
}

func newWorld(t testing.TB) world { return world{t, apptest.New(t, Bind)} }

// shared is one world of many people, counted at apptest.Now: made once, since that is most of the time of these tests.
var shared struct {
	once    sync.Once
	app     *tests.TestApp
	handler http.Handler
}

const manyPeople = 1000

// readWorld is the shared world, for tests that change nothing in it.
func readWorld(t testing.TB) world {
	t.Helper()
	shared.once.Do(func() {
		shared.app = apptest.Factory(Bind)(t)
		w := world{t, shared.app}
		w.people(manyPeople)
		w.execute(`UPDATE deployment SET priority_market = 20`)
		w.refresh(apptest.Now)
		w.execute(`PRAGMA wal_checkpoint(TRUNCATE)`)
	})
	if shared.app == nil {
		t.Fatal("the shared world was not made")
	}
	return world{t, shared.app}
}

// changeWorld is a copy of the shared world.
func changeWorld(t testing.TB) world {
	t.Helper()
	app, err := tests.NewTestApp(readWorld(t).app.DataDir())
	if err != nil {
		t.Fatal(err)
	}
	Bind(app)
	t.Cleanup(app.Cleanup)
	return world{t, app}
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.app != nil {
		shared.app.Cleanup()
	}
	os.Exit(code)
}

func (w world) execute(statement string) {
	w.Helper()
	if _, err := w.app.NonconcurrentDB().NewQuery(statement).Execute(); err != nil {
		w.Fatal(err)
	}
}

// insert saves rows by one statement.
func (w world) insert(collection string, rows []map[string]any) {
	w.Helper()
	if len(rows) == 0 {
		return
	}
	list, err := json.Marshal(rows)
	if err != nil {
		w.Fatal(err)
	}
	names, values := "id", `'r' || lower(hex(randomblob(7)))`
	if rows[0]["id"] != nil {
		names, values = "", ""
	}
	for name := range rows[0] {
		if names != "" {
			names, values = names+", ", values+", "
		}
		names, values = names+name, values+"value->>'"+name+"'"
	}
	statement := fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM json_each({:rows})", collection, names, values)
	if _, err := w.app.NonconcurrentDB().NewQuery(statement).Bind(dbx.Params{"rows": string(list)}).Execute(); err != nil {
		w.Fatal(err)
	}
}

// places are twelve structures of three regions and of three kinds; the last two have no evaluation.
func (w world) places() []string {
	rows, ids := make([]map[string]any, 14), make([]string, 14)
	for i := range rows {
		ids[i] = fmt.Sprintf("place%010d", i)
		rows[i] = map[string]any{
			"id": ids[i], "name": ids[i], "state": "active", "created": "2024-01-01 00:00:00.000Z",
			"region": []string{"53", "53", "76", "76", "11"}[i%5], "type": []string{"mission_locale", "siae", "mission_locale", "e2c"}[i%4],
		}
	}
	w.insert("structures", rows)
	w.insert("campaigns", []map[string]any{
		{"id": "campaign0000000", "structure": ids[0], "owner": "counsnina000000", "label": "A", "code": "BCD12345", "created": "2024-01-01 00:00:00.000Z"},
		{"id": "campaign0000001", "structure": ids[12], "owner": "counsnoah000000", "label": "B", "code": "BCD12346", "created": "2024-01-01 00:00:00.000Z"},
	})
	return ids[:12]
}

// people fills n evaluations of the twenty months before apptest.Now, always the same.
func (w world) people(n int) { w.peopleOf(n, 20) }

func (w world) peopleOf(n, months int) {
	random := rand.New(rand.NewPCG(7, 7))
	structures := w.places()
	var evaluations, plays, answers []map[string]any
	for i := range n {
		start := apptest.Now.Add(-time.Duration(random.IntN(months*30*24*60)) * time.Minute)
		structure := structures[min(random.IntN(12), random.IntN(12))]
		e := map[string]any{
			"id": fmt.Sprintf("eval%011d", i), "structure": structure, "beneficiary": fmt.Sprintf("%s-%d", structure, random.IntN(n)),
			"campaign": "campaign0000000", "kind": []string{"real", "real", "real", "real", "real", "real", "test", "demo"}[random.IntN(8)],
			"state": "started", "started_at": stored(start), "finished_at": "", "synthesis": "", "satisfaction_ease": 0, "satisfaction_help": 0,
			"resume_hash": "",
		}
		end := start.Add(time.Duration(random.IntN(90)) * time.Minute)
		if random.IntN(9) == 0 {
			end = start.AddDate(0, 0, random.IntN(50))
		}
		if done := random.IntN(5) > 0; done {
			e["state"], e["finished_at"] = "finished", stored(end)
			e["synthesis"] = []string{"need", "need", "between", "solid", ""}[random.IntN(5)]
			e["satisfaction_ease"], e["satisfaction_help"] = random.IntN(6), random.IntN(6)
		}
		for _, situation := range []string{"controle", "livraison"} {
			play := map[string]any{"evaluation": e["id"], "structure": structure, "situation": situation, "state": "abandoned", "started_at": stored(start), "ended_at": stored(end)}
			if random.IntN(6) > 0 {
				play["state"] = "finished"
			}
			plays = append(plays, play)
		}
		for step, name := range []string{"now", "month3", "month6"} {
			if e["synthesis"] == "need" && random.IntN(3) > 0 {
				a := map[string]any{"evaluation": e["id"], "structure": structure, "counsellor": fmt.Sprintf("couns%d", random.IntN(40)), "step": name,
					"outcome": "", "oriented": "no", "difficulty": []string{"barriers", "", "support_needed"}[random.IntN(3)], "remediation": "",
					"answered_at": stored(end.AddDate(0, 3*step, random.IntN(20)))}
				if random.IntN(2) == 0 {
					a["oriented"], a["difficulty"] = "yes", ""
					a["remediation"] = []string{"basic_skills_training", "vocational_training", "remobilisation", ""}[random.IntN(4)]
				}
				if step > 0 && random.IntN(3) == 0 {
					a["oriented"], a["difficulty"], a["remediation"] = "", "", "" // optional then
				}
				if step > 0 {
					a["outcome"] = []string{"training_started", "training_ended", "job", "other", "other", "lost_sight"}[random.IntN(6)]
				}
				answers = append(answers, a)
			}
		}
		evaluations = append(evaluations, e)
	}
	w.insert("evaluations", evaluations)
	w.insert("plays", plays)
	w.insert("follow_ups", answers)
}

func (w world) refresh(now time.Time) {
	w.Helper()
	if err := Refresh(w.Context(), w.app, now); err != nil {
		w.Fatal(err)
	}
}

// october is the edition of the month before apptest.Now.
func october(region string) Edition {
	return Edition{monthOf(time.Date(2026, time.October, 15, 12, 0, 0, 0, paris)), region}
}

func (w world) report(e Edition) Report {
	w.Helper()
	report, ok, err := Read(w.Context(), w.app, e)
	if err != nil || !ok {
		w.Fatalf("no edition %+v: %v", e, err)
	}
	return report
}

// handler has the routes of a world. PocketBase registers its own at each call: those of the shared one are kept.
func (w world) handler() (handler http.Handler) {
	w.Helper()
	if w.app == shared.app {
		if shared.handler != nil {
			return shared.handler
		}
		defer func() { shared.handler = handler }()
	}
	router, err := apis.NewRouter(w.app)
	if err != nil {
		w.Fatal(err)
	}
	err = w.app.OnServe().Trigger(&core.ServeEvent{App: w.app, Router: router}, func(e *core.ServeEvent) error {
		handler, err = e.Router.BuildMux()
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return handler
}

// server answers from the routes.
func (w world) server() func(path string, status int, headers ...string) *httptest.ResponseRecorder {
	w.Helper()
	handler := w.handler()
	return func(path string, status int, headers ...string) *httptest.ResponseRecorder {
		w.Helper()
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, path, nil)
		for i := 0; i+1 < len(headers); i += 2 {
			request.Header.Set(headers[i], headers[i+1])
		}
		handler.ServeHTTP(recorder, request)
		if recorder.Code != status {
			w.Errorf("GET %s: %d, want %d: %s", path, recorder.Code, status, recorder.Body)
		}
		return recorder
	}
}
