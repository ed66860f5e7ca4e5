package members

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"
	"time"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

// closedLinks are the sentences for a link that does not open anything any more, by what became of it.
var closedLinks = map[string]string{
	"used":      "Cette invitation a déjà servi. Connectez-vous avec votre adresse et votre mot de passe.",
	"cancelled": "Cette invitation a été annulée. Demandez-en une autre à la personne qui vous a invité.",
	"expired":   "Cette invitation n’est plus valable : un lien marche 14 jours. Demandez à la personne qui vous a invité de la renvoyer.",
	"unknown":   "Ce lien n’est pas complet, ou il a été remplacé par un plus récent. Ouvrez le lien du dernier message reçu.",
}

// found is what the holder of a link may know: it came to this address.
type found struct {
	State     string `json:"state"` // open, used, cancelled, expired or unknown
	Sentence  string `json:"sentence,omitempty"`
	Email     string `json:"email,omitempty"`
	Structure string `json:"structure,omitempty"`
	Inviter   string `json:"inviter,omitempty"`
	Role      string `json:"role,omitempty"`
	Waits     bool   `json:"waits,omitempty"`   // an administrator has yet to agree
	Account   string `json:"account,omitempty"` // new, free (sign in to join) or attached (to another structure)
}

// look answers POST /api/conseil/invitations/look. The token is in the body: addresses are logged.
func look(e *core.RequestEvent, now time.Time) error {
	var body struct{ Token string }
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande est illisible.", err)
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	invitation, state := findInvitation(e.App, body.Token, now)
	if state != "open" {
		return e.JSON(http.StatusOK, found{State: state, Sentence: closedLinks[state]})
	}
	kind, _, err := accountOf(e.App, invitation)
	if err != nil {
		return e.InternalServerError("", err)
	}
	answer := found{
		State: state, Email: invitation.GetString("email"), Structure: nameOf(e.App, invitation.GetString("structure")),
		Role: invitation.GetString("role"), Waits: !trusted(e.App, invitation), Account: kind,
	}
	if inviter, err := e.App.FindRecordById(accounts, invitation.GetString("inviter")); err == nil {
		answer.Inviter = inviter.GetString("name")
	}
	return e.JSON(http.StatusOK, answer)
}

func findInvitation(app core.App, token string, now time.Time) (*core.Record, string) {
	if len(token) != tokenLength {
		return nil, "unknown"
	}
	invitation, err := app.FindFirstRecordByData(invitations, "token_hash", hash(token))
	if err != nil {
		return nil, "unknown"
	}
	state := invitation.GetString("state")
	if state == "open" && !now.Before(invitation.GetDateTime("expires_at").Time()) {
		state = "expired"
	}
	return invitation, state
}

// accountOf is the account at the address of the invitation, and whether it may be used: one that nobody confirmed is
// nobody's, and counts as new.
func accountOf(app core.App, invitation *core.Record) (string, *core.Record, error) {
	account, err := app.FindAuthRecordByEmail(accounts, invitation.GetString("email"))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "new", nil, nil
	case err != nil:
		return "", nil, err
	case unowned(account):
		return "new", account, nil
	case account.GetString("state") == "pending", account.GetString("state") == "unattached":
		return "free", account, nil
	}
	return "attached", account, nil
}

// trusted is true when the invitation opens the account at once: it comes from the national team, or from somebody who still
// administers the structure. All others wait for an administrator.
func trusted(app core.App, invitation *core.Record) bool {
	id := invitation.GetString("inviter")
	if id == "" {
		return true
	}
	inviter, err := app.FindRecordById(accounts, id)
	if err != nil {
		return false
	}
	structure, err := app.FindRecordById("structures", invitation.GetString("structure"))
	return err == nil && administers(inviter, structure)
}

type acceptForm struct {
	Token    string `json:"token"`
	Name     string `json:"name"`
	Password string `json:"password"`
}

// accept answers POST /api/conseil/invitations/accept: a new account, or one without a structure that is signed in.
func accept(e *core.RequestEvent, now time.Time) error {
	var form acceptForm
	if err := e.BindBody(&form); err != nil {
		return e.BadRequestError("La demande est illisible.", err)
	}
	form.Name = strings.Join(strings.Fields(form.Name), " ")
	var account *core.Record
	err := e.App.RunInTransaction(func(tx core.App) error {
		invitation, state := findInvitation(tx, form.Token, now)
		if state != "open" {
			return refusal(closedLinks[state])
		}
		var err error
		if account, err = form.holder(tx, e.Auth, invitation); err != nil {
			return err
		}
		return admit(tx, account, invitation)
	})
	var problems validation.Errors
	var refused refusal
	switch {
	case errors.As(err, &refused):
		return e.BadRequestError(string(refused), nil)
	case errors.As(err, &problems):
		return e.BadRequestError(correct, problems)
	case err != nil:
		return e.InternalServerError("L’invitation n’a pas pu être acceptée. Réessayez dans un instant.", err)
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.JSON(http.StatusOK, map[string]string{"state": account.GetString("state"), "email": account.Email()})
}

// refusal is a sentence for the person.
type refusal string

func (r refusal) Error() string { return string(r) }

// holder is the account that joins. The link proves the address; a password that somebody else may have chosen before is
// replaced, and an account that has an owner joins only when they are signed in.
func (form acceptForm) holder(tx core.App, signedIn, invitation *core.Record) (*core.Record, error) {
	kind, account, err := accountOf(tx, invitation)
	if err != nil {
		return nil, err
	}
	switch {
	case kind == "attached":
		return nil, refusal("Votre compte appartient déjà à une structure. Quittez-la d’abord, dans « Mon compte », puis ouvrez ce lien à nouveau.")
	case kind == "free" && (signedIn == nil || signedIn.Id != account.Id):
		return nil, refusal("Connectez-vous avec le compte de cette adresse, puis ouvrez ce lien à nouveau.")
	case kind == "free":
		return account, nil
	}
	email := invitation.GetString("email")
	problems := checkName(form.Name)
	if err := checkPassword(tx, email, form.Password, problems); err != nil || len(problems) > 0 {
		return nil, errors.Join(err, problems.Filter())
	}
	if account == nil {
		c, err := tx.FindCollectionByNameOrId(accounts)
		if err != nil {
			return nil, err
		}
		account = core.NewRecord(c)
	}
	account.Set("email", email)
	account.Set("name", form.Name)
	account.SetPassword(form.Password)
	account.SetVerified(true)
	return account, nil
}

// admit gives the account its place, once: the invitation is then used.
func admit(tx core.App, account, invitation *core.Record) error {
	left := account.GetString("structure")
	account.Set("structure", invitation.GetString("structure"))
	account.Set("role", "counsellor")
	account.Set("state", "pending")
	isTrusted := trusted(tx, invitation)
	if isTrusted {
		account.Set("role", invitation.GetString("role"))
		account.Set("state", "active")
	}
	if err := tx.Save(account); err != nil {
		return err
	}
	if left != account.GetString("structure") {
		if err := dropUnopened(tx, left); err != nil {
			return err
		}
	}
	invitation.Set("state", "used")
	return tx.Save(invitation)
}
