package scoring

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// The ways a plan is followed.
const (
	ModeFixed    = "fixed"    // modules, thresholds and catch-up
	ModeAdaptive = "adaptive" // one item at a time, see [Adaptive]
)

// Plan says which items of a bank follow which. The zero value has none: all
// items in order.
type Plan struct {
	Start    string            `json:"start"`
	Modules  map[string]Module `json:"modules"`
	Adaptive *Adaptive         `json:"adaptive,omitempty"`
}

// Module is a series of items that are played whole; what follows depends on
// its score.
type Module struct {
	CatchUp bool    `json:"catch_up,omitempty"` // failed families get a second chance before a share is missed
	Then    []Route `json:"then"`               // the first line that holds; none: the end
}

// Route is one line of a routing table. A line without a condition always holds.
type Route struct {
	AtLeast      *float64 `json:"at_least,omitempty"`       // points, included
	Above        *float64 `json:"above,omitempty"`          // points, excluded
	AtLeastShare *float64 `json:"at_least_share,omitempty"` // of the module's points, included
	To           string   `json:"to"`                       // "": the end
}

// Routed says whether there is a plan at all.
func (p Plan) Routed() bool { return p.Start != "" }

// ParsePlan reads a plan and checks what can be checked without the items;
// nothing and null read as none. Its errors are a [PlanError].
func ParsePlan(data []byte) (Plan, error) {
	var p Plan
	if data = bytes.TrimSpace(data); len(data) == 0 || bytes.Equal(data, []byte("null")) {
		return p, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		return Plan{}, &PlanError{Reason: "illisible : " + err.Error()}
	}
	if err := p.check(); err != nil {
		return Plan{}, err
	}
	return p, nil
}

// next is the module that a score leads to, and whether a line that asks for a
// share holds: no catch-up is needed then.
func (m Module) next(earned, full float64) (to string, passed bool) {
	for _, line := range m.Then {
		if line.holds(earned, full) {
			return line.To, line.AtLeastShare != nil
		}
	}
	return "", false
}

// nearly absorbs what sums of 0.1 lose in binary: 0.7 × 16 points is a share of 0.70.
const nearly = 1e-9

func (r Route) holds(earned, full float64) bool {
	return (r.AtLeast == nil || earned >= *r.AtLeast-nearly) &&
		(r.Above == nil || earned > *r.Above+nearly) &&
		(r.AtLeastShare == nil || full > 0 && earned/full >= *r.AtLeastShare-nearly)
}

// router is a plan laid over the items of one form.
type router struct {
	plan   Plan
	worth  []float64 // of every item of the bank, in its order; 0 when it is not scored
	family []string
	first  map[string][]int // first pass of each module
	second map[string][]int // catch-up of each module
	ahead  map[string]int   // items of the longest first passes from a module on
}

func newRouter(plan Plan, items []Item, form string) *router {
	r := &router{plan: plan, first: map[string][]int{}, second: map[string][]int{}, ahead: map[string]int{}}
	for i, item := range items {
		worth := 0.0
		if _, scored := keys[item.Type]; scored {
			worth = item.full()
		}
		r.worth, r.family = append(r.worth, worth), append(r.family, item.Family)
		pass := r.first
		if item.CatchUp {
			pass = r.second
		}
		if item.Form == "" || item.Form == form {
			pass[item.Module] = append(pass[item.Module], i)
		}
	}
	r.look(plan.Start)
	return r
}

// look measures the longest way on from a module.
func (r *router) look(module string) int {
	if module == "" {
		return 0
	}
	if known, ok := r.ahead[module]; ok {
		return known
	}
	longest := 0
	for _, line := range r.plan.Modules[module].Then {
		longest = max(longest, r.look(line.To))
	}
	r.ahead[module] = longest + len(r.first[module])
	return r.ahead[module]
}

// standing is what a play says of the items of a bank: which were given an
// answer or « Je ne sais pas », and the share of their points earned.
type standing struct {
	done   []bool
	credit []float64
}

// step is one module on the way of a play.
type step struct {
	module  string
	catchUp bool
}

