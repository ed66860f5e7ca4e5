package irt

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"
)

// OneFactor is the maximum likelihood solution of one common factor for correlations R = λλ′ + Ψ.
type OneFactor struct {
	Loadings   []float64
	Uniqueness []float64
	Omega      float64 // McDonald's ω total of the sum of standardised items: (Σλ)² / ((Σλ)² + Σψ)
}

const (
	leastUniqueness = 0.005 // while searching; below lies a Heywood case. R's factanal has the same
	flat            = 1e-4  // slope of the discrepancy at its minimum
)

// Omega fits one factor to the columns of scores (persons × items) by maximum likelihood (Lawley & Maxwell 1971, ch. 4, in the
// form of Jöreskog 1967 that is a function of the uniquenesses alone).
func Omega(scores *mat.Dense) (OneFactor, error) {
	n, k := scores.Dims()
	if n < 3 || k < 3 {
		return OneFactor{}, fmt.Errorf("%w: %d persons and %d items; one factor needs at least 3 of each", ErrScores, n, k)
	}
	for u := range k {
		if stat.Variance(mat.Col(nil, u, scores), nil) == 0 {
			return OneFactor{}, &ItemError{strconv.Itoa(u + 1), ErrConstantItem}
		}
	}
	var r mat.SymDense
	stat.CorrelationMatrix(&r, scores, nil)
	start := make([]float64, k)
	for u := range start {
		start[u] = logit(.5)
	}
	problem := optimize.Problem{
		Func: func(x []float64) float64 { f, _ := factor(&r, uniquenesses(x)); return f },
		Grad: func(dst, x []float64) { factorGradient(dst, &r, x) },
	}
	result, err := optimize.Minimize(problem, start, &optimize.Settings{GradientThreshold: 1e-9}, &optimize.BFGS{})
	if result == nil {
		return OneFactor{}, fmt.Errorf("%w: one factor: %w", ErrScores, err)
	}
	slope := make([]float64, k)
	factorGradient(slope, &r, result.X)
	if !(floats.Norm(slope, math.Inf(1)) < flat) { // the last line search may fail from rounding alone
		return OneFactor{}, fmt.Errorf("%w: one factor cannot be found; is an item the copy of another?", ErrScores)
	}
	psi := uniquenesses(result.X)
	_, loadings := factor(&r, psi)
	return newOneFactor(loadings, psi), nil
}

func newOneFactor(loadings, psi []float64) OneFactor {
	sum, unique := 0.0, 0.0
	for j, l := range loadings {
		sum += l
		unique += psi[j]
	}
	if sum < 0 { // a factor has no sign of its own
		for j := range loadings {
			loadings[j] = -loadings[j]
		}
	}
	return OneFactor{Loadings: loadings, Uniqueness: psi, Omega: sum * sum / (sum*sum + unique)}
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// uniquenesses maps unbounded parameters to (leastUniqueness, 1).
func uniquenesses(x []float64) []float64 {
	psi := make([]float64, len(x))
	for j := range x {
		psi[j] = leastUniqueness + (1-leastUniqueness)*logistic(x[j])
	}
	return psi
}

// factor is the discrepancy Σ_{m≥2} (e_m − log e_m − 1) over the eigenvalues of Ψ^−½RΨ^−½ but the largest, and the loadings
// Ψ^½·v₁·√(e₁ − 1) that go with these uniquenesses.
func factor(r *mat.SymDense, psi []float64) (float64, []float64) {
	k := len(psi)
	scaled := mat.NewSymDense(k, nil)
	for u := range k {
		for v := u; v < k; v++ {
			scaled.SetSym(u, v, r.At(u, v)/math.Sqrt(psi[u]*psi[v]))
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(scaled, true) {
		return math.Inf(1), make([]float64, k)
	}
	values := eigen.Values(nil) // they rise
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	discrepancy := 0.0
	for _, e := range values[:k-1] {
		discrepancy += e - math.Log(e) - 1
	}
	loadings := make([]float64, k)
	for u := range k {
		loadings[u] = math.Sqrt(psi[u]) * vectors.At(u, k-1) * math.Sqrt(math.Max(values[k-1]-1, 0))
	}
	return discrepancy, loadings
}

// factorGradient: ∂f/∂ψ_u = (λ_u² + ψ_u − r_uu) / ψ_u² (Lawley & Maxwell 1971), carried to the parameters.
func factorGradient(dst []float64, r *mat.SymDense, x []float64) {
	psi := uniquenesses(x)
	_, loadings := factor(r, psi)
	for u := range dst {
		l := logistic(x[u])
		dst[u] = (loadings[u]*loadings[u] + psi[u] - r.At(u, u)) / (psi[u] * psi[u]) * (1 - leastUniqueness) * l * (1 - l)
	}
}
