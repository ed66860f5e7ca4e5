package mails

import (
	"context"
	"errors"
	"net/http"
	"net/mail"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"github.com/pocketbase/pocketbase/tools/mailer"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/page"
)

var digest = map[string]string{"now": "3", "month3": "", "month6": "1", "unsubscribe": "https://eva.example/x"}

// hasty is the usual policy for people in a hurry, through a real SMTP client: the test bed's own catches all mails.
func hasty(p *post) policy {
	quick := usual
	quick.look, quick.first, quick.longest, quick.attempts = 20*time.Millisecond, 10*time.Millisecond, 20*time.Millisecond, 3
	quick.client = func(app core.App) mailer.Mailer {
		return &replying{app, &mailer.SMTPClient{Host: "127.0.0.1", Port: p.port()}}
	}
	return quick
}

// replying runs the hooks that PocketBase's own client runs.
type replying struct {
	app core.App
	mailer.Mailer
}

func (r *replying) Send(m *mailer.Message) error {
	event := &core.MailerEvent{App: r.app, Mailer: r.Mailer, Message: m}
	event.App = r.app
	return r.app.OnMailerSend().Trigger(event, func(e *core.MailerEvent) error { return r.Mailer.Send(e.Message) })
}

func configure(t testing.TB, app core.App) {
	t.Helper()
	s := app.Settings()
	s.SMTP.Enabled, s.SMTP.Host, s.SMTP.Port = true, "127.0.0.1", 2525
	s.Meta.AppURL, s.Meta.SenderAddress = "https://eva.example/", "service@eva.example"
	if err := app.Save(s); err != nil {
		t.Fatal(err)
	}
	row, err := app.FindFirstRecordByFilter("deployment", "")
	if err != nil {
		t.Fatal(err)
	}
	row.Set("reply_to", "equipe@eva.example")
	if err := app.Save(row); err != nil {
		t.Fatal(err)
	}
}

// office is an application that sends to p, serving.
func office(t *testing.T, p *post) *tests.TestApp {
	t.Helper()
	app := apptest.New(t, page.Bind, func(app core.App) { bind(app, hasty(p)) })
	configure(t, app)
	apptest.Serve(t, app)
	return app
}

// must ends the test run: no test goes on without its database.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func queue(t testing.TB, app core.App, to string) {
	t.Helper()
	if err := Queue(app, Message{To: to, Template: "digest", Data: digest}); err != nil {
		t.Fatal(err)
	}
}

func next(t *testing.T, p *post) received {
	t.Helper()
	select {
	case m := <-p.arrived:
		return m
	case <-time.After(5 * time.Second):
		t.Fatal("no mail")
		return received{}
	}
}

