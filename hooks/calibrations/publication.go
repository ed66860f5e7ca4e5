package calibrations

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// MinPublished is the least number of persons behind a published calibration.
const MinPublished = 200

// steps are the only changes that a calibration knows.
var steps = map[[2]string]func(*core.RecordEvent) error{
	{"candidate", "published"}: publish,
	{"published", "retired"}:   func(e *core.RecordEvent) error { return e.Next() },
}

// createAsCandidate keeps anybody from writing down a published calibration that nobody computed.
func createAsCandidate(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "candidate" {
		return refuse("state", "Un calibrage commence comme candidat.")
	}
	return e.Next()
}

// allowPublicationOnly lets a state go forward and nothing else change.
func allowPublicationOnly(e *core.RecordEvent) error {
	before, err := e.App.FindRecordById(collection, e.Record.Id)
	if err != nil {
		return fmt.Errorf("find the calibration as it is: %w", err)
	}
	for _, field := range e.Record.Collection().Fields.FieldNames() {
		if field != "state" && field != "updated" && !same(e.Record.Get(field), before.Get(field)) {
			return refuse(field, "Un calibrage ne change jamais. Lancez un nouveau calcul pour en faire un autre.")
		}
	}
	from, to := before.GetString("state"), e.Record.GetString("state")
	if from == to {
		return e.Next()
	}
	step, ok := steps[[2]string{from, to}]
	if !ok {
		return refuse("state", "Un calibrage va de « candidat » à « publié », puis à « retiré ».")
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

// publish retires the calibration that was in use, in the same transaction.
func publish(e *core.RecordEvent) error {
	if err := checkPublishable(e.Record); err != nil {
		return err
	}
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()

		former, err := tx.FindAllRecords(collection, dbx.HashExp{
			"state": "published", "situation": e.Record.GetString("situation"),
			"bank_version": e.Record.GetString("bank_version"), "scale": e.Record.GetString("scale"),
		})
		if err != nil {
			return fmt.Errorf("find the calibration in use: %w", err)
		}
		for _, f := range former {
			f.Set("state", "retired")
			if err := tx.Save(f); err != nil {
				return fmt.Errorf("retire the calibration in use: %w", err)
			}
		}
		e.Record.Set("published_at", types.NowDateTime())
		return e.Next()
	})
}

// checkPublishable refuses what would make every later result wrong.
func checkPublishable(record *core.Record) error {
	var report Report
	if err := record.UnmarshalJSONField("report", &report); err != nil || !report.Converged {
		return refuse("state", "Le calcul n’a pas convergé : ce calibrage ne peut pas être publié.")
	}
	if n := record.GetInt("n"); n < MinPublished {
		return refuse("state", fmt.Sprintf("Trop peu de personnes pour publier ce calibrage : %d, il en faut au moins %d.", n, MinPublished))
	}
	var c scoring.Calibration
	if err := record.UnmarshalJSONField("items", &c.Items); err != nil || c.Check() != nil {
		return refuse("items", "Les paramètres de ce calibrage ne peuvent pas servir à mesurer.")
	}
	return nil
}

// keepPublished refuses to delete a calibration that results name.
func keepPublished(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "candidate" {
		return errors.New("un calibrage publié ou retiré ne s’efface pas : des résultats s’y réfèrent")
	}
	return e.Next()
}

func refuse(field, message string) error {
	return validation.Errors{field: validation.NewError("validation_calibration_is_fixed", message)}
}
