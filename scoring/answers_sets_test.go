package scoring

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
)

func TestAnswersOfSeveralParts(t *testing.T) {
	for _, c := range []struct {
		name, kind, key string
		points          float64
		want            map[string]float64
	}{
		{"one zone", "click_in_image", `{"right":"z2"}`, 1, map[string]float64{
			"z2": 1, "z1": 0, "": 0, "z1 z2": 0, // more than the page lets choose
		}},
		{"three zones", "click_in_image", `{"right":"z1 z2 z5"}`, 3, map[string]float64{
			"z5 z2 z1": 3, "z1 z2": 2, "z1 z3 z4": 1, "z3 z4 z6": 0, "z1 z1 z1": 1, "z1 z2 z3 z5": 0,
		}},
		{"words", "click_words", `{"right":"w3 w5"}`, 1, map[string]float64{
			"w3 w5": 1, "w5 w3": 1, "w3": 0, "w3 w5 w6": 0, "😀": 0,
		}},
		{"bars", "chart_bars", `{"right":"a c"}`, 1, map[string]float64{"c a": 1, "a": 0, "a b c": 0, " a\u00a0c ": 1}},
		{"order", "order", `{"right":"a b c d"}`, 2, map[string]float64{
			"a b c d": 2, "a b d c": 1, "b a d c": 0, "a b c": 0, "a b c c": 0, "a b c d e": 0,
		}},
		{"order with a bonus", "order", `{"right":"a b c d e f g","bonus_from":5}`, 8, map[string]float64{
			"a b c d e f g": 8, "a b c d e g f": 6, "a b c d f g e": 4, "b a c d e g f": 3, "g a b c d e f": 0,
		}},
		{"placements", "drag_to_zones", `{"right":"a:z1 b:z2 c:z1 d:z3"}`, 1, map[string]float64{
			"a:z1 b:z2 c:z1 d:z3": 1, "d:z3 c:z1 b:z2 a:z1": 1, "a:z1 b:z2": 0.5, "a:z1 a:z2 b:z2": 0.25,
			"a:z1 b:z1 c:z1 d:z3": 0.75, "a b c d": 0, ":z1": 0, "a:z1 a:z1": 0,
		}},
		{"one state", "task", `{"right":"open sent"}`, 1, map[string]float64{"open sent": 1, "sent open": 0, "": 0}},
		{"any state", "task", `{"any":["été","éte\u0301 2"]}`, 1, map[string]float64{
			"e\u0301te\u0301": 1, "été 2": 1, "Été": 0, "été 3": 0, // a password has capitals
		}},
		{"a gap", "gap_text", `{"grades":[{"text":"mangées","points":1.25},{"text":"mangée","points":1},{"text":"manger","points":0.75}]}`, 1, map[string]float64{
			"Mangées": 1.25, "mangée": 1, "manger": 0.75, "mange\u0301e": 1, "mangé": 0, "man\u00adgée\u200b": 1,
		}},
		{"ligatures", "gap_text", `{"grades":[{"text":"sœur","points":1}]}`, 1, map[string]float64{
			"sœur": 1, "soeur": 1, "SŒUR": 1, "SOEUR": 1, "\ufb01lle": 0, "s\u00a0œur": 0,
		}},
		{"compatibility forms", "gap_text", `{"grades":[{"text":"fin","points":1}]}`, 1, map[string]float64{"\ufb01n": 1, "ｆｉｎ": 1}},
		{"apostrophe and hyphen", "gap_text", `{"grades":[{"text":"aujourd’hui","points":1},{"text":"est-ce","points":1}]}`, 1, map[string]float64{
			"aujourd'hui": 1, "Aujourd‘hui": 1, "aujourdhui": 0, "est‑ce": 1, "est–ce": 1, "est ce": 0,
		}},
	} {
		item := Item{ID: "x", Type: c.kind, Key: json.RawMessage(c.key), Points: c.points}
		for answer, want := range c.want {
			if got := worth(t, item, answer); got != want {
				t.Errorf("%s %q: %v, want %v", c.name, answer, got, want)
			}
		}
	}
}

