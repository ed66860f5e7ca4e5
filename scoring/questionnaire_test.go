package scoring

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func item(id, kind, skill, key string) Item {
	return Item{ID: id, Type: kind, Skill: skill, Points: 1, Key: json.RawMessage(key)}
}

// deliveryBank has the counts of livraison: 9 + 7 + 3 items and a free text.
func deliveryBank() []Item {
	var items []Item
	for i := range 9 {
		items = append(items, item(fmt.Sprintf("c%d", i+1), "single_choice", "comprehension", `{"right":"b"}`))
	}
	for i := range 7 {
		items = append(items, item(fmt.Sprintf("s%d", i+1), "text_input", "spelling", `{"grades":[{"text":"Reçu","points":1},{"text":"recu","points":0.75}]}`))
	}
	for i := range 3 {
		items = append(items, item(fmt.Sprintf("n%d", i+1), "number_input", "numeracy", `{"right":"1800"}`))
	}
	return append(items, item("free", "free_text", "", `{}`))
}

var rightAnswers = map[string]string{"single_choice": "b", "text_input": "reçu", "number_input": "1 800", "free_text": "Le colis est chez la voisine."}

func (l *log) say(id, answer string, rt float64) *log {
	return l.wait(rt).add("item_answered", map[string]any{"item": id, "answer": answer, "rt": rt, "modality": "touch"})
}

func (l *log) unknown(id string) *log {
	return l.wait(900).add("item_skipped", map[string]any{"item": id, "rt": 900, "modality": "touch"})
}

// delivery answers everything right but the items named.
func delivery(wrong ...string) *log {
	l := new(log).add("test_started", nil)
	for _, it := range deliveryBank() {
		answer := rightAnswers[it.Type]
		if slices.Contains(wrong, it.ID) {
			answer = "z"
		}
		l.say(it.ID, answer, 5000)
	}
	return l
}

func livraisonPlay(l *log, outcome string) Play {
	return Play{Situation: "livraison", Outcome: outcome, BankVersion: "1", Items: deliveryBank(), Events: l.events}
}

func TestLivraisonLevels(t *testing.T) {
	for _, c := range []struct {
		name                              string
		wrong                             string
		comprehension, spelling, numeracy string
	}{
		{"all right; three items cannot make a numeracy sure", "", "3", "3", ""},
		{"one wrong in each", "c1 s1 n1", "", "", ""},
		{"half of the reading wrong", "c1 c2 c3 c4 c5 c6", "1", "3", ""},
		{"no number right", "n1 n2 n3", "3", "3", "1"},
		{"no word right", "s1 s2 s3 s4 s5 s6 s7", "3", "1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := score(t, livraisonPlay(delivery(strings.Fields(c.wrong)...), Finished))
			for scale, want := range map[string]string{"comprehension": c.comprehension, "spelling": c.spelling, "numeracy": c.numeracy} {
				if got[scale].Level != want {
					t.Errorf("%s: level %q, want %q (%v)", scale, got[scale].Level, want, got[scale].PLevel)
				}
				if toConfirm := slices.Contains(got[scale].Flags, "to_confirm"); toConfirm != (want == "") {
					t.Errorf("%s: flags %q", scale, got[scale].Flags)
				}
			}
		})
	}
}

// Values from mpmath 1.3 with 40 digits: the posterior Beta(k+½, n−k+½).
func TestAccuracyInterval(t *testing.T) {
	for _, c := range []struct {
		scale     string
		wrong     string
		low, high float64
	}{
		{"numeracy", "", 0.555932890538982, 0.999397001457791},
		{"numeracy", "n1 n2 n3", 0.000602998542209298, 0.444067109461018},
		{"spelling", "", 0.767535218387144, 0.999729015568062},
		{"comprehension", "", 0.812634335939683, 0.999787552037577},
	} {
		r := score(t, livraisonPlay(delivery(strings.Fields(c.wrong)...), Finished))[c.scale]
		got, ok := r.Metrics["accuracy_ci90"].([2]float64)
		if !ok {
			t.Fatalf("%s: %v", c.scale, r.Metrics)
		}
		near(t, "5 %", got[0], c.low, 1e-9)
		near(t, "95 %", got[1], c.high, 1e-9)
	}
}

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		p    []float64
		want string
	}{
		{[]float64{0.80, 0.15, 0.05}, "1"},
		{[]float64{0.07, 0.16, 0.77}, "2-3"},
		{[]float64{0.43, 0.42, 0.15}, "1-2"},
		{[]float64{0.10, 0.79, 0.11}, "2-3"}, // both pairs are sure enough: the more probable
		{[]float64{0.30, 0.30, 0.40}, "1-3"},
	} {
		r := Result{Metrics: map[string]any{}}
		r.decide(c.p)
		got := r.Level
		if pair, ok := r.Metrics["between"].([]string); ok {
			got = strings.Join(pair, "-")
		}
		if got != c.want {
			t.Errorf("%v: got %q, want %q", c.p, got, c.want)
		}
	}
}

