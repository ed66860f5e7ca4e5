package reports

import (
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

const evaluationID = "evaluation00001"

// situationsOf is the campaign of the tests: two situations, of which the second one is not finished.
var situationsOf = []string{"livraison", "controle"}

// seed makes one evaluation with its results.
func seed(t testing.TB, app *tests.TestApp, campaign map[string]any) {
	t.Helper()
	fields := map[string]any{"situations": situationsOf, "free_text": true}
	maps.Copy(fields, campaign)
	evaluation := apptest.Evaluation(t, app, apptest.Campaign(t, app, fields), map[string]any{
		"id": evaluationID, "state": "finished", "finished_at": apptest.Now, "completeness": "transversal_incomplete",
	})
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{
		map[string]any{"id": "q1", "type": "single_choice"}, map[string]any{"id": "message", "type": "free_text"},
	}}, []any{})
	play := apptest.Play(t, app, evaluation, bank, "livraison", map[string]any{"id": "playlivraison00", "state": "finished", "ended_at": apptest.Now})
	for i, e := range []string{
		`accommodation {"name":"text_size","value":"large"}`,
		`accommodation {"name":"voice","value":"off"}`,
		`item_answered {"item":"message","answer":"premier jet"}`,
		`item_answered {"item":"message","answer":"Bonjour, je serai en retard."}`,
	} {
		name, data, _ := strings.Cut(e, " ")
		apptest.Record(t, app, "events", map[string]any{"play": play.Id, "position": i, "name": name, "at": 1000 * (i + 1), "data": data})
	}
	context := `"breaks":2,"help":1,"instruction_replays":3`
	for _, r := range []map[string]any{
		{"play": play.Id, "scale": "comprehension", "level": "2", "p_level": `{"1":0.9,"2":0.05,"3":0.05}`}, // computed again below
		{"play": play.Id, "scale": "comprehension", "level": "3", "p_level": `{"1":0.01,"2":0.02,"3":0.97}`, "engine": "irt",
			"estimate": "1.45", "se": "0.65", "ci90": "[0.43,2.58]", "flags": `["instruction_replayed_often","provisional_parameters"]`,
			"metrics": `{"accuracy":0.95,"accuracy_ci90":[0.81,0.99],"cuts":[-0.33,0.67],` + context + `}`},
		{"play": play.Id, "scale": "spelling", "level": "1", "p_level": `{"1":0.84,"2":0.14,"3":0.02}`, "metrics": `{"accuracy":0.4}`},
		{"play": play.Id, "scale": "numeracy", "level": "", "p_level": `{"1":0.05,"2":0.5,"3":0.45}`, "flags": `["to_confirm","partly_tested"]`,
			"metrics": `{"accuracy":0.7,"between":["2","3"]}`},
		{"scale": "attention", "level": "", "flags": `["not_tested"]`},
		{"scale": "synthesis", "level": "need", "metrics": `{"orientation":"basic_training","completeness":"transversal_incomplete","basic_skills_need":true}`},
	} {
		row := map[string]any{
			"evaluation": evaluationID, "structure": apptest.North, "engine": "criterion", "algorithm_version": "1", "item_bank_version": "livraison@1",
			"computed_at": apptest.Now, "inputs_hash": "abc", "n_items": 12, "flags": `[]`, "metrics": `{}`,
		}
		maps.Copy(row, r)
		apptest.Record(t, app, "results", row)
	}
}

