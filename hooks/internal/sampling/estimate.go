package sampling

import "math"

// Observation is what was seen in one structure that was drawn: y of x. One where nothing was seen counts too, as 0 of 0.
type Observation struct {
	Stratum     string
	Size, Drawn int // of its stratum
	Y, X        float64
}

// Estimate is a share of the whole population, with its 95 % interval.
type Estimate struct {
	Value, Low, High float64
	Error            float64 // standard error
}

// sums of a stratum, of the residuals y − R x.
type sums struct {
	size, drawn, seen     int
	residual, ofResiduals float64
}

// Ratio estimates the share Σ y ÷ Σ x of all structures from those drawn; false when there is nothing to measure, or when
// nothing varies although not all were drawn.
//
// R = Σ w y ÷ Σ w x, with w = N_h ÷ n_h: the combined ratio estimator. Its variance is that of the total of the residuals
// y − R x, by Taylor's linearisation: V = Σ_h N_h² (1 − n_h/N_h) s_h² / n_h ÷ (Σ w x)², where s_h² is the variance of the
// residuals in the stratum, with n_h − 1, and 1 − n_h/N_h the correction for a finite population.
// Sources: W. G. Cochran, Sampling techniques, 3rd ed. (1977), §6.11; C.-E. Särndal, B. Swensson, J. Wretman, Model
// assisted survey sampling (1992), §5.6 and §7.3.
//
// The interval is Student's on the logit of R, with as many degrees of freedom as structures less strata (those not taken
// whole): it stays between 0 and 1. Source: E. L. Korn, B. I. Graubard, Analysis of health surveys (1999), §3.
func Ratio(observations []Observation) (Estimate, bool) {
	y, x := 0.0, 0.0
	for _, o := range observations {
		weight := float64(o.Size) / float64(o.Drawn)
		y += weight * o.Y
		x += weight * o.X
	}
	if x == 0 {
		return Estimate{}, false
	}
	e := Estimate{Value: y / x}
	variance, freedom := residualVariance(observations, e.Value)
	e.Error = math.Sqrt(variance) / x
	e.Low, e.High = e.Value, e.Value
	switch {
	case freedom == 0:
		return e, true // all were drawn: nothing is left to chance
	case e.Error == 0 || y == 0 || y == x:
		return Estimate{}, false
	}
	centre, half := math.Log(e.Value/(1-e.Value)), student95(freedom)*e.Error/(e.Value*(1-e.Value))
	e.Low, e.High = logistic(centre-half), logistic(centre+half)
	return e, true
}

// residualVariance is the variance of the estimated total of the residuals, with its degrees of freedom.
func residualVariance(observations []Observation, ratio float64) (variance float64, freedom int) {
	strata := map[string]*sums{}
	var order []string // the sum of floats depends on it
	for _, o := range observations {
		s := strata[o.Stratum]
		if s == nil {
			s = &sums{size: o.Size, drawn: o.Drawn}
			strata[o.Stratum] = s
			order = append(order, o.Stratum)
		}
		residual := o.Y - ratio*o.X
		s.seen++
		s.residual += residual
		s.ofResiduals += residual * residual
	}
	for _, name := range order {
		s := strata[name]
		if s.drawn >= s.size {
			continue
		}
		n := float64(s.seen)
		within := s.ofResiduals // of a structure alone: around 0, which is the mean of all
		if s.seen > 1 {
			within = max(0, s.ofResiduals-s.residual*s.residual/n) / (n - 1)
		}
		variance += float64(s.size) * float64(s.size) * (1 - float64(s.drawn)/float64(s.size)) * within / n
		freedom += max(1, s.seen-1)
	}
	return variance, freedom
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// few are the quantiles where the expansion is not close enough.
var few = []float64{12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624}

// student95 is the 97.5 % quantile of Student's law.
// Source: M. Abramowitz, I. A. Stegun, Handbook of mathematical functions (1964), 26.7.5, to 0.001 from eight degrees of
// freedom on.
func student95(freedom int) float64 {
	if freedom <= len(few) {
		return few[freedom-1]
	}
	const z = 1.959963984540054
	v := float64(freedom)
	z3, z5, z7 := z*z*z, z*z*z*z*z, z*z*z*z*z*z*z
	return z + (z3+z)/(4*v) + (5*z5+16*z3+3*z)/(96*v*v) + (3*z7+19*z5+17*z3-15*z)/(384*v*v*v)
}
