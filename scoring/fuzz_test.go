package scoring

import (
	"encoding/json"
	"testing"
)

// FuzzScore sends whatever decodes as events: nothing may panic, and what is
// scored can be stored.
func FuzzScore(f *testing.F) {
	for i, p := range samplePlays() {
		b, err := json.Marshal(p.Events[:6])
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, p.Outcome, b)
	}
	f.Add(0, Finished, []byte(`[{"position":-9,"name":"test_started","at":-1},{"name":"piece_expired","data":{"piece":"p01","bin":[]}}]`))
	f.Add(1, "", []byte(`[{"name":"test_started"},{"position":1,"name":"word_answered","at":1e308,"data":{"word":"w00","answer":3,"rt":-1e308}}]`))
	f.Add(2, Abandoned, []byte(`[{"name":"test_started"},{"position":1,"name":"item_answered","data":{"item":"n1","answer":"1,,8","rt":"x"}}]`))
	f.Fuzz(func(t *testing.T, which int, outcome string, sent []byte) {
		var events []Event
		if json.Unmarshal(sent, &events) != nil {
			t.Skip()
		}
		p := samplePlays()[uint(which)%3]
		p.Outcome, p.Events = outcome, events
		for _, e := range events {
			_ = CheckEvent(p.Situation, e) // any verdict will do
		}
		results, err := Score(p)
		if err != nil {
			return
		}
		composed := Compose([]PlayResults{{p.Situation, outcome, results}}, Context{Situations: Names()})
		if _, err := json.Marshal(append(results, composed...)); err != nil {
			t.Error(err)
		}
	})
}

func FuzzAnswers(f *testing.F) {
	f.Add("1 800 €", "1800")
	f.Add("l’œuvre", "L'ŒUVRE")
	f.Fuzz(func(t *testing.T, answer, right string) {
		choice, err := json.Marshal(map[string]string{"right": right})
		if err != nil {
			t.Skip()
		}
		grades, err := json.Marshal(map[string]any{"grades": []any{map[string]any{"text": right, "points": 1}}})
		if err != nil {
			t.Skip()
		}
		for kind := range keys {
			key := choice
			if kind == "text_input" {
				key = grades
			}
			for _, given := range []string{answer, right} {
				p := prepare(Item{ID: "x", Type: kind, Points: 1, Key: key})
				if p.err != nil {
					continue
				}
				if points := p.worth(given); points != 0 && points != 1 {
					t.Errorf("%s: %v", kind, points)
				}
			}
		}
	})
}
