package scoring

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Path is one way through a plan: its modules in order, "n1+2" being one whose
// catch-up was played for two families; and how many items that takes.
type Path struct {
	Steps             []string
	Shortest, Longest int
}

// Paths lists all ways through a plan that some answers lead along.
func Paths(plan Plan, items []Item, form string) []Path {
	w := walker{router: newRouter(plan, items, form)}
	w.walk(plan.Start, Path{})
	return w.paths
}

type walker struct {
	*router
	paths []Path
}

func (w *walker) walk(module string, so Path) {
	if module == "" {
		w.paths = append(w.paths, so)
		return
	}
	first := w.first[module]
	so = so.then(module, len(first), len(first))
	rule, full := w.plan.Modules[module], w.total(first)
	bar := rule.bar(full)
	if !rule.CatchUp || math.IsInf(bar, 1) && len(w.second[module]) == 0 {
		w.leave(rule, 0, full, full, so)
		return
	}
	w.leave(rule, bar, full, full, so)
	worths, sizes := w.byFamily(module)
	loss := full // what can be lost without failing a family
	for _, worth := range worths {
		loss -= worth
	}
	if full-loss < bar {
		w.leave(rule, full-loss, bar-nearly, full, so)
	}
	for k := range worths {
		loss += worths[k]
		lowest := full - loss
		if lowest >= bar {
			continue
		}
		repaired := 0.0
		for _, worth := range worths[:k+1] {
			repaired += worth
		}
		again := Path{append(slices.Clone(so.Steps[:len(so.Steps)-1]), fmt.Sprintf("%s+%d", module, k+1)), so.Shortest, so.Longest}
		for i := range k + 1 {
			again.Shortest += sizes[i]
			again.Longest += sizes[len(sizes)-1-i]
		}
		w.leave(rule, lowest, min(full, bar+repaired-nearly), full, again)
	}
}

func (p Path) then(step string, shortest, longest int) Path {
	return Path{append(slices.Clone(p.Steps), step), p.Shortest + shortest, p.Longest + longest}
}

// leave goes on by each line that a score between two bounds may meet first.
func (w *walker) leave(rule Module, low, high, full float64, so Path) {
	left := map[string]bool{}
	on := func(to string) {
		if !left[to] {
			left[to] = true
			w.walk(to, so)
		}
	}
	for _, line := range rule.Then {
		bound := line.bound(full)
		if bound <= high {
			on(line.To)
			high = min(high, bound-nearly)
		}
	}
	if high >= low {
		on("")
	}
}

// bound is the least score that a line asks for.
func (r Route) bound(full float64) float64 {
	bound := 0.0
	if r.AtLeast != nil {
		bound = max(bound, *r.AtLeast)
	}
	if r.Above != nil {
		bound = max(bound, *r.Above+nearly)
	}
	if r.AtLeastShare != nil {
		bound = max(bound, *r.AtLeastShare*full)
	}
	return bound
}

// bar is the score below which the catch-up is played.
func (m Module) bar(full float64) float64 {
	bar := math.Inf(1)
	for _, line := range m.Then {
		if line.AtLeastShare != nil {
			bar = min(bar, line.bound(full))
		}
	}
	return bar
}

func (w *walker) total(items []int) float64 {
	total := 0.0
	for _, i := range items {
		total += w.worth[i]
	}
	return total
}

// byFamily are the points of each family that can be caught up, most first,
// and the lengths of the catch-ups, shortest first.
func (w *walker) byFamily(module string) (worths []float64, sizes []int) {
	points, length := map[string]float64{}, map[string]int{}
	for _, i := range w.second[module] {
		length[w.family[i]]++
	}
	for _, i := range w.first[module] {
		if length[w.family[i]] > 0 {
			points[w.family[i]] += w.worth[i]
		}
	}
	for family, worth := range points {
		worths, sizes = append(worths, worth), append(sizes, length[family])
	}
	slices.SortFunc(worths, func(a, b float64) int { return cmp.Compare(b, a) })
	slices.Sort(sizes)
	return worths, sizes
}
