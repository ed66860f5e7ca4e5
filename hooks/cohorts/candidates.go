package cohorts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// version is the newest row of a norm, whatever its state.
type version struct {
	key
	Version    int    `db:"version"`
	InputsHash string `db:"inputs_hash"`
}

func latest(ctx context.Context, app core.App) (map[key]version, error) {
	var rows []version
	err := app.DB().Select("situation", "bank_version", "scale", "metric", "cohort", "version", "inputs_hash").
		From(collection).OrderBy("version").WithContext(ctx).All(&rows)
	if err != nil {
		return nil, err
	}
	newest := make(map[key]version, len(rows))
	for _, row := range rows {
		newest[row.key] = row
	}
	return newest, nil
}

// candidate is a norm to be saved.
type candidate struct {
	key
	fields map[string]any
}

// candidates describes the cohorts whose inputs are not those of their latest version.
func (l *ledger) candidates(ctx context.Context, app core.App, now time.Time) ([]candidate, error) {
	known, err := latest(ctx, app)
	if err != nil {
		return nil, err
	}
	var changed []candidate
	for _, k := range l.keys() {
		if t := l.tallies[k]; !t.empty() && t.hash() != known[k].InputsHash {
			changed = append(changed, candidate{k, t.describe(k, known[k].Version+1, now)})
		}
	}
	return changed, nil
}

func (l *ledger) keys() []key {
	keys := make([]key, 0, len(l.tallies))
	for k := range l.tallies {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, key.compare)
	return keys
}

func replaceAll(ctx context.Context, app core.App, candidates []candidate) error {
	for _, c := range candidates {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.replace(app); err != nil {
			return fmt.Errorf("candidate of %v: %w", c.key, err)
		}
	}
	return nil
}

// replace saves the candidate in the place of the one that nobody published.
func (c candidate) replace(app core.App) error {
	stale := c.where()
	stale["state"] = "candidate"
	if _, err := app.DB().Delete(collection, stale).Execute(); err != nil {
		return err
	}
	schema, err := app.FindCachedCollectionByNameOrId(collection)
	if err != nil {
		return err
	}
	row := core.NewRecord(schema)
	row.Load(c.fields)
	return app.Save(row)
}

// save keeps what changed, and the watermark, in one statement; anew, in the place of all that was kept.
func (l *ledger) save(ctx context.Context, app core.App, mark watermark, anew bool) error {
	type row struct {
		key
		State any `json:"state"`
	}
	rows := []row{{State: mark}}
	for _, k := range l.keys() {
		if t := l.tallies[k]; t.changed {
			rows = append(rows, row{k, t})
		}
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	if anew {
		if _, err := app.DB().NewQuery("DELETE FROM " + states).WithContext(ctx).Execute(); err != nil {
			return err
		}
	}
	_, err = app.DB().NewQuery(`
		INSERT INTO cohort_states (situation, bank_version, scale, metric, cohort, state)
		SELECT value->>'situation', value->>'bank_version', value->>'scale', value->>'metric', value->>'cohort', value->'state'
		FROM json_each({:rows}) WHERE true
		ON CONFLICT (situation, bank_version, scale, metric, cohort) DO UPDATE SET state = excluded.state`).
		Bind(dbx.Params{"rows": string(raw)}).WithContext(ctx).Execute()
	return err
}

// forgetIfChanged makes the next refresh count anew when a field that says where a play counts is corrected.
func forgetIfChanged(fields ...string) func(*core.RecordEvent) error {
	return func(e *core.RecordEvent) error {
		before := e.Record.Original()
		for _, f := range fields {
			if e.Record.GetString(f) != before.GetString(f) {
				if _, err := e.App.DB().Delete(states, key{}.where()).Execute(); err != nil {
					return fmt.Errorf("forget what was counted: %w", err)
				}
				break
			}
		}
		return e.Next()
	}
}
