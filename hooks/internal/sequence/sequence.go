// Package sequence reads an ordered list of situations, as campaigns and their templates hold one.
package sequence

import (
	"fmt"

	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// Field is the name of the list in the collections that have one.
const Field = "situations"

// Problem is what is wrong with the list of a record, in a sentence for whoever wrote it, or "".
func Problem(r *core.Record) string {
	var names []string
	if err := r.UnmarshalJSONField(Field, &names); err != nil {
		return "La liste des mises en situation est illisible."
	}
	if len(names) == 0 {
		return "Choisissez au moins une mise en situation."
	}
	seen := map[string]bool{}
	for _, name := range names {
		if _, err := scoring.Lookup(name); err != nil {
			return fmt.Sprintf("La mise en situation « %s » n’existe pas.", name)
		}
		if seen[name] {
			return fmt.Sprintf("La mise en situation « %s » est choisie deux fois.", name)
		}
		seen[name] = true
	}
	return ""
}
