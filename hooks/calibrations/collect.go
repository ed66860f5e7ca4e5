package calibrations

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/replay"
	"eva/scoring"
	"eva/scoring/irt"
)

// responses are what was answered on one scale: persons × items.
type responses struct {
	answers  [][]int8
	seconds  [][]float64
	excluded map[string]int // plays, by reason
	digest   hash.Hash      // of all that went in
}

// collector reads the plays of a version and keeps the answers of those that count.
type collector struct {
	bank   *scoring.Bank
	scales map[string]*responses
}

// played is one play that ended.
type played struct {
	ID      string `db:"id"`
	State   string `db:"state"`
	Kind    string `db:"kind"`
	Attempt int    `db:"attempt"` // 1 for the person's first finished play of the situation
	Mode    string `db:"mode"`    // with the seed: how its plan was followed
	Seed    int    `db:"seed"`
}

const playsOfVersion = `
WITH attempts AS (
	SELECT p.id, ROW_NUMBER() OVER (PARTITION BY e.beneficiary ORDER BY p.ended_at, p.id) AS attempt
	FROM plays p JOIN evaluations e ON e.id = p.evaluation
	WHERE p.situation = {:situation} AND p.state = 'finished'
)
SELECT p.id, p.state, p.mode, p.seed, e.kind, COALESCE(a.attempt, 0) AS attempt
FROM plays p JOIN evaluations e ON e.id = p.evaluation LEFT JOIN attempts a ON a.id = p.id
WHERE p.bank_version = {:version} AND p.state IN ('finished', 'abandoned') AND p.ended_at >= {:since}
ORDER BY p.id`

const playsAtOnce = 200 // whose events are read together

// collect reads each play once, many at a time.
func (c *collector) collect(ctx context.Context, app core.App, version string, o Options) error {
	for scale := range c.bank.Measured() {
		c.scales[scale] = &responses{excluded: map[string]int{}, digest: sha256.New()}
	}
	since := ""
	if !o.Since.IsZero() {
		since = o.Since.UTC().Format(types.DefaultDateLayout) // dates are compared as text
	}
	var plays []played
	err := app.ConcurrentDB().NewQuery(playsOfVersion).
		Bind(dbx.Params{"situation": o.Situation, "version": version, "since": since}).WithContext(ctx).All(&plays)
	if err != nil {
		return err
	}
	var counting []played
	for _, p := range plays {
		if reason := p.leftOut(o); reason != "" {
			for _, r := range c.scales {
				r.excluded[reason]++
			}
			continue
		}
		counting = append(counting, p)
	}
	for some := range slices.Chunk(counting, playsAtOnce) {
		ids := make([]string, len(some))
		for i, p := range some {
			ids[i] = p.ID
		}
		events, err := replay.Events(ctx, app, ids)
		if err != nil {
			return err
		}
		for _, p := range some {
			if err := c.take(p, events[p.ID]); err != nil {
				return fmt.Errorf("play %s: %w", p.ID, err)
			}
		}
	}
	return nil
}

// leftOut is why a play is no part of a calibration: persons must be independent, and of the kind asked for.
func (p played) leftOut(o Options) string {
	wanted := o.Kinds
	if len(wanted) == 0 {
		wanted = []string{"real"}
	}
	switch {
	case !slices.Contains(wanted, p.Kind):
		return "kind_" + p.Kind
	case p.State != scoring.Finished:
		return "unfinished"
	case p.Attempt > 1:
		return "second_attempt"
	}
	return ""
}

// take adds the first answers of a play to each scale on which they are answers and not guesses.
func (c *collector) take(p played, events []scoring.Event) error {
	all, err := c.bank.For(p.Mode, p.Seed).FirstAnswers(scoring.Finished, events)
	if err != nil {
		return err
	}
	for scale, a := range all {
		r := c.scales[scale]
		switch {
		case !slices.ContainsFunc(a.Responses, func(x int8) bool { return x != irt.Missing }):
			r.excluded["no_answer"]++
		case a.Rapid:
			r.excluded["rapid_guessing"]++
		default:
			r.answers, r.seconds = append(r.answers, a.Responses), append(r.seconds, a.Seconds)
			fmt.Fprintf(r.digest, "%s %v %v\n", p.ID, a.Responses, a.Seconds)
		}
	}
	return nil
}

// inputsHash names the model and every answer that went in.
func (r *responses) inputsHash(model irt.Model) string {
	sum := sha256.Sum256(append(r.digest.Sum(nil), model...))
	return hex.EncodeToString(sum[:])
}

func sortedKeys[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }
