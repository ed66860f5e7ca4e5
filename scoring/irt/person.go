package irt

import (
	"errors"
	"fmt"
	"math"
)

// Score is an ability with its standard error.
type Score struct {
	Theta float64
	SE    float64
}

// ErrNoEstimate says that a pattern has no finite estimate by the method asked for: all right or all wrong for ML, or no
// response at all.
var ErrNoEstimate = errors.New("irt: no finite estimate")

// logLikelihood is log P(pattern|θ).
func logLikelihood(items []Item, pattern []int8, theta float64) float64 {
	total := 0.0
	for j, x := range pattern {
		if x != Missing {
			total += items[j].logProbability(theta, x)
		}
	}
	return total
}

// Posterior is the density of θ at the nodes of the grid, given a pattern. It sums to 1.
func Posterior(items []Item, pattern []int8, grid Grid) ([]float64, error) {
	if err := checkPattern(items, pattern); err != nil {
		return nil, err
	}
	density := make([]float64, len(grid.Nodes))
	for q, theta := range grid.Nodes {
		density[q] = logLikelihood(items, pattern, theta)
	}
	grid.posterior(density)
	return density, nil
}

// EAP is the mean of the posterior; its error is the posterior's standard deviation (Bock & Mislevy 1982). It is finite
// for any pattern, the empty one included, which gives the prior back.
func EAP(items []Item, pattern []int8, grid Grid) (Score, error) {
	density, err := Posterior(items, pattern, grid)
	if err != nil {
		return Score{}, err
	}
	theta, sd := grid.moments(density)
	return Score{theta, sd}, nil
}

const (
	searchRange = 12.0  // abilities beyond are not estimates but the absence of one
	searchStep  = 0.5   // apart enough for one root between two points of a score function
	tolerance   = 1e-12 // of θ
)

// ML is the maximum of the likelihood; its error is 1/√I(θ). All right and all wrong have none: ErrNoEstimate.
func ML(items []Item, pattern []int8) (Score, error) {
	return solve(items, pattern, func(theta float64) float64 { return gradient(items, pattern, theta) }, func(theta float64) float64 {
		return information(items, pattern, theta)
	})
}

// MAP is the maximum of the posterior under a normal prior; its error is 1/√(I(θ) + 1/σ²).
func MAP(items []Item, pattern []int8, prior Prior) (Score, error) {
	normal := prior.distribution()
	precision := 1 / (normal.Sigma * normal.Sigma)
	return solve(items, pattern, func(theta float64) float64 {
		return gradient(items, pattern, theta) - (theta-normal.Mu)*precision
	}, func(theta float64) float64 {
		return information(items, pattern, theta) + precision
	})
}

// WLE is Warm's (1989) weighted likelihood: the root of ∂logL/∂θ + J(θ)/(2I(θ)), where J = Σ_j Σ_k P′_k P″_k / P_k. It is
// finite for all right and all wrong. Its error is 1/√I(θ).
func WLE(items []Item, pattern []int8) (Score, error) {
	return solve(items, pattern, func(theta float64) float64 {
		i, j := information(items, pattern, theta), warm(items, pattern, theta)
		if i == 0 {
			return 0
		}
		return gradient(items, pattern, theta) + j/(2*i)
	}, func(theta float64) float64 {
		return information(items, pattern, theta)
	})
}

// solve finds the root of a score function where it falls through zero; among several, the one with the greatest
// likelihood, since three-parameter items may have more than one.
func solve(items []Item, pattern []int8, f, info func(float64) float64) (Score, error) {
	if err := checkPattern(items, pattern); err != nil {
		return Score{}, err
	}
	best, bestLog, found := 0.0, math.Inf(-1), false
	left, fLeft := -searchRange, f(-searchRange)
	for left < searchRange {
		right := left + searchStep
		fRight := f(right)
		if fLeft > 0 && fRight <= 0 {
			root := bisect(f, left, right)
			if log := logLikelihood(items, pattern, root); log > bestLog {
				best, bestLog, found = root, log, true
			}
		}
		left, fLeft = right, fRight
	}
	if !found {
		return Score{}, fmt.Errorf("%w for this pattern", ErrNoEstimate)
	}
	return Score{best, 1 / math.Sqrt(info(best))}, nil
}

