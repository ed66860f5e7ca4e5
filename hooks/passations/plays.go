package passations

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// blockSize separates the positions of successive openings of a play: a page that was offline and one on another device
// can then never claim the same position.
const blockSize = 100_000

const seedDigits = 9 // a seed stays below 2³¹

// Opened is a play as a page needs it to start or to go on.
type Opened struct {
	ID        string          `json:"id"`
	Situation string          `json:"situation"`
	Version   int             `json:"version"`
	Seed      int             `json:"seed"`
	Block     int             `json:"block"`   // positions of this page start at Block × 100 000
	Elapsed   float64         `json:"elapsed"` // ms; the page's clock starts there
	Phase     string          `json:"phase"`   // "", "training" or "test": how far the play went
	Done      []string        `json:"done"`    // items already answered in the test phase
	Content   json.RawMessage `json:"content"`
}

// openPlay answers POST /api/passation/plays: it starts a situation, or goes on with it.
func (s *Service) openPlay(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	var body struct {
		Situation string `json:"situation"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	opened, err := s.OpenPlay(e.App, evaluation, body.Situation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, opened)
}

// OpenPlay starts a situation of the evaluation's campaign, or opens a new block of the play that was begun.
func (s *Service) OpenPlay(app core.App, evaluation *core.Record, situation string) (*Opened, error) {
	if evaluation.GetString("state") == "finished" {
		return nil, conflict("Cette évaluation est déjà terminée.", nil)
	}
	var play *core.Record
	err := app.RunInTransaction(func(tx core.App) error {
		var err error
		play, err = findPlay(tx, evaluation.Id, situation)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			play, err = s.newPlay(tx, evaluation, situation)
		case err == nil && ended(play):
			err = conflict("Cette activité est déjà faite.", nil)
		case err == nil:
			play.Set("block", play.GetInt("block")+1)
			play.Set("state", "started")
			err = tx.Save(play)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.describe(app, evaluation, play) // after the commit: decoding a content would keep all others from writing
}

func ended(play *core.Record) bool {
	state := play.GetString("state")
	return state == scoring.Finished || state == scoring.Abandoned
}

func findPlay(app core.App, evaluation, situation string) (*core.Record, error) {
	play := &core.Record{}
	err := app.RecordQuery("plays").
		AndWhere(dbx.HashExp{"evaluation": evaluation, "situation": situation}).Limit(1).One(play)
	return play, err
}

func (s *Service) newPlay(app core.App, evaluation *core.Record, situation string) (*core.Record, error) {
	campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return nil, err
	}
	steps, err := stepsOf(app, campaign)
	if err != nil {
		return nil, err
	}
	if !hasStep(steps, situation) {
		return nil, apis.NewBadRequestError("Cette activité ne fait pas partie de la campagne.", nil)
	}
	version, err := publishedVersion(app, situation)
	if err != nil {
		return nil, err
	}
	seed, err := strconv.Atoi(s.random(seedDigits, digits))
	if err != nil {
		return nil, err
	}
	if seed, err = s.seedFor(app, evaluation, situation, version, seed); err != nil {
		return nil, err
	}
	shown, err := s.contents.of(app, version)
	if err != nil {
		return nil, err
	}
	collection, err := app.FindCachedCollectionByNameOrId("plays")
	if err != nil {
		return nil, err
	}
	play := core.NewRecord(collection)
	play.Load(map[string]any{
		"evaluation": evaluation.Id, "structure": evaluation.GetString("structure"), "situation": situation,
		"bank_version": version, "seed": seed, "mode": modeOf(shown.plan, campaign),
		"block": 0, "state": "started", "started_at": s.now(),
	})
	return play, app.Save(play)
}

// publishedVersion is the newest content of a situation; the play keeps it whatever is published later.
func publishedVersion(app core.App, situation string) (string, error) {
	var id string
	err := app.DB().Select("v.id").From("bank_versions v").InnerJoin("situations s", dbx.NewExp("s.id = v.situation")).
		Where(dbx.HashExp{"s.name": situation, "v.state": "published"}).OrderBy("v.number DESC").Limit(1).Row(&id)
	if err != nil {
		return "", fmt.Errorf("published version of %s: %w", situation, err)
	}
	return id, nil
}

func hasStep(steps []CardStep, situation string) bool {
	for _, step := range steps {
		if step.Name == situation {
			return true
		}
	}
	return false
}

// describe tells a page where the play stands and what to show.
func (s *Service) describe(app core.App, evaluation, play *core.Record) (*Opened, error) {
	shown, err := s.contents.of(app, play.GetString("bank_version"))
	if err != nil {
		return nil, err
	}
	campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return nil, err
	}
	opened := &Opened{
		ID: play.Id, Situation: play.GetString("situation"), Version: shown.number,
		Seed: play.GetInt("seed"), Block: play.GetInt("block"), Done: []string{},
	}
	if opened.Content, err = s.contentFor(app, shown, optionsOf(campaign)); err != nil {
		return nil, err
	}
	events, err := eventsOf(app, play.Id)
	if err != nil {
		return nil, err
	}
	opened.follow(events)
	return opened, nil
}

// checkpoints are the events after which something is not asked again, with the key of its id.
var checkpoints = map[string]string{
	"item_answered": "item", "item_skipped": "item", "piece_done": "piece", "product_done": "product",
	"step_done": "step", "step_skipped": "step", "zone_done": "state",
}

// follow reads from the log how far the play went.
func (o *Opened) follow(events []scoring.Event) {
	answered := map[string]bool{}
	for _, event := range events {
		o.Elapsed = max(o.Elapsed, event.At)
		switch event.Name {
		case "training_started":
			if o.Phase == "" {
				o.Phase = "training"
			}
		case "test_started":
			o.Phase = "test"
		}
		id, _ := event.Data[checkpoints[event.Name]].(string)
		if o.Phase == "test" && id != "" && !answered[id] {
			answered[id] = true
			o.Done = append(o.Done, id)
		}
	}
}

// eventsOf reads the log of a play, in order.
func eventsOf(app core.App, play string) ([]scoring.Event, error) {
	var rows []struct {
		Position int     `db:"position"`
		Name     string  `db:"name"`
		At       float64 `db:"at"`
		Data     string  `db:"data"`
	}
	err := app.DB().Select("position", "name", "at", "data").From("events").
		Where(dbx.HashExp{"play": play}).OrderBy("position").All(&rows)
	if err != nil {
		return nil, err
	}
	events := make([]scoring.Event, len(rows))
	for i, row := range rows {
		events[i] = scoring.Event{Position: row.Position, Name: row.Name, At: row.At}
		if err := json.Unmarshal([]byte(row.Data), &events[i].Data); err != nil {
			return nil, err
		}
	}
	return events, nil
}
