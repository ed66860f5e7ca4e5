package members

import (
	"errors"
	"net/http"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

// joining is what somebody who may not enter yet is told: what is missing, and who can give it.
type joining struct {
	Name      string `json:"name"`
	Email     string `json:"email"`
	State     string `json:"state"`
	Verified  bool   `json:"verified"` // the address
	Structure string `json:"structure"`
	Approver  string `json:"approver"` // structure whose administrators decide; "" for the national team
	New       bool   `json:"new"`      // the structure waits for the national team
}

// showJoining answers GET /api/conseil/joining.
func showJoining(e *core.RequestEvent) error {
	if !isAccount(e.Auth) {
		return e.UnauthorizedError("Connectez-vous pour voir où en est votre demande.", nil)
	}
	account := e.Auth
	answer := joining{
		Name: account.GetString("name"), Email: account.Email(), State: account.GetString("state"), Verified: account.Verified(),
	}
	if id := account.GetString("structure"); id != "" {
		structure, err := e.App.FindRecordById("structures", id)
		if err != nil {
			return e.InternalServerError("", err)
		}
		level, _, err := approvers(e.App, structure)
		if err != nil {
			return e.InternalServerError("", err)
		}
		answer.Structure, answer.New = structure.GetString("name"), structure.GetString("state") == "pending"
		if level != nil {
			answer.Approver = level.GetString("name")
		}
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.JSON(http.StatusOK, answer)
}

// join answers POST /api/conseil/joining: somebody without a structure, or who waits for another, asks for one.
func join(e *core.RequestEvent) error {
	if !isAccount(e.Auth) {
		return e.UnauthorizedError("Connectez-vous pour rejoindre une structure.", nil)
	}
	var wanted choice
	if err := e.BindBody(&wanted); err != nil {
		return e.BadRequestError("La demande est illisible.", err)
	}
	err := e.App.RunInTransaction(func(tx core.App) error {
		account, err := tx.FindRecordById(accounts, e.Auth.Id)
		if err != nil {
			return err
		}
		if state := account.GetString("state"); state != "pending" && state != "unattached" {
			return errAttached
		}
		structure, err := wanted.settle(tx)
		if err != nil {
			return err
		}
		left := account.GetString("structure")
		account.Set("structure", structure)
		account.Set("state", "pending")
		if err := tx.Save(account); err != nil || left == structure {
			return err
		}
		return dropUnopened(tx, left)
	})
	var problems validation.Errors
	switch {
	case errors.Is(err, errAttached):
		return e.BadRequestError("Quittez d’abord votre structure, dans « Mon compte ».", err)
	case errors.As(err, &problems):
		return e.BadRequestError(correct, problems)
	case err != nil:
		return e.InternalServerError("La demande n’a pas pu être enregistrée. Réessayez dans un instant.", err)
	}
	return e.NoContent(http.StatusNoContent)
}

var errAttached = errors.New("the account has a structure")
