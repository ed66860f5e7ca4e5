package scoring

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// record is a play, read: what metrics look at.
type record struct {
	outcome string
	all     []Event
	test    []Event // from the last test_started on
	trials  []trial // one for each item that can be scored, in the order of the bank
	index   map[string]int
	rulers  map[string]*ruler
}

// lastTest returns what follows the last test_started: a timed part starts
// afresh on resume. Without one, all was training.
func lastTest(events []Event) []Event {
	for i := len(events) - 1; i >= 0; i-- {
		if events[i].Name == "test_started" {
			return events[i:]
		}
	}
	return nil
}

// wholeTest returns what follows the first test_started: a questionnaire goes
// on where it stopped.
func wholeTest(events []Event) []Event {
	for i := range events {
		if events[i].Name == "test_started" {
			return events[i:]
		}
	}
	return nil
}

// measure computes the metrics that are a scale's own; "" are those that go
// with every scale.
func (r *record) measure(s Situation, scale string) map[string]any {
	metrics := map[string]any{}
	for _, m := range s.Metrics {
		if m.Scale != scale {
			continue
		}
		if value, ok := m.Compute(r); ok && finite(value) {
			metrics[m.Name] = value
		}
	}
	if s.details != nil && scale != "" {
		maps.Copy(metrics, s.details(r, scale))
	}
	return metrics
}

// count makes a metric that is never unmeasurable: how many trials are so.
func count(is func(trial) bool) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) { return float64(r.count(is)), true }
}

func (r *record) count(is func(trial) bool) int {
	n := 0
	for _, t := range r.trials {
		if is(t) {
			n++
		}
	}
	return n
}

// share makes the proportion of the trials of a kind that are so.
func share(is, among func(trial) bool) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		n := r.count(among)
		if n == 0 {
			return 0, false
		}
		return float64(r.count(func(t trial) bool { return among(t) && is(t) })) / float64(n), true
	}
}

// times makes a statistic of the times of such trials, rapid ones left out.
func times(statistic func([]float64) float64, is func(trial) bool) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		var list []float64
		for _, t := range r.trials {
			if is(t) && t.timed() && !t.rapid() {
				list = append(list, t.time)
			}
		}
		if len(list) == 0 {
			return 0, false
		}
		return statistic(list), true
	}
}

// median is the middle value, or the mean of the two middle ones.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func mean(values []float64) float64 { return stat.Mean(values, nil) }

// rounded drops decimals without meaning, so that processors which fuse a
// multiplication with an addition, and differ in the last bits, store the same.
func rounded(x float64) float64 {
	if math.Abs(x) > 1e6 { // a time of more than 1000 s, in ms
		return math.Round(x)
	}
	return math.Round(x*1e9) / 1e9
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func (r *Result) round() {
	for name, value := range r.Metrics {
		switch x := value.(type) {
		case float64:
			r.Metrics[name] = rounded(x)
		case [2]float64:
			r.Metrics[name] = [2]float64{rounded(x[0]), rounded(x[1])}
		case map[string]float64:
			for key, value := range x {
				x[key] = rounded(value)
			}
		}
	}
	for level, p := range r.PLevel {
		r.PLevel[level] = rounded(p)
	}
	for _, x := range []*float64{r.Estimate, r.SE} {
		if x != nil {
			*x = rounded(*x)
		}
	}
	if r.CI90 != nil {
		r.CI90[0], r.CI90[1] = rounded(r.CI90[0]), rounded(r.CI90[1])
	}
}

// inOrder returns the trials that were decided, first decided first.
func (r *record) inOrder() []trial {
	var list []trial
	for _, t := range r.trials {
		if t.state != untested {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(a, b trial) int { return cmp.Compare(a.position, b.position) })
	return list
}
