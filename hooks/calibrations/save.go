package calibrations

import (
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// save adds the candidates of one run, in one transaction.
func save(app core.App, version target, o Options, c collector, outcomes []Outcome) error {
	return app.RunInTransaction(func(tx core.App) error {
		var number int
		err := tx.DB().Select("COALESCE(MAX(version), 0)").From(collection).
			Where(dbx.HashExp{"situation": o.Situation, "bank_version": version.Name}).Row(&number)
		if err != nil {
			return err
		}
		for i := range outcomes {
			if outcomes[i].Reason != nil {
				continue
			}
			if err := outcomes[i].save(tx, version, o, c, number+1); err != nil {
				return fmt.Errorf("save the calibration of %s: %w", outcomes[i].Scale, err)
			}
		}
		return nil
	})
}

func (out *Outcome) save(app core.App, version target, o Options, c collector, number int) error {
	_, err := app.DB().Delete(collection, dbx.HashExp{
		"situation": o.Situation, "bank_version": version.Name, "scale": out.Scale, "state": "candidate",
	}).Execute()
	if err != nil {
		return err
	}
	schema, err := app.FindCachedCollectionByNameOrId(collection)
	if err != nil {
		return err
	}
	filters := map[string]any{"kinds": o.Kinds, "model": o.Model}
	if !o.Since.IsZero() {
		filters["since"] = o.Since.Format("2006-01-02")
	}
	read := c.scales[out.Scale]
	row := core.NewRecord(schema)
	row.Load(map[string]any{
		"situation": o.Situation, "bank_version": version.Name, "scale": out.Scale, "model": string(out.Model),
		"version": number, "state": "candidate", "n": out.N, "items": out.Report.items, "report": out.Report,
		"filters": filters, "excluded": read.excluded, "inputs_hash": read.inputsHash(out.Model), "computed_at": o.Now,
	})
	if err := app.Save(row); err != nil {
		return err
	}
	out.ID = row.Id
	return nil
}
