package scoring

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func answerTo(position int, id, answer string) Event {
	return Event{Position: position, Name: "item_answered", At: float64(position), Data: map[string]any{"item": id, "answer": answer, "rt": 4000.0, "modality": "touch"}}
}

// withOthers puts right answers to such items between the events of a play: before, in the middle and after.
func withOthers(events []Event, items []Item, is func(Item) bool) []Event {
	var others []Item
	for _, item := range items {
		if is(item) {
			others = append(others, item)
		}
	}
	var all []Event
	add := func() {
		for _, item := range others {
			all = append(all, answerTo(0, item.ID, "r"))
		}
	}
	for i, e := range events {
		all = append(all, e)
		if i == 0 || i == len(events)/2 || i == len(events)-1 {
			add()
		}
	}
	for i := range all {
		all[i].Position = i
	}
	return all
}

// playWrong answers wrong all that a plan shows.
func playWrong(t *testing.T, bank *Bank, form, mode string) []Event {
	t.Helper()
	events := []Event{{Name: "test_started"}}
	for {
		ids, _, err := bank.Next(bank.plan, form, mode, 0, events)
		if err != nil {
			t.Fatal(err)
		}
		if len(ids) == 0 {
			return events
		}
		for _, id := range ids {
			events = append(events, answerTo(len(events), id, "w"))
		}
	}
}

// Answers to items that the plan did not offer change neither the way nor a result.
func TestOnlyWhatWasOfferedCounts(t *testing.T) {
	fixed, err := NewBank("livraison", "test", calculItems())
	if err != nil {
		t.Fatal(err)
	}
	fixed = fixed.WithPlan(plan(t, calculPlan))
	tailored, adaptivePlan := adaptiveBank(t)
	tailored = tailored.WithPlan(adaptivePlan)
	for _, c := range []struct {
		name, form, mode string
		bank             *Bank
		others           func(Item) bool
	}{
		{"modules not reached", "", ModeFixed, fixed, func(i Item) bool { return i.Module != "n1" }},
		{"the other form", "A", ModeFixed, tailored, func(i Item) bool { return i.Form == "B" }},
		{"the other form, adaptive", "A", ModeAdaptive, tailored, func(i Item) bool { return i.Form == "B" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			honest := playWrong(t, c.bank, c.form, c.mode)
			more := withOthers(honest, c.bank.items, c.others)
			if len(more) < len(honest)+30 {
				t.Fatal("nothing was added")
			}
			for n := range more {
				if _, _, err := c.bank.Next(c.bank.plan, c.form, c.mode, 0, more[:n]); err != nil {
					t.Fatal(err)
				}
			}
			if ids, share, err := c.bank.Next(c.bank.plan, c.form, c.mode, 0, more); err != nil || len(ids) > 0 || share != 1 {
				t.Errorf("it goes on with %v (%v, %v)", ids, share, err)
			}
			want, got := scored(t, c.bank.For(c.mode, 0), honest), scored(t, c.bank.For(c.mode, 0), more)
			if want != got {
				t.Errorf("the results differ:\n%s\n%s", want, got)
			}
		})
	}
}

// An adaptive play counts no more answers than its plan shows at most.
func TestAdaptiveCountsItsMost(t *testing.T) {
	bank, p := adaptiveBank(t)
	bank = bank.WithPlan(p)
	events := playWrong(t, bank, "A", ModeAdaptive)
	for len(events) <= p.Adaptive.MaxItems {
		events = append(events, answerTo(len(events), fmt.Sprintf("i%02d", 2*len(events)), "w"))
	}
	more := withOthers(events, bank.items, func(Item) bool { return false })
	for i := range 20 {
		more = append(more, answerTo(len(more), fmt.Sprintf("i%02d", i), "r"))
	}
	results, err := bank.For(ModeAdaptive, 0).Score(Finished, more)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range results {
		n += r.NItems
	}
	if n > p.Adaptive.MaxItems {
		t.Errorf("%d items count, of %d at most", n, p.Adaptive.MaxItems)
	}
}

