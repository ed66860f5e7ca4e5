package scoring

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// task is one task of a criterion: what it earned of what it is worth.
type task struct {
	criterion    string
	earned, full float64
	again        bool
}

func cleaResults(t *testing.T, outcome string, tasks ...task) map[string]Result {
	t.Helper()
	var items []Item
	l := new(log).add("test_started", nil)
	for i, k := range tasks {
		it := Item{ID: fmt.Sprintf("t%02d", i), Type: "text_input", Module: "n2", Points: k.full, Criterion: k.criterion, CatchUp: k.again}
		it.Family = k.criterion
		if !k.again {
			for _, other := range tasks {
				if other.criterion == k.criterion && !other.again && other.full != k.full {
					it.Family = ""
				}
			}
		}
		it.Key = json.RawMessage(fmt.Sprintf(`{"grades":[{"text":"all","points":%v},{"text":"given","points":%v}]}`, k.full, k.earned))
		items = append(items, it)
		l.say(it.ID, "given", 5000)
	}
	return score(t, Play{Situation: "calcul", Outcome: outcome, BankVersion: "1", Items: items, Events: l.events})
}

func TestCleaSubDomains(t *testing.T) {
	for _, c := range []struct {
		name, scale string
		tasks       []task
		share       float64
		level       string
	}{
		{"[67] 75", "clea_2_1", []task{{"2.1.2", 75, 100, false}}, 0.75, Acquired},
		{"[67] 74", "clea_2_1", []task{{"2.1.2", 74, 100, false}}, 0.74, ToWorkOn},
		{"74.5 is read as 75, as people round", "clea_2_1", []task{{"2.1.2", 74.5, 100, false}}, 0.745, Acquired},
		{"[69] hours 0/2 and 1/2, tables 1/2", "clea_2_3", []task{{"2.3.3", 0, 2, false}, {"2.3.3", 1, 2, false}, {"2.3.5", 1, 2, false}}, 1.0 / 3, ToWorkOn},
		{"[71] corrected: 2.4 can be repaired, its catch-up replaces the first pass", "clea_2_4",
			[]task{{"2.4.1", 1, 1, false}, {"2.4.1", 0, 1, false}, {"2.4.1", 1, 1, true}, {"2.4.1", 1, 1, true}}, 1, Acquired},
		{"2.4 needs all", "clea_2_4", []task{{"2.4.1", 1, 1, false}, {"2.4.1", 0, 1, false}}, 0.5, ToWorkOn},
		{"half is enough for 2.2", "clea_2_2", []task{{"2.2.1", 1, 1, false}, {"2.2.2", 0, 1, false}}, 0.5, Acquired},
		{"two thirds are enough for 2.5", "clea_2_5", []task{{"2.5.3", 2, 3, false}}, 2.0 / 3, Acquired},
	} {
		r := cleaResults(t, Finished, c.tasks...)[c.scale]
		if r.Level != c.level || r.Engine != EngineRules {
			t.Errorf("%s: %q by %s, want %q", c.name, r.Level, r.Engine, c.level)
		}
		near(t, c.name, metric(t, r, "share"), c.share, 1e-9)
	}
}

func TestCleaCriteria(t *testing.T) {
	r := cleaResults(t, Finished, task{"2.3.3", 0, 2, false}, task{"2.3.3", 1, 2, false}, task{"2.3.5", 1, 2, false})
	criteria := r["clea_2_3"].Metrics["criteria"].(map[string]CriterionResult)
	for code, want := range map[string]CriterionResult{
		"2.3.3": {ToWorkOn, 2, 0}, // [69] 25 %
		"2.3.5": {ToWorkOn, 1, 0}, // [69] 50 %
		"2.3.6": {NoTask, 0, 0},
	} {
		if criteria[code] != want {
			t.Errorf("%s: %+v, want %+v", code, criteria[code], want)
		}
	}
	for _, code := range []string{"2.1.5", "2.1.6", "2.3.6", "2.5.1", "2.5.2"} {
		scale := "clea_2_" + code[2:3]
		results := score(t, marketPlay(visit([]string{"n1"}, nil), Finished))
		if got := results[scale].Metrics["criteria"].(map[string]CriterionResult)[code]; got.State != NoTask {
			t.Errorf("%s: %+v, the referential has it and we have no task", code, got)
		}
	}
	if got := r["clea_2_1"]; got.Level != "" || got.NItems != 0 {
		t.Errorf("[67] corrected: nothing tested is not a failure: %+v", got)
	}
}

// [70] corrected: of the first pass, what was not reached is not tested; the
// reference keeps it in the denominator as failed.
func TestCleaKeepsWhatWasReached(t *testing.T) {
	r := score(t, marketPlay(visit([]string{"n1", "n2"}, nil), Finished))["clea_2_1"]
	near(t, "share", metric(t, r, "share"), 1, 1e-9)
	near(t, "tasks", metric(t, r, "tasks"), 16, 0)
	near(t, "not reached", metric(t, r, "not_reached"), 2, 0) // proportions, at level 3
}

func TestCleaOfAnUnfinishedPlay(t *testing.T) {
	r := cleaResults(t, Abandoned, task{"2.1.2", 1, 1, false})["clea_2_1"]
	if r.Level != "" || r.Metrics["criteria"] != nil {
		t.Errorf("corrected: a play that is not finished has no level: %+v", r)
	}
	near(t, "what it earned so far", metric(t, r, "share"), 1, 1e-9)
}

// The last answer counts everywhere, where the reference takes the first one for CléA.
func TestCleaTakesTheLastAnswer(t *testing.T) {
	l := visit([]string{"n1"}, nil, "n1de1", "n1de2", "n1es1", "n1es2")
	for _, id := range []string{"n1de1", "n1de2", "n1es1", "n1es2"} {
		l.say(id, "7", 3000)
	}
	if r := score(t, marketPlay(l, Finished))["clea_2_1"]; r.Level != Acquired {
		t.Errorf("got %q", r.Level)
	}
}

// A state that one task of several decided is flagged; one that had no other task is not.
func TestCleaOfFewTasks(t *testing.T) {
	for others, want := range map[int]bool{0: false, 1: true, 5: true} {
		items := []Item{{ID: "done", Type: "number_input", Module: "n1", Criterion: "2.4.1", Points: 1, Key: json.RawMessage(`{"right":"7"}`)}}
		for i := range others {
			items = append(items, Item{ID: fmt.Sprint("left", i), Type: "number_input", Module: "n1", Criterion: "2.4.1", Points: 1, Key: json.RawMessage(`{"right":"7"}`)})
		}
		l := new(log).add("test_started", nil).say("done", "7", 3000)
		r := score(t, Play{Situation: "calcul", Outcome: Finished, BankVersion: "1", Items: items, Events: l.events})["clea_2_4"]
		if r.Level != Acquired || slices.Contains(r.Flags, "few_items") != want {
			t.Errorf("%d other tasks: level %q, flags %q", others, r.Level, r.Flags)
		}
	}
}
