package irt

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// PersonFit tells an unusual pattern: far below 0, hard items right and easy ones wrong. Both are about standard normal for
// patterns that follow the model, LzStar also when θ was estimated from the same answers.
type PersonFit struct {
	Lz     float64 // Drasgow, Levine & Williams 1985
	LzStar float64 // Snijders 2001
}

// FitPerson computes the fit of a pattern of binary items at an ability. score is the estimate and how it was found: the
// correction of lz* needs the function that the estimate is a root of. ML: r₀ = 0; WLE: J/(2I); MAP and EAP, which is taken
// as MAP: (μ − θ)/σ² (Magis, Raîche & Béland 2012, eq. 12).
func FitPerson(items []Item, pattern []int8, theta float64, method Method, prior Prior) (PersonFit, error) {
	if err := checkPattern(items, pattern); err != nil {
		return PersonFit{}, err
	}
	var w, sigma, weighted, squared float64 // Σ(x − P)w, Σ P Q w², Σ P′ w, Σ P′ r
	for j, x := range pattern {
		if x == Missing {
			continue
		}
		if !items[j].Binary() {
			return PersonFit{}, fmt.Errorf("%w: lz is for binary items, %q is not", ErrItem, items[j].Name)
		}
		p, slope, _ := items[j].logisticCurve(theta)
		lw := math.Log(p / (1 - p))
		w += (float64(x) - p) * lw
		sigma += p * (1 - p) * lw * lw
		weighted += slope * lw
		squared += slope * slope / (p * (1 - p)) // r_j = P′_j / (P_jQ_j)
	}
	if sigma == 0 {
		return PersonFit{}, fmt.Errorf("%w: every answer is as probable as the other", ErrNoEstimate)
	}
	fit := PersonFit{Lz: w / math.Sqrt(sigma)}
	fit.LzStar = snijders(items, pattern, theta, w, weighted/squared, method.root(items, pattern, theta, prior))
	return fit, nil
}

// snijders is (W + c·r₀)/√(Σ w̃²PQ) with w̃ = w − c·r: the weights made orthogonal to the estimation.
func snijders(items []Item, pattern []int8, theta, w, c, root float64) float64 {
	tau := 0.0
	for j, x := range pattern {
		if x == Missing {
			continue
		}
		p, slope, _ := items[j].logisticCurve(theta)
		tilde := math.Log(p/(1-p)) - c*slope/(p*(1-p))
		tau += tilde * tilde * p * (1 - p)
	}
	return (w + c*root) / math.Sqrt(tau)
}

// Method names a way to estimate an ability.
type Method string

// The methods.
const (
	MethodEAP Method = "eap"
	MethodMAP Method = "map"
	MethodML  Method = "ml"
	MethodWLE Method = "wle"
)

// root is r₀: what the estimating equation adds to the sum of weighted residuals.
func (m Method) root(items []Item, pattern []int8, theta float64, prior Prior) float64 {
	switch m {
	case MethodWLE:
		return warm(items, pattern, theta) / (2 * information(items, pattern, theta))
	case MethodEAP, MethodMAP:
		normal := prior.distribution()
		return (normal.Mu - theta) / (normal.Sigma * normal.Sigma)
	}
	return 0
}

// ItemFit is the statistic S-X² of an item.
type ItemFit struct {
	Name string
	X2   float64
	DF   float64
	P    float64
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
		for _, x := range pattern {
			if x == Missing {
				return g, fmt.Errorf("%w: S-X² needs persons who answered every item", ErrResponse)
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

// fit sums over the scores 1…k−1, neighbours put together until enough are expected right and wrong in each group.
func (g scoreGroups) fit(j int, expected []float64) ItemFit {
	var f ItemFit
	n, right, want := 0.0, 0.0, 0.0
	flush := func() {
		if p := want / n; n > 0 && p > 0 && p < 1 {
			f.X2 += n * (right/n - p) * (right/n - p) / (p * (1 - p))
			f.DF++
		}
		n, right, want = 0, 0, 0
	}
	for score := 1; score < len(g.persons)-1; score++ {
		n += g.persons[score]
		right += g.right[j][score]
		want += g.persons[score] * expected[score]
		if want >= leastExpected && n-want >= leastExpected {
			flush()
		}
	}
	if n > 0 {
		flush()
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
