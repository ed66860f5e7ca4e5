package norm

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// times are lognormal, in tenths of milliseconds: more different values than a
// summary keeps. One in ten is 0.
func times(n int, seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, 9))
	values := make([]float64, n)
	for i := range values {
		if random.IntN(10) > 0 {
			values[i] = math.Round(1e4*math.Exp(random.NormFloat64())) / 10
		}
	}
	return values
}

// parts cuts values at random places.
func parts(values []float64, random *rand.Rand) [][]float64 {
	var all [][]float64
	for len(values) > 0 {
		n := 1 + random.IntN(len(values))
		all, values = append(all, values[:n]), values[n:]
	}
	return all
}

func relative(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*math.Max(1, math.Abs(want)) {
		t.Errorf("%s: %v in parts, %v at once", what, got, want)
	}
}

// However a cohort is cut, n, mean, SD and skewness of the merged parts are
// those of gonum on the whole to 1e-9; ranks are exact or within the digest's
// tolerance.
func TestMergingIsOnePass(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 3, 50, 4000, 6000, 40000} {
		values := times(n, uint64(n))
		merged := For("test")
		for _, part := range parts(values, random) {
			merged = merged.Merge(Of(part))
		}
		if merged.N() != n {
			t.Fatalf("%d values of %d", merged.N(), n)
		}
		mean, _ := merged.Mean()
		relative(t, "mean", mean, stat.Mean(values, nil))
		if sd, ok := merged.SD(); ok {
			relative(t, "SD", sd, stat.StdDev(values, nil))
		}
		if skewness, ok := merged.Skewness(); ok {
			relative(t, "skewness", skewness, stat.Skew(values, nil))
		}
		tolerance := 0.002
		if merged.Exact() {
			tolerance = 1e-12
		}
		checkRanks(t, merged, values, tolerance)
	}
}

// checkRanks compares percentiles and mid-ranks with the sorted values.
func checkRanks(t *testing.T, s Summary, values []float64, tolerance float64) {
	t.Helper()
	sorted := slices.Sorted(slices.Values(values))
	n := float64(len(sorted))
	blur := (sorted[len(sorted)-1] - sorted[0]) * roundedShare
	for p := 1; p <= 99; p++ {
		x, ok := s.Percentile(float64(p))
		h := (n - 1) * float64(p) / 100
		low := float64(sort.SearchFloat64s(sorted, x-blur)) - 1
		high := float64(sort.Search(len(sorted), func(i int) bool { return sorted[i] > x+blur }))
		if !ok || h < low-tolerance*n || h > high+tolerance*n {
			t.Fatalf("n = %g: percentile %d is %g, of the ranks %g to %g; want %g", n, p, x, low, high, h)
		}
	}
	for i := 0; i < len(sorted); i += 1 + len(sorted)/50 {
		x := sorted[i]
		below := sort.SearchFloat64s(sorted, x)
		upTo := sort.Search(len(sorted), func(i int) bool { return sorted[i] > x })
		want := 100 * float64(below+upTo) / 2 / n
		if got, ok := s.Rank(x, .9); !ok || math.Abs(got.Percentile-want) > 100*tolerance {
			t.Errorf("n = %g: %g has the rank %g; want %g", n, x, got.Percentile, want)
		}
	}
}

// A few values that many share stay exact, whatever their number.
func TestCountsStayExact(t *testing.T) {
	s := Summary{}
	for range 300 {
		s = s.Merge(Of([]float64{0, 0, 1, 2, 3, 3, 3, 4, 5, 9}))
	}
	rank, _ := s.Rank(3, .9)
	if s.N() != 3000 || !s.Exact() || rank.Percentile != 55 {
		t.Errorf("%d values, exact %v, rank of 3 is %v", s.N(), s.Exact(), rank)
	}
}

// A digest stays within the extremes, and knows what lies beyond them.
func TestDigestEnds(t *testing.T) {
	values := times(20000, 5)
	s := Of(values)
	if s.Exact() {
		t.Fatal("no digest")
	}
	for p, want := range map[float64]float64{0: slices.Min(values), 100: slices.Max(values)} {
		if got, ok := s.Percentile(p); !ok || got != want {
			t.Errorf("percentile %g: %v; want %v", p, got, want)
		}
	}
	for x, want := range map[float64]float64{-1: 0, 1e9: 100} {
		if got, ok := s.Rank(x, .9); !ok || got.Percentile != want {
			t.Errorf("rank of %g: %v; want %v", x, got, want)
		}
	}
	mad, _ := s.MAD()
	median, _ := s.Median()
	distances := make([]float64, len(values))
	for i, x := range values {
		distances[i] = math.Abs(x - median)
	}
	slices.Sort(distances)
	if want := distances[len(distances)/2]; math.Abs(mad-want) > .02*want {
		t.Errorf("MAD %g; want %g", mad, want)
	}
}

// Stored after any block and gone on with, a cohort has the same bytes as one
// that was never stored: a nightly refresh and a rebuild agree.
func TestStoredGoesOn(t *testing.T) {
	values := times(20000, 6)
	through, stored := For("a cohort"), For("a cohort")
	for part := range slices.Chunk(values, 1024) {
		through = through.Merge(Of(part))
		raw, err := stored.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var read Summary
		if err := read.UnmarshalBinary(raw); err != nil {
			t.Fatal(err)
		}
		stored = read.Merge(Of(part))
	}
	a, errA := through.MarshalBinary()
	b, errB := stored.MarshalBinary()
	if errA != nil || errB != nil || !slices.Equal(a, b) {
		t.Errorf("%d and %d bytes that differ (%v, %v)", len(a), len(b), errA, errB)
	}
	again := For("a cohort").With(values)
	twice := For("a cohort").With(values)
	p, _ := again.Percentile(37)
	q, _ := twice.Percentile(37)
	if p != q {
		t.Errorf("the same values give %v and %v", p, q)
	}
}

func TestStoredIsChecked(t *testing.T) {
	raw, err := Of([]float64{1, 2, 2}).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for name, bytes := range map[string][]byte{"nothing": nil, "cut": raw[:len(raw)-3], "noise": []byte("0123456789")} {
		var s Summary
		if err := s.UnmarshalBinary(bytes); !errors.Is(err, ErrStored) || s.N() != 0 {
			t.Errorf("%s: %v, %d values", name, err, s.N())
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	for _, values := range [][]float64{nil, {1}, {1, 2, 2}, times(9000, 7)} {
		raw, err := Of(values).MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(_ *testing.T, raw []byte) {
		var s Summary
		if s.UnmarshalBinary(raw) == nil {
			s = s.Merge(Of([]float64{1, 2, 3}))
			s.Percentile(50)
			s.Rank(2, .9)
			s.MAD()
		}
	})
}
