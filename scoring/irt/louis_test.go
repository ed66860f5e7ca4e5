package irt

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestLouisIsTheNumericInformation: the closed form against finite differences of the gradient, on graded answers with a
// third missing.
func TestLouisIsTheNumericInformation(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	truth := []Item{
		{Model: GPCM, A: 1.2, Thresholds: []float64{-1, .5}}, {Model: GPCM, A: .8, Thresholds: []float64{0, -.3, 1}},
		{Model: GPCM, A: 1.5, Thresholds: []float64{.2}}, {Model: GPCM, A: 1, Thresholds: []float64{-.5, .8}},
	}
	var data Data
	for range 600 {
		theta := random.NormFloat64()
		row := make([]int8, len(truth))
		for j := range truth {
			row[j] = Missing
			if random.Float64() < 2./3 {
				row[j] = draw(truth[j].Probabilities(theta, nil), random.Float64())
			}
		}
		data.Responses = append(data.Responses, row)
	}
	s, err := newSample(data, GPCM)
	if err != nil {
		t.Fatal(err)
	}
	e := newEstimation(s, GPCM, DefaultGrid(), 1)
	if _, converged := e.run(500, 1e-9); !converged {
		t.Fatal("did not converge")
	}
	closed, numeric := e.louis(), e.numericInformation()
	for u := range len(e.parameters) {
		for v := range len(e.parameters) {
			if got, want := closed.At(u, v), numeric.At(u, v); math.Abs(got-want) > 1e-4*(1+math.Abs(want)) {
				t.Errorf("information[%d, %d] = %g; want %g", u, v, got, want)
			}
		}
	}
}
