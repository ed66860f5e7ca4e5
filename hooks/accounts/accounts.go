// Package accounts says who may sign in to the back office, how they prove who they are, and how long the session lasts.
package accounts

import (
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"

	"eva/hooks/internal/session"
)

const collection = session.Accounts

// door is what the ways in share while the server runs.
type door struct {
	demo   demoDoor
	wrong  *throttle
	postal *postal
	now    func() time.Time
}

// Bind registers the sign-in policy, the cookie session and the routes of sign-in and security.
func Bind(app core.App) {
	bind(app, time.Now)
}

func bind(app core.App, now func() time.Time) {
	d := &door{wrong: newThrottle(now), postal: &postal{now: now, rest: mailRest}, now: now}

	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		d.demo.open = demoAllowed(e)
		for _, middleware := range []*hook.Handler[*core.RequestEvent]{
			// The token must be in its header before PocketBase reads it; e.Auth is known from there on.
			{Id: "evaSessionCookie", Func: readSession, Priority: apis.DefaultLoadAuthTokenMiddlewarePriority - 1},
			{Id: "evaSessionRequired", Func: requireSession, Priority: apis.DefaultLoadAuthTokenMiddlewarePriority + 1},
			{Id: "evaPostOffice", Func: d.postal.answer, Priority: apis.DefaultRateLimitMiddlewarePriority + 1},
			{Id: "evaFrenchSignIn", Func: sayInFrench, Priority: apis.DefaultActivityLoggerMiddlewarePriority + 1},
		} {
			e.Router.Bind(middleware)
		}
		d.bindRoutes(e)
		return e.Next()
	})

	app.OnRecordAuthWithPasswordRequest(collection).BindFunc(d.slowGuessing)
	app.OnRecordAuthWithPasswordRequest(collection).BindFunc(explainPassword)
	app.OnRecordAuthWithOTPRequest(collection).BindFunc(enterByCode)
	app.OnRecordRequestOTPRequest(collection).BindFunc(sendCode)
	app.OnRecordAuthRefreshRequest(collection).BindFunc(markRenewal)
	for _, step := range []func(*core.RecordAuthRequestEvent) error{d.demo.refuseDemo, requireChosenFactor, d.limitSession, answerWithCookie} {
		app.OnRecordAuthRequest(collection).BindFunc(step)
	}
	app.OnRecordUpdateRequest(collection).BindFunc(d.guardPassword)
	app.OnRecordUpdate(collection).BindFunc(closeSessionsWithAccount)
	app.OnRecordUpdate(collection).BindFunc(tellOfChanges)
	app.OnRecordValidate(collection).BindFunc(refuseWeakPassword)
	d.postal.bind(app)
}

func (d *door) bindRoutes(e *core.ServeEvent) {
	e.Router.GET("/api/conseil/sign-in-options", d.listWaysIn)
	e.Router.POST("/api/conseil/sign-out", signOut)
	e.Router.POST("/api/conseil/second-factor", d.enterSecondFactor)
	e.Router.POST("/api/conseil/second-factor/options", d.listSecondFactors)
	e.Router.GET("/api/conseil/security", d.readSecurity)
	e.Router.POST("/api/conseil/security/password", d.changePassword)
	e.Router.POST("/api/conseil/security/email", d.changeEmail)
	e.Router.POST("/api/conseil/security/mail-factor", d.switchMailFactor)
	e.Router.POST("/api/conseil/security/app", d.startApp)
	e.Router.POST("/api/conseil/security/app/confirm", d.confirmApp)
	e.Router.POST("/api/conseil/security/app/remove", d.removeApp)
	e.Router.POST("/api/conseil/security/recovery-codes", d.renewRecoveryCodes)
}

// closeSessionsWithAccount makes every token of an account void when it stops being active.
func closeSessionsWithAccount(e *core.RecordEvent) error {
	if e.Record.Original().GetString("state") == "active" && e.Record.GetString("state") != "active" {
		e.Record.RefreshTokenKey()
	}
	return e.Next()
}
