package calibrations

import (
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/publication"
	"eva/scoring"
)

// MinPublished is the least number of persons behind a published calibration.
const MinPublished = 200

const fixed = "validation_calibration_is_fixed"

var rules = publication.Rules{
	Collection: collection,
	Check:      checkPublishable,
	Place: func(record *core.Record) dbx.HashExp {
		return dbx.HashExp{
			"situation": record.GetString("situation"), "bank_version": record.GetString("bank_version"),
			"scale": record.GetString("scale"),
		}
	},
	Code:    fixed,
	Fixed:   "Un calibrage ne change jamais. Lancez un nouveau calcul pour en faire un autre.",
	Forward: "Un calibrage va de « candidat » à « publié », puis à « retiré ».",
	Kept:    "un calibrage publié ou retiré ne s’efface pas : des résultats s’y réfèrent",
}

// createAsCandidate keeps anybody from writing down a published calibration that nobody computed.
func createAsCandidate(e *core.RecordEvent) error {
	if e.Record.GetString("state") != "candidate" {
		return refuse("state", "Un calibrage commence comme candidat.")
	}
	return e.Next()
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

func refuse(field, message string) error {
	return publication.Refuse(fixed, field, message)
}
