package followups

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/page"
	"eva/hooks/mails"
)

var monday = time.Date(2026, time.November, 23, 6, 0, 0, 0, time.UTC) // 7:00 in Paris

type queuedMail struct {
	to   string
	data map[string]string
}

func queuedMails(t testing.TB, app core.App) []queuedMail {
	t.Helper()
	rows, err := app.FindRecordsByFilter("mails", "", "to", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []queuedMail
	for _, row := range rows {
		m := queuedMail{to: row.GetString("to")}
		if err := json.Unmarshal([]byte(row.GetString("data")), &m.data); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// posted is an application that has a mail server; nothing is sent without mails.Bind.
func posted(t *testing.T) *tests.TestApp {
	t.Helper()
	app := apptest.New(t, page.Bind, atNoon)
	app.Settings().SMTP.Enabled, app.Settings().SMTP.Host, app.Settings().SMTP.Port = true, "127.0.0.1", 2525
	if err := app.Save(app.Settings()); err != nil {
		t.Fatal(err)
	}
	return app
}

func remindAt(t testing.TB, app core.App, at time.Time) {
	t.Helper()
	if err := Remind(context.Background(), app, at); err != nil {
		t.Fatal(err)
	}
}

func TestDigest(t *testing.T) {
	app := posted(t)
	busy(t, app, nil)
	gone := apptest.Campaign(t, app, map[string]any{"label": "D’une collègue partie", "code": "BCD12347", "owner": "counsdisabled00"})
	finished(t, app, gone, map[string]any{"finished_at": daysAgo(10)})
	remindAt(t, app, monday)
	remindAt(t, app, monday)                     // twice in a minute
	remindAt(t, app, monday.Add(4*24*time.Hour)) // by hand on Friday
	got := queuedMails(t, app)
	if len(got) != 2 {
		t.Fatalf("%d mails: %v", len(got), got)
	}
	admin, nina := got[0], got[1]
	if admin.to != apptest.Alain || admin.data["now"] != "1" || admin.data["month3"] != "" {
		t.Errorf("to the administrator, what nobody else follows: %v", admin)
	}
	if nina.to != apptest.Nina || nina.data["now"] != "2" || nina.data["month3"] != "1" || nina.data["month6"] != "1" {
		t.Errorf("to Nina: %v", nina)
	}
	for _, m := range got {
		if strings.Contains(strings.Join([]string{m.data["now"], m.data["month3"], m.data["month6"], m.data["unsubscribe"]}, " "), "Camille") {
			t.Error("a mail holds a name")
		}
	}
	remindAt(t, app, monday.AddDate(0, 0, 7))
	if again := queuedMails(t, app); len(again) != 4 {
		t.Errorf("%d mails after a week, want 4", len(again))
	}
}

// Nothing goes to whom it does not concern, who refused, whose address nobody confirmed, or who is invented.
func TestWhoGetsNoDigest(t *testing.T) {
	for name, fields := range map[string]map[string]any{
		"refused": {"digest": "never"}, "demo": {"demo": true}, "unverified": {"verified": false}, "waiting": {"state": "pending"},
	} {
		app := posted(t)
		finished(t, app, apptest.Campaign(t, app, nil), map[string]any{"finished_at": daysAgo(3)})
		nina := apptest.Person(t, app, apptest.Nina)
		nina.Load(fields)
		if err := app.Save(nina); err != nil {
			t.Fatal(err)
		}
		remindAt(t, app, monday)
		if slices.ContainsFunc(queuedMails(t, app), func(m queuedMail) bool { return m.to == apptest.Nina }) {
			t.Errorf("%s: a mail was queued", name)
		}
	}
	app := posted(t)
	finished(t, app, apptest.Campaign(t, app, nil), map[string]any{"synthesis": "solid", "finished_at": daysAgo(3)})
	if remindAt(t, app, monday); len(queuedMails(t, app)) != 0 {
		t.Error("there is nothing to do")
	}
	app = apptest.New(t, page.Bind, atNoon)
	finished(t, app, apptest.Campaign(t, app, nil), map[string]any{"finished_at": daysAgo(3)})
	if remindAt(t, app, monday); len(queuedMails(t, app)) != 0 && !mails.Configured(app) {
		t.Error("no server could send it")
	}
}

func TestWeekStart(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-23T06:00:00Z": "2026-11-22T23:00:00Z", "2026-11-22T22:59:00Z": "2026-11-15T23:00:00Z",
		"2026-11-29T22:00:00Z": "2026-11-22T23:00:00Z", "2026-03-30T05:00:00Z": "2026-03-29T22:00:00Z",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := weekStart(now); err != nil || got.UTC().Format(time.RFC3339) != want {
			t.Errorf("at %s: %v, error %v; want %s", at, got.UTC(), err, want)
		}
	}
}

// Only the account itself, and the national team, changes whether it gets the digest.
func TestWhoChoosesTheDigest(t *testing.T) {
	for who, status := range map[string]int{"": 404, apptest.Noah: 404, apptest.Sonia: 404, apptest.Nina: 200, apptest.Root: 200, apptest.Alain: 403, apptest.Rita: 403} {
		headers := map[string]string{}
		(&tests.ApiScenario{
			Name: "digest of Nina by " + who, Method: http.MethodPatch, URL: "/api/collections/counsellors/records/counsnina000000", Headers: headers,
			Body: strings.NewReader(`{"digest":"never"}`), TestAppFactory: apptest.Factory(atNoon), ExpectedStatus: status, ExpectedContent: []string{"{"},
			BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
				if who != "" {
					headers["Authorization"] = apptest.Token(t, app, who)
				}
			},
		}).Test(t)
	}
}

// The link of the mail asks first, and needs no sign-in; one letter changed and it is worth nothing.
func TestUnsubscribe(t *testing.T) {
	app := apptest.New(t, page.Bind, atNoon)
	link, err := unsubscription(app, "counsnina000000")
	if err != nil {
		t.Fatal(err)
	}
	server := apptest.Serve(t, app)
	choice := func() string { return apptest.Person(t, app, apptest.Nina).GetString("digest") }
	other, err := unsubscription(app, "counsnoah000000")
	if err != nil {
		t.Fatal(err)
	}
	_, signature, _ := strings.Cut(other, ".")
	for _, forged := range []string{unsubscribePath + "counsnina000000", unsubscribePath + "counsnina000000.", unsubscribePath + "counsnina000000." + signature, unsubscribePath + "x"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			if status := send(t, method, server.URL+forged); status != http.StatusNotFound || choice() != "" {
				t.Errorf("%s %s: %d, %q", method, forged, status, choice())
			}
		}
	}
	if status := send(t, http.MethodGet, server.URL+link); status != http.StatusOK || choice() != "" {
		t.Errorf("looking: %d, %q", status, choice())
	}
	if status := send(t, http.MethodPost, server.URL+link); status != http.StatusOK || choice() != "never" {
		t.Errorf("unsubscribing: %d, %q", status, choice())
	}
}

func send(t *testing.T, method, url string) int {
	t.Helper()
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}
