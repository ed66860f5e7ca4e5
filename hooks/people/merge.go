package people

import (
	"net/http"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

// Merge says what a merge does, before it is done.
type Merge struct {
	Kept   Side `json:"kept"`   // the older record
	Merged Side `json:"merged"` // its evaluations go to the kept one; its code still works
}

// Side is one record of a merge.
type Side struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"`
	PersonalCode string         `json:"personal_code"`
	Created      types.DateTime `json:"created"`
	Evaluations  []Sitting      `json:"evaluations"`
}

// Sitting is an evaluation, in a line.
type Sitting struct {
	ID        string         `json:"id"`
	Campaign  string         `json:"campaign"`
	State     string         `json:"state"`
	StartedAt types.DateTime `json:"started_at"`
}

type pair struct {
	First  string `json:"first"`
	Second string `json:"second"`
}

// previewMerge answers GET /api/conseil/people/merge?first=&second=.
func previewMerge(e *core.RequestEvent) error {
	query := e.Request.URL.Query()
	plan, err := planMerge(e, e.App, pair{query.Get("first"), query.Get("second")})
	if err != nil {
		return err
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, plan)
}

// mergePeople answers POST /api/conseil/people/merge.
func mergePeople(e *core.RequestEvent) error {
	var asked pair
	if err := e.BindBody(&asked); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	var trace *core.Record
	err := e.App.RunInTransaction(func(tx core.App) error {
		plan, err := planMerge(e, tx, asked)
		if err != nil {
			return err
		}
		trace, err = merge(tx, plan.Kept.ID, plan.Merged.ID, identity.Counsellor(e))
		return err
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]string{"id": trace.Id, "kept": trace.GetString("kept")})
}

// planMerge checks that two records may become one. Within the transaction of a merge, nothing can change in between.
func planMerge(e *core.RequestEvent, app core.App, asked pair) (*Merge, error) {
	var people [2]*core.Record
	for i, id := range []string{asked.First, asked.Second} {
		person, err := identity.Viewable(e, app, id)
		if err != nil {
			return nil, err
		}
		if person.Id != id {
			return nil, apis.NewBadRequestError("Une de ces fiches a déjà été fusionnée. Rechargez la page.", nil)
		}
		people[i] = person
	}
	older, newer := people[0], people[1]
	switch {
	case older.Id == newer.Id:
		return nil, apis.NewBadRequestError("Choisissez deux fiches différentes.", nil)
	case older.GetString("structure") != newer.GetString("structure"):
		return nil, apis.NewBadRequestError("Ces deux personnes sont suivies par deux structures : leurs fiches restent séparées.", nil)
	case identity.IsForgotten(older) || identity.IsForgotten(newer):
		return nil, apis.NewBadRequestError("Les données d’une de ces personnes ont été effacées : on ne peut plus la rapprocher d’une autre.", nil)
	}
	if isBefore(newer, older) {
		older, newer = newer, older
	}
	plan := &Merge{}
	for _, s := range []struct {
		to     *Side
		person *core.Record
	}{{&plan.Kept, older}, {&plan.Merged, newer}} {
		side, err := sideOf(e, app, s.person)
		if err != nil {
			return nil, err
		}
		*s.to = side
	}
	return plan, nil
}

func isBefore(a, b *core.Record) bool {
	if order := a.GetDateTime("created").Compare(b.GetDateTime("created")); order != 0 {
		return order < 0
	}
	return a.Id < b.Id
}

func sideOf(e *core.RequestEvent, app core.App, person *core.Record) (Side, error) {
	evaluations, err := identity.Whole(e, app, person)
	if err != nil {
		return Side{}, err
	}
	if errs := app.ExpandRecords(evaluations, []string{"campaign"}, nil); len(errs) > 0 {
		return Side{}, errs["campaign"]
	}
	side := Side{
		ID: person.Id, Name: person.GetString("name"), PersonalCode: person.GetString("personal_code"),
		Created: person.GetDateTime("created"), Evaluations: []Sitting{},
	}
	for _, evaluation := range evaluations {
		sitting := Sitting{ID: evaluation.Id, State: evaluation.GetString("state"), StartedAt: evaluation.GetDateTime("started_at")}
		if campaign := evaluation.ExpandedOne("campaign"); campaign != nil {
			sitting.Campaign = campaign.GetString("label")
		}
		side.Evaluations = append(side.Evaluations, sitting)
	}
	return side, nil
}

// merge re-points all that hangs on a record to another one, and keeps what undoing it needs.
func merge(tx core.App, kept, merged, by string) (*core.Record, error) {
	person, err := tx.FindRecordById(identity.Collection, kept)
	if err != nil {
		return nil, err
	}
	went, err := move(tx, merged, kept)
	if err != nil {
		return nil, err
	}
	if err := setMergedInto(tx, merged, kept); err != nil {
		return nil, err
	}
	return keep(tx, map[string]any{
		"structure": person.GetString("structure"), "kept": kept, "merged": merged, "counsellor": by, "moved": went,
	})
}

func keep(tx core.App, fields map[string]any) (*core.Record, error) {
	collection, err := tx.FindCachedCollectionByNameOrId(merges)
	if err != nil {
		return nil, err
	}
	trace := core.NewRecord(collection)
	trace.Load(fields)
	return trace, tx.Save(trace)
}

// undoMerge answers POST /api/conseil/people/merges/{id}/undo.
func undoMerge(e *core.RequestEvent) error {
	const unknown = "Cette fusion n’existe pas, ou votre compte n’y a pas accès."
	if e.Auth == nil {
		return e.UnauthorizedError("Connectez-vous pour défaire une fusion.", nil)
	}
	var trace *core.Record
	err := e.App.RunInTransaction(func(tx core.App) error {
		var err error
		if trace, err = tx.FindRecordById(merges, e.Request.PathValue("id")); err != nil {
			return e.NotFoundError(unknown, err)
		}
		person, err := identity.Viewable(e, tx, trace.GetString("kept"))
		if err != nil {
			return e.NotFoundError(unknown, err)
		}
		if _, err := identity.Whole(e, tx, person); err != nil {
			return err
		}
		if why := mayNotUndo(trace, person); why != "" {
			return apis.NewBadRequestError(why, nil)
		}
		return undo(tx, trace, identity.Counsellor(e))
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]string{"kept": trace.GetString("kept"), "separated": trace.GetString("merged")})
}

// mayNotUndo says why a merge cannot be undone, or "". The person is who the kept record belongs to today.
func mayNotUndo(trace, person *core.Record) string {
	switch {
	case !trace.GetDateTime("undone_at").IsZero():
		return "Cette fusion est déjà défaite."
	case person.Id != trace.GetString("kept"):
		return "Cette fiche a été fusionnée depuis avec une autre : défaites d’abord la fusion la plus récente."
	case identity.IsForgotten(person):
		return "Les données de cette personne ont été effacées : il n’y a plus rien à séparer."
	}
	return ""
}

// undo gives each record back what was its own. What came since stays with the kept one, as does a name corrected since.
func undo(tx core.App, trace *core.Record, by string) error {
	var went moved
	if err := trace.UnmarshalJSONField("moved", &went); err != nil {
		return err
	}
	kept, merged := trace.GetString("kept"), trace.GetString("merged")
	if err := went.back(tx, kept, merged); err != nil {
		return err
	}
	if err := setMergedInto(tx, merged, ""); err != nil {
		return err
	}
	trace.Set("undone_at", time.Now())
	trace.Set("undone_by", by)
	return tx.Save(trace)
}
