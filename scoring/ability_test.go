package scoring

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"eva/scoring/irt"
)

// contentPlay answers items of the real content in "livraison": by id, what to
// say; the right answer for the others, none at all when only is given.
func contentPlay(t *testing.T, answers map[string]string, only ...string) Play {
	t.Helper()
	p := goldens(t)["livraison/perfect"]
	l := new(log).add("test_started", nil)
	for _, item := range p.Items {
		prepared := prepare(item)
		answer, given := answers[item.ID]
		if !given && prepared.worth != nil {
			answer = best(prepared)
		}
		if answer != "" && (len(only) == 0 || slices.Contains(only, item.ID)) {
			l.say(item.ID, answer, 9000)
		}
	}
	p.Events, p.Outcome = l.events, Finished
	return p
}

// best is a right answer.
func best(p *prepared) string {
	if p.right != "" {
		return p.right
	}
	return map[string]string{"s4": "journaux", "s7": "adresse"}[p.ID]
}

// Values from an independent program (Python 3): posteriors on 61 points from
// −6 to 6 in plain loops, cuts by halving, quantiles of the trapezes.
func TestAbilityNumbers(t *testing.T) {
	all := func(answer string, ids ...string) map[string]string {
		answers := map[string]string{}
		for _, id := range ids {
			answers[id] = answer
		}
		return answers
	}
	comprehension := strings.Fields("c1 c2 c3 c4 c5 c6 c7 c8 c9")
	for _, c := range []struct {
		name, scale       string
		play              Play
		low, high         float64 // cuts
		theta, se, p5, pH float64
		p                 [3]float64
	}{
		{"all right", "comprehension", contentPlay(t, nil), -0.331370774, 0.672854137, 1.453218125, 0.649605333, 0.431653455, 2.579693673, [3]float64{0.001217856, 0.109007139, 0.889775006}},
		{"all wrong", "comprehension", contentPlay(t, all("z", comprehension...)), -0.331370774, 0.672854137, -2.549987798, 0.590908588, -3.554897383, -1.595491598, [3]float64{0.999966913, 3.3085e-05, 2e-09}},
		{"the easiest three right, others not reached", "comprehension", contentPlay(t, nil, "c1", "c2", "c3"), -0.331370774, 0.672854137, 0.20721541, 0.898921432, -1.22971307, 1.737474838, [3]float64{0.28404169, 0.418607933, 0.297350377}},
		{"partial credit, all right", "spelling", contentPlay(t, nil), -0.14844377, 0.685749201, 1.405142105, 0.675506548, 0.344467554, 2.577427701, [3]float64{0.005891057, 0.136088158, 0.858020785}},
		{"partial credit, near misses", "spelling", contentPlay(t, map[string]string{"s4": "journeaux", "s7": "addresse"}), -0.14844377, 0.685749201, 0.804061992, 0.595481264, -0.14239144, 1.83047712, [3]float64{0.048846011, 0.387060727, 0.564093262}},
		{"three items", "numeracy", contentPlay(t, nil), 0.226918341, 0.960128325, 1.01341176, 0.728140304, -0.143436585, 2.262491698, [3]float64{0.137782061, 0.347474261, 0.514743678}},
	} {
		t.Run(c.scale+" "+c.name, func(t *testing.T) {
			r := score(t, c.play)[c.scale]
			at := r.Metrics["cuts"].([2]float64)
			near(t, "cut at 60 %", at[0], c.low, 2e-9)
			near(t, "cut at 80 %", at[1], c.high, 2e-9)
			near(t, "estimate", *r.Estimate, c.theta, 2e-9)
			near(t, "se", *r.SE, c.se, 2e-9)
			near(t, "5 %", r.CI90[0], c.p5, 2e-9)
			near(t, "95 %", r.CI90[1], c.pH, 2e-9)
			for i, level := range skillLevels {
				near(t, level, r.PLevel[level], c.p[i], 2e-9)
			}
		})
	}
}

// Fairness of the whole: whoever is slow and always right is at the top of
// every basic skill, whatever the time taken; with the three items of numeracy
// the top is the most probable level, and no level is sure.
func TestSlowAndRightIsAtTheTop(t *testing.T) {
	for _, name := range []string{"maintenance/perfect", "livraison/perfect"} {
		p := goldens(t)[name]
		for i := range p.Events {
			p.Events[i].Data = maps.Clone(p.Events[i].Data)
			if rt, ok := p.Events[i].Data["rt"].(float64); ok {
				p.Events[i].Data["rt"] = rt * 20
			}
			p.Events[i].At *= 20
		}
		for scale, r := range score(t, p) {
			if most := mostProbable(r); most != "3" || r.Level != "3" && r.NItems >= 7 {
				t.Errorf("%s: level %q, most probable %q: %v", scale, r.Level, most, r.PLevel)
			}
		}
	}
}

