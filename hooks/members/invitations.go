package members

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"

	"eva/hooks/mails"
)

const (
	invitationLife = 14 * 24 * time.Hour
	tokenLength    = 43 // letters and digits: 256 bits
)

// bindInvitations gives each invitation its link, whoever makes it: a page, the API or the dashboard.
func bindInvitations(app core.App, now func() time.Time) {
	app.OnRecordCreateRequest(invitations).BindFunc(func(e *core.RecordRequestEvent) error {
		e.Record.Set("state", "open")
		return e.Next()
	})
	app.OnRecordCreate(invitations).BindFunc(func(e *core.RecordEvent) error { return invite(e, now()) })
	app.OnRecordUpdate(invitations).BindFunc(refuseReopening)
	app.OnRecordUpdateRequest(invitations).BindFunc(onlyCancel)
}

func invite(e *core.RecordEvent, now time.Time) error {
	r := e.Record
	r.Set("email", strings.ToLower(strings.TrimSpace(r.GetString("email"))))
	if r.GetString("state") == "" {
		r.Set("state", "open")
	}
	for _, check := range []func(core.App, *core.Record) error{refuseFromDemo, refuseIfMember} {
		if err := check(e.App, r); err != nil {
			return err
		}
	}
	return inTransaction(e, func(tx core.App) error {
		earlier, err := tx.FindAllRecords(invitations, dbx.HashExp{
			"email": r.GetString("email"), "structure": r.GetString("structure"), "state": "open",
		})
		if err != nil {
			return fmt.Errorf("find the earlier invitations: %w", err)
		}
		for _, one := range earlier {
			one.Set("state", "cancelled")
			if err := tx.Save(one); err != nil {
				return err
			}
		}
		token := renew(r, now)
		if err := e.Next(); err != nil {
			return err
		}
		return send(tx, r, token)
	})
}

// refuseFromDemo: anybody can sign in to a demo account, and must not send mail to whom they like.
func refuseFromDemo(app core.App, invitation *core.Record) error {
	inviter, err := app.FindRecordById(accounts, invitation.GetString("inviter"))
	if err != nil || !inviter.GetBool("demo") || strings.HasSuffix(invitation.GetString("email"), "@demo.example") {
		return nil // the national team, or an account whose password is a secret
	}
	return fieldError("email", "Depuis un compte de démonstration, invitez une adresse qui finit par @demo.example.")
}

// refuseIfMember says what the inviter can see in the team anyway; accounts of other structures stay unknown.
func refuseIfMember(app core.App, invitation *core.Record) error {
	account, err := app.FindAuthRecordByEmail(accounts, invitation.GetString("email"))
	if err != nil || account.GetString("structure") != invitation.GetString("structure") {
		return nil // nobody of this structure has this address
	}
	sentences := map[string]string{
		"active":   "Cette personne fait déjà partie de l’équipe.",
		"disabled": "Cette personne a un compte désactivé : un administrateur peut le réactiver.",
		"pending":  "Cette personne a déjà demandé à vous rejoindre : un administrateur peut l’accepter.",
	}
	if unowned(account) {
		return nil // nobody confirmed this address: the invitation will
	}
	return fieldError("email", sentences[account.GetString("state")])
}

// renew gives the invitation a new link; the one before stops working.
func renew(invitation *core.Record, now time.Time) string {
	token := security.RandomString(tokenLength)
	invitation.Set("token_hash", hash(token))
	invitation.Set("expires_at", now.Add(invitationLife))
	return token
}

func hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func send(tx core.App, invitation *core.Record, token string) error {
	inviter := ""
	if id := invitation.GetString("inviter"); id != "" {
		account, err := tx.FindRecordById(accounts, id)
		if err != nil {
			return fmt.Errorf("find who invites: %w", err)
		}
		inviter = account.GetString("name")
	}
	return mails.Queue(tx, mails.Message{To: invitation.GetString("email"), Template: "invitation", Data: map[string]string{
		"token": token, "inviter": inviter, "structure": nameOf(tx, invitation.GetString("structure")),
	}})
}

func refuseReopening(e *core.RecordEvent) error {
	if e.Record.Original().GetString("state") != "open" && e.Record.GetString("state") == "open" {
		return fieldError("state", "Cette invitation est close : envoyez-en une autre.")
	}
	return e.Next()
}

// onlyCancel: an invitation becomes used by its link alone.
func onlyCancel(e *core.RecordRequestEvent) error {
	if !e.HasSuperuserAuth() && (e.Record.Original().GetString("state") != "open" || e.Record.GetString("state") != "cancelled") {
		return e.BadRequestError("Une invitation ouverte peut être annulée, et rien d’autre.", nil)
	}
	return e.Next()
}

// resend answers POST /api/conseil/invitations/{id}/resend: a new link, for two weeks more.
func resend(e *core.RequestEvent, now time.Time) error {
	invitation, err := e.App.FindRecordById(invitations, e.Request.PathValue("id"))
	if err != nil || !maySend(e.App, e.Auth, invitation) {
		return e.NotFoundError("Cette invitation n’existe pas, ou votre compte n’y a pas accès.", err)
	}
	if invitation.GetString("state") != "open" {
		return e.BadRequestError("Cette invitation est close : envoyez-en une autre.", nil)
	}
	err = e.App.RunInTransaction(func(tx core.App) error {
		token := renew(invitation, now)
		if err := tx.Save(invitation); err != nil {
			return err
		}
		return send(tx, invitation, token)
	})
	if err != nil {
		return e.InternalServerError("Le message n’a pas pu être préparé. Réessayez dans un instant.", err)
	}
	return answered(e)
}

// maySend repeats the rule of the collection: an administrator of the structure or above, or the colleague who invited.
func maySend(app core.App, account, invitation *core.Record) bool {
	if account == nil {
		return false
	}
	if account.IsSuperuser() {
		return true
	}
	structure, err := app.FindRecordById("structures", invitation.GetString("structure"))
	if err != nil || !isAccount(account) || !entered(account) {
		return false
	}
	return administers(account, structure) ||
		(account.GetString("structure") == structure.Id && invitation.GetString("inviter") == account.Id)
}
