package reports

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// positioned makes an evaluation of lecture and calcul, and what the person said in bienvenue.
func positioned(t *testing.T, health bool) Report {
	t.Helper()
	app := apptest.New(t)
	campaign := apptest.Campaign(t, app, map[string]any{"situations": []string{"bienvenue", "livraison", "lecture", "calcul"}, "health": health})
	evaluation := apptest.Evaluation(t, app, campaign, map[string]any{"id": evaluationID, "state": "finished", "finished_at": apptest.Now, "completeness": "complete"})
	plays := map[string]string{}
	for name, content := range map[string]any{
		"livraison": map[string]any{"items": []any{}}, "lecture": map[string]any{"items": []any{}}, "calcul": map[string]any{"items": []any{}},
		"bienvenue": map[string]any{"items": []any{
			map[string]any{"id": "age", "type": "declaration", "stimulus": map[string]any{"question": "Quel est votre âge ?", "options": []any{map[string]any{"id": "25-34", "text": "De 25 à 34 ans"}}}},
			map[string]any{"id": "ease", "type": "gauge", "stimulus": map[string]any{"question": "Lire une lettre, c’est…", "low": "difficile", "high": "facile", "steps": []any{map[string]any{"id": "5"}, map[string]any{"id": "6"}}}},
			map[string]any{"id": "sight", "type": "declaration", "stimulus": map[string]any{"question": "Portez-vous des lunettes ?", "health": true, "options": []any{map[string]any{"id": "yes", "text": "Oui"}}}},
		}},
	} {
		bank := apptest.Bank(t, app, name, content, []any{})
		plays[name] = apptest.Play(t, app, evaluation, bank, name, map[string]any{"state": "finished", "ended_at": apptest.Now}).Id
	}
	said := func(kind, data string) {
		apptest.Record(t, app, "declarations", map[string]any{"evaluation": evaluationID, "structure": apptest.North, "kind": kind, "data": data})
	}
	said("profile", `{"age":"25-34","schooled":"abroad"}`)
	said("self_assessment", `{"ease":"6"}`)
	p3 := `{"1":0.02,"2":0.08,"3":0.90}`
	addResults(t, app, plays, []map[string]any{
		{"play": "livraison", "scale": "numeracy", "level": "1", "p_level": `{"1":0.9,"2":0.1,"3":0}`, "engine": "irt", "metrics": `{"accuracy":0.3}`},
		{"play": "calcul", "scale": "numeracy", "level": "3", "p_level": p3, "engine": "irt",
			"metrics": `{"accuracy":0.9,"anlci":"4","p_anlci":{"1":0,"2":0.02,"3":0.08,"4":0.9},"cnef":"Y1","p_cnef":{"pre_X1":0,"X1":0.02,"X2":0.08,"Y1":0.9},"mistakes":{"addition":1,"division":3}}`},
		{"play": "calcul", "scale": "clea_2_1", "level": "acquired", "metrics": `{"share":0.9,"tasks":10,"right":9,"not_reached":2,"criteria":{"2.1.1":{"state":"acquired","tasks":4,"right":4},"2.1.5":{"state":"no_task","tasks":0,"right":0}}}`},
		{"play": "calcul", "scale": "clea_2_2", "level": "", "metrics": `{"tasks":0,"right":0,"not_reached":4,"criteria":{}}`},
		{"play": "calcul", "scale": "clea_2_4", "level": "to_work_on", "flags": `["few_items"]`, "metrics": `{"share":0.5,"tasks":2,"right":1,"not_reached":3,"criteria":{}}`},
		{"play": "lecture", "scale": "literacy", "level": "", "p_level": `{"1":0.4,"2":0.55,"3":0.05}`, "engine": "irt", "flags": `["to_confirm"]`,
			"metrics": `{"accuracy":0.6,"between":["1","2"],"profile":"aberrant","anlci_between":["2","3"],"p_anlci":{"1":0.05,"2":0.35,"3":0.55,"4":0.05}}`},
		{"play": "lecture", "scale": "literacy_writing", "level": "1", "p_level": `{"1":0.9,"2":0.1,"3":0}`, "engine": "irt", "metrics": `{"mistakes":{"accent":2,"agreement":0,"phonetic":5,"other":0}}`},
		{"play": "", "scale": "synthesis", "level": "need", "metrics": `{"orientation":"basic_training"}`},
	})
	s, err := load(app, evaluation)
	if err != nil {
		t.Fatal(err)
	}
	return compose(s)
}

