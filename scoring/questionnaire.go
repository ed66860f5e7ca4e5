package scoring

import "maps"

// questionnaire makes the situation of a series of questions, each of one
// skill; each skill is a scale. own are the events beside the usual ones.
func questionnaire(name, title string, skills []string, own map[string][]string) Situation {
	scales := make([]Scale, len(skills))
	for i, skill := range skills {
		scales[i] = Scale{Name: skill, Skill: skill, Engine: EngineIRT}
	}
	return series(name, title, scales, own)
}

// series makes the situation of a series of questions with these scales.
func series(name, title string, scales []Scale, own map[string][]string) Situation {
	s := Situation{
		Name:   name,
		Title:  title,
		Family: Basic,
		Events: map[string][]string{
			"item_shown":    {"item"},
			"item_answered": {"item", "answer", "rt", "modality"},
			"item_skipped":  {"item", "rt", "modality"},
			"item_heard":    {"item"},
		},
		Scales: scales,
		Types:  questionTypes,
		read:   readAnswers,
	}
	maps.Copy(s.Events, own)
	for _, scale := range scales {
		if scale.Engine == EngineIRT {
			s.Metrics = append(s.Metrics, skillMetrics(scale)...)
		} else {
			s.Metrics = append(s.Metrics, criterionMetrics(scale)...)
		}
	}
	s.Metrics = append(s.Metrics, contextMetrics...)
	return s
}

// skillMetrics are the metrics of the items of one measured scale.
func skillMetrics(scale Scale) []Metric {
	name, skill := scale.Name, scale.Skill
	of := func(is func(trial) bool) func(trial) bool {
		return func(t trial) bool { return t.of(skill) && is(t) }
	}
	return []Metric{
		{Name: "answered", Scale: name, Unit: "items", Definition: "Items that got an answer.", Compute: count(of(seen))},
		{Name: "right", Scale: name, Unit: "items", Definition: "Items answered right.", Compute: count(of(right))},
		{Name: "skipped", Scale: name, Unit: "items", Definition: "Items answered « Je ne sais pas »; they count as not right.", Compute: count(of(saidUnknown))},
		{Name: "unreached", Scale: name, Unit: "items", Definition: "Items without an answer, or whose answer was cleared: not tested.", Compute: count(of(unreached))},
		{Name: "points", Scale: name, Unit: "points", Definition: "Points earned, bonus included.", Compute: points(scale)},
		{Name: "accuracy", Scale: name, Unit: "share", Definition: "Share of the points of the items tested that were earned, each item capped at its own.", Normed: true, Compute: accuracy(skill)},
		{Name: "changes", Scale: name, Unit: "times", Definition: "Answers that replaced an earlier one.", Compute: changes(skill)},
		{Name: "rt_median_right", Scale: name, Unit: "ms", Definition: "Median time of the right answers.", Normed: true, Compute: times(median, of(right))},
		{Name: "rapid", Scale: name, Unit: "items", Definition: "Answers in less than 200 ms: left out of the times, kept in the accuracy.", Compute: count(of(trial.rapid))},
		{Name: "rapid_share", Scale: name, Unit: "share", Definition: "Share of the answers given in less than 200 ms.", Compute: share(trial.rapid, of(trial.timed))},
	}
}

// readAnswers reads the last answer to each item since the first test_started:
// a questionnaire goes on where it stopped.
func readAnswers(r *record) {
	for _, e := range wholeTest(r.all) {
		i, known := r.index[text(e.Data["item"])]
		if !known {
			continue
		}
		switch e.Name {
		case "item_shown":
			r.trials[i].shown = true
		case "item_answered":
			r.trials[i].take(e)
		case "item_skipped":
			r.trials[i].skip(e)
		}
	}
	r.catchUp()
}

// earned is the credit of the items of a skill, and how many were tested; an
// item that its family's other pass replaces does not count.
func (r *record) earned(skill string) (credit float64, n int) {
	for _, t := range r.trials {
		if t.of(skill) && kept(t) {
			credit += t.credit
			n++
		}
	}
	return credit, n
}

func accuracy(skill string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		credit, n := r.earned(skill)
		if n == 0 {
			return 0, false
		}
		return credit / float64(n), true
	}
}

func points(scale Scale) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		total := 0.0
		for _, t := range r.trials {
			if scale.takes(t) && kept(t) {
				total += t.points
			}
		}
		return total, true
	}
}

func changes(skill string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		n := 0
		for _, t := range r.trials {
			if t.of(skill) {
				n += t.changes
			}
		}
		return float64(n), true
	}
}
