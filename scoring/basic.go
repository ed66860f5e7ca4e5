package scoring

import (
	"math"
	"slices"
)

// domain is a basic skill and the scales it is made of.
type domain struct {
	name   string
	scales []string
}

// domains of basic skills. Insee looks at three written domains: decoding,
// production of words, comprehension of texts; and at calculation.
var domains = []domain{
	{"literacy", []string{"word_recognition", "comprehension", "spelling"}},
	{"numeracy", []string{"numeracy"}},
}

func (o overview) basic() []Result {
	var composed []Result
	for _, d := range domains {
		if r, looked := o.composeDomain(d); looked {
			composed = append(composed, r)
		}
	}
	return composed
}

// composeDomain says the level of the weakest scale of a domain: a person is
// at a level or above when they are on each scale that was tested.
//
// The probability of that is the product of the scales' probabilities, as if
// their errors were independent. They are: each scale has its own items, and
// given the person's abilities an answer to one tells nothing of another.
// Priors are independent too, which is cautious: real skills go together, so a
// joint prior would be surer. The weakest estimate is shown beside the level.
func (o overview) composeDomain(d domain) (composed Result, looked bool) {
	composed = Result{Scale: d.name, Flags: []string{}, Metrics: map[string]any{}}
	levels := map[string]string{}
	atLeast := []float64{1, 1, 1} // the probability to be at each level or above
	missing, lowest := false, math.Inf(1)
	for _, scale := range d.scales {
		results, has := o.finished(scale)
		looked = looked || has
		results = slices.DeleteFunc(results, func(r Result) bool { return r.PLevel == nil })
		missing = missing || len(results) == 0
		for _, r := range results {
			levels[scale] = r.Level
			atLeast[1] *= r.PLevel["2"] + r.PLevel["3"]
			atLeast[2] *= r.PLevel["3"]
			composed.NItems += r.NItems
			if h := r.height(); h < lowest {
				lowest = h
				composed.show(r)
			}
		}
	}
	switch {
	case len(levels) == 0:
		composed.Flags = append(composed.Flags, "not_tested")
		return composed, looked
	case missing:
		composed.Flags = append(composed.Flags, "partly_tested")
	}
	composed.Metrics["levels"] = levels
	composed.decide([]float64{1 - atLeast[1], atLeast[1] - atLeast[2], atLeast[2]})
	return composed, looked
}

// height is the level to be expected: the weakest scale is the one where it is
// lowest, since abilities on two scales are not in the same unit.
func (r Result) height() float64 { return r.PLevel["2"] + 2*r.PLevel["3"] }

// show puts the estimate of the weakest scale beside the level.
func (r *Result) show(weakest Result) {
	r.Metrics["weakest"] = weakest.Scale
	r.Estimate, r.SE, r.CI90 = copied(weakest.Estimate), copied(weakest.SE), copied(weakest.CI90)
}

// copied keeps one result from changing another.
func copied[T any](value *T) *T {
	if value == nil {
		return nil
	}
	twin := *value
	return &twin
}