// And whoever answers at chance in 1.5 s is at the bottom, with a question
// about effort.
func TestChanceIsAtTheBottom(t *testing.T) {
	items := goldens(t)["maintenance/perfect"].Items
	coin := reader(items, 1500, func(i int) bool { return i%2 == 0 })
	questionnaire := goldens(t)["livraison/perfect"]
	l := new(log).add("test_started", nil)
	for i, item := range questionnaire.Items {
		answer := "z"
		if p := prepare(item); item.Type == "single_choice" && i%4 == 0 {
			answer = p.right // one of four
		}
		l.say(item.ID, answer, 1500)
	}
	questionnaire.Events = l.events
	for name, p := range map[string]Play{
		"maintenance": {Situation: "maintenance", Outcome: Finished, Items: items, Events: coin.events}, "livraison": questionnaire,
	} {
		for scale, r := range score(t, p) {
			effort := slices.Contains(r.Flags, "rapid_answers") || slices.Contains(r.Flags, "no_better_than_chance")
			if mostProbable(r) != "1" || !effort {
				t.Errorf("%s %s: %v, flags %q", name, scale, r.PLevel, r.Flags)
			}
		}
	}
}

func mostProbable(r Result) string {
	most := ""
	for level, p := range r.PLevel {
		if p > r.PLevel[most] {
			most = level
		}
	}
	return most
}

// A wrong answer never raises an ability, and an answer cleared is none.
func TestOneMoreWrongAnswer(t *testing.T) {
	wrong, before := map[string]string{}, *score(t, contentPlay(t, nil))["comprehension"].Estimate
	for _, id := range strings.Fields("c5 c1 c9 c3 c7 c2 c8 c4 c6") {
		wrong[id] = "z"
		after := *score(t, contentPlay(t, wrong))["comprehension"].Estimate
		if after >= before {
			t.Errorf("%s wrong: %v after %v", id, after, before)
		}
		before = after
	}
}

func TestPublishedCalibration(t *testing.T) {
	p := contentPlay(t, nil)
	numeracy := Calibration{Scale: "numeracy", Version: 2}
	for _, id := range []string{"n1", "n2", "n3"} {
		numeracy.Items = append(numeracy.Items, CalibratedItem{irt.Binary(id, 2, -1), &ItemTime{Mean: 100, Beta: 2, Alpha: 2, N: 300}})
	}
	bank, err := NewBank(p.Situation, "livraison/1", p.Items, numeracy)
	if err != nil {
		t.Fatal(err)
	}
	results, err := bank.Score(p.Outcome, p.Events)
	if err != nil {
		t.Fatal(err)
	}
	r := results[2]
	if r.ItemBankVersion != "livraison/1+c2" || slices.Contains(r.Flags, "provisional_parameters") || r.Level != "3" {
		t.Errorf("%s, level %q, flags %q (%v)", r.ItemBankVersion, r.Level, r.Flags, r.PLevel)
	}
	if results[0].ItemBankVersion != "livraison/1" || !slices.Contains(results[0].Flags, "provisional_parameters") {
		t.Errorf("another scale: %+v", results[0])
	}
	// τ is the mean of β − log t, all α being equal: 2 − log 9; its error 1/√(3·2²).
	near(t, "speed", metric(t, r, "speed"), 2-2.1972245773362196, 1e-9)
	near(t, "its error", metric(t, r, "speed_se"), 0.2886751345948129, 1e-9)
	near(t, "effort: NT10 is 10 s, each took 9", metric(t, r, "effort"), 0, 0)
	before := score(t, p)
	if before["numeracy"].InputsHash == r.InputsHash || bank.Versions()["numeracy"] != r.ItemBankVersion {
		t.Error("the parameters are not in the hash")
	}
}

// A category that is not the key's is not used: the item keeps what its author
// supposed.
func TestCalibrationOfAnotherKey(t *testing.T) {
	p := contentPlay(t, nil)
	bank, err := NewBank(p.Situation, "livraison/1", p.Items, Calibration{"spelling", 1, []CalibratedItem{{Item: irt.Binary("s4", 1, 0)}}})
	if err != nil {
		t.Fatal(err)
	}
	results, err := bank.Score(p.Outcome, p.Events)
	if err != nil {
		t.Fatal(err)
	}
	if *results[1].Estimate != *score(t, p)["spelling"].Estimate {
		t.Error("s4 has three categories, not two")
	}
}
