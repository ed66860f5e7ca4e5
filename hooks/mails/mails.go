// Package mails sends what the service writes to people: each message waits in the collection `mails`, from where a
// restart takes it up again.
package mails

import (
	"errors"
	"fmt"
	"net/mail"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"

	"eva/hooks/internal/page"
)

const collection = "mails"

// Message is what a subject wants to be sent.
type Message struct {
	To       string            // one address
	Template string            // name of a pair in templates/
	Data     map[string]string // what the template shows as {{.Data.name}}; "unsubscribe" is also a header of the mail
	Bulk     bool              // sent to many at a time: the others go first
}

// Queue writes the message down, in the caller's transaction when app is one: it is sent if that commits. A template that
// does not exist or lacks data is refused here, where somebody sees it.
func Queue(app core.App, m Message) error {
	if address, err := mail.ParseAddress(m.To); err != nil || address.Address != m.To {
		return errors.New("a mail needs one plain address")
	}
	if _, err := compose(app, m.Template, m.Data); err != nil {
		return fmt.Errorf("queue a mail: %w", err)
	}
	c, err := app.FindCachedCollectionByNameOrId(collection)
	if err != nil {
		return err
	}
	row := core.NewRecord(c)
	row.Load(map[string]any{
		"to": m.To, "template": m.Template, "data": m.Data, "bulk": m.Bulk, "state": "queued", "next_attempt_at": time.Now(),
	})
	if err := app.Save(row); err != nil {
		return fmt.Errorf("queue the mail %s: %w", m.Template, err)
	}
	return nil
}

// Bind sends the mails while the application serves.
func Bind(app core.App) { bind(app, usual) }

func bind(app core.App, p policy) {
	w := newWorker(app, p)
	wake := func(e *core.RecordEvent) error {
		w.wake()
		return e.Next()
	}
	app.OnRecordUpdate(collection).BindFunc(func(e *core.RecordEvent) error { return startAgain(e, p.now()) })
	app.OnRecordAfterCreateSuccess(collection).BindFunc(wake) // in a transaction: after it
	app.OnRecordAfterUpdateSuccess(collection).BindFunc(wake) // somebody put it back in the queue
	app.OnSettingsReload().BindFunc(func(e *core.SettingsReloadEvent) error {
		w.wake()
		return e.Next()
	})
	app.OnMailerSend().BindFunc(addReplyTo)
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		if err := e.Next(); err != nil {
			return err
		}
		w.start()
		return nil
	})
	app.OnTerminate().Bind(&hook.Handler[*core.TerminateEvent]{Priority: -10000, Func: func(e *core.TerminateEvent) error {
		w.stop()
		return e.Next()
	}}) // before the database closes
}

// startAgain gives a message that was given up, and that somebody puts back in the queue, all its attempts.
func startAgain(e *core.RecordEvent, now time.Time) error {
	r := e.Record
	if r.GetString("state") == "queued" && r.Original().GetString("state") == "failed" {
		r.Set("attempts", 0)
		r.Set("next_attempt_at", now)
	}
	return e.Next()
}

// addReplyTo gives all mails, PocketBase's own too, an address that somebody reads.
func addReplyTo(e *core.MailerEvent) error {
	deployment, err := page.Current(e.App)
	if err != nil {
		return err
	}
	if address := deployment.Reply(); address != "" && e.Message.Headers["Reply-To"] == "" {
		if e.Message.Headers == nil {
			e.Message.Headers = map[string]string{}
		}
		e.Message.Headers["Reply-To"] = address
	}
	return e.Next()
}
