package followups

import (
	"context"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

const (
	ended   = "2026-05-10 09:00:00.000Z"
	after91 = "2026-08-09 09:00:00.000Z"
	after6  = "2026-11-08 09:00:00.000Z"
)

func finished(t testing.TB, app core.App, campaign *core.Record, fields map[string]any) *core.Record {
	t.Helper()
	all := map[string]any{"state": "finished", "synthesis": "need", "finished_at": ended}
	for name, value := range fields {
		all[name] = value
	}
	return apptest.Evaluation(t, app, campaign, all)
}

func dueAt(t testing.TB, app core.App, id string) string {
	t.Helper()
	r, err := app.FindRecordById("evaluations", id)
	if err != nil {
		t.Fatal(err)
	}
	return r.GetString("follow_up_at")
}

// The question is asked of finished evaluations that found a need, and of no other.
func TestWhoIsAskedAbout(t *testing.T) {
	app := apptest.New(t, atNoon)
	campaign := apptest.Campaign(t, app, nil)
	for name, c := range map[string]struct {
		fields map[string]any
		want   string
	}{
		"a need":        {nil, ended},
		"demo":          {map[string]any{"kind": "demo"}, ended},
		"test run":      {map[string]any{"kind": "test"}, ""},
		"solid":         {map[string]any{"synthesis": "solid"}, ""},
		"to confirm":    {map[string]any{"synthesis": "undetermined"}, ""},
		"going on":      {map[string]any{"state": "started", "finished_at": ""}, ""},
		"stopped":       {map[string]any{"state": "abandoned"}, ""},
		"set by a hand": {map[string]any{"synthesis": "solid", "follow_up_at": "2020-01-01 00:00:00.000Z"}, ""},
	} {
		if got := dueAt(t, app, finished(t, app, campaign, c.fields).Id); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Each answer leads to the next step, whatever its order; its removal leads back.
func TestAnswersMoveTheSchedule(t *testing.T) {
	app := apptest.New(t, atNoon)
	campaign := apptest.Campaign(t, app, nil)
	for name, c := range map[string]struct {
		answers []map[string]any
		want    string
	}{
		"none":              {nil, ended},
		"at once":           {[]map[string]any{{"step": "now", "oriented": "no"}}, after91},
		"month 3":           {[]map[string]any{{"step": "now", "oriented": "yes"}, {"step": "month3", "outcome": "job"}}, after6},
		"month 3, no first": {[]map[string]any{{"step": "month3", "outcome": "training_started"}}, after6},
		"month 3, then now": {[]map[string]any{{"step": "month3", "outcome": "other"}, {"step": "now", "oriented": "no"}}, after6},
		"month 6":           {[]map[string]any{{"step": "month6", "outcome": "job"}}, ""},
		"lost sight of":     {[]map[string]any{{"step": "month3", "outcome": "lost_sight"}}, ""},
		"lost, then found":  {[]map[string]any{{"step": "month3", "outcome": "lost_sight"}, {"step": "month6", "outcome": "job"}}, ""},
	} {
		evaluation := finished(t, app, campaign, nil)
		var saved []*core.Record
		for _, answer := range c.answers {
			answer["evaluation"], answer["counsellor"] = evaluation.Id, "counsnina000000"
			saved = append(saved, apptest.Record(t, app, collection, answer))
		}
		if got := dueAt(t, app, evaluation.Id); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, r := range saved {
			if err := app.Delete(r); err != nil {
				t.Fatal(err)
			}
		}
		if got := dueAt(t, app, evaluation.Id); got != ended {
			t.Errorf("%s, undone: %q", name, got)
		}
	}
}

// What was written without the hooks is put right.
func TestRecount(t *testing.T) {
	app := apptest.New(t, atNoon)
	campaign := apptest.Campaign(t, app, nil)
	need, solid := finished(t, app, campaign, nil), finished(t, app, campaign, map[string]any{"synthesis": "solid"})
	_, err := app.DB().NewQuery("UPDATE evaluations SET follow_up_at = '2020-01-01 00:00:00.000Z'").Execute()
	if err != nil {
		t.Fatal(err)
	}
	if err := Recount(context.Background(), app); err != nil {
		t.Fatal(err)
	}
	if got := dueAt(t, app, need.Id) + " " + dueAt(t, app, solid.Id); got != ended+" " {
		t.Errorf("got %q", got)
	}
}

// A refused answer leaves the schedule as it was.
func TestScheduleFollowsTheTransaction(t *testing.T) {
	app := apptest.New(t, atNoon)
	evaluation := finished(t, app, apptest.Campaign(t, app, nil), nil)
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		t.Fatal(err)
	}
	r := core.NewRecord(c)
	r.Load(map[string]any{"evaluation": evaluation.Id, "counsellor": "counsnina000000", "step": "now", "oriented": "perhaps"})
	if err := app.Save(r); err == nil {
		t.Fatal("« perhaps » was taken")
	}
	if got := dueAt(t, app, evaluation.Id); got != ended {
		t.Errorf("got %q", got)
	}
}
