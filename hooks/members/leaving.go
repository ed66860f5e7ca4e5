package members

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

// leave answers POST /api/conseil/account/leave. What was done in the structure stays there.
func leave(e *core.RequestEvent) error {
	if !isAccount(e.Auth) || !entered(e.Auth) {
		return e.UnauthorizedError("Connectez-vous pour quitter votre structure.", nil)
	}
	return depart(e, func(_ core.App, account *core.Record) error {
		account.Set("state", "unattached")
		return nil
	})
}

// closeAccount answers POST /api/conseil/account/close. The row stays, without anything that names the person: follow-ups and
// campaigns say that somebody made them.
func closeAccount(e *core.RequestEvent) error {
	if !isAccount(e.Auth) {
		return e.UnauthorizedError("Connectez-vous pour supprimer votre compte.", nil)
	}
	var body struct{ Email string }
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande est illisible.", err)
	}
	if !strings.EqualFold(strings.TrimSpace(body.Email), e.Auth.Email()) {
		return e.BadRequestError(correct, fieldError("email", "Ce n’est pas l’adresse de ce compte."))
	}
	return depart(e, forget)
}

// depart ends the belonging of an account to its structure, then does the rest.
func depart(e *core.RequestEvent, finish func(tx core.App, account *core.Record) error) error {
	if e.Auth.GetBool("demo") {
		return e.ForbiddenError("Un compte de démonstration reste à sa place : son mot de passe est public.", nil)
	}
	err := e.App.RunInTransaction(func(tx core.App) error {
		account, err := tx.FindRecordById(accounts, e.Auth.Id)
		if err != nil {
			return err
		}
		if err := refuseIfLast(tx, account); err != nil {
			return err
		}
		if err := handOver(tx, account); err != nil {
			return err
		}
		left := account.GetString("structure")
		if err := finish(tx, account); err != nil {
			return err
		}
		if err := tx.Save(account); err != nil {
			return err
		}
		return dropUnopened(tx, left)
	})
	var problems validation.Errors
	switch {
	case errors.As(err, &problems):
		return e.BadRequestError("Vous êtes le dernier administrateur de votre structure : nommez d’abord quelqu’un d’autre.", problems)
	case err != nil:
		return e.InternalServerError("Cela n’a pas marché. Réessayez dans un instant.", err)
	}
	return e.NoContent(http.StatusNoContent)
}

// forget empties an account of the person. Its address may then sign up again.
func forget(tx core.App, account *core.Record) error {
	account.Load(map[string]any{
		"name": "Compte supprimé", "email": account.Id + "@compte-supprime.invalid",
		"structure": "", "role": "counsellor", "state": "disabled",
	})
	account.SetVerified(false)
	account.SetRandomPassword()
	links, err := tx.FindAllExternalAuthsByRecord(account)
	if err != nil {
		return err
	}
	for _, link := range links {
		if err := tx.Delete(link); err != nil {
			return err
		}
	}
	return nil
}

// handOver gives the campaigns of whoever leaves to the administrator who has been there longest, in the structure or above
// it: somebody must answer for them. Without any they keep their owner, who cannot read them any more.
func handOver(tx core.App, account *core.Record) error {
	if account.GetString("structure") == "" {
		return nil
	}
	heir, err := heirOf(tx, account)
	if err != nil {
		return err
	}
	campaigns, err := tx.FindAllRecords("campaigns", dbx.Or(
		dbx.HashExp{"owner": account.Id}, dbx.NewExp("EXISTS (SELECT 1 FROM json_each(guests) WHERE value = {:guest})", dbx.Params{"guest": account.Id}),
	))
	if err != nil {
		return fmt.Errorf("find the campaigns of %s: %w", account.Id, err)
	}
	for _, campaign := range campaigns {
		campaign.Set("guests-", account.Id)
		if heir != nil && campaign.GetString("owner") == account.Id {
			campaign.Set("owner", heir.Id)
		}
		if err := tx.Save(campaign); err != nil {
			return fmt.Errorf("hand the campaign %s over: %w", campaign.Id, err)
		}
	}
	sent, err := tx.FindAllRecords(invitations, dbx.HashExp{"inviter": account.Id, "state": "open"})
	if err != nil {
		return fmt.Errorf("find the invitations of %s: %w", account.Id, err)
	}
	for _, invitation := range sent {
		invitation.Set("state", "cancelled")
		if err := tx.Save(invitation); err != nil {
			return err
		}
	}
	return nil
}

func heirOf(tx core.App, account *core.Record) (*core.Record, error) {
	structure, err := tx.FindRecordById("structures", account.GetString("structure"))
	if err != nil {
		return nil, err
	}
	_, admins, err := approvers(tx, structure)
	if err != nil {
		return nil, err
	}
	for _, admin := range admins {
		if admin.Id != account.Id {
			return admin, nil
		}
	}
	return nil, nil
}
