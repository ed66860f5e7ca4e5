package privacy_test

import (
	"net/http"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
	"eva/hooks/privacy"
)

// Whoever is erased while they play, or whose device was offline, tells nothing more.
func TestNothingComesAfterAnErasure(t *testing.T) {
	app := apptest.New(t, privacy.Bind, func(app core.App) { passations.Bind(app, passations.Config{}) })
	apptest.Campaign(t, app, map[string]any{"situations": []string{"bienvenue"}, "health": true})
	apptest.Bank(t, app, "bienvenue", map[string]any{"items": []any{
		map[string]any{"id": "sight", "type": "declaration", "stimulus": map[string]any{"health": true}},
	}}, []any{map[string]any{"id": "sight", "type": "declaration"}})
	server := apptest.Serve(t, app)
	var started struct {
		Token        string `json:"token"`
		ResumeCode   string `json:"resume_code"`
		PersonalCode string `json:"personal_code"`
	}
	entry := map[string]any{"code": "BCD12345", "name": "Lou", "accompanied": "alone"}
	if status := server.Call("POST", "/api/passation/evaluations", "", entry, &started); status != http.StatusCreated {
		t.Fatalf("the entry answered %d", status)
	}
	evaluation, err := app.FindFirstRecordByFilter("evaluations", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	bank, err := app.FindFirstRecordByFilter("bank_versions", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	play := apptest.Play(t, app, evaluation, bank, "bienvenue", map[string]any{"block": 1}) // opened again after a reload
	path := "/api/conseil/people/" + evaluation.GetString("beneficiary") + "/erase"
	body := map[string]any{"personal_code": started.PersonalCode}
	if status := server.Call("POST", path, apptest.Token(t, app, apptest.Nina), body, nil); status != http.StatusOK {
		t.Fatalf("the erasure answered %d", status)
	}
	for _, c := range []struct {
		name, method, path, token string
		body                      any
	}{
		{"the state", "GET", "/api/passation/state", started.Token, nil},
		{"the resume code", "POST", "/api/passation/resume", "", map[string]any{"resume_code": started.ResumeCode}},
		{"the personal code", "POST", "/api/passation/evaluations", "", map[string]any{"code": "BCD12345", "personal_code": started.PersonalCode, "accompanied": "alone"}},
		{"late events", "POST", "/api/passation/events", "", map[string]any{"token": started.Token, "play": play.Id, "events": []any{
			map[string]any{"position": 0, "name": "item_answered", "at": 1000, "data": map[string]any{"item": "sight", "answer": "glasses"}},
		}}},
	} {
		if status := server.Call(c.method, c.path, c.token, c.body, nil); status < 400 {
			t.Errorf("%s: %d; want a refusal", c.name, status)
		}
	}
	for _, collection := range []string{"health_declarations", "events"} {
		if n, err := app.CountRecords(collection); err != nil || n != 0 {
			t.Errorf("%d rows in %s, %v", n, collection, err)
		}
	}
	for record, state := range map[*core.Record]string{evaluation: "abandoned", play: "abandoned"} {
		fresh, err := app.FindRecordById(record.Collection(), record.Id)
		if err != nil || fresh.GetString("state") != state {
			t.Errorf("%s is %q, %v", record.Collection().Name, fresh.GetString("state"), err)
		}
	}
}
