package passations

import (
	"errors"
	"net/http"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/identity"
)

// Card is what a campaign shows to somebody who gave its code.
type Card struct {
	Label      string     `json:"label"`
	Structure  string     `json:"structure"`
	FreeText   bool       `json:"free_text"`
	Minutes    int        `json:"minutes"`
	Situations []CardStep `json:"situations"`
	Person     string     `json:"person,omitempty"` // whose personal code was given
	Begun      bool       `json:"begun,omitempty"`  // that person has an evaluation to resume in this campaign
	Test       bool       `json:"test,omitempty"`   // a counsellor tries the campaign
}

// CardStep is one situation of a path, with its state in an evaluation ("" before there is one).
type CardStep struct {
	Name    string `json:"name" db:"name"`
	Title   string `json:"title" db:"title"`
	Minutes int    `json:"minutes" db:"minutes"`
	State   string `json:"state,omitempty"`
}

// State is where an evaluation stands.
type State struct {
	Evaluation struct {
		ID          string `json:"id"`
		State       string `json:"state"`
		Name        string `json:"name"`
		Accompanied string `json:"accompanied"`
		Test        bool   `json:"test,omitempty"` // a counsellor tries the campaign: it never counts
	} `json:"evaluation"`
	Campaign struct {
		Label         string `json:"label"`
		Structure     string `json:"structure"`
		ShowStrengths bool   `json:"show_strengths"`
		FreeText      bool   `json:"free_text"`
	} `json:"campaign"`
	Situations []CardStep `json:"situations"`
	Writing    bool       `json:"writing,omitempty"` // a short text is to be proposed at the end
}

// showState answers GET /api/passation/state, with a renewed token.
func (s *Service) showState(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	return s.answerState(e, evaluation)
}

func (s *Service) answerState(e *core.RequestEvent, evaluation *core.Record) error {
	token, err := s.newToken(e.App, evaluation.Id)
	if err != nil {
		return err
	}
	state, err := stateOf(e.App, evaluation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"token": token, "state": state})
}

// sitting is the evaluation that a token opens, or the refusal to answer with.
func (s *Service) sitting(e *core.RequestEvent, token string) (*core.Record, error) {
	id, err := s.evaluationOf(e.App, token, false)
	if err != nil {
		return nil, err
	}
	if id == "" {
		return nil, e.UnauthorizedError("Votre session est finie. Reprenez avec votre code de reprise.", nil)
	}
	evaluation, err := e.App.FindRecordById("evaluations", id)
	if err != nil {
		return nil, e.NotFoundError("Cette évaluation n’existe plus.", err)
	}
	return evaluation, stillThere(e, evaluation)
}

// stillThere refuses what belongs to somebody who had their data erased: they say nothing more, and nobody comes back.
func stillThere(e *core.RequestEvent, evaluation *core.Record) error {
	person, err := e.App.FindRecordById(identity.Collection, evaluation.GetString("beneficiary"))
	if err != nil || identity.IsForgotten(person) {
		return e.NotFoundError("Cette évaluation n’existe plus.", err)
	}
	return nil
}

// sittingOf reads the body of a request, which may carry its token as beacons must, and opens its evaluation.
func (s *Service) sittingOf(e *core.RequestEvent, body any, token *string) (*core.Record, error) {
	if err := e.BindBody(body); err != nil {
		return nil, e.BadRequestError("La demande n’est pas lisible.", err)
	}
	if *token == "" {
		*token = e.Request.Header.Get("Authorization")
	}
	return s.sitting(e, *token)
}

func cardOf(app core.App, campaign *core.Record) (*Card, error) {
	structure, err := app.FindRecordById("structures", campaign.GetString("structure"))
	if err != nil {
		return nil, err
	}
	card := &Card{Label: campaign.GetString("label"), Structure: structure.GetString("name"), FreeText: campaign.GetBool("free_text")}
	if card.Situations, err = stepsOf(app, campaign); err != nil {
		return nil, err
	}
	for _, step := range card.Situations {
		card.Minutes += step.Minutes
	}
	return card, nil
}

// stepsOf lists the situations of a campaign in its order.
func stepsOf(app core.App, campaign *core.Record) ([]CardStep, error) {
	var names []string
	if err := campaign.UnmarshalJSONField("situations", &names); err != nil {
		return nil, err
	}
	var rows []CardStep
	err := app.DB().Select("name", "title", "minutes").From("situations").
		Where(dbx.In("name", anySlice(names)...)).All(&rows)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]CardStep, len(rows))
	for _, row := range rows {
		byName[row.Name] = row
	}
	steps := make([]CardStep, 0, len(names))
	for _, name := range names {
		if step, known := byName[name]; known {
			steps = append(steps, step)
		}
	}
	return steps, nil
}

func anySlice(names []string) []any {
	values := make([]any, len(names))
	for i, name := range names {
		values[i] = name
	}
	return values
}

func stateOf(app core.App, evaluation *core.Record) (State, error) {
	var state State
	if errs := app.ExpandRecord(evaluation, []string{"campaign.structure", "beneficiary"}, nil); len(errs) > 0 {
		return state, errors.New("expand the evaluation " + evaluation.Id)
	}
	campaign := evaluation.ExpandedOne("campaign")
	state.Evaluation.ID = evaluation.Id
	state.Evaluation.State = evaluation.GetString("state")
	state.Evaluation.Accompanied = evaluation.GetString("accompanied")
	state.Evaluation.Name = evaluation.ExpandedOne("beneficiary").GetString("name")
	state.Evaluation.Test = evaluation.GetString("kind") == testKind
	state.Campaign.Label = campaign.GetString("label")
	state.Campaign.Structure = campaign.ExpandedOne("structure").GetString("name")
	state.Campaign.ShowStrengths = campaign.GetBool("show_strengths")
	state.Campaign.FreeText = campaign.GetBool("free_text")

	steps, err := stepsOf(app, campaign)
	if err != nil {
		return state, err
	}
	states, err := playStates(app, evaluation.Id)
	if err != nil {
		return state, err
	}
	for i := range steps {
		steps[i].State = "todo"
		if played, ok := states[steps[i].Name]; ok {
			steps[i].State = played
		}
	}
	state.Situations = steps
	state.Writing, err = writingDue(app, evaluation, campaign, steps)
	return state, err
}

// playStates maps the situations that an evaluation began to the state of their play.
func playStates(app core.App, evaluation string) (map[string]string, error) {
	var rows []struct {
		Situation string `db:"situation"`
		State     string `db:"state"`
	}
	err := app.DB().Select("situation", "state").From("plays").Where(dbx.HashExp{"evaluation": evaluation}).All(&rows)
	if err != nil {
		return nil, err
	}
	states := make(map[string]string, len(rows))
	for _, row := range rows {
		states[row.Situation] = row.State
	}
	return states, nil
}

func isNotFound(err error) bool {
	var api *router.ApiError
	return errors.As(err, &api) && api.Status == http.StatusNotFound
}

// conflict is a 409: the request is fine, the state of things is not; data says what to do about it.
func conflict(sentence string, data map[string]any) error {
	err := apis.NewApiError(http.StatusConflict, sentence, nil)
	err.Data = data
	return err
}
