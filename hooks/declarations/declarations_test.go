package declarations_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/declarations"
	"eva/hooks/internal/apptest"
	"eva/hooks/internal/declared"
	"eva/hooks/passations"
	"eva/scoring"
)

var content = map[string]any{"items": []any{
	map[string]any{"id": "start", "type": "instruction", "stimulus": map[string]any{}},
	map[string]any{"id": "age", "type": "declaration", "stimulus": map[string]any{}},
	map[string]any{"id": "schooled", "type": "declaration", "stimulus": map[string]any{}},
	map[string]any{"id": "focus", "type": "gauge", "stimulus": map[string]any{}},
	map[string]any{"id": "sight", "type": "declaration", "stimulus": map[string]any{"health": true}},
}}

// sitting is a play of bienvenue in a campaign that asks for health, or not.
func sitting(t *testing.T, health bool) (app *tests.TestApp, evaluation, play *core.Record) {
	t.Helper()
	app = apptest.New(t, declarations.Bind)
	campaign := apptest.Campaign(t, app, map[string]any{"situations": []string{declared.Situation}, "health": health})
	bank := apptest.Bank(t, app, declared.Situation, content, []any{})
	evaluation = apptest.Evaluation(t, app, campaign, nil)
	return app, evaluation, apptest.Play(t, app, evaluation, bank, declared.Situation, nil)
}

func answered(item, answer string) scoring.Event {
	return scoring.Event{Name: "item_answered", Data: map[string]any{"item": item, "answer": answer, "rt": 900.0, "modality": "touch"}}
}

func TestCollectsWhenThePlayEnds(t *testing.T) {
	for _, outcome := range []string{scoring.Finished, scoring.Abandoned} {
		app, evaluation, play := sitting(t, false)
		for i, e := range []scoring.Event{
			answered("start", ""), answered("age", "25-34"), answered("schooled", "abroad"), answered("focus", "6"),
			answered("unknown", "x"), answered("sight", "glasses"), // an old log: never taken from there
			{Name: "item_skipped", Data: map[string]any{"item": "age"}},
		} {
			apptest.Record(t, app, "events", map[string]any{"play": play.Id, "position": i, "name": e.Name, "data": e.Data})
		}
		if n, _ := app.CountRecords("declarations"); n != 0 {
			t.Errorf("%d declarations before the end", n)
		}
		play.Set("state", outcome)
		for range 2 { // saved again, the same two rows
			if err := app.Save(play); err != nil {
				t.Fatal(err)
			}
		}
		profile, err := declared.Profile(app, evaluation.Id)
		if err != nil {
			t.Fatal(err)
		}
		if len(profile) != 1 || profile["schooled"] != "abroad" {
			t.Errorf("%s: profile = %v", outcome, profile)
		}
		own, err := app.FindFirstRecordByData("declarations", "kind", declared.KindSelfAssessment)
		if err != nil {
			t.Fatal(err)
		}
		if got := own.GetString("data"); got != `{"focus":"6"}` {
			t.Errorf("%s: self-assessment = %s", outcome, got)
		}
		if n, _ := app.CountRecords("declarations"); n != 2 {
			t.Errorf("%d declarations", n)
		}
	}
}

func TestNothingDeclaredIsAnEmptyProfile(t *testing.T) {
	app, evaluation, _ := sitting(t, false)
	profile, err := declared.Profile(app, evaluation.Id)
	if err != nil || len(profile) != 0 {
		t.Errorf("profile = %v, %v", profile, err)
	}
}

func TestDivertsHealth(t *testing.T) {
	for _, asked := range []bool{true, false} {
		app, evaluation, play := sitting(t, asked)
		batch := []scoring.Event{answered("age", "25-34"), answered("sight", "glasses"), {Name: "finished"}}
		for range 2 { // the same batch may come again
			kept, err := declared.Divert(app, declared.Situation, evaluation.Id, play.Id, batch)
			if err != nil {
				t.Fatal(err)
			}
			if len(kept) != 3 || kept[0].Data["answer"] != "25-34" || kept[1].Data["answer"] != "" || kept[1].Data["rt"] != 900.0 {
				t.Errorf("kept = %v", kept)
			}
		}
		if batch[1].Data["answer"] != "glasses" {
			t.Error("the caller's events were changed")
		}
		record, err := app.FindRecordById("health_declarations", evaluation.Id)
		if stored := err == nil; stored != asked {
			t.Fatalf("asked %v, stored %v: %v", asked, stored, err)
		}
		if asked && record.GetString("data") != `{"sight":"glasses"}` {
			t.Errorf("health = %s", record.GetString("data"))
		}
	}
}

