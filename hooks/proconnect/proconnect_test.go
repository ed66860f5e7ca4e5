package proconnect

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/accounts"
	"eva/hooks/internal/apptest"
	"eva/hooks/internal/session"
)

// visit is a browser in front of the service and of a ProConnect of ours.
type visit struct {
	t      *testing.T
	app    *tests.TestApp
	fake   *fake
	server *apptest.Server
	client *http.Client
	config Config
}

func newVisit(t *testing.T, change func(*Config)) *visit {
	t.Helper()
	v := &visit{t: t, fake: newFake(t)}
	v.config = Config{
		URL: v.fake.url(), ClientID: fakeID, ClientSecret: fakeSecret, Algorithm: "RS256", Levels: strings.Fields(defaultLevels),
	}
	if change != nil {
		change(&v.config)
	}
	v.app = apptest.New(t, accounts.Bind, func(app core.App) { bind(app, v.config, true, time.Now) })
	v.server = apptest.Serve(t, v.app)
	v.app.Settings().Meta.AppURL = v.server.URL
	v.fake.redirect = v.server.URL + "/api/proconnect/callback"
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v.client = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return v
}

// get follows one link; it returns where it leads.
func (v *visit) get(address string) string {
	v.t.Helper()
	response, err := v.client.Get(address)
	if err != nil {
		v.t.Fatal(err)
	}
	response.Body.Close()
	return response.Header.Get("Location")
}

// callback goes as far as the address that ProConnect sends back to.
func (v *visit) callback() string {
	v.t.Helper()
	there := v.get(v.server.URL + "/api/proconnect/start?page=/conseil/campagnes")
	back := v.get(there)
	if back == "" {
		v.t.Fatalf("ProConnect refuses %v", v.fake.refused)
	}
	return back
}

type outcome struct {
	status int
	body   map[string]any
	cookie string
}

