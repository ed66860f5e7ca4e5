package scoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The plans of the two positionings, with the shape of the reference service.
const (
	lecturePlan = `{"start":"orientation","modules":{
		"orientation":{"then":[{"at_least":10,"to":"high1"},{"to":"low"}]},
		"high1":{"then":[{"above":5,"to":"high2"},{"to":"low"}]},
		"high2":{"then":[]},"low":{"then":[]}}}`
	calculPlan = `{"start":"n1","modules":{
		"n1":{"catch_up":true,"then":[{"at_least_share":0.70,"to":"n2"}]},
		"n2":{"catch_up":true,"then":[{"at_least_share":0.70,"to":"n3"}]},
		"n3":{"catch_up":true,"then":[{"at_least_share":0.70,"to":""}]}}}`
)

func choices(module, family string, n int, points float64, catchUp bool) []Item {
	items := make([]Item, n)
	for i := range items {
		id := fmt.Sprintf("%s-%s-%d-%t", module, family, i, catchUp)
		items[i] = Item{ID: id, Type: "single_choice", Skill: "s", Points: points, Key: json.RawMessage(`{"right":"r"}`), Module: module, Family: family, CatchUp: catchUp}
	}
	return items
}

func lectureItems() []Item {
	example := choices("orientation", "", 1, 0, false)[0]
	example.ID, example.Type, example.Key = "example", "instruction", nil
	items := append([]Item{example}, choices("orientation", "", 12, 1, false)...)
	items = append(items, choices("low", "", 44, 1, false)...)
	items = append(items, choices("high1", "", 7, 1, false)...)
	items[len(items)-7].Points = 4 // the puzzle
	return append(items, choices("high2", "", 24, 1, false)...)
}

// calculItems are 62 cards, 16, 20 and 18 points, and 23 catch-ups of two.
func calculItems() []Item {
	var items []Item
	for level, shape := range []struct{ families, halves int }{{6, 8}, {10, 0}, {7, 8}} {
		module := fmt.Sprintf("n%d", level+1)
		items = append(items, choices(module, "", shape.halves, 0.5, false)...)
		for f := range shape.families {
			family := fmt.Sprintf("f%d", f)
			items = append(items, choices(module, family, 2, 1, false)...)
			items = append(items, choices(module, family, 2, 1, true)...)
		}
	}
	return items
}

