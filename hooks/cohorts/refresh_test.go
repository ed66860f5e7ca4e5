package cohorts

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// refreshedAndRebuilt refreshes, then rebuilds, and wants the same statistics and the same working papers.
func (w world) refreshedAndRebuilt() {
	w.t.Helper()
	w.refresh()
	refreshed := written(w.t, w.app)
	if err := Rebuild(context.Background(), w.app, apptest.Now); err != nil {
		w.t.Fatal(err)
	}
	if rebuilt := written(w.t, w.app); !maps.Equal(refreshed, rebuilt) {
		w.t.Errorf("a rebuild gives other numbers:\n%v\n%v", refreshed, rebuilt)
	}
	w.refresh() // makes the candidates that written deleted
}

// written are all statistics, without what each run has of its own, and the
// working papers. It deletes the candidates, so that the next run makes them all.
func written(t testing.TB, app core.App) map[string]string {
	t.Helper()
	var rows []struct {
		Name string `db:"name"`
		Said string `db:"said"`
	}
	err := app.DB().NewQuery(`
		SELECT concat_ws('|', situation, bank_version, scale, metric, cohort) AS name,
			json_array(n, mean, sd, median, mad, percentiles, first_at, last_at, excluded, inputs_hash) AS said
		FROM cohort_statistics WHERE state = 'candidate'
		UNION ALL
		SELECT concat_ws('|', 'paper', situation, bank_version, scale, metric, cohort), state FROM cohort_states`).All(&rows)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := app.DB().Delete(collection, nil).Execute(); err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.Name] = r.Said
	}
	return all
}

// stale wants the next refresh to count all again for this reason, or not.
func (w world) stale(want string) {
	w.t.Helper()
	mark, err := loadMark(w.t.Context(), w.app)
	if err != nil {
		w.t.Fatal(err)
	}
	stock, err := lookAt(w.t.Context(), w.app, mark)
	if err != nil {
		w.t.Fatal(err)
	}
	merged, err := mergedPeople(w.t.Context(), w.app)
	if err != nil {
		w.t.Fatal(err)
	}
	why, err := mark.stale(w.t.Context(), w.app, stock, rulesOf(situations(), merged))
	if err != nil || why != want {
		w.t.Errorf("stale because %q, want %q; %v", why, want, err)
	}
}

func (w world) person(play *core.Record) map[string]any {
	w.t.Helper()
	e, err := w.app.FindRecordById("evaluations", play.GetString("evaluation"))
	if err != nil {
		w.t.Fatal(err)
	}
	return map[string]any{"beneficiary": e.GetString("beneficiary")}
}

// A merge of two records makes a second attempt of a first one; undone, what was counted holds again.
func TestAMergeIsCountedAnew(t *testing.T) {
	w := newWorld(t)
	play := w.play("maintenance", "word_recognition", map[string]any{"accuracy": 0.5}, map[string]any{"kind": "real"}, nil)
	w.refresh()
	w.stale("")
	point := func(into string) {
		_, err := w.app.DB().Update("beneficiaries", dbx.Params{"merged_into": into}, dbx.HashExp{"id": w.person(play)["beneficiary"]}).Execute()
		if err != nil {
			t.Fatal(err)
		}
	}
	point("somebodyolder00")
	w.stale("this release counts otherwise")
	point("")
	w.stale("")
}

// Nights of any length give what one rebuild gives, whatever happens to the plays.
func TestRefreshesEqualARebuild(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for range 4 {
		w := newWorld(t)
		var plays []*core.Record
		for range 6 {
			for range random.IntN(12) {
				w.anything(random, &plays)
			}
			w.refresh()
		}
		w.refreshedAndRebuilt()
	}
}

// anything is a play by somebody old or new, or a new result of an old play.
func (w world) anything(random *rand.Rand, plays *[]*core.Record) {
	w.t.Helper()
	metrics := map[string]any{"accuracy": float64(random.IntN(20)) / 20, "rt_median_words": 800 + 1000*random.Float64()}
	evaluation, play := map[string]any{"kind": "real"}, map[string]any{"ended_at": apptest.Now.Add(time.Duration(random.IntN(1000)) * time.Minute)}
	var flags []string
	switch old := len(*plays) > 0; {
	case old && random.IntN(10) == 0:
		w.result((*plays)[random.IntN(len(*plays))], "word_recognition", metrics)
		return
	case old && random.IntN(5) == 0:
		evaluation = w.person((*plays)[random.IntN(len(*plays))])
	case random.IntN(6) == 0:
		evaluation["kind"] = []string{"test", "demo"}[random.IntN(2)]
	case random.IntN(6) == 0:
		play["state"] = "abandoned"
	case random.IntN(6) == 0:
		flags = []string{"rapid_answers"}
	}
	*plays = append(*plays, w.play("maintenance", "word_recognition", metrics, evaluation, play, flags...))
}

