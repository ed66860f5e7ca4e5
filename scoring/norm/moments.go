package norm

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// moments are sums from which the mean, the spread and the skewness follow;
// those of two cohorts give those of both.
type moments struct {
	n          int
	mean       float64
	m2, m3     float64 // Σ(x − mean)², Σ(x − mean)³
	least, top float64 // the extremes
}

func momentsOf(values []float64) moments {
	if len(values) == 0 {
		return moments{}
	}
	n, mean := float64(len(values)), stat.Mean(values, nil)
	return moments{
		n: len(values), mean: mean,
		m2: n * stat.MomentAbout(2, values, mean, nil), m3: n * stat.MomentAbout(3, values, mean, nil),
		least: slices.Min(values), top: slices.Max(values),
	}
}

// and puts two cohorts together: with δ the difference of their means,
// m2 = m2ₐ + m2ᵦ + δ² nₐnᵦ/n and
// m3 = m3ₐ + m3ᵦ + δ³ nₐnᵦ(nₐ − nᵦ)/n² + 3δ(nₐ m2ᵦ − nᵦ m2ₐ)/n.
//
// Chan, Golub & LeVeque (1983), The American Statistician 37(3), 242–247;
// Pébay (2008), Sandia report SAND2008-6212.
func (m moments) and(other moments) moments {
	if m.n == 0 {
		return other
	}
	if other.n == 0 {
		return m
	}
	a, b := float64(m.n), float64(other.n)
	n, delta := a+b, other.mean-m.mean
	return moments{
		n:     m.n + other.n,
		mean:  m.mean + delta*b/n,
		m2:    m.m2 + other.m2 + delta*delta*a*b/n,
		m3:    m.m3 + other.m3 + delta*delta*delta*a*b*(a-b)/(n*n) + 3*delta*(a*other.m2-b*m.m2)/n,
		least: math.Min(m.least, other.least),
		top:   math.Max(m.top, other.top),
	}
}
