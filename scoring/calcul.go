package scoring

import (
	"math"
	"strings"
)

// calcul: to count, to measure and to reason, at the market. Three levels; who
// does not pass one at once has a second chance on the families that failed.
var calcul = func() Situation {
	numeracy := Scale{Name: "numeracy", Engine: EngineIRT, Frames: numeracyFrames}
	s := series("calcul", "La place du marché", append([]Scale{numeracy}, cleaScales("2")...), nil)
	s.details = numeracyDetails
	return s
}()

// numeracyModules are the levels, from the first.
var numeracyModules = []string{"n1", "n2", "n3"}

// passed is the percent of a level above which it is succeeded.
const passed = 70

// numeracyDetails adds the profile by levels, and where the mistakes are.
func numeracyDetails(r *record, scale string) map[string]any {
	if scale != "numeracy" {
		return nil
	}
	levels := map[string]float64{}
	percents := make([]float64, len(numeracyModules))
	for i, module := range numeracyModules {
		percents[i] = math.NaN() // not reached
		if share, reached := r.tally(inModule(module)).share(); reached {
			percents[i], levels[module] = 100*share, share
		}
	}
	profile := Indeterminate
	if r.outcome == Finished && r.whole(inModule("n1")) {
		caughtUp := r.count(func(t trial) bool { return inModule("n3")(t) && t.item.CatchUp && tested(t) }) > 0
		profile = numeracyProfile(percents, caughtUp)
	}
	return map[string]any{"profile": profile, "levels": levels, "mistakes": r.mistakesBySkill()}
}

func inModule(name string) func(trial) bool {
	return func(t trial) bool { return strings.HasPrefix(t.item.Module, name) }
}

// numeracyProfile: the plan opens a level to whoever succeeded the one before,
// so the profile is the highest level reached; beyond the third, it is succeeded
// (4), or succeeded without a second chance (4+).
func numeracyProfile(percents []float64, caughtUp bool) string {
	reached := 0
	for i, percent := range percents {
		if !math.IsNaN(percent) {
			reached = i + 1
		}
	}
	switch {
	case reached == 0:
		return Indeterminate
	case reached < len(percents) || percents[reached-1] <= passed:
		return degrees[reached-1]
	case caughtUp:
		return "4"
	}
	return "4+"
}

// mistakesBySkill counts, for each competence, the tasks that count and are
// not entirely right.
func (r *record) mistakesBySkill() map[string]int {
	mistakes := map[string]int{}
	for _, t := range r.trials {
		if kept(t) && !t.right {
			mistakes[t.item.Skill]++
		}
	}
	return mistakes
}
