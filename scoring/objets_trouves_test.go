package scoring

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// phonePlay plays the real content: all right but what is named, a second an
// item and one more for each. extra are events put before the end.
func phonePlay(t *testing.T, wrong string, extra ...Event) Play {
	t.Helper()
	p := goldens(t)["objets_trouves/perfect"]
	events := []Event{{Name: "test_started"}}
	for i, item := range p.Items {
		var key struct{ Right string }
		if err := json.Unmarshal(item.Key, &key); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(strings.Fields(wrong), item.ID) {
			key.Right = "9"
		}
		events = append(events, Event{Name: "item_answered", Data: map[string]any{
			"item": item.ID, "answer": key.Right, "rt": float64(1000 * (i + 1)), "modality": "touch",
		}})
	}
	events = append(events, extra...)
	for i := range events {
		events[i].Position, events[i].At = i, float64(1000*i)
	}
	p.Events = events
	return p
}

func TestPhoneMetrics(t *testing.T) {
	app := func(name, id string) Event {
		return Event{Name: name, Data: map[string]any{"app": id, "modality": "touch"}}
	}
	try := Event{Name: "unlock_tried", Data: map[string]any{"tries": 1.0, "modality": "touch"}}
	scales := byScale(t, phonePlay(t, "o1 m3",
		try, try, app("app_opened", "notes"), app("app_opened", "notes"), app("app_closed", "notes"),
		app("app_opened", "photos"), app("app_closed", "photos"), app("app_opened", "notes"), app("app_closed", "notes")))
	// In the order of the content: o1 … o9 take 1 … 9 s, m1 … m3 10 … 12 s.
	for _, want := range []struct {
		scale   string
		metrics numbers
	}{
		{"comprehension", numbers{"answered": 5, "right": 5, "rt_mean_right": 4600, "rt_median_right": 5000}}, // 2 3 5 6 7
		{"numeracy", numbers{"answered": 4, "right": 3, "rt_mean_right": 7000, "rt_median_right": 8000}},      // 4 8 9
		{"memory", numbers{"answered": 3, "right": 2, "rt_mean_right": 10_500, "rt_median_right": 10_500, "unlock_tries": 2, "apps_reopened": 1}},
	} {
		for name, value := range want.metrics {
			near(t, want.scale+" "+name, metric(t, scales[want.scale], name), value, 1e-9)
		}
	}
	none := byScale(t, phonePlay(t, "m1 m2 m3"))["memory"]
	if _, measured := none.Metrics["rt_mean_right"]; measured {
		t.Error("no right answer, and yet a time of right answers")
	}
}

// The first validated code is the one that counts, whatever is tried after it.
func TestPhoneCodeIsTheFirstOne(t *testing.T) {
	tries := Event{Name: "unlock_tried", Data: map[string]any{"tries": 3.0, "modality": "mouse"}}
	r := byScale(t, phonePlay(t, "o1", tries))["numeracy"]
	if got := metric(t, r, "right"); got != 3 {
		t.Errorf("%v right", got)
	}
	for _, written := range []string{"1 350", "1350", "01350"} {
		p := phonePlay(t, "")
		p.Events[1].Data["answer"] = written
		if got := metric(t, byScale(t, p)["numeracy"], "right"); got != 4 {
			t.Errorf("%q: %v right", written, got)
		}
	}
}

