package followups

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

const (
	recordsURL   = "/api/collections/follow_ups/records"
	evaluationID = "evaluation00001"
	followUpID   = "followup0000001"
	noon         = "2026-11-23 11:00:00.000Z"
)

func atNoon(app core.App) { bind(app, func() time.Time { return apptest.Now }) }

type call struct {
	name, as, method, path, body string
	status                       int
	content, absent              []string
	written                      int // follow-ups created or updated
	before                       func(t testing.TB, app *tests.TestApp)
}

func (c call) run(t *testing.T) {
	t.Helper()
	headers := map[string]string{}
	event := map[string]string{http.MethodPost: "OnRecordAfterCreateSuccess", http.MethodPatch: "OnRecordAfterUpdateSuccess", http.MethodDelete: "OnRecordAfterDeleteSuccess"}[c.method]
	(&tests.ApiScenario{
		Name: c.name, Method: c.method, URL: recordsURL + c.path, Body: strings.NewReader(c.body), Headers: headers,
		ExpectedStatus: c.status, ExpectedContent: c.content, NotExpectedContent: c.absent,
		ExpectedEvents: map[string]int{event: c.written},
		TestAppFactory: apptest.Factory(atNoon),
		BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
			apptest.Evaluation(t, app, apptest.Campaign(t, app, nil), map[string]any{"id": evaluationID, "state": "finished"})
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

func answer(rest string) string {
	return `{"evaluation":"` + evaluationID + `","step":"now","oriented":"yes"` + rest + `}`
}

func later(step, rest string) string {
	return `{"evaluation":"` + evaluationID + `","step":"` + step + `"` + rest + `}`
}

// answered is a follow-up of last month, by Noah.
func answered(t testing.TB, app *tests.TestApp) {
	apptest.Record(t, app, collection, map[string]any{
		"id": followUpID, "evaluation": evaluationID, "structure": apptest.South, "counsellor": "counsnoah000000", "step": "now",
		"oriented": "yes", "remediation": "vocational_training", "answered_at": "2026-10-20 09:00:00.000Z",
	})
}

func TestCreate(t *testing.T) {
	refused := []string{`"status":400`, `"data":{}`}
	for _, c := range []call{
		{name: "nobody", body: answer(""), status: 400, content: refused},
		{name: "another structure", as: apptest.Sonia, body: answer(""), status: 400, content: refused},
		{name: "counsellor of the parent structure", as: apptest.Rachid, body: answer(""), status: 400, content: refused},
		{name: "disabled account", as: apptest.Disabled, body: answer(""), status: 400, content: refused},
		{name: "counsellor: structure, author and date are not the client's to say", as: apptest.Nina,
			body:   answer(`,"remediation":"basic_skills_training","structure":"` + apptest.South + `","counsellor":"counssonia00000","answered_at":"2020-01-01 00:00:00.000Z"`),
			status: 200, written: 1,
			content: []string{`"structure":"` + apptest.North + `"`, `"counsellor":"counsnina000000"`, `"answered_at":"` + noon + `"`, `"remediation":"basic_skills_training"`, `"difficulty":""`}},
		{name: "oriented, no word on what", as: apptest.Nina, body: answer(""), status: 200, written: 1, content: []string{`"remediation":"unspecified"`, `"difficulty":""`}},
		{name: "oriented clears the difficulty", as: apptest.Nina, body: answer(`,"difficulty":"barriers"`), status: 200, written: 1, content: []string{`"difficulty":""`}},
		{name: "not oriented clears the remediation", as: apptest.Nina, written: 1, status: 200,
			body:    `{"evaluation":"` + evaluationID + `","step":"now","oriented":"no","remediation":"remobilisation","difficulty":"no_training_offer"}`,
			content: []string{`"remediation":""`, `"difficulty":"no_training_offer"`}},
		{name: "administrator of the parent structure", as: apptest.Rita, body: answer(""), status: 200, written: 1, content: []string{`"counsellor":"counsrita000000"`, `"structure":"` + apptest.North + `"`}},
		{name: "superuser, in a counsellor's name, with its date", as: apptest.Root, status: 200, written: 1,
			body: answer(`,"counsellor":"counsnoah000000","answered_at":"2026-01-05 08:00:00.000Z"`), content: []string{`"counsellor":"counsnoah000000"`, `"answered_at":"2026-01-05`}},
		{name: "a step twice", as: apptest.Nina, before: answered, body: answer(""), status: 400, content: []string{"Une réponse existe déjà"}},
		{name: "the next step", as: apptest.Nina, before: answered, status: 200, written: 1,
			body: later("month3", `,"outcome":"training_started"`), content: []string{`"step":"month3"`, `"outcome":"training_started"`, `"oriented":""`, `"remediation":""`, `"difficulty":""`}},
		{name: "later, with an orientation besides", as: apptest.Nina, status: 200, written: 1,
			body: later("month6", `,"outcome":"other","oriented":"no"`), content: []string{`"outcome":"other"`, `"difficulty":"unspecified"`}},
		{name: "later, without a word on what became of the person", as: apptest.Nina, body: later("month3", `,"oriented":"no"`), status: 400, content: []string{`"outcome":{`, "eva_outcome"}},
		{name: "later, unknown outcome", as: apptest.Nina, body: later("month3", `,"outcome":"holidays"`), status: 400, content: []string{`"outcome":{`}},
		{name: "at once, an outcome", as: apptest.Nina, body: answer(`,"outcome":"job"`), status: 400, content: []string{"eva_outcome", "qu’à 3 et 6 mois"}},
		{name: "at once, nothing", as: apptest.Nina, body: later("now", ""), status: 400, content: []string{"eva_oriented"}},
		{name: "later, nobody", body: later("month3", `,"outcome":"job"`), status: 400, content: refused},
		{name: "later, another structure", as: apptest.Sonia, body: later("month3", `,"outcome":"job"`), status: 400, content: refused},
		{name: "unknown evaluation", as: apptest.Nina, body: `{"evaluation":"nothing00000000","step":"now","oriented":"yes"}`, status: 400, content: refused},
		{name: "bad step", as: apptest.Nina, body: `{"evaluation":"` + evaluationID + `","step":"year9","oriented":"yes"}`, status: 400, content: []string{`"step":{`}},
		{name: "bad answer", as: apptest.Nina, body: `{"evaluation":"` + evaluationID + `","step":"now","oriented":"perhaps"}`, status: 400, content: []string{`"oriented":{`}},
		{name: "bad body", as: apptest.Nina, body: `[]`, status: 400, content: []string{`"status":400`}},
	} {
		c.method = http.MethodPost
		c.run(t)
	}
}

func TestUpdate(t *testing.T) {
	for _, c := range []call{
		{name: "nobody", body: `{"oriented":"no"}`, status: 404, content: []string{`"status":404`}},
		{name: "another structure", as: apptest.Sonia, body: `{"oriented":"no"}`, status: 404, content: []string{`"status":404`}},
		{name: "yes becomes no: the remediation goes, the date and the author change", as: apptest.Nina, body: `{"oriented":"no"}`, status: 200, written: 1,
			content: []string{`"remediation":""`, `"difficulty":"unspecified"`, `"answered_at":"` + noon + `"`, `"counsellor":"counsnina000000"`}},
		{name: "the same answer keeps its date, which nobody can set", as: apptest.Nina, body: `{"oriented":"yes","answered_at":"2020-01-01 00:00:00.000Z"}`, status: 200, written: 1,
			content: []string{`"answered_at":"2026-10-20 09:00:00.000Z"`, `"remediation":"vocational_training"`}},
		{name: "counsellor moves it to another step", as: apptest.Nina, body: `{"step":"month6"}`, status: 404, content: []string{`"status":404`}},
		{name: "superuser moves it to another step", as: apptest.Root, body: `{"step":"month6"}`, status: 400, content: []string{"reste attachée"}},
		{name: "bad body", as: apptest.Nina, body: `{"remediation":"holidays"}`, status: 400, content: []string{`"remediation":{`}},
	} {
		c.method, c.path, c.before = http.MethodPatch, "/"+followUpID, answered
		c.run(t)
	}
}

// What was answered of a later step before outcomes existed stays, and may be completed.
func TestOlderAnswers(t *testing.T) {
	older := func(t testing.TB, app *tests.TestApp) {
		answered(t, app)
		if _, err := app.DB().NewQuery("UPDATE follow_ups SET step = 'month3'").Execute(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []call{
		{name: "another remediation", body: `{"remediation":"remobilisation"}`, status: 200, written: 1, content: []string{`"outcome":""`, `"remediation":"remobilisation"`}},
		{name: "an outcome besides", body: `{"outcome":"job"}`, status: 200, written: 1, content: []string{`"outcome":"job"`, `"oriented":"yes"`, `"answered_at":"` + noon + `"`}},
		{name: "no answer at all", body: `{"oriented":""}`, status: 400, content: []string{"eva_outcome"}},
	} {
		c.as, c.method, c.path, c.before = apptest.Nina, http.MethodPatch, "/"+followUpID, older
		c.run(t)
	}
}

// A slip is undone by whoever made it, for a day.
func TestUndo(t *testing.T) {
	old := func(t testing.TB, app *tests.TestApp) {
		answered(t, app)
		if _, err := app.DB().NewQuery("UPDATE follow_ups SET created = '2026-01-01 00:00:00.000Z'").Execute(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []call{
		{name: "nobody", status: 404, before: answered},
		{name: "a colleague", as: apptest.Nina, status: 404, before: answered},
		{name: "the administrator", as: apptest.Alain, status: 404, before: answered},
		{name: "another structure", as: apptest.Sonia, status: 404, before: answered},
		{name: "the administrator above", as: apptest.Rita, status: 404, before: answered},
		{name: "closed account", as: apptest.Disabled, status: 404, before: answered},
		{name: "the author", as: apptest.Noah, status: 204, written: 1, before: answered},
		{name: "the author, long after", as: apptest.Noah, status: 404, before: old},
		{name: "superuser, long after", as: apptest.Root, status: 204, written: 1, before: old},
	} {
		c.method, c.path = http.MethodDelete, "/"+followUpID
		if c.status == 404 {
			c.content = []string{`"status":404`}
		}
		c.run(t)
	}
}

// Whoever writes, the structure is that of the evaluation.
func TestStructureComesFromEvaluation(t *testing.T) {
	app := apptest.New(t, atNoon)
	apptest.Evaluation(t, app, apptest.Campaign(t, app, nil), map[string]any{"id": evaluationID})
	answered(t, app)
	r, err := app.FindRecordById(collection, followUpID)
	if err != nil || r.GetString("structure") != apptest.North {
		t.Fatalf("structure %q, error %v", r.GetString("structure"), err)
	}
}
