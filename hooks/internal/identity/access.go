package identity

import (
	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
)

const unknown = "Cette personne n’existe pas, ou votre compte n’y a pas accès."

// Viewable is a person whom this account may see by the collection's own rule, reached by any record that was merged into
// theirs.
func Viewable(e *core.RequestEvent, app core.App, id string) (*core.Record, error) {
	if e.Auth == nil {
		return nil, e.UnauthorizedError("Connectez-vous pour voir cette personne.", nil)
	}
	person, err := app.FindRecordById(Collection, id)
	if err != nil {
		return nil, e.NotFoundError(unknown, err)
	}
	if person, err = Current(app, person); err != nil {
		return nil, err
	}
	info, err := e.RequestInfo()
	if err != nil {
		return nil, e.BadRequestError("", err)
	}
	allowed, err := app.CanAccessRecord(person, info, person.Collection().ViewRule)
	if err != nil || !allowed {
		return nil, e.NotFoundError(unknown, err)
	}
	return person, nil
}

// Evaluations are those of a person that this account may see, the newest first, and how many it may not.
func Evaluations(e *core.RequestEvent, app core.App, person string) (seen []*core.Record, hidden int, err error) {
	all, err := app.FindRecordsByFilter("evaluations", "beneficiary = {:person}", "-started_at,-@rowid", 0, 0, dbx.Params{"person": person})
	if err != nil {
		return nil, 0, err
	}
	info, err := e.RequestInfo()
	if err != nil {
		return nil, 0, e.BadRequestError("", err)
	}
	for _, evaluation := range all {
		allowed, err := app.CanAccessRecord(evaluation, info, evaluation.Collection().ViewRule)
		if err != nil {
			return nil, 0, err
		}
		if allowed {
			seen = append(seen, evaluation)
		} else {
			hidden++
		}
	}
	return seen, hidden, nil
}

// Whole refuses an act on all that is held on a person, to whoever sees only a part of it.
func Whole(e *core.RequestEvent, app core.App, person *core.Record) ([]*core.Record, error) {
	seen, hidden, err := Evaluations(e, app, person.Id)
	if err != nil {
		return nil, err
	}
	if hidden > 0 {
		return nil, apis.NewForbiddenError("Cette personne a aussi une évaluation dans une campagne privée que vous ne voyez pas. "+
			"Demandez à une personne administratrice de votre structure.", nil)
	}
	return seen, nil
}

// Counsellor is the id of the counsellor who asks, or "" for a superuser.
func Counsellor(e *core.RequestEvent) string {
	if e.Auth != nil && e.Auth.Collection().Name == "counsellors" {
		return e.Auth.Id
	}
	return ""
}
