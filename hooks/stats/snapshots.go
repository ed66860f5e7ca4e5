package stats

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// snapshot is a figure of a month, as it is stored: exact, and marked when it must not be shown.
type snapshot struct {
	Month       string  `db:"month" json:"month"`
	Indicator   string  `db:"indicator" json:"indicator"`
	Breakdown   string  `db:"breakdown" json:"breakdown"`
	Numerator   float64 `db:"numerator" json:"numerator"`
	Denominator float64 `db:"denominator" json:"denominator"`
	Value       float64 `db:"value" json:"value"`
	Low         float64 `db:"low" json:"low"`
	High        float64 `db:"high" json:"high"`
	Suppressed  string  `db:"suppressed" json:"suppressed"`
	KeptFrom    string  `db:"kept_from" json:"kept_from"` // month whose figure is shown instead; read: the month of the figure
}

// asShown reads snapshots as they are published: where one is hidden and an earlier one stays, that one.
const asShown = `
	SELECT s.month, s.indicator, s.breakdown, COALESCE(k.numerator, s.numerator) AS numerator,
		COALESCE(k.denominator, s.denominator) AS denominator, COALESCE(k.value, s.value) AS value,
		COALESCE(k.low, s.low) AS low, COALESCE(k.high, s.high) AS high,
		IIF(k.month IS NULL, s.suppressed, '') AS suppressed, COALESCE(k.month, s.month) AS kept_from
	FROM snapshots s LEFT JOIN snapshots k
		ON k.indicator = s.indicator AND k.month = s.kept_from AND k.breakdown = s.breakdown AND s.kept_from <> ''
	WHERE s.indicator = {:indicator}`

// Refresh counts the months that are over and not counted yet. A month is counted once: what is known of it at its end,
// or at the end of the months that its indicator waits for, does not change any more. So each night costs nothing but
// the first of a month, and nobody learns anything from the difference of two counts of the same month.
func Refresh(ctx context.Context, app core.App, now time.Time) error {
	return refresh(ctx, app, now, false)
}

// Rebuild counts all months again, after a correction of the records.
func Rebuild(ctx context.Context, app core.App, now time.Time) error {
	return refresh(ctx, app, now, true)
}

func refresh(ctx context.Context, app core.App, now time.Time, anew bool) error {
	if err := DrawSamples(ctx, app, now); err != nil {
		return err
	}
	c, err := newCounter(ctx, app)
	if err != nil {
		return err
	}
	first, any, err := c.firstMonth()
	if err != nil || !any {
		return err
	}
	present, err := c.present()
	if err != nil {
		return err
	}
	for _, i := range everyPeriod() {
		for m := first; m+month(i.Lag) < monthOf(now); m++ {
			if i.span > 0 && int(m+1)%i.span > 0 {
				continue // periods of a committee follow each other
			}
			asked := i.Outside != "" && m+1 == monthOf(now) // somebody may have said it since
			if !anew && !asked && present[version{i.ID, m.String(), i.Version}] {
				continue
			}
			rows, err := c.snapshots(i, m)
			if err != nil {
				return err
			}
			if anew {
				before, err := c.stored(i, m)
				if err != nil {
					return err
				}
				i.correct(before, rows)
			}
			if err := replace(ctx, app, i, m, rows, now); err != nil {
				return fmt.Errorf("save %s of %s: %w", i.ID, m, err)
			}
		}
	}
	return nil
}

// firstMonth is that of the first evaluation that counts.
func (c *counter) firstMonth() (first month, any bool, err error) {
	var at string
	err = c.app.ConcurrentDB().NewQuery(`
		SELECT COALESCE(MIN(started_at), '') FROM evaluations WHERE kind IN ('real', {:demo}) AND started_at > ''`).
		Bind(dbx.Params{"demo": c.kind}).WithContext(c.ctx).Row(&at)
	if err != nil || at == "" {
		return 0, false, err
	}
	t, err := time.Parse("2006-01-02 15:04:05.000Z", at)
	return monthOf(t), true, err
}

// version is a month that was counted, and by which definition.
type version struct {
	Indicator string `db:"indicator"`
	Month     string `db:"month"`
	Version   int    `db:"definition_version"`
}

func (c *counter) present() (map[version]bool, error) {
	var found []version
	err := c.app.ConcurrentDB().NewQuery(`SELECT DISTINCT indicator, month, definition_version FROM snapshots`).
		WithContext(c.ctx).All(&found)
	present := make(map[version]bool, len(found))
	for _, v := range found {
		present[v] = true
	}
	return present, err
}

