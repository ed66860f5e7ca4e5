package accounts

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/mailer"

	"eva/hooks/internal/apptest"
)

func TestCodeByMail(t *testing.T) {
	h := newHouse(t)
	id, code := h.codeByMail(apptest.Nina)
	message := h.app.TestMailer.LastMessage()
	if message.Subject != "Votre code de connexion à Eva" || message.To[0].Address != apptest.Nina {
		t.Errorf("mail %q to %v", message.Subject, message.To)
	}
	const refused = "Ce code ne correspond pas, ou il n’est plus valable."
	h.want("wrong code", h.enterCode(id, "00000000", ""), http.StatusBadRequest, refused)
	h.want("wrong state: no such code", h.enterCode("0123456789abcde", code, ""), http.StatusBadRequest, refused)
	h.want("bad body", h.post(h.path("auth-with-otp"), "", map[string]any{"otpId": 3}), http.StatusBadRequest, "")
	entered := h.enterCode(id, code, "")
	h.want("right code", entered, http.StatusOK, "")
	if entered.text("token") != "" || entered.cookie == "" {
		t.Errorf("a session in a cookie: %v", entered)
	}
	h.want("a code opens once", h.enterCode(id, code, ""), http.StatusBadRequest, refused)

	id, code = h.codeByMail(apptest.Disabled)
	h.want("disabled account", h.enterCode(id, code, ""), http.StatusForbidden, "Ce compte est fermé.")

	id, code = h.codeByMail(apptest.Noah)
	sent, err := h.app.FindOTPById(id)
	if err != nil {
		t.Fatal(err)
	}
	sent.SetRaw("created", "2020-01-01 00:00:00.000Z")
	if err := h.app.SaveNoValidate(sent); err != nil {
		t.Fatal(err)
	}
	if _, err := h.app.DB().NewQuery("UPDATE _otps SET created = '2020-01-01 00:00:00.000Z'").Execute(); err != nil {
		t.Fatal(err)
	}
	h.want("expired code", h.enterCode(id, code, ""), http.StatusBadRequest, refused)
}

func TestGuessingACode(t *testing.T) {
	h := newHouse(t)
	id, code := h.codeByMail(apptest.Nina)
	for range 5 {
		h.want("wrong", h.enterCode(id, "00000000", ""), http.StatusBadRequest, "Ce code ne correspond pas")
	}
	h.want("too many", h.enterCode(id, "00000000", ""), http.StatusTooManyRequests, "Trop d’essais. Attendez trois minutes")
	h.want("even the right one", h.enterCode(id, code, ""), http.StatusTooManyRequests, "Trop d’essais")
}

// TestAddressesStayUnknown: each way to ask answers alike whether the address has an account or not.
func TestAddressesStayUnknown(t *testing.T) {
	h := newHouse(t)
	for _, action := range []string{"request-otp", "request-password-reset"} {
		known := h.post(h.path(action), "", map[string]any{"email": apptest.Nina})
		unknown := h.post(h.path(action), "", map[string]any{"email": "personne@north.example"})
		closed := h.post(h.path(action), "", map[string]any{"email": apptest.Disabled})
		for _, other := range []answer{unknown, closed} {
			if known.status != other.status || len(known.body) != len(other.body) || len(known.text("otpId")) != len(other.text("otpId")) {
				t.Errorf("%s: %v for an account, %v otherwise", action, known, other)
			}
		}
	}
	h.want("a code that was never sent", h.enterCode("abcdefghijklmno", "12345678", ""), http.StatusBadRequest, "Ce code ne correspond pas")
}

