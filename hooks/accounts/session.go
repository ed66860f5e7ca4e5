package accounts

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/session"
)

const cookieName = "eva_session"

// readSession copies the session cookie to the header where PocketBase reads its token.
func readSession(e *core.RequestEvent) error {
	path := e.Request.URL.Path
	// The beneficiaries' routes have their own token: a counsellor's cookie means nothing there.
	if !strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/api/passation/") {
		return e.Next()
	}
	cookie, err := e.Request.Cookie(cookieName)
	hasCookie := err == nil && cookie.Value != "" && e.Request.Header.Get("Authorization") == ""
	if !hasCookie && e.Request.Header.Get(session.Header) == "" {
		return e.Next()
	}
	if !isSafe(e.Request.Method) && !fromOurPages(e.Request) {
		return e.ForbiddenError("Cette demande ne vient pas des pages d’Eva : elle est refusée.", nil)
	}
	if hasCookie {
		e.Request.Header.Set("Authorization", cookie.Value)
		e.Set(session.Header, session.ByCookie)
	}
	return e.Next()
}

func isSafe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// fromOurPages trusts the browser's own words. Safari before 16.4 has no Sec-Fetch-Site:
// it still sends Origin with every unsafe request.
func fromOurPages(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin" || site == "none"
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true // not a browser: nobody's cookie can be abused
	}
	from, err := url.Parse(origin)
	return err == nil && from.Host == r.Host
}

// requireSession answers 401 where the rules would answer a guest with an empty list.
func requireSession(e *core.RequestEvent) error {
	if e.Auth == nil && e.Request.Header.Get(session.Header) == session.Required {
		return e.UnauthorizedError("Votre session est terminée. Connectez-vous à nouveau.", nil)
	}
	return e.Next()
}

// byCookie is true where the page asked for a cookie, and where the session that is being renewed came from one.
func byCookie(e *core.RequestEvent) bool {
	return e.Request.Header.Get(session.Header) == session.ByCookie || e.Get(session.Header) == session.ByCookie
}

// answerWithCookie puts the token out of reach of scripts.
func answerWithCookie(e *core.RecordAuthRequestEvent) error {
	if !byCookie(e.RequestEvent) {
		return e.Next()
	}
	cookie := sessionCookie(e.RequestEvent)
	cookie.Value = e.Token
	cookie.MaxAge = lifeOf(e.Token)
	plain := e.Response
	e.Response = &cookieOnSuccess{ResponseWriter: plain, cookie: cookie}
	defer func() { e.Response = plain }()
	e.Token = ""
	return e.Next()
}

func sessionCookie(e *core.RequestEvent) *http.Cookie {
	return &http.Cookie{
		Name:     cookieName,
		Path:     "/api",
		HttpOnly: true,
		SameSite: http.SameSiteStrictMode,
		// Behind a proxy that ends TLS, only the address in the settings knows.
		Secure: e.IsTLS() || strings.HasPrefix(e.App.Settings().Meta.AppURL, "https://"),
	}
}

// cookieOnSuccess adds the cookie to a 200 only: the 401 that asks for a second factor
// passes through the same hook with a valid token in hand.
type cookieOnSuccess struct {
	http.ResponseWriter
	cookie *http.Cookie
}

func (w *cookieOnSuccess) WriteHeader(status int) {
	if status == http.StatusOK {
		http.SetCookie(w.ResponseWriter, w.cookie)
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets PocketBase see whether the response was written.
func (w *cookieOnSuccess) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// signOut answers POST /api/conseil/sign-out. A token cannot be taken back one by one:
// changing the account's key ends its sessions everywhere.
func signOut(e *core.RequestEvent) error {
	if isCounsellor(e.Auth) {
		e.Auth.RefreshTokenKey()
		if err := e.App.Save(e.Auth); err != nil {
			return e.InternalServerError("La déconnexion n’a pas marché. Réessayez dans un instant.", err)
		}
	}
	cookie := sessionCookie(e)
	cookie.MaxAge = -1
	e.SetCookie(cookie)
	return e.NoContent(http.StatusNoContent)
}

func isCounsellor(auth *core.Record) bool {
	return auth != nil && auth.Collection().Name == collection
}
