// Package norm describes the values of a cohort and places one value in it.
//
// A [Summary] holds what a norm says of a cohort: how many, mean, spread,
// skewness, quantiles. It is exact as long as the cohort has no more than 4 096
// different values, whatever the number of persons; beyond, quantiles and ranks
// come from a t-digest, right to about a thousandth of the cohort, and the rest
// stays exact. The summaries of two cohorts merge to that of both, and a summary
// can be stored and gone on with, so that a cohort that grows is never read
// again.
//
//	cohort := norm.Of(times)                  // ms
//	cohort = cohort.Merge(norm.Of(tonight))   // the same as norm.Of of all
//	rank, ok := cohort.Rank(1240, 0.90)       // percentile, and where it may lie
//
// A [Norm] is a summary that may be used to judge somebody: it says who is in
// it, who was left out and why, when, and from which inputs. [Norm.Check]
// refuses one that is too small or too old, and [GrainOf] says how finely it may
// be read.
//
// All numbers have the unit of the values. A number that cannot be measured is
// (0, false), never NaN. Nothing here depends on a clock or on chance: the same
// values in the same order give the same bits.
package norm

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Summary is the values of a cohort. The zero value is an empty cohort. A
// summary does not change: each method gives a new one.
type Summary struct {
	moments moments
	exact   points  // of a cohort with few different values
	sketch  *sketch // of the others
	seed    uint64
}

// Of summarises values; those that are not finite are left out. It does not
// change its argument.
func Of(values []float64) Summary { return Summary{}.With(values) }

// With adds values to a cohort; those that are not finite are left out.
func (s Summary) With(values []float64) Summary {
	kept := make([]float64, 0, len(values))
	for _, x := range values {
		if _, ok := measured(x); ok {
			kept = append(kept, x)
		}
	}
	return s.Merge(Summary{moments: momentsOf(kept), exact: pointsOf(kept)})
}

// Merge returns the summary of the values of both.
func (s Summary) Merge(t Summary) Summary {
	if s.N() == 0 {
		s.exact, s.sketch = t.exact, t.sketch
	} else if t.N() > 0 {
		s.exact, s.sketch = s.together(t)
	}
	s.moments = s.moments.and(t.moments)
	if len(s.exact) > mostDistinct {
		s.exact, s.sketch = nil, newSketch(s.exact, s.seed)
	}
	return s
}

func (s Summary) together(t Summary) (points, *sketch) {
	random := newRandom(s.seed, s.N())
	switch {
	case s.sketch == nil && t.sketch == nil:
		return s.exact.and(t.exact), nil
	case s.sketch == nil:
		return nil, t.sketch.with(s.exact, random)
	case t.sketch == nil:
		return nil, s.sketch.with(t.exact, random)
	}
	return nil, s.sketch.with(t.sketch.points(), random)
}