func TestWhatCountsAsTested(t *testing.T) {
	l := new(log).add("item_answered", map[string]any{"item": "c1", "answer": "z", "rt": 900, "modality": "mouse"}) // training
	l.add("test_started", nil)
	l.say("c1", "a", 4000).say("c1", "b", 2000) // changed: the last one counts
	l.say("c2", "b", 6000).unknown("c3")
	l.say("c4", "b", 5000).say("c4", "", 100)                  // cleared: not tested
	l.unknown("c5").say("c5", "b", 150)                        // rapid, and right
	l.add("resumed", nil).add("test_started", nil)             // a questionnaire goes on
	l.say("c6", "b", 3000).say("other", "b", 1).unknown("???") // not of this bank
	l.say("free", "…", 60_000)
	r := score(t, livraisonPlay(l, Finished))
	got := r["comprehension"]
	for name, want := range map[string]float64{
		"answered": 4, "right": 4, "skipped": 1, "unreached": 4, "points": 4, "accuracy": 0.8,
		"changes": 3, "rt_median_right": 3000, "rapid": 1, "rapid_share": 0.25,
	} {
		near(t, name, metric(t, got, name), want, 1e-9)
	}
	if got.NItems != 5 || !slices.Contains(got.Flags, "partly_tested") {
		t.Errorf("%d items, flags %q", got.NItems, got.Flags)
	}
	empty := r["numeracy"]
	if empty.Level != "" || empty.Estimate != nil || empty.PLevel != nil || !slices.Contains(empty.Flags, "not_tested") {
		t.Errorf("corrected: an unreached scale is not tested, never failed: %+v", empty)
	}
	if _, there := empty.Metrics["accuracy"]; there || metric(t, empty, "unreached") != 3 {
		t.Errorf("corrected: unreached items are not tested: %v", empty.Metrics)
	}
}

func TestAbandonedQuestionnaire(t *testing.T) {
	l := new(log).add("test_started", nil)
	for i := range 9 {
		l.say(fmt.Sprintf("c%d", i+1), "b", 3000)
	}
	r := score(t, livraisonPlay(l, Abandoned))["comprehension"]
	if r.Level != "" || r.PLevel != nil || !slices.Contains(r.Flags, "unfinished") {
		t.Errorf("corrected: not finished, no level: %+v", r)
	}
	if r.Estimate == nil || *r.Estimate < 0.5 {
		t.Errorf("no estimate on what was answered: %v", r.Estimate)
	}
}

func TestFreeTextIsNotInTheResults(t *testing.T) {
	results, err := Score(livraisonPlay(delivery(), Finished))
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "voisine") || strings.Contains(string(b), "reçu") {
		t.Errorf("an answer is in the results: %s", b)
	}
}

func TestUnreadableKey(t *testing.T) {
	p := livraisonPlay(delivery(), Finished)
	p.Items[0].Key = json.RawMessage(`{`)
	r := score(t, p)
	if got := r["comprehension"]; !slices.Contains(got.Flags, "unreadable_key") || got.NItems != 8 {
		t.Errorf("%d items, flags %q", got.NItems, got.Flags)
	}
	if got := r["spelling"]; slices.Contains(got.Flags, "unreadable_key") {
		t.Errorf("another skill: flags %q", got.Flags)
	}
}
