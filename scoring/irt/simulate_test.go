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
	data := irt.Data{}
	thetas := make([]float64, persons)
	for i := range persons {
		thetas[i] = random.NormFloat64()
		row := make([]int8, items)
		for j := range truth {
			row[j] = irt.Missing
			if random.Float64() >= missing {
				row[j] = 0
				if random.Float64() < truth[j].Expected(thetas[i]) {
					row[j] = 1
				}
			}
		}
		data.Responses = append(data.Responses, row)
	}
	return data, truth, thetas
}
