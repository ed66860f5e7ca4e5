package passations

import (
	"net/http"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
	"eva/hooks/internal/watch"
)

// What a person asks of those who animate the group, and what these may do for them. Nobody has to be there: the answer
// says whether somebody watches.

func (s *Service) bindAssistance(e *core.ServeEvent) {
	e.Router.POST("/api/conseil/evaluations/{id}/help", s.comeToHelp).BindFunc(noStore)
	e.Router.POST("/api/conseil/evaluations/{id}/resume-code", s.renewResumeCode).BindFunc(noStore)
	e.Router.POST("/api/conseil/evaluations/{id}/extend", s.extendPause).BindFunc(noStore)
}

// askForHelp answers POST /api/passation/help: the person calls, or needs nobody any more.
func (s *Service) askForHelp(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	var body struct {
		Asks bool `json:"asks"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	if evaluation.GetString("state") != "started" {
		return conflict("Cette évaluation est déjà terminée.", nil)
	}
	since := ""
	if body.Asks {
		since = stamp(s.now())
	}
	// Only what changes is written: a whole record would take back what a batch of events wrote meanwhile.
	if err := s.note(e.App, evaluation.Id, `help_asked_at = CASE WHEN {:value} != '' AND help_asked_at != '' THEN help_asked_at ELSE {:value} END`, since); err != nil {
		return err
	}
	watched := watch.Watched(e.App, evaluation.GetString("campaign"))
	return e.JSON(http.StatusOK, map[string]bool{"asks": body.Asks, "watched": watched})
}

// comeToHelp answers POST /api/conseil/evaluations/{id}/help: somebody goes to the person, or went.
func (s *Service) comeToHelp(e *core.RequestEvent) error {
	evaluation, err := s.assisted(e)
	if err != nil {
		return err
	}
	if err := s.note(e.App, evaluation.Id, `help_asked_at = {:value}`, ""); err != nil {
		return err
	}
	return e.NoContent(http.StatusNoContent)
}

// renewResumeCode answers POST /api/conseil/evaluations/{id}/resume-code. The one before is void: the database keeps one
// print of a code, and never the code.
func (s *Service) renewResumeCode(e *core.RequestEvent) error {
	evaluation, err := s.assisted(e)
	if err != nil {
		return err
	}
	code := s.newResumeCode()
	hash, err := resumeHash(e.App, tidy(code))
	if err != nil {
		return err
	}
	if err := s.note(e.App, evaluation.Id, `resume_hash = {:value}`, hash); err != nil {
		return err
	}
	until, err := s.extend(e.App, evaluation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]string{"resume_code": code, "resumable_until": until})
}

// extendPause answers POST /api/conseil/evaluations/{id}/extend.
func (s *Service) extendPause(e *core.RequestEvent) error {
	evaluation, err := s.assisted(e)
	if err != nil {
		return err
	}
	until, err := s.extend(e.App, evaluation)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]string{"resumable_until": until})
}

// extend lets the evaluation be taken up again for as long as from a sign of life of today.
func (s *Service) extend(app core.App, evaluation *core.Record) (until string, err error) {
	until = stamp(s.now().AddDate(0, 0, resumableDays))
	return until, s.note(app, evaluation.Id, `resumable_until = {:value}`, until)
}

// assisted is an evaluation that goes on, for whoever may view it by the collection's own rule.
func (s *Service) assisted(e *core.RequestEvent) (*core.Record, error) {
	evaluation, err := access.Viewable(e, "evaluations", e.Request.PathValue("id"), "Cette évaluation n’existe pas, ou votre compte n’y a pas accès.")
	if err != nil {
		return nil, err
	}
	if evaluation.GetString("state") == "finished" {
		return nil, e.BadRequestError("Cette évaluation est terminée : elle ne se reprend plus.", nil)
	}
	return evaluation, stillThere(e, evaluation)
}

// note writes one column of an evaluation, and tells who watches.
func (s *Service) note(app core.App, evaluation, assignment, value string) error {
	_, err := app.NonconcurrentDB().NewQuery(`UPDATE evaluations SET ` + assignment + ` WHERE id = {:id}`).
		Bind(dbx.Params{"id": evaluation, "value": value}).Execute()
	if err == nil {
		watch.Changed(app, evaluation)
	}
	return err
}
