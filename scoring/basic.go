package scoring

import (
	"cmp"
	"math"
	"slices"
)

// domain is a basic skill: the situation that positions on it, on a scale of
// the same name, and the scales by which a diagnosis looks at it.
type domain struct {
	name        string
	positioning string
	diagnosis   []string
}

// domains of basic skills. Insee looks at three written domains: decoding,
// production of words, comprehension of texts; and at calculation. Digital
// skills stand apart: they change nothing of the two others.
var domains = []domain{
	{"literacy", "lecture", []string{"word_recognition", "comprehension", "spelling"}},
	{"numeracy", "calcul", []string{"numeracy"}},
	{"digital", "numerique", nil},
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

// composeDomain takes the positioning when it was finished: it measures the
// whole domain, with many more items. Else it takes the diagnosis.
func (o overview) composeDomain(d domain) (composed Result, looked bool) {
	results, positioned := o.finished(d.name, d.positioning)
	for _, r := range results {
		if r.PLevel != nil {
			return r.asDomain(d.name), true
		}
	}
	composed, diagnosed := o.diagnose(d)
	return composed, positioned || diagnosed
}

// asDomain is the result of a positioning, said of the whole evaluation.
func (r Result) asDomain(name string) Result {
	composed := Result{
		Scale: name, NItems: r.NItems, Flags: []string{},
		Metrics: map[string]any{"levels": map[string]string{r.Scale: r.Level}, "positioning": true},
	}
	if slices.Contains(r.Flags, "partly_tested") {
		composed.Flags = append(composed.Flags, "partly_tested")
	}
	composed.Estimate, composed.SE, composed.CI90 = copied(r.Estimate), copied(r.SE), copied(r.CI90)
	composed.decide([]float64{r.PLevel["1"], r.PLevel["2"], r.PLevel["3"]})
	return composed
}

// diagnose says the level of the weakest scale of a domain: a person is
// at a level or above when they are on each scale that was tested.
//
// The probability of that is the lowest of the scales' own. It would be their
// product if one skill told nothing of the others; but reading and writing go
// together (correlations of 0.7 to 0.9 in surveys of adults), the scales are
// measured with priors that do not know it, and the product would leave
// somebody who answers everything right without a level. The lowest is exact
// for skills that go together entirely, and never above what one scale says.
func (o overview) diagnose(d domain) (composed Result, looked bool) {
	composed = Result{Scale: d.name, Flags: []string{}, Metrics: map[string]any{}}
	levels := map[string]string{}
	atLeast := []float64{1, 1, 1} // the probability to be at each level or above
	missing, lowest := false, math.Inf(1)
	for _, scale := range d.diagnosis {
		results, has := o.finished(scale, o.without(d.positioning)...)
		looked = looked || has
		results = slices.DeleteFunc(results, func(r Result) bool { return r.PLevel == nil })
		if len(results) == 0 {
			missing = missing || has
			continue
		}
		r := slices.MinFunc(results, byPrecision)
		levels[scale] = r.Level
		atLeast[1] = min(atLeast[1], r.PLevel["2"]+r.PLevel["3"])
		atLeast[2] = min(atLeast[2], r.PLevel["3"])
		composed.NItems += r.NItems
		if h := r.height(); h < lowest {
			lowest = h
			composed.show(r)
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

// byPrecision puts first the more precise of two measures of one scale, in two
// plays: the lowest would go down with each measure that is less sure, and
// their mean would count what both rest on, the same prior, twice. Of two alike,
// the first in the campaign stays first.
func byPrecision(a, b Result) int { return cmp.Compare(a.spread(), b.spread()) }

// spread is the standard error; one that is not known is the widest.
func (r Result) spread() float64 {
	if r.SE == nil {
		return math.Inf(1)
	}
	return *r.SE
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
