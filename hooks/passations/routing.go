package passations

import (
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// Following is what a play of a plan shows now.
type Following struct {
	Items    []json.RawMessage `json:"items"` // stimuli only; none: the play is over
	Earlier  []Earlier         `json:"earlier,omitempty"`
	Answered int               `json:"answered"`
	Share    float64           `json:"share"` // how far it will be with them, 0 to 1: rough
}

// Earlier is what the person answered, before this page was opened, in a text that an item goes on with: her own words,
// to be shown again.
type Earlier struct {
	Item   json.RawMessage `json:"item"` // its stimulus
	Answer string          `json:"answer"`
}

// nextItems answers POST /api/passation/plays/{id}/next: what comes after the events that the server has.
func (s *Service) nextItems(e *core.RequestEvent) error {
	var body struct {
		Token string `json:"token"`
	}
	evaluation, err := s.sittingOf(e, &body, &body.Token)
	if err != nil {
		return err
	}
	following, err := s.Next(e.App, evaluation, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, following)
}

// Next is what a play of the evaluation shows now. It only reads: asked again, it answers the same.
func (s *Service) Next(app core.App, evaluation *core.Record, id string) (*Following, error) {
	play, err := app.FindRecordById("plays", id)
	if err != nil || play.GetString("evaluation") != evaluation.Id {
		return nil, apis.NewNotFoundError("Cette activité n’existe pas dans votre évaluation.", nil)
	}
	if ended(play) || evaluation.GetString("state") == "finished" {
		return nil, conflict("Cette activité est déjà terminée.", nil)
	}
	version := play.GetString("bank_version")
	shown, err := s.contents.of(app, version)
	if err != nil {
		return nil, err
	}
	events, err := eventsOf(app, id)
	if err != nil {
		return nil, err
	}
	return s.following(app, shown, followed{version, play.GetString("mode"), play.GetInt("seed"), play.GetInt("block")}, events)
}

// followed is how a play follows the plan of its version.
type followed struct {
	version, mode string
	seed, block   int
}

// following is what comes after the events.
func (s *Service) following(app core.App, shown *content, play followed, events []scoring.Event) (*Following, error) {
	if !shown.plan.Routed() {
		return nil, apis.NewBadRequestError("Cette activité donne toutes ses questions au début.", nil)
	}
	bank, err := s.banks.Of(app, play.version)
	if err != nil {
		return nil, err
	}
	ids, share, err := bank.Next(shown.plan, formOf(bank.Forms(), play.seed), play.mode, play.seed, events)
	if err != nil {
		return nil, err
	}
	answer := &Following{Items: make([]json.RawMessage, len(ids)), Share: share}
	for i, id := range ids {
		answer.Items[i] = shown.items[id]
	}
	var far Opened
	far.follow(events)
	answer.Answered = len(far.Done)
	answer.Earlier = shown.earlier(ids, play.block, events)
	return answer, nil
}

// earlier is what was answered before a block in the texts that the items are parts of.
func (c *content) earlier(items []string, block int, events []scoring.Event) []Earlier {
	texts, given := map[string]bool{}, map[string]bool{}
	for _, id := range items {
		texts[c.groups[id]] = true
	}
	var said []Earlier
	for _, event := range events {
		id, _ := event.Data["item"].(string)
		group := c.groups[id]
		if checkpoints[event.Name] == "" || group == "" || !texts[group] || given[id] || event.Position/blockSize >= block {
			continue
		}
		given[id] = true
		answer, _ := event.Data["answer"].(string) // "" for « Je ne sais pas »
		said = append(said, Earlier{c.items[id], answer})
	}
	return said
}

// formOf is the parallel form of a play: its seed says which.
func formOf(forms []string, seed int) string { return forms[seed%len(forms)] }

// modeOf is how the plays of a campaign follow a plan; "" without one.
func modeOf(plan scoring.Plan, campaign *core.Record) string {
	switch {
	case !plan.Routed():
		return ""
	case campaign.GetBool("adaptive") && plan.Adaptive != nil:
		return scoring.ModeAdaptive
	}
	return scoring.ModeFixed
}

// seedFor turns a drawn seed, where there are parallel forms, into one of a form that the person has not just played.
func (s *Service) seedFor(app core.App, evaluation *core.Record, situation, version string, seed int) (int, error) {
	bank, err := s.banks.Of(app, version)
	if err != nil {
		return 0, err
	}
	n := len(bank.Forms())
	if n < 2 {
		return seed, nil
	}
	var last int
	err = app.DB().Select("p.seed").From("plays p").InnerJoin("evaluations e", dbx.NewExp("e.id = p.evaluation")).
		Where(dbx.HashExp{"e.beneficiary": evaluation.GetString("beneficiary"), "p.situation": situation}).
		OrderBy("p.started_at DESC", "p.rowid DESC").Limit(1).Row(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return seed, nil
	}
	return seed - seed%n + (last+1)%n, err
}
