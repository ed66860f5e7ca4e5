package irt

import (
	"errors"
	"fmt"
	"slices"
)

// Module is a set of items that are given together, and where the test goes from there. It is data: its JSON may be stored
// with a bank of items.
//
//	{"name": "start", "items": ["i1", "i2", "i3"], "route": {"by": "score", "cuts": [2], "to": ["easy", "hard"]}}
type Module struct {
	Name  string   `json:"name"`
	Items []string `json:"items"` // names, in the bank
	Route Route    `json:"route"` // without To, the test ends here
}

// Route picks the next module of a multistage test.
type Route struct {
	By   RouteBy   `json:"by,omitempty"`
	Cuts []float64 `json:"cuts,omitempty"` // rising, one fewer than To; a value at a cut goes up. None for ByInformation
	To   []string  `json:"to,omitempty"`   // names of later modules, from the easiest
}

// RouteBy is what a [Route] looks at.
type RouteBy string

// The rules of a route.
const (
	ByScore       RouteBy = "score"       // the sum of the responses since the start of the test
	ByTheta       RouteBy = "theta"       // the EAP of all responses
	ByInformation RouteBy = "information" // the module with the most information at that EAP (the first of equals)
)

// ErrModule says that modules do not make a test.
var ErrModule = errors.New("irt: multistage test")

// Multistage is a test given in modules (Yan, von Davier & Lewis 2014). Everybody starts with the first one.
type Multistage struct {
	bank    []Item
	modules []Module
	at      map[string]int // module by name
	items   [][]int        // of each module, in the bank
}

// NewMultistage checks the modules: routes go forward only, so that a test always ends, and no person meets an item twice.
func NewMultistage(bank []Item, modules []Module) (*Multistage, error) {
	if len(modules) == 0 {
		return nil, fmt.Errorf("%w: no module", ErrModule)
	}
	m := &Multistage{bank: bank, modules: modules, at: map[string]int{}, items: make([][]int, len(modules))}
	for i, module := range modules {
		if _, twice := m.at[module.Name]; twice {
			return nil, fmt.Errorf("%w: two modules are named %q", ErrModule, module.Name)
		}
		m.at[module.Name] = i
	}
	known := map[string]int{}
	for j, it := range bank {
		if err := it.Validate(); err != nil {
			return nil, err
		}
		known[it.Name] = j
	}
	for i, module := range modules {
		if err := m.checkRoute(i); err != nil {
			return nil, fmt.Errorf("%w: module %q: %w", ErrModule, module.Name, err)
		}
		for _, name := range module.Items {
			j, ok := known[name]
			if !ok {
				return nil, fmt.Errorf("%w: module %q: item %q is not in the bank", ErrModule, module.Name, name)
			}
			m.items[i] = append(m.items[i], j)
		}
	}
	return m, m.checkItems()
}

func (m *Multistage) checkRoute(i int) error {
	route := m.modules[i].Route
	for _, name := range route.To {
		if to, ok := m.at[name]; !ok || to <= i {
			return fmt.Errorf("%q is not a later module", name)
		}
	}
	switch {
	case len(route.To) == 0 && route.By == "" && len(route.Cuts) == 0:
		return nil
	case len(route.To) == 0:
		return errors.New("the route leads nowhere")
	case route.By == ByInformation && len(route.Cuts) == 0:
		return nil
	case route.By == ByInformation:
		return errors.New("a route by information has no cuts")
	case route.By != ByScore && route.By != ByTheta:
		return fmt.Errorf("unknown rule %q", route.By)
	case len(route.Cuts) != len(route.To)-1 || !slices.IsSorted(route.Cuts):
		return fmt.Errorf("%d modules to go to need %d rising cuts", len(route.To), len(route.To)-1)
	}
	return nil
}

// checkItems refuses an item that comes twice on one way through the test. Modules that exclude each other may share items.
func (m *Multistage) checkItems() error {
	ahead := make([]map[int]bool, len(m.modules)) // items met from a module on
	for i := len(m.modules) - 1; i >= 0; i-- {
		ahead[i] = map[int]bool{}
		for _, name := range m.modules[i].Route.To {
			for j := range ahead[m.at[name]] {
				ahead[i][j] = true
			}
		}
		for _, j := range m.items[i] {
			if ahead[i][j] {
				return fmt.Errorf("%w: item %q of module %q comes twice", ErrModule, m.bank[j].Name, m.modules[i].Name)
			}
			ahead[i][j] = true
		}
	}
	return nil
}

// Next is the module that follows, given the sum of the responses and the ability so far, or "" at the end of the test. An
// unknown module is an end.
func (m *Multistage) Next(module string, points int, theta float64) string {
	i, ok := m.at[module]
	if !ok || len(m.modules[i].Route.To) == 0 {
		return ""
	}
	route, value := m.modules[i].Route, theta
	switch route.By {
	case ByInformation:
		return m.mostInformative(route.To, theta)
	case ByScore:
		value = float64(points)
	}
	step := 0
	for step < len(route.Cuts) && value >= route.Cuts[step] {
		step++
	}
	return route.To[step]
}

func (m *Multistage) mostInformative(names []string, theta float64) string {
	best, most := "", -1.0
	for _, name := range names {
		total := 0.0
		for _, j := range m.items[m.at[name]] {
			total += m.bank[j].Information(theta)
		}
		if total > most {
			best, most = name, total
		}
	}
	return best
}

// Stage is one module of a test that was played, with the score after it.
type Stage struct {
	Module string
	Points int // the sum of all responses so far
	Score  Score
}

// Play gives the modules one after another: it asks answer for the response to each item (its index in the bank; [Missing] is
// allowed), scores by EAP on the grid after each module, and goes where the route leads.
func (m *Multistage) Play(grid Grid, answer func(item int) int8) ([]Stage, error) {
	pattern := make([]int8, len(m.bank))
	for j := range pattern {
		pattern[j] = Missing
	}
	var stages []Stage
	points := 0
	for name := m.modules[0].Name; name != ""; {
		for _, j := range m.items[m.at[name]] {
			pattern[j] = answer(j)
			points += max(int(pattern[j]), 0)
		}
		score, err := EAP(m.bank, pattern, grid)
		if err != nil {
			return nil, err
		}
		stages = append(stages, Stage{name, points, score})
		name = m.Next(name, points, score.Theta)
	}
	return stages, nil
}