func TestThrottle(t *testing.T) {
	h := newHouse(t)
	try := func(email, password string) answer {
		return h.post(h.path("auth-with-password"), "", map[string]any{"identity": email, "password": password})
	}
	for _, email := range []string{apptest.Nina, "personne@north.example"} { // the same for an account that does not exist
		for range 5 {
			h.want("wrong", try(email, "ce n’est pas le bon"), http.StatusBadRequest, wrongPassword)
		}
		h.want("sixth", try(email, apptest.Password), http.StatusTooManyRequests, "Trop d’essais en peu de temps.")
	}
	h.want("somebody else at the same address", h.password(apptest.Noah), http.StatusOK, "")
	h.clock = h.clock.Add(61 * time.Second)
	h.want("a minute later", h.password(apptest.Nina), http.StatusOK, "")

	limits := newThrottle(func() time.Time { return h.clock })
	for range 24 {
		limits.count("a", "1.2.3.4")
		h.clock = h.clock.Add(time.Minute)
	}
	if limits.refuses("a", "1.2.3.4") {
		t.Error("24 wrong in a day from one address are let through")
	}
	limits.count("a", "1.2.3.4")
	h.clock = h.clock.Add(time.Hour)
	if !limits.refuses("a", "1.2.3.4") || limits.refuses("a", "5.6.7.8") {
		t.Error("25 in a day are too many from that address, and from that one only")
	}
	for range 75 {
		limits.count("a", "5.6.7.8")
	}
	if !limits.refuses("a", "9.9.9.9") || limits.refuses("b", "9.9.9.9") {
		t.Error("100 in a day are too many for the account, and for that one only")
	}
}

// brokenMailer is a mail server that does not answer.
type brokenMailer struct{ mailer.Mailer }

func (brokenMailer) Send(*mailer.Message) error { return errors.New("connection refused") }

func TestMailsThatDoNotLeave(t *testing.T) {
	clock := time.Now()
	p := &postal{now: func() time.Time { return clock }}
	patient := &patientMailer{postal: p, way: brokenMailer{}}
	if err := patient.Send(&mailer.Message{}); err == nil {
		t.Fatal("the failure is hidden")
	}
	app := apptest.New(t)
	app.Settings().SMTP.Enabled = true
	ask := func(path string) error {
		e := &core.RequestEvent{App: app}
		e.Request = httptest.NewRequest(http.MethodPost, path, nil)
		return p.answer(e)
	}
	for _, path := range []string{codePath, resetPath} {
		if err := ask(path); err == nil || err.Error() != mailIsDown {
			t.Errorf("%s while the mail server is down: %v", path, err)
		}
	}
	if err := ask("/api/health"); err != nil {
		t.Errorf("another path: %v", err)
	}
	clock = clock.Add(2 * time.Minute)
	if err := ask(codePath); err != nil {
		t.Errorf("two minutes later: %v", err)
	}
}

func TestWaysIn(t *testing.T) {
	h := newHouse(t)
	got := h.send(http.MethodGet, "/api/conseil/sign-in-options", "", nil)
	if got.status != http.StatusOK || got.body["password"] != true || got.body["code"] != true || got.body["proconnect"] != false {
		t.Errorf("%v", got)
	}
}

// TestSomebodyElsesAddress: whoever signed up with it keeps no password once its owner has confirmed it by a code.
func TestSomebodyElsesAddress(t *testing.T) {
	h := newHouse(t)
	nina := apptest.Person(t, h.app, apptest.Nina)
	nina.SetVerified(false)
	if err := h.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	theirs := apptest.Token(t, h.app, apptest.Nina)
	id, code := h.codeByMail(apptest.Nina)
	for range 200 { // PocketBase notes whom it wrote to after it has
		if sent, err := h.app.FindOTPById(id); err == nil && sent.SentTo() != "" {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	h.want("the owner of the address", h.enterCode(id, code, ""), http.StatusOK, "")
	h.want("the password from before", h.password(apptest.Nina), http.StatusBadRequest, wrongPassword)
	if _, err := h.app.FindAuthRecordByToken(theirs, core.TokenTypeAuth); err == nil {
		t.Error("the session from before goes on")
	}
	if !apptest.Person(t, h.app, apptest.Nina).Verified() {
		t.Error("the address is not confirmed")
	}
}

// TestManyCodes: beyond five that serve at once, none leaves, and the answer is the same.
func TestManyCodes(t *testing.T) {
	h := newHouse(t)
	var last string
	for range mostCodes + 3 {
		last = h.post(h.path("request-otp"), "", map[string]any{"email": apptest.Nina}).text("otpId")
	}
	codes, err := h.app.FindAllOTPsByRecord(apptest.Person(t, h.app, apptest.Nina))
	if err != nil || len(codes) != mostCodes || last != codes[0].Id {
		t.Errorf("%d codes, the last answered is %q: %v", len(codes), last, err)
	}
}
