// Package structures keeps the tree of organisations: who is above whom, where each one is, and how people find theirs.
package structures

import (
	"fmt"
	"strings"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

const maxDepth = 8

// Bind keeps `lineage`, `departement` and `region` in step with `parent` and `postcode`, and registers the routes
// GET /api/conseil/directory and GET /api/conseil/structures/{id}/children.
func Bind(app core.App) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/api/conseil/directory", searchDirectory)
		e.Router.GET("/api/conseil/structures/{id}/children", listChildren)
		return e.Next()
	})
	app.OnRecordCreateRequest("structures").BindFunc(trustParent)
	app.OnRecordCreate("structures").BindFunc(tidy)
	app.OnRecordUpdate("structures").BindFunc(tidy)
	app.OnRecordCreate("structures").BindFunc(place)
	app.OnRecordUpdate("structures").BindFunc(place)
	app.OnRecordAfterUpdateSuccess("structures").BindFunc(moveChildren)
	app.OnRecordDelete("structures").BindFunc(refuseIfParent)
	app.OnRecordDelete("structures").BindFunc(refuseIfStaffed)
}

// trustParent: who may create a structure below another answers for it; the national team has nothing to validate.
func trustParent(e *core.RecordRequestEvent) error {
	if !e.HasSuperuserAuth() {
		e.Record.Set("state", "active")
	}
	return e.Next()
}

// tidy takes what people type as it is meant, and refuses a SIRET that cannot be one. One that is already there stays:
// another change must not be refused for it.
func tidy(e *core.RecordEvent) error {
	r := e.Record
	r.Set("name", strings.Join(strings.Fields(r.GetString("name")), " "))
	r.Set("postcode", strings.ReplaceAll(r.GetString("postcode"), " ", ""))
	siret := NormalSIRET(r.GetString("siret"))
	r.Set("siret", siret)
	if siret != "" && siret != r.Original().GetString("siret") && !ValidSIRET(siret) {
		return validation.Errors{"siret": validation.NewError("eva_siret", wrongSIRET)}
	}
	return e.Next()
}

// place fills what is derived before a structure is saved.
func place(e *core.RecordEvent) error {
	lineage, err := lineageOf(e.App, e.Record)
	if err != nil {
		return err
	}
	e.Record.Set("lineage", lineage)
	departement, region := Territory(e.Record.GetString("postcode"))
	e.Record.Set("departement", departement)
	e.Record.Set("region", region)
	return e.Next()
}

// lineageOf is "/root/…/parent/own/". A structure below itself is refused.
func lineageOf(app core.App, structure *core.Record) (string, error) {
	own := structure.Id + "/"
	parent := structure.GetString("parent")
	if parent == "" {
		return "/" + own, nil
	}
	above, err := app.FindRecordById("structures", parent)
	if err != nil {
		return "", validation.Errors{"parent": validation.NewError("eva_unknown_parent", "La structure de rattachement n’existe pas.")}
	}
	lineage := above.GetString("lineage")
	if strings.Contains(lineage, "/"+own) {
		return "", validation.Errors{"parent": validation.NewError("eva_loop", "Une structure ne peut pas être rattachée à elle-même ni à une structure placée sous elle.")}
	}
	if strings.Count(lineage, "/") > maxDepth {
		return "", validation.Errors{"parent": validation.NewError("eva_too_deep", "L’arbre des structures a trop de niveaux.")}
	}
	return lineage + own, nil
}

// moveChildren saves the children of a structure that moved, so that their lineage follows; they do the same for theirs.
func moveChildren(e *core.RecordEvent) error {
	if e.Record.GetString("lineage") == e.Record.Original().GetString("lineage") {
		return e.Next()
	}
	children, err := e.App.FindAllRecords("structures", dbx.HashExp{"parent": e.Record.Id})
	if err != nil {
		return fmt.Errorf("list the children of %s: %w", e.Record.Id, err)
	}
	for _, child := range children {
		if err := e.App.Save(child); err != nil {
			return fmt.Errorf("move %s below %s: %w", child.Id, e.Record.Id, err)
		}
	}
	return e.Next()
}

// refuseIfParent: the relation is optional, so PocketBase would empty it and leave the children without a parent.
func refuseIfParent(e *core.RecordEvent) error {
	children, err := e.App.CountRecords("structures", dbx.HashExp{"parent": e.Record.Id})
	if err != nil {
		return err
	}
	if children > 0 {
		return validation.Errors{"id": validation.NewError("eva_has_children", "D’autres structures sont rattachées à celle-ci : rattachez-les ailleurs d’abord.")}
	}
	return e.Next()
}

// refuseIfStaffed: the accounts would be left without a structure while their people work.
func refuseIfStaffed(e *core.RecordEvent) error {
	active, err := e.App.CountRecords("counsellors", dbx.HashExp{"structure": e.Record.Id, "state": "active"})
	if err != nil {
		return err
	}
	if active > 0 {
		return validation.Errors{"id": validation.NewError("eva_has_accounts", "Des comptes actifs appartiennent à cette structure : désactivez-les d’abord.")}
	}
	return e.Next()
}