func TestWhoMayRead(t *testing.T) {
	unknown := []string{"ou votre compte n’y a pas accès"}
	open := []string{`"name":"Camille"`, `"code":"basic_training"`}
	for _, c := range []struct {
		name, as, id string
		campaign     map[string]any
		status       int
		content      []string
	}{
		{name: "nobody", status: 401, content: []string{"Connectez-vous"}},
		{name: "beneficiary's token", as: "eyJhbGciOiJIUzI1NiJ9.eyJldiI6ImV2YWx1YXRpb24wMDAwMSJ9.c2lnbmF0dXJl", status: 401, content: []string{"Connectez-vous"}},
		{name: "counsellor of the structure", as: apptest.Nina, status: 200, content: open},
		{name: "colleague", as: apptest.Noah, status: 200, content: open},
		{name: "colleague, private campaign", as: apptest.Noah, campaign: map[string]any{"private": true}, status: 404, content: unknown},
		{name: "guest of a private campaign", as: apptest.Noah, campaign: map[string]any{"private": true, "guests": []string{"counsnoah000000"}}, status: 200, content: open},
		{name: "administrator of the structure, private campaign", as: apptest.Alain, campaign: map[string]any{"private": true}, status: 200, content: open},
		{name: "another structure", as: apptest.Sonia, status: 404, content: unknown},
		{name: "administrator of the parent structure", as: apptest.Rita, status: 200, content: open},
		{name: "counsellor of the parent structure", as: apptest.Rachid, status: 404, content: unknown},
		{name: "pending account", as: apptest.Pending, status: 404, content: unknown},
		{name: "disabled account", as: apptest.Disabled, status: 404, content: unknown},
		{name: "superuser", as: apptest.Root, status: 200, content: open},
		{name: "unknown evaluation", as: apptest.Nina, id: "nothing00000000", status: 404, content: unknown},
	} {
		headers := map[string]string{}
		id := evaluationID
		if c.id != "" {
			id = c.id
		}
		(&tests.ApiScenario{
			Name: c.name, Method: http.MethodGet, URL: "/api/reports/" + id, Headers: headers, TestAppFactory: apptest.Factory(Bind),
			ExpectedStatus: c.status, ExpectedContent: c.content,
			BeforeTestFunc: func(t testing.TB, app *tests.TestApp, _ *core.ServeEvent) {
				seed(t, app, c.campaign)
				if strings.Contains(c.as, "@") {
					headers["Authorization"] = apptest.Token(t, app, c.as)
				} else if c.as != "" {
					headers["Authorization"] = c.as
				}
				app.ResetEventCalls()
			},
			ExpectedEvents: map[string]int{"OnRecordCreate": 0, "OnRecordUpdate": 0},
			AfterTestFunc: func(t testing.TB, _ *tests.TestApp, res *http.Response) {
				if res.StatusCode == http.StatusOK && res.Header.Get("Cache-Control") != "private, no-store" {
					t.Errorf("a report may be kept: %q", res.Header.Get("Cache-Control"))
				}
			},
		}).Test(t)
	}
}

func reportOf(t *testing.T, prepare func(app *tests.TestApp)) Report {
	t.Helper()
	app := apptest.New(t)
	seed(t, app, nil)
	if prepare != nil {
		prepare(app)
	}
	evaluation, err := app.FindRecordById("evaluations", evaluationID)
	if err != nil {
		t.Fatal(err)
	}
	s, err := load(app, evaluation)
	if err != nil {
		t.Fatal(err)
	}
	return compose(s)
}

func TestReport(t *testing.T) {
	r := reportOf(t, nil)
	levels := map[string]string{}
	for _, s := range append(r.Basic, r.Transversal...) {
		levels[s.Scale] = plain(s.Label) + " | " + s.Certainty.Label
	}
	for scale, want := range map[string]string{
		"comprehension": "Solide | Presque certain", // the last computation counts
		"spelling":      "À construire | Probable",
		"numeracy":      "Entre « À renforcer » et « Solide » | À confirmer",
		"attention":     "Pas de niveau | Pas mesuré",
	} {
		if levels[scale] != want {
			t.Errorf("%s: %q, want %q", scale, levels[scale], want)
		}
	}
	if _, shown := levels["word_recognition"]; shown {
		t.Error("a scale that the campaign does not look at is not in the report")
	}
	if len(r.Writings) != 1 || r.Writings[0].Text != "Bonjour, je serai en retard." {
		t.Errorf("writings %+v", r.Writings)
	}
	if len(r.Observations) != 1 || r.Observations[0].Sentence != "2 pauses demandées, aide ouverte 1 fois, consigne réécoutée 3 fois, texte plus grand." {
		t.Errorf("observations %+v", r.Observations)
	}
	plays := r.Evaluation.Plays
	if len(plays) != 2 || plays[0].ActiveMS == nil || *plays[0].ActiveMS != 4000 || plays[1].State != "todo" {
		t.Errorf("plays %+v", plays)
	}
	if r.Person.Date != "23 novembre 2026" || len(r.Person.Strengths) != 1 || len(r.Person.ToWorkOn) != 1 {
		t.Errorf("person %+v", r.Person)
	}
	if len(r.Versions) != 2 || r.Versions[0].Bank != "livraison@1" || r.Versions[0].InputsHash != "abc" {
		t.Errorf("versions %+v", r.Versions)
	}
}

