package scoring

import (
	"encoding/json"
	"errors"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	names := Names()
	for i, name := range names {
		if s, err := Lookup(name); err != nil || s.Name != name || slices.Contains(names[:i], name) {
			t.Errorf("%s: %q, %v", name, s.Name, err)
		}
	}
	if _, err := Lookup("nothing"); !errors.Is(err, ErrUnknownSituation) {
		t.Errorf("unknown: %v", err)
	}
	if _, err := Score(Play{Situation: "nothing"}); !errors.Is(err, ErrUnknownSituation) {
		t.Errorf("unknown: %v", err)
	}
}

// Names of metrics are keys of norms: one each in a scale, and all explained.
func TestTables(t *testing.T) {
	for _, s := range situations {
		for _, scale := range s.Scales {
			names := map[string]bool{}
			for _, m := range s.Metrics {
				if m.Scale != "" && m.Scale != scale.Name {
					continue
				}
				if names[m.Name] || m.Unit == "" || !strings.HasSuffix(m.Definition, ".") {
					t.Errorf("%s %s: metric %+v", s.Name, scale.Name, m)
				}
				names[m.Name] = true
			}
			if scale.Engine == EngineRules && !names[scale.By] {
				t.Errorf("%s %s: no metric %q", s.Name, scale.Name, scale.By)
			}
		}
		for name := range s.Events {
			if _, common := CommonEvents[name]; common {
				t.Errorf("%s: %s is the runner's", s.Name, name)
			}
		}
	}
}

