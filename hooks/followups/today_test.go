package followups

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

func daysAgo(days int) string { return stamp(apptest.Now.AddDate(0, 0, -days)) }

// busy is North with what is awaited at each step, what is not, and a private campaign of Nina's.
func busy(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
	open := apptest.Campaign(t, app, map[string]any{"closes_at": stamp(apptest.Now.Add(48 * time.Hour))})
	private := apptest.Campaign(t, app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true})
	finished(t, app, open, map[string]any{"id": "evaldueatonce00", "finished_at": daysAgo(3)})
	finished(t, app, open, map[string]any{"id": "evalduemonth300", "finished_at": daysAgo(95)})
	finished(t, app, open, map[string]any{"id": "evalduemonth600", "finished_at": daysAgo(200)})
	finished(t, app, open, map[string]any{"id": "evaltoolate0000", "finished_at": daysAgo(370)})
	finished(t, app, open, map[string]any{"id": "evalsolid000000", "finished_at": daysAgo(3), "synthesis": "solid"})
	finished(t, app, private, map[string]any{"id": "evalprivate0000", "finished_at": daysAgo(4)})
	done := finished(t, app, open, map[string]any{"id": "evalanswered000", "finished_at": daysAgo(5)})
	apptest.Record(t, app, collection, map[string]any{"evaluation": done.Id, "step": "now", "oriented": "yes", "counsellor": "counsnoah000000"})
	apptest.Evaluation(t, app, open, map[string]any{"kind": "test"})
}

func TestToday(t *testing.T) {
	all := []string{`"id":"evaldueatonce00"`, `"step":"now"`, `"id":"evalduemonth300"`, `"step":"month3"`, `"id":"evalduemonth600"`, `"step":"month6"`}
	never := []string{"evaltoolate0000", "evalsolid000000", "evalanswered000"}
	private := "evalprivate0000"
	for _, s := range []tests.ApiScenario{
		{Name: "", ExpectedStatus: 401, ExpectedContent: []string{"Connectez-vous"}},
		{Name: apptest.Root, ExpectedStatus: 401, ExpectedContent: []string{"Connectez-vous"}},
		{Name: apptest.Pending, ExpectedStatus: 403, ExpectedContent: []string{"pas encore accès"}},
		{Name: apptest.Disabled, ExpectedStatus: 403, ExpectedContent: []string{"pas encore accès"}},
		{Name: apptest.Nina, ExpectedStatus: 200, NotExpectedContent: never,
			ExpectedContent: append([]string{private, `"label":"Accueil de janvier"`, `"members":0`, `"campaign":true,"test":true,"shared":true,"report":true}`, `"more":false`, `"tour":{"latest":"`}, all...)},
		{Name: apptest.Noah, ExpectedStatus: 200, NotExpectedContent: append([]string{private}, never...),
			ExpectedContent: append([]string{`"tour":{"latest":"","campaign":false,"test":false,"shared":false,"report":false}`}, all...)},
		{Name: apptest.Alain, ExpectedStatus: 200, NotExpectedContent: never, ExpectedContent: append([]string{private, `"members":1`}, all...)},
		// Those above see the evaluations in the lists; it is not for them to answer. Who waits below waits for them too.
		{Name: apptest.Rita, ExpectedStatus: 200, ExpectedContent: []string{`"due":[]`, `"closing":[]`, `"members":1`}},
		{Name: apptest.Sonia, ExpectedStatus: 200, ExpectedContent: []string{`"due":[]`, `"closing":[]`, `"members":0`}},
	} {
		who := s.Name
		s.Name, s.Method, s.URL, s.Headers = "today of "+who, http.MethodGet, "/api/conseil/today", map[string]string{}
		s.TestAppFactory = apptest.Factory(atNoon)
		s.BeforeTestFunc = func(t testing.TB, app *tests.TestApp, e *core.ServeEvent) {
			busy(t, app, e)
			if who != "" {
				s.Headers["Authorization"] = apptest.Token(t, app, who)
			}
		}
		s.Test(t)
	}
}

func TestPagesOfToday(t *testing.T) {
	app := apptest.New(t, atNoon)
	campaign := apptest.Campaign(t, app, nil)
	for i := range pageSize + 2 {
		finished(t, app, campaign, map[string]any{"id": fmt.Sprintf("evalduenumber%02d", i), "finished_at": daysAgo(1 + i)})
	}
	server, token := apptest.Serve(t, app), apptest.Token(t, app, apptest.Nina)
	for page, want := range map[string]struct {
		number int
		more   bool
	}{"1": {pageSize, true}, "2": {2, false}, "3": {0, false}, "zero": {pageSize, true}, "-1": {pageSize, true}, "99999999": {pageSize, true}} {
		var got today
		if status := server.Call("GET", "/api/conseil/today?page="+page, token, nil, &got); status != 200 {
			t.Errorf("page %s: %d", page, status)
		}
		if len(got.Due) != want.number || got.More != want.more {
			t.Errorf("page %s: %d evaluations, more: %v", page, len(got.Due), got.More)
		}
	}
}

// At 100 000 rows only an index keeps this quick: none of the statements may read a whole table of evaluations.
func TestStatementsUseIndexes(t *testing.T) {
	app := apptest.New(t, atNoon)
	p := clock(apptest.Now)
	for _, name := range []string{"me", "role", "structure", "soon", "monday"} {
		p[name] = "x"
	}
	p["limit"], p["offset"] = 7, 0
	for name, statement := range map[string]string{"due": selectDue, "tour": selectTour, "recipients": selectRecipients, "closing": selectClosing} {
		var plan []struct {
			Detail string `db:"detail"`
		}
		if err := app.DB().NewQuery("EXPLAIN QUERY PLAN " + statement).Bind(p).All(&plan); err != nil {
			t.Fatal(err)
		}
		for _, line := range plan {
			if strings.HasPrefix(line.Detail, "SCAN e") || strings.HasPrefix(line.Detail, "SCAN f") || strings.HasPrefix(line.Detail, "SCAN c") {
				t.Errorf("%s: %s", name, line.Detail)
			}
		}
	}
}