// Values that are folded by the digest too, and stored half-way at any moment.
func TestATallyGoesOnWhereItWasStored(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	k := key{"maintenance", "maintenance/1", "", "accuracy", "all"}
	once, nightly := newTally(k), newTally(k)
	const plays = 9*block + 17
	stored := 0
	for i := range plays {
		play, value := fmt.Sprintf("play%011d", i), 1000+300*random.NormFloat64()
		for _, x := range []*tally{once, nightly} {
			if i%50 == 0 {
				x.leaveOut(play, "test")
				continue
			}
			x.add(play, apptest.Now.Add(time.Duration(i)*time.Second).Format(time.RFC3339), value)
		}
		if random.IntN(400) == 0 {
			stored++
			nightly = thereAndBack(t, nightly)
		}
	}
	describe := func(x *tally) string {
		raw, err := json.Marshal(x.describe(k, 1, apptest.Now))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	if got, want := describe(nightly), describe(once); got != want || stored == 0 {
		t.Errorf("stored %d times:\n%s\n%s", stored, got, want)
	}
	if once.summary.Exact() {
		t.Error("no digest")
	}
}

func thereAndBack(t *testing.T, x *tally) *tally {
	t.Helper()
	raw, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	back := &tally{}
	if err := json.Unmarshal(raw, back); err != nil {
		t.Fatal(err)
	}
	return back
}

// A night reads what is new: what is old is not looked at, even when it is wrong.
func TestRefreshReadsEachResultOnce(t *testing.T) {
	w := newWorld(t)
	w.words(0.2)
	w.refresh()
	if _, err := w.app.DB().NewQuery("UPDATE results SET metrics = 'not JSON'").Execute(); err != nil {
		t.Fatal(err)
	}
	w.words(0.4)
	w.refresh()
	if r := w.norm(accuracyOfAll); r.GetInt("n") != 2 || field[float64](t, r, "mean") != 0.30000000000000004 {
		t.Errorf("n %d, mean %v", r.GetInt("n"), r.Get("mean"))
	}
	if err := Rebuild(t.Context(), w.app, apptest.Now); err == nil {
		t.Error("the rebuild did not read all")
	}
}

// What takes back something that was counted makes the next refresh count all again.
func TestCorrections(t *testing.T) {
	w := newWorld(t)
	w.stale("nothing was counted yet")
	first := w.words(0.2)
	later := w.play("maintenance", "word_recognition", map[string]any{"accuracy": 0.4}, nil, map[string]any{"ended_at": apptest.Now.Add(time.Hour)})
	w.refresh()
	w.stale("")

	w.result(first, "word_recognition", map[string]any{"accuracy": 0.9})
	w.stale("a play that was counted has a new result")
	w.refreshedAndRebuilt()
	if r := w.norm(accuracyOfAll); r.GetInt("n") != 2 || field[float64](t, r, "mean") != 0.65 {
		t.Errorf("n %d, mean %v", r.GetInt("n"), r.Get("mean"))
	}

	w.play("maintenance", "word_recognition", map[string]any{"accuracy": 0.8}, w.person(later), nil)
	w.stale("a first attempt came after the second")
	w.refreshedAndRebuilt()
	if r := w.norm(accuracyOfAll); r.GetInt("n") != 2 || field[map[string]int](t, r, "excluded")["second_attempt"] != 1 {
		t.Errorf("n %d, left out %s", r.GetInt("n"), r.GetString("excluded"))
	}

	e, err := w.app.FindRecordById("evaluations", first.GetString("evaluation"))
	if err != nil {
		t.Fatal(err)
	}
	e.Set("satisfaction_ease", 4)
	if err := w.app.Save(e); err != nil {
		t.Fatal(err)
	}
	w.stale("")
	e.Set("kind", "test")
	if err := w.app.Save(e); err != nil {
		t.Fatal(err)
	}
	w.stale("nothing was counted yet")
	w.refreshedAndRebuilt()
	if err := w.app.Delete(e); err != nil {
		t.Fatal(err)
	}
	w.stale("a result that was counted is gone")
	w.refreshedAndRebuilt()
}

// Of two refreshes at once the first one stands.
func TestOvertaken(t *testing.T) {
	w := newWorld(t)
	w.words(0.2)
	l := newLedger(situations())
	w.refresh()
	if err := l.conclude(t.Context(), w.app, false, watermark{}, watermark{}, apptest.Now); err == nil {
		t.Error("both stand")
	}
}
