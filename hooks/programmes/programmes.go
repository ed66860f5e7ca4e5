// Package programmes keeps the templates that campaigns are copied from.
package programmes

import (
	"encoding/json"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/sequence"
)

const (
	collection = "programmes"
	byHand     = "custom" // what a campaign says that follows no template
)

// Bind registers the invariants of templates, and computes their length whenever one is read.
func Bind(app core.App) {
	app.OnRecordCreate(collection).BindFunc(check)
	app.OnRecordUpdate(collection).BindFunc(check)
	app.OnRecordEnrich(collection).BindFunc(measure)
}

func check(e *core.RecordEvent) error {
	r, found := e.Record, validation.Errors{}
	refuse := func(field, sentence string) { found[field] = validation.NewError("eva_"+field, sentence) }
	if problem := sequence.Problem(r); problem != "" {
		refuse(sequence.Field, problem)
	}
	switch name := r.GetString("name"); {
	case name == byHand:
		refuse("name", "« custom » désigne les campagnes à la carte : choisissez un autre nom.")
	case !r.IsNew() && name != r.Original().GetString("name"):
		refuse("name", "Le nom technique ne change plus : des campagnes le portent.")
	}
	if len(found) > 0 {
		return found
	}
	return e.Next()
}

// measure adds the minutes of the situations up: stored, they would be wrong after the next change of one of them.
func measure(e *core.RecordEnrichEvent) error {
	names, err := json.Marshal(e.Record.Get(sequence.Field))
	if err != nil {
		return err
	}
	var minutes int
	err = e.App.DB().NewQuery(`SELECT COALESCE(SUM(s.minutes), 0) FROM json_each({:names}) j JOIN situations s ON s.name = j.value`).
		Bind(map[string]any{"names": string(names)}).Row(&minutes)
	if err != nil {
		return err
	}
	e.Record.Set("minutes", minutes)
	return e.Next()
}
