package accounts

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/session"
)

// TestWhoNeedsASecondFactor: the collection's rule asks for it, so no page and no client can go round it.
func TestWhoNeedsASecondFactor(t *testing.T) {
	h := newHouse(t)
	for _, email := range []string{apptest.Nina, apptest.Alain, apptest.Rachid, apptest.Sonia} {
		h.want(email, h.password(email), http.StatusOK, "")
	}
	asked := h.password(apptest.Rita) // administrator of a structure with two below it
	if asked.status != http.StatusUnauthorized || asked.text("mfaId") == "" || asked.cookie != "" || asked.body["token"] != nil {
		t.Fatalf("Rita enters with a password alone: %v", asked)
	}
	rita := apptest.Person(t, h.app, apptest.Rita)
	rita.Set("demo", true)
	if err := h.app.Save(rita); err != nil {
		t.Fatal(err)
	}
	h.app.Store().Set(allowDemoKey, true)
	h.want("a demo account", h.password(apptest.Rita), http.StatusOK, "")
}

func TestSecondFactorByMail(t *testing.T) {
	h := newHouse(t)
	first := h.password(apptest.Rita)
	options := h.post("/api/conseil/second-factor/options", "", map[string]any{"mfaId": first.text("mfaId")})
	if options.body["mail"] != true || options.body["app"] != false || options.body["password"] != false || options.text("email") != apptest.Rita {
		t.Errorf("options: %v", options)
	}
	id, code := h.codeByMail(apptest.Rita)
	h.want("a code for nobody's first step", h.enterCode(id, "00000000", first.text("mfaId")), http.StatusBadRequest, "Ce code ne correspond pas")
	h.want("the code", h.enterCode(id, code, first.text("mfaId")), http.StatusOK, "")

	// The other way round: the code first, then the password.
	id, code = h.codeByMail(apptest.Rita)
	byCode := h.enterCode(id, code, "")
	if byCode.status != http.StatusUnauthorized || byCode.cookie != "" {
		t.Fatalf("Rita enters with a code alone: %v", byCode)
	}
	options = h.post("/api/conseil/second-factor/options", "", map[string]any{"mfaId": byCode.text("mfaId")})
	if options.body["mail"] != false || options.body["password"] != true || options.body["email"] != nil {
		t.Errorf("options after the code: %v", options)
	}
	with := func(mfa string) answer {
		return h.post(h.path("auth-with-password"), "", map[string]any{"identity": apptest.Rita, "password": apptest.Password, "mfaId": mfa})
	}
	h.want("the password", with(byCode.text("mfaId")), http.StatusOK, "")
	h.want("a first step serves once", with(byCode.text("mfaId")), http.StatusBadRequest, expiredStep)
	again := h.password(apptest.Rita)
	h.want("the same proof twice", with(again.text("mfaId")), http.StatusBadRequest, "Il faut maintenant une autre preuve")

	// Somebody else's first step is no use.
	h.enrol(apptest.Nina)
	theirs := h.password(apptest.Nina)
	id, code = h.codeByMail(apptest.Rita)
	if got := h.enterCode(id, code, theirs.text("mfaId")); got.status != http.StatusBadRequest || got.cookie != "" {
		t.Errorf("Rita's code after Nina's password: %v", got)
	}
}

const secondFactor = "/api/conseil/second-factor"

func TestSecondFactorByApp(t *testing.T) {
	h := newHouse(t)
	secret, recovery, _ := h.enrol(apptest.Nina)
	enter := func(mfa, code string) answer {
		return h.post(secondFactor, "", map[string]any{"mfaId": mfa, "code": code})
	}
	first := h.password(apptest.Nina)
	if first.status != http.StatusUnauthorized {
		t.Fatalf("the password is enough: %v", first)
	}
	h.want("nobody", enter("", "123456"), http.StatusBadRequest, expiredStep)
	h.want("unknown first step", enter("abcdefghijklmno", h.appCode(secret)), http.StatusBadRequest, expiredStep)
	h.want("bad body", h.post(secondFactor, "", map[string]any{"mfaId": 3}), http.StatusBadRequest, "La demande n’a pas la forme")
	h.want("the code that enrolled", enter(first.text("mfaId"), h.appCode(secret)), http.StatusBadRequest, "Ce code ne correspond pas")
	h.clock = h.clock.Add(30 * time.Second)
	h.want("the next code", enter(first.text("mfaId"), h.appCode(secret)), http.StatusOK, "")
	h.want("first step used", enter(first.text("mfaId"), h.appCode(secret)), http.StatusBadRequest, expiredStep)

	replay := h.password(apptest.Nina).text("mfaId")
	h.want("the same code again", enter(replay, h.appCode(secret)), http.StatusBadRequest, "Ce code ne correspond pas")
	h.clock = h.clock.Add(-30 * time.Second)
	h.want("an older code", enter(replay, h.appCode(secret)), http.StatusBadRequest, "Ce code ne correspond pas")
	h.want("a recovery code, as people copy it", enter(replay, " "+strings.ToLower(recovery[3])+" "), http.StatusOK, "")
	h.want("it serves once", enter(h.password(apptest.Nina).text("mfaId"), recovery[3]), http.StatusBadRequest, "Ce code ne correspond pas")

	// Whoever reads the mail and knows the password must not enter: the application was chosen.
	id, code := h.codeByMail(apptest.Nina)
	mfa := h.password(apptest.Nina).text("mfaId")
	h.want("a code by mail instead", h.enterCode(id, code, mfa), http.StatusBadRequest, "Ce compte demande le code de votre application.")
}

