package cohorts

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring/norm"
)

// steps are the only changes that a norm knows.
var steps = map[[2]string]func(*core.RecordEvent) error{
	{"candidate", "published"}: publish,
	{"published", "retired"}:   func(e *core.RecordEvent) error { return e.Next() },
}

// allowPublicationOnly lets a state go forward and nothing else change.
func allowPublicationOnly(e *core.RecordEvent) error {
	before, err := e.App.FindRecordById(collection, e.Record.Id)
	if err != nil {
		return fmt.Errorf("find the norm as it is: %w", err)
	}
	for _, field := range e.Record.Collection().Fields.FieldNames() {
		if field != "state" && field != "updated" && !same(e.Record.Get(field), before.Get(field)) {
			return refuse(field, "Un étalonnage ne change jamais. Lancez un nouveau calcul pour en faire un autre.")
		}
	}
	from, to := before.GetString("state"), e.Record.GetString("state")
	if from == to {
		return e.Next()
	}
	step, ok := steps[[2]string{from, to}]
	if !ok {
		return refuse("state", "Un étalonnage va de « candidat » à « publié », puis à « retiré ».")
	}
	return step(e)
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

// publish retires the norm that was in use, in the same transaction.
func publish(e *core.RecordEvent) error {
	if norm.GrainOf(e.Record.GetInt("n")) == norm.Nothing {
		return refuse("state", "Trop peu de parties pour publier cet étalonnage : il en faut au moins 30.")
	}
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()

		inUse := keyOf(e.Record).where()
		inUse["state"] = "published"
		former, err := tx.FindAllRecords(collection, inUse)
		if err != nil {
			return fmt.Errorf("find the norm in use: %w", err)
		}
		for _, f := range former {
			f.Set("state", "retired")
			if err := tx.Save(f); err != nil {
				return fmt.Errorf("retire the norm in use: %w", err)
			}
		}
		e.Record.Set("published_at", types.NowDateTime())
		return e.Next()
	})
}

// keepPublished refuses to delete a norm that a report may have used.
func keepPublished(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "candidate" {
		return errors.New("un étalonnage publié ou retiré ne s’efface pas : des comptes rendus s’y réfèrent")
	}
	return e.Next()
}

func refuse(field, message string) error {
	return validation.Errors{field: validation.NewError("validation_norm_is_fixed", message)}
}
