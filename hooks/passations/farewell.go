package passations

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

const (
	maxWriting = 2000 // characters
	// asksWriting is the situation that proposes a text of its own: a second one would be too many.
	asksWriting = "livraison"
)

// writingDue says whether a short text is to be proposed at the end: the campaign asks for one, and there is none yet.
func writingDue(app core.App, evaluation, campaign *core.Record, steps []CardStep) (bool, error) {
	if !campaign.GetBool("free_text") || hasStep(steps, asksWriting) || evaluation.GetString("state") == "finished" {
		return false, nil
	}
	written, err := app.CountRecords("writings", dbx.HashExp{"evaluation": evaluation.Id})
	return written == 0, err
}

// takeWriting answers POST /api/passation/writing: the text of the person, for the counsellor. Nothing ever scores it.
func (s *Service) takeWriting(e *core.RequestEvent) error {
	evaluation, err := s.sitting(e, e.Request.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	var body struct {
		Text string `json:"text"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	text := strings.TrimSpace(body.Text)
	if text == "" || utf8.RuneCountInString(text) > maxWriting {
		return e.BadRequestError("Écrivez un texte de 2 000 lettres au plus.", nil)
	}
	campaign, err := e.App.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return err
	}
	if !campaign.GetBool("free_text") {
		return e.BadRequestError("Cette campagne ne propose pas d’écrire un texte.", nil)
	}
	if evaluation.GetString("state") == "finished" {
		return conflict("Cette évaluation est déjà terminée.", nil)
	}
	if err := keepWriting(e.App, evaluation, text); err != nil {
		return err
	}
	return e.NoContent(http.StatusNoContent)
}

// keepWriting stores the text, or puts it in the place of an earlier one.
func keepWriting(app core.App, evaluation *core.Record, text string) error {
	collection, err := app.FindCachedCollectionByNameOrId("writings")
	if err != nil {
		return err
	}
	writing, err := app.FindFirstRecordByData(collection, "evaluation", evaluation.Id)
	if errors.Is(err, sql.ErrNoRows) {
		writing, err = core.NewRecord(collection), nil
	}
	if err != nil {
		return err
	}
	writing.Set("evaluation", evaluation.Id)
	writing.Set("structure", evaluation.GetString("structure"))
	writing.Set("text", text)
	return app.Save(writing)
}
