// Package access lets a route obey the rule of a collection, in place of a rule of its own.
package access

import (
	"github.com/pocketbase/pocketbase/core"
)

// Viewable is the record that whoever asks may view by its collection's own rule. Nobody learns from the refusal whether
// it exists.
func Viewable(e *core.RequestEvent, collection, id, unknown string) (*core.Record, error) {
	if e.Auth == nil {
		return nil, e.UnauthorizedError("Connectez-vous pour continuer.", nil)
	}
	record, err := e.App.FindRecordById(collection, id)
	if err != nil {
		return nil, e.NotFoundError(unknown, err)
	}
	return record, Check(e, record, unknown)
}

// Check is nil for a record that whoever asks may view.
func Check(e *core.RequestEvent, record *core.Record, unknown string) error {
	info, err := e.RequestInfo()
	if err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	allowed, err := e.App.CanAccessRecord(record, info, record.Collection().ViewRule)
	if err != nil || !allowed {
		return e.NotFoundError(unknown, err)
	}
	return nil
}