// due are the items to be shown now: what is left of the module under way, or
// of its catch-up. None: the play is over. way is what was played so far.
//
// One rule for all: an item is worth its credit times its points, without any
// bonus; « Je ne sais pas » earns nothing; help costs nothing.
func (r *router) due(s standing) (due []int, way []step) {
	for module := r.plan.Start; module != ""; {
		first := r.first[module]
		way = append(way, step{module: module})
		if left := s.left(first); len(left) > 0 {
			return left, way
		}
		rule := r.plan.Modules[module]
		earned, full := r.score(first, s)
		to, passed := rule.next(earned, full)
		if rule.CatchUp && !passed {
			if again := r.again(module, s); len(again) > 0 {
				way = append(way, step{module, true})
				if left := s.left(again); len(left) > 0 {
					return left, way
				}
				to, _ = rule.next(r.better(first, again, s))
			}
		}
		module = to
	}
	return nil, way
}

func (s standing) left(items []int) []int {
	var left []int
	for _, i := range items {
		if !s.done[i] {
			left = append(left, i)
		}
	}
	return left
}

func (r *router) score(items []int, s standing) (earned, full float64) {
	for _, i := range items {
		earned += s.credit[i] * r.worth[i]
		full += r.worth[i]
	}
	return earned, full
}

// again are the catch-up items of the families that the first pass of a module
// did not get fully right.
func (r *router) again(module string, s standing) []int {
	failed := map[string]bool{}
	for _, i := range r.first[module] {
		if r.worth[i] > 0 && s.credit[i] < 1 && r.family[i] != "" {
			failed[r.family[i]] = true
		}
	}
	var again []int
	for _, i := range r.second[module] {
		if failed[r.family[i]] {
			again = append(again, i)
		}
	}
	return again
}

// better is the score of a module once its catch-up is played: each family
// counts, in points and in what they are out of, the better of its two passes;
// the first of equals.
func (r *router) better(first, again []int, s standing) (earned, full float64) {
	var families []string
	passes := map[string]*[2][]int{}
	for pass, items := range [][]int{first, again} {
		for _, i := range items {
			name := r.family[i]
			if passes[name] == nil {
				passes[name] = &[2][]int{}
				families = append(families, name)
			}
			passes[name][pass] = append(passes[name][pass], i)
		}
	}
	for _, name := range families {
		e, f := r.score(passes[name][0], s)
		if name != "" && len(passes[name][1]) > 0 {
			if e2, f2 := r.score(passes[name][1], s); f2 > 0 && e2*f > e*f2+nearly {
				e, f = e2, f2
			}
		}
		earned, full = earned+e, full+f
	}
	return earned, full
}

// share is how far a play will be once the items due are answered, along its
// longest way without further catch-up: rough, a catch-up sets it back.
func (r *router) share(s standing, due []int, way []step) float64 {
	if len(due) == 0 {
		return 1
	}
	played := 0
	for _, done := range s.done {
		if done {
			played++
		}
	}
	last := way[len(way)-1].module
	later := r.ahead[last] - len(r.first[last])
	return float64(played+len(due)) / float64(played+len(due)+later)
}

// forms are the parallel forms of the items; one without a name when there are none.
func forms(items []Item) []string {
	var names []string
	for _, item := range items {
		if item.Form != "" && !slices.Contains(names, item.Form) {
			names = append(names, item.Form)
		}
	}
	if len(names) == 0 {
		return []string{""}
	}
	slices.Sort(names)
	return names
}

// Forms are the parallel forms that a play of the bank may be of.
func (b *Bank) Forms() []string { return forms(b.items) }

// String names a step in a path.
func (s step) String() string {
	if s.catchUp {
		return s.module + "+catch_up"
	}
	return s.module
}

// PlanError says where a plan is wrong: at a field of an item, or of the plan
// itself, as a JSON pointer ("modules/low/then/0/to").
type PlanError struct {
	Item, Field, Reason string
}

func (e *PlanError) Error() string {
	if e.Item != "" {
		return fmt.Sprintf("item %s, %s : %s", e.Item, e.Field, e.Reason)
	}
	return fmt.Sprintf("plan %s : %s", e.Field, e.Reason)
}
