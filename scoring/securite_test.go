package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
)

// places is the scene of the tests: five hazards, « signs » seen at two places,
// and two harmless places. The danger of each hazard is « a ».
var places = func() []Item {
	hazards := []string{"ladder", "manhole", "helmet", "lorry", "signs", "signs"}
	items := make([]Item, 8)
	for i := range items {
		key := `{"right":"no"}`
		if i < len(hazards) {
			key = fmt.Sprintf(`{"right":"a","hazard":%q}`, hazards[i])
		}
		items[i] = Item{ID: fmt.Sprintf("z%d", i+1), Type: "piece", Skill: "safety", Points: 1, Key: json.RawMessage(key)}
	}
	return items
}()

// tour is a play in the scene. Each act waits first.
type tour struct{ *log }

func arrive() tour { return tour{new(log).wait(9000).add("test_started", nil)} }

func (v tour) opens(ms float64, zone int) tour {
	v.wait(ms).add("zone_opened", map[string]any{"zone": fmt.Sprintf("z%d", zone), "modality": "mouse"})
	return v
}

func (v tour) says(ms float64, name string, zone int, answer string) tour {
	v.wait(ms).add(name, map[string]any{"zone": fmt.Sprintf("z%d", zone), "answer": answer, "rt": ms, "modality": "mouse"})
	return v
}

func (v tour) identifies(ms float64, zone int, answer string) tour {
	return v.says(ms, "danger_identified", zone, answer)
}

func (v tour) qualifies(ms float64, zone int, answer string) tour {
	return v.says(ms, "danger_qualified", zone, answer)
}

// finds is a hazard opened after a search, identified and qualified in 0 ms.
func (v tour) finds(search float64, zone int, answer string) tour {
	return v.opens(search, zone).identifies(0, zone, "yes").qualifies(0, zone, answer)
}

func (v tour) helped(ms float64) tour { v.wait(ms).add("help_opened", nil); return v }

func securitePlay(outcome string, v tour) Play {
	return Play{Situation: "securite", Outcome: outcome, BankVersion: "1", Items: places, Events: v.events}
}

// searching finds all five hazards, each after so many ms.
func searching(ms float64) tour {
	v := arrive()
	for zone := range 5 {
		v = v.finds(ms, zone+1, "a")
	}
	return v
}

const minute = 60_000 // ms

// The numbers in brackets are those of the reference's vectors (eva-scoring.md
// §4) or its section; a correction says what the reference answers.
func TestSecuriteAttention(t *testing.T) {
	at := func(z float64) float64 { return (searchMean + z*searchSD) * 1000 }
	byKeyboard := searching(8000)
	for i := range byKeyboard.events {
		if e := byKeyboard.events[i]; e.Name == "zone_opened" {
			e.Data["modality"] = "keyboard"
		}
	}
	for _, c := range []struct {
		name    string
		tour    tour
		outcome string
		want    string
	}{
		{"[95] z −0.1", searching(at(-0.1)), Finished, "4"},
		{"[95] z 0, just above", searching(at(1e-6)), Finished, "3"},
		{"[95] z 0.49", searching(at(0.49)), Finished, "3"},
		{"[95] z 0.5", searching(at(0.5) + 1e-6), Finished, "2"},
		{"[95] z 0.99", searching(at(0.99)), Finished, "2"},
		{"[95] z 1", searching(at(1) + 1e-6), Finished, "1"},
		{"[95] not measurable", arrive(), Finished, ""},
		{"[95] abandoned", searching(8000), Abandoned, ""},
		{"corrected, not finished (level in the reference): no level", searching(8000), "", ""},
		{"[106] corrected, the same hazard five times: the four others have no time, no level", arrive().finds(9, 5, "a").finds(9, 6, "a").finds(9, 5, "a").finds(9, 6, "a").finds(9, 5, "a"), Finished, ""},
		{"corrected, the person stops after one hazard found at once (4 by its formula): no level", arrive().finds(1000, 1, "a"), Finished, ""},
		{"wrong names do not slow", arrive().finds(9000, 1, "b").finds(9000, 2, "c").finds(9000, 3, "b").finds(9000, 4, "b").finds(9000, 6, "b"), Finished, "4"},
		{"corrected, by keyboard nothing is searched (4 by its formula): no level", byKeyboard, Finished, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := score(t, securitePlay(c.outcome, c.tour))["attention"]; got.Level != c.want {
				t.Errorf("level %q, want %q (%v)", got.Level, c.want, got.Metrics)
			}
		})
	}
}

// At the very cut the level is the lower one: 0, 0.5 and 1 are not below it.
func TestSecuriteCuts(t *testing.T) {
	for z, want := range map[float64]string{math.Copysign(0, -1): "3", 0: "3", 0.5: "2", 1: "1", math.Nextafter(0.5, 0): "3"} {
		for _, step := range securite.Scales[0].Steps {
			if z <= step.AtMost {
				if step.Level != want {
					t.Errorf("z %v: level %s, want %s", z, step.Level, want)
				}
				break
			}
		}
	}
}

