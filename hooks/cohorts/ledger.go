package cohorts

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"eva/scoring"
)

// ledger is all that is counted, while results are read into it.
type ledger struct {
	tallies    map[key]*tally
	normed     map[source]measures
	structures map[string]string // kinds of structures, by id
	cells      map[cell][]*tally // of the metrics of a source
}

// source is what the results of one scale of a situation have in common.
type source struct{ situation, scale string }

// measures are the metrics of a source that have statistics, and a struct with
// a field for each. Read into it, JSON costs little: what a result says beside
// them, tables too, is passed over.
type measures struct {
	metrics []scoring.Metric
	shape   reflect.Type
}

func newMeasures(metrics []scoring.Metric) measures {
	fields := make([]reflect.StructField, len(metrics))
	for i, m := range metrics {
		tag := reflect.StructTag(fmt.Sprintf("json:%q", m.Name))
		fields[i] = reflect.StructField{Name: fmt.Sprintf("Metric%d", i), Type: reflect.TypeFor[any](), Tag: tag}
	}
	return measures{metrics, reflect.StructOf(fields)}
}

// read gives the values of the metrics; one that could not be measured is no number.
func (m measures) read(raw []byte) ([]any, error) {
	said := reflect.New(m.shape)
	if err := json.Unmarshal(raw, said.Interface()); err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	values := make([]any, len(m.metrics))
	for i := range values {
		values[i] = said.Elem().Field(i).Interface()
	}
	return values, nil
}

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
func normed(situations []scoring.Situation) map[source]measures {
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
	all := make(map[source]measures, len(metrics))
	for from, m := range metrics {
		all[from] = newMeasures(m)
	}
	return all
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
	m, known := l.normed[source{s.situation, s.scale}]
	if !known {
		return nil // of a situation that this release no longer has, or another situation's scale of the same name
	}
	var flags []string
	if err := json.Unmarshal(s.flags, &flags); err != nil {
		return fmt.Errorf("flags: %w", err)
	}
	values, err := m.read(s.metrics)
	if err != nil {
		return err
	}
	for _, c := range s.cohorts(l.structures[s.structure], s.leftOut(flags)) {
		for i, t := range l.talliesOf(s, c.name, m.metrics) {
			value, measured := values[i].(float64)
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
