package scoring

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"eva/scoring/irt"
)

// Simulation is what a plan does with simulated persons.
//
// A person is an ability drawn from the standard normal population, and answers
// each item as its model says. She is classified rightly when her most probable
// level is the one that her ability lies in, given the cuts of the scale.
type Simulation struct {
	Persons       int            `json:"persons"`
	Mode          string         `json:"mode"`
	MeanItems     float64        `json:"mean_items"` // that count: instructions left out
	MaxItems      int            `json:"max_items"`
	LevelAccuracy float64        `json:"level_accuracy"`
	MeanSE        float64        `json:"mean_se"`
	Paths         map[string]int `json:"paths"` // persons, by modules played, or by number of items
}

// Simulate lets persons play the plan, half of them each form, and measures
// them on the scale that the plan names. uniform gives numbers in [0, 1); the
// same ones give the same persons and answers in both modes.
func (b *Bank) Simulate(plan Plan, mode string, persons int, uniform func() float64) (Simulation, error) {
	result := Simulation{Persons: persons, Mode: mode, Paths: map[string]int{}}
	if plan.Adaptive == nil {
		return result, wrongPlan("adaptive", "il manque : rien ne dit quelle échelle mesurer")
	}
	var crowds []*crowd
	for _, form := range b.Forms() {
		c, err := b.newCrowd(plan, form)
		if err != nil {
			return result, err
		}
		crowds = append(crowds, c)
	}
	right, errors := 0, 0.0
	for i := range persons {
		c := crowds[i%len(crowds)]
		play := c.play
		if mode == ModeAdaptive {
			play = c.adapt
		}
		theta := distuv.UnitNormal.Quantile(inside(uniform()))
		path, err := play(c.draw(theta, uniform), i)
		if err != nil {
			return result, err
		}
		level, se, err := c.measure()
		if err != nil {
			return result, err
		}
		if level == levelAt(theta, c.cuts) {
			right++
		}
		errors += se
		result.Paths[path]++
		result.MeanItems += float64(c.items)
		result.MaxItems = max(result.MaxItems, c.items)
	}
	n := math.Max(float64(persons), 1)
	result.MeanItems /= n
	result.LevelAccuracy, result.MeanSE = rounded(float64(right)/n), rounded(errors/n)
	return result, nil
}

// inside keeps a uniform number off the ends, where no ability is finite.
func inside(u float64) float64 { return min(max(u, 1e-12), 1-1e-12) }

func levelAt(theta float64, cuts []float64) int {
	level := 0
	for _, cut := range cuts {
		if theta >= cut {
			level++
		}
	}
	return level
}

// crowd plays one form for one person after the other.
type crowd struct {
	*tailor
	*router
	bank    *Bank
	ruled   map[int]int // place in the bank, to the ruler's item
	pattern []int8
	density []float64
	items   int // that count, of the person under way
}

func (b *Bank) newCrowd(plan Plan, form string) (*crowd, error) {
	t, err := b.newTailor(*plan.Adaptive, form)
	if err != nil {
		return nil, err
	}
	c := &crowd{tailor: t, router: newRouter(plan, b.items, form), bank: b, ruled: map[int]int{}}
	for j, i := range t.trials {
		c.ruled[b.place[b.trials[i].item.ID]] = j
	}
	c.pattern = make([]int8, len(t.ruler.items))
	return c, nil
}

// draw is what the person would answer to each item of the scale.
func (c *crowd) draw(theta float64, uniform func() float64) []int8 {
	answers := make([]int8, len(c.ruler.items))
	var buffer [irt.MaxCategory + 1]float64
	for j := range c.ruler.items {
		u := uniform()
		p := c.ruler.items[j].Probabilities(theta, buffer[:0])
		for k := 0; k < len(p)-1 && u >= p[k]; k++ {
			u -= p[k]
			answers[j]++
		}
	}
	c.items = 0
	for j := range c.pattern {
		c.pattern[j] = irt.Missing
	}
	return answers
}

func (c *crowd) give(j int, answer int8) {
	c.pattern[j] = answer
	c.items++
}

// play follows the modules.
func (c *crowd) play(answers []int8, _ int) (path string, err error) {
	s := standing{make([]bool, len(c.bank.items)), make([]float64, len(c.bank.items))}
	for {
		due, way := c.due(s)
		if len(due) == 0 {
			return names(way), nil
		}
		for _, i := range due {
			s.done[i] = true
			if j, measured := c.ruled[i]; measured {
				c.give(j, answers[j])
				s.credit[i] = c.bank.trials[c.trials[j]].item.credits[answers[j]]
			}
		}
	}
}

func names(way []step) string {
	steps := make([]string, len(way))
	for i, s := range way {
		steps[i] = s.String()
	}
	return strings.Join(steps, " > ")
}

// adapt takes one item at a time.
func (c *crowd) adapt(answers []int8, seed int) (path string, err error) {
	used := make([]bool, len(c.inside))
	for {
		k, err := c.next(used, c.pattern, c.density, seed)
		if err != nil || k < 0 {
			return fmt.Sprintf("%d items", c.items), err
		}
		used[k] = true
		c.give(c.inside[k], answers[c.inside[k]])
	}
}

// measure is the person's most probable level, and the error of the ability.
func (c *crowd) measure() (level int, se float64, err error) {
	if c.density, err = c.scorer.Posterior(c.pattern, c.density); err != nil {
		return 0, 0, err
	}
	_, se = moments(c.density)
	classified, err := irt.Classify(c.density, grid, c.cuts)
	return classified.Level, se, err
}
