package cohorts

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// watermark says up to where results were read. Results are only appended, by
// one writer at a time: their rowids are in the order in which they appeared.
type watermark struct {
	RowID int64  `json:"rowid"`
	ID    string `json:"result"`  // the result of that row
	Rows  int64  `json:"results"` // how many there were up to it
	Rules string `json:"rules"`   // what was counted, and how
}

// rulesOf names what the tallies depend on beside the results. The number goes
// up with any change in this package that makes other tallies of the same results.
func rulesOf(situations []scoring.Situation, merged []string) string {
	rules := sha256.New()
	fmt.Fprintln(rules, 1, block)
	for _, m := range merged {
		fmt.Fprintln(rules, m)
	}
	for _, x := range exclusions {
		fmt.Fprintln(rules, x.reason)
	}
	for _, s := range situations {
		for _, m := range s.Metrics {
			fmt.Fprintln(rules, s.Name, s.Scales[0].Name, m.Scale, m.Name, m.Normed)
		}
	}
	return hex.EncodeToString(rules.Sum(nil))
}

// mergedPeople are the merges in force: each makes second attempts of what were first ones. They are looked at rather than
// told, so that a merge that is undone leaves what was counted as it was.
func mergedPeople(ctx context.Context, app core.App) ([]string, error) {
	var merged []string
	err := app.DB().NewQuery("SELECT id || ' ' || merged_into FROM beneficiaries WHERE merged_into != '' ORDER BY id").
		WithContext(ctx).Column(&merged)
	return merged, err
}

// stock is what is in the table of results, seen from a watermark.
type stock struct {
	Newest   int64  `db:"newest"`    // rowid
	NewestID string `db:"newest_id"` // of the result there
	Stored   int64  `db:"stored"`
	Unread   int64  `db:"unread"`
	MarkedID string `db:"marked_id"` // of the result at the watermark
}

// lookAt takes stock in one statement, that is at one moment.
func lookAt(ctx context.Context, app core.App, mark watermark) (stock, error) {
	var s stock
	err := app.DB().NewQuery(`
		SELECT COALESCE((SELECT MAX(rowid) FROM results), 0) AS newest,
			COALESCE((SELECT id FROM results ORDER BY rowid DESC LIMIT 1), '') AS newest_id,
			(SELECT COUNT(*) FROM results) AS stored,
			(SELECT COUNT(*) FROM results WHERE rowid > {:mark}) AS unread,
			COALESCE((SELECT id FROM results WHERE rowid = {:mark}), '') AS marked_id`).
		Bind(dbx.Params{"mark": mark.RowID}).WithContext(ctx).One(&s)
	return s, err
}

// A result that came since may change what a former one counted for. A digest
// cannot take a value back, so all is counted anew. Both are rare: a play is
// scored again for late events or by a new algorithm, and a person's plays end
// in the order in which they are scored.
var corrections = []struct{ why, found string }{
	{"a play that was counted has a new result", `
		SELECT EXISTS (
			SELECT 1 FROM results r
			WHERE r.rowid > {:after} AND r.rowid <= {:upTo} AND r.play != ''
				AND EXISTS (SELECT 1 FROM results o WHERE o.play = r.play AND o.scale = r.scale AND o.rowid <= {:after})
		)`},
	{"a first attempt came after the second", `
		SELECT EXISTS (
			SELECT 1 FROM results r
			CROSS JOIN plays p ON p.id = r.play AND p.state = 'finished'
			CROSS JOIN evaluations e ON e.id = p.evaluation
			CROSS JOIN evaluations o ON o.beneficiary = e.beneficiary AND o.id != e.id AND o.kind = e.kind
			CROSS JOIN plays q ON q.evaluation = o.id AND q.situation = p.situation
			WHERE r.rowid > {:after} AND r.rowid <= {:upTo} AND r.play != ''
				AND q.state = 'finished' AND (q.ended_at, q.id) > (p.ended_at, p.id)
				AND EXISTS (SELECT 1 FROM results c WHERE c.play = q.id AND c.rowid <= {:after})
		)`},
}

// stale says why the tallies are of no use any more, or "".
func (mark watermark) stale(ctx context.Context, app core.App, s stock, rules string) (string, error) {
	switch {
	case mark == watermark{}:
		return "nothing was counted yet", nil
	case mark.Rules != rules:
		return "this release counts otherwise", nil
	case s.MarkedID != mark.ID || s.Stored-s.Unread != mark.Rows:
		return "a result that was counted is gone", nil // with a person who was erased
	}
	for _, c := range corrections {
		var found bool
		err := app.DB().NewQuery(c.found).Bind(dbx.Params{"after": mark.RowID, "upTo": s.Newest}).WithContext(ctx).Row(&found)
		if err != nil {
			return "", err
		}
		if found {
			return c.why, nil
		}
	}
	return "", nil
}

// loadMark reads the watermark; without one, all is still to be read.
func loadMark(ctx context.Context, app core.App) (watermark, error) {
	var raw []string
	err := app.DB().Select("state").From(states).Where(key{}.where()).WithContext(ctx).Column(&raw)
	if err != nil || len(raw) == 0 {
		return watermark{}, err
	}
	var mark watermark
	return mark, json.Unmarshal([]byte(raw[0]), &mark)
}

// loadTallies reads what former nights counted.
func loadTallies(ctx context.Context, app core.App) (map[key]*tally, error) {
	var rows []struct {
		key
		State string `db:"state"`
	}
	err := app.DB().Select("situation", "bank_version", "scale", "metric", "cohort", "state").From(states).
		Where(dbx.Not(key{}.where())).WithContext(ctx).All(&rows)
	if err != nil {
		return nil, err
	}
	tallies := make(map[key]*tally, len(rows))
	for _, row := range rows {
		t := &tally{}
		if err := json.Unmarshal([]byte(row.State), t); err != nil {
			return nil, fmt.Errorf("tally of %v: %w", row.key, err)
		}
		tallies[row.key] = t
	}
	return tallies, nil
}
