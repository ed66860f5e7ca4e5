package passations

import (
	"net/http"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"

	"eva/hooks/internal/access"
	"eva/scoring"
)

// Trial is what the page of a counsellor who tries a situation sends: nothing of it is ever stored.
type Trial struct {
	Situation string          `json:"situation"`
	Adaptive  bool            `json:"adaptive"`
	Seed      int             `json:"seed"`
	Events    []scoring.Event `json:"events"` // all those of the trial, since the server keeps none
}

// bindTrials registers the routes by which a counsellor plays a situation without recording.
func (s *Service) bindTrials(e *core.ServeEvent) {
	limits := []*hook.Handler[*core.RequestEvent]{apis.BodyLimit(maxBodyBytes), apis.Gzip()}
	e.Router.POST("/api/trials", s.openTrial).Bind(limits...).BindFunc(noStore)
	e.Router.POST("/api/trials/next", s.nextOfTrial).Bind(limits...).BindFunc(noStore)
}

// openTrial answers POST /api/trials: a situation as a person would get it, with a seed drawn anew.
func (s *Service) openTrial(e *core.RequestEvent) error {
	trial, shown, _, err := s.trial(e)
	if err != nil {
		return err
	}
	if trial.Seed, err = strconv.Atoi(s.random(seedDigits, digits)); err != nil {
		return err
	}
	opened := &Opened{Situation: trial.Situation, Version: shown.number, Seed: trial.Seed, Done: []string{}}
	if opened.Content, err = s.contentFor(e.App, shown, options{freeText: true, health: true}); err != nil {
		return err
	}
	return e.JSON(http.StatusOK, opened)
}

// nextOfTrial answers POST /api/trials/next: what follows the events that the page sends along.
func (s *Service) nextOfTrial(e *core.RequestEvent) error {
	trial, shown, version, err := s.trial(e)
	if err != nil {
		return err
	}
	mode := scoring.ModeFixed
	if trial.Adaptive && shown.plan.Adaptive != nil {
		mode = scoring.ModeAdaptive
	}
	following, err := s.following(e.App, shown, followed{version, mode, max(trial.Seed, 0), 0}, trial.Events)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, following)
}

// trial reads the request of somebody who may see the situations: an active counsellor, or a superuser.
func (s *Service) trial(e *core.RequestEvent) (trial Trial, shown *content, version string, err error) {
	if e.Auth == nil {
		return trial, nil, "", e.UnauthorizedError("Connectez-vous pour essayer une activité.", nil)
	}
	if err := e.BindBody(&trial); err != nil {
		return trial, nil, "", e.BadRequestError("La demande n’est pas lisible.", err)
	}
	const unknown = "Cette activité n’existe pas, ou votre compte n’y a pas accès."
	situation, err := e.App.FindFirstRecordByFilter("situations", "name = {:name}", dbx.Params{"name": trial.Situation})
	if err != nil {
		return trial, nil, "", e.NotFoundError(unknown, err)
	}
	if err := access.Check(e, situation, unknown); err != nil {
		return trial, nil, "", err
	}
	if version, err = publishedVersion(e.App, trial.Situation); err != nil {
		return trial, nil, "", e.NotFoundError("Cette activité n’est pas encore publiée.", err)
	}
	shown, err = s.contents.of(e.App, version)
	return trial, shown, version, err
}