// becomes waits until the row of an address is as expected.
func becomes(t *testing.T, app core.App, to string, want func(*core.Record) bool) *core.Record {
	t.Helper()
	var r *core.Record
	for range 500 {
		r = must(app.FindFirstRecordByData(collection, "to", to))
		if want(r) {
			return r
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("the mail stays %s after %d attempts: %s", r.GetString("state"), r.GetInt("attempts"), r.GetString("last_error"))
	return nil
}

func isState(state string) func(*core.Record) bool {
	return func(r *core.Record) bool { return r.GetString("state") == state }
}

func TestArrives(t *testing.T) {
	p := newPost(t)
	app := office(t, p)
	queue(t, app, "nina@north.example")
	m := next(t, p)
	for name, want := range map[string]string{
		"Reply-To": "equipe@eva.example", "Auto-Submitted": "auto-generated",
		"List-Unsubscribe": "<https://eva.example/x>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if from, err := mail.ParseAddress(m.Header.Get("From")); err != nil || from.Address != "service@eva.example" || m.to != "nina@north.example" {
		t.Errorf("from %v to %s, error %v", from, m.to, err)
	}
	if !strings.Contains(m.body, "text/plain") || !strings.Contains(m.body, "text/html") {
		t.Error("the mail needs both forms")
	}
	r := becomes(t, app, "nina@north.example", isState("sent"))
	if r.GetString("data") != "{}" || r.GetDateTime("sent_at").IsZero() || m.Header.Get("Message-ID") != "<"+r.Id+"@eva.example>" {
		t.Errorf("after sending: data %s, sent at %s, %s", r.GetString("data"), r.GetString("sent_at"), m.Header.Get("Message-ID"))
	}
}

// What is queued in a transaction leaves with it, or never.
func TestFollowsTheTransaction(t *testing.T) {
	p := newPost(t)
	app := office(t, p)
	changed := errors.New("changed my mind")
	err := app.RunInTransaction(func(tx core.App) error {
		queue(t, tx, "undone@north.example")
		return changed
	})
	if !errors.Is(err, changed) {
		t.Fatal(err)
	}
	err = app.RunInTransaction(func(tx core.App) error {
		queue(t, tx, "done@north.example")
		return nil
	})
	if m := next(t, p); err != nil || m.to != "done@north.example" {
		t.Fatalf("to %s, error %v", m.to, err)
	}
}

// What a command queued in a process of its own leaves too, at the next look.
func TestLooksByItself(t *testing.T) {
	p := newPost(t)
	app := office(t, p)
	_, err := app.NonconcurrentDB().NewQuery("INSERT INTO mails (id, `to`, template, data, state, next_attempt_at) " +
		`VALUES ('mailofacommand0', 'nina@north.example', 'digest', '{"now":"1","month3":"","month6":"","unsubscribe":"https://eva.example/x"}', 'queued', '2026-01-01')`).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if m := next(t, p); m.to != "nina@north.example" {
		t.Errorf("to %s", m.to)
	}
}

func TestTriesAgain(t *testing.T) {
	p := newPost(t)
	times := 0
	p.answer(func(string) string {
		if times++; times < 3 {
			return "451 nina@north.example: come back later"
		}
		return ""
	})
	app := office(t, p)
	queue(t, app, "nina@north.example")
	next(t, p)
	if r := becomes(t, app, "nina@north.example", isState("sent")); r.GetInt("attempts") != 3 || r.GetString("last_error") != "" {
		t.Errorf("%d attempts, %q", r.GetInt("attempts"), r.GetString("last_error"))
	}
}

// One address that is refused for good, one that is refused each time: neither holds the others up, and the table does not
// repeat what the server wrote.
func TestGivesUp(t *testing.T) {
	p := newPost(t)
	p.answer(func(to string) string {
		return map[string]string{"gone@north.example": "550 <gone@north.example> unknown", "full@north.example": "452 <full@north.example> full"}[to]
	})
	app := office(t, p)
	for _, to := range []string{"gone@north.example", "full@north.example", "nina@north.example"} {
		queue(t, app, to)
	}
	if m := next(t, p); m.to != "nina@north.example" {
		t.Errorf("to %s", m.to)
	}
	for to, attempts := range map[string]int{"gone@north.example": 1, "full@north.example": 3} {
		r := becomes(t, app, to, isState("failed"))
		if why := r.GetString("last_error"); r.GetInt("attempts") != attempts || why == "" || strings.Contains(why, "@") {
			t.Errorf("%s: %d attempts, %q", to, r.GetInt("attempts"), why)
		}
	}
	p.answer(nil)
	r := becomes(t, app, "full@north.example", isState("failed"))
	r.Set("state", "queued") // by the dashboard
	if err := app.Save(r); err != nil {
		t.Fatal(err)
	}
	if m := next(t, p); m.to != "full@north.example" {
		t.Errorf("to %s", m.to)
	}
}

// A server that is down loses nothing, and costs one attempt at each look rather than one a message.
func TestWaitsForTheServer(t *testing.T) {
	p := newPost(t)
	app := apptest.New(t, page.Bind)
	configure(t, app)
	quick := hasty(p)
	down := true
	quick.client = func(core.App) mailer.Mailer {
		if down {
			return &mailer.SMTPClient{Host: "127.0.0.1", Port: 1}
		}
		return &mailer.SMTPClient{Host: "127.0.0.1", Port: p.port()}
	}
	w := newWorker(app, quick)
	for i := range 3 {
		queue(t, app, "n"+strconv.Itoa(i)+"@north.example")
	}
	w.drain()
	if n := must(app.CountRecords(collection, nil)); n != 3 {
		t.Fatalf("%d mails", n)
	}
	tried := must(app.FindRecordsByFilter(collection, "attempts > 0", "", 0, 0))
	if len(tried) != 1 || tried[0].GetString("last_error") != "Le serveur de messagerie ne répond pas." {
		t.Errorf("%d mails were tried", len(tried))
	}
	down = false
	time.Sleep(quick.longest)
	w.drain()
	for range 3 {
		next(t, p)
	}
}

// After a kill -9 between the claim and the departure, the message is still queued, and goes once.
func TestSurvivesAKill(t *testing.T) {
	p := newPost(t)
	app := apptest.New(t, page.Bind)
	configure(t, app)
	queue(t, app, "nina@north.example")
	if killed, err := newWorker(app, hasty(p)).claim(); err != nil || killed == nil {
		t.Fatalf("nothing to claim: %v", err)
	}
	w := newWorker(app, hasty(p))
	if again, err := w.claim(); err != nil || again != nil {
		t.Fatalf("claimed twice: %v, error %v", again, err)
	}
	time.Sleep(2 * w.first)
	w.drain()
	w.drain()
	next(t, p)
	becomes(t, app, "nina@north.example", isState("sent"))
	if len(p.arrived) != 0 {
		t.Error("sent twice")
	}
}

func TestOthersGoBeforeBulk(t *testing.T) {
	p := newPost(t)
	app := apptest.New(t, page.Bind)
	configure(t, app)
	err := Queue(app, Message{To: "digest@north.example", Template: "digest", Data: digest, Bulk: true})
	if err != nil {
		t.Fatal(err)
	}
	queue(t, app, "urgent@north.example")
	newWorker(app, hasty(p)).drain()
	if first, second := next(t, p).to, next(t, p).to; first != "urgent@north.example" || second != "digest@north.example" {
		t.Errorf("%s, then %s", first, second)
	}
}

// Without a mail server nothing is tried, and nothing is lost.
func TestStaysWithoutAServer(t *testing.T) {
	p := newPost(t)
	app := apptest.New(t, page.Bind)
	if Configured(app) {
		t.Skip("this machine has a sendmail")
	}
	queue(t, app, "nina@north.example")
	w := newWorker(app, hasty(p))
	first, again := w.canSend(), w.canSend()
	if first || again || !w.muted {
		t.Error("nobody told how to send")
	}
	counts := must(Counts(context.Background(), app))
	if len(counts) != 1 || counts[0].State != "queued" || counts[0].N != 1 {
		t.Errorf("got %+v", counts)
	}
}

func TestQueueRefuses(t *testing.T) {
	app := apptest.New(t, page.Bind)
	for name, m := range map[string]Message{
		"no address":       {To: "nina", Template: "digest", Data: digest},
		"a named address":  {To: "Nina <nina@north.example>", Template: "digest", Data: digest},
		"two addresses":    {To: "a@b.example, c@d.example", Template: "digest", Data: digest},
		"unknown template": {To: "nina@north.example", Template: "poem", Data: digest},
		"missing data":     {To: "nina@north.example", Template: "digest", Data: map[string]string{"now": "1"}},
	} {
		if err := Queue(app, m); err == nil || strings.Contains(err.Error(), "nina") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestPurge(t *testing.T) {
	app := apptest.New(t)
	for id, row := range map[string]struct {
		state string
		days  int
	}{"mailsentold0000": {"sent", 31}, "mailsentnew0000": {"sent", 29}, "mailfailold0000": {"failed", 31}, "mailfailnew0000": {"failed", 29}, "mailqueueold000": {"queued", 500}} {
		apptest.Record(t, app, collection, map[string]any{"id": id, "to": "a@b.example", "template": "digest", "state": row.state})
		_, err := app.NonconcurrentDB().NewQuery("UPDATE mails SET updated = '" + stamp(apptest.Now.AddDate(0, 0, -row.days)) + "' WHERE id = '" + id + "'").Execute()
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := Purge(context.Background(), app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	left := must(app.FindRecordsByFilter(collection, "", "id", 0, 0))
	var ids []string
	for _, r := range left {
		ids = append(ids, r.Id)
	}
	if got := strings.Join(ids, " "); got != "mailfailnew0000 mailqueueold000 mailsentnew0000" {
		t.Errorf("left: %s", got)
	}
	if err := Retry(context.Background(), app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	if r := must(app.FindRecordById(collection, "mailfailnew0000")); r.GetString("state") != "queued" || r.GetInt("attempts") != 0 {
		t.Errorf("after a retry: %s", r.GetString("state"))
	}
}

func TestOnlySuperusersReadTheQueue(t *testing.T) {
	for who, status := range map[string]int{"": 403, apptest.Rita: 403, apptest.Root: 200} {
		headers := map[string]string{}
		(&tests.ApiScenario{
			Name: "mails read by " + who, Method: http.MethodGet, URL: "/api/collections/mails/records", Headers: headers,
			TestAppFactory: apptest.Factory(Bind), ExpectedStatus: status, ExpectedContent: []string{"{"},
			BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
				if who != "" {
					headers["Authorization"] = apptest.Token(t, app, who)
				}
			},
		}).Test(t)
	}
}

func TestDelays(t *testing.T) {
	for attempts, want := range map[int]time.Duration{1: time.Minute, 2: 4 * time.Minute, 4: 64 * time.Minute, 6: 6 * time.Hour, 16: 6 * time.Hour} {
		if got := usual.delay(attempts); got != want {
			t.Errorf("after %d attempts: %v, want %v", attempts, got, want)
		}
	}
}
