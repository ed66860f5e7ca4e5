package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
)

// marketFamily is a family of the market: its tasks, what each is worth, and
// whether it has a second chance of two tasks.
type marketFamily struct {
	name, skill, criterion string
	tasks                  int
	points                 float64
	again                  bool
}

var market = map[string][]marketFamily{
	"n1": {
		{"se", "space", "2.5.3", 4, 0.5, false}, {"rn", "numbers", "2.5.3", 2, 1, true}, {"de", "counting", "2.1.2", 2, 1, true},
		{"es", "estimation", "2.1.4", 2, 1, true}, {"on", "ordering", "2.1.3", 2, 1, true}, {"oa", "addition", "2.1.1", 2, 1, true},
		{"os", "subtraction", "2.1.1", 2, 1, true}, {"vn", "vocabulary", "2.5.3", 4, 0.5, false},
	},
	"n2": {
		{"lp", "plan_reading", "2.4.1", 2, 1, true}, {"pe", "perimeter", "2.3.7", 2, 1, true}, {"su", "area", "2.3.7", 2, 1, true},
		{"om", "multiplication", "2.1.1", 2, 1, true}, {"on", "decimals", "2.1.3", 2, 1, true}, {"od", "division", "2.1.1", 2, 1, true},
		{"ut", "time", "2.3.1", 2, 1, true}, {"rh", "hours", "2.3.3", 2, 1, true}, {"tg", "tables", "2.3.5", 2, 1, true}, {"pl", "planning", "2.3.2", 2, 1, true},
	},
	"n3": {
		{"pl", "planning", "2.3.2", 2, 1, true}, {"ut", "conversion", "2.3.1", 2, 1, true}, {"um", "units", "2.3.4", 4, 0.5, false},
		{"im", "instruments", "2.3.4", 4, 0.5, false}, {"po", "percentages", "2.2.2", 2, 1, true}, {"pr", "proportion", "2.1.7", 2, 1, true},
		{"ps", "area", "2.3.7", 2, 1, true}, {"vo", "volume", "2.3.7", 2, 1, true}, {"rp", "problems", "2.2.1", 2, 1, true},
	},
}

// marketBank has the structure of the market: ids are n1se1, and n1se1r for the catch-up.
func marketBank() []Item {
	var items []Item
	for _, module := range numeracyModules {
		for _, f := range market[module] {
			add := func(n int, points float64, again bool, mark string) {
				for i := range n {
					it := item(fmt.Sprintf("%s%s%d%s", module, f.name, i+1, mark), "number_input", f.skill, `{"right":"7"}`)
					it.Points, it.Module, it.Family, it.CatchUp, it.Criterion = points, module, f.name, again, f.criterion
					items = append(items, it)
				}
			}
			add(f.tasks, f.points, false, "")
			if f.again {
				add(2, 1, true, "r")
			}
		}
	}
	return items
}

// visit answers the first pass of the modules, and the catch-up named: right but for the ids that are wrong.
func visit(modules []string, again []string, wrong ...string) *log {
	l := new(log).add("test_started", nil)
	for _, it := range marketBank() {
		if !slices.Contains(modules, it.Module) || it.CatchUp && !slices.Contains(again, it.ID) {
			continue
		}
		answer := "7"
		if slices.Contains(wrong, it.ID) {
			answer = "8"
		}
		l.add("item_shown", map[string]any{"item": it.ID}).say(it.ID, answer, 5000)
	}
	return l
}

func marketPlay(l *log, outcome string) Play {
	return Play{Situation: "calcul", Outcome: outcome, BankVersion: "1", Items: marketBank(), Events: l.events}
}

