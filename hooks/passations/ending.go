package passations

import (
	"net/http"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// Ending says how a page ended its play, and how many events it recorded, the last one included.
type Ending struct {
	Outcome string `json:"outcome"` // scoring.Finished or scoring.Abandoned
	Block   int    `json:"block"`
	Count   int    `json:"count"`
}

// endPlay answers POST /api/passation/plays/{id}/end.
func (s *Service) endPlay(e *core.RequestEvent) error {
	var body struct {
		Ending
		Token string `json:"token"`
	}
	evaluation, err := s.sittingOf(e, &body, &body.Token)
	if err != nil {
		return err
	}
	if err := s.EndPlay(e.App, evaluation, e.Request.PathValue("id"), body.Ending); err != nil {
		return err
	}
	state, err := stateOf(e.App, evaluation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"state": state})
}

// EndPlay ends a play and scores it in the same transaction, so that no play is ended without its results. It refuses
// while an event of the page is missing. Ending twice is harmless.
func (s *Service) EndPlay(app core.App, evaluation *core.Record, id string, ending Ending) error {
	if ending.Outcome != scoring.Finished && ending.Outcome != scoring.Abandoned || ending.Count < 1 || ending.Count >= blockSize {
		return apis.NewBadRequestError("La fin de l’activité n’est pas lisible.", nil)
	}
	return app.RunInTransaction(func(tx core.App) error {
		play, err := tx.FindRecordById("plays", id)
		if err != nil || play.GetString("evaluation") != evaluation.Id {
			return apis.NewNotFoundError("Cette activité n’existe pas dans votre évaluation.", nil)
		}
		if ended(play) {
			return nil
		}
		if play.GetInt("block") != ending.Block {
			return conflict("Cette activité a été reprise sur un autre écran.", map[string]any{"block": play.GetInt("block")})
		}
		if err := checkComplete(tx, play, ending); err != nil {
			return err
		}
		play.Set("state", ending.Outcome)
		play.Set("ended_at", s.now())
		if err := tx.Save(play); err != nil {
			return err
		}
		return s.score(tx, evaluation, play)
	})
}

// checkComplete refuses an end while an event of its block has not come, or is not the one that ends a play.
func checkComplete(app core.App, play *core.Record, ending Ending) error {
	first := ending.Block * blockSize
	var rows []struct {
		Position int    `db:"position"`
		Name     string `db:"name"`
	}
	err := app.DB().Select("position", "name").From("events").
		Where(dbx.HashExp{"play": play.Id}).
		AndWhere(dbx.Between("position", first, first+ending.Count-1)).OrderBy("position").All(&rows)
	if err != nil {
		return err
	}
	for i, row := range rows {
		if row.Position != first+i {
			return conflict("Des réponses manquent encore.", map[string]any{"missing": first + i})
		}
	}
	if len(rows) < ending.Count {
		return conflict("Des réponses manquent encore.", map[string]any{"missing": first + len(rows)})
	}
	if rows[len(rows)-1].Name != ending.Outcome {
		return apis.NewBadRequestError("La fin de l’activité ne correspond pas à ce qui a été enregistré.", nil)
	}
	return nil
}

// endEvaluation answers POST /api/passation/end.
func (s *Service) endEvaluation(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	strengths, err := s.EndEvaluation(e.App, evaluation)
	if err != nil {
		return err
	}
	state, err := stateOf(e.App, evaluation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"strengths": strengths, "state": state})
}

// EndEvaluation ends an evaluation and composes its global result. It gives the person's strengths, if the campaign
// shows them. Ending twice is harmless.
func (s *Service) EndEvaluation(app core.App, evaluation *core.Record) ([]Strength, error) {
	strengths := []Strength{}
	err := app.RunInTransaction(func(tx core.App) error {
		fresh, err := tx.FindRecordById("evaluations", evaluation.Id)
		if err != nil {
			return err
		}
		if fresh.GetString("state") != "finished" {
			fresh.Set("state", "finished")
			fresh.Set("finished_at", s.now())
			fresh.Set("resume_hash", "") // a code that opens nothing any more
			if err := tx.Save(fresh); err != nil {
				return err
			}
		}
		results, err := s.compose(tx, fresh)
		if err != nil {
			return err
		}
		evaluation.Set("state", fresh.GetString("state"))
		campaign, err := tx.FindRecordById("campaigns", fresh.GetString("campaign"))
		if err != nil {
			return err
		}
		if campaign.GetBool("show_strengths") {
			strengths = strengthsOf(results)
		}
		return nil
	})
	return strengths, err
}

// rate answers POST /api/passation/satisfaction.
func (s *Service) rate(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	var body struct {
		Ease int `json:"ease"`
		Help int `json:"help"`
	}
	if err := e.BindBody(&body); err != nil || body.Ease < 0 || body.Ease > 5 || body.Help < 0 || body.Help > 5 {
		return e.BadRequestError("Une réponse va de 1 à 5.", err)
	}
	for field, value := range map[string]int{"satisfaction_ease": body.Ease, "satisfaction_help": body.Help} {
		if value > 0 {
			evaluation.Set(field, value)
		}
	}
	if err := e.App.Save(evaluation); err != nil {
		return err
	}
	return e.NoContent(http.StatusNoContent)
}

// countEvents answers GET /api/passation/plays/{id}: what the server holds of a play, so that a device, or the load
// generator, can compare it with what it sent.
func (s *Service) countEvents(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	play, err := readPlay(e.App, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	if play.Evaluation != evaluation.Id {
		return e.NotFoundError("Cette activité n’existe pas dans votre évaluation.", nil)
	}
	var positions []int
	err = e.App.DB().Select("position").From("events").Where(dbx.HashExp{"play": play.ID}).OrderBy("position").Column(&positions)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"state": play.State, "block": play.Block, "positions": positions})
}
