package irt

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
)

// newtonSteps bounds one M-step: EM needs it better than before, not exact.
const newtonSteps = 8

// maximiseItem is the M-step of one item.
func (e *estimation) maximiseItem(j int) {
	own := e.parameters[e.offset[j] : e.offset[j]+e.sample.categories[j]]
	first := 0
	if e.model == Rasch {
		first = 1 // the slope stays 1
	}
	r := e.rows(e.expected, j)
	full := append([]float64(nil), own...)
	gradient, information := make([]float64, len(own)), mat.NewSymDense(len(own), nil)
	derive := func(x []float64) float64 {
		copy(full[first:], x)
		return e.family.derive(full[0], full[1:], e.grid.Nodes, r, gradient, information)
	}
	found := newton(own[first:], newtonSteps, derive, func(dst []float64) { copy(dst, gradient[first:]) }, func(dst *mat.SymDense) {
		for u := range len(own) - first {
			for v := u; v < len(own)-first; v++ {
				dst.SetSym(u, v, information.At(u+first, v+first))
			}
		}
	})
	copy(own[first:], found)
}

// maximiseTogether is the M-step of OnePL: one slope for all items.
func (e *estimation) maximiseTogether() {
	items := len(e.sample.names)
	start := make([]float64, items+1)
	start[0] = e.parameters[0]
	for j := range items {
		start[j+1] = e.parameters[e.offset[j]+1]
	}
	gradient, information := make([]float64, items+1), mat.NewSymDense(items+1, nil)
	g, h := make([]float64, 2), mat.NewSymDense(2, nil)
	derive := func(x []float64) float64 {
		clearDerivatives(gradient, information)
		value := 0.0
		for j := range items {
			value += e.family.derive(x[0], x[j+1:j+2], e.grid.Nodes, e.rows(e.expected, j), g, h)
			gradient[0] += g[0]
			gradient[j+1] = g[1]
			information.SetSym(0, 0, information.At(0, 0)+h.At(0, 0))
			information.SetSym(0, j+1, h.At(0, 1))
			information.SetSym(j+1, j+1, h.At(1, 1))
		}
		return value
	}
	found := newton(start, newtonSteps, derive, func(dst []float64) { copy(dst, gradient) }, func(dst *mat.SymDense) { dst.CopySym(information) })
	for j := range items {
		e.parameters[e.offset[j]], e.parameters[e.offset[j]+1] = found[0], found[j+1]
	}
}

// newton climbs from start with gonum's method, in so many steps at the most; derive fills what gradient and information then copy.
func newton(start []float64, steps int, derive func([]float64) float64, gradient func([]float64), information func(*mat.SymDense)) []float64 {
	last := make([]float64, len(start))
	value := math.NaN()
	at := func(x []float64) float64 {
		same := !math.IsNaN(value)
		for i := range x {
			same = same && x[i] == last[i]
		}
		if !same {
			copy(last, x)
			value = derive(x)
		}
		return value
	}
	problem := optimize.Problem{
		Func: func(x []float64) float64 { return -at(x) },
		Grad: func(dst, x []float64) {
			at(x)
			gradient(dst)
			for i := range dst {
				dst[i] = -dst[i]
			}
		},
		Hess: func(dst *mat.SymDense, x []float64) {
			at(x)
			information(dst)
		},
	}
	settings := &optimize.Settings{MajorIterations: steps, GradientThreshold: 1e-9, Converger: optimize.NeverTerminate{}}
	result, err := optimize.Minimize(problem, start, settings, &optimize.Newton{})
	if result == nil || (err != nil && len(result.X) == 0) {
		return start
	}
	return result.X // the best point so far, also when the line search could not improve on it
}
