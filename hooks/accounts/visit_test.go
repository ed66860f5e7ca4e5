package accounts

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"github.com/pquerna/otp/totp"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/session"
)

// house is the back office with its server, and a clock that tests move.
type house struct {
	t      *testing.T
	app    *tests.TestApp
	server *apptest.Server
	clock  time.Time
}

func newHouse(t *testing.T, binds ...func(core.App)) *house {
	t.Helper()
	h := &house{t: t, clock: time.Now()}
	h.app = apptest.New(t, append(binds, func(app core.App) { bind(app, func() time.Time { return h.clock }) })...)
	h.app.Settings().SMTP.Enabled = true // tests keep the mails
	h.server = apptest.Serve(t, h.app)
	return h
}

// answer is what a page gets.
type answer struct {
	status int
	body   map[string]any
	cookie string // of the session, when one was set
}

func (a answer) text(key string) string {
	value, _ := a.body[key].(string)
	return value
}

func (h *house) path(action string) string { return "/api/collections/counsellors/" + action }

// post sends a body as our pages do.
func (h *house) post(path, cookie string, body map[string]any) answer {
	h.t.Helper()
	return h.send(http.MethodPost, path, cookie, body)
}

func (h *house) send(method, path, cookie string, body map[string]any) answer {
	h.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		h.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(h.t.Context(), method, h.server.URL+path, strings.NewReader(string(raw)))
	if err != nil {
		h.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set(session.Header, session.ByCookie)
	if cookie != "" {
		request.AddCookie(&http.Cookie{Name: cookieName, Value: cookie})
	}
	response, err := h.server.Client().Do(request)
	if err != nil {
		h.t.Fatal(err)
	}
	defer response.Body.Close()
	out := answer{status: response.StatusCode}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	if len(text) > 0 && text[0] == '{' {
		if err := json.Unmarshal(text, &out.body); err != nil {
			h.t.Fatal(err)
		}
	}
	for _, c := range response.Cookies() {
		if c.Name == cookieName {
			out.cookie = c.Value
		}
	}
	return out
}

func (h *house) password(email string) answer {
	h.t.Helper()
	return h.post(h.path("auth-with-password"), "", map[string]any{"identity": email, "password": apptest.Password})
}

var eightDigits = regexp.MustCompile(`>([0-9]{8})<`)

// codeByMail asks for a code and reads the mail.
func (h *house) codeByMail(email string) (id, code string) {
	h.t.Helper()
	before := h.app.TestMailer.TotalSend()
	asked := h.post(h.path("request-otp"), "", map[string]any{"email": email})
	if asked.status != http.StatusOK {
		h.t.Fatalf("ask for a code: %d %v", asked.status, asked.body)
	}
	for range 200 { // it leaves after the answer
		if h.app.TestMailer.TotalSend() > before {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	found := eightDigits.FindStringSubmatch(h.app.TestMailer.LastMessage().HTML)
	if found == nil {
		h.t.Fatalf("no code in %q", h.app.TestMailer.LastMessage().HTML)
	}
	return asked.text("otpId"), found[1]
}

func (h *house) enterCode(id, code, mfa string) answer {
	h.t.Helper()
	return h.post(h.path("auth-with-otp"), "", map[string]any{"otpId": id, "password": code, "mfaId": mfa})
}

// enrol gives somebody an application of codes; it returns its secret, the recovery codes and their session.
func (h *house) enrol(email string) (secret string, recovery []string, cookie string) {
	h.t.Helper()
	cookie = apptest.Token(h.t, h.app, email)
	started := h.post("/api/conseil/security/app", cookie, map[string]any{"current": apptest.Password})
	secret = started.text("secret")
	confirmed := h.post("/api/conseil/security/app/confirm", cookie, map[string]any{"code": h.appCode(secret)})
	if started.status != http.StatusOK || confirmed.status != http.StatusOK {
		h.t.Fatalf("enrol: %v, %v", started, confirmed)
	}
	for _, code := range confirmed.body["recovery_codes"].([]any) {
		recovery = append(recovery, code.(string))
	}
	return secret, recovery, cookie
}

func (h *house) appCode(secret string) string {
	h.t.Helper()
	code, err := totp.GenerateCode(secret, h.clock)
	if err != nil {
		h.t.Fatal(err)
	}
	return code
}

func (h *house) want(what string, a answer, status int, sentence string) {
	h.t.Helper()
	if a.status != status || !strings.Contains(a.text("message"), sentence) {
		h.t.Errorf("%s: %d %v; want %d %q", what, a.status, a.body, status, sentence)
	}
	if (a.cookie != "") != (status == http.StatusOK && a.body["record"] != nil) {
		h.t.Errorf("%s: %d with cookie %q", what, a.status, a.cookie)
	}
}
