package stats

import "math"

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
