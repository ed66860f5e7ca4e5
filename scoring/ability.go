package scoring

import (
	"encoding/json"
	"errors"
	"math"

	"eva/scoring/irt"
)

// ruler measures one scale of a bank: the items with their parameters, and
// where the levels are cut.
type ruler struct {
	calibration int   // version of the calibration; 0 for none
	trials      []int // of the bank, in the order of items
	items       []irt.Item
	times       []*ItemTime // nil where not known
	provisional []bool
	guessed     bool // an item has a difficulty that nobody gave it
	scorer      *irt.Scorer
	cuts        []float64   // abilities, rising
	frames      [][]float64 // the same for each frame of the scale
	fingerprint []byte      // of the parameters
}

var grid = irt.DefaultGrid()

// newRuler takes the scale's items, each with its calibrated parameters or else
// the supposed ones. Items whose key cannot be read measure nothing.
func (b *Bank) newRuler(scale Scale, published Calibration) (*ruler, error) {
	r := &ruler{calibration: published.Version}
	for i, t := range b.trials {
		if !t.of(scale.Skill) || t.item.worth == nil {
			continue
		}
		item, known := t.item.calibrated(published)
		provisional := false
		if !known {
			item, provisional = t.item.supposed()
			r.guessed = r.guessed || t.item.Difficulty == nil
		}
		r.trials = append(r.trials, i)
		r.items = append(r.items, item.Item)
		r.times = append(r.times, item.Time)
		r.provisional = append(r.provisional, provisional)
	}
	if len(r.items) == 0 {
		return r, nil
	}
	var err error
	if r.scorer, err = irt.NewScorer(r.items, grid); err != nil {
		return nil, errors.Join(ErrMalformedItem, err)
	}
	r.cuts = r.abilitiesAt(cuts, b.trials)
	for _, f := range scale.Frames {
		r.frames = append(r.frames, r.abilitiesAt(f.Cuts, b.trials))
	}
	r.fingerprint, err = json.Marshal(struct {
		Items       []irt.Item
		Times       []*ItemTime
		Provisional []bool
		Cuts        []float64
		Frames      []frame
	}{r.items, r.times, r.provisional, cuts, scale.Frames})
	return r, err
}

func (r *ruler) abilitiesAt(shares []float64, trials []trial) []float64 {
	abilities := make([]float64, len(shares))
	for i, share := range shares {
		abilities[i] = r.abilityAt(share, trials)
	}
	return abilities
}

// farOut is an ability that nobody has: a cut beyond it is never reached.
const farOut = 30.0

// abilityAt is the ability at which the expected share of the points of all
// items of the scale, the test characteristic curve, reaches a value.
func (r *ruler) abilityAt(share float64, trials []trial) float64 {
	expected := func(theta float64) float64 {
		sum := 0.0
		var buffer [irt.MaxCategory + 1]float64
		for j := range r.items {
			for k, p := range r.items[j].Probabilities(theta, buffer[:0]) {
				sum += p * trials[r.trials[j]].item.credits[k]
			}
		}
		return sum / float64(len(r.items))
	}
	low, high := -farOut, farOut
	for high-low > 1e-10 { // gonum has no root finder; halving cannot fail
		if middle := (low + high) / 2; expected(middle) < share {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// pattern is the category of each item: an item not reached is missing, « Je
// ne sais pas » earns nothing.
func (r *ruler) pattern(trials []trial) (pattern []int8, provisional bool) {
	pattern = make([]int8, len(r.items))
	for j, i := range r.trials {
		pattern[j] = irt.Missing
		if t := trials[i]; tested(t) {
			pattern[j] = t.item.category(t.credit)
			provisional = provisional || r.provisional[j]
		}
	}
	return pattern, provisional
}

// judgeByAbility says where the person's ability lies, how sure that is, and
// which level follows.
//
// The ability is the mean of its posterior (EAP) on 61 points, for a standard
// normal population; its error is the posterior's standard deviation. Times
// never enter. Levels are cut where the expected share of right answers
// crosses the criterion, see cuts.
func judgeByAbility(r *record, scale Scale, result *Result) {
	n := r.count(func(t trial) bool { return scale.takes(t) && tested(t) })
	result.NItems = n
	r.effort(scale, result)
	measure := r.rulers[scale.Name]
	if n == 0 || measure.scorer == nil {
		result.Flags = append(result.Flags, "not_tested")
		return
	}
	if r.outcome == Finished && n < r.count(func(t trial) bool { return t.of(scale.Skill) && !t.spared }) {
		result.Flags = append(result.Flags, "partly_tested")
	}
	result.Metrics["accuracy_ci90"] = shareInterval(r.earned(scale.Skill))
	pattern, provisional := measure.pattern(r.trials)
	if provisional {
		result.Flags = append(result.Flags, "provisional_parameters")
	}
	posterior, err := measure.scorer.Posterior(pattern, nil)
	if err != nil {
		return // the pattern is made of the scorer's own categories
	}
	theta, sd := moments(posterior)
	result.Estimate, result.SE = &theta, &sd
	result.CI90 = &[2]float64{quantile(posterior, 0.05), quantile(posterior, 0.95)}
	result.Metrics["cuts"] = [2]float64{measure.cuts[0], measure.cuts[1]}
	measure.fit(pattern, n, posterior, result)
	if r.outcome != Finished {
		return
	}
	if c, err := irt.Classify(posterior, grid, measure.cuts); err == nil {
		result.decide(c.P)
	}
	measure.placeInFrames(scale, posterior, result)
}

// moments are the mean and the standard deviation of a density on the grid.
func moments(density []float64) (mean, sd float64) {
	for q, p := range density {
		mean += p * grid.Nodes[q]
	}
	for q, p := range density {
		sd += p * (grid.Nodes[q] - mean) * (grid.Nodes[q] - mean)
	}
	return mean, math.Sqrt(sd)
}

// mode is where the density is greatest: the top of the parabola through the
// logarithms at the highest node and its neighbours.
func mode(density []float64) float64 {
	top := 0
	for q, p := range density {
		if p > density[top] {
			top = q
		}
	}
	if top == 0 || top == len(density)-1 || density[top-1] == 0 || density[top+1] == 0 {
		return grid.Nodes[top]
	}
	left, middle, right := math.Log(density[top-1]), math.Log(density[top]), math.Log(density[top+1])
	width := grid.Nodes[top+1] - grid.Nodes[top]
	return grid.Nodes[top] + width*(left-right)/(2*(left-2*middle+right))
}

// quantile is the ability below which a share p of the density lies, read as
// linear between the nodes, as irt.Classify reads it.
func quantile(density []float64, p float64) float64 {
	area := func(q int) float64 {
		return (grid.Nodes[q] - grid.Nodes[q-1]) * (density[q-1] + density[q]) / 2
	}
	left := 0.0
	for q := 1; q < len(density); q++ {
		left += area(q)
	}
	left *= p
	for q := 1; q < len(density); q++ {
		a := area(q)
		if left > a {
			left -= a
			continue
		}
		// left = width·(d₀x + (d₁ − d₀)x²/2), 0 ≤ x ≤ 1, solved without cancellation
		width, d0, slope := grid.Nodes[q]-grid.Nodes[q-1], density[q-1], density[q]-density[q-1]
		want := left / width
		root := d0 + math.Sqrt(math.Max(d0*d0+2*slope*want, 0))
		if root == 0 {
			return grid.Nodes[q-1]
		}
		return grid.Nodes[q-1] + width*math.Min(2*want/root, 1)
	}
	return grid.Nodes[len(grid.Nodes)-1]
}
