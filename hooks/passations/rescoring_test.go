package passations_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/items"
	"eva/hooks/passations"
	"eva/scoring"
)

var programme = []string{"controle", "maintenance", "livraison"}

// crowd fills the database with n finished evaluations of all situations, copied in SQL from the golden logs of a profile.
func crowd(t testing.TB, app core.App, profile string, n int) {
	t.Helper()
	if err := items.Import(app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	campaign := apptest.Campaign(t, app, map[string]any{"situations": programme})
	model := apptest.Evaluation(t, app, campaign, map[string]any{"state": "finished"})
	for _, situation := range programme {
		bank, err := app.FindFirstRecordByFilter("bank_versions", "situation.name = {:s}", dbx.Params{"s": situation})
		if err != nil {
			t.Fatal(err)
		}
		play := apptest.Play(t, app, model, bank, situation, map[string]any{"state": "finished", "ended_at": apptest.Now})
		raw, err := os.ReadFile(filepath.Join(apptest.RepositoryRoot(t), "scoring", "testdata", situation, profile+".json"))
		if err != nil {
			t.Fatal(err)
		}
		execute(t, app, `INSERT INTO events (id, play, position, name, at, data, received)
			SELECT lower(hex(randomblob(8))), {:play}, value->>'position', value->>'name', value->>'at', value->'data', ''
			FROM json_each({:log}, '$.events')`, dbx.Params{"play": play.Id, "log": string(raw)})
	}
	execute(t, app, `CREATE TEMP TABLE copies AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {:n}) SELECT i FROM c`, dbx.Params{"n": n - 1})
	if n < 2 {
		return
	}
	execute(t, app, `INSERT INTO evaluations (id, campaign, structure, beneficiary, state, kind, started_at)
		SELECT printf('e%014d', i), campaign, structure, beneficiary, state, kind, started_at FROM copies, evaluations WHERE id = {:id}`, dbx.Params{"id": model.Id})
	execute(t, app, `INSERT INTO plays (id, evaluation, structure, situation, bank_version, state, seed, ended_at)
		SELECT printf('p%s%013d', substr(situation, 1, 1), i), printf('e%014d', i), structure, situation, bank_version, state, seed, ended_at
		FROM copies, plays WHERE evaluation = {:id}`, dbx.Params{"id": model.Id})
	execute(t, app, `INSERT INTO events (id, play, position, name, at, data, received)
		SELECT lower(hex(randomblob(8))), printf('p%s%013d', substr(p.situation, 1, 1), i), position, name, at, data, received
		FROM copies, plays p JOIN events e ON e.play = p.id WHERE p.evaluation = {:id}`, dbx.Params{"id": model.Id})
}

func execute(t testing.TB, app core.App, sql string, params dbx.Params) {
	t.Helper()
	if _, err := app.NonconcurrentDB().NewQuery(sql).Bind(params).Execute(); err != nil {
		t.Fatal(err)
	}
}

func rescore(t testing.TB, app core.App, o passations.Rescoring) passations.Rescored {
	t.Helper()
	done, err := passations.New(passations.Config{}).Rescore(context.Background(), app, o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestRescoreGoesOnWhereItStopped(t *testing.T) {
	app := apptest.New(t)
	crowd(t, app, "perfect", 3)
	for _, c := range []struct {
		name          string
		o             passations.Rescoring
		people, added int // 5 + 1 + 3 scales, 3 transversal skills, 2 domains, 1 synthesis
	}{
		{"later plays only", passations.Rescoring{Since: apptest.Now.Add(time.Hour)}, 0, 0},
		{"nothing is written", passations.Rescoring{DryRun: true}, 3, 45},
		{"all", passations.Rescoring{Situation: "controle"}, 3, 45},
		{"again", passations.Rescoring{}, 0, 0},
	} {
		if got := rescore(t, app, c.o); got.Evaluations != c.people || got.Results != c.added {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	execute(t, app, "DELETE FROM results WHERE evaluation = 'e00000000000001' AND scale = 'numeracy'", nil)
	if got := rescore(t, app, passations.Rescoring{}); got.Evaluations != 1 || got.Results != 2 {
		t.Errorf("what is missing: %+v", got)
	}
	evaluations, err := app.FindAllRecords("evaluations", dbx.HashExp{"synthesis": "between", "completeness": "complete"})
	if err != nil || len(evaluations) != 3 {
		t.Errorf("%d evaluations have their synthesis (%v)", len(evaluations), err)
	}
}

// What a person's own end gives is what a rescoring gives: no row is added.
func TestRescoreAgreesWithTheEnd(t *testing.T) {
	app := apptest.New(t)
	crowd(t, app, "careless", 1)
	service := passations.New(passations.Config{})
	evaluation, err := app.FindFirstRecordByFilter("evaluations", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	plays, err := app.FindAllRecords("plays")
	if err != nil {
		t.Fatal(err)
	}
	for _, play := range plays {
		count := events(t, app, play.Id)
		play.Set("state", "started")
		if err := app.Save(play); err != nil {
			t.Fatal(err)
		}
		if err := service.EndPlay(app, evaluation, play.Id, passations.Ending{Outcome: "finished", Count: count}); err != nil {
			t.Fatal(err)
		}
	}
	execute(t, app, "UPDATE results SET algorithm_version = '0' WHERE play != '' AND rowid = (SELECT MAX(rowid) FROM results WHERE play != '')", nil)
	if got := rescore(t, app, passations.Rescoring{}); got.Evaluations != 1 || got.Results != 1 || got.Levels != 0 {
		t.Errorf("%+v; want the one row of another algorithm", got)
	}
}

func events(t *testing.T, app core.App, play string) int {
	t.Helper()
	var n int
	if err := app.DB().Select("COUNT(*)").From("events").Where(dbx.HashExp{"play": play}).Row(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// A published calibration adds rows on its scale and on what is made of it; the others stay as they are.
func TestRescoreWithACalibration(t *testing.T) {
	app := apptest.New(t)
	crowd(t, app, "perfect", 2)
	rescore(t, app, passations.Rescoring{})
	parameters := `[{"name":"n1","model":"2pl","a":2,"b":-2},{"name":"n2","model":"2pl","a":2,"b":-2},{"name":"n3","model":"2pl","a":2,"b":-2}]`
	apptest.Record(t, app, "calibrations", map[string]any{
		"situation": "livraison", "bank_version": "livraison/1", "scale": "numeracy", "model": "2pl", "version": 4, "state": "published", "items": parameters,
	})
	// numeracy of the play; the domains and the synthesis name what they rest on, the other compositions too
	if got := rescore(t, app, passations.Rescoring{}); got.Evaluations != 2 || got.Results != 2*(1+6) || got.Levels == 0 {
		t.Errorf("%+v", got)
	}
	rows, err := app.FindRecordsByFilter("results", `evaluation = "e00000000000001" && scale = "numeracy" && play != ""`, "@rowid", 0, 0)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows (%v)", len(rows), err)
	}
	if before, after := rows[0], rows[1]; before.GetString("item_bank_version") != "livraison/1" ||
		after.GetString("item_bank_version") != "livraison/1+c4" || after.GetString("level") != "3" {
		t.Errorf("%s then %s, level %q", before.GetString("item_bank_version"), after.GetString("item_bank_version"), after.GetString("level"))
	}
	var flags []string
	if err := rows[1].UnmarshalJSONField("flags", &flags); err != nil || slices.Contains(flags, "provisional_parameters") {
		t.Errorf("flags %q (%v)", flags, err)
	}
	if got := rescore(t, app, passations.Rescoring{}); got.Evaluations != 0 {
		t.Errorf("again: %+v", got)
	}
}

func TestRescoreStops(t *testing.T) {
	app := apptest.New(t)
	crowd(t, app, "slow", 120)
	ctx, cancel := context.WithCancel(context.Background())
	done, err := passations.New(passations.Config{}).Rescore(ctx, app, passations.Rescoring{Progress: func(int, int) { cancel() }})
	if err == nil || done.Evaluations == 0 {
		t.Errorf("%+v, %v: a stopped run is an error, and keeps what it did", done, err)
	}
	if rest := rescore(t, app, passations.Rescoring{}); rest.Evaluations != 120-done.Evaluations {
		t.Errorf("%d then %d of 120", done.Evaluations, rest.Evaluations)
	}
}

// BenchmarkRescore scores EVA_EVALUATIONS (200) evaluations of three situations. 100 000 must take less than 5 minutes:
// 3 ms each. The time of the processor is that of all cores.
func BenchmarkRescore(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("EVA_EVALUATIONS"))
	if err != nil {
		n = 200
	}
	app := apptest.New(b)
	crowd(b, app, "careless", n)
	var total int
	if err := app.DB().Select("COUNT(*)").From("events").Row(&total); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		execute(b, app, "DELETE FROM results", nil)
		b.StartTimer()
		began := processor(b)
		if got := rescore(b, app, passations.Rescoring{}); got.Evaluations != n {
			b.Fatalf("%+v", got)
		}
		b.ReportMetric(float64((processor(b)-began).Microseconds())/float64(n)/1000, "cpu-ms/evaluation")
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n)/1000, "ms/evaluation")
	b.ReportMetric(float64(total)/float64(n), "events/evaluation")
}

func processor(t testing.TB) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// A result read back is the one that was scored, whatever SQLite makes of its JSON.
func TestResultsAreStoredWhole(t *testing.T) {
	app := apptest.New(t)
	crowd(t, app, "careless", 1)
	rescore(t, app, passations.Rescoring{})
	row, err := app.FindFirstRecordByFilter("results", `scale = "comprehension"`)
	if err != nil {
		t.Fatal(err)
	}
	var estimate, se *float64
	var ci []float64
	var p map[string]float64
	var metrics map[string]any
	for field, into := range map[string]any{"estimate": &estimate, "se": &se, "ci90": &ci, "p_level": &p, "metrics": &metrics} {
		if err := row.UnmarshalJSONField(field, into); err != nil {
			t.Errorf("%s: %v", field, err)
		}
	}
	if estimate == nil || se == nil || len(ci) != 2 || len(p) != 3 || metrics["cuts"] == nil ||
		row.GetInt("n_items") != 9 || row.GetString("engine") != scoring.EngineIRT || row.GetDateTime("created").IsZero() {
		raw, _ := json.Marshal(row) // what is wrong is shown either way
		t.Errorf("%s", raw)
	}
}
