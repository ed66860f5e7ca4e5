package accounts

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"
	"github.com/pocketbase/pocketbase/tools/security"

	"eva/hooks/internal/apptest"
)

var securityRoutes = []string{"password", "email", "mail-factor", "app", "app/confirm", "app/remove", "recovery-codes"}

// TestWhoChangesSecurity: each route as nobody, a superuser, a demo account, without the password, with a bad body.
func TestWhoChangesSecurity(t *testing.T) {
	h := newHouse(t)
	demo := apptest.Person(t, h.app, apptest.Noah)
	demo.Set("demo", true)
	if err := h.app.Save(demo); err != nil {
		t.Fatal(err)
	}
	for i, route := range securityRoutes {
		path := "/api/conseil/security/" + route
		h.want("nobody, "+route, h.post(path, "", nil), http.StatusUnauthorized, "Votre session est terminée")
		h.want("superuser, "+route, h.post(path, apptest.Token(t, h.app, apptest.Root), nil), http.StatusForbidden, "Seul un compte de conseiller")
		h.want("demo, "+route, h.post(path, apptest.Token(t, h.app, apptest.Noah), map[string]any{"current": apptest.Password}),
			http.StatusForbidden, "Un compte de démonstration garde ses réglages")
		nina := apptest.Token(t, h.app, apptest.Nina)
		h.want("bad body, "+route, h.post(path, nina, map[string]any{"current": 12}), http.StatusBadRequest, "La demande n’a pas la forme")
		if route == "app/confirm" {
			h.want("nothing to confirm", h.post(path, nina, map[string]any{"code": "123456"}), http.StatusBadRequest, "Corrigez")
			continue
		}
		wrong := h.post(path, nina, map[string]any{"current": "ce n’est pas le bon"})
		h.want("wrong password, "+route, wrong, http.StatusBadRequest, "Corrigez")
		if _, told := wrong.body["data"].(map[string]any)["current"]; !told {
			t.Errorf("%s does not say which field is wrong: %v", route, wrong.body)
		}
		h.clock = h.clock.Add(time.Duration(i+2) * time.Minute)
	}
	for who, status := range map[string]int{"": 401, apptest.Root: 403, apptest.Nina: 200} {
		token := ""
		if who != "" {
			token = apptest.Token(t, h.app, who)
		}
		if got := h.send(http.MethodGet, "/api/conseil/security", token, nil); got.status != status {
			t.Errorf("%q reads %d; want %d", who, got.status, status)
		}
	}
}

func TestChangePassword(t *testing.T) {
	h := newHouse(t)
	cookie := apptest.Token(t, h.app, apptest.Nina)
	set := func(next string) answer {
		return h.post("/api/conseil/security/password", cookie, map[string]any{"current": apptest.Password, "password": next})
	}
	for _, weak := range []string{"court", "aaaaaaaaaaaaaaaa", "nina et ses chats", "Mot de passe 2026!", "azertyuiop-789"} {
		if got := set(weak); got.status != http.StatusBadRequest || got.cookie != "" {
			t.Errorf("%q is taken: %v", weak, got)
		}
	}
	changed := set("cheval pile agrafe juste")
	h.want("a good one: this session goes on", changed, http.StatusOK, "")
	if _, err := h.app.FindAuthRecordByToken(cookie, core.TokenTypeAuth); err == nil {
		t.Error("the other sessions stay open")
	}
	if _, err := h.app.FindAuthRecordByToken(changed.cookie, core.TokenTypeAuth); err != nil {
		t.Errorf("the new session: %v", err)
	}
	h.want("the old one", h.password(apptest.Nina), http.StatusBadRequest, wrongPassword)
}

// TestForgottenPassword goes through the mail to the new password; the link serves once.
func TestForgottenPassword(t *testing.T) {
	h := newHouse(t)
	h.post(h.path("request-password-reset"), "", map[string]any{"email": apptest.Nina})
	token := h.tokenInMail("/conseil/mot-de-passe#")
	confirm := func(token, next string) answer {
		return h.post(h.path("confirm-password-reset"), "", map[string]any{"token": token, "password": next, "passwordConfirm": next})
	}
	h.want("wrong token", confirm("abc", "cheval pile agrafe juste"), http.StatusBadRequest, "Vérifiez")
	h.want("weak", confirm(token, "aaaaaaaaaaaaaaaa"), http.StatusBadRequest, "Ce mot de passe ne convient pas.")
	h.want("right", confirm(token, "cheval pile agrafe juste"), http.StatusNoContent, "")
	h.want("twice", confirm(token, "cheval pile agrafe deux"), http.StatusBadRequest, "Vérifiez")
	got := h.post(h.path("auth-with-password"), "", map[string]any{"identity": apptest.Nina, "password": "cheval pile agrafe juste"})
	h.want("enters", got, http.StatusOK, "")
}

