package irt

import "math"

// logistic is 1 / (1 + exp(−z)), without overflow.
func logistic(z float64) float64 {
	if z >= 0 {
		return 1 / (1 + math.Exp(-z))
	}
	e := math.Exp(z)
	return e / (1 + e)
}

// logLogistic is log(logistic(z)), without underflow.
func logLogistic(z float64) float64 {
	if z >= 0 {
		return -math.Log1p(math.Exp(-z))
	}
	return z - math.Log1p(math.Exp(z))
}

// Probabilities writes P(X = k|θ), k = 0…m, to dst, which it grows when needed, and returns it.
func (it *Item) Probabilities(theta float64, dst []float64) []float64 {
	dst = sized(dst, it.Categories())
	switch it.Model {
	case GRM:
		var c curve
		c.at(it, theta)
		copy(dst, c.p[:c.n])
	case GPCM:
		partialCreditProbabilities(it.A, it.Thresholds, theta, dst)
	default:
		l := logistic(it.A * (theta - it.B))
		dst[0], dst[1] = (1-it.C)*(1-l), it.C+(1-it.C)*l
	}
	return dst
}

// partialCreditProbabilities writes those of Muraki's model, scaled by the largest term against overflow.
func partialCreditProbabilities(a float64, steps []float64, theta float64, dst []float64) {
	dst[0] = 0
	largest := 0.0
	for k, b := range steps {
		dst[k+1] = dst[k] + a*(theta-b)
		largest = math.Max(largest, dst[k+1])
	}
	total := 0.0
	for k := range dst {
		dst[k] = math.Exp(dst[k] - largest)
		total += dst[k]
	}
	for k := range dst {
		dst[k] /= total
	}
}

// logProbability is log P(X = x|θ), finite for any θ that a grid may hold.
func (it *Item) logProbability(theta float64, x int8) float64 {
	z := it.A * (theta - it.B)
	switch {
	case it.Model == GRM:
		return logGraded(it, theta, int(x))
	case it.Model == GPCM:
		return logPartialCredit(it, theta, int(x))
	case it.C > 0 && x == 1:
		return math.Log(it.C + (1-it.C)*logistic(z))
	case it.C > 0:
		return math.Log1p(-it.C) + logLogistic(-z)
	case x == 1:
		return logLogistic(z)
	}
	return logLogistic(-z)
}

// logGraded is the logarithm of a difference of two logistic curves, written so that nothing cancels in the tails:
// F(u) − F(v) = F(u) F(−v) (1 − exp(v − u)), u > v.
func logGraded(it *Item, theta float64, x int) float64 {
	m := len(it.Thresholds)
	switch x {
	case 0:
		return logLogistic(-it.A * (theta - it.Thresholds[0]))
	case m:
		return logLogistic(it.A * (theta - it.Thresholds[m-1]))
	}
	u, v := it.A*(theta-it.Thresholds[x-1]), it.A*(theta-it.Thresholds[x])
	return logLogistic(u) + logLogistic(-v) + math.Log(-math.Expm1(v-u))
}

// logPartialCredit is Σ_{v≤x} a(θ − b_v) − log Σ_k exp(Σ_{v≤k} a(θ − b_v)), the sum scaled by its largest term.
func logPartialCredit(it *Item, theta float64, x int) float64 {
	var sums [MaxCategory + 1]float64
	largest := 0.0
	for k, b := range it.Thresholds {
		sums[k+1] = sums[k] + it.A*(theta-b)
		largest = math.Max(largest, sums[k+1])
	}
	total := 0.0
	for _, s := range sums[:len(it.Thresholds)+1] {
		total += math.Exp(s - largest)
	}
	return sums[x] - largest - math.Log(total)
}

// Expected is E(X|θ), between 0 and the greatest category.
func (it *Item) Expected(theta float64) float64 {
	if it.Binary() {
		return it.C + (1-it.C)*logistic(it.A*(theta-it.B))
	}
	var buffer [MaxCategory + 1]float64
	expected := 0.0
	for k, p := range it.Probabilities(theta, buffer[:0]) {
		expected += float64(k) * p
	}
	return expected
}

// Information is Fisher's information about θ in one response, per squared unit of ability: Σ_k P′_k²/P_k. For a binary
// item it is a²(P − c)²Q / ((1 − c)²P) (Lord 1980), a²PQ without a lower asymptote; for Muraki's model it is a²
// times the variance of the category (Muraki 1993).
func (it *Item) Information(theta float64) float64 {
	if it.Binary() && it.C == 0 {
		l := logistic(it.A * (theta - it.B))
		return it.A * it.A * l * (1 - l)
	}
	var c curve
	c.at(it, theta)
	return c.information()
}

// TestInformation is the sum of the items' information at θ; 1/√ of it is the error of [ML] there.
func TestInformation(items []Item, theta float64) float64 {
	total := 0.0
	for j := range items {
		total += items[j].Information(theta)
	}
	return total
}

func sized(dst []float64, n int) []float64 {
	if cap(dst) < n {
		return make([]float64, n)
	}
	return dst[:n]
}
