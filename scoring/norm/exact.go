package norm

import (
	"slices"
	"sort"
)

// mostDistinct is how many different values a summary keeps exactly. Counts and
// shares seldom have as many, whatever the number of persons; times do.
const mostDistinct = 4096

// point is a value and how many times it came.
type point struct {
	value float64
	count int
}

// points are values that rise.
type points []point

// pointsOf sorts values and counts equal ones together.
func pointsOf(values []float64) points {
	var p points
	for _, x := range slices.Sorted(slices.Values(values)) {
		if last := len(p) - 1; last >= 0 && p[last].value == x {
			p[last].count++
			continue
		}
		p = append(p, point{x, 1})
	}
	return p
}

// and merges two lists.
func (p points) and(other points) points {
	merged := make(points, 0, len(p)+len(other))
	i, j := 0, 0
	for i < len(p) && j < len(other) {
		switch {
		case p[i].value < other[j].value:
			merged = append(merged, p[i])
			i++
		case p[i].value > other[j].value:
			merged = append(merged, other[j])
			j++
		default:
			merged = append(merged, point{p[i].value, p[i].count + other[j].count})
			i, j = i+1, j+1
		}
	}
	return append(append(merged, p[i:]...), other[j:]...)
}

// before is how many values come before each point, and after the last, all.
func (p points) before() []int {
	sums := make([]int, len(p)+1)
	for i, q := range p {
		sums[i+1] = sums[i] + q.count
	}
	return sums
}

// quantile is type 7 of Hyndman & Fan: with h = (n − 1)·share, between the
// values of the ranks ⌊h⌋ and ⌊h⌋ + 1.
func (p points) quantile(share float64) float64 {
	sums := p.before()
	n := sums[len(p)]
	ranked := func(rank int) float64 {
		return p[sort.Search(len(p), func(i int) bool { return sums[i+1] > rank })].value
	}
	h := float64(n-1) * share
	low := int(h)
	if low >= n-1 {
		return p[len(p)-1].value
	}
	x := ranked(low)
	if h == float64(low) {
		return x
	}
	return x + (h-float64(low))*(ranked(low+1)-x)
}

// below is how many values are smaller, plus half of those that are equal.
func (p points) below(x float64) float64 {
	sums := p.before()
	i, same := slices.BinarySearchFunc(p, x, func(q point, x float64) int {
		switch {
		case q.value < x:
			return -1
		case q.value > x:
			return 1
		}
		return 0
	})
	if same {
		return float64(sums[i]) + float64(p[i].count)/2
	}
	return float64(sums[i])
}

// reversed turns values that fall into values that rise.
func (p points) reversed() points {
	slices.Reverse(p)
	return p
}