func TestChangeEmail(t *testing.T) {
	h := newHouse(t)
	cookie := apptest.Token(t, h.app, apptest.Nina)
	ask := func(email string) answer {
		return h.post("/api/conseil/security/email", cookie, map[string]any{"current": apptest.Password, "email": email})
	}
	h.want("no address", ask("nina"), http.StatusBadRequest, "Corrigez")
	h.want("the same", ask("NINA@north.example"), http.StatusBadRequest, "Corrigez")
	sent := h.app.TestMailer.TotalSend()
	h.want("somebody else's: nothing tells", ask(apptest.Noah), http.StatusNoContent, "")
	if h.app.TestMailer.TotalSend() != sent {
		t.Error("a mail went to somebody else")
	}
	h.app.OnMailerSend().Bind(&hook.Handler[*core.MailerEvent]{Id: "broken", Func: func(*core.MailerEvent) error { return errors.New("refused") }})
	h.want("the mail server is down", ask("nina.martin@north.example"), http.StatusServiceUnavailable, mailIsDown)
	h.app.OnMailerSend().Unbind("broken")
	h.want("right", ask("nina.martin@north.example"), http.StatusNoContent, "")
	token := h.tokenInMail("/conseil/confirmation#")
	confirm := func(password string) answer {
		return h.post(h.path("confirm-email-change"), "", map[string]any{"token": token, "password": password})
	}
	h.want("wrong password", confirm("ce n’est pas le bon"), http.StatusBadRequest, "Vérifiez")
	h.want("right password", confirm(apptest.Password), http.StatusNoContent, "")
	h.want("enters with the new address", h.password("nina.martin@north.example"), http.StatusOK, "")
}

