package cohorts

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// sitting is one result of a play and what decides where it counts.
type sitting struct {
	play, situation, state, endedAt string
	kind, accompanied, structure    string
	scale, bankVersion              string
	again                           bool // the person had finished a play of the situation before
	flags, metrics                  []byte
}

// unread are the results after a row and up to another that are the newest of
// their play and scale, in the order in which they were appended. CROSS JOIN
// keeps SQLite from another order, which it would then have to sort; rowids are
// compared where the index alone can tell.
const unread = `
SELECT r.play, p.situation, p.state, p.ended_at, e.kind, e.accompanied, e.structure, r.scale, r.item_bank_version, r.flags, r.metrics,
	EXISTS (
		SELECT 1 FROM evaluations o
		CROSS JOIN plays q ON q.evaluation = o.id AND q.situation = p.situation
		WHERE o.beneficiary = e.beneficiary AND o.rowid != e.rowid AND o.kind = e.kind
			AND q.state = 'finished' AND (q.ended_at, q.id) < (p.ended_at, p.id)
	) AS again
FROM results r
CROSS JOIN plays p ON p.id = r.play
CROSS JOIN evaluations e ON e.id = p.evaluation
WHERE r.rowid > {:after} AND r.rowid <= {:upTo} AND r.play != '' AND r.scale IN (SELECT value FROM json_each({:scales}))
	AND NOT EXISTS (
		SELECT 1 FROM results n WHERE n.play = r.play AND n.scale = r.scale AND n.rowid > r.rowid AND n.rowid <= {:upTo}
	)
ORDER BY r.rowid`

// batch is how many results are handed over at once.
const batch = 256

// read goes once through the results after a row and up to another. One
// goroutine reads while the other counts, in the order of reading.
func (l *ledger) read(ctx context.Context, app core.App, after, upTo int64) error {
	if err := l.readStructures(ctx, app); err != nil {
		return fmt.Errorf("kinds of structures: %w", err)
	}
	scales, err := json.Marshal(l.scales())
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches, ended := make(chan []sitting, 4), make(chan error, 1)
	query := app.DB().NewQuery(unread).Bind(dbx.Params{"after": after, "upTo": upTo, "scales": string(scales)}).WithContext(ctx)
	go func() {
		err := stream(ctx, query, batches)
		close(batches)
		ended <- err
	}()
	for sittings := range batches {
		if err == nil {
			if err = l.countAll(sittings); err != nil {
				cancel()
			}
		}
	}
	if stopped := <-ended; err == nil {
		err = stopped
	}
	return err
}

// stream hands over what the query finds.
func stream(ctx context.Context, query *dbx.Query, batches chan<- []sitting) error {
	rows, err := query.Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	sittings := make([]sitting, 0, batch)
	for more := true; more; {
		if more = rows.Next(); more {
			var s sitting
			err := rows.Scan(&s.play, &s.situation, &s.state, &s.endedAt, &s.kind, &s.accompanied, &s.structure,
				&s.scale, &s.bankVersion, &s.flags, &s.metrics, &s.again)
			if err != nil {
				return err
			}
			s.bankVersion = scoring.ContentVersion(s.bankVersion) // a norm of counts and times outlives a calibration
			sittings = append(sittings, s)
		}
		if len(sittings) == batch || !more {
			select {
			case batches <- sittings:
				sittings = make([]sitting, 0, batch)
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return rows.Err()
}

// readStructures keeps the kinds of structures at hand: there are few.
func (l *ledger) readStructures(ctx context.Context, app core.App) error {
	var rows []struct {
		ID   string `db:"id"`
		Type string `db:"type"`
	}
	if err := app.DB().Select("id", "type").From("structures").WithContext(ctx).All(&rows); err != nil {
		return err
	}
	for _, r := range rows {
		l.structures[r.ID] = r.Type
	}
	return nil
}
