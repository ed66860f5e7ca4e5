package accounts

import (
	"errors"
	"net/http"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/session"
)

const expiredStep = "Trop de temps a passé depuis le début de la connexion. Recommencez."

// listWaysIn answers GET /api/conseil/sign-in-options: what the form offers. It says nothing of any account.
func (d *door) listWaysIn(e *core.RequestEvent) error {
	about, configured := e.App.Store().Get(session.External).(string)
	return e.JSON(http.StatusOK, map[string]any{
		"password": true, "code": sendsMail(e.App), "proconnect": configured, "proconnect_about": about,
	})
}

type secondStep struct {
	MfaID string `json:"mfaId"`
	Code  string `json:"code"`
}

// firstStep finds who gave a first proof, from the id that PocketBase answered to it. Only they know that id.
func firstStep(e *core.RequestEvent) (*core.MFA, *core.Record, secondStep, error) {
	var body secondStep
	if err := e.BindBody(&body); err != nil {
		return nil, nil, body, e.BadRequestError("La demande n’a pas la forme attendue.", err)
	}
	expired := e.BadRequestError(expiredStep, nil)
	first, err := e.App.FindMFAById(body.MfaID)
	if err != nil {
		return nil, nil, body, expired
	}
	account, err := e.App.FindRecordById(first.CollectionRef(), first.RecordRef())
	if err != nil || account.Collection().Name != collection || first.HasExpired(account.Collection().MFA.DurationTime()) {
		return nil, nil, body, expired
	}
	if account.GetString("state") == "disabled" {
		sentence, _ := session.Refusal(account)
		return nil, nil, body, e.ForbiddenError(sentence, nil)
	}
	return first, account, body, nil
}

// listSecondFactors answers POST /api/conseil/second-factor/options: how the person may go on after a first proof.
func (d *door) listSecondFactors(e *core.RequestEvent) error {
	first, account, _, err := firstStep(e)
	if err != nil {
		return err
	}
	row, err := factors(e.App, account)
	if err != nil {
		return err
	}
	options := map[string]any{"app": row.GetBool("by_app"), "mail": false, "password": first.Method() == core.MFAMethodOTP}
	for _, method := range strongMethods(row) {
		if method == core.MFAMethodOTP && first.Method() != core.MFAMethodOTP {
			options["mail"] = true
			options["email"] = account.Email() // theirs; ProConnect's page never asked for it
		}
	}
	if row.GetBool("by_app") && !row.GetBool("by_mail") {
		options["password"] = false
	}
	return e.JSON(http.StatusOK, options)
}

// enterSecondFactor answers POST /api/conseil/second-factor: a code of the application, or a recovery code.
func (d *door) enterSecondFactor(e *core.RequestEvent) error {
	_, account, body, err := firstStep(e)
	if err != nil {
		return err
	}
	if err := d.provesByApp(e.App, account, body.Code); err != nil {
		return codeRefusal(e, err)
	}
	return apis.RecordAuthResponse(e, account, methodApp, nil)
}

func codeRefusal(e *core.RequestEvent, err error) error {
	switch {
	case errors.Is(err, errLocked):
		return e.TooManyRequestsError("Trop de codes faux. Attendez cinq minutes, puis réessayez.", nil)
	case errors.Is(err, errWrongCode):
		return e.BadRequestError("Ce code ne correspond pas. Attendez le suivant, ou donnez un code de secours.", nil)
	}
	return e.InternalServerError("Le code n’a pas pu être vérifié. Réessayez dans un instant.", err)
}
