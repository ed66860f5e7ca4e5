package campaigns

import (
	"net/http"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
)

// TestCountsComeFromTheirIndex: each count of the view is one search of an index that covers it, however many evaluations
// there are, and a list of campaigns counts only those that it shows.
func TestCountsComeFromTheirIndex(t *testing.T) {
	app := apptest.New(t)
	var plan []struct {
		Detail string `db:"detail"`
	}
	query := `EXPLAIN QUERY PLAN SELECT * FROM campaign_counts WHERE id = 'a' OR id = 'b' LIMIT 30`
	if err := app.DB().NewQuery(query).All(&plan); err != nil {
		t.Fatal(err)
	}
	counted := 0 // the fourth figure is the last of a campaign, which another index gives without counting
	for _, step := range plan {
		if strings.HasPrefix(step.Detail, "SCAN") || strings.HasPrefix(step.Detail, "SEARCH e") && !strings.Contains(step.Detail, "(campaign=?") {
			t.Errorf("a step reads a whole table: %s", step.Detail)
		}
		if strings.Contains(step.Detail, "USING COVERING INDEX idx_evaluations_counts (campaign=?") {
			counted++
		}
	}
	if counted < 3 {
		t.Errorf("%d of the 3 counts come from the index: %+v", counted, plan)
	}
}

func TestCounts(t *testing.T) {
	app := apptest.New(t)
	campaign := apptest.Campaign(t, app, nil)
	for _, fields := range []map[string]any{
		{"state": "started"}, {"state": "finished", "started_at": apptest.Now.AddDate(0, 0, 2)}, {"kind": "demo", "state": "abandoned"},
		{"kind": "test", "state": "finished", "started_at": apptest.Now.AddDate(0, 0, 9)},
	} {
		apptest.Evaluation(t, app, campaign, fields)
	}
	var list struct {
		Items []struct {
			Started  int
			Finished int
			Tests    int
			LastAt   string `json:"last_at"`
		}
	}
	server := apptest.Serve(t, app)
	status := server.Call("GET", "/api/collections/campaign_counts/records?filter=id='"+campaign.Id+"'", apptest.Token(t, app, apptest.Noah), nil, &list)
	if status != http.StatusOK || len(list.Items) != 1 {
		t.Fatalf("answered %d, %+v", status, list)
	}
	if c := list.Items[0]; c.Started != 3 || c.Finished != 1 || c.Tests != 1 || !strings.HasPrefix(c.LastAt, "2026-11-25 11:00") {
		t.Errorf("the campaign counts %+v", c)
	}
}
