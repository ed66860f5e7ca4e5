package scoring

import "strconv"

// transversalScales are said of a whole evaluation. Instruction and
// perseverance are not: they are context of the play in which they were seen.
var transversalScales = []string{"speed", "comparison", "attention", "organisation", "vigilance"}

// transversal puts the levels of the finished plays together: 3 when all are
// at the top, 1 when all are at the bottom, 2 otherwise.
func (o overview) transversal() []Result {
	var composed []Result
	for _, scale := range transversalScales {
		results, looked := o.finished(scale, o.Situations...)
		if !looked {
			continue
		}
		composed = append(composed, composeTransversal(scale, results))
	}
	return composed
}

func composeTransversal(scale string, results []Result) Result {
	composed := Result{Scale: scale, Flags: []string{}, Metrics: map[string]any{}}
	var levels []float64
	for _, r := range results {
		if level, err := strconv.ParseFloat(r.Level, 64); err == nil {
			levels = append(levels, level)
			composed.NItems += r.NItems
		}
	}
	composed.Metrics["plays"] = len(levels)
	if len(levels) == 0 {
		composed.Flags = append(composed.Flags, "not_tested")
		return composed
	}
	m := mean(levels)
	composed.Estimate = &m
	composed.Level = category(m)
	return composed
}

// category turns a mean of levels from 1 to 4 into one of three.
func category(mean float64) string {
	switch mean {
	case 4:
		return "3"
	case 1:
		return "1"
	}
	return "2"
}
