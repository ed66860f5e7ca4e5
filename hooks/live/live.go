// Package live shows a counsellor where each person of a group is, while they play. It tells nothing of what is right or
// wrong: no answer, no result.
package live

import (
	"net/http"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
	"eva/hooks/internal/watch"
)

const unknown = "Cette campagne n’existe pas, ou votre compte n’y a pas accès."

// Bind registers GET /api/conseil/campaigns/{id}/live, and who may watch.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/api/conseil/campaigns/{id}/live", func(e *core.RequestEvent) error { return show(e, now()) })
		return e.Next()
	})
	app.OnRealtimeSubscribeRequest().BindFunc(guard)
	app.OnRecordAfterCreateSuccess("evaluations", "plays").BindFunc(tell)
	app.OnRecordAfterUpdateSuccess("evaluations", "plays").BindFunc(tell)
}

func show(e *core.RequestEvent, now time.Time) error {
	campaign, err := access.Viewable(e, "campaigns", e.Request.PathValue("id"), unknown)
	if err != nil {
		return err
	}
	group, err := groupOf(e.App, campaign, now)
	if err != nil {
		return e.InternalServerError("Le groupe n’a pas pu être lu. Réessayez dans un instant.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, group)
}

// guard lets watch a campaign only who may view it. The messages are empty, and each reading asks the rule again: an
// account that is closed meanwhile learns no more than that something moves.
func guard(e *core.RealtimeSubscribeRequestEvent) error {
	for _, topic := range e.Subscriptions {
		topic, _, _ = strings.Cut(topic, "?")
		campaign, live := strings.CutPrefix(topic, watch.Prefix)
		if !live {
			continue
		}
		if _, err := access.Viewable(e.RequestEvent, "campaigns", campaign, unknown); err != nil {
			return err
		}
	}
	return e.Next()
}

func tell(e *core.RecordEvent) error {
	evaluation := e.Record.Id
	if e.Record.Collection().Name == "plays" {
		evaluation = e.Record.GetString("evaluation")
	}
	watch.Changed(e.App, evaluation)
	return e.Next()
}
