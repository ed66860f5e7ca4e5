package irt

import (
	"fmt"
	"math"
)

// PersonFit tells an unusual pattern: far below 0, hard items right and easy ones wrong. Both are about standard normal for
// patterns that follow the model, LzStar also when θ was estimated from the same answers.
type PersonFit struct {
	Lz     float64 // Drasgow, Levine & Williams 1985
	LzStar float64 // Snijders 2001; Sinharay 2016 for items with more than two categories
}

// Method names a way to estimate an ability.
type Method string

// The methods.
const (
	MethodEAP Method = "eap"
	MethodMAP Method = "map"
	MethodML  Method = "ml"
	MethodWLE Method = "wle"
)

// FitPerson computes the fit of a pattern at an ability theta that was estimated from it by method.
//
// With the weights w = log P and W = Σ_j (w_x − E w), lz is W/√Σ Var w. lz* takes out of the weights what the estimation of θ
// already used: w̃ = w − c·r with r = P′/P and c = Σ E(wr) / Σ E(r²), lz* = (W + c·r₀)/√Σ Var w̃. r₀ is what the estimating
// equation adds to Σ r: 0 for ML, J/(2I) for WLE, (μ − θ)/σ² for MAP and for EAP, which is taken as MAP (Magis, Raîche & Béland
// 2012; Sinharay 2016). It is an [ErrNoEstimate] when the answers were all equally probable.
func FitPerson(items []Item, pattern []int8, theta float64, method Method, prior Prior) (PersonFit, error) {
	if err := checkAnswered(items, pattern); err != nil {
		return PersonFit{}, err
	}
	var w, variance, shared, squared float64 // W, Σ Var w, Σ E(wr), Σ E(r²)
	walk(items, pattern, theta, func(x int8, c *curve, logs []float64) {
		mean := c.mean(logs)
		w += logs[x] - mean
		for k := range c.n {
			variance += c.p[k] * (logs[k] - mean) * (logs[k] - mean)
			shared += c.p[k] * logs[k] * c.slope[k]
		}
		squared += c.information()
	})
	if !(variance > 0) || !(squared > 0) {
		return PersonFit{}, fmt.Errorf("%w: every answer is as probable as the other", ErrNoEstimate)
	}
	c0, left := shared/squared, 0.0 // Σ Var w̃
	walk(items, pattern, theta, func(_ int8, c *curve, logs []float64) {
		for k := range c.n {
			logs[k] -= c0 * c.slope[k]
		}
		mean := c.mean(logs)
		for k := range c.n {
			left += c.p[k] * (logs[k] - mean) * (logs[k] - mean)
		}
	})
	if !(left > smallestShare*variance) {
		return PersonFit{}, fmt.Errorf("%w: the estimate of θ used up all that the answers say", ErrNoEstimate)
	}
	root := method.root(sumUp(items, pattern, theta), prior)
	return PersonFit{Lz: w / math.Sqrt(variance), LzStar: (w + c0*root) / math.Sqrt(left)}, nil
}

// smallestShare of the variance of lz must be left for lz*; below it there is only rounding, as with items that are all alike.
const smallestShare = 1e-12

// walk visits the answers with the curves of their items and the logarithms of the probabilities.
func walk(items []Item, pattern []int8, theta float64, visit func(x int8, c *curve, logs []float64)) {
	var c curve
	var logs [MaxCategory + 1]float64
	for j, x := range pattern {
		if x == Missing {
			continue
		}
		c.at(&items[j], theta)
		for k := range c.n {
			logs[k] = items[j].logProbability(theta, int8(k))
		}
		visit(x, &c, logs[:c.n])
	}
}

// root is r₀.
func (m Method) root(s sums, prior Prior) float64 {
	switch m {
	case MethodWLE:
		return s.correction()
	case MethodEAP, MethodMAP:
		normal := prior.distribution()
		return (normal.Mu - s.theta) / (normal.Sigma * normal.Sigma)
	}
	return 0
}
