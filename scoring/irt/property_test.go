package irt_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"eva/scoring/irt"
)

// mixed is a bank with an item of each model.
func mixed() []irt.Item {
	return []irt.Item{
		{Name: "rasch", Model: irt.Rasch, A: 1, B: -.5, D: .5},
		irt.Binary("2pl", 1.7, .4),
		{Name: "3pl", Model: irt.ThreePL, A: 1.3, B: .1, C: .2},
		{Name: "grm", Model: irt.GRM, A: 1.5, Thresholds: []float64{-1, .2, 1.1}},
		{Name: "gpcm", Model: irt.GPCM, A: .8, Thresholds: []float64{.4, -.6, 1}},
	}
}

// gradedAnswers are answers to items with three categories, a fifth of them missing.
func gradedAnswers(model irt.Model, persons, items int) irt.Data {
	random := rand.New(rand.NewPCG(21, 22))
	bank := make([]irt.Item, items)
	data := irt.Data{}
	for j := range bank {
		middle := 2*random.Float64() - 1
		bank[j] = irt.Item{Model: model, A: .7 + random.Float64(), Thresholds: []float64{middle - .6, middle + .6}}
		data.Names = append(data.Names, fmt.Sprint("i", j+1))
	}
	thetas := make([]float64, persons)
	for i := range thetas {
		thetas[i] = random.NormFloat64()
	}
	data.Responses = irt.Simulate(bank, thetas, random)
	for _, row := range data.Responses {
		for j := range row {
			if random.IntN(5) == 0 {
				row[j] = irt.Missing
			}
		}
	}
	return data
}

// calibrationData is suited to each model.
func calibrationData(model irt.Model) irt.Data {
	if model == irt.GRM || model == irt.GPCM {
		return gradedAnswers(model, 400, 6)
	}
	data, _, _ := simulate(600, 12, .2, 13)
	for j := range data.Responses[0] {
		data.Names = append(data.Names, fmt.Sprint("i", j+1))
	}
	return data
}

func calibrated(t *testing.T, data irt.Data, model irt.Model, options irt.Options) *irt.Calibration {
	t.Helper()
	c, err := irt.Calibrate(data, model, options)
	if err != nil || !c.Converged {
		t.Fatalf("%s: %v %+v", model, err, c)
	}
	return c
}

var models = []irt.Model{irt.Rasch, irt.OnePL, irt.TwoPL, irt.GRM, irt.GPCM}

// The same bits with 1, 2 and 7 workers, errors included.
func TestWorkersChangeNothing(t *testing.T) {
	for _, model := range models {
		data := calibrationData(model)
		one := calibrated(t, data, model, irt.Options{Workers: 1})
		for _, workers := range []int{2, 7} {
			if other := calibrated(t, data, model, irt.Options{Workers: workers}); !reflect.DeepEqual(one, other) {
				t.Errorf("%s with %d workers:\n%+v\n%+v", model, workers, one, other)
			}
		}
	}
}

// The order of the persons changes no bit; that of the items nothing beyond rounding.
func TestOrderChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for _, model := range models {
		data := calibrationData(model)
		before := calibrated(t, data, model, irt.Options{})

		persons := irt.Data{Names: data.Names, Responses: slices.Clone(data.Responses)}
		random.Shuffle(len(persons.Responses), func(i, k int) {
			persons.Responses[i], persons.Responses[k] = persons.Responses[k], persons.Responses[i]
		})
		if after := calibrated(t, persons, model, irt.Options{}); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: other persons first:\n%+v\n%+v", model, before, after)
		}

		order := random.Perm(len(data.Names))
		items := irt.Data{}
		for _, j := range order {
			items.Names = append(items.Names, data.Names[j])
		}
		for _, row := range data.Responses {
			var permuted []int8
			for _, j := range order {
				permuted = append(permuted, row[j])
			}
			items.Responses = append(items.Responses, permuted)
		}
		after := calibrated(t, items, model, irt.Options{})
		near(t, string(model)+" log-likelihood", after.LogLik, before.LogLik, 1e-9*math.Abs(before.LogLik))
		for at, j := range order {
			was, is := before.Items[j], after.Items[at]
			for k, pair := range [][2]float64{{was.A, is.A}, {was.B, is.B}, {was.SEA, is.SEA}, {was.SEB, is.SEB}} {
				near(t, fmt.Sprint(model, " ", was.Name, " number ", k), pair[1], pair[0], 1e-9*(1+math.Abs(pair[0])))
			}
			for k := range was.Thresholds {
				near(t, fmt.Sprint(model, " ", was.Name, " threshold ", k), is.Thresholds[k], was.Thresholds[k], 1e-9*(1+math.Abs(was.Thresholds[k])))
			}
		}
	}
}

// Each identical row counted once is the same as each row written out.
func TestCountsAreRows(t *testing.T) {
	patterns, counts := lsatResponses(t)
	var rows [][]int8
	for i, n := range counts {
		for range n {
			rows = append(rows, patterns[i])
		}
	}
	counted := calibrated(t, irt.Data{Responses: patterns, Counts: counts}, irt.TwoPL, irt.Options{})
	if written := calibrated(t, irt.Data{Responses: rows}, irt.TwoPL, irt.Options{}); !reflect.DeepEqual(counted, written) {
		t.Errorf("%+v\n%+v", counted, written)
	}
}

