package scoring

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
)

// log writes the events of a play as a page would.
type log struct {
	events []Event
	at     float64
}

func (l *log) add(name string, data map[string]any) *log {
	l.events = append(l.events, Event{Position: len(l.events), Name: name, At: l.at, Data: data})
	return l
}

func (l *log) wait(ms float64) *log { l.at += ms; return l }

// pieces makes a bank of n pieces, all conform.
func pieces(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{ID: fmt.Sprintf("p%02d", i+1), Type: "piece", Skill: "control", Points: 1, Key: json.RawMessage(`{"right":"conform"}`)}
	}
	return items
}

// belt plays the bank's pieces: for each, the bin in which its life ends.
func belt(bins []string) *log {
	l := new(log).add("test_started", nil)
	for i, bin := range bins {
		id := fmt.Sprintf("p%02d", i+1)
		l.add("piece_shown", map[string]any{"piece": id}).wait(1000)
		if bin != binNone {
			l.add("piece_placed", map[string]any{"piece": id, "bin": bin, "modality": "mouse"})
		}
		l.wait(1000).add("piece_expired", map[string]any{"piece": id, "bin": bin})
	}
	return l
}

// fill makes the bins of n pieces: first the given ones, then conform.
func fill(n int, first ...string) []string {
	return append(slices.Clone(first), slices.Repeat([]string{"conform"}, n-len(first))...)
}

// words makes a bank of n words and n pseudo-words, in turn.
func words(n int) []Item {
	var items []Item
	for i := range n {
		items = append(items,
			Item{ID: fmt.Sprintf("w%02d", i), Type: "word", Key: json.RawMessage(`{"right":"word"}`)},
			Item{ID: fmt.Sprintf("n%02d", i), Type: "word", Key: json.RawMessage(`{"right":"not_word"}`)})
	}
	return items
}

// reader answers the items in order: right says whether to be right.
func reader(items []Item, rt float64, right func(i int) bool) *log {
	l := new(log).add("test_started", nil)
	for i, item := range items {
		key := prepare(item).right
		answer := key
		if !right(i) {
			answer = map[string]string{"word": "not_word", "not_word": "word"}[key]
		}
		l.add("word_shown", map[string]any{"word": item.ID}).wait(rt)
		l.add("word_answered", map[string]any{"word": item.ID, "answer": answer, "rt": rt, "modality": "keyboard"})
	}
	return l
}

func always(int) bool { return true }
func never(int) bool  { return false }

// score scores and gives the results by scale.
func score(t testing.TB, p Play) map[string]Result {
	t.Helper()
	results, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	byScale := map[string]Result{}
	for _, r := range results {
		byScale[r.Scale] = r
	}
	return byScale
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func metric(t *testing.T, r Result, name string) float64 {
	t.Helper()
	value, ok := r.Metrics[name].(float64)
	if !ok {
		t.Fatalf("%s: metric %s is %v", r.Scale, name, r.Metrics[name])
	}
	return value
}
