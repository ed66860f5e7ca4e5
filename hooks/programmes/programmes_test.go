package programmes

import (
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

const recordsURL = "/api/collections/programmes/records"

func TestPrograms(t *testing.T) {
	good := `{"name":"accueil_2","title":"Accueil","situations":["tri","controle"],"options":["free_text"],"active":true}`
	digital := func(t testing.TB, app core.App) string {
		t.Helper()
		r, err := app.FindFirstRecordByData(collection, "name", "digital")
		if err != nil {
			t.Fatal(err)
		}
		return r.Id
	}
	for _, c := range []struct {
		name, as, method, body string
		change                 bool // of « digital »
		status                 int
		content                []string
	}{
		{name: "nobody reads", method: "GET", status: 200, content: []string{`"items":[]`}},
		{name: "counsellor of any structure reads those in use", as: apptest.Sonia, method: "GET", status: 200, content: []string{`"totalItems":6`, `"name":"complete"`, `"minutes":12`}},
		{name: "pending account", as: apptest.Pending, method: "GET", status: 200, content: []string{`"items":[]`}},
		{name: "nobody writes", method: "POST", body: good, status: 403, content: []string{`"status":403`}},
		{name: "administrator writes", as: apptest.Rita, method: "POST", body: good, status: 403, content: []string{`"status":403`}},
		{name: "superuser writes", as: apptest.Root, method: "POST", body: good, status: 200, content: []string{`"name":"accueil_2"`, `"minutes":12`}},
		{name: "bad body", as: apptest.Root, method: "POST", body: `{`, status: 400, content: []string{`"status":400`}},
		{name: "no situation", as: apptest.Root, method: "POST", body: strings.Replace(good, `["tri","controle"]`, `[]`, 1), status: 400, content: []string{`"situations":{"code":"eva_situations"`}},
		{name: "unknown situation", as: apptest.Root, method: "POST", body: strings.Replace(good, "tri", "poker", 1), status: 400, content: []string{"n’existe pas"}},
		{name: "twice the same", as: apptest.Root, method: "POST", body: strings.Replace(good, "tri", "controle", 1), status: 400, content: []string{"deux fois"}},
		{name: "a name that is taken", as: apptest.Root, method: "POST", body: strings.Replace(good, "accueil_2", "digital", 1), status: 400, content: []string{`"name":{"code":"validation_not_unique"`}},
		{name: "the name of none", as: apptest.Root, method: "POST", body: strings.Replace(good, "accueil_2", "custom", 1), status: 400, content: []string{`"name":{"code":"eva_name"`}},
		{name: "an odd name", as: apptest.Root, method: "POST", body: strings.Replace(good, "accueil_2", "Accueil 2", 1), status: 400, content: []string{`"name":{`}},
		{name: "superuser changes it", as: apptest.Root, method: "PATCH", change: true, body: `{"situations":["tri"]}`, status: 200, content: []string{`"situations":["tri"]`, `"minutes":5`}},
		{name: "but not its name", as: apptest.Root, method: "PATCH", change: true, body: `{"name":"numerique"}`, status: 400, content: []string{`"name":{"code":"eva_name"`}},
		{name: "administrator changes it", as: apptest.Rita, method: "PATCH", change: true, body: `{"title":"X"}`, status: 403, content: []string{`"status":403`}},
		{name: "administrator removes it", as: apptest.Rita, method: "DELETE", change: true, status: 403, content: []string{`"status":403`}},
		{name: "superuser removes it", as: apptest.Root, method: "DELETE", change: true, status: 204},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := apptest.New(t, Bind)
			for name, minutes := range map[string]int{"tri": 5, "controle": 7, "numerique": 12} {
				apptest.Record(t, app, "situations", map[string]any{"name": name, "title": name, "minutes": minutes, "active": true})
			}
			url := recordsURL
			if c.change {
				url += "/" + digital(t, app)
			}
			headers := map[string]string{}
			if c.as != "" {
				headers["Authorization"] = apptest.Token(t, app, c.as)
			}
			(&tests.ApiScenario{
				Name: c.name, Method: c.method, URL: url, Body: strings.NewReader(c.body), Headers: headers,
				ExpectedStatus: c.status, ExpectedContent: c.content, DisableTestAppCleanup: true,
				TestAppFactory: func(testing.TB) *tests.TestApp { return app },
			}).Test(t)
		})
	}
}

func TestWithdrawnIsNotProposed(t *testing.T) {
	app := apptest.New(t, Bind)
	r, err := app.FindFirstRecordByData(collection, "name", "digital")
	if err != nil {
		t.Fatal(err)
	}
	r.Set("active", false)
	if err := app.Save(r); err != nil {
		t.Fatal(err)
	}
	server := apptest.Serve(t, app)
	if got := server.Call(http.MethodGet, recordsURL+"/"+r.Id, apptest.Token(t, app, apptest.Nina), nil, nil); got != http.StatusNotFound {
		t.Errorf("a withdrawn programme: %d; want 404", got)
	}
}
