package cohorts

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// world has a campaign and the banks of two situations.
type world struct {
	t        *testing.T
	app      *tests.TestApp
	campaign *core.Record
	banks    map[string]*core.Record
}

func newWorld(t *testing.T) world {
	app := apptest.New(t, Bind)
	return world{t, app, apptest.Campaign(t, app, nil), map[string]*core.Record{
		"controle":    apptest.Bank(t, app, "controle", map[string]any{"version": 1}, []any{map[string]any{"id": "x"}}),
		"maintenance": apptest.Bank(t, app, "maintenance", map[string]any{"version": 1}, []any{map[string]any{"id": "x"}}),
	}}
}

// play saves a finished play and its result on a scale.
func (w world) play(situation, scale string, metrics, evaluation, play map[string]any, flags ...string) *core.Record {
	w.t.Helper()
	e := apptest.Evaluation(w.t, w.app, w.campaign, evaluation)
	fields := map[string]any{"state": "finished", "ended_at": apptest.Now}
	for k, v := range play {
		fields[k] = v
	}
	p := apptest.Play(w.t, w.app, e, w.banks[situation], situation, fields)
	w.result(p, scale, metrics, flags...)
	return p
}

func (w world) result(play *core.Record, scale string, metrics map[string]any, flags ...string) {
	w.t.Helper()
	apptest.Record(w.t, w.app, "results", map[string]any{
		"evaluation": play.GetString("evaluation"), "play": play.Id, "structure": play.GetString("structure"), "scale": scale,
		"item_bank_version": play.GetString("situation") + "/1", "flags": append([]string{}, flags...), "metrics": metrics,
	})
}

func (w world) words(accuracy float64) *core.Record {
	return w.play("maintenance", "word_recognition", map[string]any{"accuracy": accuracy}, nil, nil)
}

func (w world) refresh() {
	w.t.Helper()
	if err := Refresh(context.Background(), w.app, apptest.Now); err != nil {
		w.t.Fatal(err)
	}
}

// norm is the newest row of a norm.
func (w world) norm(k key) *core.Record {
	w.t.Helper()
	rows, err := w.app.FindAllRecords(collection, k.where())
	if err != nil {
		w.t.Fatal(err)
	}
	var newest *core.Record
	for _, r := range rows {
		if newest == nil || r.GetInt("version") > newest.GetInt("version") {
			newest = r
		}
	}
	return newest
}

func (w world) rows() int {
	w.t.Helper()
	n, err := w.app.CountRecords(collection)
	if err != nil {
		w.t.Fatal(err)
	}
	return int(n)
}

