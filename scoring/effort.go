package scoring

import (
	"slices"

	"gonum.org/v1/gonum/mathext"

	"eva/scoring/irt"
)

// quickReading is the time, in ms, below which nobody has read a question and
// answered it, as long as the item's usual time is not known: the common
// threshold of three seconds in Kong, Wise & Bhola (2007), Educational and
// Psychological Measurement 67(4), 606–619. A word is recognised in less:
// rapidBelow alone stands there.
var quickReading = func() map[string]float64 {
	quick := map[string]float64{}
	for _, kind := range questionTypes {
		quick[kind] = 3000
	}
	return quick
}()

const (
	leastEffort  = 0.90  // of the answers; Wise & Kong (2005), Appl. Meas. Educ. 18(2), 163–183
	unusualFit   = -2.33 // lz*: one person in a hundred whose answers follow the model
	fewestForFit = 5     // answers; with less, lz* is far from normal
	fewestToss   = 20    // answers between two, from which chance can be told
	tossP        = 0.05
)

// effort looks at the times of a scale's answers: response-time effort is the
// share that took at least their item's threshold, and speed is lognormal
// where the items' usual times are known. Both stay apart from the ability.
func (r *record) effort(scale Scale, result *Result) {
	measure := r.rulers[scale.Name]
	var seconds, thresholds, alpha, beta, paced []float64
	for j, i := range measure.trials {
		t := r.trials[i]
		if !seen(t) || !t.timed() {
			continue
		}
		seconds = append(seconds, t.time/1000)
		thresholds = append(thresholds, rapidThreshold(t.item, measure.times[j]))
		if known := measure.times[j]; known != nil && known.Alpha > 0 && !t.rapid() {
			alpha, beta, paced = append(alpha, known.Alpha), append(beta, known.Beta), append(paced, t.time/1000)
		}
	}
	if share, err := irt.Effort(seconds, thresholds); err == nil {
		result.Metrics["effort"] = share
		if share <= leastEffort && !slices.Contains(result.Flags, "rapid_answers") {
			result.Flags = append(result.Flags, "rapid_answers")
		}
	}
	if pace, err := irt.Speed(alpha, beta, paced); err == nil {
		result.Metrics["speed"], result.Metrics["speed_se"] = pace.Tau, pace.SE
	}
	if r.tossed(scale) {
		result.Flags = append(result.Flags, "no_better_than_chance")
	}
}

// rapidThreshold is the time, in seconds, below which an answer is a rapid
// guess: a tenth of the item's mean time (NT10), never less than rapidBelow.
func rapidThreshold(item *prepared, known *ItemTime) float64 {
	if known == nil {
		return max(quickReading[item.Type], rapidBelow) / 1000
	}
	return max(irt.NT10([]float64{known.Mean})[0], rapidBelow/1000.0)
}

// tossed says whether the answers between two could be those of a coin: as many
// right ones, or more, have a probability of 5 % or more by chance alone.
func (r *record) tossed(scale Scale) bool {
	n, hits := 0, 0
	for _, t := range r.trials {
		if t.item.Type == "word" && t.of(scale.Skill) && seen(t) {
			n++
			if t.right {
				hits++
			}
		}
	}
	if n < fewestToss {
		return false
	}
	// P(X ≥ k) of a binomial of n tosses is the regularised incomplete beta I½(k, n − k + 1).
	return hits == 0 || mathext.RegIncBeta(float64(hits), float64(n-hits+1), 0.5) > tossP
}

// fit asks whether the pattern is one that the ability explains: hard items
// right and easy ones wrong make a question for the counsellor.
//
// lz* is taken at the mode of the posterior: its correction for an estimated
// ability holds for estimates that solve an equation, as the mean does not.
func (r *ruler) fit(pattern []int8, n int, posterior []float64, result *Result) {
	if n < fewestForFit || r.guessed {
		return // a pattern cannot be unusual against difficulties that nobody stated
	}
	fit, err := irt.FitPerson(r.items, pattern, mode(posterior), irt.MethodMAP, irt.Prior{})
	if err != nil || !finite(fit.LzStar) {
		return // nothing can be told of such a pattern
	}
	result.Metrics["lz_star"] = fit.LzStar
	if fit.LzStar < unusualFit {
		result.Flags = append(result.Flags, "unusual_pattern")
	}
}
