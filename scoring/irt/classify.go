package irt

import (
	"fmt"
	"slices"
)

// SureEnough is the probability that a level needs before it is reported; below it stands "to confirm".
const SureEnough = 0.80

// Classification is what can be said of a person's level.
type Classification struct {
	P         []float64 // of each level, from the lowest; they sum to 1
	Level     int       // the most probable one, from 0
	ToConfirm bool      // its probability is below [SureEnough]
	Between   [2]int    // the narrowest run of levels that together reach SureEnough; twice Level when it is sure
}

// Classify gives the probability of each level: the posterior mass between two cuts (Rudner 2002). cuts rise; level k lies
// from cuts[k−1], included, to cuts[k]. The posterior is read as linear between its nodes.
func Classify(density []float64, grid Grid, cuts []float64) (Classification, error) {
	if len(density) != len(grid.Nodes) {
		return Classification{}, fmt.Errorf("%w: %d densities for %d nodes", ErrShape, len(density), len(grid.Nodes))
	}
	if len(cuts) == 0 || !slices.IsSorted(cuts) {
		return Classification{}, fmt.Errorf("irt: the cuts must rise: %v", cuts)
	}
	c := Classification{P: make([]float64, len(cuts)+1)}
	below := 0.0
	for k, cut := range cuts {
		to := massBelow(density, grid.Nodes, cut)
		c.P[k], below = to-below, to
	}
	c.P[len(cuts)] = 1 - below
	for k, p := range c.P {
		if p > c.P[c.Level] {
			c.Level = k
		}
	}
	c.Between = narrowest(c.P, c.Level)
	c.ToConfirm = c.P[c.Level] < SureEnough
	return c, nil
}

// massBelow is the posterior probability of θ < cut, by trapezes.
func massBelow(density, nodes []float64, cut float64) float64 {
	below, total := 0.0, 0.0
	for q := 1; q < len(nodes); q++ {
		width := nodes[q] - nodes[q-1]
		area := width * (density[q-1] + density[q]) / 2
		total += area
		switch share := (cut - nodes[q-1]) / width; {
		case share >= 1:
			below += area
		case share > 0:
			at := density[q-1] + share*(density[q]-density[q-1])
			below += share * width * (density[q-1] + at) / 2
		}
	}
	return below / total
}

// narrowest widens from the most probable level, to the more probable side each time, until it is sure enough.
func narrowest(p []float64, level int) [2]int {
	low, high, sum := level, level, p[level]
	for sum < SureEnough {
		if high+1 == len(p) || (low > 0 && p[low-1] >= p[high+1]) {
			low--
			sum += p[low]
			continue
		}
		high++
		sum += p[high]
	}
	return [2]int{low, high}
}
