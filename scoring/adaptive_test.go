package scoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// adaptiveBank are 40 items of two skills, in two forms, from easy to hard.
func adaptiveBank(t testing.TB) (*Bank, Plan) {
	t.Helper()
	var items []Item
	for i := range 40 {
		items = append(items, Item{
			ID: fmt.Sprintf("i%02d", i), Type: "single_choice", Skill: []string{"numeracy", "comprehension"}[i%2], Points: 1,
			Key: json.RawMessage(`{"right":"r"}`), Difficulty: &Difficulty{B: -2 + float64(i/2%10)/3}, Module: "m", Form: []string{"A", "B"}[i/20%2],
		})
	}
	bank, err := NewBank("livraison", "test", items)
	if err != nil {
		t.Fatal(err)
	}
	return bank, plan(t, `{"start":"m","modules":{"m":{"then":[]}},
		"adaptive":{"balance":"skill","scale":"numeracy","min_items":3,"max_items":8,"stop":0.75,"randomesque":3}}`)
}

func TestAdaptivePlay(t *testing.T) {
	bank, p := adaptiveBank(t)
	for _, row := range []struct {
		answer  string
		shorter bool
	}{{"r", true}, {"w", true}, {"turns", false}} {
		events := []Event{{Name: "test_started"}}
		given := 0
		for {
			ids, share, err := bank.Next(p, "A", ModeAdaptive, 7, events)
			if err != nil || share < 0 || share > 1 {
				t.Fatal(err, share)
			}
			again, _, _ := bank.Next(p, "A", ModeAdaptive, 7, events)
			if !slices.Equal(ids, again) {
				t.Fatalf("asked twice: %v, then %v", ids, again)
			}
			if len(ids) == 0 {
				break
			}
			item := bank.items[bank.place[ids[0]]]
			if len(ids) != 1 || item.Form != "A" || item.Skill != "numeracy" {
				t.Fatalf("%q: shown %v of form %q and skill %q", row.answer, ids, item.Form, item.Skill)
			}
			answer := row.answer
			if answer == "turns" {
				answer = []string{"r", "w"}[given%2]
			}
			given++
			events = append(events, Event{Position: given, Name: "item_answered", Data: map[string]any{"item": item.ID, "answer": answer}})
		}
		if given < 3 || given > 8 || row.shorter && given == 8 {
			t.Errorf("%q: %d items", row.answer, given)
		}
	}
}

// What an adaptive play did not offer is not missing from it.
func TestAdaptiveLeavesNothingOut(t *testing.T) {
	bank, _ := adaptiveBank(t)
	events := []Event{{Name: "test_started"}}
	for i, id := range []string{"i00", "i02", "i04"} {
		events = append(events, Event{Position: 2*i + 1, Name: "item_shown", Data: map[string]any{"item": id}})
		if id != "i04" {
			events = append(events, Event{Position: 2*i + 2, Name: "item_answered", Data: map[string]any{"item": id, "answer": "r"}})
		}
	}
	for shown, want := range map[int]bool{5: false, 6: true} { // the last one was shown, and not answered
		results, err := bank.Score(Finished, events[:shown])
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(results, func(r Result) bool { return r.Scale == "numeracy" })
		if got := slices.Contains(results[i].Flags, "partly_tested"); got != want {
			t.Errorf("after %d events: partly tested is %t", shown, got)
		}
	}
}

// The instruction that opens a play comes first; one that explains a kind of items, before the first of that kind.
func TestAdaptiveExplains(t *testing.T) {
	words := func(id, module string, b float64) Item {
		return Item{ID: id, Type: "single_choice", Skill: "numeracy", Points: 1, Key: json.RawMessage(`{"right":"r"}`), Difficulty: &Difficulty{B: b}, Module: module}
	}
	other := words("odd", "two", -2)
	other.Type = "number_input"
	other.Key = json.RawMessage(`{"right":"1"}`)
	bank, err := NewBank("livraison", "test", []Item{
		{ID: "hello", Type: instruction, Module: "one"}, words("a", "one", 3),
		{ID: "how", Type: instruction, Module: "two"}, words("b", "two", 0), words("c", "two", 0.5), other,
	})
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, `{"start":"one","modules":{"one":{"then":[{"to":"two"}]},"two":{"then":[]}},
		"adaptive":{"balance":"skill","scale":"numeracy","min_items":4,"max_items":4,"stop":1,"randomesque":0}}`)
	events := []Event{{Name: "test_started"}}
	var shown []string
	for {
		ids, _, err := bank.Next(p, "", ModeAdaptive, 7, events)
		if err != nil {
			t.Fatal(err)
		}
		if len(ids) == 0 {
			break
		}
		shown = append(shown, ids...)
		for _, id := range ids {
			events = append(events, Event{Position: len(events), Name: "item_answered", Data: map[string]any{"item": id, "answer": "r"}})
		}
	}
	if !slices.Equal(shown, []string{"hello", "how", "b", "c", "a", "odd"}) && !slices.Equal(shown, []string{"hello", "how", "b", "c", "odd", "a"}) {
		t.Errorf("shown %v", shown)
	}
}

// Most adaptive plays end soon after their least number of items: by then most of the way is shown as gone.
func TestAdaptiveShare(t *testing.T) {
	rule := Adaptive{MinItems: 10, MaxItems: 40}
	for items, want := range map[int]float64{1: 0.07, 10: 0.7, 25: 0.85, 40: 1, 41: 1} {
		if got := rule.share(items); math.Abs(got-want) > 1e-9 {
			t.Errorf("%d items: %v, want %v", items, got, want)
		}
	}
}

func TestAdaptiveNeedsItsScale(t *testing.T) {
	bank, p := adaptiveBank(t)
	p.Adaptive.Scale = "mood"
	var wrong *PlanError
	if _, _, err := bank.Next(p, "A", ModeAdaptive, 1, nil); !errors.As(err, &wrong) || wrong.Field != "adaptive/scale" {
		t.Error(err)
	}
}

// The simulation gives what can be computed otherwise: with all items, the
// share of persons above the cuts; and the same numbers for the same seed.
func TestSimulation(t *testing.T) {
	bank, p := adaptiveBank(t)
	run := func(mode string, seed uint64) Simulation {
		s, err := bank.Simulate(p, mode, 2000, rand.New(rand.NewPCG(seed, 1)).Float64)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	fixed, adaptive := run(ModeFixed, 1), run(ModeAdaptive, 1)
	if fixed.MeanItems != 10 || fixed.MaxItems != 10 || fixed.Paths["m"] != 2000 {
		t.Errorf("fixed: %+v", fixed)
	}
	if adaptive.MaxItems > 8 || adaptive.MeanItems < 3 || adaptive.LevelAccuracy < 0.5 || adaptive.MeanSE < fixed.MeanSE {
		t.Errorf("adaptive: %+v", adaptive)
	}
	if again := run(ModeAdaptive, 1); fmt.Sprint(again) != fmt.Sprint(adaptive) {
		t.Errorf("the same seed gave %+v, then %+v", adaptive, again)
	}
	if other := run(ModeAdaptive, 2); math.Abs(other.LevelAccuracy-adaptive.LevelAccuracy) > 0.05 {
		t.Errorf("another seed: %+v", other)
	}
}