// session asks for a session, as the page does.
func (v *visit) session(method, path string) outcome {
	v.t.Helper()
	request, err := http.NewRequestWithContext(v.t.Context(), method, v.server.URL+path, strings.NewReader("{}"))
	if err != nil {
		v.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(session.Header, session.ByCookie)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	response, err := v.client.Do(request)
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	out := outcome{status: response.StatusCode}
	if err := json.Unmarshal(raw, &out.body); err != nil {
		v.t.Fatalf("%q: %v", raw, err)
	}
	for _, c := range response.Cookies() {
		if c.Name == "eva_session" {
			out.cookie = c.Value
		}
	}
	return out
}

func (v *visit) signIn() outcome {
	v.t.Helper()
	if end := v.get(v.callback()); end != "/conseil/campagnes#proconnect" {
		v.t.Fatalf("back at %q", end)
	}
	return v.session(http.MethodPost, "/api/proconnect/session")
}

func (v *visit) want(what string, got outcome, status int, sentence string) {
	v.t.Helper()
	message, _ := got.body["message"].(string)
	if got.status != status || !strings.Contains(message, sentence) || (got.cookie != "") != (status == http.StatusOK) {
		v.t.Errorf("%s: %d %v, cookie %q; want %d %q", what, got.status, got.body, got.cookie, status, sentence)
	}
}

const again = "ProConnect ne vous a pas reconnu"

func TestSignIn(t *testing.T) {
	for _, c := range []struct {
		name, algorithm string
		claims          bool
	}{{"asked by claims", "RS256", true}, {"asked by acr_values", "RS256", false}, {"signed with the shared secret", "HS256", true}} {
		t.Run(c.name, func(t *testing.T) {
			v := newVisit(t, func(config *Config) { config.Algorithm = c.algorithm })
			v.fake.algorithm, v.fake.claims = c.algorithm, c.claims
			v.want("enters", v.signIn(), http.StatusOK, "")
			v.want("a session is opened once", v.session(http.MethodPost, "/api/proconnect/session"), http.StatusBadRequest, again)
			v.fake.person["email"] = "nina.autrement@north.example" // known by number from now on
			v.want("enters again", v.signIn(), http.StatusOK, "")
			v.fake.sub, v.fake.person["email"] = "sub-elsewhere", apptest.Nina // the same person at another provider
			v.want("enters by address", v.signIn(), http.StatusOK, "")
			links, err := v.app.CountRecords(core.CollectionNameExternalAuths, dbx.HashExp{"recordRef": "counsnina000000"})
			if err != nil || links != 1 {
				t.Errorf("%d links: %v", links, err)
			}
		})
	}
}

// TestRefusals: whatever is not what we asked ends at the form, without anybody recognised.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name    string
		wrong   func(v *visit)
		address func(v *visit, callback string) string
		end     string
	}{
		{name: "another nonce", wrong: func(v *visit) { v.fake.nonce = strings.Repeat("n", 43) }, end: outcomeRefused},
		{name: "too low a level", wrong: func(v *visit) { v.fake.level = "eidas0" }, end: outcomeRefused},
		{name: "no level", wrong: func(v *visit) { v.fake.level = "" }, end: outcomeRefused},
		{name: "userinfo not signed", wrong: func(v *visit) { v.fake.unsaid = true }, end: outcomeRefused},
		{name: "signed with the public key", wrong: func(v *visit) { v.fake.forged = true }, end: outcomeRefused},
		{name: "another issuer", wrong: func(v *visit) { v.fake.issuer = "https://evil.example" }, end: outcomeRefused},
		{name: "no address", wrong: func(v *visit) { delete(v.fake.person, "email") }, end: outcomeRefused},
		{name: "somebody else in userinfo", wrong: func(v *visit) { v.fake.person["sub"] = "sub-of-noah" }, end: outcomeRefused},
		{name: "expired code", wrong: func(v *visit) { v.fake.life = -time.Second }, end: outcomeExpired},
		{name: "another state", address: func(_ *visit, callback string) string {
			return strings.Replace(callback, "state=", "state=x", 1)
		}, end: outcomeExpired},
		{name: "another code", address: func(_ *visit, callback string) string {
			return strings.Replace(callback, "code=", "code=x", 1)
		}, end: outcomeExpired},
		{name: "refused by the person", address: func(_ *visit, callback string) string { return callback + "&error=access_denied" }, end: outcomeRefused},
		{name: "another browser", address: func(v *visit, callback string) string {
			v.client.Jar, _ = cookiejar.New(nil)
			return callback
		}, end: outcomeExpired},
		{name: "provider down", address: func(v *visit, callback string) string {
			v.fake.down = true
			return callback
		}, end: outcomeDown},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := newVisit(t, nil)
			if c.wrong != nil {
				c.wrong(v)
			}
			address := v.callback()
			if c.address != nil {
				address = c.address(v, address)
			}
			if end := v.get(address); !strings.HasSuffix(end, "#"+c.end) {
				t.Errorf("ends at %q; want %q", end, c.end)
			}
			v.want("no session", v.session(http.MethodPost, "/api/proconnect/session"), http.StatusBadRequest, again)
		})
	}
}

