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
	today        = "2026-11-23 11:00:00.000Z"
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
	event := map[string]string{http.MethodPost: "OnRecordAfterCreateSuccess", http.MethodPatch: "OnRecordAfterUpdateSuccess"}[c.method]
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
			content: []string{`"structure":"` + apptest.North + `"`, `"counsellor":"counsnina000000"`, `"answered_at":"` + today + `"`, `"remediation":"basic_skills_training"`, `"difficulty":""`}},
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
			body: `{"evaluation":"` + evaluationID + `","step":"month3","oriented":"no"}`, content: []string{`"step":"month3"`, `"difficulty":"unspecified"`}},
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
			content: []string{`"remediation":""`, `"difficulty":"unspecified"`, `"answered_at":"` + today + `"`, `"counsellor":"counsnina000000"`}},
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
