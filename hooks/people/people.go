// Package people keeps one record for each person: names, traces of what was done to a record, duplicates and their merge.
package people

import (
	"net/http"
	"strings"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

const (
	merges = "merges"
	acts   = "person_acts"
)

// Bind registers the invariants of people and the routes of their records.
func Bind(app core.App) {
	app.OnRecordCreate(identity.Collection).BindFunc(prepare)
	app.OnRecordUpdate(identity.Collection).BindFunc(prepare)
	app.OnRecordUpdateRequest(identity.Collection).BindFunc(traceRename)
	for _, collection := range []string{merges, acts} {
		app.OnRecordCreateRequest(collection).BindFunc(refuseByHand)
		app.OnRecordUpdateRequest(collection).BindFunc(refuseByHand)
		app.OnRecordDeleteRequest(collection).BindFunc(refuseByHand)
	}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		if err := fillKeys(e.App); err != nil {
			return err
		}
		e.Router.GET("/api/conseil/people/duplicates", listDuplicates)
		e.Router.GET("/api/conseil/people/merge", previewMerge)
		e.Router.POST("/api/conseil/people/merge", mergePeople)
		e.Router.POST("/api/conseil/people/merges/{id}/undo", undoMerge)
		e.Router.POST("/api/conseil/people/apart", tellApart)
		e.Router.GET("/api/conseil/people/{id}", showPerson)
		e.Router.GET("/api/conseil/people/{id}/duplicates", listDuplicatesOf)
		return e.Next()
	})
}

// prepare writes the key by which a name is found, and leaves merges to those who make them.
func prepare(e *core.RecordEvent) error {
	r := e.Record
	if into := r.GetString("merged_into"); into != r.Original().GetString("merged_into") {
		return fieldError("merged_into", "Deux fiches se fusionnent depuis la page de la personne, où cela peut être défait.")
	}
	r.Set("name", strings.TrimSpace(r.GetString("name")))
	r.Set("name_key", identity.Key(r.GetString("name")))
	return e.Next()
}

// traceRename keeps who changed a name, in the same transaction as the change.
func traceRename(e *core.RecordRequestEvent) error {
	before, after := e.Record.Original().GetString("name"), strings.TrimSpace(e.Record.GetString("name"))
	if before == after {
		return e.Next()
	}
	if identity.IsForgotten(e.Record.Original()) {
		return fieldError("name", "Les données de cette personne ont été effacées : elle n’a plus de nom.")
	}
	outside := e.App
	return outside.RunInTransaction(func(tx core.App) error {
		e.App = tx
		defer func() { e.App = outside }()
		if err := e.Next(); err != nil {
			return err
		}
		collection, err := tx.FindCachedCollectionByNameOrId(acts)
		if err != nil {
			return err
		}
		act := core.NewRecord(collection)
		act.Load(map[string]any{
			"structure": e.Record.GetString("structure"), "beneficiary": e.Record.Id, "kind": "renamed",
			"before": before, "after": after, "counsellor": identity.Counsellor(e.RequestEvent),
		})
		return tx.Save(act)
	})
}

func refuseByHand(e *core.RecordRequestEvent) error {
	return e.Error(http.StatusForbidden, "Cette trace s’écrit d’elle-même et ne change pas.", nil)
}

// fillKeys writes the missing keys: of people from before there were keys, or who came in by SQL.
func fillKeys(app core.App) error {
	var rows []struct {
		ID   string `db:"id"`
		Name string `db:"name"`
	}
	if err := app.DB().Select("id", "name").From(identity.Collection).Where(noKey).All(&rows); err != nil || len(rows) == 0 {
		return err
	}
	return app.RunInTransaction(func(tx core.App) error {
		for _, row := range rows {
			if err := setKey(tx, row.ID, identity.Key(row.Name)); err != nil {
				return err
			}
		}
		return nil
	})
}

func fieldError(field, sentence string) error {
	return validation.Errors{field: validation.NewError("eva_"+field, sentence)}
}
