// Package publication keeps records that a computation wrote and a superuser puts in use: a candidate is published, then
// retired, and nothing else of it ever changes.
package publication

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// Rules are what is special to one collection.
type Rules struct {
	Collection string
	// Check says what keeps a candidate from being published.
	Check func(*core.Record) error
	// Place is what only one published record at a time may describe.
	Place func(*core.Record) dbx.HashExp
	// Code is that of the refusals.
	Code string
	// Fixed, Forward and Kept are the refusals of another change, of another step, and of a deletion.
	Fixed, Forward, Kept string
}

// Bind makes the rules hold for every change of the collection.
func (r Rules) Bind(app core.App) {
	app.OnRecordUpdate(r.Collection).BindFunc(r.allowOnly)
	app.OnRecordDelete(r.Collection).BindFunc(r.keep)
}

// Refuse is an error at a field, in the words of the dashboard.
func Refuse(code, field, message string) error {
	return validation.Errors{field: validation.NewError(code, message)}
}

// allowOnly lets a state go forward and nothing else change.
func (r Rules) allowOnly(e *core.RecordEvent) error {
	before, err := e.App.FindRecordById(r.Collection, e.Record.Id)
	if err != nil {
		return fmt.Errorf("find the record of %s as it is: %w", r.Collection, err)
	}
	for _, field := range e.Record.Collection().Fields.FieldNames() {
		if field != "state" && field != "updated" && !same(e.Record.Get(field), before.Get(field)) {
			return Refuse(r.Code, field, r.Fixed)
		}
	}
	switch [2]string{before.GetString("state"), e.Record.GetString("state")} {
	case [2]string{"candidate", "published"}:
		return r.publish(e)
	case [2]string{"candidate", "candidate"}, [2]string{"published", "published"}, [2]string{"retired", "retired"},
		[2]string{"published", "retired"}:
		return e.Next()
	}
	return Refuse(r.Code, "state", r.Forward)
}

// publish retires the record that was in use, in the same transaction.
func (r Rules) publish(e *core.RecordEvent) error {
	if err := r.Check(e.Record); err != nil {
		return err
	}
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()

		inUse := r.Place(e.Record)
		inUse["state"] = "published"
		former, err := tx.FindAllRecords(r.Collection, inUse)
		if err != nil {
			return fmt.Errorf("find the record of %s in use: %w", r.Collection, err)
		}
		for _, f := range former {
			f.Set("state", "retired")
			if err := tx.Save(f); err != nil {
				return fmt.Errorf("retire the record of %s in use: %w", r.Collection, err)
			}
		}
		e.Record.Set("published_at", types.NowDateTime())
		return e.Next()
	})
}

// keep refuses to delete what results or reports name.
func (r Rules) keep(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "candidate" {
		return errors.New(r.Kept)
	}
	return e.Next()
}

// same compares what two values say: the dashboard writes JSON in its own way.
func same(a, b any) bool { return reflect.DeepEqual(plain(a), plain(b)) }

func plain(value any) any {
	raw, err := json.Marshal(value)
	if err != nil {
		return value
	}
	var decoded any
	if err := json.Unmarshal(raw, &decoded); err != nil {
		return value
	}
	return decoded
}
