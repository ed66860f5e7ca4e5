package irt

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// Options of a calibration. The zero value is the default in each field.
type Options struct {
	Nodes         int     // of the grid; 61
	Range         float64 // of the grid, ± this; 6
	MaxIterations int     // EM and Newton steps; 2 000
	Tolerance     float64 // distance of a parameter to its maximum likelihood estimate; 1e-8
	Workers       int     // goroutines; the number of processors. The result does not depend on it
	SkipErrors    bool    // leaves standard errors out
}

func (o Options) complete() Options {
	set := func(field *float64, value float64) {
		if *field == 0 {
			*field = value
		}
	}
	set(&o.Range, 6)
	set(&o.Tolerance, 1e-8)
	if o.Nodes == 0 {
		o.Nodes = 61
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 2000
	}
	return o
}

// Calibration is the report of an estimation.
type Calibration struct {
	Model      Model   `json:"model"`
	N          int     `json:"n"` // persons
	LogLik     float64 `json:"loglik"`
	AIC        float64 `json:"aic"`
	BIC        float64 `json:"bic"`
	Converged  bool    `json:"converged"`
	Iterations int     `json:"iterations"` // EM and Newton steps
	Items      []Item  `json:"items"`
}

// Calibrate estimates the items of a test by marginal maximum likelihood with the EM algorithm (Bock & Aitkin 1981), for a
// standard normal population, data missing by design included. EM steps are accelerated by squared extrapolation (Varadhan
// & Roland 2008, scheme S3); Newton steps on the observed information (Louis 1982) finish, and give the standard errors.
//
// It refuses what cannot be estimated: see [ErrTooFewPersons], [ErrTooFewItems], [ErrConstantItem], [ErrEmptyCategory], [ErrResponse].
func Calibrate(data Data, model Model, options Options) (*Calibration, error) {
	options = options.complete()
	if minItems[model] == 0 {
		return nil, fmt.Errorf("%w: %q cannot be calibrated", ErrModel, model)
	}
	s, err := newSample(data, model)
	if err != nil {
		return nil, err
	}
	grid, err := NewGrid(options.Nodes, -options.Range, options.Range, Prior{})
	if err != nil {
		return nil, err
	}
	e := newEstimation(s, model, grid, options.Workers)
	c := &Calibration{Model: model, N: int(math.Round(s.persons))}
	c.Iterations, c.Converged = e.run(options.MaxIterations, options.Tolerance)
	c.LogLik = e.expect()
	free := float64(e.free())
	c.AIC = 2*free - 2*c.LogLik
	c.BIC = free*math.Log(s.persons) - 2*c.LogLik
	c.Items = e.items()
	if !options.SkipErrors && c.Converged {
		e.addErrors(c.Items)
	}
	return c, nil
}

const (
	firstChange = 1e-3 // of a parameter in one EM step, below which Newton's steps are tried
	leastChange = 1e-8 // below which EM has nothing left to give
)

// run climbs by EM, and finishes by Newton's steps; when these do not lead up yet, EM goes on.
func (e *estimation) run(limit int, tolerance float64) (steps int, converged bool) {
	for change := firstChange; change > leastChange && steps < limit; change /= 10 {
		climbed, settled := e.climb(limit-steps, change)
		steps += climbed
		if !settled {
			break
		}
		finished, converged := e.finish(tolerance)
		if steps += finished; converged {
			return steps, true
		}
	}
	return steps, false
}

// climb takes EM steps until none moves a parameter by more than the change given. Each cycle is two steps and a leap along
// the line that they draw; the next step puts the leap back on the path.
func (e *estimation) climb(limit int, change float64) (steps int, settled bool) {
	before, middle := make([]float64, len(e.parameters)), make([]float64, len(e.parameters))
	first, second := make([]float64, len(e.parameters)), make([]float64, len(e.parameters))
	e.expect()
	for steps < limit {
		copy(before, e.parameters)
		e.maximise()
		steps++
		floats.SubTo(first, e.parameters, before)
		if floats.Norm(first, math.Inf(1)) < change {
			return steps, true
		}
		copy(middle, e.parameters)
		log := e.expect()
		e.maximise()
		steps++
		floats.SubTo(second, e.parameters, middle)
		if floats.Norm(second, math.Inf(1)) < change {
			return steps, true
		}
		e.leap(before, first, second, log)
	}
	return steps, false
}

const longestLeap = 16 // in EM steps; longer ones are more often undone than useful

// leap extrapolates: θ − 2αr + α²v, with r the first step, v its change and α = −‖r‖/‖v‖. It stays at the last EM step when the
// leap falls below floor, the log-likelihood before that step. It leaves the counts expected at the parameters that it chose.
func (e *estimation) leap(start, first, second []float64, floor float64) {
	change := floats.SubTo(make([]float64, len(start)), second, first)
	last := append([]float64(nil), e.parameters...)
	if norm := floats.Norm(change, 2); norm > 0 {
		alpha := -math.Min(math.Max(floats.Norm(first, 2)/norm, 1), longestLeap)
		for i := range e.parameters {
			e.parameters[i] = start[i] - 2*alpha*first[i] + alpha*alpha*change[i]
		}
		if e.expect() >= floor {
			return
		}
	}
	copy(e.parameters, last)
	e.expect()
}
