package scoring

import (
	"fmt"
	"slices"
	"testing"
)

// digitalPlay answers the tasks of each part: right says how many of those
// tried are right, tried how many are tried, of four in each.
func digitalPlay(tried, right map[string]int, steps ...string) Play {
	p := Play{Situation: "numerique", Outcome: Finished, BankVersion: "1"}
	events := []Event{{Name: "test_started"}}
	for _, part := range []string{"3.1", "3.2", "3.3", "3.4"} {
		for i := range 4 {
			id := fmt.Sprintf("%s-%d", part, i)
			p.Items = append(p.Items, Item{ID: id, Type: "task", Skill: "digital", Key: []byte(`{"right":"open:r1"}`), Criterion: part})
			if i >= tried[part] {
				continue
			}
			answer := "open:r1"
			if i >= right[part] {
				answer = "open:r2"
			}
			events = append(events, Event{Name: "item_answered", Data: map[string]any{
				"item": id, "answer": answer, "rt": float64(20_000 + 1000*i), "modality": "touch",
			}})
		}
	}
	for _, step := range steps {
		events = append(events, Event{Name: "task_step", Data: map[string]any{"item": "3.1-0", "step": step, "target": "m1"}})
	}
	for i := range events {
		events[i].Position, events[i].At = i, float64(i)
	}
	p.Events = events
	return p
}

func byScale(t *testing.T, p Play) map[string]Result {
	t.Helper()
	results, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	scales := map[string]Result{}
	for _, r := range results {
		scales[r.Scale] = r
	}
	return scales
}

func TestDigitalPartsOfCleA(t *testing.T) {
	scales := byScale(t, digitalPlay(
		map[string]int{"3.1": 4, "3.2": 4, "3.3": 4, "3.4": 0},
		map[string]int{"3.1": 4, "3.2": 3, "3.3": 2},
	))
	for scale, want := range map[string]string{"clea_3_1": Acquired, "clea_3_2": Acquired, "clea_3_3": ToWorkOn, "clea_3_4": ""} {
		if got := scales[scale].Level; got != want {
			t.Errorf("%s = %q; want %q", scale, got, want)
		}
	}
	if !slices.Contains(scales["clea_3_4"].Flags, "not_tested") {
		t.Errorf("flags of what was not reached: %v", scales["clea_3_4"].Flags)
	}
	if digital := scales["digital"]; digital.Engine != EngineIRT || digital.NItems != 12 || digital.Estimate == nil {
		t.Errorf("digital = %+v", digital)
	}
}

func TestDigitalMetrics(t *testing.T) {
	all := map[string]int{"3.1": 4, "3.2": 4, "3.3": 4, "3.4": 4}
	digital := byScale(t, digitalPlay(all, all, "open", "back", "open", "reset"))["digital"]
	for name, want := range map[string]float64{"tasks_done": 16, "steps": 4, "returns": 2, "task_time_median": 21_500} {
		if got := digital.Metrics[name]; got != want {
			t.Errorf("%s = %v; want %v", name, got, want)
		}
	}
	way := digital.Metrics["task_steps"].(map[string]TaskSteps)["3.1-0"]
	if way != (TaskSteps{4, 2}) {
		t.Errorf("way = %+v", way)
	}
}

func TestBienvenueSaysNothing(t *testing.T) {
	for name, p := range goldens(t) {
		if p.Situation != "bienvenue" {
			continue
		}
		results, err := Score(p)
		if err != nil || len(results) != 0 {
			t.Errorf("%s: %v, %v", name, results, err)
		}
	}
}
