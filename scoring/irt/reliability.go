package irt

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// ErrScores says that a table of item scores gives no reliability.
var ErrScores = errors.New("irt: item scores")

// Reliability is what classical theory says of a scale, from persons who answered every item.
type Reliability struct {
	N       int        // persons
	Alpha   float64    // Cronbach (1951)
	SE      float64    // of Alpha, without assuming equal items (van Zyl, Neudecker & Nel 2000)
	CI95    [2]float64 // Alpha ± 1.96·SE, at most 1
	Dropped []float64  // Alpha without each item; nil for two items
	RDrop   []float64  // correlation of each item with the sum of the others; 0 when these do not vary
}

// Alpha is the internal consistency of the columns of scores (persons × items), k/(k−1)·(1 − tr C/1′C1), C the covariance.
func Alpha(scores *mat.Dense) (Reliability, error) {
	n, k := scores.Dims()
	if n < 3 || k < 2 {
		return Reliability{}, fmt.Errorf("%w: %d persons and %d items; at least 3 and 2 are needed", ErrScores, n, k)
	}
	var c mat.SymDense
	stat.CovarianceMatrix(&c, scores, nil)
	for j := range k {
		if c.At(j, j) == 0 {
			return Reliability{}, &ItemError{strconv.Itoa(j + 1), ErrConstantItem}
		}
	}
	r := Reliability{N: n, Alpha: alphaOf(&c, -1), SE: alphaError(&c, n)}
	z := distuv.UnitNormal.Quantile(.975)
	r.CI95 = [2]float64{r.Alpha - z*r.SE, min(r.Alpha+z*r.SE, 1)}
	total := make([]float64, n)
	for i := range n {
		total[i] = floats.Sum(scores.RawRowView(i))
	}
	for j := range k {
		if k > 2 {
			r.Dropped = append(r.Dropped, alphaOf(&c, j))
		}
		item := mat.Col(nil, j, scores)
		r.RDrop = append(r.RDrop, stat.Correlation(item, floats.SubTo(make([]float64, n), total, item), nil))
	}
	return r, nil
}

// alphaOf leaves item out, or none when out is −1.
func alphaOf(c *mat.SymDense, out int) float64 {
	k, trace, sum := 0.0, 0.0, 0.0
	for u := range c.SymmetricDim() {
		if u == out {
			continue
		}
		k++
		trace += c.At(u, u)
		for v := range c.SymmetricDim() {
			if v != out {
				sum += c.At(u, v)
			}
		}
	}
	return k / (k - 1) * (1 - trace/sum)
}

// alphaError is √(Q/n), Q = 2k²/((k−1)²(1′C1)³)·[(1′C1)(tr C² + tr²C) − 2·trC·(1′C²1)] (Duhachek & Iacobucci 2004).
func alphaError(c *mat.SymDense, n int) float64 {
	var square mat.Dense
	square.Mul(c, c)
	k, trace := float64(c.SymmetricDim()), mat.Trace(c)
	sum, sumSquare := mat.Sum(c), mat.Sum(&square)
	q := 2 * k * k / ((k - 1) * (k - 1) * sum * sum * sum) * (sum*(mat.Trace(&square)+trace*trace) - 2*trace*sumSquare)
	return math.Sqrt(q / float64(n))
}

// EAPReliability is var(EAP) / (var(EAP) + mean(SE²)): the share of the variance of the estimates that is not error.
func EAPReliability(scores []Score, counts []float64) float64 {
	thetas, errors := make([]float64, len(scores)), make([]float64, len(scores))
	for i, s := range scores {
		thetas[i], errors[i] = s.Theta, s.SE*s.SE
	}
	variance := stat.Variance(thetas, counts)
	if !(variance > 0) {
		return 0 // one person, or all alike
	}
	return variance / (variance + stat.Mean(errors, counts))
}

// MarginalReliability is ∫ I(θ)/(I(θ) + 1/σ²) g(θ) dθ on the grid: what a test would give in the population that the grid's
// weights describe, σ² being their variance.
func MarginalReliability(items []Item, grid Grid) float64 {
	_, sd := grid.moments(grid.Weights)
	total := 0.0
	for q, theta := range grid.Nodes {
		information := TestInformation(items, theta)
		total += grid.Weights[q] * information / (information + 1/(sd*sd))
	}
	return total
}
