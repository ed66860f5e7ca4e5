package scoring

import "slices"

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
// given the person's true shares an answer to one tells nothing of another.
// Priors are independent too, which is cautious: real skills go together, so a
// joint prior would be surer. The weakest estimate is shown beside the level.
func (o overview) composeDomain(d domain) (composed Result, looked bool) {
	composed = Result{Scale: d.name, Flags: []string{}, Metrics: map[string]any{}}
	levels := map[string]string{}
	atLeast := []float64{1, 1, 1} // the probability to be at each level or above
	missing := false
	for _, scale := range d.scales {
		results, has := o.finished(scale)
		looked = looked || has
		results = slices.DeleteFunc(results, func(r Result) bool { return r.PLevel == nil })
		missing = missing || len(results) == 0
		for _, r := range results {
			levels[scale] = r.Level
			atLeast[1] *= r.PLevel["2"] + r.PLevel["3"]
			atLeast[2] *= r.PLevel["3"]
			composed.add(r)
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

// add counts a scale in, and keeps the weakest estimate.
func (r *Result) add(part Result) {
	r.NItems += part.NItems
	if part.Estimate == nil || r.Estimate != nil && *r.Estimate <= *part.Estimate {
		return
	}
	estimate := *part.Estimate
	r.Estimate = &estimate
	r.Metrics["weakest"] = part.Scale
	r.SE, r.CI90 = nil, nil
	if part.SE != nil {
		se := *part.SE
		r.SE = &se
	}
	if part.CI90 != nil {
		ci := *part.CI90
		r.CI90 = &ci
	}
}