func field[T any](t *testing.T, r *core.Record, name string) T {
	t.Helper()
	var value T
	if err := r.UnmarshalJSONField(name, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

var accuracyOfAll = key{"maintenance", "maintenance/1", "", "accuracy", "all"}

func TestRefreshDescribesACohort(t *testing.T) {
	w := newWorld(t)
	for _, accuracy := range []float64{0.3, 0.5, 0.5, 0.6, 0.7, 0.7, 0.7, 0.8, 0.9, 1} {
		w.words(accuracy)
	}
	w.refresh()
	r := w.norm(accuracyOfAll)
	if r == nil || r.GetString("state") != "candidate" || r.GetInt("version") != 1 || r.GetInt("n") != 10 {
		t.Fatalf("got %v", r)
	}
	for name, want := range map[string]float64{"mean": 0.67, "sd": 0.205750658160146, "median": 0.7, "mad": 0.15} {
		if got := field[float64](t, r, name); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if p := field[map[string]float64](t, r, "percentiles"); len(p) != 99 || math.Abs(p["50"]-0.7) > 1e-9 {
		t.Errorf("percentiles %v", p)
	}
	if r.GetDateTime("first_at").Time() != apptest.Now || r.GetDateTime("computed_at").Time() != apptest.Now {
		t.Errorf("dates %v %v", r.Get("first_at"), r.Get("computed_at"))
	}
	if r.GetString("reliability") != "null" {
		t.Errorf("reliability %s", r.GetString("reliability"))
	}
	if w.norm(key{"maintenance", "maintenance/1", "", "rt_median_words", "all"}) != nil {
		t.Error("a metric that nobody has makes a norm")
	}
	if w.norm(key{"maintenance", "maintenance/1", "", "breaks", "all"}) != nil {
		t.Error("a metric of context makes a norm")
	}
}

func TestSecondRunWritesNothing(t *testing.T) {
	w := newWorld(t)
	w.words(0.5)
	w.refresh()
	before := w.rows()
	id := w.norm(accuracyOfAll).Id
	w.refresh()
	if w.rows() != before || w.norm(accuracyOfAll).Id != id {
		t.Errorf("%d rows, then %d", before, w.rows())
	}
	w.words(0.7)
	w.refresh()
	r := w.norm(accuracyOfAll)
	if w.rows() != before || r.GetInt("version") != 2 || r.GetInt("n") != 2 {
		t.Errorf("%d rows, then %d; version %d, n %d", before, w.rows(), r.GetInt("version"), r.GetInt("n"))
	}
}

func TestCohorts(t *testing.T) {
	w := newWorld(t)
	words := func(evaluation map[string]any) {
		w.play("maintenance", "word_recognition", map[string]any{"accuracy": 0.5}, evaluation, nil)
	}
	words(nil)
	words(map[string]any{"accompanied": "accompanied"})
	words(map[string]any{"accompanied": ""})
	words(map[string]any{"kind": "demo"})
	w.refresh()
	for cohort, want := range map[string]int{
		"all": 3, "accompanied:alone": 1, "accompanied:accompanied": 1, "structure_type:mission_locale": 3, "demo": 1,
	} {
		k := accuracyOfAll
		k.Cohort = cohort
		if r := w.norm(k); r == nil || r.GetInt("n") != want {
			t.Errorf("%s: %v, want n = %d", cohort, r, want)
		}
	}
	if w.rows() != 5 {
		t.Errorf("%d rows", w.rows())
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	w := newWorld(t)
	metrics := map[string]any{"missed": 1.0}
	first := w.play("controle", "speed", metrics, nil, nil)
	person := func(play *core.Record) string {
		e, err := w.app.FindRecordById("evaluations", play.GetString("evaluation"))
		if err != nil {
			t.Fatal(err)
		}
		return e.GetString("beneficiary")
	}
	w.play("controle", "speed", metrics, map[string]any{"kind": "test"}, nil)
	w.play("controle", "speed", metrics, map[string]any{"kind": "demo"}, nil)
	w.play("controle", "speed", metrics, nil, map[string]any{"state": "abandoned"}, "unfinished")
	w.play("controle", "speed", metrics, map[string]any{"beneficiary": person(first)}, map[string]any{"ended_at": apptest.Now.Add(time.Hour)})
	w.play("controle", "speed", metrics, nil, nil, "rapid_answers")
	w.play("controle", "speed", metrics, nil, nil, "slower_tempo")
	w.refresh()
	k := key{"controle", "controle/1", "", "missed", "all"}
	r := w.norm(k)
	if r.GetInt("n") != 1 {
		t.Errorf("n = %d", r.GetInt("n"))
	}
	excluded := field[map[string]int](t, r, "excluded")
	for _, reason := range []string{"test", "demo", "unfinished", "second_attempt", "rapid_guessing", "slower_tempo"} {
		if excluded[reason] != 1 {
			t.Errorf("%s: %v", reason, excluded)
		}
	}
	if len(excluded) != 6 {
		t.Errorf("excluded %v", excluded)
	}
}

// A recomputation adds a row: the newest one of each scale counts.
func TestNewestResultCounts(t *testing.T) {
	w := newWorld(t)
	p := w.words(0.2)
	w.result(p, "word_recognition", map[string]any{"accuracy": 0.9})
	w.refresh()
	r := w.norm(accuracyOfAll)
	if r.GetInt("n") != 1 || field[float64](t, r, "mean") != 0.9 {
		t.Errorf("n %d, mean %v", r.GetInt("n"), r.Get("mean"))
	}
	if r.GetString("sd") != "null" {
		t.Error("one value has a standard deviation")
	}
}

// candidate saves a candidate as Refresh does.
func (w world) candidate(k key, version, n int) *core.Record {
	w.t.Helper()
	return apptest.Record(w.t, w.app, collection, map[string]any{
		"situation": k.Situation, "bank_version": k.BankVersion, "scale": k.Scale, "metric": k.Metric, "cohort": k.Cohort,
		"version": version, "state": "candidate", "n": n, "mean": 0.5, "percentiles": map[string]float64{"50": 0.5},
	})
}

func TestPublication(t *testing.T) {
	w := newWorld(t)
	set := func(r *core.Record, field string, value any) error {
		fresh, err := w.app.FindRecordById(collection, r.Id)
		if err != nil {
			return err
		}
		fresh.Set(field, value)
		return w.app.Save(fresh)
	}
	first := w.candidate(accuracyOfAll, 1, 29)
	if err := set(first, "state", "published"); err == nil || !strings.Contains(err.Error(), "30") {
		t.Errorf("n = 29 was published: %v", err)
	}
	first = w.candidate(accuracyOfAll, 2, 30)
	other := accuracyOfAll
	other.Cohort = "accompanied:alone"
	elsewhere := w.candidate(other, 1, 30)
	for _, r := range []*core.Record{first, elsewhere} {
		if err := set(r, "state", "published"); err != nil {
			t.Fatal(err)
		}
	}
	if w.norm(accuracyOfAll).GetDateTime("published_at").IsZero() {
		t.Error("no date of publication")
	}
	for name, value := range map[string]any{"mean": 1, "n": 300, "excluded": map[string]int{"test": 1}, "state": "candidate", "version": 9} {
		if err := set(first, name, value); err == nil {
			t.Errorf("%s of a published norm was changed", name)
		}
	}
	if err := set(first, "percentiles", json.RawMessage(`{ "50" : 0.50 }`)); err != nil {
		t.Errorf("the same JSON, written otherwise: %v", err)
	}
	second := w.candidate(accuracyOfAll, 3, 31)
	if err := set(second, "mean", 0.6); err == nil {
		t.Error("the mean of a candidate was changed")
	}
	if err := set(second, "state", "published"); err != nil {
		t.Fatal(err)
	}
	for r, want := range map[*core.Record]string{first: "retired", second: "published", elsewhere: "published"} {
		fresh, err := w.app.FindRecordById(collection, r.Id)
		if err != nil || fresh.GetString("state") != want {
			t.Errorf("version %d of %s is %s, want %s (%v)", r.GetInt("version"), r.GetString("cohort"), fresh.GetString("state"), want, err)
		}
		if err := w.app.Delete(fresh); err == nil {
			t.Errorf("a %s norm was deleted", want)
		}
	}
}

// A published norm stays when plays come; the new candidate has the next version.
func TestRefreshKeepsWhatIsPublished(t *testing.T) {
	w := newWorld(t)
	published := w.candidate(accuracyOfAll, 4, 30)
	published.Set("state", "published")
	if err := w.app.Save(published); err != nil {
		t.Fatal(err)
	}
	w.words(0.5)
	w.refresh()
	fresh, err := w.app.FindRecordById(collection, published.Id)
	if err != nil || fresh.GetString("state") != "published" || fresh.GetInt("n") != 30 {
		t.Errorf("the published norm is %v, %v", fresh, err)
	}
	if r := w.norm(accuracyOfAll); r.GetInt("version") != 5 || r.GetString("state") != "candidate" {
		t.Errorf("version %d is %s", r.GetInt("version"), r.GetString("state"))
	}
}

func TestRefreshStops(t *testing.T) {
	w := newWorld(t)
	w.words(0.5)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Refresh(ctx, w.app, apptest.Now); err == nil || w.rows() != 0 {
		t.Errorf("%v, %d rows", err, w.rows())
	}
}
