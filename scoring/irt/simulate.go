package irt

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

// Simulate draws the responses of persons with these abilities to the items, persons × items. The same source of randomness
// gives the same responses.
func Simulate(items []Item, thetas []float64, random *rand.Rand) [][]int8 {
	responses := make([][]int8, len(thetas))
	var p []float64
	for i, theta := range thetas {
		responses[i] = make([]int8, len(items))
		for j := range items {
			p = items[j].Probabilities(theta, p)
			responses[i][j] = draw(p, random.Float64())
		}
	}
	return responses
}

// draw picks the category in whose share of [0, 1) the number lies.
func draw(p []float64, uniform float64) int8 {
	for k := range p {
		if uniform -= p[k]; uniform < 0 {
			return int8(k)
		}
	}
	return int8(len(p) - 1)
}

// Recovery says how well a calibration finds parameters that are known.
type Recovery struct {
	BiasA, RMSEA float64 // of the slopes: mean error, and root of the mean squared error
	BiasB, RMSEB float64 // of the difficulties
	Coverage     float64 // share of the abilities that lie within 1.96 errors of their EAP
}

// Recover draws responses of persons to binary items, calibrates these as if they were unknown, scores the persons with what
// it found, and compares. The abilities should be drawn from the standard normal population that a calibration assumes.
func Recover(truth []Item, thetas []float64, model Model, random *rand.Rand) (Recovery, error) {
	data := Data{Responses: Simulate(truth, thetas, random)}
	found, err := Calibrate(data, model, Options{SkipErrors: true})
	if err != nil {
		return Recovery{}, err
	}
	scorer, err := NewScorer(found.Items, DefaultGrid())
	if err != nil {
		return Recovery{}, err
	}
	a, b := make([]float64, len(truth)), make([]float64, len(truth))
	for j, it := range found.Items {
		a[j], b[j] = it.A-truth[j].A, it.B-truth[j].B
	}
	inside := 0
	for i, row := range data.Responses {
		score, err := scorer.EAP(row)
		if err != nil {
			return Recovery{}, err
		}
		if math.Abs(score.Theta-thetas[i]) <= 1.96*score.SE {
			inside++
		}
	}
	rms := func(errors []float64) float64 { return floats.Norm(errors, 2) / math.Sqrt(float64(len(errors))) }
	return Recovery{
		BiasA: stat.Mean(a, nil), RMSEA: rms(a), BiasB: stat.Mean(b, nil), RMSEB: rms(b),
		Coverage: float64(inside) / float64(len(thetas)),
	}, nil
}
