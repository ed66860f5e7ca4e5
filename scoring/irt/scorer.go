package irt

import "gonum.org/v1/gonum/floats"

// Scorer scores many patterns of the same items by EAP: it keeps the logarithms of all probabilities at the nodes, so that a
// pattern costs one addition an item and node. It is safe for several goroutines at once.
type Scorer struct {
	items []Item
	grid  Grid
	logs  [][][]float64 // by item, category, node
}

// NewScorer prepares the items. It refuses parameters that no item can have.
func NewScorer(items []Item, grid Grid) (*Scorer, error) {
	s := &Scorer{items: items, grid: grid, logs: make([][][]float64, len(items))}
	for j := range items {
		if err := items[j].Validate(); err != nil {
			return nil, err
		}
		s.logs[j] = matrix(items[j].Categories(), len(grid.Nodes))
		for k, row := range s.logs[j] {
			for q, theta := range grid.Nodes {
				row[q] = items[j].logProbability(theta, int8(k))
			}
		}
	}
	return s, nil
}

// Posterior is [Posterior], in density, which it grows when needed and returns.
func (s *Scorer) Posterior(pattern []int8, density []float64) ([]float64, error) {
	if err := checkPattern(s.items, pattern); err != nil {
		return nil, err
	}
	density = sized(density, len(s.grid.Nodes))
	clear(density)
	for j, x := range pattern {
		if x != Missing {
			floats.Add(density, s.logs[j][x])
		}
	}
	s.grid.posterior(density)
	return density, nil
}

// EAP is [EAP].
func (s *Scorer) EAP(pattern []int8) (Score, error) {
	var buffer [61]float64
	density, err := s.Posterior(pattern, buffer[:0])
	if err != nil {
		return Score{}, err
	}
	theta, sd := s.grid.moments(density)
	return Score{theta, sd}, nil
}
