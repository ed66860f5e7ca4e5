package norm

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

var ten = []float64{7, 3, 5, 10, 5, 6, 7, 9, 7, 8}

func near(t *testing.T, what string, got float64, ok bool, want float64) {
	t.Helper()
	if !ok || math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: got %v, %v, want %v", what, got, ok, want)
	}
}

// Mean, SD and skewness from mpmath 1.3, by their formulas; percentiles from
// Python's statistics.quantiles(n=100, method="inclusive"); MAD by hand.
func TestSummary(t *testing.T) {
	s := Of(ten)
	for _, c := range []struct {
		name string
		of   func() (float64, bool)
		want float64
	}{
		{"mean", s.Mean, 6.7},
		{"sd", s.SD, 2.05750658160146193},
		{"skewness", s.Skewness, -0.166473190463755212},
		{"median", s.Median, 7},
		{"mad", s.MAD, 1.5}, // 0 0 0 1 1 2 2 2 3 4
		{"z of 7", func() (float64, bool) { return s.Z(7) }, 0.145807553026875255},
	} {
		got, ok := c.of()
		near(t, c.name, got, ok, c.want)
	}
	percentiles, ok := s.Percentiles()
	if !ok || len(percentiles) != 99 {
		t.Fatalf("%d percentiles", len(percentiles))
	}
	for p, want := range map[int]float64{1: 3.18, 2: 3.36, 11: 4.98, 12: 5, 50: 7, 90: 9.1, 99: 9.91} {
		near(t, fmt.Sprint(p), percentiles[p], true, want)
	}
	for p, want := range map[float64]float64{0: 3, 100: 10} {
		got, ok := s.Percentile(p)
		near(t, fmt.Sprint(p), got, ok, want)
	}
	if s.N() != 10 || !slices.Equal(ten[:3], []float64{7, 3, 5}) {
		t.Error("the values were changed")
	}
}

// The percentile of 7 is 55.0 in scoring.md; the intervals, from mpmath 1.3.
func TestRank(t *testing.T) {
	for _, c := range []struct {
		value, confidence float64
		want              Rank
	}{
		{7, 0.90, Rank{55, [2]float64{30.3537212564042042, 77.7558898991870871}}},
		{7, 0.95, Rank{55, [2]float64{26.2378076606945075, 81.2913971552601469}}},
		{2, 0.90, Rank{0, [2]float64{0.0191736288974476, 17.0773108244847834}}},
		{11, 0.90, Rank{100, [2]float64{100 - 17.0773108244847834, 100 - 0.0191736288974476}}},
	} {
		got, ok := Of(ten).Rank(c.value, c.confidence)
		near(t, "percentile", got.Percentile, ok, c.want.Percentile)
		near(t, "from", got.Interval[0], ok, c.want.Interval[0])
		near(t, "to", got.Interval[1], ok, c.want.Interval[1])
	}
	for value, want := range map[float64]float64{3: 5, 5: 20, 5.5: 30, 10: 95} {
		got, ok := Of(ten).Rank(value, 0.9)
		near(t, fmt.Sprint(value), got.Percentile, ok, want)
	}
}

func TestNotMeasurable(t *testing.T) {
	none, one, same := Of(nil), Of([]float64{4}), Of([]float64{4, 4, 4})
	for name, of := range map[string]func() (float64, bool){
		"mean of none": none.Mean, "median of none": none.Median, "mad of none": none.MAD,
		"sd of one": one.SD, "skewness of one": one.Skewness, "skewness of the same": same.Skewness,
		"z in the same": func() (float64, bool) { return same.Z(5) },
		"z in one":      func() (float64, bool) { return one.Z(5) },
		"percentile 101": func() (float64, bool) {
			return same.Percentile(101)
		},
		"percentile NaN":  func() (float64, bool) { return same.Percentile(math.NaN()) },
		"mean too large":  Of([]float64{math.MaxFloat64, math.MaxFloat64}).Mean,
		"sd too large":    Of([]float64{-math.MaxFloat64, math.MaxFloat64}).SD,
		"values not real": Of([]float64{math.NaN(), math.Inf(1)}).Mean,
	} {
		if got, ok := of(); ok || got != 0 {
			t.Errorf("%s: %v, %v", name, got, ok)
		}
	}
	if _, ok := none.Rank(1, 0.9); ok {
		t.Error("a rank in an empty cohort")
	}
	if _, ok := one.Rank(math.NaN(), 0.9); ok {
		t.Error("the rank of no number")
	}
	if _, ok := none.Percentiles(); ok {
		t.Error("percentiles of an empty cohort")
	}
}

// A cohort merged from parts is the cohort made in one go.
func TestMerge(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		values := make([]float64, random.IntN(200))
		for i := range values {
			values[i] = float64(random.IntN(40)) / 3
		}
		cut := 0
		if len(values) > 0 {
			cut = random.IntN(len(values))
		}
		whole, merged := Of(values), Of(values[:cut]).Merge(Of(values[cut:]))
		if !slices.Equal(whole.exact, merged.exact) {
			t.Fatalf("%v merged is %v", whole.exact, merged.exact)
		}
	}
}

func TestGrains(t *testing.T) {
	for n, want := range map[int]Grain{-1: Nothing, 0: Nothing, 29: Nothing, 30: Z, 99: Z, 100: Tens, 299: Tens, 300: Full, 5000: Full} {
		if got := GrainOf(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func ExampleSummary_Rank() {
	cohort := Of([]float64{3, 5, 5, 6, 7, 7, 7, 8, 9, 10})
	rank, _ := cohort.Rank(7, 0.90)
	fmt.Printf("%.1f, between %.0f and %.0f\n", rank.Percentile, rank.Interval[0], rank.Interval[1])
	// Output: 55.0, between 30 and 78
}

func ExampleSummary_Percentile() {
	times := Of([]float64{820, 900, 1100, 1400}) // ms
	median, _ := times.Percentile(50)
	fmt.Println(median)
	// Output: 1000
}

func ExampleGrainOf() {
	fmt.Println(GrainOf(12), GrainOf(48), GrainOf(150), GrainOf(1200))
	// Output: nothing z tens full
}
