package irt

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"
)

// Link carries abilities of one scale to another: θ_to = A·θ_from + B. Items follow: a/A, A·b + B.
type Link struct {
	A float64 `json:"A"`
	B float64 `json:"B"`
}

// LinkMethod names a way to find a [Link] from items that both scales share.
type LinkMethod string

// The methods (Kolen & Brennan 2014, ch. 6).
const (
	MeanMean     LinkMethod = "mean-mean"     // Loyd & Hoover 1980
	MeanSigma    LinkMethod = "mean-sigma"    // Marco 1977
	Haebara      LinkMethod = "haebara"       // Haebara 1980, from → to
	StockingLord LinkMethod = "stocking-lord" // Stocking & Lord 1983
)

// ErrLink says that two sets of items cannot be linked.
var ErrLink = errors.New("irt: link")

// Relate finds the link from the scale of from to that of to. Items are matched by name; at least two must be shared. The
// characteristic curve methods weigh the nodes of the grid by its weights.
func Relate(from, to []Item, method LinkMethod, grid Grid) (Link, error) {
	source, target := shared(from, to)
	if len(source) < 2 {
		return Link{}, fmt.Errorf("%w: %d items are in both sets, 2 are needed", ErrLink, len(source))
	}
	for j := range source {
		if source[j].Categories() != target[j].Categories() {
			return Link{}, &ItemError{source[j].Name, fmt.Errorf("%w: its categories are not the same in both sets", ErrLink)}
		}
	}
	switch method {
	case MeanMean:
		return meanMean(source, target), nil
	case MeanSigma:
		return meanSigma(source, target)
	case Haebara, StockingLord:
		return closest(meanMean(source, target), func(l Link) float64 { return curveDistance(source, target, l, grid, method) })
	}
	return Link{}, fmt.Errorf("%w: unknown method %q", ErrLink, method)
}

func shared(from, to []Item) (source, target []Item) {
	byName := map[string]Item{}
	for _, it := range to {
		byName[it.Name] = it
	}
	for _, it := range from {
		if other, ok := byName[it.Name]; ok {
			source, target = append(source, it), append(target, other)
		}
	}
	return source, target
}

// difficulties are all b's of the items, thresholds included.
func difficulties(items []Item) []float64 {
	var b []float64
	for _, it := range items {
		if it.Binary() {
			b = append(b, it.B)
		}
		b = append(b, it.Thresholds...)
	}
	return b
}

func slopes(items []Item) []float64 {
	a := make([]float64, len(items))
	for j, it := range items {
		a[j] = it.A
	}
	return a
}

func meanMean(source, target []Item) Link {
	a := stat.Mean(slopes(source), nil) / stat.Mean(slopes(target), nil)
	return Link{a, stat.Mean(difficulties(target), nil) - a*stat.Mean(difficulties(source), nil)}
}

func meanSigma(source, target []Item) (Link, error) {
	from, to := difficulties(source), difficulties(target)
	a := math.Sqrt(stat.PopVariance(to, nil) / stat.PopVariance(from, nil))
	if !(a > 0) || math.IsInf(a, 0) {
		return Link{}, fmt.Errorf("%w: the shared items of one set are all equally difficult", ErrLink)
	}
	return Link{a, stat.Mean(to, nil) - a*stat.Mean(from, nil)}, nil
}

// Carry is the item on the other scale.
func (l Link) Carry(it Item) Item {
	it.A /= l.A
	it.B = l.A*it.B + l.B
	it.D = -it.A * it.B
	thresholds := make([]float64, len(it.Thresholds))
	for k, b := range it.Thresholds {
		thresholds[k] = l.A*b + l.B
	}
	it.Thresholds = thresholds
	return it
}

// curveDistance is what the two methods minimise on the target's scale: the squared differences between the items' curves,
// summed (Haebara), or between the sums of the curves (Stocking & Lord).
func curveDistance(source, target []Item, l Link, grid Grid, method LinkMethod) float64 {
	if !(l.A > 0) {
		return math.Inf(1)
	}
	total := 0.0
	var p, other [MaxCategory + 1]float64
	for q, theta := range grid.Nodes {
		byItem, sum := 0.0, 0.0
		for j := range source {
			carried := l.Carry(source[j])
			mine, theirs := carried.Probabilities(theta, p[:0]), target[j].Probabilities(theta, other[:0])
			for k := 1; k < len(mine); k++ {
				byItem += (mine[k] - theirs[k]) * (mine[k] - theirs[k])
				sum += float64(k) * (mine[k] - theirs[k])
			}
		}
		if method == StockingLord {
			byItem = sum * sum
		}
		total += grid.Weights[q] * byItem
	}
	return total
}

func closest(start Link, distance func(Link) float64) (Link, error) {
	problem := optimize.Problem{Func: func(x []float64) float64 { return distance(Link{x[0], x[1]}) }}
	settings := &optimize.Settings{Converger: &optimize.FunctionConverge{Absolute: 1e-16, Iterations: 60}}
	result, err := optimize.Minimize(problem, []float64{start.A, start.B}, settings, &optimize.NelderMead{})
	if result == nil {
		return Link{}, fmt.Errorf("%w: %w", ErrLink, err)
	}
	return Link{result.X[0], result.X[1]}, nil
}
