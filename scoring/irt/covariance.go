package irt

import (
	"math"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"
)

// addErrors writes standard errors to the items: the square roots of the inverse of the observed information about the
// parameters (a, d_1…d_m), carried to (a, b) by the delta method. An information that is not positive definite gives none.
func (e *estimation) addErrors(items []Item) {
	covariance, ok := e.covariance(e.information())
	if !ok {
		return
	}
	for j := range items {
		at := e.offset[j]
		a, d := e.linear(j)
		items[j].SEA = math.Sqrt(covariance.At(at, at))
		for k, dk := range d {
			se := deltaB(a, dk, covariance.At(at, at), covariance.At(at, at+k+1), covariance.At(at+k+1, at+k+1))
			if items[j].Binary() {
				items[j].SEB = se
				continue
			}
			items[j].SET = append(items[j].SET, se)
		}
	}
}

// deltaB is the error of b = −d/a, from the variances and the covariance of a and d.
func deltaB(a, d, varA, cov, varD float64) float64 {
	byA, byD := d/(a*a), -1/a
	return math.Sqrt(byA*byA*varA + 2*byA*byD*cov + byD*byD*varD)
}

// covariance inverts the information about the parameters that are free: without slopes for Rasch, with one for OnePL.
func (e *estimation) covariance(information *mat.SymDense) (*mat.Dense, bool) {
	design := e.design()
	_, free := design.Dims()
	var half, small mat.Dense
	half.Mul(information, design)
	small.Mul(design.T(), &half)
	reduced := mat.NewSymDense(free, nil)
	for u := range free {
		for v := u; v < free; v++ {
			reduced.SetSym(u, v, (small.At(u, v)+small.At(v, u))/2)
		}
	}
	var factor mat.Cholesky
	if !factor.Factorize(reduced) {
		return nil, false
	}
	var inverse mat.SymDense
	if err := factor.InverseTo(&inverse); err != nil {
		return nil, false
	}
	var full mat.Dense
	half.Reset()
	half.Mul(design, &inverse)
	full.Mul(&half, design.T())
	return &full, true
}

// design maps the free parameters to all of them.
func (e *estimation) design() *mat.Dense {
	design := mat.NewDense(len(e.parameters), e.free(), nil)
	column := 0
	if e.model == OnePL {
		column = 1 // the first column is the slope of all
	}
	for j, at := range e.offset {
		for c := range e.sample.categories[j] {
			switch {
			case c == 0 && e.model == Rasch:
			case c == 0 && e.model == OnePL:
				design.Set(at, 0, 1)
			default:
				design.Set(at+c, column, 1)
				column++
			}
		}
	}
	return design
}

// numericInformation differentiates the exact gradient (Fisher's identity), two E-steps a parameter.
func (e *estimation) numericInformation() *mat.SymDense {
	n := len(e.parameters)
	at := append([]float64(nil), e.parameters...)
	jacobian := mat.NewDense(n, n, nil)
	fd.Jacobian(jacobian, func(dst, x []float64) {
		copy(e.parameters, x)
		e.expect()
		e.gradient(dst)
	}, at, &fd.JacobianSettings{Formula: fd.Central, Step: 1e-4})
	copy(e.parameters, at)
	information := mat.NewSymDense(n, nil)
	for u := range n {
		for v := u; v < n; v++ {
			information.SetSym(u, v, -(jacobian.At(u, v)+jacobian.At(v, u))/2)
		}
	}
	return information
}

// gradient of the marginal log-likelihood, after expect.
func (e *estimation) gradient(dst []float64) {
	for j, at := range e.offset {
		n := e.sample.categories[j]
		a, d := e.linear(j)
		e.family.derive(a, d, e.grid.Nodes, e.rows(e.expected, j), dst[at:at+n], mat.NewSymDense(n, nil))
	}
}
