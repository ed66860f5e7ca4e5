package cohorts

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"slices"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// group is the values of one metric in one cohort, as they come.
type group struct {
	values      []float64
	digest      hash.Hash
	first, last types.DateTime
	excluded    map[string]int // plays left out, by reason
}

// sitting is one play, with what its results measured.
type sitting struct {
	Play        string         `db:"play"`
	Situation   string         `db:"situation"`
	State       string         `db:"state"`
	EndedAt     types.DateTime `db:"ended_at"`
	Kind        string         `db:"kind"`
	Accompanied string         `db:"accompanied"`
	Structure   string         `db:"structure_type"`
	Attempt     int            `db:"attempt"` // 1 for the person's first finished play of the situation

	scales map[string]measured
}

// measured is what one result holds for norms.
type measured struct {
	BankVersion string
	Flags       []string
	Metrics     map[string]any
}

// row is one result of a play. The newest result of a scale comes first: the
// others are of former algorithms.
type row struct {
	sitting
	Scale       string        `db:"scale"`
	BankVersion string        `db:"item_bank_version"`
	Flags       types.JSONRaw `db:"flags"`
	Metrics     types.JSONRaw `db:"metrics"`
}

const query = `
WITH attempts AS (
	SELECT p.id, ROW_NUMBER() OVER (PARTITION BY e.beneficiary, e.kind, p.situation ORDER BY p.ended_at, p.id) AS attempt
	FROM plays p JOIN evaluations e ON e.id = p.evaluation
	WHERE p.state = 'finished'
)
SELECT r.play, p.situation, p.state, p.ended_at, e.kind, e.accompanied, s.type AS structure_type,
	COALESCE(a.attempt, 0) AS attempt, r.scale, r.item_bank_version, r.flags, r.metrics
FROM results r
JOIN plays p ON p.id = r.play
JOIN evaluations e ON e.id = p.evaluation
JOIN structures s ON s.id = e.structure
LEFT JOIN attempts a ON a.id = p.id
ORDER BY r.play, r.scale, r.created DESC, r.rowid DESC`

// read goes once through all results of plays and groups what they measured.
func read(ctx context.Context, app core.App) (map[key]*group, error) {
	rows, err := app.DB().NewQuery(query).WithContext(ctx).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	groups := map[key]*group{}
	var current *sitting
	for rows.Next() {
		var r row
		if err := rows.ScanStruct(&r); err != nil {
			return nil, err
		}
		if current == nil || current.Play != r.Play {
			current.addTo(groups)
			r.scales = map[string]measured{}
			current = &r.sitting
		}
		if err := current.take(r); err != nil {
			return nil, err
		}
	}
	current.addTo(groups)
	return groups, rows.Err()
}

// take keeps the newest result of each scale.
func (s *sitting) take(r row) error {
	if _, older := s.scales[r.Scale]; older {
		return nil
	}
	m := measured{BankVersion: r.BankVersion}
	for raw, into := range map[*types.JSONRaw]any{&r.Flags: &m.Flags, &r.Metrics: &m.Metrics} {
		if err := json.Unmarshal(*raw, into); err != nil {
			return fmt.Errorf("%s of play %s: %w", r.Scale, r.Play, err)
		}
	}
	s.scales[r.Scale] = m
	return nil
}

// addTo puts the play in its cohorts, or counts why it is left out of them.
func (s *sitting) addTo(groups map[key]*group) {
	if s == nil {
		return
	}
	situation, err := scoring.Lookup(s.Situation)
	if err != nil {
		return // a situation that this release no longer has needs no norm
	}
	for _, metric := range situation.Metrics {
		if !metric.Normed {
			continue
		}
		m, ok := s.measure(situation, metric.Scale)
		if !ok {
			continue
		}
		value, isMeasured := m.Metrics[metric.Name].(float64)
		for cohort, reason := range s.cohorts(s.leftOut(m)) {
			k := key{s.Situation, m.BankVersion, metric.Scale, metric.Name, cohort}
			if groups[k] == nil {
				groups[k] = &group{digest: sha256.New(), excluded: map[string]int{}}
			}
			switch {
			case reason != "":
				groups[k].excluded[reason]++
			case isMeasured:
				groups[k].add(s, value)
			}
		}
	}
}

// measure finds the result that holds a metric; a metric of the whole play is
// in each of its results.
func (s *sitting) measure(situation scoring.Situation, scale string) (measured, bool) {
	if scale == "" {
		scale = situation.Scales[0].Name
	}
	m, ok := s.scales[scale]
	return m, ok
}

// exclusions are why a play is no part of a norm. The first that holds is counted.
var exclusions = []struct {
	reason string
	holds  func(*sitting, measured) bool
}{
	{"test", func(s *sitting, _ measured) bool { return s.Kind == "test" }}, // runs by the staff of a structure too
	{"unfinished", func(s *sitting, _ measured) bool { return s.State != scoring.Finished }},
	{"second_attempt", func(s *sitting, _ measured) bool { return s.Attempt > 1 }},
	{"rapid_guessing", func(_ *sitting, m measured) bool { return slices.Contains(m.Flags, "rapid_answers") }},
	{"slower_tempo", func(_ *sitting, m measured) bool { return slices.Contains(m.Flags, "slower_tempo") }},
}

func (s *sitting) leftOut(m measured) string {
	for _, x := range exclusions {
		if x.holds(s, m) {
			return x.reason
		}
	}
	return ""
}

// cohorts are those that the play belongs to, or would but for a reason. Plays
// of the demonstration make one of their own and never meet those of people.
func (s *sitting) cohorts(reason string) map[string]string {
	if s.Kind == "demo" {
		return map[string]string{"demo": reason, "all": "demo"}
	}
	cohorts := map[string]string{"all": reason, "structure_type:" + s.Structure: reason}
	if s.Accompanied != "" {
		cohorts["accompanied:"+s.Accompanied] = reason
	}
	return cohorts
}

// add counts a value in. Plays come in the order of their ids, so that the
// same plays always give the same digest.
func (g *group) add(s *sitting, value float64) {
	g.values = append(g.values, value)
	fmt.Fprintf(g.digest, "%s %v\n", s.Play, value)
	if g.first.IsZero() || s.EndedAt.Before(g.first) {
		g.first = s.EndedAt
	}
	if s.EndedAt.After(g.last) {
		g.last = s.EndedAt
	}
}
