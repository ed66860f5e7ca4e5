package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// cafeModule is a run of items of the café, each worth 1 point but the puzzle.
type cafeModule struct {
	module, prefix, skill string
	n                     int
}

var cafe = []cafeModule{
	{"orientation", "or", "reading", 3}, {"orientation", "oc", "comprehension", 9},
	{"low", "lr", "reading", 14}, {"low", "lc", "comprehension", 10}, {"low", "lw", "writing", 20},
	{"high1", "hp", "comprehension", 3}, {"high1", "hg", "comprehension", 4},
	{"high2", "hc", "comprehension", 4}, {"high2", "hw", "writing", 20},
}

func cafeBank() []Item {
	var items []Item
	for _, m := range cafe {
		for i := range m.n {
			kind, key := "single_choice", `{"right":"b"}`
			if m.skill == "writing" {
				kind, key = "gap_text", `{"grades":[{"text":"fenêtres","points":1},{"text":"fenetres","points":0.75}]}`
			}
			it := item(fmt.Sprintf("%s%02d", m.prefix, i+1), kind, m.skill, key)
			it.Module = m.module
			if it.ID == "hp01" {
				it.Points = 8
			}
			items = append(items, it)
		}
	}
	return items
}

// reads answers all items of some modules; of each prefix named, so many are right.
func reads(modules string, rightOf map[string]int) *log {
	l := new(log).add("test_started", nil)
	for _, it := range cafeBank() {
		if !slices.Contains(strings.Fields(modules), it.Module) {
			continue
		}
		answer := map[string]string{"single_choice": "b", "gap_text": "fenêtres"}[it.Type]
		if n, limited := rightOf[it.ID[:2]]; limited && it.ID[2:] > fmt.Sprintf("%02d", n) {
			answer = "z"
		}
		l.add("item_shown", map[string]any{"item": it.ID}).say(it.ID, answer, 5000)
	}
	return l
}

func profileOf(t *testing.T, l *log, outcome, scale string) any {
	t.Helper()
	return score(t, Play{Situation: "lecture", Outcome: outcome, BankVersion: "1", Items: cafeBank(), Events: l.events})[scale].Metrics["profile"]
}

func TestLiteracyBands(t *testing.T) {
	for points, want := range map[float64]string{6: "1", 7: "2", 10: "2", 11: "3", 14: "3", 15: "4"} { // [46]
		if got := bandOf(points, lowBands["reading"]); got != want {
			t.Errorf("[46] %v: %s, want %s", points, got, want)
		}
	}
	for points, want := range map[float64]string{12: "aberrant", 16: "4h", 28: "4h+", 36: "4h++"} { // [49] 3×4, 4×4, 7×4, 9×4
		if got := bandOf(points, highBands); got != want {
			t.Errorf("[49] %v: %s, want %s", points, got, want)
		}
	}
	for _, c := range []struct{ low, high, want string }{
		{"3", "4h++", "4h++"}, {"3", Indeterminate, "3"}, {Indeterminate, Indeterminate, Indeterminate},
	} {
		if got := literacyProfile(c.low, c.high); got != c.want {
			t.Errorf("[50] %s, %s: %s, want %s", c.low, c.high, got, c.want)
		}
	}
	for _, c := range []struct {
		profiles []string
		want     string
	}{{[]string{"4", "2", "3"}, "2"}, {[]string{"4", Indeterminate, "1"}, Indeterminate}} {
		if got := weakest(c.profiles); got != c.want {
			t.Errorf("%q: %s, want %s", c.profiles, got, c.want)
		}
	}
}

