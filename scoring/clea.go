package scoring

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// What is said of a criterion of CléA.
const (
	Acquired  = "acquired"
	ToWorkOn  = "to_work_on"
	NotTested = "not_tested" // there are tasks, none was reached
	NoTask    = "no_task"
)

// subDomain is a part of CléA, with the percent of the points from which it is
// acquired and the criteria that the referential has: some have no task.
type subDomain struct {
	code     string
	acquired int
	criteria []string
}

// subDomains: the thresholds of domain 2 are those of the reference service;
// domain 3 has none there, and takes the usual one of domain 2.
var subDomains = []subDomain{
	{"2.1", 75, []string{"2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.1.5", "2.1.6", "2.1.7"}},
	{"2.2", 50, []string{"2.2.1", "2.2.2"}},
	{"2.3", 75, []string{"2.3.1", "2.3.2", "2.3.3", "2.3.4", "2.3.5", "2.3.6", "2.3.7"}},
	{"2.4", 100, []string{"2.4.1"}},
	{"2.5", 66, []string{"2.5.1", "2.5.2", "2.5.3"}},
	{"3.1", 75, nil},
	{"3.2", 75, nil},
	{"3.3", 75, nil},
	{"3.4", 75, nil},
}

// cleaScales are the scales of a domain of CléA: "2" gives clea_2_1 to clea_2_5.
func cleaScales(domain string) []Scale {
	var scales []Scale
	for _, d := range subDomains {
		if strings.HasPrefix(d.code, domain+".") {
			name := "clea_" + strings.ReplaceAll(d.code, ".", "_")
			scales = append(scales, Scale{Name: name, Engine: EngineRules, By: "share", Criterion: d.code, Acquired: d.acquired})
		}
	}
	return scales
}

// fewTasks is below which a state is to be confirmed, when there were more tasks
// to do: a play that adapts may stop early.
const fewTasks = 3

// criterionMetrics are the metrics of the items of one sub-domain.
func criterionMetrics(scale Scale) []Metric {
	of := func(is func(trial) bool) func(trial) bool {
		return func(t trial) bool { return scale.takes(t) && is(t) }
	}
	return []Metric{
		{Name: "share", Scale: scale.Name, Unit: "share", Definition: "Share of the points of the tasks tested that were earned; catch-up replaces the first pass of its family when better.", Normed: true, Compute: tasksShare(scale)},
		{Name: "tasks", Scale: scale.Name, Unit: "tasks", Definition: "Tasks tested that count.", Compute: count(of(kept))},
		{Name: "right", Scale: scale.Name, Unit: "tasks", Definition: "Of these, tasks done entirely right.", Compute: count(of(func(t trial) bool { return kept(t) && t.right }))},
		{Name: "not_reached", Scale: scale.Name, Unit: "tasks", Definition: "Tasks of the first pass that were not reached: not tested, never failed.", Compute: notReached(scale)},
	}
}

func tasksShare(scale Scale) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) { return r.tally(scale.takes).share() }
}

func notReached(scale Scale) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		form := r.form()
		n := r.count(func(t trial) bool { return scale.takes(t) && proposed(t, form) && unreached(t) })
		return float64(n), true
	}
}

// CriterionResult is what is said of one criterion.
type CriterionResult struct {
	State string `json:"state"`
	Tasks int    `json:"tasks"`
	Right int    `json:"right"`
}

// judgeByCriterion says whether a sub-domain is acquired, and each of its
// criteria, all against the threshold of the sub-domain.
func judgeByCriterion(r *record, scale Scale, result *Result) {
	all := r.tally(scale.takes)
	result.NItems = all.tested
	if all.tested == 0 {
		result.Flags = append(result.Flags, "not_tested")
	} else if r.outcome == Finished && r.count(func(t trial) bool { return scale.takes(t) && !t.spared && unreached(t) }) > 0 {
		result.Flags = append(result.Flags, "partly_tested")
	}
	if r.outcome != Finished {
		return
	}
	if left, _ := notReached(scale)(r); all.tested > 0 && all.tested < fewTasks && left > 0 {
		result.Flags = append(result.Flags, "few_items")
	}
	if all.tested > 0 {
		result.Level = stateOf(all, scale.Acquired)
	}
	criteria := map[string]CriterionResult{}
	for _, code := range r.criteria(scale) {
		of := Scale{Criterion: code}
		y := r.tally(of.takes)
		state := stateOf(y, scale.Acquired)
		if r.count(of.takes) == 0 {
			state = NoTask
		}
		criteria[code] = CriterionResult{state, y.tested, y.right}
	}
	result.Metrics["criteria"] = criteria
}

// stateOf compares whole percents, rounded half up, as people read them.
func stateOf(y tally, acquired int) string {
	share, ok := y.share()
	switch {
	case !ok:
		return NotTested
	case int(math.Round(100*rounded(share))) >= acquired:
		return Acquired
	}
	return ToWorkOn
}

// criteria are those of the referential and those of the items.
func (r *record) criteria(scale Scale) []string {
	codes := map[string]bool{}
	for _, d := range subDomains {
		if d.code == scale.Criterion {
			for _, code := range d.criteria {
				codes[code] = true
			}
		}
	}
	for _, t := range r.trials {
		if scale.takes(t) && t.item.Criterion != scale.Criterion {
			codes[t.item.Criterion] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}