// The person's page has no level, no number and none of the words that hurt.
func TestPersonVersionHasNoScore(t *testing.T) {
	written, err := json.Marshal(reportOf(t, nil).Person)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"0.", "%", "niveau", "score", "illettrisme", "échec", "erreur", "construire"} {
		if strings.Contains(strings.ToLower(string(written)), word) {
			t.Errorf("%q in %s", word, written)
		}
	}
}

// A difficulty may be sure while its level is not: the report must not say that nothing is known, and propose a training.
func TestSynthesisAgreesWithOrientation(t *testing.T) {
	for orientation, title := range map[string]string{"basic_training": "Difficultés avec les compétences de base, à préciser", "further": "Pas encore de conclusion"} {
		r := reportOf(t, func(app *tests.TestApp) {
			apptest.Record(t, app, "results", map[string]any{
				"evaluation": evaluationID, "structure": apptest.North, "scale": "synthesis", "level": "undetermined",
				"metrics": `{"orientation":"` + orientation + `"}`,
			})
		})
		if r.Synthesis.Title != title || r.Orientation.Code != orientation {
			t.Errorf("%s: %+v", orientation, r.Synthesis)
		}
	}
}

func TestIlliteracyNeedsSchoolingInFrance(t *testing.T) {
	unknown := reportOf(t, nil)
	if unknown.Synthesis.Title != "Difficultés avec les compétences de base" || !strings.Contains(strings.Join(unknown.ToAsk, " "), "l’école en France") {
		t.Errorf("schooling unknown: %+v, %q", unknown.Synthesis, unknown.ToAsk)
	}
	for metric, title := range map[string]string{
		`"illiteracy_possible":true`:  "Situation d’illettrisme possible",
		`"illiteracy_possible":false`: "Difficultés avec les compétences de base",
	} {
		known := reportOf(t, func(app *tests.TestApp) {
			apptest.Record(t, app, "results", map[string]any{
				"evaluation": evaluationID, "structure": apptest.North, "scale": "synthesis", "level": "need",
				"metrics": `{"orientation":"basic_training",` + metric + `}`,
			})
		})
		if known.Synthesis.Title != title || strings.Contains(strings.Join(known.ToAsk, " "), "l’école en France") {
			t.Errorf("%s: %+v, %q", metric, known.Synthesis, known.ToAsk)
		}
	}
}

// French typography: a no-break space before high punctuation and inside quotation marks, a curly apostrophe.
func TestTypography(t *testing.T) {
	bad := regexp.MustCompile(`[^\s] [:;!?»]|« |[a-zà-ü]'[a-zà-ü]`)
	written, err := json.Marshal([]any{wordings, syntheses, illiteracyPossible, somewhereBelow, orientations, nextSteps, notes, talkToCounsellor, noNorm, reportOf(t, nil)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range questions {
		written = append(written, c.question...)
	}
	if found := bad.FindAllString(string(written), -1); found != nil {
		t.Errorf("%q in %s", found, written)
	}
}

// TestFigures: an ability is for those who ask; the share of right answers is for all.
func TestFigures(t *testing.T) {
	r := reportOf(t, nil)
	comprehension, spelling := r.Basic[0], r.Basic[1]
	if a := comprehension.Accuracy; a == nil || a.Share != 0.95 || *a.CI90 != [2]float64{0.81, 0.99} {
		t.Errorf("accuracy %+v", a)
	}
	tech := comprehension.Technical
	if tech == nil || tech.Ability != 1.45 || *tech.SE != 0.65 || *tech.CI90 != [2]float64{0.43, 2.58} || len(tech.Cuts) != 2 || !tech.Provisional {
		t.Errorf("technical %+v", tech)
	}
	if spelling.Technical != nil || spelling.Accuracy == nil || spelling.Accuracy.Share != 0.4 {
		t.Errorf("a result of the first algorithm: %+v, %+v", spelling.Technical, spelling.Accuracy)
	}
}
