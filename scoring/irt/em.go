package irt

import (
	"math"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/floats"
)

// chunks is the number of parts in which the patterns are summed, whatever the number of processors: sums of floating
// point numbers depend on their order, and this one never changes.
const chunks = 64

// estimation is the state of an EM calibration.
type estimation struct {
	sample     *sample
	model      Model
	family     family
	grid       Grid
	workers    int
	parameters []float64   // a, d_1…d_m of each item, in order; a is the same everywhere for Rasch and OnePL
	offset     []int       // of each item in parameters
	row        []int       // of the first state of each item: not given; category 0, 1, … follow
	usual      []int       // the state of each item that most persons are in
	tables     [][]float64 // log P of each state at the nodes, less that of the usual state
	base       []float64   // log P of the pattern in which every item is in its usual state
	parts      []part
	expected   [][]float64 // persons expected at each node in each state
}

// part is what one chunk of the patterns adds up to. Usual states are left out: they are what is missing to all persons.
type part struct {
	from, to int // patterns
	expected [][]float64
	persons  []float64
	log      float64
}

func newEstimation(s *sample, model Model, grid Grid, workers int) *estimation {
	e := &estimation{sample: s, model: model, family: familyOf(model), grid: grid, workers: workers}
	if e.workers <= 0 {
		e.workers = runtime.GOMAXPROCS(0)
	}
	rows := 0
	for j, n := range s.categories {
		e.offset = append(e.offset, len(e.parameters))
		e.row = append(e.row, rows)
		e.usual = append(e.usual, usualState(s, j))
		e.parameters = append(e.parameters, startingValues(s, j, model)...)
		rows += n + 1
	}
	e.tables, e.expected, e.base = matrix(rows, len(grid.Nodes)), matrix(rows, len(grid.Nodes)), make([]float64, len(grid.Nodes))
	size := (len(s.patterns) + chunks - 1) / chunks
	for from := 0; from < len(s.patterns); from += size {
		e.parts = append(e.parts, part{
			from: from, to: min(from+size, len(s.patterns)),
			expected: matrix(rows, len(grid.Nodes)), persons: make([]float64, len(grid.Nodes)),
		})
	}
	return e
}

func matrix(rows, columns int) [][]float64 {
	flat := make([]float64, rows*columns)
	m := make([][]float64, rows)
	for i := range m {
		m[i] = flat[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return m
}

func usualState(s *sample, j int) int {
	counts := make([]float64, s.categories[j]+1)
	for i, row := range s.patterns {
		counts[row[j]+1] += s.counts[i]
	}
	return floats.MaxIdx(counts)
}

// startingValues: a slope of 1 and the intercepts of the observed proportions.
func startingValues(s *sample, j int, model Model) []float64 {
	counts := make([]float64, s.categories[j])
	total := 0.0
	for i, row := range s.patterns {
		if x := row[j]; x != Missing {
			counts[x] += s.counts[i]
			total += s.counts[i]
		}
	}
	start := []float64{1}
	above := total
	for k := 1; k < len(counts); k++ {
		above -= counts[k-1]
		odds := above / (total - above) // of k or more: thresholds of a graded item
		if model == GPCM {
			odds = counts[k] / counts[k-1] // of k against k − 1: steps
		}
		start = append(start, 1.2*math.Log(odds)) // 1.2 ≈ √(1 + 1/2.89): marginal to conditional, for a = 1
	}
	return start
}

func (e *estimation) linear(j int) (a float64, d []float64) {
	own := e.parameters[e.offset[j] : e.offset[j]+e.sample.categories[j]]
	return own[0], own[1:]
}

func (e *estimation) rows(of [][]float64, j int) [][]float64 {
	return of[e.row[j]+1 : e.row[j]+1+e.sample.categories[j]]
}

// expect is the E-step: it fills the expected counts under the present parameters and returns their log-likelihood.
func (e *estimation) expect() float64 {
	e.tabulate()
	e.parallel(len(e.parts), func(p int) { e.expectPart(&e.parts[p]) })
	total, persons := 0.0, make([]float64, len(e.grid.Nodes))
	for _, row := range e.expected {
		clear(row)
	}
	for p := range e.parts {
		total += e.parts[p].log
		floats.Add(persons, e.parts[p].persons)
		for i, row := range e.parts[p].expected {
			floats.Add(e.expected[i], row)
		}
	}
	for j, at := range e.row {
		usual := e.expected[at+e.usual[j]]
		copy(usual, persons)
		for state := range e.sample.categories[j] + 1 {
			if state != e.usual[j] {
				floats.Sub(usual, e.expected[at+state])
			}
		}
		for q, n := range usual {
			usual[q] = math.Max(n, 0) // from rounding
		}
	}
	return total
}

// tabulate fills the tables for the present parameters.
func (e *estimation) tabulate() {
	clear(e.base)
	for j, at := range e.row {
		a, d := e.linear(j)
		states := e.tables[at : at+e.sample.categories[j]+1]
		clear(states[0]) // an item that was not given says nothing
		e.family.logs(a, d, e.grid.Nodes, states[1:])
		usual := states[e.usual[j]]
		floats.Add(e.base, usual)
		for state, row := range states {
			if state != e.usual[j] {
				floats.Sub(row, usual)
			}
		}
	}
}

func (e *estimation) expectPart(p *part) {
	for _, row := range p.expected {
		clear(row)
	}
	clear(p.persons)
	p.log = 0
	density := make([]float64, len(e.grid.Nodes))
	for i := p.from; i < p.to; i++ {
		pattern := e.sample.patterns[i]
		p.log += e.sample.counts[i] * e.posterior(pattern, density)
		floats.Scale(e.sample.counts[i], density)
		floats.Add(p.persons, density)
		for j, x := range pattern {
			if state := int(x) + 1; state != e.usual[j] {
				floats.Add(p.expected[e.row[j]+state], density)
			}
		}
	}
}

// posterior fills density with that of a pattern and returns the log of the pattern's marginal likelihood.
func (e *estimation) posterior(pattern []int8, density []float64) float64 {
	copy(density, e.base)
	for j, x := range pattern {
		if state := int(x) + 1; state != e.usual[j] {
			floats.Add(density, e.tables[e.row[j]+state])
		}
	}
	return e.grid.posterior(density)
}

// maximise is the M-step, from the expected counts.
func (e *estimation) maximise() {
	if e.model == OnePL {
		e.maximiseTogether()
		return
	}
	e.parallel(len(e.sample.names), e.maximiseItem)
}

// parallel runs f(0)…f(n−1), each once, on the workers.
func (e *estimation) parallel(n int, f func(int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(e.workers, n) {
		group.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// free is the number of parameters estimated.
func (e *estimation) free() int {
	switch e.model {
	case Rasch:
		return len(e.parameters) - len(e.sample.names)
	case OnePL:
		return len(e.parameters) - len(e.sample.names) + 1
	}
	return len(e.parameters)
}

// items translates the linear parameters to the ability scale.
func (e *estimation) items() []Item {
	items := make([]Item, len(e.sample.names))
	for j, name := range e.sample.names {
		a, d := e.linear(j)
		items[j] = Item{Name: name, Model: e.model, A: a}
		if items[j].Binary() {
			items[j].D, items[j].B = d[0], -d[0]/a
			continue
		}
		for _, dk := range d {
			items[j].Thresholds = append(items[j].Thresholds, -dk/a)
		}
	}
	return items
}
