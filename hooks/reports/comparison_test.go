package reports

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

const laterID = "evaluation00002"

// seedTwice is seed, and a second evaluation of the same person three months later.
func seedTwice(t testing.TB, app *tests.TestApp, evaluation, numeracy map[string]any) {
	t.Helper()
	seed(t, app, nil)
	first, err := app.FindRecordById("evaluations", evaluationID)
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]any{
		"id": laterID, "campaign": first.GetString("campaign"), "structure": apptest.North, "beneficiary": first.GetString("beneficiary"),
		"state": "finished", "kind": "real", "accompanied": "alone", "started_at": apptest.Now.Add(90 * 24 * time.Hour), "finished_at": apptest.Now.Add(90 * 24 * time.Hour),
	}
	maps.Copy(fields, evaluation)
	second := apptest.Record(t, app, "evaluations", fields)
	bank, err := app.FindFirstRecordByFilter("bank_versions", "number = 1")
	if err != nil {
		t.Fatal(err)
	}
	play := apptest.Play(t, app, second, bank, "livraison", map[string]any{"state": "finished", "ended_at": apptest.Now})
	add := func(evaluation, play, scale string, more map[string]any) {
		row := map[string]any{
			"evaluation": evaluation, "play": play, "structure": apptest.North, "engine": "irt", "algorithm_version": "1", "scale": scale,
			"item_bank_version": "livraison@1", "computed_at": apptest.Now, "n_items": 12, "flags": `["provisional_parameters"]`, "level": "2",
			"p_level": `{"1":0.05,"2":0.9,"3":0.05}`, "metrics": `{"cuts":[-0.33,0.67]}`,
		}
		maps.Copy(row, more)
		apptest.Record(t, app, "results", row)
	}
	add(evaluationID, "playlivraison00", "numeracy", map[string]any{"estimate": "-0.8", "se": "0.42", "ci90": "[-1.5,-0.1]", "level": "1", "p_level": `{"1":0.9,"2":0.09,"3":0.01}`})
	add(laterID, play.Id, "comprehension", map[string]any{"estimate": "1.2", "se": "0.6", "ci90": "[0.2,2.2]"})
	last := map[string]any{"estimate": "0.35", "se": "0.38", "ci90": "[-0.3,1.0]"}
	maps.Copy(last, numeracy)
	add(laterID, play.Id, "numeracy", last)
}

func compared(t *testing.T, evaluation, numeracy map[string]any) Comparison {
	t.Helper()
	app := apptest.New(t, Bind)
	seedTwice(t, app, evaluation, numeracy)
	server := apptest.Serve(t, app)
	person, err := app.FindRecordById("evaluations", evaluationID)
	if err != nil {
		t.Fatal(err)
	}
	var c, turned Comparison
	path := "/api/conseil/people/" + person.GetString("beneficiary") + "/comparison?first="
	token := apptest.Token(t, app, apptest.Nina)
	if status := server.Call("GET", path+evaluationID+"&second="+laterID, token, nil, &c); status != http.StatusOK {
		t.Fatalf("the comparison answered %d", status)
	}
	server.Call("GET", path+laterID+"&second="+evaluationID, token, nil, &turned)
	if c.Sentence != turned.Sentence {
		t.Errorf("the order in which they are asked for counts: %q, %q", c.Sentence, turned.Sentence)
	}
	return c
}

func (c Comparison) of(t *testing.T, scale string) SkillChange {
	t.Helper()
	i := slices.IndexFunc(c.Skills, func(s SkillChange) bool { return s.Scale == scale })
	if i < 0 {
		t.Fatalf("%s is not compared", scale)
	}
	return c.Skills[i]
}

func TestComparison(t *testing.T) {
	const when = "Entre le 23 novembre 2026 et le 21 février 2027"
	for _, c := range []struct {
		name                 string
		evaluation, numeracy map[string]any
		verdict, sentence    string
		notes, cautions      []string
	}{
		{"a real progress", nil, nil, "progress", when + " : un vrai progrès pour « Calculer » ; pour le reste, l’écart ne se distingue pas du hasard des réponses.", nil, nil},
		{"a real decline", nil, map[string]any{"estimate": "-2.1", "se": "0.3"}, "decline", when + " : un vrai recul pour « Calculer » ; pour le reste, l’écart ne se distingue pas du hasard des réponses.", nil, nil},
		{"noise", nil, map[string]any{"estimate": "-0.2"}, "noise", when + ", aucun changement ne se distingue du hasard des réponses.", nil, nil},
		{"other questions, calibrated since", nil, map[string]any{"item_bank_version": "livraison@2", "flags": "[]"}, "incomparable", when + ", aucun changement ne se distingue du hasard des réponses.", nil, []string{"contenu a changé"}},
		{"accompanied, soon after, unfinished", map[string]any{"accompanied": "accompanied", "state": "started", "started_at": apptest.Now.Add(50 * time.Hour)}, nil, "progress", "",
			[]string{"seule la première fois, accompagnée la seconde", "2 jours d’écart", "n’est pas terminée"}, nil},
	} {
		got := compared(t, c.evaluation, c.numeracy)
		numeracy := got.of(t, "numeracy")
		if numeracy.Verdict != c.verdict {
			t.Errorf("%s: %s; want %s", c.name, numeracy.Verdict, c.verdict)
		}
		if c.sentence != "" && got.Sentence != c.sentence {
			t.Errorf("%s: %q; want %q", c.name, got.Sentence, c.sentence)
		}
		tell(t, c.name, got.Notes, c.notes)
		tell(t, c.name, numeracy.Notes, c.cautions)
		if numeracy.Before.Label == "" || numeracy.Before.Ability == nil || numeracy.Label == "" {
			t.Errorf("%s: %+v", c.name, numeracy)
		}
		if got.of(t, "comprehension").Verdict != "noise" {
			t.Errorf("%s: comprehension %+v", c.name, got.of(t, "comprehension"))
		}
	}
}