func TestNumeracyProfile(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name     string
		percents []float64
		caughtUp bool
		want     string
	}{
		{"[61] 59", []float64{59, nan, nan}, false, "1"},
		{"[61] 71", []float64{71, nan, nan}, false, "1"},
		{"[62] 71, 59", []float64{71, 59, nan}, false, "2"},
		{"[63] 71, 71, 59", []float64{71, 71, 59}, false, "3"},
		{"the third one succeeded with catch-up", []float64{71, 71, 75}, true, "4"},
		{"the third one succeeded at once", []float64{71, 71, 75}, false, "4+"},
		{"just 70 is not above", []float64{71, 71, 70}, false, "3"},
		{"nothing", []float64{nan, nan, nan}, false, Indeterminate},
	} {
		if got := numeracyProfile(c.percents, c.caughtUp); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNumeracyProfileOfAPlay(t *testing.T) {
	all := numeracyModules
	last := visit([]string{"n1"}, nil)
	for _, c := range []struct {
		name, want, outcome string
		l                   *log
	}{
		{"[65] level 1 without its last task", Indeterminate, Finished, &log{events: last.events[:len(last.events)-2]}},
		{"[65] level 1 with it", "1", Finished, last},
		{"[66] finished", "1", Finished, visit([]string{"n1"}, nil)},
		{"[66] corrected: a play that is not finished has no profile", Indeterminate, Abandoned, visit([]string{"n1"}, nil)},
		{"everything right", "4+", Finished, visit(all, nil)},
		{"one family of level 3 repaired", "4", Finished, visit(all, []string{"n3po1r", "n3po2r"}, "n3po1")},
	} {
		if got := score(t, marketPlay(c.l, c.outcome))["numeracy"].Metrics["profile"]; got != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// sheet scores items of one module, each with its points: id → earned.
func sheet(t *testing.T, module string, full, earned map[string]float64) Result {
	t.Helper()
	var items []Item
	l := new(log).add("test_started", nil)
	for _, id := range slices.Sorted(maps.Keys(earned)) {
		it := Item{ID: id, Type: "text_input", Skill: "s", Module: module, Points: full[id], CatchUp: id[0] == 'R', Family: id[1:3]}
		if it.Points == 0 {
			it.Points = 1
		}
		it.Key = json.RawMessage(fmt.Sprintf(`{"grades":[{"text":"all","points":%v},{"text":"given","points":%v}]}`, it.Points, earned[id]))
		items = append(items, it)
		l.say(id, "given", 5000)
	}
	return score(t, Play{Situation: "calcul", Outcome: Finished, BankVersion: "1", Items: items, Events: l.events})["numeracy"]
}

// The first letter is P for the first pass and R for the catch-up, as in the reference.
func TestLevelPoints(t *testing.T) {
	for _, c := range []struct {
		name         string
		module       string
		earned, full map[string]float64
		points       float64
		share        float64
	}{
		{"[53] catch-up better", "n1", map[string]float64{"Pes1": 1, "Pes2": 0, "Res1": 1, "Res2": 1}, nil, 2, 1},
		{"[54] first pass better", "n1", map[string]float64{"Pes1": 1, "Pes2": 1, "Res1": 0, "Res2": 0}, nil, 2, 1},
		{"[55] corrected: what a catch-up is worth enters the denominator with its points", "n1",
			map[string]float64{"Pse1": 1, "Pvn1": 1, "Prn1": 1, "Rrn1": 2}, map[string]float64{"Rrn1": 2}, 3, 1}, // 4 in the reference, where 2 of 1 counts as more than 1 of 1
		{"[57] corrected: items that were not reached are not tested: of 2 points, not of 20", "n2", map[string]float64{"Pom1": 0.5, "Pom2": 0}, nil, 0.5, 0.25},
		{"[59] 6 and 6 of 16", "n1", map[string]float64{"Pes1": 6, "Pon1": 6}, map[string]float64{"Pes1": 8, "Pon1": 8}, 12, 0.75},
		{"the same twice: the first pass stays", "n1", map[string]float64{"Pes1": 1, "Pes2": 0, "Res1": 0, "Res2": 1}, nil, 1, 0.5},
	} {
		r := sheet(t, c.module, c.full, c.earned)
		near(t, c.name+": points", metric(t, r, "points"), c.points, 1e-9)
		near(t, c.name+": share", r.Metrics["levels"].(map[string]float64)[c.module], c.share, 1e-9)
	}
	unknown := score(t, marketPlay(new(log).add("test_started", nil).unknown("n3po1"), Finished))["numeracy"]
	if share, reached := unknown.Metrics["levels"].(map[string]float64)["n3"]; !reached || share != 0 {
		t.Errorf("[58] an answer without points: %v %v", share, reached)
	}
}

// One family that fails at level 1 and is repaired in catch-up.
func TestCatchUpRepairs(t *testing.T) {
	failed := []string{"n1de1", "n1de2", "n1on1", "n1on2", "n1es1", "n1es2"}
	before := score(t, marketPlay(visit([]string{"n1"}, nil, failed...), Finished))
	after := score(t, marketPlay(visit([]string{"n1"}, []string{"n1de1r", "n1de2r", "n1on1r", "n1on2r", "n1es1r", "n1es2r"}, failed...), Finished))
	if before["clea_2_1"].Level != ToWorkOn || after["clea_2_1"].Level != Acquired {
		t.Errorf("2.1: %q, then %q", before["clea_2_1"].Level, after["clea_2_1"].Level)
	}
	near(t, "its points and its denominator", metric(t, after["clea_2_1"], "share"), 1, 1e-9)
	near(t, "tasks that count", metric(t, after["clea_2_1"], "tasks"), 10, 0)
	near(t, "points of the level", after["numeracy"].Metrics["levels"].(map[string]float64)["n1"], 1, 1e-9)
	if got := after["clea_2_1"].Metrics["criteria"].(map[string]CriterionResult)["2.1.2"]; got != (CriterionResult{Acquired, 2, 2}) {
		t.Errorf("2.1.2: %+v", got)
	}
	if after["numeracy"].NItems != 26 {
		t.Errorf("every answer tells of the ability: %d", after["numeracy"].NItems)
	}
}

func TestLevelNotReachedIsNotTested(t *testing.T) {
	results := score(t, marketPlay(visit([]string{"n1"}, nil), Finished))
	for _, scale := range []string{"clea_2_2", "clea_2_3", "clea_2_4"} {
		r := results[scale]
		if r.Level != "" || !slices.Equal(r.Flags, []string{"not_tested"}) {
			t.Errorf("%s: %q %q", scale, r.Level, r.Flags)
		}
		if _, measured := r.Metrics["share"]; measured {
			t.Errorf("%s has a share", scale)
		}
		if metric(t, r, "not_reached") == 0 {
			t.Errorf("%s has no task that was not reached", scale)
		}
		for code, criterion := range r.Metrics["criteria"].(map[string]CriterionResult) {
			if criterion.State != NotTested && criterion.State != NoTask {
				t.Errorf("%s: %+v", code, criterion)
			}
		}
	}
	if results["clea_2_5"].Level != Acquired || results["clea_2_1"].Level != Acquired {
		t.Error("what was tested is told")
	}
	if slices.Contains(results["numeracy"].Flags, "partly_tested") {
		t.Error("the plan did not lead further: nothing is missing")
	}
}

func TestMistakesBySkill(t *testing.T) {
	r := score(t, marketPlay(visit([]string{"n1"}, []string{"n1de1r", "n1de2r"}, "n1de1", "n1oa2", "n1vn3"), Finished))["numeracy"]
	if got := r.Metrics["mistakes"].(map[string]int); !maps.Equal(got, map[string]int{"addition": 1, "vocabulary": 1}) {
		t.Errorf("got %v: what was repaired is no mistake", got)
	}
}
