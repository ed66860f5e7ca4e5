package scoring

import (
	"slices"
	"testing"
)

func positioned(situation string, r Result) PlayResults {
	return PlayResults{Situation: situation, Outcome: Finished, Results: []Result{r}}
}

// A finished positioning measures the whole domain: the diagnosis steps back.
func TestPositioningComesFirst(t *testing.T) {
	low, high := sure("literacy", 0.95, 0.05, 0), sure("literacy", 0, 0.05, 0.95)
	numbers := sure("numeracy", 0, 0.05, 0.95)
	weak := sure("comprehension", 0.95, 0.05, 0)
	unfinished := PlayResults{Situation: "lecture", Outcome: Abandoned, Results: []Result{low}}
	none := Result{Scale: "literacy", Flags: []string{"not_tested"}}
	campaign := []string{"maintenance", "livraison", "lecture", "calcul"}
	for _, c := range []struct {
		name     string
		campaign []string
		plays    []PlayResults
		domain   string
		level    string
		flags    []string
	}{
		{"positioning before diagnosis", campaign, []PlayResults{positioned("livraison", weak), positioned("lecture", high)}, "literacy", "3", []string{}},
		{"positioning not finished: the diagnosis", campaign, []PlayResults{positioned("livraison", weak), unfinished}, "literacy", "1", []string{"partly_tested"}},
		{"positioning without an answer: the diagnosis", campaign, []PlayResults{positioned("livraison", weak), positioned("lecture", none)}, "literacy", "1", []string{"partly_tested"}},
		{"positioning alone", []string{"lecture"}, []PlayResults{positioned("lecture", low)}, "literacy", "1", []string{}},
		{"positioning alone, not finished", []string{"lecture"}, []PlayResults{unfinished}, "literacy", "", []string{"not_tested"}},
		{"calcul before livraison", campaign, []PlayResults{positioned("livraison", sure("numeracy", 1, 0, 0)), positioned("calcul", numbers)}, "numeracy", "3", []string{}},
		{"only words in the campaign: nothing is missing", []string{"maintenance"}, []PlayResults{positioned("maintenance", sure("word_recognition", 0, 0.1, 0.9))}, "literacy", "3", []string{}},
		{"calcul not finished: its numbers do not mix with the diagnosis", campaign,
			[]PlayResults{positioned("livraison", numbers), {Situation: "calcul", Outcome: Abandoned, Results: []Result{sure("numeracy", 1, 0, 0)}}}, "numeracy", "3", []string{}},
	} {
		r, ok := composed(Compose(c.plays, Context{Situations: c.campaign}), c.domain)
		if !ok || r.Level != c.level || !slices.Equal(r.Flags, c.flags) {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

// The reference's predicates, on our fields. Degrees 1 and 2 are level 1,
// degree 3 is level 2, degree 4 is level 3.
func TestPositioningSynthesis(t *testing.T) {
	at := func(scale, level string) Result {
		p := map[string][3]float64{"1": {0.9, 0.1, 0}, "2": {0.05, 0.9, 0.05}, "3": {0, 0.1, 0.9}, "": {0.4, 0.3, 0.3}}[level]
		return sure(scale, p[0], p[1], p[2])
	}
	for _, c := range []struct{ name, literacy, numeracy, want string }{
		{"[43] profiles 1 and 2: potential", "1", "3", Need},
		{"[43] profile 3: neither", "2", "3", Between},
		{"[43] profile 4 and above: solid", "3", "3", Solid},
		{"[43] corrected: answers that contradict each other are a question, the ability decides", "", "3", Undetermined},
		{"[45] literacy contradictory, numeracy profile 1: potential", "", "1", Need},
		{"[38] one potential, one solid", "3", "1", Need},
		{"[39] one solid, one neither", "3", "2", Between},
		{"[41] both contradictory: corrected, nothing is said", "", "", Undetermined},
	} {
		plays := []PlayResults{positioned("lecture", at("literacy", c.literacy)), positioned("calcul", at("numeracy", c.numeracy))}
		r, _ := composed(Compose(plays, Context{Situations: []string{"lecture", "calcul"}}), "synthesis")
		if r.Level != c.want || r.Metrics["completeness"] != "complete" {
			t.Errorf("%s: %s, %v", c.name, r.Level, r.Metrics["completeness"])
		}
	}
}

// corrected: in the reference, a campaign of positioning is complete before it is played.
func TestPositioningCountsInCompleteness(t *testing.T) {
	for finished, want := range map[int]string{0: "incomplete", 1: "incomplete", 2: "complete"} {
		plays := []PlayResults{{Situation: "lecture", Outcome: Finished}, {Situation: "calcul", Outcome: Finished}}[:finished]
		r, _ := composed(Compose(plays, Context{Situations: []string{"lecture", "calcul"}}), "synthesis")
		if r.Metrics["completeness"] != want {
			t.Errorf("%d finished: %v, want %s", finished, r.Metrics["completeness"], want)
		}
	}
}

func TestDigitalStandsApart(t *testing.T) {
	if _, err := Lookup("numerique"); err != nil {
		t.Skip("numerique is not there yet")
	}
	plays := []PlayResults{positioned("lecture", sure("literacy", 0, 0, 1)), positioned("calcul", sure("numeracy", 0, 0, 1)), positioned("numerique", sure("digital", 1, 0, 0))}
	all := Compose(plays, Context{Situations: []string{"lecture", "calcul", "numerique"}})
	digital, _ := composed(all, "digital")
	synthesis, _ := composed(all, "synthesis")
	if digital.Level != "1" || synthesis.Level != Solid || synthesis.Metrics["orientation"] != Vocational {
		t.Errorf("digital %q, synthesis %q, %v", digital.Level, synthesis.Level, synthesis.Metrics)
	}
}

func TestIlliteracyNeedsSchoolingInFranceToo(t *testing.T) {
	plays := []PlayResults{positioned("lecture", sure("literacy", 0.95, 0.05, 0))}
	for schooled, want := range map[string]any{"yes": true, "no": nil, "": nil, "partly": nil} {
		r, _ := composed(Compose(plays, Context{Situations: []string{"lecture"}, SchooledInFrance: schooled}), "synthesis")
		if r.Metrics["illiteracy_possible"] != want {
			t.Errorf("%q: %v", schooled, r.Metrics["illiteracy_possible"])
		}
	}
}
