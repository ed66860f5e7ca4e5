package accounts

import (
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/session"
)

const signInURL = "/api/collections/counsellors/auth-with-password"

func credentials(email, password string) string {
	return `{"identity":"` + email + `","password":"` + password + `"}`
}

func TestSignIn(t *testing.T) {
	makeDemo := func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
		nina := apptest.Person(t, app, apptest.Nina)
		nina.Set("demo", true)
		if err := app.Save(nina); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []struct {
		tests.ApiScenario
		allowDemo string
	}{
		{ApiScenario: tests.ApiScenario{
			Name: "demo account, server started with --allow-demo", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			BeforeTestFunc: func(t testing.TB, app *tests.TestApp, e *core.ServeEvent) {
				makeDemo(t, app, e)
				AllowDemo(app)
			},
			ExpectedStatus: 200, ExpectedContent: []string{`"token":"ey`},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "nobody", Body: strings.NewReader(credentials("x@y.example", "une phrase assez longue")),
			ExpectedStatus: 400, ExpectedContent: []string{"L’adresse ou le mot de passe ne correspond pas."},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "wrong password", Body: strings.NewReader(credentials(apptest.Nina, "une autre phrase")),
			ExpectedStatus: 400, ExpectedContent: []string{"L’adresse ou le mot de passe ne correspond pas."},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "pending account, wrong password: its state is not told", Body: strings.NewReader(credentials(apptest.Pending, "une autre phrase")),
			ExpectedStatus: 400, NotExpectedContent: []string{"attend"}, ExpectedContent: []string{"ne correspond pas"},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "disabled account", Body: strings.NewReader(credentials(apptest.Disabled, apptest.Password)),
			ExpectedStatus: 403, ExpectedContent: []string{"Ce compte est fermé."},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "demo account on an open server", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			BeforeTestFunc: makeDemo,
			ExpectedStatus: 403, ExpectedContent: []string{"Les comptes de démonstration sont fermés"},
		}},
		{allowDemo: "1", ApiScenario: tests.ApiScenario{
			Name: "demo account where it is allowed", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			BeforeTestFunc: makeDemo,
			ExpectedStatus: 200, ExpectedContent: []string{`"token":"ey`}, NotExpectedContent: []string{`"demo"`},
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "API client: token in the body, no cookie", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			ExpectedStatus: 200, ExpectedContent: []string{`"token":"ey`},
			AfterTestFunc: func(t testing.TB, _ *tests.TestApp, res *http.Response) { expectCookie(t, res, false) },
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "back office: cookie, no token", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			Headers:        map[string]string{session.Header: session.ByCookie, "Sec-Fetch-Site": "same-origin"},
			ExpectedStatus: 200, ExpectedContent: []string{`"token":""`, `"name":"nina@north.example"`},
			AfterTestFunc: func(t testing.TB, _ *tests.TestApp, res *http.Response) { expectCookie(t, res, true) },
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "back office, wrong password: no cookie", Body: strings.NewReader(credentials(apptest.Nina, "une autre phrase")),
			Headers:        map[string]string{session.Header: session.ByCookie, "Sec-Fetch-Site": "same-origin"},
			ExpectedStatus: 400, ExpectedContent: []string{"ne correspond pas"},
			AfterTestFunc: func(t testing.TB, _ *tests.TestApp, res *http.Response) { expectCookie(t, res, false) },
		}},
		{ApiScenario: tests.ApiScenario{
			Name: "signed in by another site", Body: strings.NewReader(credentials(apptest.Nina, apptest.Password)),
			Headers:        map[string]string{session.Header: session.ByCookie, "Sec-Fetch-Site": "cross-site"},
			ExpectedStatus: 403, ExpectedContent: []string{"ne vient pas des pages d’Eva"},
		}},
	} {
		t.Setenv("EVA_ALLOW_DEMO", s.allowDemo)
		s.Method, s.URL, s.TestAppFactory = http.MethodPost, signInURL, apptest.Factory(Bind)
		s.Test(t)
	}
}

func expectCookie(t testing.TB, res *http.Response, wanted bool) {
	t.Helper()
	header := res.Header.Get("Set-Cookie")
	if !wanted {
		if header != "" {
			t.Fatalf("unexpected cookie %q", header)
		}
		return
	}
	for _, part := range []string{cookieName + "=ey", "Path=/api;", "Max-Age=7200", "HttpOnly", "SameSite=Strict"} {
		if !strings.Contains(header, part) {
			t.Fatalf("cookie %q lacks %q", header, part)
		}
	}
}

func TestDemoDoor(t *testing.T) {
	for _, c := range []struct {
		address string
		open    bool
	}{
		{"127.0.0.1:8090", true}, {"localhost:8090", true}, {"[::1]:8090", true},
		{"0.0.0.0:8090", false}, {":8090", false}, {"", false}, {"192.168.1.4:80", false}, {"eva.example:443", false},
	} {
		t.Setenv("EVA_ALLOW_DEMO", "")
		if got := demoAllowed(&core.ServeEvent{Server: &http.Server{Addr: c.address}}); got != c.open {
			t.Errorf("listening on %q: open is %v", c.address, got)
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if !demoAllowed(&core.ServeEvent{Server: &http.Server{Addr: "0.0.0.0:80"}, Listener: listener}) {
		t.Error("a listener on loopback is what counts")
	}
	if demoAllowed(&core.ServeEvent{}) {
		t.Error("an unknown address must stay closed")
	}
}

func TestDeactivationEndsSessions(t *testing.T) {
	app := apptest.New(t, Bind)
	token := apptest.Token(t, app, apptest.Nina)
	nina := apptest.Person(t, app, apptest.Nina)
	nina.Set("name", "Nina N.")
	if err := app.Save(nina); err != nil {
		t.Fatal(err)
	}
	if _, err := app.FindAuthRecordByToken(token, core.TokenTypeAuth); err != nil {
		t.Fatalf("a change of name must not end the session: %v", err)
	}
	nina.Set("state", "disabled")
	if err := app.Save(nina); err != nil {
		t.Fatal(err)
	}
	if _, err := app.FindAuthRecordByToken(token, core.TokenTypeAuth); err == nil {
		t.Fatal("the token of a disabled account still works")
	}
}
