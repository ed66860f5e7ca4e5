package privacy_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/identity"
	"eva/hooks/privacy"
)

// sitting saves an evaluation of somebody last seen on that day, with one scored answer and one text of their own.
func sitting(t *testing.T, app core.App, campaign, bank *core.Record, seen time.Time) (person, play string) {
	t.Helper()
	evaluation := apptest.Evaluation(t, app, campaign, map[string]any{"last_seen_at": seen, "device": map[string]any{"width": 320}})
	played := apptest.Play(t, app, evaluation, bank, "livraison", nil)
	own := map[string]any{"evaluation": evaluation.Id, "structure": apptest.North, "data": map[string]any{"sight": "glasses"}}
	apptest.Record(t, app, "health_declarations", own)
	for i, data := range []map[string]any{{"item": "c1", "answer": "b"}, {"item": "t1", "answer": "Je m’appelle Zoé."}} {
		apptest.Record(t, app, "events", map[string]any{"play": played.Id, "position": i, "name": "item_answered", "data": data})
	}
	return evaluation.GetString("beneficiary"), played.Id
}

func TestForget(t *testing.T) {
	app := apptest.New(t)
	campaign := apptest.Campaign(t, app, nil)
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{}}, []any{
		map[string]any{"id": "c1", "type": "single_choice"}, map[string]any{"id": "t1", "type": "free_text"},
	})
	old, oldPlay := sitting(t, app, campaign, bank, apptest.Now.AddDate(0, -25, 0))
	recent, recentPlay := sitting(t, app, campaign, bank, apptest.Now.AddDate(0, -23, 0))
	backdate(t, app, old, recent)

	for range 2 { // a second night changes nothing
		if err := privacy.Forget(t.Context(), app, apptest.Now); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		person, play, name, text string
	}{
		{old, oldPlay, identity.Forgotten, ""},
		{recent, recentPlay, "Camille", "Je m’appelle Zoé."},
	} {
		health, err := app.CountRecords("health_declarations", dbx.NewExp(
			"evaluation IN (SELECT id FROM evaluations WHERE beneficiary = {:id})", dbx.Params{"id": c.person}))
		if err != nil {
			t.Fatal(err)
		}
		if kept := health == 1; kept != (c.text != "") {
			t.Errorf("%s: %d declarations of health", c.name, health)
		}
		person, err := app.FindRecordById("beneficiaries", c.person)
		if err != nil {
			t.Fatal(err)
		}
		if got := person.GetString("name"); got != c.name {
			t.Errorf("name = %q; want %q", got, c.name)
		}
		if forgotten := strings.HasPrefix(person.GetString("personal_code"), "oublie-"); forgotten != (c.text == "") {
			t.Errorf("personal code = %q", person.GetString("personal_code"))
		}
		for item, want := range map[string]string{"c1": "b", "t1": c.text} {
			var answer string
			err := app.DB().NewQuery("SELECT data->>'answer' FROM events WHERE play = {:play} AND data->>'item' = {:item}").
				Bind(map[string]any{"play": c.play, "item": item}).Row(&answer)
			if err != nil {
				t.Fatal(err)
			}
			if answer != want {
				t.Errorf("the answer to %s = %q; want %q", item, answer, want)
			}
		}
	}
}

// backdate: the creation of a record is PocketBase's own, and now.
func backdate(t *testing.T, app core.App, ids ...string) {
	t.Helper()
	for _, id := range ids {
		_, err := app.DB().NewQuery("UPDATE beneficiaries SET created = '2024-01-01 00:00:00.000Z' WHERE id = {:id}").
			Bind(map[string]any{"id": id}).Execute()
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A record that was merged has no evaluation of its own: it lives as long as the one that replaces it.
func TestMergedRecordsAreForgottenTogether(t *testing.T) {
	app := apptest.New(t)
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{}}, []any{})
	campaign := apptest.Campaign(t, app, nil)
	old, _ := sitting(t, app, campaign, bank, apptest.Now.AddDate(0, -25, 0))
	recent, _ := sitting(t, app, campaign, bank, apptest.Now.AddDate(0, -23, 0))
	merged := map[string]string{}
	for i, into := range []string{old, recent} {
		id := fmt.Sprintf("merged00000000%d", i)
		merged[into] = id
		apptest.Record(t, app, "beneficiaries", map[string]any{
			"id": id, "structure": apptest.North, "name": "Cam", "personal_code": id[5:], "merged_into": into,
		})
		apptest.Record(t, app, "person_acts", map[string]any{
			"structure": apptest.North, "beneficiary": id, "kind": "renamed", "before": "C.", "after": "Cam",
		})
	}
	backdate(t, app, old, recent, merged[old], merged[recent])
	if err := privacy.Forget(t.Context(), app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	for into, forgotten := range map[string]bool{old: true, recent: false} {
		person, err := app.FindRecordById("beneficiaries", merged[into])
		if err != nil {
			t.Fatal(err)
		}
		acts, err := app.CountRecords("person_acts", dbx.HashExp{"beneficiary": person.Id})
		if err != nil {
			t.Fatal(err)
		}
		if identity.IsForgotten(person) != forgotten || (person.GetString("name") == "Cam") == forgotten || (acts == 0) != forgotten {
			t.Errorf("the merged record is %q, %q, with %d acts; forgotten: %v", person.GetString("name"), person.GetString("personal_code"), acts, forgotten)
		}
	}
}

func TestZeroMonthsForgetsNothing(t *testing.T) {
	app := apptest.New(t)
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{}}, []any{})
	person, _ := sitting(t, app, apptest.Campaign(t, app, nil), bank, apptest.Now.AddDate(-10, 0, 0))
	backdate(t, app, person)
	if _, err := app.DB().NewQuery("UPDATE deployment SET retention_months = 0").Execute(); err != nil {
		t.Fatal(err)
	}
	if err := privacy.Forget(t.Context(), app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	record, err := app.FindRecordById("beneficiaries", person)
	if err != nil || record.GetString("name") != "Camille" {
		t.Errorf("name = %q, %v", record.GetString("name"), err)
	}
}
