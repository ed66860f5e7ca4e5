package people

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

// Card is a person's record, without their evaluations.
type Card struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"`
	PersonalCode string         `json:"personal_code"` // "" once erased
	Structure    string         `json:"structure"`
	Created      types.DateTime `json:"created"`
	Erased       bool           `json:"erased"`
	Hidden       int            `json:"hidden"` // evaluations that this account may not see
	Merges       []Merged       `json:"merges"` // in force
	Acts         []Act          `json:"acts"`   // what was done to the record, the newest first
}

// Merged is a record that this one replaces. Its code still works.
type Merged struct {
	ID           string         `json:"id"` // of the merge
	Name         string         `json:"name"`
	PersonalCode string         `json:"personal_code"`
	At           types.DateTime `json:"at"`
	By           string         `json:"by"`
	Evaluations  int            `json:"evaluations"` // that it brought
	Since        int            `json:"since"`       // evaluations begun since, which stay with this record
}

// Act is one thing that was done to the record.
type Act struct {
	Kind   string         `json:"kind"` // renamed, merged, separated, apart or erased
	At     types.DateTime `json:"at"`
	By     string         `json:"by"`
	Before string         `json:"before"`
	After  string         `json:"after"`
}

// showPerson answers GET /api/conseil/people/{id}. The id of a merged record gives the one that replaces it.
func showPerson(e *core.RequestEvent) error {
	person, err := identity.Viewable(e, e.App, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	card, err := cardOf(e, person)
	if err != nil {
		return e.InternalServerError("La fiche n’a pas pu être lue.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, card)
}

func cardOf(e *core.RequestEvent, person *core.Record) (*Card, error) {
	structure, err := e.App.FindRecordById("structures", person.GetString("structure"))
	if err != nil {
		return nil, err
	}
	card := &Card{
		ID: person.Id, Name: person.GetString("name"), PersonalCode: person.GetString("personal_code"),
		Structure: structure.GetString("name"), Created: person.GetDateTime("created"),
		Erased: identity.IsForgotten(person), Merges: []Merged{}, Acts: []Act{},
	}
	if card.Erased {
		card.PersonalCode = ""
	}
	if _, card.Hidden, err = identity.Evaluations(e, e.App, person.Id); err != nil {
		return nil, err
	}
	if err := card.readMerges(e.App); err != nil {
		return nil, err
	}
	if err := card.readActs(e.App); err != nil {
		return nil, err
	}
	slices.SortStableFunc(card.Acts, func(a, b Act) int { return cmp.Compare(b.At.String(), a.At.String()) })
	return card, nil
}

func (card *Card) readMerges(app core.App) error {
	traces, err := app.FindRecordsByFilter(merges, "kept = {:id}", "-created", 0, 0, dbx.Params{"id": card.ID})
	if err != nil {
		return err
	}
	if errs := app.ExpandRecords(traces, []string{"counsellor", "undone_by", "merged"}, nil); len(errs) > 0 {
		return firstOf(errs)
	}
	for _, trace := range traces {
		other := nameOf(trace, "merged")
		if trace.GetBool("apart") {
			card.Acts = append(card.Acts, Act{Kind: "apart", At: trace.GetDateTime("created"), By: nameOf(trace, "counsellor"), After: other})
			continue
		}
		card.Acts = append(card.Acts, Act{Kind: "merged", At: trace.GetDateTime("created"), By: nameOf(trace, "counsellor"), After: other})
		if undone := trace.GetDateTime("undone_at"); !undone.IsZero() {
			card.Acts = append(card.Acts, Act{Kind: "separated", At: undone, By: nameOf(trace, "undone_by"), After: other})
			continue
		}
		if card.Erased {
			continue
		}
		merged := Merged{ID: trace.Id, Name: other, At: trace.GetDateTime("created"), By: nameOf(trace, "counsellor")}
		if record := trace.ExpandedOne("merged"); record != nil {
			merged.PersonalCode = record.GetString("personal_code")
		}
		var went moved
		if err := trace.UnmarshalJSONField("moved", &went); err != nil {
			return err
		}
		merged.Evaluations = len(went["evaluations.beneficiary"])
		err := app.DB().Select("COUNT(*)").From("evaluations").Where(dbx.HashExp{"beneficiary": card.ID}).
			AndWhere(dbx.NewExp("created > {:at}", dbx.Params{"at": merged.At.String()})).Row(&merged.Since)
		if err != nil {
			return err
		}
		card.Merges = append(card.Merges, merged)
	}
	return nil
}

func (card *Card) readActs(app core.App) error {
	rows, err := app.FindRecordsByFilter(acts, "beneficiary = {:id}", "-created", 0, 0, dbx.Params{"id": card.ID})
	if err != nil {
		return err
	}
	if errs := app.ExpandRecords(rows, []string{"counsellor"}, nil); len(errs) > 0 {
		return firstOf(errs)
	}
	for _, row := range rows {
		card.Acts = append(card.Acts, Act{
			Kind: row.GetString("kind"), At: row.GetDateTime("created"), By: nameOf(row, "counsellor"),
			Before: row.GetString("before"), After: row.GetString("after"),
		})
	}
	return nil
}

// nameOf is the name of who or what a relation points to; "" for nobody.
func nameOf(record *core.Record, field string) string {
	if other := record.ExpandedOne(field); other != nil {
		return other.GetString("name")
	}
	return ""
}

func firstOf(errs map[string]error) error {
	for _, err := range errs {
		return err
	}
	return nil
}