func TestReplayedState(t *testing.T) {
	v := newVisit(t, nil)
	address := v.callback()
	before := v.client.Jar.Cookies(mustParse(t, v.server.URL+flowPath))
	v.get(address)
	v.client.Jar.SetCookies(mustParse(t, v.server.URL+flowPath), before)
	if end := v.get(address); !strings.HasSuffix(end, "#"+outcomeExpired) {
		t.Errorf("the same callback twice ends at %q", end)
	}
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestWhoEnters(t *testing.T) {
	v := newVisit(t, nil)
	as := func(email, sub string) outcome {
		v.fake.person["email"], v.fake.sub = email, sub
		return v.signIn()
	}
	v.want("disabled account", as(apptest.Disabled, "s1"), http.StatusForbidden, "Ce compte est fermé.")

	noah := apptest.Person(t, v.app, apptest.Noah)
	noah.SetVerified(false)
	if err := v.app.Save(noah); err != nil {
		t.Fatal(err)
	}
	v.want("an address that was never confirmed", as(apptest.Noah, "s2"), http.StatusForbidden, "elle n’est pas confirmée")

	v.want("nobody we know", as("inconnue@ailleurs.example", "s3"), http.StatusNotFound, "Aucun compte n’a cette adresse.")
	who := v.session(http.MethodGet, "/api/proconnect/identity")
	if who.body["email"] != "inconnue@ailleurs.example" || who.body["name"] != "Nina Martin" || who.body["siret"] != "13002526500013" {
		t.Errorf("to sign up: %v", who)
	}

	asked := as(apptest.Rita, "s4") // administrator of a parent structure
	if asked.status != http.StatusUnauthorized || asked.body["mfaId"] == "" || asked.cookie != "" {
		t.Errorf("Rita, one factor: %v", asked)
	}
	v.fake.level = "eidas1-mfa"
	v.want("Rita, two factors at ProConnect", as(apptest.Rita, "s4"), http.StatusOK, "")

	v.fake.level = "eidas1"
	nina := apptest.Person(t, v.app, apptest.Nina)
	nina.SetEmail("nina@pole-emploi.fr")
	if err := v.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	v.want("an organisation that changed its name", as("Nina@francetravail.fr", "s5"), http.StatusOK, "")
}

func TestLogout(t *testing.T) {
	v := newVisit(t, nil)
	if end := v.get(v.server.URL + logoutPath); end != "/conseil/" {
		t.Errorf("without a session at ProConnect: %q", end)
	}
	v.signIn()
	there := mustParse(t, v.get(v.server.URL+logoutPath))
	query := there.Query()
	if !strings.HasSuffix(there.Path, "/session/end") || len(query.Get("id_token_hint")) < 100 || len(query.Get("state")) < 32 ||
		query.Get("post_logout_redirect_uri") != v.server.URL+"/conseil/" {
		t.Errorf("signs out at %s", there)
	}
	if end := v.get(v.server.URL + logoutPath); end != "/conseil/" {
		t.Errorf("twice: %q", end)
	}
}

func TestOff(t *testing.T) {
	app := apptest.New(t, accounts.Bind, Bind)
	server := apptest.Serve(t, app)
	var options map[string]any
	server.Call(http.MethodGet, "/api/conseil/sign-in-options", "", nil, &options)
	if options["proconnect"] != false || options["proconnect_about"] != "" {
		t.Error("the form would offer ProConnect")
	}
	for path, status := range map[string]int{"/api/proconnect/session": 400} {
		if got := server.Call(http.MethodPost, path, "", nil, nil); got != status {
			t.Errorf("%s: %d", path, got)
		}
	}
	v := newVisit(t, nil)
	server.Client().CheckRedirect = v.client.CheckRedirect
	response, err := server.Client().Get(server.URL + "/api/proconnect/start")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if end := response.Header.Get("Location"); end != "/conseil/#"+outcomeOff {
		t.Errorf("ends at %q", end)
	}
}

func TestConfiguration(t *testing.T) {
	full := map[string]string{"EVA_PROCONNECT_URL": "https://x/api/v2/", "EVA_PROCONNECT_CLIENT_ID": "id", "EVA_PROCONNECT_CLIENT_SECRET": "s"}
	for _, c := range []struct {
		name, value string
		on          bool
	}{
		{"", "", true}, {"EVA_PROCONNECT_URL", "", false}, {"EVA_PROCONNECT_CLIENT_ID", "", false}, {"EVA_PROCONNECT_CLIENT_SECRET", "", false},
		{"EVA_PROCONNECT_ALG", "none", false}, {"EVA_PROCONNECT_ALG", "ES256", true},
	} {
		config, on := fromEnvironment(func(name string) string {
			if name == c.name {
				return c.value
			}
			return full[name]
		})
		if on != c.on {
			t.Errorf("%s=%q: on is %v", c.name, c.value, on)
		}
		if on && (config.URL != "https://x/api/v2" || len(config.Levels) != 4) {
			t.Errorf("%+v", config)
		}
	}
}

func TestPagesToGoBackTo(t *testing.T) {
	for page, kept := range map[string]bool{
		"/conseil/": true, "/conseil/campagne?id=abc&vue=personne": true, "": false, "https://evil.example/": false, "//evil.example": false,
		"/conseil/../_/": false, "/conseil/x#y": false, "/conseil/@evil": false,
	} {
		if got := officeAddress.MatchString(page); got != kept {
			t.Errorf("%q: %v", page, got)
		}
	}
}