// tokenInMail reads the link of the last mail; its token is in the fragment, and the text form has it too.
func (h *house) tokenInMail(page string) string {
	h.t.Helper()
	for range 200 {
		if h.app.TestMailer.TotalSend() > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	_, rest, found := strings.Cut(h.app.TestMailer.LastMessage().HTML, page)
	token, _, _ := strings.Cut(rest, `"`)
	if _, err := security.ParseUnverifiedJWT(token); err != nil || !found {
		h.t.Fatalf("no link to %s in %q: %v", page, h.app.TestMailer.LastMessage().HTML, err)
	}
	return token
}

func TestFactorsOnAndOff(t *testing.T) {
	h := newHouse(t)
	secret, recovery, cookie := h.enrol(apptest.Nina)
	read := func(token string) map[string]any {
		return h.send(http.MethodGet, "/api/conseil/security", token, nil).body
	}
	change := func(route string, on bool) answer {
		return h.post("/api/conseil/security/"+route, cookie, map[string]any{"current": apptest.Password, "on": on})
	}
	if got := read(cookie); got["by_app"] != true || got["by_mail"] != false || got["recovery_left"] != 10.0 || got["required"] != false {
		t.Errorf("after enrolment: %v", got)
	}
	// A second phone: the first one goes on until a code of the new one was given.
	if got := change("app", true); got.text("secret") == secret || !strings.HasPrefix(got.text("address"), "otpauth://totp/Eva:nina@north.example?issuer=Eva&secret=") {
		t.Errorf("a new secret: %v", got)
	}
	h.clock = h.clock.Add(time.Minute)
	h.want("the first phone", h.post(secondFactor, "", map[string]any{"mfaId": h.password(apptest.Nina).text("mfaId"), "code": h.appCode(secret)}), http.StatusOK, "")

	renewed := change("recovery-codes", true)
	if renewed.status != http.StatusOK || len(renewed.body["recovery_codes"].([]any)) != recoveryCodes {
		t.Errorf("renewed: %v", renewed)
	}
	h.want("an old recovery code", h.post(secondFactor, "", map[string]any{"mfaId": h.password(apptest.Nina).text("mfaId"), "code": recovery[0]}),
		http.StatusBadRequest, "Ce code ne correspond pas")
	h.want("by mail too", change("mail-factor", true), http.StatusNoContent, "")
	id, code := h.codeByMail(apptest.Nina)
	h.want("then a code by mail does", h.enterCode(id, code, h.password(apptest.Nina).text("mfaId")), http.StatusOK, "")

	h.want("no application", change("app/remove", false), http.StatusNoContent, "")
	h.want("no codes of it either", change("recovery-codes", true), http.StatusBadRequest, "Corrigez")
	h.want("still asked by mail", h.password(apptest.Nina), http.StatusUnauthorized, "")
	h.want("off", change("mail-factor", false), http.StatusNoContent, "")
	h.want("the password alone", h.password(apptest.Nina), http.StatusOK, "")

	if got := read(apptest.Token(t, h.app, apptest.Rita)); got["required"] != true || got["by_mail"] != true {
		t.Errorf("an administrator of a parent structure: %v", got)
	}
	_, _, ritaCookie := h.enrol(apptest.Rita)
	h.want("removes the application", h.post("/api/conseil/security/app/remove", ritaCookie, map[string]any{"current": apptest.Password}), http.StatusNoContent, "")
	h.want("is still asked a second factor", h.password(apptest.Rita), http.StatusUnauthorized, "")
}

func TestSessionsEnd(t *testing.T) {
	h := newHouse(t)
	entered := h.password(apptest.Nina)
	told, _ := entered.body["meta"].(map[string]any)
	if told["idle_seconds"] != idleOfOthers.Seconds() || told["last_seconds"] != longestSession.Seconds() {
		t.Errorf("told %v", told)
	}
	nina := apptest.Person(t, h.app, apptest.Nina)
	renew := func(signedIn time.Duration) answer {
		token, err := newToken(nina, h.clock.Add(-signedIn), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		return h.post(h.path("auth-refresh"), token, nil)
	}
	near := renew(longestSession - 10*time.Minute)
	h.want("renewed before the end of the day", near, http.StatusOK, "")
	if life := lifeOf(near.cookie); life > 600 || life < 590 {
		t.Errorf("%d s are left of a session that ends in ten minutes", life)
	}
	h.want("after a day of work", renew(longestSession), http.StatusUnauthorized, "Votre session est terminée.")
	token, err := newToken(apptest.Person(t, h.app, apptest.Rita), h.clock, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if life := lifeOf(h.post(h.path("auth-refresh"), token, nil).cookie); life > 1800 || life < 1790 {
		t.Errorf("Rita, who sees several structures, may be idle %d s", life)
	}
	kept, err := nina.NewStaticAuthToken(time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if life := lifeOf(h.post(h.path("auth-refresh"), kept, nil).cookie); life > 60 {
		t.Errorf("a token that a superuser made for somebody else was renewed for %d s", life)
	}
}

// TestNotices: the owner is told of what changed, at the address from before.
func TestNotices(t *testing.T) {
	h := newHouse(t)
	_, _, cookie := h.enrol(apptest.Nina)
	h.post("/api/conseil/security/app/remove", cookie, map[string]any{"current": apptest.Password})
	nina := apptest.Person(t, h.app, apptest.Nina)
	nina.SetPassword("cheval pile agrafe juste")
	nina.SetEmail("nina.martin@north.example")
	if err := h.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	rows, err := h.app.FindAllRecords("mails", dbx.HashExp{"template": "security_notice", "to": apptest.Nina})
	if err != nil {
		t.Fatal(err)
	}
	told := ""
	for _, row := range rows {
		told += row.GetString("data")
	}
	for _, what := range []string{noticeAppAdded, noticeAppRemoved, noticePassword, noticeEmail} {
		if strings.Count(told, `"`+what+`"`) != 1 {
			t.Errorf("%s is not told once in %s", what, told)
		}
	}
}

// TestPasswordByTheCollection: PocketBase's own way to change a password is held back like ours.
func TestPasswordByTheCollection(t *testing.T) {
	h := newHouse(t)
	token := apptest.Token(t, h.app, apptest.Nina)
	change := func(old string) answer {
		return h.send(http.MethodPatch, h.path("records/counsnina000000"), token, map[string]any{
			"oldPassword": old, "password": "cheval pile agrafe juste", "passwordConfirm": "cheval pile agrafe juste",
		})
	}
	for range 5 {
		h.want("wrong", change("ce n’est pas le bon"), http.StatusBadRequest, "Corrigez")
	}
	h.want("sixth", change(apptest.Password), http.StatusTooManyRequests, "Trop d’essais")
	h.clock = h.clock.Add(2 * time.Minute)
	if got := change(apptest.Password); got.status != http.StatusOK {
		t.Errorf("right: %v", got)
	}
}
