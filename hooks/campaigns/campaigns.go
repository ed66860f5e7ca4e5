// Package campaigns keeps what is always true of a campaign, whoever writes it: its code, its name, its situations.
package campaigns

import (
	"crypto/rand"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
)

const collection = "campaigns"

// service holds what tests decide themselves.
type service struct {
	now    func() time.Time
	random io.Reader
}

// Bind registers the invariants of campaigns, and the routes of what counsellors do with one.
func Bind(app core.App) { bind(app, service{time.Now, rand.Reader}) }

func bind(app core.App, s service) {
	app.OnRecordCreateRequest(collection).BindFunc(forgetChosenCode)
	app.OnRecordUpdateRequest(collection).BindFunc(sign)
	app.OnRecordCreate(collection).BindFunc(s.prepare)
	app.OnRecordUpdate(collection).BindFunc(s.change)
	app.OnRecordDelete(collection).BindFunc(refuseDeletion)
	app.OnRecordDeleteRequest(invitees).BindFunc(forgetInvited)
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.POST("/api/conseil/campaigns/{id}/duplicate", duplicate)
		e.Router.POST("/api/conseil/campaigns/{id}/people", s.invite).Bind(apis.BodyLimit(maxListBytes))
		e.Router.GET("/api/conseil/campaigns/{id}/people", showInvited)
		return e.Next()
	})
}

// forgetChosenCode lets only superusers, and our own commands, choose a code.
func forgetChosenCode(e *core.RecordRequestEvent) error {
	if !e.HasSuperuserAuth() {
		e.Record.Set("code", "")
	}
	e.Record.Set("editor", authorOf(e.RequestEvent))
	return e.Next()
}

// sign writes who changes a campaign. Who sees a private one is for its owner, or an administrator, to say.
func sign(e *core.RecordRequestEvent) error {
	r := e.Record
	r.Set("editor", authorOf(e.RequestEvent))
	mayShare := e.HasSuperuserAuth() || e.Auth != nil && (e.Auth.Id == r.GetString("owner") || e.Auth.GetString("role") == "admin")
	found := validation.Errors{}
	for _, field := range []string{"private", "guests"} {
		if !mayShare && changed(r, field) {
			found[field] = validation.NewError("eva_"+field, "Seule la personne qui a créé la campagne, ou un administrateur, décide qui la voit.")
		}
	}
	if len(found) > 0 {
		return e.BadRequestError("", found)
	}
	return e.Next()
}

// authorOf is the counsellor who asks, or "".
func authorOf(e *core.RequestEvent) string {
	if e.Auth == nil || e.Auth.Collection().Name != "counsellors" {
		return ""
	}
	return e.Auth.Id
}

func (s service) prepare(e *core.RecordEvent) error {
	r := e.Record
	if r.GetString("state") == "" {
		r.Set("state", "open")
	}
	r.Set("version", 1)
	r.Set("label", tidy(r.GetString("label")))
	if err := copyTemplate(e.App, r); err != nil {
		return err
	}
	if err := check(e.App, r, checks); err != nil {
		return err
	}
	code := strings.ToUpper(strings.TrimSpace(r.GetString("code")))
	if code == "" {
		free, err := freeCode(e.App, s.random)
		if err != nil {
			return err
		}
		code = free
	}
	r.Set("code", code)
	return e.Next()
}

// change lets one writer at a time change a campaign: the comparison and the write are one transaction.
func (s service) change(e *core.RecordEvent) error {
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()
		if err := refuseStale(tx, e.Record); err != nil {
			return err
		}
		if err := s.checkChange(tx, e.Record); err != nil {
			return err
		}
		version := e.Record.GetInt("version")
		e.Record.Set("version", version+1)
		err := e.Next()
		if err != nil {
			e.Record.Set("version", version) // so that the record can be saved again once it is mended
		}
		return err
	})
}

// refuseStale refuses a change that was made on another state of the campaign than the one that is stored: whoever sends
// the version that they read is told, whatever they write with.
func refuseStale(app core.App, r *core.Record) error {
	var stored int
	if err := app.DB().Select("version").From(collection).Where(dbx.HashExp{"id": r.Id}).Row(&stored); err != nil {
		return fmt.Errorf("read the version of a campaign: %w", err)
	}
	if r.GetInt("version") != stored {
		return validation.Errors{"version": validation.NewError("eva_stale",
			"Cette campagne a été modifiée entre-temps. Relisez-la avant d’enregistrer.")}
	}
	return nil
}

func (s service) checkChange(app core.App, r *core.Record) error {
	r.Set("label", tidy(r.GetString("label")))
	r.Set("programme_title", r.Original().GetString("programme_title"))
	s.dateState(r)
	var due []fieldCheck
	for _, c := range slices.Concat(checks, frozen) {
		if changed(r, c.field) {
			due = append(due, c)
		}
	}
	if err := check(app, r, due); err != nil {
		return err
	}
	if changed(r, "programme") {
		return entitle(app, r)
	}
	return nil
}

// dateState keeps the date of closing true when the state is changed by hand.
func (s service) dateState(r *core.Record) {
	if !changed(r, "state") {
		return
	}
	now, closes := s.now(), r.GetDateTime("closes_at").Time()
	switch open := r.GetString("state") == "open"; {
	case open && !closes.IsZero() && !closes.After(now):
		r.Set("closes_at", "")
	case !open && (closes.IsZero() || closes.After(now)):
		r.Set("closes_at", now)
	}
}

// refuseDeletion keeps the code for ever: it stays on sheets that were printed.
func refuseDeletion(*core.RecordEvent) error {
	return router.NewBadRequestError("Une campagne ne se supprime pas : son code reste sur des feuilles imprimées. Archivez-la.", nil)
}

// check runs every check, so that a form shows all its errors at once.
func check(app core.App, r *core.Record, list []fieldCheck) error {
	found := validation.Errors{}
	for _, c := range list {
		if _, already := found[c.field]; already {
			continue
		}
		problem, err := c.run(app, r)
		if err != nil {
			return err
		}
		if problem != "" {
			found[c.field] = validation.NewError("eva_"+c.field, problem)
		}
	}
	if len(found) > 0 {
		return found
	}
	return nil
}

// tidy trims a name and makes each run of blanks one space.
func tidy(label string) string { return strings.Join(strings.Fields(label), " ") }
