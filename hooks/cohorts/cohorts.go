// Package cohorts keeps the norms: statistics of finished plays, recomputed
// every night as candidates, used once a superuser published them.
package cohorts

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring/norm"
)

const collection = "cohort_statistics"

// Bind registers what protects norms.
func Bind(app core.App) {
	app.OnRecordUpdate(collection).BindFunc(allowPublicationOnly)
	app.OnRecordDelete(collection).BindFunc(keepPublished)
}

// key names one norm; its versions follow each other.
type key struct {
	Situation   string `db:"situation"`
	BankVersion string `db:"bank_version"`
	Scale       string `db:"scale"` // "" for a metric of the whole play
	Metric      string `db:"metric"`
	Cohort      string `db:"cohort"`
}

func keyOf(r *core.Record) key {
	return key{r.GetString("situation"), r.GetString("bank_version"), r.GetString("scale"), r.GetString("metric"), r.GetString("cohort")}
}

func (k key) where() dbx.HashExp {
	return dbx.HashExp{
		"situation": k.Situation, "bank_version": k.BankVersion, "scale": k.Scale, "metric": k.Metric, "cohort": k.Cohort,
	}
}

func (k key) compare(other key) int {
	return slices.Compare(
		[]string{k.Situation, k.BankVersion, k.Scale, k.Metric, k.Cohort},
		[]string{other.Situation, other.BankVersion, other.Scale, other.Metric, other.Cohort},
	)
}

// Refresh computes the statistics of all cohorts and adds a candidate for each
// one that changed since its latest version. It replaces the candidate that
// nobody published; what was published stays as it is.
func Refresh(ctx context.Context, app core.App, now time.Time) error {
	groups, err := read(ctx, app)
	if err != nil {
		return fmt.Errorf("read the plays: %w", err)
	}
	known, err := latest(ctx, app)
	if err != nil {
		return fmt.Errorf("read the latest norms: %w", err)
	}
	var candidates []candidate
	for _, k := range sortedKeys(groups) {
		if g := groups[k]; len(g.values) > 0 && g.hash() != known[k].InputsHash {
			candidates = append(candidates, candidate{k, g.describe(k, known[k].Version+1, now)})
		}
	}
	return app.RunInTransaction(func(tx core.App) error {
		for _, c := range candidates {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := c.replace(tx); err != nil {
				return fmt.Errorf("candidate of %v: %w", c.key, err)
			}
		}
		return nil
	})
}

func sortedKeys(groups map[key]*group) []key {
	keys := make([]key, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, key.compare)
	return keys
}

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

// describe computes the statistics of a group that is not empty.
func (g *group) describe(k key, number int, now time.Time) map[string]any {
	s := norm.Of(g.values)
	return map[string]any{
		"situation": k.Situation, "bank_version": k.BankVersion, "scale": k.Scale, "metric": k.Metric, "cohort": k.Cohort,
		"version": number, "state": "candidate", "n": s.N(),
		"mean": orNil(s.Mean()), "sd": orNil(s.SD()), "median": orNil(s.Median()), "mad": orNil(s.MAD()),
		"percentiles": orNil(s.Percentiles()),
		"first_at":    g.first, "last_at": g.last, "excluded": g.excluded,
		"inputs_hash": g.hash(), "computed_at": now,
	}
}

// orNil stores what cannot be measured as null.
func orNil[T any](value T, ok bool) any {
	if !ok {
		return nil
	}
	return value
}

// hash names the values that went in, by play.
func (g *group) hash() string { return hex.EncodeToString(g.digest.Sum(nil)) }
