package followups

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// The question comes at the end, then 3 and 6 months later, where a need was found. An answer to a step leads to the next
// one, nobody is asked again of a person that was lost sight of, and a question that nobody answered in a year is dropped.
const (
	askedForYears   = 1
	recountedAtOnce = 1000

	// next is when the next answer on the evaluation e is awaited: "" for never.
	next = `CASE WHEN e.state = 'finished' AND e.kind != 'test' AND e.synthesis = 'need' AND e.finished_at != '' THEN COALESCE(
		(SELECT IIF(f.step = 'month6' OR f.outcome = 'lost_sight', '',
				strftime('%Y-%m-%d %H:%M:%fZ', e.finished_at, IIF(f.step = 'now', '+91 days', '+182 days')))
			FROM follow_ups f WHERE f.evaluation = e.id ORDER BY IIF(f.step = 'now', '', f.step) DESC LIMIT 1),
		e.finished_at) ELSE '' END`

	// awaited is true of the evaluations e whose answer is awaited now.
	awaited = `e.follow_up_at > {:dropped} AND e.follow_up_at <= {:now}`

	// step is the question of the evaluation e, by the time that went by: one that was missed is not asked later.
	step = `CASE WHEN e.finished_at <= {:month6} THEN 'month6' WHEN e.finished_at <= {:month3} THEN 'month3' ELSE 'now' END`
)

func clock(now time.Time) dbx.Params {
	return dbx.Params{
		"now": stamp(now), "dropped": stamp(now.AddDate(-askedForYears, 0, 0)),
		"month3": stamp(now.AddDate(0, 0, -91)), "month6": stamp(now.AddDate(0, 0, -182)),
	}
}

func stamp(t time.Time) string { return t.UTC().Format(types.DefaultDateLayout) }

// schedule writes when the next answer on an evaluation is awaited, whoever saves it.
func schedule(e *core.RecordEvent) error {
	r := e.Record
	due := ""
	if r.GetString("state") == "finished" {
		err := e.App.DB().NewQuery("SELECT " + next + ` FROM (SELECT {:id} AS id, {:state} AS state, {:kind} AS kind,
			{:synthesis} AS synthesis, {:finished} AS finished_at) e`).
			Bind(dbx.Params{"id": r.Id, "state": r.GetString("state"), "kind": r.GetString("kind"),
				"synthesis": r.GetString("synthesis"), "finished": r.GetDateTime("finished_at").String()}).Row(&due)
		if err != nil {
			return err
		}
	}
	r.Set("follow_up_at", due)
	return e.Next()
}

// reschedule saves an answer, or removes it, together with what it means for the evaluation.
func reschedule(e *core.RecordEvent) error {
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()
		if err := e.Next(); err != nil {
			return err
		}
		_, err := tx.DB().NewQuery("UPDATE evaluations AS e SET follow_up_at = " + next + " WHERE e.id = {:id}").
			Bind(dbx.Params{"id": e.Record.GetString("evaluation")}).Execute()
		return err
	})
}

// Recount schedules all evaluations again: after a command that wrote their rows without the hooks. It looks for those that
// are wrong before it writes: a search through all rows would hold up whoever plays.
func Recount(ctx context.Context, app core.App) error {
	wrong := []string{}
	err := app.DB().NewQuery("SELECT e.id FROM evaluations e WHERE e.follow_up_at != " + next).WithContext(ctx).Column(&wrong)
	if err != nil {
		return err
	}
	for ids := range slices.Chunk(wrong, recountedAtOnce) {
		raw, err := json.Marshal(ids)
		if err != nil {
			return err
		}
		_, err = app.NonconcurrentDB().NewQuery("UPDATE evaluations AS e SET follow_up_at = " + next +
			" WHERE e.id IN (SELECT value FROM json_each({:ids}))").Bind(dbx.Params{"ids": string(raw)}).WithContext(ctx).Execute()
		if err != nil {
			return err
		}
	}
	return nil
}
