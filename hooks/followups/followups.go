// Package followups records what was done after an evaluation: the measure of a diagnosis that becomes an action.
package followups

import (
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

const collection = "follow_ups"

// Bind registers the invariants of follow-ups.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	app.OnRecordCreateRequest(collection).BindFunc(sign)
	app.OnRecordUpdateRequest(collection).BindFunc(sign)
	app.OnRecordCreate(collection).BindFunc(func(e *core.RecordEvent) error { return prepare(e, now()) })
	app.OnRecordUpdate(collection).BindFunc(func(e *core.RecordEvent) error { return change(e, now()) })
}

// sign writes who answers, and leaves the date to the invariants: neither is the client's to say.
func sign(e *core.RecordRequestEvent) error {
	if e.Auth != nil && e.Auth.Collection().Name == "counsellors" {
		e.Record.Set("counsellor", e.Auth.Id)
		e.Record.Set("answered_at", e.Record.Original().Get("answered_at"))
	}
	return e.Next()
}

func prepare(e *core.RecordEvent, now time.Time) error {
	r := e.Record
	evaluation, err := e.App.FindRecordById("evaluations", r.GetString("evaluation"))
	if err != nil {
		return fieldError("evaluation", "Cette évaluation n’existe pas.")
	}
	r.Set("structure", evaluation.GetString("structure"))
	answered, err := e.App.CountRecords(collection, dbx.HashExp{"evaluation": evaluation.Id, "step": r.GetString("step")})
	if err != nil {
		return err
	}
	if answered > 0 {
		return fieldError("step", "Une réponse existe déjà pour cette étape : modifiez-la.")
	}
	if r.GetDateTime("answered_at").IsZero() {
		r.Set("answered_at", now)
	}
	keepOneBranch(r)
	return e.Next()
}

func change(e *core.RecordEvent, now time.Time) error {
	r := e.Record
	for _, field := range []string{"evaluation", "step"} {
		if r.GetString(field) != r.Original().GetString(field) {
			return fieldError(field, "Une réponse reste attachée à son évaluation et à son étape.")
		}
	}
	keepOneBranch(r)
	for _, field := range []string{"oriented", "remediation", "difficulty"} {
		if r.GetString(field) != r.Original().GetString(field) {
			r.Set("answered_at", now)
		}
	}
	return e.Next()
}

// keepOneBranch: « oui » goes with a remediation, « non » with a difficulty, never both; unspecified until told.
func keepOneBranch(r *core.Record) {
	kept, cleared := "remediation", "difficulty"
	if r.GetString("oriented") == "no" {
		kept, cleared = cleared, kept
	}
	r.Set(cleared, "")
	if r.GetString(kept) == "" {
		r.Set(kept, "unspecified")
	}
}

func fieldError(field, sentence string) error {
	return validation.Errors{field: validation.NewError("eva_"+field, sentence)}
}
