package accounts

import (
	"errors"
	"net/http"
	"strings"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/session"
)

const wrongPassword = "L’adresse ou le mot de passe ne correspond pas."

// explainPassword says in French why the sign-in failed. The state of an account is told only after the right password.
func explainPassword(e *core.RecordAuthWithPasswordRequestEvent) error {
	err := e.Next()
	var refusal *router.ApiError
	if errors.As(err, &refusal) && refusal.Status == http.StatusBadRequest && refusal.Message == "Failed to authenticate." {
		return e.BadRequestError(wrongPassword, err)
	}
	return explainState(e.RequestEvent, e.Record, err)
}

// enterByCode makes the password of an account void when its address is confirmed by a code: whoever signed up with the address
// of somebody else would keep a password of theirs. PocketBase does so only where no second factor exists.
func enterByCode(e *core.RecordAuthWithOTPRequestEvent) error {
	if !e.Record.Verified() && e.OTP.SentTo() == e.Record.Email() {
		e.Record.SetRandomPassword() // saved with the confirmation
	}
	return explainState(e.RequestEvent, e.Record, e.Next())
}

// explainState tells somebody who proved who they are why their account stays closed.
func explainState(e *core.RequestEvent, account *core.Record, err error) error {
	var refusal *router.ApiError
	if errors.As(err, &refusal) && refusal.Status == http.StatusForbidden {
		if sentence, known := session.Refusal(account); known {
			return e.ForbiddenError(sentence, err)
		}
	}
	return err
}

// mostCodes serve at once for one account: a mailbox is not flooded. PocketBase would let ten through, then write the address in its log.
const mostCodes = 5

// sendCode makes an unknown address cost as long as a known one, whose code is hashed. What PocketBase would say of both, with
// the address, goes to no log.
func sendCode(e *core.RecordCreateOTPRequestEvent) error {
	if e.Record == nil {
		core.NewOTP(e.App).SetPassword(e.Password)
		return e.JSON(http.StatusOK, map[string]string{"otpId": core.GenerateDefaultRandomId()})
	}
	sent, err := e.App.FindAllOTPsByRecord(e.Record)
	if err != nil {
		return err
	}
	if len(sent) >= mostCodes && !sent[mostCodes-1].HasExpired(e.Collection.OTP.DurationTime()) { // newest first
		return e.JSON(http.StatusOK, map[string]string{"otpId": sent[0].Id})
	}
	return e.Next()
}

// french are PocketBase's own refusals on the ways in, for people.
var french = map[string]string{
	"Invalid or expired OTP.":                                   "Ce code ne correspond pas, ou il n’est plus valable. Vérifiez-le, ou demandez-en un autre.",
	"Too many attempts, please try again later with a new OTP.": "Trop d’essais. Attendez trois minutes, puis demandez un autre code.",
	"Invalid or expired MFA session.":                           expiredStep,
	"Invalid MFA session.":                                      expiredStep,
	"A different authentication method is required.":            "Il faut maintenant une autre preuve que la première.",
	"Failed to authenticate.":                                   wrongPassword,
	"An error occurred while validating the submitted data.":    "Vérifiez ce que vous avez saisi.",
	"An error occurred while loading the submitted data.":       "La demande n’a pas la forme attendue.",
	"Something went wrong while processing your request.":       "Une erreur est survenue. Réessayez dans un instant.",
	"Invalid or expired password reset token.":                  "Ce lien n’est plus valable. Demandez-en un autre.",
	"Invalid or expired token.":                                 "Ce lien n’est plus valable. Demandez-en un autre.",
	"Failed to set new password.":                               "Ce mot de passe ne convient pas.",
	"Failed to request email change.":                           mailIsDown,
	"Failed to confirm email change.":                           "Cette adresse n’a pas pu être enregistrée. Recommencez.",
	"Too Many Requests.":                                        tooMany,
}

// sayInFrench rewrites what PocketBase answers on the ways in. It stands outside of the rate limits, to word them too.
func sayInFrench(e *core.RequestEvent) error {
	err := e.Next()
	if err == nil || !strings.HasPrefix(e.Request.URL.Path, "/api/collections/"+collection+"/") {
		return err
	}
	if e.Written() {
		if strings.Contains(e.Request.URL.Path, "/request-") {
			return nil // the answer hides whether the address exists; the error says it, with the address: it goes to no log
		}
		return err
	}
	var refusal *router.ApiError
	if !errors.As(err, &refusal) {
		return err
	}
	if sentence, known := french[refusal.Message]; known {
		refusal.Message = sentence
	}
	return err
}
