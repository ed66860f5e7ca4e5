package norm

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

var today = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// upTo are the values 1 to n.
func upTo(n int) Summary {
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(i + 1)
	}
	return Of(values)
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name  string
		norm  Norm
		limit time.Duration
		want  error
	}{
		{"large and new", Norm{Summary: upTo(30), To: today}, 0, nil},
		{"too small", Norm{Summary: upTo(29), To: today}, 0, ErrTooSmall},
		{"no longer used", Norm{Summary: upTo(300), To: today.Add(-LongestUse - time.Hour)}, 0, ErrTooOld},
		{"just used", Norm{Summary: upTo(300), To: today.Add(-LongestUse)}, 0, nil},
		{"limit of one day", Norm{Summary: upTo(300), To: today.Add(-25 * time.Hour)}, 24 * time.Hour, ErrTooOld},
	} {
		if err := c.norm.Check(today, c.limit); !errors.Is(err, c.want) {
			t.Errorf("%s: %v; want %v", c.name, err, c.want)
		}
	}
}

// The values of the cohort are 1 to n.
func TestPlace(t *testing.T) {
	for _, c := range []struct {
		n          int
		x          float64
		ok         bool
		grain      Grain
		percentile float64
	}{
		{29, 20, false, "", 0},
		{30, 20, true, Z, 0},
		{100, 73, true, Tens, 70},
		{299, 299, true, Tens, 100},
		{300, 73, true, Full, 100 * 72.5 / 300},
	} {
		p, ok := Norm{Summary: upTo(c.n)}.Place(c.x)
		if ok != c.ok || p.Grain != c.grain {
			t.Errorf("n = %d: %v, %v", c.n, p, ok)
		}
		near(t, fmt.Sprint("percentile, n = ", c.n), p.Rank.Percentile, true, c.percentile)
		z, _ := upTo(c.n).Z(c.x)
		if c.ok {
			near(t, "z", p.Z, true, z)
		}
	}
	if _, ok := (Norm{Summary: Of(make([]float64, 500))}).Place(0); ok {
		t.Error("placed in a cohort without spread")
	}
}

func ExampleNorm_Place() {
	n := Norm{Cohort: "maintenance/1 accuracy", Version: 3, Summary: upTo(400), To: today}
	if err := n.Check(today, 0); err != nil {
		fmt.Println(err)
		return
	}
	place, _ := n.Place(300)
	fmt.Printf("%s: %.0f, between %.0f and %.0f\n", place.Grain, place.Rank.Percentile, place.Rank.Interval[0], place.Rank.Interval[1])
	// Output: full: 75, between 71 and 78
}

func ExampleSummary_Merge() {
	yesterday, today := Of([]float64{3, 5, 5, 6, 7}), Of([]float64{7, 7, 8, 9, 10})
	all := yesterday.Merge(today)
	mean, _ := all.Mean()
	rank, _ := all.Rank(7, 0.90)
	fmt.Printf("%d %.1f %.1f\n", all.N(), mean, rank.Percentile)
	// Output: 10 6.7 55.0
}

func BenchmarkMergeBlock(b *testing.B) {
	values := times(1024*100, 8)
	b.ReportAllocs()
	for b.Loop() {
		s := Summary{}
		for i := 0; i < len(values); i += 1024 {
			s = s.Merge(Of(values[i : i+1024]))
		}
		if s.N() != len(values) {
			b.Fatal(s.N())
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(values)), "ns/value")
}
