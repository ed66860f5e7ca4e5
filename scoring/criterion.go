package scoring

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// The levels of a basic skill: 1 to be built, 2 to be strengthened, 3 solid.
var skillLevels = []string{"1", "2", "3"}

// cuts between the levels, in share of right answers. Insee (Première n° 1993,
// April 2024): below 80 % in a written domain is a difficulty, below 60 % a
// strong one; in calculation below 60 % is a difficulty. The same two cuts are
// used for all skills until a standard setting on our own items replaces them.
var cuts = []float64{0.60, 0.80}

// sureEnough is the probability from which a level is said.
const sureEnough = 0.80

// judgeByCriterion says where the share of right answers that a person would
// reach on many such items lies, and how sure that is.
//
// With k credits out of n items and Jeffreys' prior Beta(½, ½), the posterior
// is Beta(k + ½, n − k + ½). Partial credits enter k as they are, which keeps
// the posterior's mean and makes it slightly too wide. Times never enter.
// Source: Gelman et al., Bayesian Data Analysis, 3rd ed., § 2.4 and 2.8.
func judgeByCriterion(r *record, scale Scale, result *Result) {
	credit, n := r.earned(scale.Skill)
	result.NItems = n
	if n == 0 {
		result.Flags = append(result.Flags, "not_tested")
		return
	}
	if r.outcome == Finished && n < r.count(func(t trial) bool { return t.of(scale.Skill) }) {
		result.Flags = append(result.Flags, "partly_tested")
	}
	a, b := credit+0.5, float64(n)-credit+0.5
	m, se := betaMoments(a, b)
	result.Estimate, result.SE = &m, &se
	result.CI90 = &[2]float64{mathext.InvRegIncBeta(a, b, 0.05), mathext.InvRegIncBeta(a, b, 0.95)}
	if r.outcome != Finished {
		return
	}
	below, belowSolid := mathext.RegIncBeta(a, b, cuts[0]), mathext.RegIncBeta(a, b, cuts[1])
	result.decide([]float64{below, belowSolid - below, 1 - belowSolid})
}

// betaMoments returns the mean a/(a+b) and the standard deviation
// √(ab / ((a+b)²(a+b+1))) of Beta(a, b).
func betaMoments(a, b float64) (mean, sd float64) {
	s := a + b
	return a / s, math.Sqrt(a * b / (s * s * (s + 1)))
}

// decide says the level that is sure enough. When none is, it says between
// which levels the person is: the shortest run that is sure enough, the most
// probable of that length.
func (r *Result) decide(p []float64) {
	r.PLevel = map[string]float64{}
	for i, level := range skillLevels {
		r.PLevel[level] = p[i]
	}
	for width := 1; width <= len(p); width++ {
		from, best := -1, 0.0
		for i := 0; i+width <= len(p); i++ {
			sum := 0.0
			for _, x := range p[i : i+width] {
				sum += x
			}
			if (sum >= sureEnough || width == len(p)) && sum > best {
				from, best = i, sum
			}
		}
		switch {
		case from < 0:
			continue
		case width == 1:
			r.Level = skillLevels[from]
		default:
			r.Flags = append(r.Flags, "to_confirm")
			r.Metrics["between"] = []string{skillLevels[from], skillLevels[from+width-1]}
		}
		return
	}
}
