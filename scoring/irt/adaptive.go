package irt

import (
	"fmt"
	"math"
)

// Selection says how an adaptive test picks its next item. The zero value is maximum information alone.
type Selection struct {
	// Content names the area of each item, as many as items, and Target the share that each area should have. The next item comes from
	// the area that lags most behind its share (Kingsbury & Zara 1989). Empty: no balancing.
	Content []string
	Target  map[string]float64
	// Randomesque picks among this many best items (Kingsbury & Zara 1989), with Uniform in [0, 1). Below 2: the best.
	Randomesque int
	Uniform     func() float64
}

// Next picks the unused item with the greatest information at θ, under the selection's constraints, or −1 when no item is
// left. Of equals the first is taken, so that a test can be played again.
func (s Selection) Next(items []Item, used []bool, theta float64) int {
	area, balanced := s.lagging(used)
	pick := s.best(items, used, theta, func(j int) bool { return !balanced || s.Content[j] == area })
	if pick < 0 && balanced {
		pick = s.best(items, used, theta, func(int) bool { return true })
	}
	return pick
}

// lagging is the area of an unused item whose share is the furthest below its target.
func (s Selection) lagging(used []bool) (string, bool) {
	if len(s.Content) == 0 || len(s.Target) == 0 {
		return "", false
	}
	given, left, total := map[string]float64{}, map[string]bool{}, 0.0
	for j, area := range s.Content {
		if used[j] {
			given[area]++
			total++
		} else {
			left[area] = true
		}
	}
	most, found, lag := "", false, math.Inf(-1)
	for _, area := range s.Content { // in the order of the items: maps have none
		if !left[area] {
			continue
		}
		behind := s.Target[area] - given[area]/math.Max(total, 1)
		if behind > lag {
			most, found, lag = area, true, behind
		}
	}
	return most, found
}

func (s Selection) best(items []Item, used []bool, theta float64, allowed func(int) bool) int {
	wanted := max(s.Randomesque, 1)
	top := make([]int, 0, wanted) // by falling information
	values := make([]float64, 0, wanted)
	for j := range items {
		if used[j] || !allowed(j) {
			continue
		}
		value := items[j].Information(theta)
		at := len(top)
		for at > 0 && value > values[at-1] {
			at--
		}
		if at == wanted {
			continue
		}
		if len(top) < wanted {
			top, values = append(top, 0), append(values, 0)
		}
		copy(top[at+1:], top[at:])
		copy(values[at+1:], values[at:])
		top[at], values[at] = j, value
	}
	switch {
	case len(top) == 0:
		return -1
	case len(top) == 1 || s.Uniform == nil:
		return top[0]
	}
	return top[min(int(s.Uniform()*float64(len(top))), len(top)-1)]
}

// Stop says when an adaptive test is over; whichever rule is met first. A zero field is a rule that is off.
type Stop struct {
	Least int       // no other rule before this many items
	Most  int       // items
	SE    float64   // error at or below
	Cuts  []float64 // level sure: θ ± Width·SE lies between two cuts
	Width float64   // 1.645, a 90 % interval, when 0
}

// Met tells whether a test of n items with this score is over.
func (s Stop) Met(n int, score Score) bool {
	switch {
	case s.Most > 0 && n >= s.Most:
		return true
	case n < s.Least || n == 0:
		return false
	case s.SE > 0 && score.SE <= s.SE:
		return true
	}
	return len(s.Cuts) > 0 && s.sure(score)
}

func (s Stop) sure(score Score) bool {
	width := s.Width
	if width == 0 {
		width = 1.645
	}
	low, high := score.Theta-width*score.SE, score.Theta+width*score.SE
	for _, cut := range s.Cuts {
		if low < cut && high >= cut {
			return false
		}
	}
	return true
}

// Step is one item of an adaptive test, with the score after its answer.
type Step struct {
	Item  int // index in the bank
	Score Score
}

// Adapt plays an adaptive test: it picks an item, asks answer for the response, scores by EAP on the grid, until stop is met
// or no item is left. start is the ability assumed before the first answer.
func Adapt(items []Item, grid Grid, start float64, selection Selection, stop Stop, answer func(item int) int8) ([]Step, error) {
	if n := len(selection.Content); n > 0 && n != len(items) {
		return nil, fmt.Errorf("%w: %d contents for %d items", ErrShape, n, len(items))
	}
	used := make([]bool, len(items))
	responses := make([]int8, len(items))
	for j := range responses {
		responses[j] = Missing
	}
	var steps []Step
	score := Score{Theta: start, SE: math.Inf(1)}
	for !stop.Met(len(steps), score) {
		j := selection.Next(items, used, score.Theta)
		if j < 0 {
			break
		}
		used[j], responses[j] = true, answer(j)
		var err error
		if score, err = EAP(items, responses, grid); err != nil {
			return nil, err
		}
		steps = append(steps, Step{j, score})
	}
	return steps, nil
}
