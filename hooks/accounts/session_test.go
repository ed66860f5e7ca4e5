package accounts

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/session"
)

// request is a call with Nina's cookie, as a browser would send it.
type request struct {
	name, method, url, body string
	headers                 map[string]string
	cookie                  string // "" = Nina's
	status                  int
	content                 []string
	binds                   []func(core.App)
	after                   func(t testing.TB, app *tests.TestApp, res *http.Response, token string)
}

func TestCookieSession(t *testing.T) {
	const refresh = "/api/collections/counsellors/auth-refresh"
	const ninaURL = "/api/collections/counsellors/records/counsnina000000"
	sameOrigin := map[string]string{"Sec-Fetch-Site": "same-origin"}
	for _, r := range []request{
		{name: "reads", method: "GET", url: ninaURL, headers: sameOrigin, status: 200, content: []string{`"id":"counsnina000000"`}},
		{name: "writes from our pages", method: "PATCH", url: ninaURL, body: `{"name":"Nina N."}`, headers: sameOrigin, status: 200, content: []string{"Nina N."}},
		{name: "writes from another site", method: "PATCH", url: ninaURL, body: `{"name":"Nina N."}`,
			headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, content: []string{"elle est refusée"}},
		{name: "writes from a sister site", method: "PATCH", url: ninaURL, body: `{"name":"Nina N."}`,
			headers: map[string]string{"Sec-Fetch-Site": "same-site"}, status: 403, content: []string{"elle est refusée"}},
		{name: "old Safari, our origin", method: "PATCH", url: ninaURL, body: `{"name":"Nina N."}`,
			headers: map[string]string{"Origin": "https://example.com"}, status: 200, content: []string{"Nina N."}},
		{name: "old Safari, another origin", method: "PATCH", url: ninaURL, body: `{"name":"Nina N."}`,
			headers: map[string]string{"Origin": "https://evil.example"}, status: 403, content: []string{"elle est refusée"}},
		{name: "renewed: a cookie again, never a token for scripts", method: "POST", url: refresh, headers: sameOrigin, status: 200, content: []string{`"token":""`},
			after: func(t testing.TB, _ *tests.TestApp, res *http.Response, _ string) { expectCookie(t, res, true) }},
		{name: "session ended, page that asks", method: "GET", url: "/api/collections/campaigns/records", cookie: "gone",
			headers: map[string]string{session.Header: session.Required}, status: 401, content: []string{"Votre session est terminée"}},
		{name: "session ended, API client: PocketBase's own answer", method: "GET", url: "/api/collections/campaigns/records", cookie: "gone",
			status: 200, content: []string{`"items":[]`}},
		{name: "outside the API", method: "GET", url: "/conseil/x", status: 404, content: []string{`"status":404`}},
	} {
		run(t, r)
	}
}

// A token in the header goes before the cookie: otherwise an API client on a counsellor's machine would change identity.
func TestHeaderGoesBeforeCookie(t *testing.T) {
	run(t, request{
		name: "header of Nina, void cookie", method: "GET", url: "/api/collections/counsellors/records/counsnina000000", cookie: "gone",
		headers: map[string]string{"Authorization": "nina"}, status: 200, content: []string{`"id":"counsnina000000"`},
	})
}

// The beneficiaries' routes never see a counsellor's cookie.
func TestPassationIgnoresCookie(t *testing.T) {
	echo := func(app core.App) {
		app.OnServe().BindFunc(func(e *core.ServeEvent) error {
			e.Router.POST("/api/passation/echo", func(e *core.RequestEvent) error {
				return e.JSON(http.StatusOK, map[string]bool{"guest": e.Auth == nil && e.Request.Header.Get("Authorization") == ""})
			})
			return e.Next()
		})
	}
	run(t, request{
		name: "echo", method: "POST", url: "/api/passation/echo", headers: map[string]string{"Sec-Fetch-Site": "same-origin"},
		binds: []func(core.App){echo}, status: 200, content: []string{`"guest":true`},
	})
}

func TestSignOut(t *testing.T) {
	gone := func(t testing.TB, _ *tests.TestApp, res *http.Response, _ string) {
		header := res.Header.Get("Set-Cookie")
		if !strings.Contains(header, cookieName+"=;") || !strings.Contains(header, "Max-Age=0") || !strings.Contains(header, "Path=/api") {
			t.Fatalf("the cookie stays: %q", header)
		}
	}
	run(t, request{name: "nobody", method: "POST", url: "/api/conseil/sign-out", cookie: "gone", status: 204, after: gone})
	run(t, request{name: "from another site", method: "POST", url: "/api/conseil/sign-out",
		headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, content: []string{"elle est refusée"}})
	run(t, request{name: "counsellor", method: "POST", url: "/api/conseil/sign-out", headers: map[string]string{"Sec-Fetch-Site": "same-origin"}, status: 204,
		after: func(t testing.TB, app *tests.TestApp, res *http.Response, token string) {
			gone(t, app, res, token)
			if _, err := app.FindAuthRecordByToken(token, core.TokenTypeAuth); err == nil {
				t.Fatal("the token outlives the sign-out")
			}
		}})
}

func run(t *testing.T, r request) {
	t.Helper()
	var token string
	headers := map[string]string{}
	maps.Copy(headers, r.headers)
	s := tests.ApiScenario{
		Name: r.name, Method: r.method, URL: r.url, Body: strings.NewReader(r.body), Headers: headers,
		ExpectedStatus: r.status, ExpectedContent: r.content, TestAppFactory: apptest.Factory(append(r.binds, Bind)...),
		BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
			token = apptest.Token(t, app, apptest.Nina)
			if headers["Authorization"] != "" {
				headers["Authorization"] = token
			}
			if r.cookie != "" {
				token = r.cookie
			}
			headers["Cookie"] = cookieName + "=" + token
		},
	}
	if r.after != nil {
		s.AfterTestFunc = func(t testing.TB, app *tests.TestApp, res *http.Response) { r.after(t, app, res, token) }
	}
	s.Test(t)
}
