package scoring

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Family is the part of the programme that a situation belongs to.
type Family string

const (
	Transversal Family = "transversal"
	Basic       Family = "basic" // diagnosis and positioning of basic skills
)

// PlayResults are the results of one play.
type PlayResults struct {
	Situation string
	Outcome   string // Finished, Abandoned, or any other state of a play that goes on
	Results   []Result
}

// Context is what a composition needs beside the plays.
type Context struct {
	Situations       []string // of the campaign, in order
	SchooledInFrance string   // "yes", "no" or "" when not known
}

// overview is an evaluation, read: the play that counts for each situation.
type overview struct {
	Context
	plays map[string]PlayResults
}

// Compose returns the results of a whole evaluation: one for each transversal
// skill and each domain of basic skills that the campaign looks at, then the
// synthesis.
func Compose(plays []PlayResults, c Context) []Result {
	o := newOverview(plays, c)
	results := append(o.transversal(), o.basic()...)
	results = append(results, o.synthesis(results))
	hash, banks := o.inputs()
	for i := range results {
		results[i].Engine = EngineComposition
		results[i].AlgorithmVersion = AlgorithmVersion
		results[i].ItemBankVersion = banks
		results[i].InputsHash = hash
		results[i].round()
	}
	return results
}

// newOverview keeps, for each situation of the campaign, the first finished
// play or else the first play.
func newOverview(plays []PlayResults, c Context) overview {
	o := overview{c, map[string]PlayResults{}}
	for _, p := range plays {
		kept, has := o.plays[p.Situation]
		if !slices.Contains(c.Situations, p.Situation) || has && (kept.Outcome == Finished || p.Outcome != Finished) {
			continue
		}
		o.plays[p.Situation] = p
	}
	return o
}

// finished returns the results on a scale of the finished plays, in the
// campaign's order, and whether the campaign looks at that scale at all; only
// the situations named count.
func (o overview) finished(scale string, among ...string) (results []Result, looked bool) {
	for _, name := range o.Situations {
		s, err := Lookup(name)
		if err != nil || !slices.Contains(among, name) || !slices.ContainsFunc(s.Scales, func(x Scale) bool { return x.Name == scale }) {
			continue
		}
		looked = true
		if o.plays[name].Outcome != Finished {
			continue
		}
		for _, r := range o.plays[name].Results {
			if r.Scale == scale {
				results = append(results, r)
			}
		}
	}
	return results, looked
}

// without is the campaign's situations but one.
func (o overview) without(left string) []string {
	return slices.DeleteFunc(slices.Clone(o.Situations), func(name string) bool { return name == left })
}

// inputs names all that the composition depends on, and the banks it rests on.
func (o overview) inputs() (inputsHash, banks string) {
	var b []byte
	b = fmt.Appendf(b, "%q %q %q\n", AlgorithmVersion, o.Situations, o.SchooledInFrance)
	var versions []string
	for _, name := range slices.Sorted(slices.Values(o.Situations)) {
		play := o.plays[name]
		b = fmt.Appendf(b, "%q %q\n", name, play.Outcome)
		results := slices.SortedFunc(slices.Values(play.Results), func(x, y Result) int { return cmp.Compare(x.Scale, y.Scale) })
		for _, r := range results {
			b = fmt.Appendf(b, "%q %q %q\n", r.Scale, r.AlgorithmVersion, r.InputsHash)
		}
		var banks []string // one, but for scales that were calibrated apart
		for _, r := range results {
			if !slices.Contains(banks, r.ItemBankVersion) {
				banks = append(banks, r.ItemBankVersion)
			}
		}
		versions = append(versions, banks...)
	}
	return hash(b), strings.Join(versions, " ")
}

// strong is the level from which a scale is a strength.
const strong = 3

// Strengths returns the scales at level 3 or more, best first; scales of the
// same level stay in the order in which they came.
func Strengths(results []Result) []string {
	levels := map[string]int{}
	var scales []string
	for _, r := range results {
		level, err := strconv.Atoi(r.Level)
		if err != nil || level < strong {
			continue // no level, or one that is not a number, as the synthesis has
		}
		if _, twice := levels[r.Scale]; !twice {
			scales = append(scales, r.Scale)
		}
		levels[r.Scale] = max(levels[r.Scale], level)
	}
	slices.SortStableFunc(scales, func(a, b string) int { return cmp.Compare(levels[b], levels[a]) })
	return scales
}
