package campaigns

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/apptest"
)

const campaignID = "campaign0000001"

func existing(fields map[string]any) func(testing.TB, *tests.TestApp) {
	return func(t testing.TB, app *tests.TestApp) {
		all := map[string]any{"id": campaignID, "label": "Hiver", "situations": []string{"controle"}}
		for name, value := range fields {
			all[name] = value
		}
		apptest.Campaign(t, app, all)
	}
}

func TestTemplateIsCopied(t *testing.T) {
	complete := func(t testing.TB, app *tests.TestApp) {
		template, err := app.FindFirstRecordByData("programmes", "name", "digital")
		if err != nil {
			t.Fatal(err)
		}
		template.Set("situations", []string{"prise_en_main", "numerique"})
		template.Set("options", []string{"free_text"})
		if err := app.Save(template); err != nil {
			t.Fatal(err)
		}
	}
	with := func(programme, rest string) string {
		return `{"structure":"` + apptest.North + `","owner":"` + nina + `","label":"Mars","programme":"` + programme + `"` + rest + `}`
	}
	for _, c := range []call{
		{name: "a programme alone: its situations and options", body: with("digital", ""), status: 200,
			content: []string{`"situations":["prise_en_main","numerique"]`, `"free_text":true`, `"show_strengths":false`, `"programme_title":"Numérique"`, `"version":1`}},
		{name: "situations of one's own: options too", body: with("digital", `,"situations":["numerique"]`), status: 200,
			content: []string{`"situations":["numerique"]`, `"free_text":false`, `"programme_title":"Numérique"`}},
		{name: "by hand", body: with("custom", `,"situations":["tri"],"programme_title":"Menteur","version":7`), status: 200,
			content: []string{`"programme_title":"À la carte"`, `"version":1`, `"editor":"` + nina + `"`}},
		{name: "by hand, nothing chosen", body: with("custom", ""), status: 400, content: []string{"au moins une"}},
		{name: "unknown programme", body: with("poker", `,"situations":["tri"]`), status: 400, content: []string{`"programme":{`, "n’existe pas"}},
		{name: "closes before it opens", body: with("digital", `,"opens_at":"2026-12-02 00:00:00.000Z","closes_at":"2026-12-01 00:00:00.000Z"`),
			status: 400, content: []string{`"closes_at":{"code":"eva_closes_at"`}},
		{name: "not a date", body: with("digital", `,"opens_at":"demain"`), status: 200, content: []string{`"opens_at":""`}},
	} {
		c.as, c.method, c.before = apptest.Nina, http.MethodPost, complete
		c.run(t)
	}
}

func TestStaleChange(t *testing.T) {
	changed := func(t testing.TB, app *tests.TestApp) {
		existing(map[string]any{"guests": []string{"counsnoah000000"}})(t, app)
		campaign, err := app.FindRecordById(collection, campaignID)
		if err != nil {
			t.Fatal(err)
		}
		campaign.Set("label", "Printemps")
		if err := app.Save(campaign); err != nil {
			t.Fatal(err)
		}
	}
	stale := []string{`"version":{"code":"eva_stale","message":"Cette campagne a été modifiée entre-temps.`}
	for _, c := range []call{
		{name: "counsellor who read version 1", as: apptest.Noah, body: `{"label":"Été","version":1}`, status: 400, content: stale, events: map[string]int{"OnRecordAfterUpdateSuccess": 0}},
		{name: "superuser who read version 1", as: apptest.Root, body: `{"label":"Été","version":1}`, status: 400, content: stale},
		{name: "a version to come", as: apptest.Noah, body: `{"label":"Été","version":3}`, status: 400, content: stale},
		{name: "no number", as: apptest.Noah, body: `{"label":"Été","version":"deux"}`, status: 400, content: stale},
		{name: "counsellor who read version 2", as: apptest.Noah, body: `{"label":"Été","version":2}`, status: 200,
			content: []string{`"label":"Été"`, `"version":3`, `"editor":"counsnoah000000"`}},
		{name: "who does not say", as: apptest.Noah, body: `{"label":"Été","editor":"` + nina + `"}`, status: 200,
			content: []string{`"version":3`, `"editor":"counsnoah000000"`}},
		{name: "superuser signs for nobody", as: apptest.Root, body: `{"label":"Été","version":2}`, status: 200, content: []string{`"editor":""`}},
		{name: "nobody", body: `{"label":"Été","version":2}`, status: 404, content: []string{`"status":404`}},
		{name: "another structure", as: apptest.Sonia, body: `{"label":"Été","version":2}`, status: 404, content: []string{`"status":404`}},
	} {
		c.method, c.path, c.before = http.MethodPatch, "/"+campaignID, changed
		c.run(t)
	}
}