// TestHealthNeverReachesTheLog: the whole way in, as a device sends it; what comes after the end counts too.
func TestHealthNeverReachesTheLog(t *testing.T) {
	app, evaluation, play := sitting(t, true)
	service := passations.New(passations.Config{Now: func() time.Time { return apptest.Now }})
	batch := []scoring.Event{{Name: "test_started", Data: map[string]any{}}, answered("age", "25-34"), answered("sight", "glasses")}
	for i := range batch {
		batch[i].Position = i
	}
	if n, err := service.Intake(app, evaluation.Id, play.Id, batch); err != nil || n != len(batch) {
		t.Fatal(n, err)
	}
	var logged []string
	if err := app.DB().NewQuery("SELECT data FROM events ORDER BY position").Column(&logged); err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(logged, " "); strings.Contains(all, "glasses") || !strings.Contains(all, "25-34") {
		t.Errorf("log: %s", all)
	}
	if _, err := app.FindRecordById("health_declarations", evaluation.Id); err != nil {
		t.Error(err)
	}
	play.Set("state", scoring.Finished)
	play.Set("block", 1)
	if err := app.Save(play); err != nil {
		t.Fatal(err)
	}
	late := answered("schooled", "none")
	late.Position = 3 // of the page before, which was offline
	if _, err := service.Intake(app, evaluation.Id, play.Id, []scoring.Event{late}); err != nil {
		t.Fatal(err)
	}
	profile, err := declared.Profile(app, evaluation.Id)
	if err != nil || profile["age"] != "25-34" || profile["schooled"] != "none" {
		t.Errorf("profile = %v, %v", profile, err)
	}
}

func TestDivertLeavesOtherSituationsAlone(t *testing.T) {
	app, evaluation, play := sitting(t, true)
	kept, err := declared.Divert(app, "livraison", evaluation.Id, play.Id, []scoring.Event{answered("sight", "b")})
	if err != nil || kept[0].Data["answer"] != "b" {
		t.Errorf("kept = %v, %v", kept, err)
	}
}

// TestWhoReadsHealth: one at a time, by the structure itself, not by those above it, and never written from outside.
func TestWhoReadsHealth(t *testing.T) {
	app := apptest.New(t)
	server := apptest.Serve(t, app)
	fill := func(campaign *core.Record) *core.Record {
		evaluation := apptest.Evaluation(t, app, campaign, nil)
		return apptest.Record(t, app, "health_declarations", map[string]any{
			"id": evaluation.Id, "evaluation": evaluation.Id, "structure": apptest.North, "data": map[string]any{"sight": "glasses"},
		})
	}
	shared := fill(apptest.Campaign(t, app, nil))
	private := fill(apptest.Campaign(t, app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true}))
	tokens := map[string]string{"nobody": ""}
	for _, email := range []string{
		apptest.Nina, apptest.Noah, apptest.Alain, apptest.Rita, apptest.Rachid, apptest.Sonia, apptest.Pending, apptest.Disabled, apptest.Root,
	} {
		tokens[email] = apptest.Token(t, app, email)
	}
	const path = "/api/collections/health_declarations/records"
	for _, c := range []struct {
		record  *core.Record
		allowed []string
	}{
		{shared, []string{apptest.Nina, apptest.Noah, apptest.Alain, apptest.Root}},
		{private, []string{apptest.Nina, apptest.Alain, apptest.Root}},
	} {
		for who, token := range tokens {
			status := server.Call("GET", path+"/"+c.record.Id, token, nil, nil)
			if got, want := status == http.StatusOK, slices.Contains(c.allowed, who); got != want {
				t.Errorf("%s views: %d; allowed: %v", who, status, want)
			}
			if who == apptest.Root {
				continue
			}
			if status := server.Call("GET", path, token, nil, nil); status == http.StatusOK {
				t.Errorf("%s lists health", who)
			}
			body := map[string]any{"evaluation": c.record.Id, "structure": apptest.North, "data": map[string]any{}}
			for _, try := range []struct{ method, path string }{{"POST", path}, {"PATCH", path + "/" + c.record.Id}, {"DELETE", path + "/" + c.record.Id}} {
				if status := server.Call(try.method, try.path, token, body, nil); status < 400 {
					t.Errorf("%s: %s health: %d", who, try.method, status)
				}
			}
		}
	}
}
