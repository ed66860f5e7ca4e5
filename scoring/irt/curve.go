package irt

import "math"

// curve is an item at one ability θ: the probability of each category, and the first two derivatives of its logarithm.
//
// With these, P′ = P·slope and P″ = P·(slope² + bend), and nothing cancels or divides zero by zero far out on the scale,
// where a probability is 0 or 1 to the last bit.
type curve struct {
	n              int // categories
	p, slope, bend [MaxCategory + 1]float64
}

// at fills the curve for θ.
func (c *curve) at(it *Item, theta float64) {
	c.n = it.Categories()
	switch it.Model {
	case GRM:
		c.graded(it, theta)
	case GPCM:
		c.partialCredit(it, theta)
	default:
		c.logistic(it, theta)
	}
}

// logistic: with l = logistic(a(θ − b)), P₁ = c + (1 − c)l and P₀ = (1 − c)(1 − l).
func (c *curve) logistic(it *Item, theta float64) {
	z := it.A * (theta - it.B)
	l, q := logistic(z), logistic(-z)
	c.p[0], c.slope[0], c.bend[0] = (1-it.C)*q, -it.A*l, -it.A*it.A*l*q
	if it.C == 0 {
		c.p[1], c.slope[1], c.bend[1] = l, it.A*q, c.bend[0]
		return
	}
	right := it.C + (1-it.C)*l
	slope := it.A * (1 - it.C) * l * q / right
	c.p[1], c.slope[1], c.bend[1] = right, slope, slope*(it.A*(1-2*l)-slope)
}

// graded: between F(u) and F(v), the slope of log P is a(1 − F(u) − F(v)), since F(u)F(−u) − F(v)F(−v) =
// (F(u) − F(v))(1 − F(u) − F(v)).
func (c *curve) graded(it *Item, theta float64) {
	above, aboveNot := 1.0, 0.0 // F(u), F(−u)
	for k := range c.n {
		below, belowNot, share := 0.0, 1.0, 1.0 // F(v), F(−v), and 1 − exp(v − u)
		if k < c.n-1 {
			v := it.A * (theta - it.Thresholds[k])
			below, belowNot = logistic(v), logistic(-v)
			if k > 0 {
				share = -math.Expm1(it.A * (it.Thresholds[k-1] - it.Thresholds[k]))
			}
		}
		c.p[k] = above * belowNot * share
		c.slope[k] = it.A * (aboveNot - below)
		c.bend[k] = -it.A * it.A * (above*aboveNot + below*belowNot)
		above, aboveNot = below, belowNot
	}
}

// partialCredit: the slope of log P_k is a(k − E), with E the mean category; its derivative is −a²·Var.
func (c *curve) partialCredit(it *Item, theta float64) {
	partialCreditProbabilities(it.A, it.Thresholds, theta, c.p[:c.n])
	mean, square := 0.0, 0.0
	for k, p := range c.p[:c.n] {
		mean += float64(k) * p
		square += float64(k*k) * p
	}
	for k := range c.n {
		c.slope[k] = it.A * (float64(k) - mean)
		c.bend[k] = -it.A * it.A * (square - mean*mean)
	}
}

// information is Σ P′²/P = Σ P·slope².
func (c *curve) information() float64 {
	total := 0.0
	for k := range c.n {
		total += c.p[k] * c.slope[k] * c.slope[k]
	}
	return total
}

// warm is the item's part of J = Σ P′P″/P = Σ P·slope·(slope² + bend) in [WLE].
func (c *curve) warm() float64 {
	total := 0.0
	for k := range c.n {
		total += c.p[k] * c.slope[k] * (c.slope[k]*c.slope[k] + c.bend[k])
	}
	return total
}

// mean is the expected value of what each category is worth.
func (c *curve) mean(values []float64) float64 {
	total := 0.0
	for k, v := range values {
		total += c.p[k] * v
	}
	return total
}
