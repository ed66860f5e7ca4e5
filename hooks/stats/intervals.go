package stats

import (
	"math"
	"slices"
)

// z95 is the 97.5 % quantile of the normal distribution.
const z95 = 1.959963984540054

// Wilson gives the 95 % score interval of a proportion of k in n, n > 0.
// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209–212.
func Wilson(k, n int) (low, high float64) {
	p, size := float64(k)/float64(n), float64(n)
	centre := p + z95*z95/(2*size)
	half := z95 * math.Sqrt(p*(1-p)/size+z95*z95/(4*size*size))
	scale := 1 + z95*z95/size
	return max(0, (centre-half)/scale), min(1, (centre+half)/scale)
}

// meanInterval gives the 95 % interval of the mean of n values, by the normal approximation: mean ± z s / √n, where s is
// the standard deviation with n − 1. 0, 0 below two values.
func meanInterval(sum, squares, n float64) (low, high float64) {
	if n < 2 {
		return 0, 0
	}
	mean := sum / n
	half := z95 * math.Sqrt(max(0, squares-n*mean*mean)/(n-1)/n)
	return mean - half, mean + half
}

// medianInterval gives the 95 % interval of a median: the values whose ranks are n/2 ± z √n / 2, by the normal
// approximation of the binomial. Sorts the values.
// Source: W. J. Conover, Practical nonparametric statistics, 3rd ed. (1999), §3.2, confidence interval for a quantile.
func medianInterval(values []float64) (low, high float64) {
	if len(values) == 0 {
		return 0, 0
	}
	slices.Sort(values)
	n := float64(len(values))
	rank := func(r float64) float64 { return values[min(len(values)-1, max(0, int(math.Ceil(r))-1))] }
	return rank(n/2 - z95*math.Sqrt(n)/2), rank(n/2 + z95*math.Sqrt(n)/2)
}

// countInterval gives the 95 % interval of a number of independent events: n ± z √n, the normal approximation of Poisson's law.
func countInterval(n float64) (low, high float64) {
	half := z95 * math.Sqrt(n)
	return max(0, n-half), n + half
}

// difference gives the 95 % interval of the difference of two independent figures, each with its own interval.
// Source: R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in
// Medicine 17 (1998), 873–890, method 10; here for any measure.
func difference(now, before Side) (low, high float64) {
	d := now.Value - before.Value
	return d - math.Hypot(now.Value-now.Low, before.High-before.Value), d + math.Hypot(now.High-now.Value, before.Value-before.Low)
}
