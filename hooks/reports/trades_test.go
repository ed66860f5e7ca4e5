package reports

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/scoring"
)

// strong is a report whose person is at the top of some transversal scales, with its basic skills decided or not there.
func strong(orientation string, basic []Skill, scales ...string) Report {
	r := Report{Basic: basic, Orientation: Orientation{Code: orientation}, Evaluation: Sitting{State: scoring.Finished}}
	for _, scale := range scales {
		r.Transversal = append(r.Transversal, Skill{Scale: scale, Level: 3, Steps: []string{"1", "2", "3"}})
	}
	r.Transversal = append(r.Transversal, Skill{Scale: "vigilance", Level: 2, Steps: []string{"1", "2", "3"}})
	return r
}

func TestTrades(t *testing.T) {
	list := []trade{
		{"A0001", "Un", []string{"vigilance"}},
		{"A0002", "Deux", []string{"speed", "relation"}},
		{"A0003", "Trois", []string{"organisation", "speed", "safety"}},
		{"A0004", "Quatre", []string{"safety", "relation"}},
	}
	basic := []Skill{{Scale: "numeracy"}}
	for _, c := range []struct {
		name    string
		report  Report
		results map[key]result
		want    string
	}{
		{"the trades that use most strengths first, none for a strength that was not seen", strong(scoring.Vocational, basic, "speed", "organisation"), nil, "A0003 A0002"},
		{"only what is solid counts", strong(scoring.Vocational, basic), nil, ""},
		{"a basic skill comes first", strong(scoring.BasicTraining, basic, "speed"), nil, ""},
		{"to be looked at again", strong(scoring.Further, basic, "speed"), nil, ""},
		{"a campaign without basic skills", strong(scoring.Further, nil, "speed"), nil, "A0002 A0003"},
		{"answers to clear up first", strong(scoring.Vocational, basic, "speed"), map[key]result{{"tri", "speed"}: {Flags: []string{"rapid_answers"}}}, ""},
		{"a profile that contradicts itself", strong(scoring.Vocational, basic, "speed"), map[key]result{{"", "literacy"}: {Metrics: map[string]any{"profile": scoring.Contradictory}}}, ""},
		{"a flag that says nothing of that", strong(scoring.Vocational, basic, "speed"), map[key]result{{"tri", "speed"}: {Flags: []string{"slower_tempo"}}}, "A0002 A0003"},
	} {
		s := &sources{trades: list, results: c.results}
		var got []string
		for _, found := range s.tradesFor(c.report) {
			got = append(got, found.Rome)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
	unfinished := strong(scoring.Vocational, basic, "speed")
	unfinished.Evaluation.State = "started"
	if found := (&sources{trades: list}).tradesFor(unfinished); len(found) != 0 {
		t.Errorf("an evaluation that goes on proposes %v", found)
	}
}

func TestTradesSayWhy(t *testing.T) {
	s := &sources{trades: []trade{{"A0003", "Trois", []string{"organisation", "safety", "speed"}}}}
	found := s.tradesFor(strong(scoring.Vocational, nil, "speed", "organisation"))
	if len(found) != 1 || plain(found[0].Reason) != "Utile dans ce métier : s’organiser, tenir le rythme." {
		t.Errorf("%+v", found)
	}
	raw, err := json.Marshal(found)
	if err != nil || strings.Contains(string(raw), "%") {
		t.Errorf("%s %v", raw, err)
	}
}

// The seeded list is what a real report draws on.
func TestSeededTradesAreRead(t *testing.T) {
	r := reportOf(t, nil)
	if len(r.Trades) != 0 {
		t.Errorf("a need proposes %v", r.Trades)
	}
	s := &sources{}
	if err := s.loadTrades(apptest.New(t)); err != nil {
		t.Fatal(err)
	}
	if len(s.trades) != 34 || !slices.ContainsFunc(s.trades, func(t trade) bool { return t.rome == "H3302" && len(t.skills) == 4 }) {
		t.Errorf("%d trades", len(s.trades))
	}
}