// bisect halves an interval on which f falls through zero. gonum has no root finder; halving cannot fail.
func bisect(f func(float64) float64, low, high float64) float64 {
	for high-low > tolerance*math.Max(1, math.Abs(low)) {
		middle := (low + high) / 2
		if middle == low || middle == high {
			break
		}
		if f(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// gradient is ∂logL/∂θ.
func gradient(items []Item, pattern []int8, theta float64) float64 {
	total := 0.0
	for j, x := range pattern {
		switch {
		case x == Missing:
		case items[j].Binary():
			p, slope, _ := items[j].logisticCurve(theta)
			total += slope * (float64(x) - p) / (p * (1 - p))
		default:
			if c := items[j].curve(theta); c.p[x] > 0 {
				total += c.slope[x] / c.p[x]
			}
		}
	}
	return total
}

func information(items []Item, pattern []int8, theta float64) float64 {
	total := 0.0
	for j, x := range pattern {
		if x != Missing {
			total += items[j].Information(theta)
		}
	}
	return total
}

// warm is J of [WLE].
func warm(items []Item, pattern []int8, theta float64) float64 {
	total := 0.0
	for j, x := range pattern {
		switch {
		case x == Missing:
		case items[j].Binary():
			p, slope, bend := items[j].logisticCurve(theta)
			total += slope * bend / (p * (1 - p))
		default:
			c := items[j].curve(theta)
			for k := range c.n {
				if c.p[k] > 0 {
					total += c.slope[k] * c.bend[k] / c.p[k]
				}
			}
		}
	}
	return total
}

// logisticCurve is the probability of right on a binary item with its first two derivatives.
func (it *Item) logisticCurve(theta float64) (p, slope, bend float64) {
	l := logistic(it.A * (theta - it.B))
	slope = it.A * (1 - it.C) * l * (1 - l)
	return it.C + (1-it.C)*l, slope, it.A * slope * (1 - 2*l)
}

// curve is an item's category probabilities at one ability with their first two derivatives.
type curve struct {
	n              int
	p, slope, bend [MaxCategory + 1]float64
}

func (it *Item) curve(theta float64) curve {
	c := curve{n: it.Categories()}
	it.Probabilities(theta, c.p[:0])
	switch it.Model {
	case GRM:
		it.gradedCurve(theta, &c)
	case GPCM:
		it.gpcmCurve(&c)
	default:
		_, slope, bend := it.logisticCurve(theta)
		c.slope[0], c.slope[1] = -slope, slope
		c.bend[0], c.bend[1] = -bend, bend
	}
	return c
}

func (it *Item) gradedCurve(theta float64, c *curve) {
	slopeAbove, bendAbove := 0.0, 0.0
	for k := range c.n {
		slope, bend := 0.0, 0.0
		if k < c.n-1 {
			f := logistic(it.A * (theta - it.Thresholds[k]))
			slope = it.A * f * (1 - f)
			bend = it.A * slope * (1 - 2*f)
		}
		c.slope[k], c.bend[k] = slopeAbove-slope, bendAbove-bend
		slopeAbove, bendAbove = slope, bend
	}
}

// gpcmCurve: P′_k = aP_k(k − E), P″_k = aP′_k(k − E) − aP_kE′, with E′ = a·Var.
func (it *Item) gpcmCurve(c *curve) {
	mean, square := 0.0, 0.0
	for k := range c.n {
		mean += float64(k) * c.p[k]
		square += float64(k*k) * c.p[k]
	}
	slopeOfMean := it.A * (square - mean*mean)
	for k := range c.n {
		c.slope[k] = it.A * c.p[k] * (float64(k) - mean)
		c.bend[k] = it.A*c.slope[k]*(float64(k)-mean) - it.A*c.p[k]*slopeOfMean
	}
}
