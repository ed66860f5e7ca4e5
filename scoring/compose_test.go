package scoring

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// leveled makes a finished play whose scales have these levels.
func leveled(situation string, levels map[string]string) PlayResults {
	p := PlayResults{Situation: situation, Outcome: Finished}
	for _, scale := range slices.Sorted(maps.Keys(levels)) {
		p.Results = append(p.Results, Result{Scale: scale, Level: levels[scale], InputsHash: situation + scale, ItemBankVersion: "1"})
	}
	return p
}

func composed(results []Result, scale string) (Result, bool) {
	i := slices.IndexFunc(results, func(r Result) bool { return r.Scale == scale })
	if i < 0 {
		return Result{}, false
	}
	return results[i], true
}

func TestTransversalCategories(t *testing.T) {
	for _, c := range []struct {
		name   string
		levels []string
		want   string
	}{
		{"[109] 4 and 3: mean 3.5", []string{"4", "3"}, "2"},
		{"[110] 4 and 4", []string{"4", "4"}, "3"},
		{"[110] 1 and 1", []string{"1", "1"}, "1"},
		{"[110] 1 and 2", []string{"1", "2"}, "2"},
		{"4 and none", []string{"4", ""}, "3"},
		{"none", []string{""}, ""},
	} {
		var results []Result
		for _, level := range c.levels {
			results = append(results, Result{Scale: "attention", Level: level})
		}
		if got := composeTransversal("attention", results).Level; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for mean, want := range map[float64]string{4: "3", 3.9: "2", 1.1: "2", 1: "1"} {
		if got := category(mean); got != want {
			t.Errorf("[110] %v: %q, want %q", mean, got, want)
		}
	}
}

func TestWhichPlayCounts(t *testing.T) {
	play := func(outcome, level string) PlayResults {
		p := leveled("controle", map[string]string{"attention": level})
		p.Outcome = outcome
		return p
	}
	for _, c := range []struct {
		name  string
		plays []PlayResults
		want  string
	}{
		{"[111] two finished: the first", []PlayResults{play(Finished, "4"), play(Finished, "1")}, "3"},
		{"[111] the finished one", []PlayResults{play(Abandoned, ""), play(Finished, "1")}, "1"},
		{"[111] two unfinished: the first, without level", []PlayResults{play("started", ""), play(Abandoned, "")}, ""},
		{"corrected: an unfinished play has no level whatever it says", []PlayResults{play(Abandoned, "4")}, ""},
		{"of another campaign", []PlayResults{leveled("livraison", map[string]string{"attention": "4"})}, ""},
	} {
		r, ok := composed(Compose(c.plays, Context{Situations: []string{"controle"}}), "attention")
		if !ok || r.Level != c.want {
			t.Errorf("%s: %q, want %q", c.name, r.Level, c.want)
		}
	}
}

func TestCompleteness(t *testing.T) {
	for _, c := range []struct {
		name      string
		campaign  string
		completed string
		want      string
	}{
		{"all finished", "controle maintenance livraison", "controle maintenance livraison", "complete"},
		{"[113] only basic skills, one open", "maintenance livraison", "maintenance", "incomplete"},
		{"[113] only transversal, open", "controle", "", "incomplete"},
		{"transversal open", "controle livraison", "livraison", "transversal_incomplete"},
		{"basic open", "controle maintenance livraison", "controle livraison", "basic_incomplete"},
		{"both open", "controle livraison", "", "incomplete"},
		{"[115] corrected: a basic-skills campaign with nothing finished", "livraison", "", "incomplete"},
		{"what measures nothing does not count", "controle unknown", "controle", "complete"},
	} {
		var plays []PlayResults
		for _, name := range strings.Fields(c.completed) {
			plays = append(plays, PlayResults{Situation: name, Outcome: Finished})
		}
		r, _ := composed(Compose(plays, Context{Situations: strings.Fields(c.campaign)}), "synthesis")
		if got := r.Metrics["completeness"]; got != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

func TestStatesOfSituations(t *testing.T) {
	plays := []PlayResults{{Situation: "controle", Outcome: Finished}, {Situation: "livraison"}}
	r, _ := composed(Compose(plays, Context{Situations: []string{"controle", "maintenance", "livraison"}}), "synthesis")
	want := map[string]string{"controle": "finished", "maintenance": "todo", "livraison": "started"}
	if got := r.Metrics["situations"].(map[string]string); !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// sure makes the probabilities of a scale.
func sure(scale string, p1, p2, p3 float64) Result {
	m := 0.6*p1 + 0.7*p2 + 0.9*p3
	return Result{Scale: scale, Estimate: &m, NItems: 5, PLevel: map[string]float64{"1": p1, "2": p2, "3": p3}}
}

func TestLiteracyIsTheWeakestScale(t *testing.T) {
	campaign := Context{Situations: []string{"maintenance", "livraison"}}
	words := func(r Result) PlayResults {
		return PlayResults{Situation: "maintenance", Outcome: Finished, Results: []Result{r}}
	}
	delivery := func(rs ...Result) PlayResults {
		return PlayResults{Situation: "livraison", Outcome: Finished, Results: rs}
	}
	for _, c := range []struct {
		name    string
		plays   []PlayResults
		level   string
		p       [3]float64
		weakest any
		flags   []string
	}{
		{"all solid", []PlayResults{words(sure("word_recognition", 0, 0.05, 0.95)), delivery(sure("comprehension", 0, 0.05, 0.95), sure("spelling", 0, 0.1, 0.9))},
			"3", [3]float64{0, 0.1, 0.9}, "spelling", []string{}},
		{"one to be built", []PlayResults{words(sure("word_recognition", 0, 0, 1)), delivery(sure("comprehension", 0.9, 0.1, 0), sure("spelling", 0, 0, 1))},
			"1", [3]float64{0.9, 0.1, 0}, "comprehension", []string{}},
		{"each surely solid: together too, since skills go together", []PlayResults{words(sure("word_recognition", 0, 0.15, 0.85)), delivery(sure("comprehension", 0, 0.15, 0.85), sure("spelling", 0, 0.15, 0.85))},
			"3", [3]float64{0, 0.15, 0.85}, "word_recognition", []string{}},
		{"one not sure: together not sure", []PlayResults{words(sure("word_recognition", 0, 0.05, 0.95)), delivery(sure("comprehension", 0, 0.15, 0.85), sure("spelling", 0.1, 0.15, 0.75))},
			"", [3]float64{0.1, 0.15, 0.75}, "spelling", []string{"to_confirm"}},
		{"the words alone", []PlayResults{words(sure("word_recognition", 0, 0.1, 0.9))},
			"3", [3]float64{0, 0.1, 0.9}, "word_recognition", []string{"partly_tested"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ok := composed(Compose(c.plays, campaign), "literacy")
			if !ok || r.Level != c.level || !slices.Equal(r.Flags, c.flags) || r.Metrics["weakest"] != c.weakest {
				t.Fatalf("got %+v", r)
			}
			for i, level := range skillLevels {
				near(t, level, r.PLevel[level], c.p[i], 1e-9)
			}
		})
	}
	r, _ := composed(Compose(nil, campaign), "literacy")
	if r.Level != "" || r.PLevel != nil || !slices.Equal(r.Flags, []string{"not_tested"}) {
		t.Errorf("nothing played: %+v", r)
	}
	if _, there := composed(Compose(nil, Context{Situations: []string{"controle"}}), "literacy"); there {
		t.Error("a campaign that does not look at literacy says it")
	}
}

// The reference's words: potential = need, socle = solid, neither = between.
func TestSynthesis(t *testing.T) {
	at := func(n int) span { return span{n, n} }
	unknown := span{1, 3}
	for _, c := range []struct {
		name        string
		spans       map[string]span
		level       string
		orientation string
	}{
		{"[35] low in calculation only", map[string]span{"literacy": at(2), "numeracy": at(1)}, Need, BasicTraining},
		{"[35] low in both", map[string]span{"literacy": at(1), "numeracy": at(1)}, Need, BasicTraining},
		{"[37] one known, one not in the campaign", map[string]span{"literacy": at(2)}, Between, BasicTraining},
		{"[37] nothing in the campaign", map[string]span{}, Undetermined, Further},
		{"[38] potential and solid", map[string]span{"literacy": at(1), "numeracy": at(3)}, Need, BasicTraining},
		{"[38] undetermined and potential", map[string]span{"literacy": unknown, "numeracy": at(1)}, Need, BasicTraining},
		{"[39] solid in both", map[string]span{"literacy": at(3), "numeracy": at(3)}, Solid, Vocational},
		{"[39] solid in the only one looked at", map[string]span{"numeracy": at(3)}, Solid, Vocational},
		{"[39] corrected: one not told is not solid", map[string]span{"literacy": unknown, "numeracy": at(3)}, Undetermined, Further},
		{"[42] neither told", map[string]span{"literacy": unknown, "numeracy": unknown}, Undetermined, Further},
		{"between 2 and 3 in calculation: no difficulty there for Insee", map[string]span{"literacy": at(3), "numeracy": {2, 3}}, Between, Vocational},
		{"between 2 and 3 in writing", map[string]span{"literacy": {2, 3}, "numeracy": at(3)}, Between, Further},
		{"between 1 and 2 in writing: a difficulty all the same", map[string]span{"literacy": {1, 2}, "numeracy": at(3)}, Undetermined, BasicTraining},
		{"between 1 and 2 in calculation", map[string]span{"literacy": at(3), "numeracy": {1, 2}}, Undetermined, Further},
	} {
		if got := synthesisOf(c.spans); got != c.level {
			t.Errorf("%s: %s, want %s", c.name, got, c.level)
		}
		if got := orientationOf(c.spans); got != c.orientation {
			t.Errorf("%s: orientation %s, want %s", c.name, got, c.orientation)
		}
	}
}

func TestTwoMeaningsOfIlliteracy(t *testing.T) {
	low, high := sure("comprehension", 0.95, 0.05, 0), sure("comprehension", 0, 0, 1)
	noCount, count := sure("numeracy", 0.95, 0.05, 0), sure("numeracy", 0, 0, 1)
	for _, c := range []struct {
		name             string
		results          []Result
		schooled         string
		need, illiteracy any // nil: not said
	}{
		{"schooled in France", []Result{low, count}, "yes", true, true},
		{"corrected: not schooled in France", []Result{low, count}, "no", true, nil},
		{"corrected: schooling not known", []Result{low, count}, "", true, nil},
		{"corrected: calculation is another matter", []Result{high, noCount}, "yes", true, false},
		{"solid", []Result{high, count}, "yes", false, false},
		{"not told", nil, "yes", nil, nil},
	} {
		play := PlayResults{Situation: "livraison", Outcome: Finished, Results: c.results}
		r, _ := composed(Compose([]PlayResults{play}, Context{Situations: []string{"livraison"}, SchooledInFrance: c.schooled}), "synthesis")
		if r.Metrics["basic_skills_need"] != c.need || r.Metrics["illiteracy_possible"] != c.illiteracy {
			t.Errorf("%s: %v", c.name, r.Metrics)
		}
	}
}

func TestStrengths(t *testing.T) {
	results := []Result{
		{Scale: "speed", Level: "3"}, {Scale: "comparison", Level: "2"}, {Scale: "attention", Level: "4"},
		{Scale: "literacy", Level: ""}, {Scale: "numeracy", Level: "3"}, {Scale: "synthesis", Level: Solid},
		{Scale: "speed", Level: "3"},
	}
	if got, want := Strengths(results), []string{"attention", "speed", "numeracy"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Strengths([]Result{{Scale: "speed", Level: "1"}, {Scale: "attention", Level: "2"}}); len(got) != 0 {
		t.Errorf("corrected: a low level is no strength: %q", got)
	}
}

func TestComposeFromPlays(t *testing.T) {
	var plays []PlayResults
	items := words(28)
	for _, p := range []Play{
		controlePlay(fill(60), Finished),
		{Situation: "maintenance", Outcome: Finished, BankVersion: "2", Items: items, Events: reader(items, 2500, always).events},
		livraisonPlay(delivery(), Finished),
	} {
		results, err := Score(p)
		if err != nil {
			t.Fatal(err)
		}
		plays = append(plays, PlayResults{p.Situation, p.Outcome, results})
	}
	campaign := Context{Situations: []string{"controle", "maintenance", "livraison"}}
	results := Compose(plays, campaign)
	got := map[string]string{}
	for _, r := range results {
		got[r.Scale] = r.Level
	}
	want := map[string]string{"speed": "3", "comparison": "3", "attention": "3", "literacy": "3", "numeracy": "", "synthesis": Between}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if last := results[len(results)-1]; last.ItemBankVersion != "1 1 2" || last.Metrics["orientation"] != Vocational {
		t.Errorf("synthesis: %+v", last)
	}

	before, _ := json.Marshal(results)
	slices.Reverse(plays)
	after, _ := json.Marshal(Compose(plays, campaign))
	if string(before) != string(after) {
		t.Error("the order of the plays changes the results")
	}
	campaign.SchooledInFrance = "yes"
	if Compose(plays, campaign)[0].InputsHash == results[0].InputsHash {
		t.Error("another context has the same hash")
	}
}

// Whoever answers everything right in the real contents, slowly or not, is
// solid in reading and writing, and a trade is proposed.
func TestPerfectEvaluation(t *testing.T) {
	for _, profile := range []string{"perfect", "slow"} {
		var plays []PlayResults
		diagnosis := []string{"controle", "maintenance", "livraison"}
		for _, name := range diagnosis {
			p := goldens(t)[name+"/"+profile]
			results, err := Score(p)
			if err != nil {
				t.Fatal(err)
			}
			plays = append(plays, PlayResults{name, p.Outcome, results})
		}
		all := Compose(plays, Context{Situations: diagnosis})
		literacy, _ := composed(all, "literacy")
		synthesis, _ := composed(all, "synthesis")
		if literacy.Level != "3" || synthesis.Metrics["orientation"] != Vocational {
			t.Errorf("%s: %v, %v", profile, literacy.PLevel, synthesis.Metrics)
		}
	}
}
