package exports

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// result is the newest one of a scale of the whole evaluation.
type result struct {
	level  string
	items  int
	chance sql.NullFloat64 // that the level is the true one
}

// versions are what the results of a whole evaluation rest on: they are made together.
type versions struct{ algorithm, banks, norm, computedAt string }

// The index of results of whole evaluations is named: by itself SQLite takes the one on plays, where all of them are
// together under "". The first statement reads nothing else than the index, which is most of the work of a file.
const (
	wholeResults = ` FROM json_each({:ids}) j CROSS JOIN results r INDEXED BY idx_results_whole ON r.evaluation = j.value AND r.play = ''`
	readResults  = `SELECT r.evaluation, r.scale, r.level, r.n_items,
		CASE WHEN r.level != '' AND r.scale != 'synthesis' THEN r.p_level->>('$."' || r.level || '"') END` + wholeResults + ` ORDER BY r.rowid`
	readVersions = `SELECT r.evaluation, r.algorithm_version, r.item_bank_version, r.norm_version, r.computed_at` + wholeResults +
		` AND r.scale = 'synthesis' ORDER BY r.rowid`
)

// withResults adds the results to lines; of those on one scale the last one stays.
func withResults(ctx context.Context, app core.App, lines []line) error {
	ids := make([]string, len(lines))
	byID := make(map[string]*line, len(lines))
	for i := range lines {
		ids[i], byID[lines[i].ID] = lines[i].ID, &lines[i]
		lines[i].results = make(map[string]result, len(scales)+1)
	}
	raw, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	var evaluation, scale string
	var r result
	var v versions
	return errors.Join(
		each(ctx, app, readResults, string(raw), func() { byID[evaluation].results[scale] = r }, &evaluation, &scale, &r.level, &r.items, &r.chance),
		each(ctx, app, readVersions, string(raw), func() { byID[evaluation].versions = v }, &evaluation, &v.algorithm, &v.banks, &v.norm, &v.computedAt),
	)
}

// each runs take for each row, once it is in the variables.
func each(ctx context.Context, app core.App, sql, ids string, take func(), variables ...any) error {
	rows, err := app.ConcurrentDB().NewQuery(sql).WithContext(ctx).Bind(dbx.Params{"ids": ids}).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(variables...); err != nil {
			return err
		}
		take()
	}
	return rows.Err()
}

// The probability from which a level is nearly certain, as the report says.
const nearlyCertain = 0.95

// certainty says how sure a level is.
func (r result) certainty() string {
	switch {
	case r.level == "":
		return ""
	case !r.chance.Valid:
		return "Observé"
	case r.chance.Float64 >= nearlyCertain:
		return "Presque certain"
	}
	return "Probable"
}
