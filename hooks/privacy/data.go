package privacy

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

// health is the one collection that not everybody who sees a person may read.
const health = "health_declarations"

const healthApart = "Les réponses sur la santé ne sont lues que par la structure qui accompagne la personne : elles ne sont pas ici."

// Data is all that is held on a person, to be handed over when they ask for it.
type Data struct {
	ExportedAt  time.Time        `json:"exported_at"`
	Person      *core.Record     `json:"person"`
	Structure   string           `json:"structure"`
	FormerCodes []string         `json:"former_codes"` // of merged records: they still work
	Records     records          `json:"records"`
	Evaluations []EvaluationData `json:"evaluations"`
	Apart       string           `json:"apart"` // why something is left out; "" when all is there
}

// EvaluationData is all that one evaluation holds.
type EvaluationData struct {
	Evaluation *core.Record `json:"evaluation"`
	Campaign   string       `json:"campaign"`
	Plays      []PlayData   `json:"plays"`
	Records    records      `json:"records"`
}

// PlayData is a play with everything that happened in it.
type PlayData struct {
	Play   *core.Record   `json:"play"`
	Title  string         `json:"title"`
	Events []*core.Record `json:"events"`
}

// records are rows by collection.
type records map[string][]*core.Record

// showData answers GET /api/conseil/people/{id}/data.
func showData(e *core.RequestEvent) error {
	person, err := identity.Viewable(e, e.App, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	evaluations, err := identity.Whole(e, e.App, person)
	if err != nil {
		return err
	}
	data, err := collect(e, person, evaluations)
	if err != nil {
		return e.InternalServerError("Les données n’ont pas pu être réunies.", fmt.Errorf("data of %s: %w", person.Id, err))
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	e.Response.Header().Set("Content-Disposition", `attachment; filename="donnees-personnelles.json"`)
	return e.JSON(http.StatusOK, data)
}

func collect(e *core.RequestEvent, person *core.Record, evaluations []*core.Record) (*Data, error) {
	app := e.App
	data := &Data{ExportedAt: time.Now().UTC(), Person: person, FormerCodes: []string{}, Evaluations: []EvaluationData{}}
	structure, err := app.FindRecordById("structures", person.GetString("structure"))
	if err != nil {
		return nil, err
	}
	data.Structure = structure.GetString("name")
	err = app.DB().NewQuery(mergedInto + ` SELECT personal_code FROM beneficiaries WHERE id IN persons AND id != {:id} ORDER BY created`).
		Bind(dbx.Params{"id": person.Id}).Column(&data.FormerCodes)
	if err != nil {
		return nil, err
	}
	if data.Records, err = pointingTo(app, person, "evaluations", "merges", identity.Collection); err != nil {
		return nil, err
	}
	info, err := e.RequestInfo()
	if err != nil {
		return nil, err
	}
	for _, evaluation := range evaluations {
		held, err := ofEvaluation(app, evaluation)
		if err != nil {
			return nil, err
		}
		for _, row := range held.Records[health] {
			if allowed, err := app.CanAccessRecord(row, info, row.Collection().ViewRule); err != nil || !allowed {
				delete(held.Records, health)
				data.Apart = healthApart
				break
			}
		}
		data.Evaluations = append(data.Evaluations, held)
	}
	return data, nil
}

func ofEvaluation(app core.App, evaluation *core.Record) (EvaluationData, error) {
	held := EvaluationData{Evaluation: evaluation, Plays: []PlayData{}}
	campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return held, err
	}
	held.Campaign = campaign.GetString("label")
	if held.Records, err = pointingTo(app, evaluation); err != nil {
		return held, err
	}
	for _, play := range held.Records["plays"] {
		happened, err := pointingTo(app, play, "results") // they hang on the evaluation too
		if err != nil {
			return held, err
		}
		title := play.GetString("situation")
		if situation, err := app.FindFirstRecordByData("situations", "name", title); err == nil {
			title = situation.GetString("title")
		}
		held.Plays = append(held.Plays, PlayData{play, title, happened["events"]})
	}
	delete(held.Records, "plays")
	return held, nil
}

// pointingTo are the rows of every collection that hang on a record: what a later release adds is among them.
func pointingTo(app core.App, record *core.Record, but ...string) (records, error) {
	collections, err := app.FindAllCollections(core.CollectionTypeBase)
	if err != nil {
		return nil, err
	}
	found := records{}
	for _, c := range collections {
		for _, field := range c.Fields {
			relation, ok := field.(*core.RelationField)
			if !ok || relation.CollectionId != record.Collection().Id || relation.IsMultiple() || slices.Contains(but, c.Name) {
				continue
			}
			var rows []*core.Record
			err := app.RecordQuery(c).AndWhere(dbx.HashExp{relation.Name: record.Id}).OrderBy("rowid").All(&rows)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", c.Name, err)
			}
			if len(rows) > 0 {
				found[c.Name] = append(found[c.Name], rows...)
			}
		}
	}
	return found, nil
}
