package accounts

import (
	"errors"
	"net/http"
	"net/mail"
	"strings"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/mails"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/page"
)

const keptByDemo = "Un compte de démonstration garde ses réglages : son mot de passe est public."

// change is the body of every route below. The password is asked again: a session left open must not lock its owner out.
type change struct {
	Current  string `json:"current"`  // password
	Password string `json:"password"` // the next one
	Email    string `json:"email"`
	Code     string `json:"code"`
	On       bool   `json:"on"`
}

func badField(e *core.RequestEvent, field, code, message string) error {
	return e.BadRequestError("Corrigez ce qui est indiqué.", validation.Errors{field: validation.NewError(code, message)})
}

// owner refuses whoever may not change the security of the account they are in.
func (d *door) owner(e *core.RequestEvent) (change, error) {
	var body change
	switch {
	case e.Auth == nil:
		return body, e.UnauthorizedError("Votre session est terminée. Connectez-vous à nouveau.", nil)
	case !isCounsellor(e.Auth):
		return body, e.ForbiddenError("Seul un compte de conseiller a ces réglages.", nil)
	case e.Auth.GetBool("demo"):
		return body, e.ForbiddenError(keptByDemo, nil)
	}
	if err := e.BindBody(&body); err != nil {
		return body, e.BadRequestError("La demande n’a pas la forme attendue.", err)
	}
	return body, nil
}

// ownerWithPassword is the same for what asks for the password again.
func (d *door) ownerWithPassword(e *core.RequestEvent) (change, error) {
	body, err := d.owner(e)
	if err != nil {
		return body, err
	}
	return body, d.confirmsPassword(e, body.Current)
}

type securityState struct {
	Email        string `json:"email"`
	ByMail       bool   `json:"by_mail"`
	ByApp        bool   `json:"by_app"`
	RecoveryLeft int    `json:"recovery_left"`
	Required     bool   `json:"required"` // a second factor may not be given up
	Demo         bool   `json:"demo"`
	SendsMail    bool   `json:"sends_mail"`
}

// readSecurity answers GET /api/conseil/security: what protects the account of whoever asks.
func (d *door) readSecurity(e *core.RequestEvent) error {
	if e.Auth == nil {
		return e.UnauthorizedError("Votre session est terminée. Connectez-vous à nouveau.", nil)
	}
	if !isCounsellor(e.Auth) {
		return e.ForbiddenError("Seul un compte de conseiller a ces réglages.", nil)
	}
	row, err := factors(e.App, e.Auth)
	if err != nil {
		return err
	}
	required, err := overseesOthers(e.App, e.Auth)
	if err != nil {
		return err
	}
	byApp := row.GetBool("by_app")
	return e.JSON(http.StatusOK, securityState{
		Email: e.Auth.Email(), ByApp: byApp, ByMail: row.GetBool("by_mail") || (required && !byApp),
		RecoveryLeft: len(recoveryOf(row)), Required: required, Demo: e.Auth.GetBool("demo"), SendsMail: sendsMail(e.App),
	})
}

// changePassword answers POST /api/conseil/security/password. Other sessions end; this one goes on.
func (d *door) changePassword(e *core.RequestEvent) error {
	body, err := d.ownerWithPassword(e)
	if err != nil {
		return err
	}
	e.Auth.SetPassword(body.Password)
	if err := e.App.Save(e.Auth); err != nil {
		return e.BadRequestError("Ce mot de passe ne convient pas.", err)
	}
	return apis.RecordAuthResponse(e, e.Auth, "", nil)
}

// changeEmail answers POST /api/conseil/security/email: a link goes to the new address, and changes it when it is followed.
// The answer is the same for an address that has an account.
func (d *door) changeEmail(e *core.RequestEvent) error {
	body, err := d.ownerWithPassword(e)
	if err != nil {
		return err
	}
	address, err := mail.ParseAddress(strings.TrimSpace(body.Email))
	if err != nil || address.Name != "" || len(address.Address) > 255 {
		return badField(e, "email", "validation_is_email", "Cette adresse n’a pas la forme d’une adresse électronique.")
	}
	if strings.EqualFold(address.Address, e.Auth.Email()) {
		return badField(e, "email", "eva_same_email", "C’est déjà l’adresse de ce compte.")
	}
	if _, err := e.App.FindAuthRecordByEmail(collection, address.Address); err == nil {
		return e.NoContent(http.StatusNoContent)
	}
	if err := mails.SendRecordChangeEmail(e.App, e.Auth, address.Address); err != nil {
		return e.Error(http.StatusServiceUnavailable, mailIsDown, err)
	}
	return e.NoContent(http.StatusNoContent)
}

