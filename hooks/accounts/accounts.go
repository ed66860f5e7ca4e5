// Package accounts says who may sign in to the back office, and how long the session lasts.
package accounts

import (
	"errors"
	"net/http"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"
	"github.com/pocketbase/pocketbase/tools/router"
)

const collection = "counsellors"

// Bind registers the sign-in policy, the cookie session and the route POST /api/conseil/sign-out.
func Bind(app core.App) {
	door := &demoDoor{}

	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		door.open = demoAllowed(e)
		e.Router.Bind(&hook.Handler[*core.RequestEvent]{
			Id:       "evaSessionCookie",
			Func:     readSession,
			Priority: apis.DefaultLoadAuthTokenMiddlewarePriority - 1, // the token must be in its header before PocketBase reads it
		})
		e.Router.Bind(&hook.Handler[*core.RequestEvent]{
			Id:       "evaSessionRequired",
			Func:     requireSession,
			Priority: apis.DefaultLoadAuthTokenMiddlewarePriority + 1, // e.Auth is known from here on
		})
		e.Router.POST("/api/conseil/sign-out", signOut)
		return e.Next()
	})

	app.OnRecordAuthWithPasswordRequest(collection).BindFunc(explainRefusal)
	app.OnRecordAuthRequest(collection).BindFunc(door.refuseDemo)
	app.OnRecordAuthRequest(collection).BindFunc(answerWithCookie)
	app.OnRecordUpdate(collection).BindFunc(closeSessionsWithAccount)
}

// refusals are the sentences for an account that gave the right password and may not enter.
var refusals = map[string]string{
	"pending":  "Votre compte attend l’accord de l’administrateur de votre structure.",
	"disabled": "Ce compte est fermé. Adressez-vous à l’administrateur de votre structure.",
}

// explainRefusal says in French why the sign-in failed. The state of an account is told only after
// the right password: otherwise anybody could ask which addresses exist.
func explainRefusal(e *core.RecordAuthWithPasswordRequestEvent) error {
	err := e.Next()
	var refusal *router.ApiError
	if !errors.As(err, &refusal) {
		return err
	}
	switch {
	case refusal.Status == http.StatusBadRequest:
		return e.BadRequestError("L’adresse ou le mot de passe ne correspond pas.", err)
	case refusal.Status == http.StatusForbidden && e.Record != nil:
		if sentence, known := refusals[e.Record.GetString("state")]; known {
			return e.ForbiddenError(sentence, err)
		}
	}
	return err
}

// closeSessionsWithAccount makes every token of an account void when it stops being active.
func closeSessionsWithAccount(e *core.RecordEvent) error {
	if e.Record.Original().GetString("state") == "active" && e.Record.GetString("state") != "active" {
		e.Record.RefreshTokenKey()
	}
	return e.Next()
}
