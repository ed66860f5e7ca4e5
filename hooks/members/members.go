// Package members says who belongs to a structure: how people sign up, are invited, accepted or refused, change role, leave,
// and close their account.
package members

import (
	"net/http"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"
)

const (
	accounts    = "counsellors"
	invitations = "invitations"
)

// Bind registers the states of accounts and invitations, and the routes around them.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.Bind(&hook.Handler[*core.RequestEvent]{
			Id:       "evaWaitingRoom",
			Func:     keepWaiting,
			Priority: apis.DefaultLoadAuthTokenMiddlewarePriority + 1, // e.Auth is known from here on
		})
		e.Router.POST("/api/conseil/sign-up", signUp).Bind(apis.BodyLimit(maxBody))
		e.Router.GET("/api/conseil/joining", showJoining)
		e.Router.POST("/api/conseil/joining", join).Bind(apis.BodyLimit(maxBody))
		e.Router.GET("/api/conseil/team", listTeam)
		e.Router.POST("/api/conseil/account/leave", leave)
		e.Router.POST("/api/conseil/account/close", closeAccount).Bind(apis.BodyLimit(maxBody))
		e.Router.POST("/api/conseil/invitations/look", atTime(look, now)).Bind(apis.BodyLimit(maxBody))
		e.Router.POST("/api/conseil/invitations/accept", atTime(accept, now)).Bind(apis.BodyLimit(maxBody))
		e.Router.POST("/api/conseil/invitations/{id}/resend", atTime(resend, now))
		return e.Next()
	})
	bindAccounts(app)
	bindInvitations(app, now)
	app.OnRecordUpdate("structures").BindFunc(welcomeFounder)
	app.OnMailerRecordVerificationSend(accounts).BindFunc(queueVerification)
}

const maxBody = 16 << 10 // bytes; a sign-up is below one kilobyte

// atTime gives a handler its clock.
func atTime(handle func(*core.RequestEvent, time.Time) error, now func() time.Time) func(*core.RequestEvent) error {
	return func(e *core.RequestEvent) error { return handle(e, now()) }
}

// waitingRoom is all that an account may reach before it is active and its address confirmed.
var waitingRoom = map[string]bool{
	"GET /api/conseil/joining":                               true,
	"POST /api/conseil/joining":                              true,
	"POST /api/conseil/invitations/look":                     true,
	"POST /api/conseil/invitations/accept":                   true,
	"POST /api/conseil/account/close":                        true,
	"POST /api/conseil/sign-out":                             true,
	"POST /api/collections/counsellors/auth-refresh":         true,
	"POST /api/collections/counsellors/request-verification": true,
	"POST /api/collections/counsellors/confirm-verification": true,
}

// keepWaiting makes a guest of whoever is signed in without having been let in, for every rule and every route at once.
func keepWaiting(e *core.RequestEvent) error {
	if isAccount(e.Auth) && !entered(e.Auth) && !waitingRoom[e.Request.Method+" "+e.Request.URL.Path] {
		e.Auth = nil
	}
	return e.Next()
}

func isAccount(r *core.Record) bool { return r != nil && r.Collection().Name == accounts }

// entered is true of an account that works: accepted, in a structure, at an address of its own.
func entered(account *core.Record) bool {
	return account.GetString("state") == "active" && account.GetString("structure") != "" && account.Verified()
}

// unowned is true of an account whose address nobody ever confirmed: it is nobody's yet.
func unowned(account *core.Record) bool {
	state := account.GetString("state")
	return !account.Verified() && (state == "pending" || state == "unattached")
}

// administers is true of an administrator of the structure, or of one above it.
func administers(account, structure *core.Record) bool {
	return isAccount(account) && entered(account) && account.GetString("role") == "admin" &&
		strings.Contains(structure.GetString("lineage"), "/"+account.GetString("structure")+"/")
}

// inTransaction lets a hook write other rows with the record that it is about: all of them, or none.
func inTransaction(e *core.RecordEvent, write func(tx core.App) error) error {
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()
		return write(tx)
	})
}

// answered is what a route says that must not tell what it did.
func answered(e *core.RequestEvent) error {
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.NoContent(http.StatusAccepted)
}
