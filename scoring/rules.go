package scoring

// judgeByRules finds the level of a metric on the scale's steps. A play that
// is not finished has no level, nor one whose record misses a part of it.
func judgeByRules(r *record, scale Scale, result *Result) {
	if scale.Criterion != "" {
		judgeByCriterion(r, scale, result)
		return
	}
	decided := r.count(func(t trial) bool { return t.state == answered })
	result.NItems = decided
	if decided == 0 {
		result.Flags = append(result.Flags, "not_tested")
		return
	}
	if decided < len(r.trials) && r.outcome == Finished {
		result.Flags = append(result.Flags, "partly_tested")
	}
	value, ok := result.Metrics[scale.By].(float64)
	if !ok || r.outcome != Finished || decided < len(r.trials) {
		return
	}
	for _, step := range scale.Steps {
		if value <= step.AtMost {
			result.Level = step.Level
			return
		}
	}
}
