// Package norm describes the values of a cohort and places one value in it.
//
// All numbers have the unit of the values. A number that cannot be measured is
// (0, false), never NaN.
package norm

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat"
)

// Summary is the values of a cohort, sorted. It is exact and may be merged:
// the whole in one go or in parts gives the same numbers.
type Summary struct {
	sorted []float64
}

// Of summarises values; those that are not finite are left out. It does not
// change its argument.
func Of(values []float64) Summary {
	kept := make([]float64, 0, len(values))
	for _, x := range values {
		if _, ok := measured(x); ok {
			kept = append(kept, x)
		}
	}
	slices.Sort(kept)
	return Summary{kept}
}

// Merge returns the summary of the values of both.
func (s Summary) Merge(t Summary) Summary {
	merged := make([]float64, 0, s.N()+t.N())
	i, j := 0, 0
	for i < s.N() && j < t.N() {
		if s.sorted[i] <= t.sorted[j] {
			merged = append(merged, s.sorted[i])
			i++
		} else {
			merged = append(merged, t.sorted[j])
			j++
		}
	}
	merged = append(merged, s.sorted[i:]...)
	return Summary{append(merged, t.sorted[j:]...)}
}

// measured tells a number from one that is not, as sums of huge values give.
func measured(x float64) (float64, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// N is how many values there are.
func (s Summary) N() int { return len(s.sorted) }

// Mean is Σx / n.
func (s Summary) Mean() (float64, bool) {
	if s.N() == 0 {
		return 0, false
	}
	return measured(stat.Mean(s.sorted, nil))
}

// SD is the standard deviation of a sample, √(Σ(x − mean)² / (n − 1)); n ≥ 2.
func (s Summary) SD() (float64, bool) {
	if s.N() < 2 {
		return 0, false
	}
	return measured(stat.StdDev(s.sorted, nil))
}

// Skewness is the adjusted Fisher–Pearson coefficient
// G₁ = n / ((n−1)(n−2)) · Σ((x − mean) / SD)³; n ≥ 3 and SD > 0.
//
// Joanes & Gill (1998), The Statistician 47(1), 183–189.
func (s Summary) Skewness() (float64, bool) {
	if sd, ok := s.SD(); !ok || sd == 0 || s.N() < 3 {
		return 0, false
	}
	return measured(stat.Skew(s.sorted, nil))
}

// Median is the middle value, or the mean of the two middle ones.
func (s Summary) Median() (float64, bool) { return s.Percentile(50) }

// MAD is the median of |x − median|, not scaled to a standard deviation.
func (s Summary) MAD() (float64, bool) {
	median, ok := s.Median()
	if !ok {
		return 0, false
	}
	distances := make([]float64, s.N())
	for i, x := range s.sorted {
		distances[i] = math.Abs(x - median)
	}
	return Of(distances).Median()
}

// Percentile is the value under which p % of the cohort stands, 0 ≤ p ≤ 100:
// with h = (n − 1) p / 100, the value of rank ⌊h⌋ and the share of the way to
// the next one. It is type 7 of Hyndman & Fan (1996), The American Statistician
// 50(4), 361–365: the default of R and NumPy.
func (s Summary) Percentile(p float64) (float64, bool) {
	if s.N() == 0 || !(p >= 0 && p <= 100) {
		return 0, false
	}
	h := float64(s.N()-1) * p / 100
	i := int(h)
	if i == s.N()-1 {
		return s.sorted[i], true
	}
	return measured(s.sorted[i] + (h-float64(i))*(s.sorted[i+1]-s.sorted[i]))
}

// Percentiles are the percentiles 1 to 99 of a cohort that is not empty.
func (s Summary) Percentiles() (map[int]float64, bool) {
	if s.N() == 0 {
		return nil, false
	}
	all := make(map[int]float64, 99)
	for p := 1; p <= 99; p++ {
		value, ok := s.Percentile(float64(p))
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
	below, _ := slices.BinarySearch(s.sorted, x)
	upTo, _ := slices.BinarySearchFunc(s.sorted, x, func(v, x float64) int {
		if v <= x {
			return -1
		}
		return 1
	})
	n, k := float64(s.N()), float64(below+upTo)/2
	a, b, tail := k+0.5, n-k+0.5, (1-confidence)/2
	return Rank{
		Percentile: 100 * k / n,
		Interval:   [2]float64{100 * mathext.InvRegIncBeta(a, b, tail), 100 * mathext.InvRegIncBeta(a, b, 1-tail)},
	}, true
}
