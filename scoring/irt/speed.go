package irt

import (
	"errors"
	"fmt"
	"math"
)

// ErrTimes says that response times cannot be used.
var ErrTimes = errors.New("irt: response times")

// Pace is the lognormal speed of a person (van der Linden 2006): log t_j = β_j − τ + ε_j, ε_j ~ N(0, 1/α_j²). A higher τ is
// quicker.
type Pace struct {
	Tau       float64
	SE        float64
	Residuals []float64 // α_j(log t_j − β_j + τ), standard normal under the model
}

// Speed estimates τ by maximum likelihood: Σα²(β − log t) / Σα², with the error 1/√Σα². alpha (> 0) and beta (log seconds) are
// the items' time parameters, seconds the times (> 0).
func Speed(alpha, beta, seconds []float64) (Pace, error) {
	if len(alpha) != len(beta) || len(beta) != len(seconds) || len(alpha) == 0 {
		return Pace{}, fmt.Errorf("%w: %d, %d and %d values", ErrTimes, len(alpha), len(beta), len(seconds))
	}
	weights, sum := 0.0, 0.0
	for j, a := range alpha {
		if !(a > 0) || !(seconds[j] > 0) {
			return Pace{}, fmt.Errorf("%w: α and the time must be positive, in place %d", ErrTimes, j+1)
		}
		weights += a * a
		sum += a * a * (beta[j] - math.Log(seconds[j]))
	}
	p := Pace{Tau: sum / weights, SE: 1 / math.Sqrt(weights), Residuals: make([]float64, len(alpha))}
	for j, a := range alpha {
		p.Residuals[j] = a * (math.Log(seconds[j]) - beta[j] + p.Tau)
	}
	return p, nil
}

const (
	rapidShare = 0.10 // of the item's mean time
	rapidMost  = 10.0 // seconds
)

// NT10 is the time below which an answer is a rapid guess: a tenth of the item's mean time, 10 s at most (Wise & Ma 2012).
// Units are those of the means, which must be seconds.
func NT10(meanSeconds []float64) []float64 {
	thresholds := make([]float64, len(meanSeconds))
	for j, mean := range meanSeconds {
		thresholds[j] = math.Min(rapidShare*mean, rapidMost)
	}
	return thresholds
}

// Effort is the share of answers that took at least their threshold: response-time effort (Wise & Kong 2005).
func Effort(seconds, thresholds []float64) (float64, error) {
	if len(seconds) == 0 || len(seconds) != len(thresholds) {
		return 0, fmt.Errorf("%w: %d times for %d thresholds", ErrTimes, len(seconds), len(thresholds))
	}
	solved := 0
	for j, t := range seconds {
		if t >= thresholds[j] {
			solved++
		}
	}
	return float64(solved) / float64(len(seconds)), nil
}
