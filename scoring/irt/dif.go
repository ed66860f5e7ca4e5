package irt

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// ErrDIF says that two groups cannot be compared.
var ErrDIF = errors.New("irt: differential functioning")

// Stratum is a two-by-two table: rows reference and focal group, columns right and wrong.
type Stratum [2][2]float64

// CommonOdds is what Mantel & Haenszel (1959) say of a set of strata.
type CommonOdds struct {
	Odds float64 // of right in the reference group over the focal one, given the stratum
	SE   float64 // of log Odds (Robins, Breslow & Greenland 1986)
	Chi2 float64 // one degree of freedom
	P    float64
}

// MantelHaenszel estimates the common odds ratio of the strata; those with fewer than two persons say nothing. corrected
// takes 0.5 off the difference (Yates), as the test is usually reported.
func MantelHaenszel(strata []Stratum, corrected bool) (CommonOdds, error) {
	var r, s, diff, variance, pr, psqr, qs float64
	for _, t := range strata {
		a, b, c, d := t[0][0], t[0][1], t[1][0], t[1][1]
		n := a + b + c + d
		if n < 2 {
			continue
		}
		r += a * d / n
		s += b * c / n
		diff += a - (a+b)*(a+c)/n
		variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))
		p, q := (a+d)/n, (b+c)/n
		pr += p * a * d / n
		psqr += p*b*c/n + q*a*d/n
		qs += q * b * c / n
	}
	if variance == 0 || r == 0 || s == 0 {
		return CommonOdds{}, fmt.Errorf("%w: no stratum holds right and wrong answers of both groups", ErrDIF)
	}
	distance := math.Abs(diff)
	if corrected {
		distance = math.Max(distance-.5, 0)
	}
	o := CommonOdds{Odds: r / s, Chi2: distance * distance / variance}
	o.SE = math.Sqrt(pr/(2*r*r) + psqr/(2*r*s) + qs/(2*s*s))
	o.P = distuv.ChiSquared{K: 1}.Survival(o.Chi2)
	return o, nil
}

// DIF is the differential functioning of one item between two groups of the same ability.
type DIF struct {
	Name       string
	Chi2       float64 // Mantel–Haenszel, or likelihood ratio of both effects (2 degrees of freedom)
	P          float64
	PAdjusted  float64 // Benjamini & Hochberg (1995) over the items
	Odds       float64 // common odds ratio; above 1 the item is easier for the reference group
	Delta      float64 // −2.35·log Odds, on ETS's scale
	Uniform    float64 // likelihood ratio χ² of the group; logistic only
	NonUniform float64 // of its product with the score; logistic only
	R2Change   float64 // of Nagelkerke's R² by both; logistic only
	Class      string  // ETS: A negligible, B moderate, C large
}

// Groups are the answers of two groups to binary items; rows without a response to the item under study leave its tables.
type Groups struct {
	Names     []string
	Responses [][]int8
	Focal     []bool // of each person; false is the reference group
}

func (g Groups) check() error {
	if len(g.Responses) != len(g.Focal) || len(g.Responses) == 0 {
		return fmt.Errorf("%w: %d persons, %d groups", ErrDIF, len(g.Responses), len(g.Focal))
	}
	if !slices.Contains(g.Focal, true) || !slices.Contains(g.Focal, false) {
		return fmt.Errorf("%w: both groups need persons", ErrDIF)
	}
	for i, row := range g.Responses {
		if len(row) != len(g.Names) {
			return fmt.Errorf("%w: row %d has %d responses for %d items", ErrShape, i+1, len(row), len(g.Names))
		}
		for j, x := range row {
			if x > 1 {
				return &ItemError{g.Names[j], fmt.Errorf("%w %d in row %d: binary items only", ErrResponse, x, i+1)}
			}
		}
	}
	return nil
}

func (g Groups) totals() []int {
	totals := make([]int, len(g.Responses))
	for i, row := range g.Responses {
		for _, x := range row {
			if x == 1 {
				totals[i]++
			}
		}
	}
	return totals
}

// MantelHaenszelDIF compares the groups at equal number right, the item itself included (Holland & Thayer 1988). Classes are
// those of ETS (Zieky 1993): A when Δ is below 1 or not different from 0, C when it is 1.5 or more and above 1 by its error.
func MantelHaenszelDIF(g Groups) ([]DIF, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	totals := g.totals()
	found := make([]DIF, len(g.Names))
	for j, name := range g.Names {
		strata := make([]Stratum, len(g.Names)+1)
		for i, row := range g.Responses {
			if row[j] != Missing {
				group := 0
				if g.Focal[i] {
					group = 1
				}
				strata[totals[i]][group][1-row[j]]++
			}
		}
		odds, err := MantelHaenszel(strata, true)
		if err != nil {
			return nil, &ItemError{name, err}
		}
		found[j] = DIF{Name: name, Chi2: odds.Chi2, P: odds.P, Odds: odds.Odds, Delta: -2.35 * math.Log(odds.Odds)}
		found[j].Class = classOfDelta(found[j].Delta, 2.35*odds.SE, odds.P)
	}
	adjust(found)
	return found, nil
}

const (
	significant = .05
	oneSided    = 1.645
)

func classOfDelta(delta, se, p float64) string {
	switch size := math.Abs(delta); {
	case size < 1 || p >= significant:
		return "A"
	case size >= 1.5 && (size-1)/se > oneSided:
		return "C"
	}
	return "B"
}

// adjust writes Benjamini & Hochberg's p, which holds the share of false alarms among those raised.
func adjust(found []DIF) {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(u, v int) int {
		switch {
		case found[u].P > found[v].P:
			return -1
		case found[u].P < found[v].P:
			return 1
		}
		return 0
	})
	least, n := 1.0, float64(len(found))
	for rank, i := range order {
		least = math.Min(least, found[i].P*n/(n-float64(rank)))
		found[i].PAdjusted = least
	}
}