func plan(t testing.TB, text string) Plan {
	t.Helper()
	p, err := ParsePlan([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// walkPlan plays a plan by whether an item is known, and says which items came.
func walkPlan(t testing.TB, p Plan, items []Item, knows func(Item) bool) []Item {
	t.Helper()
	bank, err := NewBank("livraison", "test", items)
	if err != nil {
		t.Fatal(err)
	}
	events, played := []Event{{Name: "test_started"}}, []Item(nil)
	last := -1.0
	for {
		ids, share, err := bank.Next(p, "", ModeFixed, 1, events)
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := bank.Next(p, "", ModeFixed, 1, append(slices.Clone(events), events...))
		if !slices.Equal(ids, again) {
			t.Fatalf("asked twice: %v, then %v", ids, again)
		}
		if share < last && knows(Item{Family: "any"}) { // a catch-up adds to the way
			t.Errorf("the progress went back from %.2f to %.2f", last, share)
		}
		if last = share; len(ids) == 0 {
			return played
		}
		item := items[bank.place[ids[0]]]
		answer := map[bool]string{true: "r", false: "w"}[knows(item)]
		events = append(events, Event{Position: len(events), Name: "item_answered", Data: map[string]any{"item": item.ID, "answer": answer}})
		played = append(played, item)
	}
}

// A plan of many modules that all lead to the same ones is read at once, and its circles are found.
func TestPlanOfManyWays(t *testing.T) {
	p := Plan{Start: "m00", Modules: map[string]Module{}}
	for i := range 60 {
		next := fmt.Sprintf("m%02d", i+1)
		p.Modules[fmt.Sprintf("m%02d", i)] = Module{Then: []Route{{AtLeast: new(float64), To: next}, {To: next}}}
	}
	p.Modules["m60"] = Module{}
	if err := p.check(); err != nil {
		t.Fatal(err)
	}
	p.Modules["m60"] = Module{Then: []Route{{To: "m30"}}}
	if err := p.check(); err == nil || !strings.Contains(err.Error(), "tourne en rond") {
		t.Errorf("a circle was taken: %v", err)
	}
}

func TestReferenceLengths(t *testing.T) {
	lecture, calcul := plan(t, lecturePlan), plan(t, calculPlan)
	orientation := func(i Item) bool { return i.Module == "orientation" }
	for _, row := range []struct {
		name  string
		plan  Plan
		items []Item
		knows func(Item) bool
		want  int
	}{
		{"lecture, all right", lecture, lectureItems(), func(Item) bool { return true }, 44},
		{"lecture, all wrong", lecture, lectureItems(), func(Item) bool { return false }, 57},
		{"lecture, orientation only", lecture, lectureItems(), orientation, 64},
		{"calcul, all right", calcul, calculItems(), func(Item) bool { return true }, 62},
		{"calcul, all wrong", calcul, calculItems(), func(Item) bool { return false }, 32},
		{"calcul, caught up", calcul, calculItems(), func(i Item) bool { return i.CatchUp || i.Family == "" }, 108},
	} {
		if got := len(walkPlan(t, row.plan, row.items, row.knows)); got != row.want {
			t.Errorf("%s: %d items, want %d", row.name, got, row.want)
		}
	}
}

func TestPaths(t *testing.T) {
	got := map[string]int{}
	for _, p := range Paths(plan(t, lecturePlan), lectureItems(), "") {
		got[strings.Join(p.Steps, " ")] = p.Longest
	}
	want := map[string]int{"orientation low": 57, "orientation high1 low": 64, "orientation high1 high2": 44}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("lecture: %v, want %v", got, want)
	}
	paths := Paths(plan(t, calculPlan), calculItems(), "")
	shortest, longest := 1000, 0
	for _, p := range paths {
		shortest, longest = min(shortest, p.Shortest), max(longest, p.Longest)
	}
	// n1 fails from one family on (with the half points), n2 from four on, n3 from one on
	n3 := 1 + 7 // the end follows either way
	n2 := 7 + n3*(1+7)
	if want := 6 + n2*(1+6); len(paths) != want || shortest != 22 || longest != 108 {
		t.Errorf("calcul: %d paths of %d to %d items, want %d of 22 to 108", len(paths), shortest, longest, want)
	}
}

// Partial credit counts in routing, « Je ne sais pas » earns nothing, and help
// costs nothing.
func TestPartialCreditRoutes(t *testing.T) {
	items := []Item{
		{ID: "a", Type: "text_input", Points: 2, Key: json.RawMessage(`{"grades":[{"text":"x","points":2},{"text":"y","points":1.5},{"text":"z","points":9}]}`), Module: "m"},
		{ID: "b", Type: "single_choice", Key: json.RawMessage(`{"right":"r"}`), Module: "m"},
		{ID: "up", Type: "instruction", Module: "up"},
	}
	p := plan(t, `{"start":"m","modules":{"m":{"then":[{"at_least":2.5,"to":"up"}]},"up":{"then":[]}}}`)
	bank, err := NewBank("livraison", "test", items)
	if err != nil {
		t.Fatal(err)
	}
	for answers, want := range map[string]string{"y r": "[up]", "y ?": "[]", "x ?": "[]", "z ?": "[]", "z r": "[up]", "y": "[b]"} {
		events := []Event{{Name: "test_started"}, {Position: 1, Name: "help_opened"}}
		for i, answer := range strings.Fields(answers) {
			e := Event{Position: i + 2, Name: "item_answered", Data: map[string]any{"item": items[i].ID, "answer": answer}}
			if answer == "?" {
				e = Event{Position: i + 2, Name: "item_skipped", Data: map[string]any{"item": items[i].ID}}
			}
			events = append(events, e)
		}
		if ids, _, err := bank.Next(p, "", ModeFixed, 1, events); err != nil || fmt.Sprint(ids) != want {
			t.Errorf("after %q: %v %v, want %s", answers, ids, err, want)
		}
	}
}

func TestWrongPlans(t *testing.T) {
	for name, row := range map[string]struct{ plan, field string }{
		"unknown field":      {`{"start":"a","modules":{},"more":1}`, ""},
		"unknown start":      {`{"start":"a","modules":{}}`, "start"},
		"unknown module":     {`{"start":"a","modules":{"a":{"then":[{"to":"b"}]}}}`, "modules/a/then/0/to"},
		"cycle":              {`{"start":"a","modules":{"a":{"then":[{"to":"b"}]},"b":{"then":[{"to":"a"}]}}}`, "modules/a"},
		"unreachable":        {`{"start":"a","modules":{"a":{"then":[]},"b":{"then":[]}}}`, "modules/b"},
		"never read":         {`{"start":"a","modules":{"a":{"then":[{"to":""},{"to":""}]}}}`, "modules/a/then/1"},
		"share out of range": {`{"start":"a","modules":{"a":{"then":[{"at_least_share":70,"to":""}]}}}`, "modules/a/then/0/at_least_share"},
		"balance":            {`{"start":"a","modules":{"a":{"then":[]}},"adaptive":{"balance":"mood","min_items":1,"max_items":2,"stop":0.9}}`, "adaptive/balance"},
		"stop":               {`{"start":"a","modules":{"a":{"then":[]}},"adaptive":{"balance":"skill","min_items":1,"max_items":2,"stop":90}}`, "adaptive/stop"},
	} {
		_, err := ParsePlan([]byte(row.plan))
		var wrong *PlanError
		if !errors.As(err, &wrong) || wrong.Field != row.field {
			t.Errorf("%s: %v, want field %q", name, err, row.field)
		}
	}
}

func TestItemsOutOfPlan(t *testing.T) {
	for name, row := range map[string]struct {
		change      func(*Item)
		item, field string
	}{
		"no module":          {func(i *Item) { i.Module = "" }, "n1-f0-0-false", "module"},
		"unknown module":     {func(i *Item) { i.Module = "n9" }, "n1-f0-0-false", "module"},
		"lonely family":      {func(i *Item) { i.Family = "alone" }, "n1-f0-0-false", "family"},
		"catch-up of nobody": {func(i *Item) { i.Family, i.CatchUp = "", true }, "n1-f0-0-false", "family"},
	} {
		items := calculItems()
		row.change(&items[8])
		var wrong *PlanError
		if err := plan(t, calculPlan).Check(items); !errors.As(err, &wrong) || wrong.Item != row.item || wrong.Field != row.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := plan(t, calculPlan).Check(calculItems()); err != nil {
		t.Error(err)
	}
}

// The plans of the contents are those of the reference, in each form.
func TestRealPlans(t *testing.T) {
	for situation, want := range map[string]struct {
		paths, shortest, longest int // of items that are scored
	}{"lecture": {3, 43, 63}, "calcul": {503, 22, 108}} {
		var content struct {
			Plan      json.RawMessage
			Items     []Item
			Templates struct {
				Form  string
				Items []Item
			}
		}
		readJSON(t, "../hooks/items/content/"+situation+".json", &content)
		for _, item := range content.Templates.Items {
			item.Form = content.Templates.Form
			content.Items = append(content.Items, item)
		}
		content.Items = slices.DeleteFunc(content.Items, func(i Item) bool { return i.Type == "instruction" })
		p := plan(t, string(content.Plan))
		if err := p.Check(content.Items); err != nil {
			t.Fatal(err)
		}
		for _, form := range forms(content.Items) {
			paths, shortest, longest := Paths(p, content.Items, form), 1000, 0
			for _, path := range paths {
				shortest, longest = min(shortest, path.Shortest), max(longest, path.Longest)
			}
			if len(paths) != want.paths || shortest != want.shortest || longest != want.longest {
				t.Errorf("%s %s: %d paths of %d to %d items, want %+v", situation, form, len(paths), shortest, longest, want)
			}
		}
	}
}