func TestLiteracyProfiles(t *testing.T) {
	all := map[string]int{}
	for _, c := range []struct {
		name, modules, outcome string
		right                  map[string]int
		scale                  string
		want                   any
	}{
		{"low path, all right", "orientation low", Finished, all, "literacy", "4"},
		{"the weakest of the three", "orientation low", Finished, map[string]int{"lc": 6, "lw": 14}, "literacy", "2"},
		{"[46] 10 points of reading", "orientation low", Finished, map[string]int{"or": 2, "lr": 8}, "literacy_reading", "2"},
		{"[46] 11 points of reading", "orientation low", Finished, map[string]int{"or": 2, "lr": 9}, "literacy_reading", "3"},
		{"9 of 10 in comprehension", "orientation low", Finished, map[string]int{"lc": 9}, "literacy_comprehension", "4"},
		{"13 words written", "orientation low", Finished, map[string]int{"lw": 13}, "literacy_writing", "2"},
		{"[47] abandoned", "orientation low", Abandoned, all, "literacy", Indeterminate},
		{"[47] a module was not played", "orientation", Finished, all, "literacy", Indeterminate},
		{"[47] no skill has a profile without its module", "orientation high1 high2", Finished, all, "literacy_writing", nil},
		{"[49] one module of the high path was not played", "orientation high1", Finished, all, "literacy", Indeterminate},
		{"high path, all right", "orientation high1 high2", Finished, all, "literacy", "4h++"},
		{"[49] high path, 26 points", "orientation high1 high2", Finished, map[string]int{"hw": 8}, "literacy", "4h+"},
		{"[49] high path, 15 points", "orientation high1 high2", Finished, map[string]int{"hw": 0, "hg": 1, "hc": 4, "hp": 3}, "literacy", "aberrant"},
		{"first half of the high path, then the low one", "orientation high1 low", Finished, all, "literacy", "4"},
	} {
		if got := profileOf(t, reads(c.modules, c.right), c.outcome, c.scale); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// [51] A module is worth what its own items earned; the bonus is left out, by
// the one rule for partial credit, where the reference adds it.
func TestModulePoints(t *testing.T) {
	bonus := item("b1", "gap_text", "writing", `{"grades":[{"text":"fleurs","points":1.25},{"text":"fleur","points":1}]}`)
	bonus.Module = "low"
	one, part, other := item("o1", "text_input", "reading", `{"grades":[{"text":"a","points":1}]}`), item("o2", "text_input", "reading", `{"grades":[{"text":"a","points":2.5}]}`), item("x1", "single_choice", "reading", `{"right":"b"}`)
	part.Points, one.Module, part.Module, other.Module, other.Points = 2.5, "orientation", "orientation", "high1", 100
	b, err := NewBank("lecture", "1", []Item{one, part, other, bonus})
	if err != nil {
		t.Fatal(err)
	}
	l := new(log).add("test_started", nil).say("o1", "a", 5000).say("o2", "a", 5000).say("x1", "b", 5000).say("b1", "fleurs", 5000)
	r := b.record(Finished, l.events)
	near(t, "[51] orientation", r.tally(func(x trial) bool { return x.item.Module == "orientation" }).points, 3.5, 1e-9)
	near(t, "corrected: bonus", r.tally(func(x trial) bool { return x.item.Module == "low" }).points, 1, 1e-9)
}

// An adaptive choice leaves modules with holes: points say nothing then.
func TestNoProfileByPointsWhenAdaptive(t *testing.T) {
	l := reads("orientation low", nil)
	l.events = slices.DeleteFunc(l.events, func(e Event) bool { return text(e.Data["item"]) == "lc03" })
	if got := profileOf(t, l, Finished, "literacy"); got != Indeterminate {
		t.Errorf("got %v", got)
	}
}

func TestSpellingMistakes(t *testing.T) {
	for _, c := range []struct{ answer, right, want string }{
		{"fenetre", "fenêtre", accentMistake},
		{"garcon", "garçon", accentMistake},
		{"fenêtre", "fenêtres", agreementMistake},
		{"ils mange", "ils mangent", agreementMistake},
		{"manger", "mangé", agreementMistake},
		{"fromaje", "fromage", phoneticMistake},
		{"bato", "bateau", phoneticMistake},
		{"farmacie", "pharmacie", phoneticMistake},
		{"kafé", "café", phoneticMistake},
		{"boutaille", "bouteille", otherMistake},
		{"apartement", "appartement", phoneticMistake},
		{"pin", "pain", phoneticMistake},
		{"statsion", "station", otherMistake},
		{"gard", "gare", phoneticMistake},
		{"frmg", "fromage", otherMistake},
	} {
		if got := mistakeIn(c.answer, []string{c.right}); got != c.want {
			t.Errorf("%s for %s: %s, want %s", c.answer, c.right, got, c.want)
		}
	}
}

func TestKindsOfMistakesInAPlay(t *testing.T) {
	l := reads("orientation low", nil)
	for id, answer := range map[string]string{"lw01": "fenetres", "lw02": "fenêtre", "lw03": "fenaitre", "lw04": "xxx"} {
		l.say(id, answer, 4000)
	}
	l.unknown("lw05")
	results := score(t, Play{Situation: "lecture", Outcome: Finished, BankVersion: "1", Items: cafeBank(), Events: l.events})
	want := map[string]int{"accent": 1, "agreement": 1, "phonetic": 1, "other": 1}
	if got := results["literacy_writing"].Metrics["mistakes"].(map[string]int); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	written, err := json.Marshal(results)
	if err != nil || strings.Contains(string(written), "fenaitre") {
		t.Errorf("an answer is in the results: %v", err)
	}
}

func TestLiteracyDegrees(t *testing.T) {
	score := func(modules string, right map[string]int) Result {
		return score(t, Play{Situation: "lecture", Outcome: Finished, BankVersion: "1", Items: cafeBank(), Events: reads(modules, right).events})["literacy"]
	}
	top := score("orientation high1 high2", nil)
	if top.Metrics["anlci"] != "4" || top.Metrics["cefr"] != "B1" || top.Level != "3" {
		t.Errorf("everything right: %v %v %q", top.Metrics["anlci"], top.Metrics["cefr"], top.Level)
	}
	bottom := score("orientation low", map[string]int{"or": 0, "oc": 0, "lr": 1, "lc": 0, "lw": 0})
	if bottom.Metrics["anlci"] != "1" || bottom.Metrics["cefr"] != "pre_A1" || bottom.Level != "1" {
		t.Errorf("nearly nothing right: %v %v %q", bottom.Metrics["anlci"], bottom.Metrics["cefr"], bottom.Level)
	}
	for name, right := range map[string]map[string]int{"top": nil, "middle": {"lr": 8, "lc": 5, "lw": 9}} {
		r := score("orientation low", right)
		sum := 0.0
		for _, p := range r.Metrics["p_anlci"].(map[string]float64) {
			sum += p
		}
		near(t, name+": probabilities", sum, 1, 1e-6)
		_, said := r.Metrics["anlci"]
		_, open := r.Metrics["anlci_between"]
		if said == open {
			t.Errorf("%s: a degree is said, or else it is to be confirmed: %v", name, r.Metrics)
		}
	}
}