// Whatever a page sends, the way is found and ends.
func TestNextStandsAnything(t *testing.T) {
	bank, p := adaptiveBank(t)
	strange := []Event{{Name: "test_started"}}
	for i := range 10_000 {
		e := answerTo(i*7%5_000, fmt.Sprintf("i%02d", i%60), []string{"r", "w", "", "\x00"}[i%4])
		if i%5 == 0 {
			e.Data = map[string]any{"item": 12.0, "answer": true}
		}
		strange = append(strange, e)
	}
	for _, mode := range []string{ModeFixed, ModeAdaptive, "", "unknown"} {
		for _, events := range [][]Event{nil, strange, strange[1:]} {
			first, _, err := bank.Next(p, "A", mode, -5, events)
			again, share, _ := bank.Next(p, "A", mode, -5, events)
			if err != nil || !slices.Equal(first, again) || share < 0 || share > 1 {
				t.Errorf("%q with %d events: %v, then %v (%v, %v)", mode, len(events), first, again, share, err)
			}
		}
	}
	if got := bank.WithPlan(p).For(ModeFixed, -3).followed.form; got != "A" {
		t.Errorf("a negative seed is of form %q", got)
	}
}

func scored(t *testing.T, bank *Bank, events []Event) string {
	t.Helper()
	results, err := bank.Score(Finished, events)
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		results[i].InputsHash = "" // other events
	}
	raw, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// followedBank is the bank of a content of this release, as the play of a log follows its plan.
func followedBank(t testing.TB, log string, p Play) *Bank {
	t.Helper()
	var content struct{ Plan json.RawMessage }
	readJSON(t, "../hooks/items/content/"+p.Situation+".json", &content)
	plan, err := ParsePlan(content.Plan)
	if err != nil {
		t.Fatal(err)
	}
	bank, err := NewBank(p.Situation, p.BankVersion, p.Items)
	if err != nil {
		t.Fatal(err)
	}
	mode := ModeFixed
	if strings.HasSuffix(log, "/adaptive") {
		mode = ModeAdaptive
	}
	return bank.WithPlan(plan).For(mode, 0)
}

// All that an honest play says counts; shuffled or sent twice, it gives the same bytes.
func TestSameEventsSameBytes(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 9))
	for log, p := range goldens(t) {
		bank := followedBank(t, log, p)
		sorted, err := canonical(p.Events)
		if err != nil {
			t.Fatal(err)
		}
		if kept := bank.offered(bank.followed, sorted); len(kept) != len(sorted) {
			t.Errorf("%s: %d of %d events are left out", log, len(sorted)-len(kept), len(sorted))
		}
		var want []byte
		for range 4 {
			results, err := bank.Score(p.Outcome, p.Events)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(results)
			if err != nil {
				t.Fatal(err)
			}
			if want == nil {
				want = got
			}
			if string(got) != string(want) {
				t.Fatalf("%s:\n%s\n%s", log, got, want)
			}
			p.Events = append(p.Events, p.Events[:draw.IntN(len(p.Events))]...)
			draw.Shuffle(len(p.Events), func(i, j int) { p.Events[i], p.Events[j] = p.Events[j], p.Events[i] })
		}
	}
}

// BenchmarkNext is what each « next » of a play costs beside reading its events, at the end of its longest logs.
func BenchmarkNext(b *testing.B) {
	plays := goldens(b)
	for _, log := range []string{"lecture/slow", "lecture/adaptive", "calcul/careless", "calcul/adaptive"} {
		p := plays[log]
		bank := followedBank(b, log, p)
		for len(p.Events) < 300 {
			p.Events = append(p.Events, Event{Position: len(p.Events), Name: "focus_lost"})
		}
		b.Run(log, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := bank.Next(bank.plan, "A", bank.followed.mode, 0, p.Events[:len(p.Events)-1]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
