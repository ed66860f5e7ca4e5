package irt_test

import (
	"math/rand/v2"
	"strconv"

	"eva/scoring/irt"
)

// simulate draws persons from N(0,1) and their answers to binary items; missing is the share of answers left out.
func simulate(persons, items int, missing float64, seed uint64) (irt.Data, []irt.Item, []float64) {
	random := rand.New(rand.NewPCG(seed, 1))
	truth := make([]irt.Item, items)
	for j := range truth {
		truth[j] = irt.Binary("i"+strconv.Itoa(j+1), .7+1.3*random.Float64(), -2+4*random.Float64())
	}
	thetas := make([]float64, persons)
	for i := range thetas {
		thetas[i] = random.NormFloat64()
	}
	data := irt.Data{Responses: irt.Simulate(truth, thetas, random)}
	for _, row := range data.Responses {
		for j := range row {
			if random.Float64() < missing {
				row[j] = irt.Missing
			}
		}
	}
	return data, truth, thetas
}
