package page

import (
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

// opinionFields hold the addresses of « Je donne mon avis », one a place, so that their answers can be told apart.
var opinionFields = []string{"jdma_end", "jdma_report", "jdma_office"}

// checkOpinions refuses the same address in two places.
func checkOpinions(e *core.RecordEvent) error {
	seen := map[string]bool{}
	for _, field := range opinionFields {
		address := e.Record.GetString(field)
		if address != "" && seen[address] {
			return validation.Errors{field: validation.NewError("eva_same_opinion",
				"Cette adresse sert déjà ailleurs : créez un bouton de plus dans JDMA.")}
		}
		seen[address] = true
	}
	return e.Next()
}
