// Package items is the item bank: the content of the situations, in versions that never change once published.
package items

import (
	"errors"
	"time"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
)

// Bind keeps published versions as they are, listens to recordings, and registers what authors do.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	app.OnRecordUpdate("bank_versions").BindFunc(refuseChangingPublished)
	app.OnRecordDelete("bank_versions").BindFunc(refuseDeletingPublished)
	app.OnRecordCreate("recordings").BindFunc(listen)
	app.OnRecordUpdate("recordings").BindFunc(listen)
	b := &bank{now: now}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/banque", showList)
		e.Router.GET("/banque/{situation}", showDraft)
		e.Router.GET("/api/items/{situation}", b.answerDraft).BindFunc(authorsOnly)
		e.Router.GET("/api/items/{situation}/export", b.export).BindFunc(authorsOnly)
		e.Router.POST("/api/items/{situation}/publish", b.publishDraft).BindFunc(authorsOnly)
		e.Router.POST("/api/items/{situation}/import", b.importFile).Bind(apis.BodyLimit(mostBytes + 1<<16)).BindFunc(authorsOnly)
		return e.Next()
	})
}

// frozenFields are those that a play of a published version relies on.
var frozenFields = []string{"situation", "number", "content", "keys", "plan", "hash", "published_at", "source", "file_version"}

func refuseChangingPublished(e *core.RecordEvent) error {
	before, err := e.App.FindRecordById("bank_versions", e.Record.Id)
	if err != nil {
		return err
	}
	if before.GetString("state") == "draft" {
		return e.Next()
	}
	for _, name := range frozenFields {
		if e.Record.GetString(name) != before.GetString(name) {
			return validation.Errors{name: validation.NewError("eva_published", "Une version publiée ne change plus : créez-en une nouvelle.")}
		}
	}
	if e.Record.GetString("state") == "draft" {
		return validation.Errors{"state": validation.NewError("eva_published", "Une version publiée peut être retirée, pas redevenir un brouillon.")}
	}
	return e.Next()
}

var errPublished = errors.New("une version publiée ne peut pas être supprimée : des parties peuvent en dépendre")

func refuseDeletingPublished(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "draft" {
		return errPublished
	}
	return e.Next()
}