// tell wants one note for each of the words, and no other.
func tell(t *testing.T, name string, notes, words []string) {
	t.Helper()
	if len(notes) != len(words) {
		t.Errorf("%s: %q; want %d notes", name, notes, len(words))
		return
	}
	for i, word := range words {
		if !strings.Contains(notes[i], word) {
			t.Errorf("%s: %q; want %q in it", name, notes[i], word)
		}
	}
}

// The report tells what changed since the evaluation before, when whoever reads may see that one.
func TestReportSinceTheFormerEvaluation(t *testing.T) {
	app := apptest.New(t, Bind)
	seedTwice(t, app, nil, nil)
	server := apptest.Serve(t, app)
	read := func(as, id string) *Former {
		var report Report
		server.Call("GET", "/api/reports/"+id, apptest.Token(t, app, as), nil, &report)
		return report.Former
	}
	if got := read(apptest.Nina, laterID); got == nil || got.ID != evaluationID || !strings.Contains(got.Sentence, "un vrai progrès") {
		t.Errorf("since the former evaluation: %+v", got)
	}
	if got := read(apptest.Nina, evaluationID); got != nil {
		t.Errorf("the first evaluation has a former one: %+v", got)
	}
	private := apptest.Campaign(t, app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true, "situations": situationsOf})
	if _, err := app.DB().Update("evaluations", dbx.Params{"campaign": private.Id}, dbx.HashExp{"id": evaluationID}).Execute(); err != nil {
		t.Fatal(err)
	}
	if got := read(apptest.Noah, laterID); got != nil {
		t.Errorf("a report tells of an evaluation that its reader may not see: %+v", got)
	}
}

func TestWhoMayCompare(t *testing.T) {
	const person = "/api/conseil/people/PERSON/comparison"
	both := person + "?first=" + evaluationID + "&second=" + laterID
	for _, c := range []struct {
		name, as, url string
		status        int
		content       string
	}{
		{"nobody", "", both, 401, "Connectez-vous"},
		{"counsellor of the structure", apptest.Nina, both, 200, "un vrai progrès"},
		{"another structure", apptest.Sonia, both, 404, "pas accès"},
		{"counsellor of the structure above", apptest.Rachid, both, 404, "pas accès"},
		{"administrator of the structure above", apptest.Rita, both, 200, "un vrai progrès"},
		{"pending", apptest.Pending, both, 404, "pas accès"},
		{"superuser", apptest.Root, both, 200, "un vrai progrès"},
		{"one evaluation", apptest.Nina, person + "?first=" + evaluationID, 404, "pas accès"},
		{"the same twice", apptest.Nina, person + "?first=" + evaluationID + "&second=" + evaluationID, 400, "différentes"},
		{"somebody else's", apptest.Nina, person + "?first=" + evaluationID + "&second=evaluation00003", 400, "pas celles de cette personne"},
	} {
		app := apptest.New(t, Bind)
		seedTwice(t, app, nil, nil)
		first, err := app.FindRecordById("evaluations", evaluationID)
		if err != nil {
			t.Fatal(err)
		}
		campaign, err := app.FindRecordById("campaigns", first.GetString("campaign"))
		if err != nil {
			t.Fatal(err)
		}
		apptest.Evaluation(t, app, campaign, map[string]any{"id": "evaluation00003"})
		headers := map[string]string{}
		if c.as != "" {
			headers["Authorization"] = apptest.Token(t, app, c.as)
		}
		(&tests.ApiScenario{
			Name: c.name, Method: http.MethodGet, URL: strings.ReplaceAll(c.url, "PERSON", first.GetString("beneficiary")), Headers: headers,
			TestAppFactory:        func(testing.TB) *tests.TestApp { return app },
			DisableTestAppCleanup: true,
			ExpectedStatus:        c.status, ExpectedContent: []string{c.content},
			BeforeTestFunc: func(_ testing.TB, app *tests.TestApp, _ *core.ServeEvent) { app.ResetEventCalls() },
			ExpectedEvents: map[string]int{"OnRecordCreate": 0, "OnRecordUpdate": 0},
		}).Test(t)
	}
}
