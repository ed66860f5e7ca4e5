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

func (f graded) logs(a float64, d []float64, nodes []float64, dst [][]float64) {
	for q, theta := range nodes {
		for k := range dst {
			dst[k][q], _, _ = f.category(a, d, theta, k)
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
	for q, theta := range nodes {
		n := 0.0
		for k := range m + 1 {
			n += r[k][q]
		}
		if n == 0 {
			continue
		}
		for k := range m + 1 {
			log, byUpper, byLower := f.category(a, d, theta, k)
			value += r[k][q] * log
			f.add(gradient, information, theta, k, byUpper, byLower, r[k][q], n*math.Exp(log))
		}
	}
	return value
}

// category gives log P(X = k) = log(F(u) − F(v)) at one ability with its slopes by u = aθ + d_k and v = aθ + d_{k+1}, F the
// logistic function: F(−u)/(F(−v)s) and −F(v)/(F(u)s), where s = 1 − exp(v − u). Nothing cancels far out.
func (graded) category(a float64, d []float64, theta float64, k int) (log, byUpper, byLower float64) {
	m := len(d)
	switch k {
	case 0:
		v := a*theta + d[0]
		return logLogistic(-v), 0, -logistic(v)
	case m:
		u := a*theta + d[m-1]
		return logLogistic(u), logistic(-u), 0
	}
	u, v := a*theta+d[k-1], a*theta+d[k]
	share := -math.Expm1(v - u)
	log = logLogistic(u) + logLogistic(-v) + math.Log(share)
	return log, math.Exp(logLogistic(-u)-logLogistic(-v)) / share, -math.Exp(logLogistic(v)-logLogistic(u)) / share
}

// add takes the slopes of one category into the gradient, r times, and their products into the information, expected times.
// The parameters are (a, d_1…d_m); category k depends on a, d_k and d_{k+1}.
func (graded) add(gradient []float64, information *mat.SymDense, theta float64, k int, byUpper, byLower, r, expected float64) {
	bySlope := theta * (byUpper + byLower)
	gradient[0] += r * bySlope
	information.SetSym(0, 0, information.At(0, 0)+expected*bySlope*bySlope)
	if k > 0 {
		gradient[k] += r * byUpper
		information.SetSym(0, k, information.At(0, k)+expected*bySlope*byUpper)
		information.SetSym(k, k, information.At(k, k)+expected*byUpper*byUpper)
	}
	if k+1 < len(gradient) {
		gradient[k+1] += r * byLower
		information.SetSym(0, k+1, information.At(0, k+1)+expected*bySlope*byLower)
		information.SetSym(k+1, k+1, information.At(k+1, k+1)+expected*byLower*byLower)
		if k > 0 {
			information.SetSym(k, k+1, information.At(k, k+1)+expected*byUpper*byLower)
		}
	}
}

func clearDerivatives(gradient []float64, information *mat.SymDense) {
	clear(gradient)
	information.Zero()
}