// TestTwoWritersAtOnce: both read, then both write, without a request to compare versions for them.
func TestTwoWritersAtOnce(t *testing.T) {
	app := apptest.New(t, Bind)
	existing(nil)(t, app)
	read := func() *core.Record {
		t.Helper()
		campaign, err := app.FindRecordById(collection, campaignID)
		if err != nil {
			t.Fatal(err)
		}
		return campaign
	}
	first, second := read(), read()
	first.Set("label", "Le premier")
	second.Set("free_text", true)
	if err := app.Save(first); err != nil {
		t.Fatal(err)
	}
	if err := app.Save(second); err == nil || !strings.Contains(err.Error(), "entre-temps") {
		t.Errorf("the second writer was not told: %v", err)
	}
	if kept := read(); kept.GetString("label") != "Le premier" || kept.GetBool("free_text") || kept.GetInt("version") != 2 {
		t.Errorf("kept %v", kept.FieldsData())
	}
	first.Set("label", "Encore")
	if err := app.Save(first); err != nil {
		t.Errorf("the first writer goes on: %v", err)
	}
}

func TestWhoDecidesWhoSees(t *testing.T) {
	for _, c := range []call{
		{name: "colleague makes it private", as: apptest.Noah, body: `{"private":true}`, status: 400, content: []string{`"private":{"code":"eva_private"`, "décide qui la voit"}},
		{name: "colleague invites", as: apptest.Noah, body: `{"guests":["counsnoah000000"]}`, status: 400, content: []string{`"guests":{"code":"eva_guests"`}},
		{name: "colleague invites by a modifier", as: apptest.Noah, body: `{"guests+":"counsnoah000000"}`, status: 400, content: []string{`"guests":{`}},
		{name: "colleague changes the rest", as: apptest.Noah, body: `{"health":true,"private":false}`, status: 200, content: []string{`"health":true`}},
		{name: "owner", as: apptest.Nina, body: `{"private":true,"guests+":"counsnoah000000"}`, status: 200, content: []string{`"private":true`, "counsnoah000000"}},
		{name: "administrator", as: apptest.Alain, body: `{"private":true}`, status: 200, content: []string{`"private":true`}},
		{name: "administrator above", as: apptest.Rita, body: `{"private":true}`, status: 200, content: []string{`"private":true`}},
		{name: "administrator of another structure", as: apptest.Sonia, body: `{"private":true}`, status: 404, content: []string{`"status":404`}},
		{name: "nobody", body: `{"private":true}`, status: 404, content: []string{`"status":404`}},
		{name: "superuser", as: apptest.Root, body: `{"private":true}`, status: 200, content: []string{`"private":true`}},
	} {
		c.method, c.path, c.before = http.MethodPatch, "/"+campaignID, existing(nil)
		c.run(t)
	}
}

func TestStateAndDates(t *testing.T) {
	day := func(days int) types.DateTime {
		var d types.DateTime
		_ = d.Scan(apptest.Now.Add(time.Duration(days) * 24 * time.Hour)) // a time always scans
		return d
	}
	now := `"closes_at":"` + day(0).String() + `"`
	for _, c := range []struct {
		call
		fields map[string]any
	}{
		{call{name: "closed by hand: the date is now", body: `{"state":"closed"}`, content: []string{now}}, nil},
		{call{name: "closed before its date", body: `{"state":"closed"}`, content: []string{now}}, map[string]any{"closes_at": day(3)}},
		{call{name: "closed after its date, which stays", body: `{"state":"closed"}`, content: []string{`"closes_at":"` + day(-3).String()}}, map[string]any{"closes_at": day(-3)}},
		{call{name: "reopened: no date", body: `{"state":"open"}`, content: []string{`"closes_at":""`}}, map[string]any{"state": "closed", "closes_at": day(-3)}},
		{call{name: "reopened until a date", body: `{"state":"open","closes_at":"` + day(9).String() + `"}`, content: []string{`"closes_at":"` + day(9).String()}},
			map[string]any{"state": "closed", "closes_at": day(-3)}},
		{call{name: "archived: dates stay", body: `{"state":"archived"}`, content: []string{`"closes_at":"` + day(-3).String()}}, map[string]any{"state": "closed", "closes_at": day(-3)}},
		{call{name: "an archived one keeps its dates", body: `{"closes_at":""}`, status: 400, content: []string{"est archivée"}}, map[string]any{"state": "archived", "closes_at": day(-3)}},
		{call{name: "opens after it closes", body: `{"opens_at":"` + day(5).String() + `"}`, status: 400, content: []string{"vient après"}}, map[string]any{"closes_at": day(3)}},
	} {
		if c.status == 0 {
			c.status = 200
		}
		c.as, c.method, c.path, c.before = apptest.Nina, http.MethodPatch, "/"+campaignID, existing(c.fields)
		c.run(t)
	}
}

func TestTestRunsLetSituationsChange(t *testing.T) {
	played := func(kind string) func(testing.TB, *tests.TestApp) {
		return func(t testing.TB, app *tests.TestApp) {
			campaign := apptest.Campaign(t, app, map[string]any{"id": campaignID})
			apptest.Evaluation(t, app, campaign, map[string]any{"kind": kind})
		}
	}
	for kind, status := range map[string]int{"test": 200, "demo": 400, "real": 400} {
		call{name: kind, as: apptest.Nina, method: http.MethodPatch, path: "/" + campaignID, before: played(kind),
			body: `{"situations":["tri"]}`, status: status, content: []string{`situations`}}.run(t)
	}
}
