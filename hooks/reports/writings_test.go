package reports

import (
	"testing"

	"eva/hooks/internal/apptest"
)

// TestTextOfTheEnd: what somebody wrote at the end is read in the report, without any situation that asks for a text.
func TestTextOfTheEnd(t *testing.T) {
	app := apptest.New(t)
	campaign := apptest.Campaign(t, app, map[string]any{"free_text": true})
	evaluation := apptest.Evaluation(t, app, campaign, map[string]any{"state": "finished"})
	apptest.Record(t, app, "writings", map[string]any{"evaluation": evaluation.Id, "structure": apptest.North, "text": "Je voudrais travailler."})
	s, err := load(app, evaluation)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Writing{"À la fin", "Je voudrais travailler."}); len(s.writings) != 1 || s.writings[0] != want {
		t.Errorf("the report reads %+v; want %+v", s.writings, want)
	}
}
