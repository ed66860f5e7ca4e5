package cohorts

import (
	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/publication"
	"eva/scoring/norm"
)

const fixed = "validation_norm_is_fixed"

var rules = publication.Rules{
	Collection: collection,
	Check:      checkPublishable,
	Place:      func(record *core.Record) dbx.HashExp { return keyOf(record).where() },
	Code:       fixed,
	Fixed:      "Un étalonnage ne change jamais. Lancez un nouveau calcul pour en faire un autre.",
	Forward:    "Un étalonnage va de « candidat » à « publié », puis à « retiré ».",
	Kept:       "un étalonnage publié ou retiré ne s’efface pas : des comptes rendus s’y réfèrent",
}

// checkPublishable refuses a norm of too few to compare with.
func checkPublishable(record *core.Record) error {
	if norm.GrainOf(record.GetInt("n")) == norm.Nothing {
		return publication.Refuse(fixed, "state", "Trop peu de parties pour publier cet étalonnage : il en faut au moins 30.")
	}
	return nil
}