// snapshots are the figures of an indicator of one month.
func (c *counter) snapshots(i Indicator, m month) ([]snapshot, error) {
	if i.Measure == PerUser {
		return c.perUser(i, m)
	}
	if i.Measure == Estimate {
		return c.estimate(i, m)
	}
	cells, err := c.count(i, i.bounds(m))
	if err != nil {
		return nil, err
	}
	var last map[place]month
	if i.rolls() {
		if last, err = c.lastShown(i, m); err != nil {
			return nil, err
		}
		if err := c.addMoves(i, m, cells, last); err != nil {
			return nil, err
		}
	}
	i.protect(cells)
	rows := make([]snapshot, 0, len(cells))
	for p, found := range cells {
		row := i.snapshot(m, p, found, cells[place{p.scope, ""}])
		if since, shown := last[p]; shown && stays(found.status) {
			row.KeptFrom = since.String()
		}
		if i.Measure == OfMarket {
			if row.Denominator, err = c.outside(i, m); err != nil {
				return nil, err
			}
			row.Value = over(row.Numerator, row.Denominator)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (i Indicator) snapshot(m month, p place, found, whole *cell) snapshot {
	row := snapshot{Month: m.String(), Indicator: i.ID, Breakdown: p.String(), Suppressed: found.status.String()}
	row.Numerator, row.Denominator, row.Value = i.value(found, whole)
	row.Low, row.High = i.interval(found)
	return row
}

// stored are the figures of a month by the present definition, as they were published.
func (c *counter) stored(i Indicator, m month) (rows []snapshot, err error) {
	err = c.app.ConcurrentDB().NewQuery(`
		SELECT month, indicator, breakdown, numerator, denominator, value, low, high, suppressed, kept_from FROM snapshots
		WHERE indicator = {:indicator} AND month = {:month} AND definition_version = {:version}`).
		Bind(dbx.Params{"indicator": i.ID, "month": m.String(), "version": i.Version}).WithContext(c.ctx).All(&rows)
	return rows, err
}

// outside is what somebody has to say; 0 when nobody did.
func (c *counter) outside(i Indicator, m month) (value float64, err error) {
	params := dbx.Params{}
	if strings.Contains(i.Outside, "{:year}") {
		params["year"] = int(m) / 12
	}
	err = c.app.ConcurrentDB().NewQuery(i.Outside).Bind(params).WithContext(c.ctx).Row(&value)
	return value, err
}

// perUser divides what the service costs by the people that the months before counted, as they were published.
func (c *counter) perUser(i Indicator, m month) ([]snapshot, error) {
	budget, err := c.outside(i, m)
	if err != nil {
		return nil, err
	}
	row := snapshot{Month: m.String(), Indicator: i.ID, Breakdown: place{nation, ""}.String()}
	var people float64
	err = c.app.ConcurrentDB().NewQuery(`
		SELECT TOTAL(CAST((numerator + 2) / 5 AS INTEGER) * 5) / 12 FROM snapshots
		WHERE indicator = 'personnes-actives' AND breakdown = 'france/' AND suppressed = '' AND month > {:after} AND month <= {:month}`).
		Bind(dbx.Params{"after": (m - yearOfMonths).String(), "month": row.Month}).WithContext(c.ctx).Row(&people)
	if budget > 0 && people > 0 {
		row.Numerator, row.Denominator, row.Value = budget, people, budget/people
	}
	return []snapshot{row}, err
}

// replace saves the figures of a month, whatever was there.
func replace(ctx context.Context, app core.App, i Indicator, m month, rows []snapshot, now time.Time) error {
	list, err := json.Marshal(append([]snapshot{}, rows...)) // none is a list too
	if err != nil {
		return err
	}
	params := dbx.Params{"indicator": i.ID, "month": m.String(), "rows": string(list), "now": stored(now), "version": i.Version}
	return app.RunInTransaction(func(tx core.App) error {
		for _, statement := range []string{
			`DELETE FROM snapshots WHERE indicator = {:indicator} AND month = {:month}`,
			`INSERT INTO snapshots (month, indicator, breakdown, numerator, denominator, value, low, high, suppressed, kept_from, computed_at, definition_version)
			SELECT value->>'month', value->>'indicator', value->>'breakdown', value->>'numerator', value->>'denominator',
				value->>'value', value->>'low', value->>'high', value->>'suppressed', value->>'kept_from', {:now}, {:version} FROM json_each({:rows})`,
		} {
			if _, err := tx.NonconcurrentDB().NewQuery(statement).Bind(params).WithContext(ctx).Execute(); err != nil {
				return err
			}
		}
		return nil
	})
}
