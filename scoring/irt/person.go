package irt

import (
	"fmt"
	"math"
)

// Score is an ability with its standard error.
type Score struct {
	Theta float64
	SE    float64
}

// Posterior is the density of θ at the nodes of the grid, given a pattern. It sums to 1.
func Posterior(items []Item, pattern []int8, grid Grid) ([]float64, error) {
	if err := checkAnswered(items, pattern); err != nil {
		return nil, err
	}
	density := make([]float64, len(grid.Nodes))
	logLikelihoods(items, pattern, grid.Nodes, density)
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

// ML is the maximum of the likelihood; its error is 1/√I(θ). All right and all wrong have none: [ErrNoEstimate].
func ML(items []Item, pattern []int8) (Score, error) {
	return solve(items, pattern, sums.score, func(s sums) float64 { return s.information })
}

// MAP is the maximum of the posterior under a normal prior; its error is 1/√(I(θ) + 1/σ²).
func MAP(items []Item, pattern []int8, prior Prior) (Score, error) {
	normal := prior.distribution()
	precision := 1 / (normal.Sigma * normal.Sigma)
	return solve(items, pattern,
		func(s sums) float64 { return s.gradient - (s.theta-normal.Mu)*precision },
		func(s sums) float64 { return s.information + precision })
}

// WLE is Warm's (1989) weighted likelihood: the root of ∂logL/∂θ + J(θ)/(2I(θ)), where J = Σ_j Σ_k P′_k P″_k / P_k. It is
// finite for all right and all wrong. Its error is 1/√I(θ).
func WLE(items []Item, pattern []int8) (Score, error) {
	return solve(items, pattern,
		func(s sums) float64 { return s.gradient + s.correction() },
		func(s sums) float64 { return s.information })
}

// sums are what an estimate at one ability is made of, over the responses of a pattern.
type sums struct {
	theta       float64
	gradient    float64 // ∂logL/∂θ
	information float64
	warm        float64 // J of [WLE]
}

func (s sums) score() float64 { return s.gradient }

// correction is Warm's J/(2I).
func (s sums) correction() float64 {
	if s.information == 0 {
		return 0
	}
	return s.warm / (2 * s.information)
}

func sumUp(items []Item, pattern []int8, theta float64) sums {
	s := sums{theta: theta}
	var c curve
	for j, x := range pattern {
		if x != Missing {
			c.at(&items[j], theta)
			s.gradient += c.slope[x]
			s.information += c.information()
			s.warm += c.warm()
		}
	}
	return s
}

const (
	searchRange = 12.0  // where most estimates lie
	searchStep  = 0.5   // apart enough for one root between two points of a score function
	searchLimit = 150.0 // abilities beyond are not estimates but the absence of one
	tolerance   = 1e-12 // of θ
)

// solve finds the root of a score function where it falls through zero; among several, the one with the greatest
// likelihood, since three-parameter items may have more than one.
func solve(items []Item, pattern []int8, score, precision func(sums) float64) (Score, error) {
	if err := checkAnswered(items, pattern); err != nil {
		return Score{}, err
	}
	f := func(theta float64) float64 { return score(sumUp(items, pattern, theta)) }
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
		best, found = searchFar(f)
	}
	if !found {
		return Score{}, fmt.Errorf("%w for this pattern", ErrNoEstimate)
	}
	return Score{best, 1 / math.Sqrt(precision(sumUp(items, pattern, best)))}, nil
}

// searchFar looks outwards from the usual range, in steps that double, for items that lie far out or hardly discriminate.
func searchFar(f func(float64) float64) (float64, bool) {
	for _, side := range []float64{-1, 1} {
		near := searchRange
		outwards := f(side*near) * side
		for step := searchStep; outwards > 0 && near < searchLimit; step *= 2 { // 0 is an underflow, no root
			far := near + step
			if outwards = f(side*far) * side; outwards < 0 {
				return bisect(f, min(side*near, side*far), max(side*near, side*far)), true
			}
			near = far
		}
	}
	return 0, false
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