func TestCheckEvent(t *testing.T) {
	placed := map[string]any{"piece": "p01", "bin": "conform", "modality": "mouse"}
	with := func(key string, value any) map[string]any {
		data := maps.Clone(placed)
		data[key] = value
		return data
	}
	for _, c := range []struct {
		name      string
		situation string
		event     Event
		want      error
	}{
		{"its own", "controle", Event{Name: "piece_placed", Data: placed}, nil},
		{"the runner's", "controle", Event{Name: "paused", Data: map[string]any{}}, nil},
		{"the runner's, no data", "livraison", Event{Name: "finished"}, nil},
		{"booleans and numbers", "maintenance", Event{Name: "training_ended", Data: map[string]any{"round": 2.0, "understood": true}}, nil},
		{"an accommodation", "maintenance", Event{Name: "accommodation", Data: map[string]any{"name": "tempo", "value": 1.5}}, nil},
		{"of another situation", "livraison", Event{Name: "piece_placed", Data: placed}, ErrUnknownEvent},
		{"unknown situation", "nothing", Event{Name: "paused"}, ErrUnknownSituation},
		{"one key more", "controle", Event{Name: "piece_placed", Data: with("right", true)}, ErrMalformedEvent},
		{"one key less", "controle", Event{Name: "piece_placed", Data: map[string]any{"piece": "p01", "bin": "conform"}}, ErrMalformedEvent},
		{"another key", "controle", Event{Name: "frames_dropped", Data: map[string]any{"count": 1, "best": 2}}, ErrMalformedEvent},
		{"not flat", "controle", Event{Name: "piece_placed", Data: with("bin", map[string]any{})}, ErrMalformedEvent},
		{"null", "controle", Event{Name: "piece_placed", Data: with("bin", nil)}, ErrMalformedEvent},
		{"too long", "controle", Event{Name: "piece_placed", Data: with("bin", strings.Repeat("x", maxText+1))}, ErrMalformedEvent},
		{"not a number", "controle", Event{Name: "frames_dropped", Data: map[string]any{"count": math.NaN(), "worst": 1}}, ErrMalformedEvent},
		{"negative position", "controle", Event{Position: -1, Name: "paused"}, ErrMalformedEvent},
		{"negative time", "controle", Event{At: -0.5, Name: "paused"}, ErrMalformedEvent},
		{"infinite time", "controle", Event{At: math.Inf(1), Name: "paused"}, ErrMalformedEvent},
	} {
		if err := CheckEvent(c.situation, c.event); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func samplePlays() []Play {
	items := words(28)
	return []Play{
		controlePlay(fill(60, wrong, none, wrong), Finished),
		{Situation: "maintenance", Outcome: Finished, BankVersion: "1", Items: items, Events: reader(items, 731.5, func(i int) bool { return i%9 > 0 }).events},
		livraisonPlay(delivery("c1", "s2", "n3"), Finished),
	}
}

func marshalled(t testing.TB, p Play) string {
	t.Helper()
	results, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The same events give the same bytes, in whatever order and how often they come.
func TestSameBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, p := range samplePlays() {
		want := marshalled(t, p)
		for range 20 {
			q := p
			q.Events = append(slices.Clone(p.Events), p.Events[:random.IntN(len(p.Events))]...)
			random.Shuffle(len(q.Events), func(i, j int) { q.Events[i], q.Events[j] = q.Events[j], q.Events[i] })
			if got := marshalled(t, q); got != want {
				t.Fatalf("%s: %s\nwant %s", p.Situation, got, want)
			}
		}
		sent, err := json.Marshal(p.Events)
		if err != nil {
			t.Fatal(err)
		}
		q := p
		q.Events = nil
		if err := json.Unmarshal(sent, &q.Events); err != nil {
			t.Fatal(err)
		}
		if got := marshalled(t, q); got != want {
			t.Errorf("%s: through JSON: %s\nwant %s", p.Situation, got, want)
		}
	}
}

// Events that differ at one position do not make the result depend on their order.
func TestContradictoryDuplicates(t *testing.T) {
	p := controlePlay(fill(60), Finished)
	other := p.Events[len(p.Events)-1]
	other.Data = map[string]any{"piece": "p60", "bin": none}
	last, first := p, p
	last.Events = append(slices.Clone(p.Events), other)
	first.Events = append([]Event{other}, p.Events...)
	if marshalled(t, last) != marshalled(t, first) {
		t.Error("the order of contradictory events changes the result")
	}
}

func TestHashFollowsItsInputs(t *testing.T) {
	base := controlePlay(fill(60), Finished)
	version, outcome, event := base, base, base
	version.BankVersion = "2"
	outcome.Outcome = Abandoned
	event.Events = slices.Clone(base.Events)
	event.Events[5].At++
	hashes := map[string]bool{}
	for _, p := range []Play{base, version, outcome, event} {
		hashes[score(t, p)["speed"].InputsHash] = true
	}
	if len(hashes) != 4 {
		t.Errorf("%d hashes for 4 inputs", len(hashes))
	}
}

// The inputs are not changed by being scored.
func TestScoreLeavesItsInput(t *testing.T) {
	p := livraisonPlay(delivery(), Finished)
	slices.Reverse(p.Events)
	before, _ := json.Marshal(p)
	marshalled(t, p)
	if after, _ := json.Marshal(p); string(before) != string(after) {
		t.Error("the play was changed")
	}
}

// Slow and right is right; fast and wrong is wrong.
func TestSpeedIsNoSkill(t *testing.T) {
	items := words(28)
	level := func(rt float64, right func(int) bool) Result {
		return score(t, Play{Situation: "maintenance", Outcome: Finished, Items: items, Events: reader(items, rt, right).events})["word_recognition"]
	}
	slow, fast, wrongOnes := level(30_000, always), level(400, always), level(250, never)
	if slow.Level != "3" || fast.Level != "3" || wrongOnes.Level != "1" {
		t.Errorf("slow %q, fast %q, fast and wrong %q", slow.Level, fast.Level, wrongOnes.Level)
	}
	if *slow.Estimate != *fast.Estimate || *slow.SE != *fast.SE || *slow.CI90 != *fast.CI90 || !maps.Equal(slow.PLevel, fast.PLevel) {
		t.Error("time changes the measure")
	}
	for _, factor := range []float64{0.001, 0.1, 3, 1000} {
		p := livraisonPlay(delivery("c1", "s2"), Finished)
		want := score(t, p)
		for i := range p.Events {
			p.Events[i].Data = maps.Clone(p.Events[i].Data)
			if rt, ok := p.Events[i].Data["rt"].(float64); ok {
				p.Events[i].Data["rt"] = rt * factor
			}
			p.Events[i].At *= factor
		}
		for scale, r := range score(t, p) {
			if r.Level != want[scale].Level || *r.Estimate != *want[scale].Estimate || r.Metrics["accuracy"] != want[scale].Metrics["accuracy"] {
				t.Errorf("times × %v change %s", factor, scale)
			}
		}
	}
}

func BenchmarkScore(b *testing.B) {
	for _, p := range samplePlays() {
		for len(p.Events) < 300 {
			p.Events = append(p.Events, Event{Position: len(p.Events), Name: "focus_lost", At: p.Events[len(p.Events)-1].At})
		}
		bank, err := NewBank(p.Situation, p.BankVersion, p.Items)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(p.Situation, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := bank.Score(p.Outcome, p.Events); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEvaluation scores and composes a whole diagnosis of three
// situations, about 400 events, with banks that were read before. The bar is
// 1 ms for 300 events.
func BenchmarkEvaluation(b *testing.B) {
	var plays []Play
	var banks []*Bank
	count := 0
	diagnosis := []string{"controle", "maintenance", "livraison"}
	for _, name := range diagnosis {
		p := goldens(b)[name+"/careless"]
		bank, err := NewBank(p.Situation, p.BankVersion, p.Items)
		if err != nil {
			b.Fatal(err)
		}
		plays, banks, count = append(plays, p), append(banks, bank), count+len(p.Events)
	}
	for b.Loop() {
		var scored []PlayResults
		for i, p := range plays {
			results, err := banks[i].Score(p.Outcome, p.Events)
			if err != nil {
				b.Fatal(err)
			}
			scored = append(scored, PlayResults{p.Situation, p.Outcome, results})
		}
		Compose(scored, Context{Situations: diagnosis})
	}
	b.ReportMetric(float64(count), "events")
}
