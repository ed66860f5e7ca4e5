package campaigns

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

const recordsURL = "/api/collections/campaigns/records"

// fixed draws "BBB00000" first, then "BBB00001".
func fixed(app core.App) {
	bind(app, service{func() time.Time { return apptest.Now }, bytes.NewReader([]byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})})
}

type call struct {
	name, as, method, path, body string
	status                       int
	content, absent              []string
	events                       map[string]int
	before                       func(t testing.TB, app *tests.TestApp)
}

func (c call) run(t *testing.T) {
	t.Helper()
	headers := map[string]string{}
	(&tests.ApiScenario{
		Name: c.name, Method: c.method, URL: recordsURL + c.path, Body: strings.NewReader(c.body), Headers: headers,
		ExpectedStatus: c.status, ExpectedContent: c.content, NotExpectedContent: c.absent, ExpectedEvents: c.events,
		TestAppFactory: apptest.Factory(fixed),
		BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
			if c.as != "" {
				headers["Authorization"] = apptest.Token(t, app, c.as)
			}
			if c.before != nil {
				c.before(t, app)
			}
			app.ResetEventCalls()
		},
	}).Test(t)
}

func body(structure, owner, rest string) string {
	return `{"structure":"` + structure + `","owner":"` + owner + `","programme":"custom","state":"open"` + rest + `}`
}

const (
	nina  = "counsnina000000"
	good  = `,"label":"  Accueil   de mars ","situations":["controle","livraison"]`
	saved = "OnRecordAfterCreateSuccess"
)

func TestCreate(t *testing.T) {
	existing := func(t testing.TB, app *tests.TestApp) {
		apptest.Campaign(t, app, map[string]any{"label": "Été indien", "code": "BBB00000"})
	}
	for _, c := range []call{
		{name: "nobody", body: body(apptest.North, nina, good), status: 400, content: []string{`"data":{}`}, events: map[string]int{saved: 0}},
		{name: "another structure", as: apptest.Sonia, body: body(apptest.North, "counssonia00000", good), status: 400, content: []string{`"data":{}`}, events: map[string]int{saved: 0}},
		{name: "in a colleague's name", as: apptest.Noah, body: body(apptest.North, nina, good), status: 400, content: []string{`"data":{}`}, events: map[string]int{saved: 0}},
		{name: "disabled account", as: apptest.Disabled, body: body(apptest.North, "counsdisabled00", good), status: 400, content: []string{`"data":{}`}, events: map[string]int{saved: 0}},
		{name: "counsellor: the code is drawn, whatever was asked; the name is tidied", as: apptest.Nina,
			body: body(apptest.North, nina, good+`,"code":"ZZZ99999"`), status: 200,
			content: []string{`"code":"BBB00000"`, `"label":"Accueil de mars"`, `"situations":["controle","livraison"]`}, events: map[string]int{saved: 1}},
		{name: "a code that was given is drawn again", as: apptest.Nina, before: existing, body: body(apptest.North, nina, good), status: 200,
			content: []string{`"code":"BBB00001"`}},
		{name: "administrator of the parent structure", as: apptest.Rita, body: body(apptest.North, "counsrita000000", good), status: 200, content: []string{`"code":"BBB00000"`}},
		{name: "counsellor of the parent structure", as: apptest.Rachid, body: body(apptest.North, "counsrachid0000", good), status: 400, content: []string{`"data":{}`}},
		{name: "superuser chooses a code", as: apptest.Root, body: body(apptest.North, nina, good+`,"code":"zzz99999"`), status: 200, content: []string{`"code":"ZZZ99999"`}},
		{name: "superuser, code with vowels", as: apptest.Root, body: body(apptest.North, nina, good+`,"code":"EVA00001"`), status: 400, content: []string{`"code":{`}},
		{name: "superuser, owner of another structure", as: apptest.Root, body: body(apptest.South, nina, good), status: 400, content: []string{`"owner":{`, "n’appartient pas"}},
		{name: "same name, other case and accents kept", as: apptest.Nina, before: existing,
			body: body(apptest.North, nina, `,"label":"été INDIEN","situations":["controle"]`), status: 400,
			content: []string{`"label":{"code":"eva_label","message":"Votre structure a déjà une campagne de ce nom.`}, events: map[string]int{saved: 0}},
		{name: "same name in another structure", as: apptest.Sonia, before: existing,
			body: body(apptest.South, "counssonia00000", `,"label":"Été indien","situations":["controle"]`), status: 200, content: []string{`"label":"Été indien"`}},
		{name: "no name, no situation: both are said", as: apptest.Nina, body: body(apptest.North, nina, `,"label":"   ","situations":[]`), status: 400,
			content: []string{`"label":{`, "Donnez un nom", `"situations":{`, "au moins une"}},
		{name: "unknown situation", as: apptest.Nina, body: body(apptest.North, nina, `,"label":"X","situations":["poker"]`), status: 400, content: []string{"poker\u00a0» n’existe pas"}},
		{name: "twice the same", as: apptest.Nina, body: body(apptest.North, nina, `,"label":"X","situations":["controle","controle"]`), status: 400, content: []string{"choisie deux fois"}},
		{name: "situations that are no list", as: apptest.Nina, body: body(apptest.North, nina, `,"label":"X","situations":{"a":1}`), status: 400, content: []string{"illisible"}},
		{name: "guest of another structure", as: apptest.Nina, body: body(apptest.North, nina, good+`,"private":true,"guests":["counssonia00000"]`), status: 400, content: []string{`"guests":{`}},
		{name: "guest of the same structure", as: apptest.Nina, body: body(apptest.North, nina, good+`,"private":true,"guests":["counsnoah000000"]`), status: 200, content: []string{"counsnoah000000"}},
		{name: "bad body", as: apptest.Nina, body: `{`, status: 400, content: []string{`"data":{}`}},
	} {
		c.method = http.MethodPost
		c.run(t)
	}
}

