package mails

import (
	"context"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// kept is how many days a message stays in the table, by its state. What waits stays until it is sent or given up.
var kept = map[string]int{"sent": 30, "failed": 30}

// Purge removes the messages that are of no use any more: each holds somebody's address.
func Purge(ctx context.Context, app core.App, now time.Time) error {
	for state, days := range kept {
		_, err := app.NonconcurrentDB().NewQuery("DELETE FROM mails WHERE state = {:state} AND updated < {:limit}").
			Bind(dbx.Params{"state": state, "limit": stamp(now.AddDate(0, 0, -days))}).WithContext(ctx).Execute()
		if err != nil {
			return err
		}
	}
	return nil
}

// Count is how many messages are in a state, and why the last of them failed.
type Count struct {
	State     string `db:"state"`
	N         int    `db:"n"`
	LastError string `db:"last_error"`
}

// Counts is the state of the queue.
func Counts(ctx context.Context, app core.App) ([]Count, error) {
	var counts []Count
	err := app.DB().NewQuery("SELECT state, count(*) n, max(last_error) last_error FROM mails GROUP BY state ORDER BY state").
		WithContext(ctx).All(&counts)
	return counts, err
}

// Retry puts what was given up back in the queue.
func Retry(ctx context.Context, app core.App, now time.Time) error {
	_, err := app.NonconcurrentDB().NewQuery("UPDATE mails SET state = 'queued', attempts = 0, next_attempt_at = {:now}, updated = {:now} WHERE state = 'failed'").
		Bind(dbx.Params{"now": stamp(now)}).WithContext(ctx).Execute()
	return err
}
