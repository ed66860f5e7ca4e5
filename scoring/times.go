package scoring

import (
	"math"

	"eva/scoring/irt"
)

// ItemTime is how long people take for an item.
type ItemTime struct {
	Mean  float64 `json:"mean"`  // seconds
	Beta  float64 `json:"beta"`  // mean log seconds of somebody of usual speed
	Alpha float64 `json:"alpha"` // 1 / standard deviation of the log seconds at one person's speed; 0 when not known
	N     int     `json:"n"`     // answers
}

const (
	fewestTimes = irt.MinPersons // answers to an item, for its time to be known
	timeRounds  = 100            // of the two means below; they settle long before
)

// FitTimes estimates the lognormal time parameters of items (van der Linden
// 2006): log t = β − τ + ε, ε ~ N(0, 1/α²), τ of mean 0 over persons. seconds
// is persons × items; what is not positive is not known. β and τ are the least
// squares solution, found by taking their means in turn; 1/α² is the variance
// of what is left, times m/(m − 1) for the τ taken out, m the items that a
// person answered. An item with too few times is nil.
func FitTimes(seconds [][]float64, items int) []*ItemTime {
	tau, beta := make([]float64, len(seconds)), make([]float64, items)
	each := func(visit func(i, j int, log float64)) {
		for i, row := range seconds {
			for j, t := range row {
				if t > 0 {
					visit(i, j, math.Log(t))
				}
			}
		}
	}
	perPerson, perItem, total := make([]float64, len(seconds)), make([]float64, items), make([]float64, items)
	each(func(i, j int, log float64) {
		perPerson[i]++
		perItem[j]++
		total[j] += math.Exp(log)
	})
	for range timeRounds {
		clear(beta)
		each(func(i, j int, log float64) { beta[j] += (log + tau[i]) / perItem[j] })
		clear(tau)
		each(func(i, j int, log float64) { tau[i] += (beta[j] - log) / perPerson[i] })
		centre(tau)
	}
	spread := make([]float64, items)
	each(func(i, j int, log float64) {
		if m := perPerson[i]; m > 1 {
			residual := log - beta[j] + tau[i]
			spread[j] += residual * residual * m / (m - 1) / perItem[j]
		}
	})
	times := make([]*ItemTime, items)
	for j, n := range perItem {
		if n < fewestTimes {
			continue
		}
		times[j] = &ItemTime{Mean: total[j] / n, Beta: beta[j], N: int(n)}
		if spread[j] > 0 {
			times[j].Alpha = 1 / math.Sqrt(spread[j])
		}
	}
	return times
}

func centre(values []float64) {
	if len(values) == 0 {
		return
	}
	m := mean(values)
	for i := range values {
		values[i] -= m
	}
}
