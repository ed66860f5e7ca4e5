package irt

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A calibration works on the linear form of an item: a slope a, and an intercept d_k for each threshold, d_k = −a·b_k.

// family is what a calibration needs to know of a model.
type family interface {
	// logs writes log P(X = k|θ_q) to dst[k][q].
	logs(a float64, d []float64, nodes []float64, dst [][]float64)
	// derive gives the expected log-likelihood Σ_k Σ_q r[k][q] log P(X = k|θ_q), its gradient and its information
	// (minus the expected Hessian) by (a, d_1…d_m). It returns −Inf outside the range of the parameters.
	derive(a float64, d []float64, nodes []float64, r [][]float64, gradient []float64, information *mat.SymDense) float64
}

func familyOf(model Model) family {
	if model == GRM {
		return graded{}
	}
	return partialCredit{} // with one threshold it is the two-parameter logistic model
}

// partialCredit is Muraki's model; binary items are the case of one threshold.
type partialCredit struct{}

func (partialCredit) logs(a float64, d []float64, nodes []float64, dst [][]float64) {
	for q, theta := range nodes {
		total, largest, sum := 0.0, 0.0, 0.0
		for _, dk := range d {
			sum += a*theta + dk
			largest = math.Max(largest, sum)
		}
		sum = 0
		total = math.Exp(-largest)
		dst[0][q] = 0
		for k, dk := range d {
			sum += a*theta + dk
			dst[k+1][q] = sum
			total += math.Exp(sum - largest)
		}
		norm := largest + math.Log(total)
		for k := range dst {
			dst[k][q] -= norm
		}
	}
}

// derive uses that the model is an exponential family with statistics t = (k·θ, [k ≥ 1], …, [k ≥ m]): the gradient is
// observed minus expected t, the information n·Cov(t).
func (f partialCredit) derive(a float64, d []float64, nodes []float64, r [][]float64, gradient []float64, information *mat.SymDense) float64 {
	m := len(d)
	clearDerivatives(gradient, information)
	value := 0.0
	var p, above [MaxCategory + 2]float64
	for q, theta := range nodes {
		n := 0.0
		mean, square := f.at(a, d, theta, p[:m+1], above[:m+2])
		for k := range m + 1 {
			n += r[k][q]
			if r[k][q] > 0 {
				value += r[k][q] * math.Log(p[k])
			}
		}
		if n == 0 {
			continue
		}
		tail, weighted := 0.0, 0.0
		for k := m; k >= 1; k-- {
			tail += r[k][q]
			weighted += float64(k) * r[k][q]
			gradient[k] += tail - n*above[k]
		}
		gradient[0] += theta * (weighted - n*mean)
		information.SetSym(0, 0, information.At(0, 0)+n*theta*theta*(square-mean*mean))
		for v := 1; v <= m; v++ {
			information.SetSym(0, v, information.At(0, v)+n*theta*covarianceWithStep(p[:m+1], above[v], mean, v))
			for u := 1; u <= v; u++ {
				information.SetSym(u, v, information.At(u, v)+n*above[v]*(1-above[u]))
			}
		}
	}
	return value
}

// at gives P(X = k) and P(X ≥ k) at one ability, with the first two moments of X.
func (partialCredit) at(a float64, d []float64, theta float64, p, above []float64) (mean, square float64) {
	sum, largest := 0.0, 0.0
	p[0] = 0
	for k, dk := range d {
		sum += a*theta + dk
		p[k+1] = sum
		largest = math.Max(largest, sum)
	}
	total := 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - largest)
		total += p[k]
	}
	above[len(p)] = 0
	for k := len(p) - 1; k >= 0; k-- {
		p[k] = math.Max(p[k]/total, math.SmallestNonzeroFloat64)
		above[k] = above[k+1] + p[k]
		mean += float64(k) * p[k]
		square += float64(k*k) * p[k]
	}
	return mean, square
}

// covarianceWithStep is Cov(X, [X ≥ v]).
func covarianceWithStep(p []float64, above, mean float64, v int) float64 {
	joint := 0.0
	for k := v; k < len(p); k++ {
		joint += float64(k) * p[k]
	}
	return joint - mean*above
}

// graded is Samejima's model: P(X ≥ k) = logistic(aθ + d_k), d_1 > d_2 > …
type graded struct{}

func (graded) logs(a float64, d []float64, nodes []float64, dst [][]float64) {
	for q, theta := range nodes {
		for k := range dst {
			switch k {
			case 0:
				dst[k][q] = logLogistic(-(a*theta + d[0]))
			case len(d):
				dst[k][q] = logLogistic(a*theta + d[k-1])
			default:
				u, v := a*theta+d[k-1], a*theta+d[k]
				dst[k][q] = logLogistic(u) + logLogistic(-v) + math.Log(-math.Expm1(v-u))
			}
		}
	}
}

// derive uses the expected information, which is positive definite where the observed one may not be.
func (f graded) derive(a float64, d []float64, nodes []float64, r [][]float64, gradient []float64, information *mat.SymDense) float64 {
	clearDerivatives(gradient, information)
	for k := 1; k < len(d); k++ {
		if d[k] >= d[k-1] {
			return math.Inf(-1)
		}
	}
	m, value := len(d), 0.0
	slopes := make([]float64, m+1)
	for q, theta := range nodes {
		n := 0.0
		for k := range m + 1 {
			n += r[k][q]
		}
		if n == 0 {
			continue
		}
		for k := range m + 1 {
			p := f.category(a, d, theta, k, slopes)
			if r[k][q] > 0 {
				value += r[k][q] * math.Log(p)
			}
			for u, su := range slopes {
				gradient[u] += r[k][q] * su / p
				for v := u; v <= m && su != 0; v++ {
					information.SetSym(u, v, information.At(u, v)+n*su*slopes[v]/p)
				}
			}
		}
	}
	return value
}

// category gives P(X = k) at one ability and writes its slopes by (a, d_1…d_m).
func (graded) category(a float64, d []float64, theta float64, k int, slopes []float64) float64 {
	clear(slopes)
	p := 1.0
	if k > 0 {
		upper := logistic(a*theta + d[k-1])
		p = upper
		slopes[0] += theta * upper * (1 - upper)
		slopes[k] = upper * (1 - upper)
	}
	if k < len(d) {
		lower := logistic(a*theta + d[k])
		p -= lower
		slopes[0] -= theta * lower * (1 - lower)
		slopes[k+1] = -lower * (1 - lower)
	}
	return math.Max(p, math.SmallestNonzeroFloat64)
}

func clearDerivatives(gradient []float64, information *mat.SymDense) {
	clear(gradient)
	information.Zero()
}
