package stats

import (
	"slices"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/disclosure"
)

// The periods of most figures overlap: who subtracts September's from October's sees who came in and who went out. So a
// figure is published anew only where those are nobody, or enough people; else the one that was published last stays, and
// says until when it goes.

// lastShown gives for each place the last month before m, within its period, that was published.
func (c *counter) lastShown(i Indicator, m month) (map[place]month, error) {
	var rows []struct{ Breakdown, Month string }
	err := c.app.ConcurrentDB().NewQuery(`
		SELECT breakdown, MAX(month) AS month FROM snapshots
		WHERE indicator = {:indicator} AND month > {:after} AND month < {:month} AND suppressed = '' GROUP BY breakdown`).
		Bind(dbx.Params{"indicator": i.ID, "after": (m - month(i.window())).String(), "month": m.String()}).WithContext(c.ctx).All(&rows)
	if err != nil {
		return nil, err
	}
	last := make(map[place]month, len(rows))
	for _, row := range rows {
		if last[parsePlace(row.Breakdown)], err = parseMonth(row.Month); err != nil {
			return nil, err
		}
	}
	return last, nil
}

// addMoves counts who came in since each figure was published last, and who went out.
func (c *counter) addMoves(i Indicator, m month, cells map[place]*cell, last map[place]month) error {
	for _, found := range cells {
		found.moves[0] = found // of what was never published, all is new
	}
	places := map[month][]place{}
	for p, since := range last {
		places[since] = append(places[since], p)
	}
	for since, list := range places {
		in, err := c.count(i, bounds{since + 1, m, m + month(i.Lag)})
		if err != nil {
			return err
		}
		out, err := c.count(i, bounds{since - month(i.window()) + 1, m - month(i.window()), since + month(i.Lag)})
		if err != nil {
			return err
		}
		for _, p := range list {
			if cells[p] != nil {
				cells[p].moves = [2]*cell{in[p], out[p]}
			}
		}
	}
	return nil
}

// stays says whether the last published figure is shown in the place of a hidden one: it tells nothing new.
func stays(status disclosure.Status) bool {
	return status == disclosure.Held || status == disclosure.Secondary
}

// correct keeps what was published of a month that is counted again, where the correction is of too few people: the
// difference of the two would be them.
func (i Indicator) correct(before, after []snapshot) {
	for n, fresh := range after {
		at := slices.IndexFunc(before, func(s snapshot) bool { return s.Breakdown == fresh.Breakdown })
		if at < 0 || before[at].Suppressed != "" || fresh.Suppressed != "" || i.ofStructures() {
			continue
		}
		changes := []float64{fresh.Denominator - before[at].Denominator}
		if i.Measure == Share {
			changes = []float64{fresh.Numerator - before[at].Numerator, changes[0] - (fresh.Numerator - before[at].Numerator)}
		}
		if slices.ContainsFunc(changes, func(d float64) bool { return d != 0 && max(d, -d) < disclosure.Persons }) ||
			!slices.ContainsFunc(changes, func(d float64) bool { return d != 0 }) {
			after[n] = before[at]
		}
	}
}
