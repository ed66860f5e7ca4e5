package irt

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat/distuv"
)

// Prior is the normal population that a score assumes. The zero value is the standard normal.
type Prior struct {
	Mean float64
	SD   float64 // 0 reads as 1
}

func (p Prior) distribution() distuv.Normal {
	if p.SD == 0 {
		p.SD = 1
	}
	return distuv.Normal{Mu: p.Mean, Sigma: p.SD}
}

// Grid is where integrals over ability are taken: nodes from low to high, evenly spaced, with the prior's density at each
// by the trapezoidal rule (the two ends count half), scaled to a sum of 1. That rule is exact enough for a smooth posterior
// that dies out inside the range: an error below 1e-9 with 61 nodes on ±6.
type Grid struct {
	Nodes   []float64
	Weights []float64 // they sum to 1
}

// DefaultGrid is the grid of the results of this service: 61 nodes from −6 to 6, standard normal.
func DefaultGrid() Grid {
	grid, err := NewGrid(61, -6, 6, Prior{})
	if err != nil {
		panic(err) // constants
	}
	return grid
}

// NewGrid spreads n ≥ 2 nodes evenly from low to high.
func NewGrid(n int, low, high float64, prior Prior) (Grid, error) {
	if n < 2 || !(low < high) || prior.SD < 0 {
		return Grid{}, fmt.Errorf("%w: at least 2 nodes, low < high and a positive SD are needed; got %d, %g, %g, %g", ErrGrid, n, low, high, prior.SD)
	}
	g := Grid{Nodes: floats.Span(make([]float64, n), low, high), Weights: make([]float64, n)}
	density := prior.distribution()
	for q, theta := range g.Nodes {
		g.Weights[q] = density.Prob(theta)
	}
	g.Weights[0] /= 2
	g.Weights[n-1] /= 2
	total := floats.Sum(g.Weights)
	if total == 0 || math.IsNaN(total) {
		return Grid{}, fmt.Errorf("%w: the prior has no weight between %g and %g", ErrGrid, low, high)
	}
	floats.Scale(1/total, g.Weights)
	return g, nil
}

// posterior turns log-likelihoods at the nodes into the posterior, in place, and returns the log of the marginal
// likelihood. The largest is taken out first: 200 items underflow otherwise.
func (g Grid) posterior(logs []float64) float64 {
	largest := floats.Max(logs)
	total := 0.0
	for q := range logs {
		logs[q] = math.Exp(logs[q]-largest) * g.Weights[q]
		total += logs[q]
	}
	floats.Scale(1/total, logs)
	return largest + math.Log(total)
}

// moments gives the mean and the standard deviation of a distribution on the nodes.
func (g Grid) moments(density []float64) (mean, sd float64) {
	mean = floats.Dot(density, g.Nodes)
	variance := 0.0
	for q, p := range density {
		variance += p * (g.Nodes[q] - mean) * (g.Nodes[q] - mean)
	}
	return mean, math.Sqrt(variance)
}
