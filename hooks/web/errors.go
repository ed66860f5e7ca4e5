package web

import (
	"errors"
	"net/http"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

var errNotInFront = errors.New("not a file of the front")

// refusal says what happened and what to do, to somebody who reads a page.
type refusal struct{ Title, What, Next string }

// refusals by status; the status 0 takes all the others.
var refusals = map[int]refusal{
	http.StatusForbidden: {"Accès refusé", "Vous n’avez pas le droit de voir cette page.",
		"Si vous avez un compte de conseiller, connectez-vous puis revenez à cette adresse."},
	http.StatusNotFound: {"Page introuvable", "Cette page n’existe pas, ou son adresse a changé.",
		"Vérifiez l’adresse, ou revenez à l’accueil."},
	http.StatusTooManyRequests: {"Trop de demandes", "Beaucoup de demandes sont arrivées en même temps.",
		"Attendez une minute, puis rechargez la page."},
	0: {"Une erreur s’est produite", "Le service n’a pas pu répondre. Ce n’est pas de votre faute.",
		"Réessayez dans quelques minutes. Si cela continue, écrivez-nous."},
}

func renderError(e *core.RequestEvent, status int) error {
	said, ok := refusals[status]
	if !ok {
		said = refusals[0]
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return page.Render(e, status, page.Page{
		Title: said.Title, Body: templates.Lookup("error.html"), Data: said, NoIndex: true,
	})
}