// switchMailFactor answers POST /api/conseil/security/mail-factor: a code by mail at each sign-in, or no longer.
func (d *door) switchMailFactor(e *core.RequestEvent) error {
	body, err := d.ownerWithPassword(e)
	if err != nil {
		return err
	}
	if body.On && !sendsMail(e.App) {
		return e.Error(http.StatusServiceUnavailable, noMail, nil)
	}
	return d.answerChange(e, func(_ core.App, row *core.Record) error {
		row.Set("by_mail", body.On)
		return nil
	})
}

// startApp answers POST /api/conseil/security/app: a new secret, that counts once a code of it was given. One that is
// already in use goes on until then: whoever loses the page half-way is not locked out.
func (d *door) startApp(e *core.RequestEvent) error {
	if _, err := d.ownerWithPassword(e); err != nil {
		return err
	}
	secret := newSecret()
	err := changeFactors(e.App, e.Auth, func(_ core.App, row *core.Record) error {
		sealed, err := seal(e.App, e.Auth.Collection(), secret)
		row.Set("next_secret", sealed)
		return err
	})
	if err != nil {
		return e.InternalServerError("", err)
	}
	deployment, err := page.Current(e.App)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]string{
		"secret": secret, "address": secretAddress(deployment.ServiceName, e.Auth.Email(), secret),
	})
}

// confirmApp answers POST /api/conseil/security/app/confirm with recovery codes, told this once.
func (d *door) confirmApp(e *core.RequestEvent) error {
	body, err := d.owner(e)
	if err != nil {
		return err
	}
	codes, hashes := newRecoveryCodes()
	err = changeFactors(e.App, e.Auth, func(tx core.App, row *core.Record) error {
		secret, err := unseal(e.App, e.Auth.Collection(), row.GetString("next_secret"))
		step, matched := matchedStep(secret, plainCode(body.Code), d.now(), 0)
		if err != nil || !matched {
			return badField(e, "code", "eva_wrong_code", "Ce code ne correspond pas. Attendez que l’application en montre un autre, puis réessayez.")
		}
		row.Load(map[string]any{
			"secret": row.GetString("next_secret"), "next_secret": "", "by_app": true, "last_step": step, "recovery": hashes,
			"failures": 0, "locked_until": "",
		})
		return notify(tx, e.Auth, e.Auth.Email(), noticeAppAdded)
	})
	return d.answerCodes(e, codes, err)
}

// removeApp answers POST /api/conseil/security/app/remove. An administrator of a parent structure then gets codes by mail.
func (d *door) removeApp(e *core.RequestEvent) error {
	if _, err := d.ownerWithPassword(e); err != nil {
		return err
	}
	return d.answerChange(e, func(tx core.App, row *core.Record) error {
		row.Load(map[string]any{"secret": "", "next_secret": "", "by_app": false, "last_step": 0, "recovery": []string{}})
		return notify(tx, e.Auth, e.Auth.Email(), noticeAppRemoved)
	})
}

// renewRecoveryCodes answers POST /api/conseil/security/recovery-codes; those from before are void.
func (d *door) renewRecoveryCodes(e *core.RequestEvent) error {
	if _, err := d.ownerWithPassword(e); err != nil {
		return err
	}
	codes, hashes := newRecoveryCodes()
	err := changeFactors(e.App, e.Auth, func(_ core.App, row *core.Record) error {
		if !row.GetBool("by_app") {
			return badField(e, "code", "eva_no_app", "Enregistrez d’abord une application de codes.")
		}
		row.Set("recovery", hashes)
		return nil
	})
	return d.answerCodes(e, codes, err)
}

// answerChange changes the factors of whoever asks and makes the sign-ins void that were half-way through the old ones.
func (d *door) answerChange(e *core.RequestEvent, change func(tx core.App, row *core.Record) error) error {
	if err := changeFactors(e.App, e.Auth, change); err != nil {
		return e.InternalServerError("Le réglage n’a pas pu être enregistré. Réessayez dans un instant.", err)
	}
	if err := e.App.DeleteAllMFAsByRecord(e.Auth); err != nil {
		return err
	}
	return e.NoContent(http.StatusNoContent)
}

func (d *door) answerCodes(e *core.RequestEvent, codes []string, err error) error {
	var refusal *router.ApiError
	switch {
	case errors.As(err, &refusal):
		return refusal
	case err != nil:
		return e.InternalServerError("Le réglage n’a pas pu être enregistré. Réessayez dans un instant.", err)
	}
	if err := e.App.DeleteAllMFAsByRecord(e.Auth); err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string][]string{"recovery_codes": codes})
}
