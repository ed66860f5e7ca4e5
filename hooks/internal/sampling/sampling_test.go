package sampling

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s: %.7f, want %.7f", name, got, want)
	}
}

// By hand: w = 2 everywhere, R = 28 / 70; residuals −1, 1 and 0, −1, 1, so V = 4² ½ 2/2 + 6² ½ 1/3 = 14, and 14 / 70².
// The interval by Python, with t(3) = 3.182446 (scipy.stats.t.ppf(0.975, 3)).
func TestRatio(t *testing.T) {
	observations := []Observation{{"a", 4, 2, 3, 10}, {"a", 4, 2, 5, 10}, {"b", 6, 3, 2, 5}, {"b", 6, 3, 1, 5}, {"b", 6, 3, 3, 5}}
	e, ok := Ratio(observations)
	if !ok {
		t.Fatal("nothing is measured")
	}
	near(t, "value", e.Value, 0.4)
	near(t, "error", e.Error, math.Sqrt(14)/70)
	near(t, "low", e.Low, 0.2470790)
	near(t, "high", e.High, 0.5752544)
}

func TestRatioAtTheEdges(t *testing.T) {
	for name, test := range map[string]struct {
		observations []Observation
		want         Estimate
		ok           bool
	}{
		"nobody":          {nil, Estimate{}, false},
		"nothing seen":    {[]Observation{{"a", 9, 2, 0, 0}, {"a", 9, 2, 0, 0}}, Estimate{}, false},
		"all of them":     {[]Observation{{"a", 9, 2, 3, 3}, {"a", 9, 2, 4, 4}}, Estimate{}, false},
		"all were drawn":  {[]Observation{{"a", 2, 2, 1, 4}, {"a", 2, 2, 3, 4}}, Estimate{Value: 0.5, Low: 0.5, High: 0.5}, true},
		"one is left now": {[]Observation{{"a", 9, 2, 1, 4}, {"b", 9, 2, 3, 4}}, Estimate{Value: 0.5}, true},
	} {
		got, ok := Ratio(test.observations)
		if ok != test.ok || got.Value != test.want.Value || test.want.Low > 0 && got != test.want {
			t.Errorf("%s: %+v %v", name, got, ok)
		}
		if ok && (got.Low > got.Value || got.High < got.Value || got.Low < 0 || got.High > 1) {
			t.Errorf("%s: %v is not between %v and %v", name, got.Value, got.Low, got.High)
		}
	}
}

// Oracle: scipy.stats.t.ppf(0.975, v).
func TestStudent(t *testing.T) {
	for freedom, want := range map[int]float64{1: 12.7062, 2: 4.3027, 3: 3.1824, 5: 2.5706, 10: 2.2281, 30: 2.0423, 1000: 1.9623} {
		if got := student95(freedom); math.Abs(got-want) > 2e-3 {
			t.Errorf("%d: %.4f, want %.4f", freedom, got, want)
		}
	}
}

// population is structures of several kinds, regions and sizes, each with its own share: those of a kind resemble each other.
func population(random *rand.Rand, n int) (frame []Unit, of map[string]Observation) {
	of = map[string]Observation{}
	for i := range n {
		kind := random.IntN(4)
		u := Unit{ID: fmt.Sprintf("s%04d", i), Kind: fmt.Sprint("kind", kind), Region: fmt.Sprint(random.IntN(6)), Size: int(math.Exp(2.5 + random.NormFloat64()))}
		share := min(0.95, max(0.05, 0.25+0.12*float64(kind)+0.1*random.NormFloat64()))
		x := float64(random.IntN(u.Size/2 + 1))
		y := 0.0
		for range int(x) {
			if random.Float64() < share {
				y++
			}
		}
		frame = append(frame, u)
		of[u.ID] = Observation{Y: y, X: x}
	}
	return frame, of
}

func observe(drawn []Drawn, of map[string]Observation) []Observation {
	observations := make([]Observation, len(drawn))
	for i, d := range drawn {
		observations[i] = Observation{d.Stratum, d.Size, d.Drawn, of[d.ID].Y, of[d.ID].X}
	}
	return observations
}

// Of a thousand samples, about 95 in 100 hold the truth between their bounds, and their mean is the truth.
func TestCoverage(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	frame, of := population(random, 900)
	y, x := 0.0, 0.0
	for _, o := range of {
		y, x = y+o.Y, x+o.X
	}
	const samples = 1000
	covered, mean, narrower := 0, 0.0, 0
	for i := range samples {
		drawn := Draw(frame, 100, fmt.Sprint("seed", i))
		e, ok := Ratio(observe(drawn, of))
		if !ok {
			t.Fatal("nothing is measured")
		}
		if e.Low <= y/x && y/x <= e.High {
			covered++
		}
		if e.High-e.Low < 0.25 {
			narrower++
		}
		mean += e.Value / samples
	}
	if covered < 920*samples/1000 || covered > 975*samples/1000 || math.Abs(mean-y/x) > 0.005 || narrower < samples*9/10 {
		t.Errorf("%d of %d hold %.4f, of which the mean is %.4f; %d are narrower than 25 points", covered, samples, y/x, mean, narrower)
	}
}

func TestDraw(t *testing.T) {
	frame, _ := population(rand.New(rand.NewPCG(5, 1)), 700)
	drawn := Draw(frame, 100, "2026")
	if len(drawn) < 90 || len(drawn) > 125 {
		t.Errorf("%d drawn", len(drawn))
	}
	strata, represented := map[string][]Drawn{}, 0.0
	for _, d := range drawn {
		strata[d.Stratum] = append(strata[d.Stratum], d)
		represented += d.Weight()
	}
	near(t, "all weights", represented, float64(len(frame)))
	for name, list := range strata {
		if len(list) != list[0].Drawn || len(list) < least && list[0].Size >= least {
			t.Errorf("%s: %d drawn, said %+v", name, len(list), list[0])
		}
	}
	shuffled := append([]Unit{}, frame...)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if !reflect.DeepEqual(drawn, Draw(shuffled, 100, "2026")) {
		t.Error("the same frame and seed draw others")
	}
	if reflect.DeepEqual(drawn, Draw(frame, 100, "2027")) {
		t.Error("another seed draws the same")
	}
}

// A month later a few structures are new and a few have grown: most of the sample stays.
func TestDrawsOfOneSeedOverlap(t *testing.T) {
	frame, _ := population(rand.New(rand.NewPCG(5, 1)), 700)
	before := map[string]bool{}
	for _, d := range Draw(frame, 100, "2026") {
		before[d.ID] = true
	}
	for i := range 20 {
		frame[i*30].Size += 5
		frame = append(frame, Unit{ID: fmt.Sprint("new", i), Kind: "kind1", Region: "2", Size: 0})
	}
	same := 0
	after := Draw(frame, 100, "2026")
	for _, d := range after {
		if before[d.ID] {
			same++
		}
	}
	if same < len(after)*3/4 {
		t.Errorf("%d of %d stay", same, len(after))
	}
}

func TestDrawOfFew(t *testing.T) {
	if got := Draw(nil, 100, "x"); len(got) != 0 {
		t.Errorf("of nobody: %v", got)
	}
	for n := 1; n < 12; n++ {
		frame, _ := population(rand.New(rand.NewPCG(uint64(n), 1)), n)
		for _, d := range Draw(frame, 100, "x") {
			if d.Weight() != 1 {
				t.Errorf("%d structures: %+v", n, d)
			}
		}
		if got := Draw(frame, 100, "x"); len(got) != n {
			t.Errorf("%d of %d", len(got), n)
		}
	}
}