// A wrong answer, or a lower category, never raises an ability; a right one never lowers it.
func TestWrongAnswersNeverHelp(t *testing.T) {
	bank, random := mixed(), rand.New(rand.NewPCG(8, 8))
	methods := map[string]func([]int8) (irt.Score, error){
		"EAP": func(p []int8) (irt.Score, error) { return irt.EAP(bank, p, irt.DefaultGrid()) },
		"MAP": func(p []int8) (irt.Score, error) { return irt.MAP(bank, p, irt.Prior{}) },
	}
	for range 300 {
		pattern := make([]int8, len(bank))
		for j := range bank {
			pattern[j] = int8(random.IntN(bank[j].Categories()+1)) - 1 // Missing included
		}
		for name, estimate := range methods {
			before, err := estimate(pattern)
			if err != nil {
				t.Fatal(err)
			}
			for j := range bank {
				lower, higher := slices.Clone(pattern), slices.Clone(pattern)
				lower[j], higher[j] = 0, int8(bank[j].Categories()-1)
				worse, errW := estimate(lower)
				better, errB := estimate(higher)
				if errW != nil || errB != nil || worse.Theta > before.Theta+1e-12 || better.Theta < before.Theta-1e-12 {
					t.Fatalf("%s of %v is %g; lowest on %s: %g, highest: %g", name, pattern, before.Theta, bank[j].Name, worse.Theta, better.Theta)
				}
			}
		}
	}
}

// All right and all wrong have a finite EAP, MAP and WLE whatever the model and the length of the test, and no ML.
func TestExtremePatternsAreFinite(t *testing.T) {
	for _, length := range []int{1, 5, 60, 200} {
		var bank []irt.Item
		for len(bank) < length {
			bank = append(bank, mixed()...)
		}
		bank = bank[:length]
		lowest, highest := make([]int8, length), make([]int8, length)
		for j := range bank {
			highest[j] = int8(bank[j].Categories() - 1)
		}
		for name, pattern := range map[string][]int8{"all wrong": lowest, "all right": highest} {
			eap, errE := irt.EAP(bank, pattern, irt.DefaultGrid())
			maximum, errM := irt.MAP(bank, pattern, irt.Prior{})
			wle, errW := irt.WLE(bank, pattern)
			for _, s := range []irt.Score{eap, maximum, wle} {
				if math.IsNaN(s.Theta) || math.IsInf(s.Theta, 0) || !(s.SE > 0) || math.IsInf(s.SE, 0) {
					t.Errorf("%s of %d items: %+v", name, length, s)
				}
			}
			if errE != nil || errM != nil || errW != nil {
				t.Errorf("%s of %d items: %v %v %v", name, length, errE, errM, errW)
			}
			if _, err := irt.ML(bank, pattern); err == nil {
				t.Errorf("%s of %d items has an ML", name, length)
			}
		}
	}
}

// Far out on the scale nothing is NaN, and an item that says nothing there is not picked.
func TestFarOut(t *testing.T) {
	bank := append(mixed(), irt.Binary("steep", 8, 0), irt.Item{Name: "steep grm", Model: irt.GRM, A: 9, Thresholds: []float64{-1, 1}})
	for _, theta := range []float64{-60, -12, 12, 60} {
		for j := range bank {
			if information := bank[j].Information(theta); !(information >= 0) {
				t.Errorf("information of %s at %g is %g", bank[j].Name, theta, information)
			}
			sum := 0.0
			for _, p := range bank[j].Probabilities(theta, nil) {
				sum += p
			}
			near(t, "sum of the probabilities", sum, 1, 1e-12)
		}
		if j := (irt.Selection{}).Next(bank, make([]bool, len(bank)), theta); bank[j].A > 2 {
			t.Errorf("at %g the steep item was picked", theta)
		}
	}
	steep := []irt.Item{irt.Binary("low", 9, -3), irt.Binary("high", 9, 3)}
	score, err := irt.ML(steep, []int8{1, 0})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ML between steep items", score.Theta, 0, 1e-6)
	flat := []irt.Item{irt.Binary("flat", .05, 0)}
	wle, err := irt.WLE(flat, []int8{1})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "WLE of a flat item", wle.Theta, math.Log(3)/.05, 1e-6) // P = 3/4
}

// Bias, error and coverage of a study of 2 000 persons × 40 items, five times. `eva irt recovery` prints the same.
func TestRecovery(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	biasA, biasB, coverage := 0.0, 0.0, 0.0
	for range 5 {
		truth, thetas := make([]irt.Item, 40), make([]float64, 2000)
		for j := range truth {
			truth[j] = irt.Binary("", .7+1.3*random.Float64(), 4*random.Float64()-2)
		}
		for i := range thetas {
			thetas[i] = random.NormFloat64()
		}
		r, err := irt.Recover(truth, thetas, irt.TwoPL, random)
		if err != nil {
			t.Fatal(err)
		}
		if r.RMSEA > .15 || r.RMSEB > .15 {
			t.Errorf("errors of a and b: %.3f and %.3f", r.RMSEA, r.RMSEB)
		}
		biasA, biasB, coverage = biasA+r.BiasA/5, biasB+r.BiasB/5, coverage+r.Coverage/5
	}
	near(t, "bias of a", biasA, 0, .04)
	near(t, "bias of b", biasB, 0, .04)
	near(t, "coverage", coverage, .95, .01)
}