func TestGuessingAnAppCode(t *testing.T) {
	h := newHouse(t)
	secret, _, _ := h.enrol(apptest.Nina)
	h.clock = h.clock.Add(time.Minute)
	for range wrongCodesAllowed {
		h.want("wrong", h.post(secondFactor, "", map[string]any{"mfaId": h.password(apptest.Nina).text("mfaId"), "code": "000000"}),
			http.StatusBadRequest, "Ce code ne correspond pas")
	}
	enter := func() answer {
		return h.post(secondFactor, "", map[string]any{"mfaId": h.password(apptest.Nina).text("mfaId"), "code": h.appCode(secret)})
	}
	h.want("the right one, locked", enter(), http.StatusTooManyRequests, "Trop de codes faux.")
	h.clock = h.clock.Add(lockTime + time.Second)
	h.want("five minutes later", enter(), http.StatusOK, "")
}

// TestClosedAccountsHaveNoSecondStep: neither a token nor a first step is given to an account that is closed.
func TestClosedAccountsHaveNoSecondStep(t *testing.T) {
	h := newHouse(t)
	secret, _, _ := h.enrol(apptest.Nina)
	before := h.password(apptest.Nina).text("mfaId")
	nina := apptest.Person(t, h.app, apptest.Nina)
	nina.Set("state", "disabled")
	if err := h.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	h.clock = h.clock.Add(time.Minute)
	if got := h.password(apptest.Nina); got.status != http.StatusForbidden || got.body["mfaId"] != nil {
		t.Errorf("a closed account gets a first step: %v", got)
	}
	for _, path := range []string{secondFactor, secondFactor + "/options"} {
		h.want(path, h.post(path, "", map[string]any{"mfaId": before, "code": h.appCode(secret)}), http.StatusForbidden, "Ce compte est fermé.")
	}
	firsts, err := h.app.CountRecords(core.CollectionNameMFAs, dbx.HashExp{"recordRef": nina.Id})
	if err != nil || firsts != 1 {
		t.Errorf("%d first steps; %v", firsts, err)
	}
}

// TestSecretsStayHidden: no role reads the factors of anybody by the API, and the row holds no secret in clear.
func TestSecretsStayHidden(t *testing.T) {
	h := newHouse(t)
	t.Setenv("EVA_TEST_KEY", "0123456789abcdef0123456789abcdef")
	secret, recovery, _ := h.enrol(apptest.Nina)
	row, err := factors(h.app, apptest.Person(t, h.app, apptest.Nina))
	if err != nil {
		t.Fatal(err)
	}
	for _, kept := range []string{row.GetString("secret"), row.GetString("recovery")} {
		if kept == "" || strings.Contains(kept, secret) || strings.Contains(kept, plainCode(recovery[0])) {
			t.Errorf("in clear: %q", kept)
		}
	}
	const list = "/api/collections/second_factors/records"
	for _, who := range []string{"", apptest.Nina, apptest.Alain, apptest.Rita, apptest.Sonia} {
		token := ""
		if who != "" {
			token = apptest.Token(t, h.app, who)
		}
		for _, call := range []struct {
			method, path string
			body         map[string]any
		}{
			{"GET", list, nil}, {"GET", list + "/" + row.Id, nil}, {"PATCH", list + "/" + row.Id, map[string]any{"by_app": false}},
			{"POST", list, map[string]any{"counsellor": "counsnoah000000"}}, {"DELETE", list + "/" + row.Id, nil},
		} {
			if status := h.server.Call(call.method, call.path, token, call.body, nil); status < 400 {
				t.Errorf("%q: %s %s answers %d", who, call.method, call.path, status)
			}
		}
	}
	accounts, err := h.app.FindCollectionByNameOrId(session.Accounts)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := unseal(h.app, accounts, row.GetString("secret")); err != nil || got != secret {
		t.Errorf("unsealed %q: %v", got, err)
	}
	if _, err := unseal(h.app, accounts, "AAAA"); err == nil {
		t.Error("nonsense was unsealed")
	}
}

// TestLimitsOfTheWaysIn: one address that floods is stopped on each route that a limit names.
func TestLimitsOfTheWaysIn(t *testing.T) {
	for path, within := range map[string]int{
		"/api/collections/counsellors/request-otp":            41,
		"/api/collections/counsellors/auth-with-otp":          61,
		"/api/collections/counsellors/request-password-reset": 21,
		"/api/collections/counsellors/confirm-password-reset": 31,
		"/api/collections/counsellors/request-email-change":   11,
		"/api/collections/counsellors/confirm-email-change":   31,
		"/api/conseil/second-factor":                          61,
		"/api/conseil/security/password":                      61,
	} {
		h := newHouse(t)
		h.app.Settings().RateLimits.Enabled = true
		stopped := false
		for range within {
			got := h.post(path, "", map[string]any{"email": "personne@north.example"})
			stopped = stopped || got.status == http.StatusTooManyRequests
			if stopped && got.text("message") == "Too Many Requests." && strings.Contains(path, "/collections/") {
				t.Errorf("%s says it in English", path)
			}
		}
		if !stopped {
			t.Errorf("%s: %d requests and no limit", path, within)
		}
	}
}
