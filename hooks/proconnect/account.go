package proconnect

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/session"
)

// link is the provider under which PocketBase keeps the number of a person. It takes none but its own names.
const link = "oidc"

const (
	unrecognised = "ProConnect ne vous a pas reconnu, ou il y a trop longtemps. Recommencez."
	noAccount    = "Aucun compte n’a cette adresse. Créez-en un : la personne qui gère votre structure l’acceptera."
	unconfirmed  = "Un compte a cette adresse, mais elle n’est pas confirmée. Suivez d’abord le lien reçu par courriel."
)

// open answers POST /api/proconnect/session as PocketBase answers a sign-in. ProConnect is one factor, and two where it says so.
func (d *desk) open(e *core.RequestEvent) error {
	number := cookie(e, flowCookie)
	f, known := d.waiting.look(number)
	if !known || f.Person == nil || !d.on {
		return e.BadRequestError(unrecognised, nil)
	}
	account, err := find(e.App, *f.Person)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return e.NotFoundError(noAccount, nil) // who they are stays, to fill the sign-up form in
	case errors.Is(err, errUnconfirmed):
		return e.ForbiddenError(unconfirmed, nil)
	case err != nil:
		return e.InternalServerError("", err)
	}
	d.waiting.take(number)
	d.dropCookie(e, flowCookie, flowPath)
	method := core.MFAMethodOAuth2
	if slices.Contains(strong, f.Person.Level) {
		method = ""
	}
	err = apis.RecordAuthResponse(e, account, method, nil)
	var refusal *router.ApiError
	if errors.As(err, &refusal) && refusal.Status == http.StatusForbidden {
		if sentence, known := session.Refusal(account); known {
			return e.ForbiddenError(sentence, err)
		}
	}
	return err
}

var errUnconfirmed = errors.New("the address of the account is not confirmed")

// former are the domains that an organisation has left: its agents' accounts may still have an address there.
var former = map[string]string{"francetravail.fr": "pole-emploi.fr"}

// find returns the account of a person: by their number, then by an address that was confirmed to us. Somebody who signed up
// with the address of another has not confirmed it, and never meets that other's ProConnect.
func find(app core.App, p person) (*core.Record, error) {
	accounts, err := app.FindCachedCollectionByNameOrId(session.Accounts)
	if err != nil {
		return nil, err
	}
	linked, err := app.FindFirstExternalAuthByExpr(dbx.HashExp{"collectionRef": accounts.Id, "provider": link, "providerId": p.Sub})
	if err == nil {
		return app.FindRecordById(accounts, linked.RecordRef())
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	account, err := byAddress(app, p.Email)
	if err != nil {
		return nil, err
	}
	if !account.Verified() {
		return nil, errUnconfirmed
	}
	return account, remember(app, account, p.Sub)
}

func byAddress(app core.App, email string) (*core.Record, error) {
	addresses := []string{email}
	name, domain, _ := strings.Cut(email, "@")
	if old, moved := former[domain]; moved {
		addresses = append(addresses, name+"@"+old)
	}
	for _, address := range addresses {
		account := &core.Record{}
		err := app.RecordQuery(session.Accounts).AndWhere(dbx.NewExp("LOWER([[email]]) = {:email}", dbx.Params{"email": address})).Limit(1).One(account)
		if !errors.Is(err, sql.ErrNoRows) {
			return account, err
		}
	}
	return nil, sql.ErrNoRows
}

// remember links the account to the number. The same person at another of ProConnect's providers has another number: the
// last one counts.
func remember(app core.App, account *core.Record, sub string) error {
	linked, err := app.FindFirstExternalAuthByExpr(dbx.HashExp{
		"collectionRef": account.Collection().Id, "recordRef": account.Id, "provider": link,
	})
	if errors.Is(err, sql.ErrNoRows) {
		linked = core.NewExternalAuth(app)
		linked.SetCollectionRef(account.Collection().Id)
		linked.SetRecordRef(account.Id)
		linked.SetProvider(link)
	} else if err != nil {
		return err
	}
	linked.SetProviderId(sub)
	if err := app.Save(linked); err != nil {
		return fmt.Errorf("link %s to ProConnect: %w", account.Id, err)
	}
	return nil
}
