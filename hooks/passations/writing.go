package passations

import (
	"encoding/json"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// fresh is a result to be added.
type fresh struct {
	evaluation, play, structure string // play is "" for a result of the whole evaluation
	scoring.Result
}

// latest is the newest row of a scale of a play, or of a whole evaluation.
type latest struct {
	Evaluation string `db:"evaluation"`
	Play       string `db:"play"`
	Scale      string `db:"scale"`
	Hash       string `db:"inputs_hash"`
	Algorithm  string `db:"algorithm_version"`
	Level      string `db:"level"`
}

// place is where a result stands.
type place struct{ evaluation, play, scale string }

// latestOf reads the newest rows of some evaluations. rowid is the order in which rows were added.
func latestOf(db dbx.Builder, evaluations []string) (map[place]latest, error) {
	wanted, err := json.Marshal(evaluations)
	if err != nil {
		return nil, err
	}
	var rows []latest
	err = db.NewQuery(`SELECT r.evaluation, r.play, r.scale, r.inputs_hash, r.algorithm_version, r.level
		FROM json_each({:wanted}) w CROSS JOIN results r ON r.evaluation = w.value ORDER BY r.rowid`).
		Bind(dbx.Params{"wanted": string(wanted)}).All(&rows)
	newest := make(map[place]latest, len(rows))
	for _, row := range rows {
		newest[place{row.Evaluation, row.Play, row.Scale}] = row
	}
	return newest, err
}

// isNew says whether a result is another than the newest one of its place: the same events and versions add no row.
func (f fresh) isNew(newest map[place]latest) bool {
	known, ok := newest[place{f.evaluation, f.play, f.Scale}]
	return !ok || known.Hash != f.InputsHash || known.Algorithm != f.AlgorithmVersion
}

const insertResults = `INSERT INTO results (id, evaluation, play, structure, scale, engine, algorithm_version, item_bank_version,
		norm_version, inputs_hash, estimate, se, ci90, level, p_level, n_items, flags, metrics, computed_at, created, updated)
	SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, value->>10,
		value->>11, value->>12, value->>13, value->>14, value->>15, value->>16, value->>17, {:now}, {:now}, {:now}
	FROM json_each({:rows})`

// insert adds results in one statement.
func insert(app core.App, results []fresh, now time.Time) error {
	if len(results) == 0 {
		return nil
	}
	rows := make([][18]any, len(results))
	for i, f := range results {
		row := [18]any{
			core.GenerateDefaultRandomId(), f.evaluation, f.play, f.structure, f.Scale, f.Engine, f.AlgorithmVersion,
			f.ItemBankVersion, f.NormVersion, f.InputsHash, nil, nil, nil, f.Level, nil, f.NItems, nil, nil,
		}
		for at, value := range map[int]any{10: f.Estimate, 11: f.SE, 12: f.CI90, 14: f.PLevel, 16: f.Flags, 17: f.Metrics} {
			text, err := json.Marshal(value)
			if err != nil {
				return err
			}
			row[at] = string(text)
		}
		rows[i] = row
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	_, err = app.NonconcurrentDB().NewQuery(insertResults).Bind(dbx.Params{"rows": string(raw), "now": stamp(now)}).Execute()
	return err
}
