package cohorts

import (
	"fmt"
	"slices"

	"eva/scoring"
)

// ledger is all that is counted, while results are read into it.
type ledger struct {
	tallies    map[key]*tally
	normed     map[source][]scoring.Metric
	structures map[string]string // kinds of structures, by id
	cells      map[cell][]*tally // of the metrics of a source
}

// source is what the results of one scale of a situation have in common.
type source struct{ situation, scale string }

// cell is where the results of a source go, in one cohort.
type cell struct {
	source
	bankVersion, cohort string
}

func newLedger(situations []scoring.Situation) *ledger {
	return &ledger{
		tallies: map[key]*tally{}, normed: normed(situations), structures: map[string]string{}, cells: map[cell][]*tally{},
	}
}

// normed are the metrics that have statistics, by the results that hold them.
// A metric of the whole play is in all of them: those of the first scale count.
func normed(situations []scoring.Situation) map[source][]scoring.Metric {
	metrics := map[source][]scoring.Metric{}
	for _, s := range situations {
		for _, m := range s.Metrics {
			if !m.Normed {
				continue
			}
			from := source{s.Name, m.Scale}
			if m.Scale == "" {
				from.scale = s.Scales[0].Name
			}
			metrics[from] = append(metrics[from], m)
		}
	}
	return metrics
}

// scales are those whose results hold something to count.
func (l *ledger) scales() []string {
	var names []string
	for from := range l.normed {
		names = append(names, from.scale)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (l *ledger) countAll(sittings []sitting) error {
	for i := range sittings {
		if err := l.count(&sittings[i]); err != nil {
			return fmt.Errorf("%s of play %s: %w", sittings[i].scale, sittings[i].play, err)
		}
	}
	return nil
}

// count puts a result in its cohorts, or counts why it is left out of them.
func (l *ledger) count(s *sitting) error {
	metrics := l.normed[source{s.situation, s.scale}]
	if len(metrics) == 0 {
		return nil // of a situation that this release no longer has, or another situation's scale of the same name
	}
	if err := s.decode(); err != nil {
		return err
	}
	for _, c := range s.cohorts(l.structures[s.structure], s.leftOut()) {
		for i, t := range l.talliesOf(s, c.name, metrics) {
			value, measured := s.metrics[metrics[i].Name].(float64)
			switch {
			case c.leftOut != "":
				t.leaveOut(s.play, c.leftOut)
			case measured:
				t.add(s.play, s.endedAt, value)
			}
		}
	}
	return nil
}

// talliesOf are the tallies of the metrics of a result in a cohort.
func (l *ledger) talliesOf(s *sitting, cohort string, metrics []scoring.Metric) []*tally {
	at := cell{source{s.situation, s.scale}, s.bankVersion, cohort}
	if tallies, known := l.cells[at]; known {
		return tallies
	}
	tallies := make([]*tally, len(metrics))
	for i, m := range metrics {
		k := key{s.situation, s.bankVersion, m.Scale, m.Name, cohort}
		if l.tallies[k] == nil {
			l.tallies[k] = newTally(k)
		}
		tallies[i] = l.tallies[k]
	}
	l.cells[at] = tallies
	return tallies
}
