package followups

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Paris, wherever the binary runs

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/mails"
)

// recipient is a counsellor with something to do, and how much at each step.
type recipient struct {
	ID     string `db:"id"`
	Email  string `db:"email"`
	Now    int    `db:"n_now"`
	Month3 int    `db:"n_month3"`
	Month6 int    `db:"n_month6"`
}

// selectRecipients gives each evaluation to the owner of its campaign; where that account is no longer there, to the
// administrators of the structure. The range over follow_up_at reads what is awaited and nothing else.
const selectRecipients = `
	WITH waiting AS (
		SELECT e.structure, COALESCE(o.id, '') AS owner, ` + step + ` AS step, COUNT(*) AS number
		FROM evaluations e JOIN campaigns c ON c.id = e.campaign
		LEFT JOIN counsellors o ON o.id = c.owner AND o.state = 'active' AND o.structure = e.structure
		WHERE ` + awaited + ` GROUP BY 1, 2, 3
	)
	SELECT n.id, n.email, SUM(IIF(w.step = 'now', w.number, 0)) AS n_now,
		SUM(IIF(w.step = 'month3', w.number, 0)) AS n_month3, SUM(IIF(w.step = 'month6', w.number, 0)) AS n_month6
	FROM waiting w JOIN counsellors n ON n.structure = w.structure AND (n.id = w.owner OR (w.owner = '' AND n.role = 'admin'))
	WHERE n.state = 'active' AND n.verified = 1 AND n.demo = 0 AND n.digest != 'never' AND n.digest_at < {:monday}
	GROUP BY n.id ORDER BY n.id`

// Remind queues the digest of the week for each counsellor whom something waits for: one mail, with counts and a link, never
// a name. A second run in the same week queues nothing more.
func Remind(ctx context.Context, app core.App, now time.Time) error {
	if err := Recount(ctx, app); err != nil { // a restored or hand-edited row must not be asked about for ever
		return err
	}
	if !mails.Configured(app) {
		return nil // once a server is there, the counts of weeks ago would all leave together
	}
	monday, err := weekStart(now)
	if err != nil {
		return err
	}
	p := clock(now)
	p["monday"] = stamp(monday)
	var recipients []recipient
	if err := app.DB().NewQuery(selectRecipients).Bind(p).WithContext(ctx).All(&recipients); err != nil {
		return err
	}
	for _, r := range recipients {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := remind(app, r, p); err != nil {
			return fmt.Errorf("remind the counsellor %s: %w", r.ID, err)
		}
	}
	return nil
}

// remind queues one digest and remembers it, or does neither.
func remind(app core.App, r recipient, p dbx.Params) error {
	return app.RunInTransaction(func(tx core.App) error {
		marked, err := tx.DB().NewQuery("UPDATE counsellors SET digest_at = {:now} WHERE id = {:id} AND digest_at < {:monday}").
			Bind(dbx.Params{"now": p["now"], "monday": p["monday"], "id": r.ID}).Execute()
		if err != nil {
			return err
		}
		if n, err := marked.RowsAffected(); err != nil || n == 0 {
			return err
		}
		link, err := unsubscription(tx, r.ID)
		if err != nil {
			return err
		}
		return mails.Queue(tx, mails.Message{To: r.Email, Template: "digest", Bulk: true, Data: map[string]string{
			"now": written(r.Now), "month3": written(r.Month3), "month6": written(r.Month6),
			"unsubscribe": strings.TrimRight(tx.Settings().Meta.AppURL, "/") + link,
		}})
	})
}

// written is a number for a template, which says nothing of none.
func written(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// weekStart is midnight of the last Monday, in Paris.
func weekStart(now time.Time) (time.Time, error) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return time.Time{}, err
	}
	day := now.In(paris)
	since := (int(day.Weekday()) + 6) % 7 // days
	return time.Date(day.Year(), day.Month(), day.Day()-since, 0, 0, 0, 0, paris), nil
}
