package people

import (
	"net/http"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

// tellApart answers POST /api/conseil/people/apart: two records are of two people, and are not proposed together again.
// They can still be merged. Saying it twice is harmless.
func tellApart(e *core.RequestEvent) error {
	var asked pair
	if err := e.BindBody(&asked); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	err := e.App.RunInTransaction(func(tx core.App) error {
		plan, err := planMerge(e, tx, asked)
		if err != nil {
			return err
		}
		known, err := tx.CountRecords(merges, dbx.HashExp{"kept": plan.Kept.ID, "merged": plan.Merged.ID, "apart": true})
		if err != nil || known > 0 {
			return err
		}
		person, err := tx.FindRecordById(identity.Collection, plan.Kept.ID)
		if err != nil {
			return err
		}
		_, err = keep(tx, map[string]any{
			"structure": person.GetString("structure"), "kept": plan.Kept.ID, "merged": plan.Merged.ID,
			"counsellor": identity.Counsellor(e), "apart": true, "undone_at": time.Now(), // nothing is in force
		})
		return err
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, asked)
}
