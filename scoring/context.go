package scoring

import "math"

// contextMetrics tell how a play went. They are shown to the counsellor with
// the results of the play and never change a level.
var contextMetrics = []Metric{
	{Name: "duration", Unit: "ms", Definition: "Active time of the part that is scored, pauses left out.", Compute: duration},
	{Name: "breaks", Unit: "breaks", Definition: "Pauses asked for.", Compute: countOf("paused")},
	{Name: "resumes", Unit: "times", Definition: "Returns after the page was left or loaded again.", Compute: countOf("resumed")},
	{Name: "focus_losses", Unit: "times", Definition: "Times that the page was left for another window.", Compute: countOf("focus_lost")},
	{Name: "longest_gap", Unit: "ms", Definition: "Longest active time without any event in the part that is scored.", Compute: longestGap},
	{Name: "help", Unit: "times", Definition: "Times that the help was opened.", Compute: countOf("help_opened")},
	{Name: "instruction_replays", Unit: "times", Definition: "Times that the instruction was heard or read again.", Compute: countOf("instruction_replayed")},
	{Name: "training_rounds", Unit: "rounds", Definition: "Rounds of training.", Compute: countOf("training_started")},
}

// question is something that a counsellor may want to ask the person about:
// a flag set when a metric reaches a value. No flag lowers or excludes.
type question struct {
	flag   string
	metric string
	from   float64
}

var questions = []question{
	{"rapid_answers", "rapid_share", 0.10}, // response-time effort below 0.90: Wise & Kong (2005), Appl. Meas. Educ. 18(2)
	{"long_break", "longest_gap", 120_000}, // two minutes without touching anything
	{"many_focus_losses", "focus_losses", 3},
	{"instruction_replayed_often", "instruction_replays", 3},
	{"slower_tempo", "tempo", math.Nextafter(1, 2)},
}

// flags gathers what the counsellor should know of a scale.
func (r *record) flags(scale Scale, metrics map[string]any) []string {
	flags := []string{}
	if r.outcome != Finished {
		flags = append(flags, "unfinished")
	}
	for _, q := range questions {
		if value, ok := metrics[q.metric].(float64); ok && value >= q.from {
			flags = append(flags, q.flag)
		}
	}
	if r.count(func(t trial) bool { return t.state == unscorable && scale.takes(t) }) > 0 {
		flags = append(flags, "unreadable_key")
	}
	return flags
}

// countOf counts the events of a name over the whole play.
func countOf(name string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		n := 0
		for _, e := range r.all {
			if e.Name == name {
				n++
			}
		}
		return float64(n), true
	}
}

func duration(r *record) (float64, bool) {
	if len(r.test) == 0 {
		return 0, false
	}
	elapsed := r.test[len(r.test)-1].At - r.test[0].At
	return elapsed, elapsed >= 0
}

func longestGap(r *record) (float64, bool) {
	if len(r.test) < 2 {
		return 0, false
	}
	longest := 0.0
	for i := 1; i < len(r.test); i++ {
		longest = max(longest, r.test[i].At-r.test[i-1].At)
	}
	return longest, true
}

// tempo is the last one asked for.
func tempo(r *record) (float64, bool) {
	value := 1.0
	for _, e := range r.all {
		if e.Name != "accommodation" || text(e.Data["name"]) != "tempo" {
			continue
		}
		if x, ok := number(e.Data["value"]); ok && x > 0 {
			value = x
		}
	}
	return value, true
}

// doneBy is the share of the events of a name that were made in a way.
func doneBy(name, modality string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		all, so := 0, 0
		for _, e := range wholeTest(r.all) {
			if e.Name != name {
				continue
			}
			all++
			if text(e.Data["modality"]) == modality {
				so++
			}
		}
		return float64(so) / float64(max(all, 1)), all > 0
	}
}