func TestSecuriteMetrics(t *testing.T) {
	for _, c := range []struct {
		name string
		tour tour
		want numbers
	}{
		{"[96] no answer at all", arrive(), numbers{"identified": 0, "hazards": 5, "hazards_opened": 0, "misidentified": 0, "false_alarms": 0}},
		{"[97] the search starts at the start, then at the last qualification", arrive().opens(1*minute, 3).identifies(0, 3, "yes").qualifies(1*minute, 3, "a").opens(2*minute, 4),
			numbers{"search_mean": 1.5 * minute, "delay_mean": 1.5 * minute, "hazards_opened": 2}},
		{"[101] delays", arrive().opens(1*minute, 1).qualifies(1*minute, 1, "a").opens(2*minute+1500, 2), numbers{"delay_mean": (60_000 + 121_500) / 2.0}},
		{"[102] 2 before the help, 1 after", arrive().finds(9, 1, "a").finds(9, 2, "b").helped(9).finds(9, 3, "a"), numbers{"identified": 3, "identified_before_help": 2, "help": 1}},
		{"[102] without help, all are before", arrive().finds(9, 1, "a").finds(9, 2, "a"), numbers{"identified_before_help": 2}},
		{"[103] the last qualification counts: right, then wrong", arrive().finds(9, 1, "a").finds(9, 1, "b"), numbers{"qualified_right": 0, "qualified_again": 1, "identified": 1}},
		{"[103] wrong, then right", arrive().finds(9, 1, "b").finds(9, 1, "a"), numbers{"qualified_right": 1, "qualified_again": 1}},
		{"[103] corrected, wrong at the other place of the hazard (by server time in the reference)", arrive().finds(9, 5, "a").finds(9, 6, "b"), numbers{"qualified_right": 0, "qualified_again": 1, "identified": 1}},
		{"[105] openings of harmless places", arrive().opens(9, 7).opens(9, 8).opens(9, 3).opens(9, 3).opens(9, 7), numbers{"reopened_harmless": 1}},
		{"corrected, two places of one hazard count once (twice in the reference)", arrive().finds(9, 5, "a").finds(9, 6, "a"), numbers{"identified": 1, "hazards_opened": 1}},
		{"corrected, « no » ends the hazard's turn too: nothing is told, nothing more is asked", arrive().opens(5000, 1).identifies(2000, 1, "no").opens(4000, 2), numbers{"search_mean": 4500, "misidentified": 1}},
		{"a « yes » is taken back", arrive().finds(9, 1, "none"), numbers{"identified": 0, "misidentified": 1}},
		{"the last answer of a place counts", arrive().opens(9, 7).identifies(0, 7, "no").finds(9, 7, "b"), numbers{"false_alarms": 1}},
		{"a false alarm that is taken back", arrive().finds(9, 7, "b").finds(9, 7, "none"), numbers{"false_alarms": 0, "reopened_harmless": 1}},
		{"harmless places belong to the search", arrive().opens(3000, 7).identifies(1000, 7, "no").opens(2000, 1), numbers{"search_mean": 6000, "delay_mean": 6000}},
		{"a second opening is no second search", arrive().opens(3000, 1).opens(4000, 1), numbers{"search_mean": 3000, "delay_mean": 3000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := score(t, securitePlay(Finished, c.tour))["attention"]
			for name, want := range c.want {
				near(t, name, metric(t, r, name), want, 1e-9)
			}
		})
	}
}

func TestSecuriteTablesByHazard(t *testing.T) {
	for _, c := range []struct {
		name  string
		tour  tour
		table string
		want  map[string]float64
	}{
		{"[97] corrected, « signs » is one hazard", arrive().opens(1*minute, 3).qualifies(1*minute, 3, "a").opens(2*minute, 4).opens(1000, 6), "search_times", map[string]float64{"helmet": 60_000, "lorry": 120_000, "signs": 121_000}},
		{"[98] open 1', wrong 2', open 3', right 5'", arrive().opens(1*minute, 1).qualifies(1*minute, 1, "b").opens(1*minute, 1).qualifies(2*minute, 1, "a"), "qualification_times", map[string]float64{"ladder": 120_000}},
		{"[99] open 1', right 2', open 3', wrong 5'", arrive().opens(1*minute, 1).qualifies(1*minute, 1, "a").opens(1*minute, 1).qualifies(2*minute, 1, "b"), "qualification_times", map[string]float64{"ladder": 60_000}},
		{"[100] never right", arrive().finds(9, 1, "b"), "qualification_times", map[string]float64{}},
		{"[104] time with the place open, added up", arrive().opens(1*minute, 1).qualifies(1*minute, 1, "b").opens(1*minute, 1).qualifies(2*minute, 1, "a"), "open_times", map[string]float64{"ladder": 180_000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := score(t, securitePlay(Finished, c.tour))["attention"].Metrics[c.table].(map[string]float64)
			if !maps.Equal(got, c.want) {
				t.Errorf("%s %v, want %v", c.table, got, c.want)
			}
		})
	}
}