// Every share that an answer can earn is a category of its own for a partial
// credit model, and none is empty for everybody.
func TestCategories(t *testing.T) {
	for _, c := range []struct {
		kind, key string
		points    float64
		want      []float64
		answers   map[string]int8
	}{
		{"click_in_image", `{"right":"z1 z2 z3"}`, 1, []float64{0, 1. / 3, 2. / 3, 1}, map[string]int8{"z9": 0, "z1": 1, "z1 z3": 2, "z1 z2 z3": 3}},
		{"drag_to_zones", `{"right":"a:1 b:2 c:3"}`, 0.7, []float64{0, 1. / 3, 2. / 3, 1}, map[string]int8{"a:1": 1, "a:1 b:2": 2, "a:1 b:2 c:3": 3}},
		{"order", `{"right":"a b c"}`, 1, []float64{0, 1. / 3, 1}, map[string]int8{"c a b": 0, "a c b": 1, "a b c": 2}},
		{"order", `{"right":"a b c d","bonus_from":2}`, 5, []float64{0, 0.2, 0.6, 1}, map[string]int8{"d a c b": 1, "a b d c": 2, "a b c d": 3}},
		{"click_words", `{"right":"a b"}`, 1, []float64{0, 1}, map[string]int8{"a": 0, "a b": 1}},
		{"gap_text", `{"grades":[{"text":"a","points":1},{"text":"b","points":1.25},{"text":"c","points":0.75}]}`, 1, []float64{0, 0.75, 1}, map[string]int8{"a": 2, "b": 2, "c": 1, "d": 0}},
	} {
		p := prepare(Item{ID: "x", Type: c.kind, Key: json.RawMessage(c.key), Points: c.points})
		if p.err != nil || len(p.credits) != len(c.want) {
			t.Errorf("%s: %v %v, want %v", c.key, p.credits, p.err, c.want)
			continue
		}
		for i, credit := range p.credits {
			if diff := credit - c.want[i]; diff > 1e-12 || diff < -1e-12 {
				t.Errorf("%s: %v, want %v", c.key, p.credits, c.want)
			}
		}
		for answer, want := range c.answers {
			got := trial{item: p}
			got.judge(answer)
			if category := p.category(got.credit); category != want {
				t.Errorf("%s %q: category %d, want %d", c.key, answer, category, want)
			}
		}
	}
}

func TestCheckItemOfSeveralParts(t *testing.T) {
	for _, c := range []struct{ kind, key, problem string }{
		{"click_in_image", `{"right":"z1 z1"}`, `malformed item: x: its key names "z1" twice`},
		{"click_words", `{"right":"w1 w1"}`, `malformed item: x: its key names "w1" twice`},
		{"chart_bars", `{"right":" "}`, "malformed item: x: no right answer"},
		{"click_words", `{}`, "malformed item: x: no right answer"},
		{"order", `{"right":"a"}`, "malformed item: x: an order needs 2 items or more, and bonus_from at most as many"},
		{"order", `{"right":"a b","bonus_from":3}`, "malformed item: x: an order needs 2 items or more, and bonus_from at most as many"},
		{"order", `{"right":"a b a"}`, `malformed item: x: its key names "a" twice`},
		{"drag_to_zones", `{"right":"a:z1 b"}`, `malformed item: x: "b" is not item:zone`},
		{"drag_to_zones", `{"right":"a:z1 a:z2"}`, `malformed item: x: its key names "a" twice`},
		{"task", `{}`, "malformed item: x: it needs a right state, or any of several"},
		{"task", `{"right":"a","any":["b"]}`, "malformed item: x: it needs a right state, or any of several"},
		{"task", `{"any":["a",""]}`, "malformed item: x: a right state is empty"},
		{"gap_text", `{"grades":[]}`, "malformed item: x: no grade"},
		{"gap_text", `{"grades":[{"text":" ","points":1}]}`, "malformed item: x: grade 1 needs a text, and 0 points or more"},
		{"text_input", `{"grades":[{"text":"a","points":0.75}]}`, "malformed item: x: no grade earns its 1 points"},
		{"gauge", `{}`, ""},
		{"single_choice", `{"scored":false}`, ""},
		{"single_choice", `{"scored":true}`, "malformed item: x: no right answer"},
		{"order", `{"right":"a b c","bonus_from":2}`, ""},
		{"drag_to_zones", `{"right":"a:z1 b:z1"}`, ""},
		{"task", `{"any":["a","b"]}`, ""},
	} {
		err := CheckItem(Item{ID: "x", Type: c.kind, Key: json.RawMessage(c.key)})
		switch {
		case c.problem == "" && err != nil, c.problem != "" && (err == nil || err.Error() != c.problem):
			t.Errorf("%s %s: %v, want %q", c.kind, c.key, err, c.problem)
		case err != nil && !errors.Is(err, ErrMalformedItem):
			t.Errorf("%s %s: not a malformed item", c.kind, c.key)
		}
	}
}

func TestQuestionTypesHaveKeys(t *testing.T) {
	for _, name := range questionTypes {
		if keys[name] == nil {
			t.Errorf("%s: no key", name)
		}
	}
	if slices.Contains(questionTypes, "gauge") {
		t.Error("a gauge is never scored")
	}
}
