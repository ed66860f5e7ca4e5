package irt

import "math"

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

// A product is turned into its logarithm once it is full; below the largest logit no factor makes a full one overflow.
const (
	fullProduct  = 1e100
	largestLogit = 400.0
)

// logLikelihoods writes log P(pattern|θ) at the nodes to dst.
//
// Two-parameter items on even nodes, the usual case, need no exponential a node: with z = a(θ − b) the logarithm of their
// likelihood is Σ xz − log Π(1 + exp z), and exp z grows by the same factor from node to node.
func logLikelihoods(items []Item, pattern []int8, nodes, dst []float64) {
	clear(dst)
	step, even := evenStep(nodes)
	products := make([]float64, len(nodes))
	for q := range products {
		products[q] = 1
	}
	slope, intercept := 0.0, 0.0 // of Σ xz
	for j, x := range pattern {
		it := &items[j]
		switch {
		case x == Missing:
		case even && it.Binary() && it.C == 0 && it.A*(nodes[len(nodes)-1]-it.B) < largestLogit:
			slope += float64(x) * it.A
			intercept -= float64(x) * it.A * it.B
			multiply(products, dst, math.Exp(it.A*(nodes[0]-it.B)), math.Exp(it.A*step))
		default:
			for q, theta := range nodes {
				dst[q] += it.logProbability(theta, x)
			}
		}
	}
	for q, theta := range nodes {
		dst[q] += slope*theta + intercept - math.Log(products[q])
	}
}

// multiply takes the factors 1 + first, 1 + first·ratio, 1 + first·ratio²… in.
func multiply(products, logs []float64, first, ratio float64) {
	for q, power := range products {
		power *= 1 + first
		if power > fullProduct {
			logs[q] -= math.Log(power)
			power = 1
		}
		products[q] = power
		first *= ratio
	}
}

// evenStep is the distance of the nodes, if it is the same everywhere.
func evenStep(nodes []float64) (float64, bool) {
	if len(nodes) < 2 {
		return 0, false
	}
	last := len(nodes) - 1
	step := (nodes[last] - nodes[0]) / float64(last)
	for q, theta := range nodes {
		if math.Abs(theta-nodes[0]-float64(q)*step) > 1e-12*math.Abs(nodes[last]-nodes[0]) {
			return 0, false
		}
	}
	return step, true
}
