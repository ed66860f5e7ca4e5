package mails

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/tools/mailer"
	"github.com/pocketbase/pocketbase/tools/types"
)

var errTooLong = errors.New("the mail server took too long")

// queued is a row of the queue.
type queued struct {
	ID       string `db:"id"`
	To       string `db:"to"`
	Template string `db:"template"`
	Data     string `db:"data"`
	Attempts int    `db:"attempts"`
	Updated  string `db:"updated"`
}

// sendNext sends the message whose turn it is. It says whether the next one is worth a try now.
func (w *worker) sendNext() (bool, error) {
	next, err := w.claim()
	if err != nil || next == nil {
		return false, err
	}
	data := map[string]string{}
	if err := json.Unmarshal([]byte(next.Data), &data); err != nil {
		return true, w.settle(next, failed("Les données du message sont illisibles."))
	}
	l, err := compose(w.app, next.Template, data)
	if err != nil {
		return true, w.settle(next, failed("Le modèle n’existe pas, ou il lui manque des données."))
	}
	err = w.send(w.message(next, l, data["unsubscribe"]))
	var reply *textproto.Error
	switch {
	case err == nil:
		return true, w.settle(next, dbx.Params{"state": "sent", "sent_at": w.stamp(), "data": "{}", "last_error": ""})
	case next.Attempts >= w.attempts || errors.As(err, &reply) && refusesAddress[reply.Code]:
		return true, w.settle(next, failed(explain(err)))
	}
	// A server that answers refuses this message only; one that does not would refuse the others too.
	return errors.As(err, &reply), w.settle(next, dbx.Params{"last_error": explain(err)})
}

func failed(why string) dbx.Params { return dbx.Params{"state": "failed", "last_error": why} }

// claim takes the message whose turn it is and puts its next attempt off before it is sent: after a kill -9 at any
// instant it is still in the queue, and it goes twice only when the kill falls between its departure and settle.
func (w *worker) claim() (*queued, error) {
	var next queued
	err := w.app.DB().NewQuery("SELECT id, `to`, template, data, attempts, updated FROM mails " +
		"WHERE state = 'queued' AND next_attempt_at <= {:now} ORDER BY bulk, next_attempt_at LIMIT 1").
		Bind(dbx.Params{"now": w.stamp()}).One(&next)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	next.Attempts++
	taken, err := w.app.NonconcurrentDB().Update(collection, dbx.Params{
		"attempts": next.Attempts, "next_attempt_at": stamp(w.now().Add(w.delay(next.Attempts))),
	}, dbx.HashExp{"id": next.ID, "state": "queued", "attempts": next.Attempts - 1}).Execute()
	if err != nil {
		return nil, err
	}
	if n, err := taken.RowsAffected(); err != nil || n == 0 {
		return nil, err // another process was faster
	}
	return &next, nil
}

// settle writes what became of a claimed message.
func (w *worker) settle(next *queued, outcome dbx.Params) error {
	outcome["updated"] = w.stamp()
	_, err := w.app.NonconcurrentDB().Update(collection, outcome, dbx.HashExp{"id": next.ID}).Execute()
	if err != nil {
		return fmt.Errorf("settle the mail %s: %w", next.ID, err)
	}
	return nil
}

func (w *worker) stamp() string { return stamp(w.now()) }

func stamp(t time.Time) string { return t.UTC().Format(types.DefaultDateLayout) }

// message keeps its Message-ID over all attempts: a server that got it twice can tell.
func (w *worker) message(next *queued, l letter, unsubscribe string) *mailer.Message {
	meta := w.app.Settings().Meta
	_, domain, _ := strings.Cut(meta.SenderAddress, "@")
	headers := map[string]string{
		"Message-ID":     "<" + next.ID + "@" + domain + ">",
		"Auto-Submitted": "auto-generated", // no holiday answers
	}
	if unsubscribe != "" {
		headers["List-Unsubscribe"] = "<" + unsubscribe + ">"
		headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
	}
	return &mailer.Message{
		From: mail.Address{Name: meta.SenderName, Address: meta.SenderAddress}, To: []mail.Address{{Address: next.To}},
		Subject: l.Subject, Text: l.Text, HTML: l.HTML, Headers: headers,
	}
}

// send does not wait for ever for a server that hangs: PocketBase's client would.
func (w *worker) send(m *mailer.Message) error {
	sent := make(chan error, 1)
	client := w.client(w.app)
	go func() { sent <- client.Send(m) }()
	select {
	case err := <-sent:
		return err
	case <-time.After(w.patience):
		return errTooLong
	}
}

// refusesAddress are the answers that no later attempt changes (RFC 5321 §4.2.3).
var refusesAddress = map[int]bool{550: true, 551: true, 553: true}

// explain says what went wrong without what the server wrote: that often repeats the address.
func explain(err error) string {
	var reply *textproto.Error
	switch {
	case errors.As(err, &reply) && refusesAddress[reply.Code]:
		return fmt.Sprintf("Le serveur de messagerie refuse cette adresse (code %d).", reply.Code)
	case errors.As(err, &reply):
		return fmt.Sprintf("Le serveur de messagerie a refusé le message (code %d).", reply.Code)
	case errors.Is(err, errTooLong):
		return "Le serveur de messagerie a mis trop de temps."
	}
	return "Le serveur de messagerie ne répond pas."
}