func TestUpdate(t *testing.T) {
	const id = "campaign0000001"
	plain := map[string]any{"id": id, "label": "Hiver", "situations": []string{"controle"}}
	with := func(fields map[string]any, more func(t testing.TB, app *tests.TestApp, campaign *core.Record)) func(testing.TB, *tests.TestApp) {
		return func(t testing.TB, app *tests.TestApp) {
			all := map[string]any{}
			for k, v := range plain {
				all[k] = v
			}
			for k, v := range fields {
				all[k] = v
			}
			campaign := apptest.Campaign(t, app, all)
			if more != nil {
				more(t, app, campaign)
			}
		}
	}
	other := func(t testing.TB, app *tests.TestApp, _ *core.Record) {
		apptest.Campaign(t, app, map[string]any{"label": "Été indien", "code": "CCC00000"})
	}
	played := func(t testing.TB, app *tests.TestApp, campaign *core.Record) {
		apptest.Evaluation(t, app, campaign, nil)
	}
	archived := map[string]any{"state": "archived"}
	for _, c := range []call{
		{name: "nobody", body: `{"state":"closed"}`, status: 404, content: []string{`"status":404`}},
		{name: "another structure", as: apptest.Sonia, body: `{"state":"closed"}`, status: 404, content: []string{`"status":404`}},
		{name: "colleague", as: apptest.Noah, body: `{"state":"closed"}`, status: 200, content: []string{`"state":"closed"`}},
		{name: "colleague, private campaign", as: apptest.Noah, before: with(map[string]any{"private": true}, nil), body: `{"state":"closed"}`, status: 404, content: []string{`"status":404`}},
		{name: "owner changes its code", as: apptest.Nina, body: `{"code":"CCC00001"}`, status: 404, content: []string{`"status":404`}},
		{name: "superuser changes its code", as: apptest.Root, body: `{"code":"CCC00001"}`, status: 400, content: []string{"ne change jamais"}},
		{name: "superuser changes its structure", as: apptest.Root, body: `{"structure":"` + apptest.South + `"}`, status: 400, content: []string{"ne change pas de structure"}},
		{name: "name of another one", as: apptest.Nina, before: with(nil, other), body: `{"label":"été indien"}`, status: 400, content: []string{"déjà une campagne"}},
		{name: "its own name again", as: apptest.Nina, body: `{"label":" HIVER "}`, status: 200, content: []string{`"label":"HIVER"`}},
		{name: "situations before anybody played", as: apptest.Nina, body: `{"situations":["maintenance"]}`, status: 200, content: []string{`["maintenance"]`}},
		{name: "situations once played", as: apptest.Nina, before: with(nil, played), body: `{"situations":["maintenance"]}`, status: 400, content: []string{"ont déjà commencé"}},
		{name: "the same situations once played", as: apptest.Nina, before: with(nil, played), body: `{"situations":[ "controle" ]}`, status: 200, content: []string{`"controle"`}},
		{name: "an archived one does not change", as: apptest.Nina, before: with(archived, nil), body: `{"label":"Autre"}`, status: 400, content: []string{"est archivée"}},
		{name: "it comes out of the archives", as: apptest.Nina, before: with(archived, nil), body: `{"state":"open"}`, status: 200, content: []string{`"state":"open"`}},
		{name: "bad body", as: apptest.Nina, body: `{"state":"burnt"}`, status: 400, content: []string{`"state":{`}},
	} {
		if c.before == nil {
			c.before = with(nil, nil)
		}
		c.method, c.path = http.MethodPatch, "/"+id
		c.run(t)
	}
}

func TestNeverDeleted(t *testing.T) {
	before := func(t testing.TB, app *tests.TestApp) {
		apptest.Campaign(t, app, map[string]any{"id": "campaign0000001"})
	}
	call{name: "owner", as: apptest.Nina, method: http.MethodDelete, path: "/campaign0000001", before: before, status: 403, content: []string{`"status":403`}}.run(t)
	call{name: "superuser", as: apptest.Root, method: http.MethodDelete, path: "/campaign0000001", before: before, status: 400, content: []string{"Archivez-la."}}.run(t)
}

func TestDrawCode(t *testing.T) {
	// 255 and 254 are beyond the last whole multiple of 20 and of 10: they are drawn again.
	code, err := drawCode(bytes.NewReader([]byte{255, 0, 19, 240, 239, 254, 0, 9, 10, 249, 1}))
	if err != nil || code != "BZZ09091" {
		t.Fatalf("code %q, error %v", code, err)
	}
	if _, err := drawCode(bytes.NewReader(nil)); err == nil {
		t.Fatal("a source that is dry must be an error")
	}
	if !regexp.MustCompile(`^[B-DF-HJ-NP-TV-XZ]{3}[0-9]{5}$`).MatchString(codeLetters[:3] + codeDigits[:5]) {
		t.Fatal("alphabets and pattern disagree")
	}
}

func TestNoFreeCode(t *testing.T) {
	app := apptest.New(t)
	apptest.Campaign(t, app, map[string]any{"code": "BBB00000"})
	if _, err := freeCode(app, bytes.NewReader(make([]byte, 8*codeTries))); err == nil {
		t.Fatal("a source that always draws a taken code must give up")
	}
}
