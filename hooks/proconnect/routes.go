package proconnect

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"
)

// What goes wrong comes back to the form as a word in the fragment; pb_public/conseil/sign-in says it in French.
const (
	outcomeDone    = "proconnect"
	outcomeExpired = "proconnect-expire"
	outcomeRefused = "proconnect-refus"
	outcomeDown    = "proconnect-panne"
	outcomeOff     = "proconnect-absent"
)

var officeAddress = regexp.MustCompile(`^/conseil/[a-z-]*(\?[A-Za-z0-9=&_-]*)?$`)

func back(e *core.RequestEvent, page, outcome string) error {
	if !officeAddress.MatchString(page) {
		page = "/conseil/"
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.Redirect(http.StatusSeeOther, page+"#"+outcome)
}

// start answers GET /api/proconnect/start: the way to ProConnect, with what it must bring back.
func (d *desk) start(e *core.RequestEvent) error {
	page := e.Request.URL.Query().Get("page")
	if !d.on {
		return back(e, page, outcomeOff)
	}
	facts, err := d.provider.discover(e.Request.Context())
	if err != nil {
		e.App.Logger().Warn("ProConnect: read its configuration", "error", err)
		return back(e, page, outcomeDown)
	}
	f := flow{State: security.RandomString(43), Nonce: security.RandomString(43), Verifier: security.RandomString(64), Page: page}
	number, room := d.waiting.put(f, flowLife)
	if !room {
		return back(e, page, outcomeDown)
	}
	d.setCookie(e, flowCookie, flowPath, number, flowLife)
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.Redirect(http.StatusSeeOther, d.provider.authorizeURL(facts, f, d.redirectURI(e.App)))
}

// callback answers GET /api/proconnect/callback. Nobody is signed in here: the page asks for that, from our own origin.
func (d *desk) callback(e *core.RequestEvent) error {
	query := e.Request.URL.Query()
	f, known := d.waiting.take(cookie(e, flowCookie))
	d.dropCookie(e, flowCookie, flowPath)
	switch {
	case !d.on:
		return back(e, "", outcomeOff)
	case !known || subtle.ConstantTimeCompare([]byte(f.State), []byte(query.Get("state"))) != 1:
		return back(e, f.Page, outcomeExpired)
	case query.Get("error") != "":
		return back(e, f.Page, outcomeRefused)
	}
	p, err := d.provider.recognise(e.Request.Context(), f, query.Get("code"), d.redirectURI(e.App))
	if err != nil {
		e.App.Logger().Warn("ProConnect: recognise somebody", "error", err)
		return back(e, f.Page, outcomeOf(err))
	}
	number, room := d.waiting.put(flow{Person: &p, Page: f.Page}, identityLife)
	if !room {
		return back(e, f.Page, outcomeDown)
	}
	d.setCookie(e, flowCookie, flowPath, number, identityLife)
	d.setCookie(e, logoutCookie, logoutPath, p.IDToken, 8*time.Hour)
	return back(e, f.Page, outcomeDone)
}

func outcomeOf(err error) string {
	switch {
	case errors.Is(err, errCode):
		return outcomeExpired
	case errors.Is(err, errRefused):
		return outcomeRefused
	}
	return outcomeDown
}

// identity answers GET /api/proconnect/identity: what fills the sign-up form in.
func (d *desk) identity(e *core.RequestEvent) error {
	e.Response.Header().Set("Cache-Control", "no-store")
	f, known := d.waiting.look(cookie(e, flowCookie))
	if !known || f.Person == nil {
		return e.NotFoundError(unrecognised, nil)
	}
	return e.JSON(http.StatusOK, map[string]string{"email": f.Person.Email, "name": f.Person.Name, "siret": f.Person.Siret})
}

// logout answers GET /api/proconnect/logout: without it, the next person at this computer would enter with one click.
func (d *desk) logout(e *core.RequestEvent) error {
	hint := cookie(e, logoutCookie)
	d.dropCookie(e, logoutCookie, logoutPath)
	e.Response.Header().Set("Cache-Control", "no-store")
	if !d.on || hint == "" {
		return e.Redirect(http.StatusSeeOther, "/conseil/")
	}
	facts, err := d.provider.discover(e.Request.Context())
	if err != nil || facts.EndSession == "" {
		return e.Redirect(http.StatusSeeOther, "/conseil/")
	}
	query := url.Values{
		"id_token_hint": {hint}, "state": {security.RandomString(43)}, "post_logout_redirect_uri": {d.base(e.App) + "/conseil/"},
	}
	return e.Redirect(http.StatusSeeOther, facts.EndSession+"?"+query.Encode())
}