func TestSecuriteVisuospatial(t *testing.T) {
	for want, v := range map[any]tour{
		nil:              arrive().finds(9, 1, "a").opens(9, 5).identifies(9, 5, "no"),
		"able":           arrive().finds(9, 6, "b").helped(9),
		"able_with_help": arrive().helped(9).finds(9, 5, "a"),
	} {
		if got := score(t, securitePlay(Finished, v))["attention"].Metrics["visuospatial"]; got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// Corrected: neither the time away nor the instruction read again is search.
func TestSecuriteLeavesBreaksOut(t *testing.T) {
	v := arrive().opens(4000, 7)
	v.wait(1000).add("paused", nil)
	v.wait(60_000).add("resumed", nil).wait(20_000).add("test_started", nil)
	r := score(t, securitePlay(Finished, v.opens(2000, 1)))["attention"]
	near(t, "search_mean", metric(t, r, "search_mean"), 7000, 1e-9)
}

// Not measurable is not zero.
func TestSecuriteWithoutAnyOpening(t *testing.T) {
	r := score(t, securitePlay(Abandoned, arrive()))["attention"]
	for _, name := range []string{"search_mean", "search_z", "delay_mean", "identification_median", "rapid_share", "keyboard_share"} {
		if value, there := r.Metrics[name]; there {
			t.Errorf("%s is %v", name, value)
		}
	}
	if r.NItems != 0 {
		t.Errorf("%d items", r.NItems)
	}
}

// Whoever finds everything has all counts at the top at any pace; with the pace
// halved only what is timed changes. That simulate() does nothing else with
// its pace than stretch times is tested in tests/unit/securite.test.js.
func TestSecuritePaceChangesOnlySpeed(t *testing.T) {
	perfect := goldens(t)["securite/perfect"]
	timed := []string{"search_mean", "search_z", "delay_mean", "identification_median", "duration", "longest_gap", "search_times", "qualification_times", "open_times"}
	untimed := func(r Result) string {
		metrics := maps.Clone(r.Metrics)
		for _, name := range timed {
			delete(metrics, name)
		}
		return fmt.Sprint(metrics)
	}
	before := score(t, perfect)["attention"]
	for _, pace := range []float64{0.5, 1, 1.5, 2, 4} {
		stretched := perfect
		stretched.Events = slices.Clone(perfect.Events)
		for i := range stretched.Events {
			stretched.Events[i].At *= pace
		}
		after := score(t, stretched)["attention"]
		if untimed(before) != untimed(after) {
			t.Errorf("pace %v: %v, was %v", pace, untimed(after), untimed(before))
		}
		for name, want := range (numbers{"identified": 5, "qualified_right": 5, "misidentified": 0, "false_alarms": 0}) {
			near(t, name, metric(t, after, name), want, 0)
		}
		if want, _ := before.Metrics["search_mean"].(float64); pace <= 1 && after.Level != "4" {
			t.Errorf("pace %v: level %q of %v ms", pace, after.Level, want*pace)
		}
	}
}

func TestPreventionMeasuresNothing(t *testing.T) {
	p := goldens(t)["prevention/perfect"]
	if len(p.Events) == 0 || len(score(t, p)) != 0 || prevention.Family != "" {
		t.Errorf("%d events, %v", len(p.Events), score(t, p))
	}
}

// Numbers computed from the logs by a separate program (Python 3, its
// statistics module); levels by hand from the rules.
func TestSecuriteGoldens(t *testing.T) {
	plays := goldens(t)
	for _, want := range []expected{
		{"securite/perfect", "attention", "4", noFlag, numbers{"search_mean": 15151.24, "search_z": -0.283167, "identified": 5, "identified_before_help": 3, "qualified_right": 5, "qualified_again": 1, "delay_mean": 12734.257143}},
		{"securite/careless", "attention", "", noFlag, numbers{"search_mean": 13250.525, "hazards_opened": 4, "identified": 4, "qualified_right": 3, "outside_clicks": 4}},
		{"securite/slow", "attention", "1", noFlag, numbers{"search_mean": 47336.34, "search_z": 3.119063, "identified_before_help": 2, "false_alarms": 1, "delay_mean": 49085.483333}},
		{"securite/gives_up", "attention", "", unfinished, numbers{"search_mean": 22110.35, "hazards_opened": 2, "identified_before_help": 1}},
		{"securite/fast_random", "attention", "", noFlag, numbers{"search_mean": 3194, "misidentified": 1, "false_alarms": 4, "qualified_right": 3, "identified_before_help": 4}},
	} {
		t.Run(want.log, func(t *testing.T) {
			got := score(t, plays[want.log])[want.scale]
			if got.Level != want.level || !slices.Equal(got.Flags, want.flags) {
				t.Errorf("level %q, want %q; flags %q, want %q", got.Level, want.level, got.Flags, want.flags)
			}
			for name, value := range want.metrics {
				near(t, name, metric(t, got, name), value, 1e-6)
			}
		})
	}
}
