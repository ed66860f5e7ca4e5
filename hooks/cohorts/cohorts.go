// Package cohorts keeps the norms: statistics of finished plays, brought up to
// date every night as candidates, used once a superuser published them.
//
// A refresh reads each result once. What it counted stays in cohort_states: a
// summary for each metric and cohort, and a watermark up to which results were
// read. A rebuild reads all results again. Both take results in the order in
// which they were appended and fold them in the same blocks, so that both give
// the same bytes.
package cohorts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

const (
	collection = "cohort_statistics"
	states     = "cohort_states"
)

// Bind registers what protects norms, and what makes the next refresh count anew.
func Bind(app core.App) {
	rules.Bind(app)
	app.OnRecordUpdate("structures").BindFunc(forgetIfChanged("type"))
	app.OnRecordUpdate("evaluations").BindFunc(forgetIfChanged("kind", "accompanied", "beneficiary", "structure"))
}

// key names one norm; its versions follow each other.
type key struct {
	Situation   string `db:"situation" json:"situation"`
	BankVersion string `db:"bank_version" json:"bank_version"`
	Scale       string `db:"scale" json:"scale"` // "" for a metric of the whole play
	Metric      string `db:"metric" json:"metric"`
	Cohort      string `db:"cohort" json:"cohort"`
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

// Refresh counts the results that came since the last time and adds a candidate
// for each cohort that changed since its latest version. It replaces the
// candidate that nobody published; what was published stays as it is.
func Refresh(ctx context.Context, app core.App, now time.Time) error {
	return update(ctx, app, situations(), false, now)
}

// Rebuild is Refresh that counts all results again, whatever was counted before.
func Rebuild(ctx context.Context, app core.App, now time.Time) error {
	return update(ctx, app, situations(), true, now)
}

// situations are all that this release scores.
func situations() []scoring.Situation {
	var all []scoring.Situation
	for _, name := range scoring.Names() {
		if s, err := scoring.Lookup(name); err == nil {
			all = append(all, s)
		}
	}
	return all
}

var errOvertaken = errors.New("another refresh of the norms came between; this one is given up")

func update(ctx context.Context, app core.App, situations []scoring.Situation, anew bool, now time.Time) error {
	mark, err := loadMark(ctx, app)
	if err != nil {
		return fmt.Errorf("read the watermark: %w", err)
	}
	stock, err := lookAt(ctx, app, mark)
	if err != nil {
		return fmt.Errorf("look at the results: %w", err)
	}
	merged, err := mergedPeople(ctx, app)
	if err != nil {
		return fmt.Errorf("look for merges: %w", err)
	}
	rules := rulesOf(situations, merged)
	if !anew {
		why, err := mark.stale(ctx, app, stock, rules)
		if err != nil {
			return fmt.Errorf("look for corrections: %w", err)
		}
		if anew = why != ""; anew {
			app.Logger().Info("norms are counted anew", "reason", why)
		}
	}
	l, after := newLedger(situations), int64(0)
	if !anew {
		after = mark.RowID
		if l.tallies, err = loadTallies(ctx, app); err != nil {
			return fmt.Errorf("read what was counted: %w", err)
		}
	}
	if err := l.read(ctx, app, after, stock.Newest); err != nil {
		return fmt.Errorf("read the results: %w", err)
	}
	return l.conclude(ctx, app, anew, mark, watermark{stock.Newest, stock.NewestID, stock.Stored, rules}, now)
}

// conclude saves candidates and what was counted, unless another refresh did so since the watermark was read.
func (l *ledger) conclude(ctx context.Context, app core.App, anew bool, before, after watermark, now time.Time) error {
	candidates, err := l.candidates(ctx, app, now)
	if err != nil {
		return fmt.Errorf("read the latest norms: %w", err)
	}
	return app.RunInTransaction(func(tx core.App) error {
		if present, err := loadMark(ctx, tx); err != nil || present != before {
			return errors.Join(err, errOvertaken)
		}
		if err := l.save(ctx, tx, after, anew); err != nil {
			return fmt.Errorf("save what was counted: %w", err)
		}
		return replaceAll(ctx, tx, candidates)
	})
}
