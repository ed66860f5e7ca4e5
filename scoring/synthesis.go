package scoring

import "strconv"

// The levels of the synthesis.
const (
	Need         = "need"         // a basic skill is to be built
	Between      = "between"      // none is to be built, one is not solid
	Solid        = "solid"        // all are solid
	Undetermined = "undetermined" // a basic skill may be to be built, or not
)

// The steps that may be proposed.
const (
	BasicTraining = "basic_training"
	Vocational    = "vocational"
	Further       = "further" // further assessment
)

// span is the levels between which a person is on a domain.
type span struct{ low, high int }

// spanOf reads the level, or what it is between, or that nothing is known.
func spanOf(r Result) span {
	if level, err := strconv.Atoi(r.Level); err == nil {
		return span{level, level}
	}
	if between, ok := r.Metrics["between"].([]string); ok && len(between) == 2 {
		low, errLow := strconv.Atoi(between[0])
		high, errHigh := strconv.Atoi(between[1])
		if errLow == nil && errHigh == nil {
			return span{low, high}
		}
	}
	return span{1, len(skillLevels)}
}

// inDifficulty is the highest level at which Insee speaks of a difficulty:
// below 80 % in writing, below 60 % in calculation (Première n° 1993, 2024).
var inDifficulty = map[string]int{"literacy": 2, "numeracy": 1}

// synthesis says the basic skills in one word, how complete the evaluation
// is, and which step to propose. A domain that the campaign does not look at
// is left out; one that it looks at and could not tell counts as anything.
func (o overview) synthesis(results []Result) Result {
	r := Result{Scale: "synthesis", Flags: []string{}, Metrics: map[string]any{}}
	spans := map[string]span{}
	for _, x := range results {
		if _, basic := inDifficulty[x.Scale]; basic {
			spans[x.Scale] = spanOf(x)
			r.NItems += x.NItems
		}
	}
	r.Level = synthesisOf(spans)
	if r.Level == Between && some(spans, func(s span) bool { return s.low != s.high }) {
		r.Flags = append(r.Flags, "to_confirm")
	}
	if len(spans) < len(inDifficulty) {
		r.Flags = append(r.Flags, "partly_tested")
	}
	r.Metrics["completeness"] = o.completeness()
	r.Metrics["situations"] = o.states()
	r.Metrics["orientation"] = orientationOf(spans)
	o.needs(spans, r.Metrics)
	return r
}

func synthesisOf(spans map[string]span) string {
	switch {
	case len(spans) == 0:
		return Undetermined
	case some(spans, func(s span) bool { return s.high == 1 }):
		return Need
	case every(spans, func(s span) bool { return s.low == 3 }):
		return Solid
	case every(spans, func(s span) bool { return s.low >= 2 }):
		return Between
	}
	return Undetermined
}

// orientationOf proposes training in basic skills when a difficulty is sure,
// a trade when it is sure that there is none, else to assess further.
func orientationOf(spans map[string]span) string {
	sure, none := false, len(spans) > 0
	for name, s := range spans {
		sure = sure || s.high <= inDifficulty[name]
		none = none && s.low > inDifficulty[name]
	}
	switch {
	case sure:
		return BasicTraining
	case none:
		return Vocational
	}
	return Further
}

// needs sets two things that are not the same, each only when it is known: a
// need of training in a basic skill, and a possible illiteracy, which is about
// writing and only said of people who were schooled in France (ANLCI, 2003).
func (o overview) needs(spans map[string]span, metrics map[string]any) {
	switch synthesisOf(spans) {
	case Need:
		metrics["basic_skills_need"] = true
	case Between, Solid:
		metrics["basic_skills_need"] = false
	}
	literacy, looked := spans["literacy"]
	if !looked || o.SchooledInFrance != "yes" {
		return
	}
	if literacy.high == 1 || literacy.low > 1 {
		metrics["illiteracy_possible"] = literacy.high == 1
	}
}

// states says how far each situation of the campaign went.
func (o overview) states() map[string]string {
	states := map[string]string{}
	for _, name := range o.Situations {
		play, played := o.plays[name]
		switch {
		case !played:
			states[name] = "todo"
		case play.Outcome == "":
			states[name] = "started"
		default:
			states[name] = play.Outcome
		}
	}
	return states
}

// completeness says which family of situations still has one open. Situations
// that measure nothing do not count; positioning counts as basic skills.
func (o overview) completeness() string {
	open, has := map[Family]bool{}, map[Family]bool{}
	for _, name := range o.Situations {
		s, err := Lookup(name)
		if err != nil {
			continue
		}
		has[s.Family] = true
		open[s.Family] = open[s.Family] || o.plays[name].Outcome != Finished
	}
	switch {
	case !open[Transversal] && !open[Basic]:
		return "complete"
	case open[Transversal] && has[Basic] && !open[Basic]:
		return "transversal_incomplete"
	case open[Basic] && has[Transversal] && !open[Transversal]:
		return "basic_incomplete"
	}
	return "incomplete"
}

func some(spans map[string]span, is func(span) bool) bool {
	for _, s := range spans {
		if is(s) {
			return true
		}
	}
	return false
}

func every(spans map[string]span, is func(span) bool) bool {
	return !some(spans, func(s span) bool { return !is(s) })
}