// measured tells a number from one that is not, as sums of huge values give.
func measured(x float64) (float64, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// N is how many values there are.
func (s Summary) N() int { return s.moments.n }

// Exact tells whether quantiles and ranks are exact, or come from a digest.
func (s Summary) Exact() bool { return s.sketch == nil }

// Mean is Σx / n.
func (s Summary) Mean() (float64, bool) {
	if s.N() == 0 {
		return 0, false
	}
	return measured(s.moments.mean)
}

// SD is the standard deviation of a sample, √(Σ(x − mean)² / (n − 1)); n ≥ 2.
func (s Summary) SD() (float64, bool) {
	if s.N() < 2 {
		return 0, false
	}
	return measured(math.Sqrt(s.moments.m2 / float64(s.N()-1)))
}

// Skewness is the adjusted Fisher–Pearson coefficient
// G₁ = n / ((n−1)(n−2)) · Σ((x − mean) / SD)³; n ≥ 3 and SD > 0.
//
// Joanes & Gill (1998), The Statistician 47(1), 183–189.
func (s Summary) Skewness() (float64, bool) {
	sd, ok := s.SD()
	if !ok || sd == 0 || s.N() < 3 {
		return 0, false
	}
	n := float64(s.N())
	return measured(n / ((n - 1) * (n - 2)) * s.moments.m3 / (sd * sd * sd))
}

// Median is the middle value, or the mean of the two middle ones.
func (s Summary) Median() (float64, bool) { return s.Percentile(50) }

// MAD is the median of |x − median|, not scaled to a standard deviation.
func (s Summary) MAD() (float64, bool) {
	median, ok := s.Median()
	if !ok {
		return 0, false
	}
	var left, right points // distances of those below, which fall, and of the others, which rise
	for _, p := range s.points() {
		if p.value < median {
			left = append(left, point{median - p.value, p.count})
		} else {
			right = append(right, point{p.value - median, p.count})
		}
	}
	return measured(left.reversed().and(right).quantile(.5))
}

// points are the values, or the centroids that stand for them.
func (s Summary) points() points {
	if s.sketch != nil {
		return s.sketch.points()
	}
	return s.exact
}

// reading is what a cohort's quantiles and ranks are read from.
type reading interface {
	quantile(share float64) float64
	below(x float64) float64 // how many are smaller, plus half of those that are equal
}

func (s Summary) reading() reading {
	if s.sketch != nil {
		return centroids{s.sketch.points(), s.moments.least, s.moments.top}
	}
	return s.exact
}

// Percentile is the value under which p % of the cohort stands, 0 ≤ p ≤ 100:
// with h = (n − 1) p / 100, the value of rank ⌊h⌋ and the share of the way to
// the next one. It is type 7 of Hyndman & Fan (1996), The American Statistician
// 50(4), 361–365: the default of R and NumPy.
func (s Summary) Percentile(p float64) (float64, bool) {
	if s.N() == 0 || !(p >= 0 && p <= 100) {
		return 0, false
	}
	return measured(s.reading().quantile(p / 100))
}

// Percentiles are the percentiles 1 to 99 of a cohort that is not empty.
func (s Summary) Percentiles() (map[int]float64, bool) {
	if s.N() == 0 {
		return nil, false
	}
	from := s.reading()
	all := make(map[int]float64, 99)
	for p := 1; p <= 99; p++ {
		value, ok := measured(from.quantile(float64(p) / 100))
		if !ok {
			return nil, false
		}
		all[p] = value
	}
	return all, true
}

// Z is (x − mean) / SD; SD > 0.
func (s Summary) Z(x float64) (float64, bool) {
	mean, _ := s.Mean() // there is a mean wherever there is an SD
	sd, ok := s.SD()
	if !ok || sd == 0 {
		return 0, false
	}
	return measured((x - mean) / sd)
}

// Rank is where a value stands in a cohort, in percent.
type Rank struct {
	Percentile float64    // share below, plus half of the share that has the same value
	Interval   [2]float64 // in which the rank in the population lies
}

// Rank places a value: with b values below it and e equal to it out of n, the
// mid-rank percentile is 100 (b + e/2) / n. The interval holds the rank in the
// population with the given probability, 0 < confidence < 1: quantiles of
// Beta(k + ½, n − k + ½), k = b + e/2, the posterior under Jeffreys' prior.
//
// Crawford, Garthwaite & Slick (2009), The Clinical Neuropsychologist 23(7),
// 1173–1195; Brown, Cai & DasGupta (2001), Statistical Science 16(2), 101–133.
func (s Summary) Rank(x, confidence float64) (Rank, bool) {
	if s.N() == 0 || math.IsNaN(x) || !(confidence > 0 && confidence < 1) {
		return Rank{}, false
	}
	n, k := float64(s.N()), s.reading().below(x)
	a, b, tail := k+0.5, n-k+0.5, (1-confidence)/2
	return Rank{
		Percentile: 100 * k / n,
		Interval:   [2]float64{100 * mathext.InvRegIncBeta(a, b, tail), 100 * mathext.InvRegIncBeta(a, b, 1-tail)},
	}, true
}
