package scoring

import "gonum.org/v1/gonum/mathext"

// The levels of a basic skill: 1 to be built, 2 to be strengthened, 3 solid.
var skillLevels = []string{"1", "2", "3"}

// cuts between the levels, in expected share of right answers over all items
// of the scale; see ruler.abilityAt for the abilities they are at. Insee (Première n° 1993,
// April 2024): below 80 % in a written domain is a difficulty, below 60 % a
// strong one; in calculation below 60 % is a difficulty. The same two cuts are
// used for all skills until a standard setting on our own items replaces them.
var cuts = []float64{0.60, 0.80}

// sureEnough is the probability from which a level is said.
const sureEnough = 0.80

// shareInterval is where the share of right answers that a person would reach
// on many such items lies, nine times in ten.
//
// With k credits out of n items and Jeffreys' prior Beta(½, ½), the posterior
// is Beta(k + ½, n − k + ½). Partial credits enter k as they are, which makes
// the interval slightly too wide.
// Source: Gelman et al., Bayesian Data Analysis, 3rd ed., § 2.4 and 2.8.
func shareInterval(credit float64, n int) [2]float64 {
	a, b := credit+0.5, float64(n)-credit+0.5
	return [2]float64{mathext.InvRegIncBeta(a, b, 0.05), mathext.InvRegIncBeta(a, b, 0.95)}
}

// decide says the level that is sure enough, or else between which levels the
// person is.
func (r *Result) decide(p []float64) {
	r.PLevel = map[string]float64{}
	for i, level := range skillLevels {
		r.PLevel[level] = p[i]
	}
	from, to := surest(p)
	if from == to {
		r.Level = skillLevels[from]
		return
	}
	r.Flags = append(r.Flags, "to_confirm")
	r.Metrics["between"] = []string{skillLevels[from], skillLevels[to]}
}

// surest is the shortest run of levels that is sure enough, the most probable
// of that length.
func surest(p []float64) (from, to int) {
	for width := 1; width < len(p); width++ {
		from, best := -1, 0.0
		for i := 0; i+width <= len(p); i++ {
			sum := 0.0
			for _, x := range p[i : i+width] {
				sum += x
			}
			if sum >= sureEnough && sum > best {
				from, best = i, sum
			}
		}
		if from >= 0 {
			return from, from + width - 1
		}
	}
	return 0, len(p) - 1
}
