package irt

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

// ItemFit is the statistic S-X² of an item.
type ItemFit struct {
	Name string
	X2   float64
	DF   float64
	P    float64 // 1 when there are no degrees of freedom: too few groups to tell anything
}

const leastExpected = 1.0 // persons in a cell; neighbouring score groups are put together below it

// FitItems computes S-X² (Orlando & Thissen 2000): among persons with the same number right, the observed share right on the
// item against the one that the model expects, Σ N_k(O_k − E_k)²/(E_k(1 − E_k)). Binary items, complete patterns only.
// Degrees of freedom: groups minus the item's estimated parameters.
func FitItems(items []Item, data Data, grid Grid) ([]ItemFit, error) {
	s, err := newSample(data, TwoPL)
	if err != nil {
		return nil, err
	}
	groups, err := s.byScore(items)
	if err != nil {
		return nil, err
	}
	all := scoreDistributions(items, grid, -1)
	fits := make([]ItemFit, len(items))
	for j := range items {
		expected := expectedByScore(items, j, grid, all)
		fits[j] = groups.fit(j, expected)
		fits[j].Name = items[j].Name
		parameters := 2.0
		if items[j].Model == Rasch || items[j].Model == OnePL {
			parameters = 1
		}
		fits[j].P = 1
		if fits[j].DF -= parameters; fits[j].DF > 0 {
			fits[j].P = distuv.ChiSquared{K: fits[j].DF}.Survival(fits[j].X2)
		}
	}
	return fits, nil
}

// scoreGroups are persons by number right: how many, and how many right on each item.
type scoreGroups struct {
	persons []float64
	right   [][]float64 // by item, by score
}

func (s *sample) byScore(items []Item) (scoreGroups, error) {
	g := scoreGroups{persons: make([]float64, len(items)+1), right: matrix(len(items), len(items)+1)}
	if len(s.names) != len(items) {
		return g, fmt.Errorf("%w: %d columns for %d items", ErrShape, len(s.names), len(items))
	}
	for i, pattern := range s.patterns {
		score := 0
		for j, x := range pattern {
			if x == Missing {
				return g, &ItemError{s.names[j], fmt.Errorf("%w missing: S-X² needs persons who answered every item", ErrResponse)}
			}
			score += int(x)
		}
		g.persons[score] += s.counts[i]
		for j, x := range pattern {
			g.right[j][score] += s.counts[i] * float64(x)
		}
	}
	return g, nil
}

// cell is a run of score groups that are compared together.
type cell struct{ persons, right, want float64 }

func (c cell) full() bool { return c.want >= leastExpected && c.persons-c.want >= leastExpected }

// fit sums over the scores 1…k−1, neighbours put together until enough are expected right and wrong in each cell; what is
// left at the upper end goes to the last cell.
func (g scoreGroups) fit(j int, expected []float64) ItemFit {
	var cells []cell
	var open cell
	for score := 1; score < len(g.persons)-1; score++ {
		open.persons += g.persons[score]
		open.right += g.right[j][score]
		open.want += g.persons[score] * expected[score]
		if open.full() {
			cells, open = append(cells, open), cell{}
		}
	}
	if last := len(cells) - 1; last >= 0 {
		cells[last] = cell{cells[last].persons + open.persons, cells[last].right + open.right, cells[last].want + open.want}
	}
	f := ItemFit{DF: float64(len(cells))}
	for _, c := range cells {
		miss, p := c.right-c.want, c.want/c.persons
		f.X2 += miss * miss / (c.persons * p * (1 - p))
	}
	return f
}

// expectedByScore is P(right on j | score k) = ∫ P_j·S*_{k−1} / ∫ S_k, S* the distribution of the score without j.
func expectedByScore(items []Item, j int, grid Grid, all [][]float64) []float64 {
	without := scoreDistributions(items, grid, j)
	expected := make([]float64, len(items)+1)
	for k := 1; k < len(items); k++ {
		above, below := 0.0, 0.0
		for q, theta := range grid.Nodes {
			above += grid.Weights[q] * items[j].Expected(theta) * without[q][k-1]
			below += grid.Weights[q] * all[q][k]
		}
		expected[k] = above / below
	}
	return expected
}

// scoreDistributions is P(number right = k|θ_q) by node, item out left out (Lord & Wingersky 1984).
func scoreDistributions(items []Item, grid Grid, out int) [][]float64 {
	table := matrix(len(grid.Nodes), len(items)+1)
	for q, theta := range grid.Nodes {
		row, n := table[q], 0
		row[0] = 1
		for j := range items {
			if j == out {
				continue
			}
			p := items[j].Expected(theta)
			n++
			for k := n; k > 0; k-- {
				row[k] = row[k]*(1-p) + row[k-1]*p
			}
			row[0] *= 1 - p
		}
	}
	return table
}