// The counts and times come from the logs by a separate program (Python 3, its
// statistics module); the levels from the posteriors, as in golden_test.go.
func TestPhoneGoldenLogs(t *testing.T) {
	plays := goldens(t)
	rapid := []string{"rapid_answers", "provisional_parameters", "to_confirm"}
	for _, want := range []expected{ // three or four items are never enough
		{"objets_trouves/perfect", "comprehension", "3", provisional, numbers{"right": 5, "accuracy": 1, "rt_mean_right": 17_099.2, "rt_median_right": 14_658}},
		{"objets_trouves/perfect", "numeracy", "", toConfirm, numbers{"right": 4, "rt_mean_right": 20_644, "rt_median_right": 20_644.5}},
		{"objets_trouves/perfect", "memory", "", toConfirm, numbers{"right": 3, "accuracy": 1, "rt_mean_right": 22_178.666666667, "unlock_tries": 1, "apps_reopened": 0}},
		{"objets_trouves/careless", "comprehension", "3", provisional, numbers{"right": 5, "rt_mean_right": 12_539.2}},
		{"objets_trouves/slow", "numeracy", "", toConfirm, numbers{"right": 4, "rt_median_right": 48_110.5}},
		{"objets_trouves/fast_random", "comprehension", "", rapid, numbers{"answered": 5, "right": 3, "rt_median_right": 1704}},
		{"objets_trouves/fast_random", "memory", "", rapid, numbers{"right": 2, "rt_mean_right": 3992}},
		{"objets_trouves/gives_up", "comprehension", "", []string{"unfinished", "provisional_parameters"}, numbers{"answered": 2, "right": 1, "rt_mean_right": 27_995}},
		{"objets_trouves/gives_up", "memory", "", []string{"unfinished", "not_tested"}, numbers{"answered": 0, "right": 0}},
	} {
		got := score(t, plays[want.log])[want.scale]
		if got.Level != want.level || !slices.Equal(got.Flags, want.flags) {
			t.Errorf("%s %s: level %q, flags %q (%v)", want.log, want.scale, got.Level, got.Flags, got.PLevel)
		}
		for name, value := range want.metrics {
			near(t, want.log+" "+name, metric(t, got, name), value, 1e-6)
		}
	}
}

// Twice as fast or twice as slow, the levels are the same: only the times change.
func TestPhonePaceChangesOnlyTimes(t *testing.T) {
	usual := score(t, goldens(t)["objets_trouves/perfect"])
	for _, pace := range []float64{0.5, 2} {
		p := goldens(t)["objets_trouves/perfect"]
		for i := range p.Events {
			p.Events[i].At *= pace
			if rt, has := number(p.Events[i].Data["rt"]); has {
				p.Events[i].Data["rt"] = rt * pace
			}
		}
		for scale, r := range score(t, p) {
			was := usual[scale]
			if r.Level != was.Level || *r.Estimate != *was.Estimate || r.Metrics["accuracy"] != was.Metrics["accuracy"] {
				t.Errorf("pace %v, %s: %+v, was %+v", pace, scale, r, was)
			}
			near(t, scale, metric(t, r, "rt_mean_right"), pace*metric(t, was, "rt_mean_right"), 1e-6)
		}
	}
}

// One scale looked at by two plays: the more precise one speaks.
func TestMorePreciseOfTwoPlays(t *testing.T) {
	with := func(situation string, r Result, se float64) PlayResults {
		if se > 0 {
			r.SE = &se
		}
		return positioned(situation, r)
	}
	solid, weak, open := sure("numeracy", 0, 0.05, 0.95), sure("numeracy", 0.95, 0.05, 0), sure("numeracy", 0.2, 0.5, 0.3)
	campaign := Context{Situations: []string{"livraison", "objets_trouves"}}
	for _, c := range []struct {
		name  string
		plays []PlayResults
		level string
		p3    float64
		items int
	}{
		{"the second is surer", []PlayResults{with("livraison", open, 0.7), with("objets_trouves", solid, 0.5)}, "3", 0.95, 5},
		{"the first is surer", []PlayResults{with("livraison", solid, 0.5), with("objets_trouves", open, 0.7)}, "3", 0.95, 5},
		{"the surer one is the lower one", []PlayResults{with("livraison", solid, 0.7), with("objets_trouves", weak, 0.5)}, "1", 0, 5},
		{"one without a certainty steps back", []PlayResults{with("livraison", weak, 0), with("objets_trouves", solid, 0.5)}, "3", 0.95, 5},
		{"alike: the first", []PlayResults{with("livraison", solid, 0.5), with("objets_trouves", weak, 0.5)}, "3", 0.95, 5},
		{"one not finished does not count", []PlayResults{with("livraison", solid, 0.7), {Situation: "objets_trouves", Outcome: Abandoned, Results: []Result{weak}}}, "3", 0.95, 5},
	} {
		r, there := composed(Compose(c.plays, campaign), "numeracy")
		if !there || r.Level != c.level || r.NItems != c.items {
			t.Errorf("%s: %+v", c.name, r)
			continue
		}
		near(t, c.name, r.PLevel["3"], c.p3, 1e-9)
	}
}

func TestMemoryIsInNoDomain(t *testing.T) {
	play := positioned("objets_trouves", sure("memory", 1, 0, 0))
	for _, r := range Compose([]PlayResults{play}, Context{Situations: []string{"objets_trouves"}}) {
		if r.Scale == "memory" || r.Scale == "literacy" && r.Level != "" {
			t.Errorf("%+v", r)
		}
	}
}
