// Package followups records what was done after an evaluation, and reminds whoever may tell: the measure of a diagnosis
// that becomes an action.
package followups

import (
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

const collection = "follow_ups"

// Bind registers the invariants of follow-ups, what is to do today, and the weekly digest's way out.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	app.OnRecordCreateRequest(collection).BindFunc(sign)
	app.OnRecordUpdateRequest(collection).BindFunc(sign)
	app.OnRecordCreate(collection).BindFunc(func(e *core.RecordEvent) error { return prepare(e, now()) })
	app.OnRecordUpdate(collection).BindFunc(func(e *core.RecordEvent) error { return change(e, now()) })
	app.OnRecordDelete(collection).BindFunc(reschedule)
	app.OnRecordCreate("evaluations").BindFunc(schedule)
	app.OnRecordUpdate("evaluations").BindFunc(schedule)
	app.OnRecordUpdateRequest("counsellors").BindFunc(keepDigestOfOthers)
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		bindToday(e, now)
		bindUnsubscription(e)
		return e.Next()
	})
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
		return fieldError("step", "Une réponse existe déjà pour cette étape : modifiez-la.")
	}
	if r.GetDateTime("answered_at").IsZero() {
		r.Set("answered_at", now)
	}
	if err := checkAnswer(r); err != nil {
		return err
	}
	keepOneBranch(r)
	return reschedule(e)
}

func change(e *core.RecordEvent, now time.Time) error {
	r := e.Record
	for _, field := range []string{"evaluation", "step"} {
		if r.GetString(field) != r.Original().GetString(field) {
			return fieldError(field, "Une réponse reste attachée à son évaluation et à son étape.")
		}
	}
	if err := checkAnswer(r); err != nil {
		return err
	}
	keepOneBranch(r)
	for _, field := range []string{"oriented", "remediation", "difficulty", "outcome"} {
		if r.GetString(field) != r.Original().GetString(field) {
			r.Set("answered_at", now)
		}
	}
	return reschedule(e)
}

// checkAnswer asks each step its own question: at once, whether the person could be oriented; later, what became of them.
func checkAnswer(r *core.Record) error {
	oriented, outcome := r.GetString("oriented"), r.GetString("outcome")
	// Later steps were once asked whether the person was oriented: those answers stay as they are.
	older := !r.IsNew() && r.Original().GetString("outcome") == "" && oriented != ""
	switch step := r.GetString("step"); {
	case step == "now" && outcome != "":
		return fieldError("outcome", "On ne dit ce que la personne est devenue qu’à 3 et 6 mois.")
	case step == "now" && oriented == "":
		return fieldError("oriented", "Dites si la personne a pu être orientée.")
	case (step == "month3" || step == "month6") && outcome == "" && !older:
		return fieldError("outcome", "Dites ce que la personne est devenue.")
	}
	return nil // an unknown step is the schema's to refuse
}

// keepOneBranch: « oui » goes with a remediation, « non » with a difficulty, never both; unspecified until told; and
// neither where the question was not answered.
func keepOneBranch(r *core.Record) {
	kept, cleared := "remediation", "difficulty"
	switch r.GetString("oriented") {
	case "":
		r.Set(kept, "")
		r.Set(cleared, "")
		return
	case "no":
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