func addResults(t *testing.T, app *tests.TestApp, plays map[string]string, rows []map[string]any) {
	t.Helper()
	for _, row := range rows {
		row["play"] = plays[row["play"].(string)]
		row["evaluation"], row["structure"], row["algorithm_version"], row["n_items"] = evaluationID, apptest.North, "3", 20
		apptest.Record(t, app, "results", row)
	}
}

func TestPositioningReport(t *testing.T) {
	r := positioned(t, false)
	skills := map[string]Skill{}
	for _, s := range r.Basic {
		skills[s.Scale] = s
	}
	if skills["numeracy"].Level != 3 {
		t.Errorf("the positioning comes before the diagnosis: %+v", skills["numeracy"])
	}
	if d := skills["numeracy"].Degrees; len(d) != 2 || !d[0].Sure || d[0].Label != "4" || d[0].Sentence == "" || d[1].Label != "Y1" || len(d[0].Chances) != 4 {
		t.Errorf("degrees %+v", d)
	}
	if d := skills["literacy"].Degrees; len(d) != 1 || d[0].Sure || d[0].Label != "entre 2 et 3, à confirmer" || d[0].Sentence != "" {
		t.Errorf("degrees %+v", d)
	}
	want := []Mistakes{
		{wordings["literacy_writing"].Title, []MistakeKind{{mistakeTitles["phonetic"], 5}, {mistakeTitles["accent"], 2}}},
		{wordings["numeracy"].Title, []MistakeKind{{"Diviser", 3}, {"Additionner", 1}}},
	}
	got, _ := json.Marshal(r.Mistakes)
	if expected, _ := json.Marshal(want); string(got) != string(expected) {
		t.Errorf("mistakes %s", got)
	}
	if !strings.Contains(strings.Join(r.ToAsk, " "), "aidée au début") {
		t.Errorf("answers that contradict each other are a question: %q", r.ToAsk)
	}
	if len(r.Orientation.Reasons) != 2 { // the two domains, as they were positioned
		t.Errorf("reasons %q", r.Orientation.Reasons)
	}
}

func TestCleaReport(t *testing.T) {
	r := positioned(t, false)
	var seen []string
	for _, d := range r.Clea {
		seen = append(seen, d.Code+" "+d.Label)
	}
	if want := []string{"2.1 Acquis", "2.2 Non testé", "2.3 Non testé", "2.4 À travailler", "2.5 Non testé"}; !slices.Equal(seen, want) {
		t.Errorf("got %q", seen)
	}
	first := r.Clea[0]
	if first.Sentence != "9 tâches justes sur 10, 2 tâches non atteintes." || first.Acquired != 75 || *first.Share != 0.9 || first.Title == "" {
		t.Errorf("2.1: %+v", first)
	}
	if few := plain(r.Clea[3].Sentence); few != "1 tâche juste sur 2, 3 tâches non atteintes. Peu de tâches : à confirmer." {
		t.Errorf("2.4: %q", few)
	}
	if c := first.Criteria; len(c) != 2 || c[0].Label != "Acquis" || c[1].Label != "Pas de tâche" || c[1].Title == "" {
		t.Errorf("criteria %+v", first.Criteria)
	}
	if !slices.Contains(r.Person.ToWorkOn, cleaWork["2.4"]) || slices.Contains(r.Person.ToWorkOn, cleaWork["2.2"]) {
		t.Errorf("what was not tested is not to be worked on: %q", r.Person.ToWorkOn)
	}
	for scale := range cleaTitles {
		if len(scale) == 3 && (cleaWork[scale] == "" || cleaDomains[scale[:1]] == "") {
			t.Errorf("%s has no words for the person", scale)
		}
	}
}

func TestDeclaredFacts(t *testing.T) {
	for _, health := range []bool{false, true} {
		r := positioned(t, health)
		if len(r.Profile) != 1 || r.Profile[0].Answer != "De 25 à 34 ans" || len(r.SelfView) != 1 || plain(r.SelfView[0].Answer) != "2 sur 2, de « difficile » (1) à « facile » (2)" {
			t.Errorf("profile %+v, own view %+v", r.Profile, r.SelfView)
		}
		if (len(r.Health) == 1) != health {
			t.Errorf("health %v: %+v", health, r.Health)
		}
		if strings.Contains(strings.Join(r.ToAsk, " "), "l’école en France") {
			t.Error("what the person said is asked again")
		}
	}
}
