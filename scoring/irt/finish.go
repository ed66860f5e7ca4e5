package irt

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

const (
	newtonRounds = 5    // each with an information of its own
	chordSteps   = 6    // with the same information
	slack        = 1e-9 // share of the log-likelihood that may be lost to rounding
)

// finish takes Newton steps from where EM arrived, until one is below the tolerance: such a step is an estimate of the
// distance that is left, which an EM step is not. It goes back to the start, and says so, when the log-likelihood there is
// not yet a parabola.
func (e *estimation) finish(tolerance float64) (steps int, converged bool) {
	start := append([]float64(nil), e.parameters...)
	gradient, step := make([]float64, len(start)), mat.NewVecDense(len(start), nil)
	for range newtonRounds {
		covariance, ok := e.covariance(e.information())
		if !ok {
			break
		}
		log := e.expect()
		for range chordSteps {
			steps++
			e.gradient(gradient)
			step.MulVec(covariance, mat.NewVecDense(len(gradient), gradient))
			floats.Add(e.parameters, step.RawVector().Data)
			after := e.expect()
			if !(after >= log-slack*math.Abs(log)) {
				copy(e.parameters, start)
				return steps, false
			}
			log = after
			if floats.Norm(step.RawVector().Data, math.Inf(1)) < tolerance {
				return steps, true
			}
		}
	}
	copy(e.parameters, start)
	return steps, false
}

// information is the observed one about all parameters.
func (e *estimation) information() *mat.SymDense {
	if e.model == GRM {
		return e.numericInformation()
	}
	return e.louis()
}
