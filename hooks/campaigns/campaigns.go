// Package campaigns keeps what is always true of a campaign, whoever writes it: its code, its name, its situations.
package campaigns

import (
	"crypto/rand"
	"io"
	"slices"
	"strings"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
)

const collection = "campaigns"

// Bind registers the invariants of campaigns.
func Bind(app core.App) { bind(app, rand.Reader) }

func bind(app core.App, random io.Reader) {
	app.OnRecordCreateRequest(collection).BindFunc(forgetChosenCode)
	app.OnRecordCreate(collection).BindFunc(func(e *core.RecordEvent) error { return prepare(e, random) })
	app.OnRecordUpdate(collection).BindFunc(checkChange)
	app.OnRecordDelete(collection).BindFunc(refuseDeletion)
}

// forgetChosenCode lets only superusers, and our own commands, choose a code.
func forgetChosenCode(e *core.RecordRequestEvent) error {
	if !e.HasSuperuserAuth() {
		e.Record.Set("code", "")
	}
	return e.Next()
}

func prepare(e *core.RecordEvent, random io.Reader) error {
	r := e.Record
	if r.GetString("state") == "" {
		r.Set("state", "open")
	}
	r.Set("label", tidy(r.GetString("label")))
	if err := check(e.App, r, checks); err != nil {
		return err
	}
	code := strings.ToUpper(strings.TrimSpace(r.GetString("code")))
	if code == "" {
		free, err := freeCode(e.App, random)
		if err != nil {
			return err
		}
		code = free
	}
	r.Set("code", code)
	return e.Next()
}

func checkChange(e *core.RecordEvent) error {
	e.Record.Set("label", tidy(e.Record.GetString("label")))
	var due []fieldCheck
	for _, c := range slices.Concat(checks, frozen) {
		if changed(e.Record, c.field) {
			due = append(due, c)
		}
	}
	if err := check(e.App, e.Record, due); err != nil {
		return err
	}
	return e.Next()
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
