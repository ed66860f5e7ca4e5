package stats

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// localWorld is the structures of apptest with a few needs: three of North, of which one in Nina's private campaign, and
// one of South.
func localWorld(t testing.TB) *tests.TestApp {
	app := apptest.Factory(Bind)(t)
	done := map[string]any{"state": "finished", "synthesis": "need", "started_at": "2026-10-05 08:00:00.000Z", "finished_at": "2026-10-05 09:00:00.000Z"}
	shared := apptest.Campaign(t, app, nil)
	private := apptest.Campaign(t, app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true})
	south := apptest.Campaign(t, app, map[string]any{"label": "Sud", "code": "BCD12347", "structure": apptest.South, "owner": "counssonia00000"})
	for _, campaign := range []*core.Record{shared, shared, private, south} {
		e := apptest.Evaluation(t, app, campaign, done)
		apptest.Record(t, app, "follow_ups", map[string]any{"evaluation": e.Id, "structure": e.GetString("structure"), "counsellor": "counsnina000000",
			"step": "now", "oriented": "yes", "remediation": "barriers_lifted", "answered_at": "2026-10-07 09:00:00.000Z"})
	}
	return app
}

func TestLocalStatisticsByRole(t *testing.T) {
	const north, south, region = "?structure=" + apptest.North, "?structure=" + apptest.South, "?structure=" + apptest.Region
	evaluations := func(n int) []string { return []string{fmt.Sprintf(`"summary":"%d évaluations en octobre 2026`, n)} }
	for _, test := range []struct {
		name, as, query string
		status          int
		content         []string
	}{
		{"nobody", "", north, 401, []string{"Connectez-vous"}},
		{"a pending account", apptest.Pending, north, 404, []string{"pas accès"}},
		{"a disabled account", apptest.Disabled, north, 404, []string{"pas accès"}},
		{"another structure", apptest.Sonia, north, 404, []string{"pas accès"}},
		{"a counsellor, of a sister structure", apptest.Nina, south, 404, []string{"pas accès"}},
		{"a counsellor, of the structure above", apptest.Nina, region, 404, []string{"pas accès"}},
		{"a counsellor of the region, of a structure below", apptest.Rachid, north, 404, []string{"pas accès"}},
		{"a counsellor, of their own, with their private campaign", apptest.Nina, "", 200, evaluations(3)},
		{"a colleague, without it", apptest.Noah, north, 200, evaluations(2)},
		{"the administrator, all of it", apptest.Alain, north, 200, evaluations(3)},
		{"the administrator above, the tree", apptest.Rita, "", 200, append(evaluations(4), `"name":"Mission locale du Sud"`)},
		{"the administrator above, one below", apptest.Rita, south, 200, []string{`1 évaluation en octobre 2026`, `"tree":true`}},
		{"the national team", apptest.Root, region, 200, evaluations(4)},
		{"no such structure", apptest.Root, "?structure=nowhere", 404, []string{"pas accès"}},
		{"no such month", apptest.Nina, "?mois=hier", 400, []string{"Ce mois"}},
		{"a month to come", apptest.Nina, "?mois=2199-01", 400, []string{"Ce mois"}},
	} {
		scenario := tests.ApiScenario{
			Name: test.name, Method: http.MethodGet, URL: "/api/conseil/statistics" + test.query,
			ExpectedStatus: test.status, ExpectedContent: test.content, ExpectedEvents: map[string]int{"*": 0},
		}
		scenario.TestAppFactory = func(tb testing.TB) *tests.TestApp {
			app := localWorld(tb)
			if test.as != "" {
				scenario.Headers = map[string]string{"Authorization": apptest.Token(tb, app, test.as)}
			}
			return app
		}
		scenario.Test(t)
	}
}

// Exact where the public page hides: few people, none rounded. The definitions are those of the public page.
func TestLocalStatistics(t *testing.T) {
	app := localWorld(t)
	t.Cleanup(app.Cleanup)
	d := &desk{now: func() time.Time { return apptest.Now }, kept: map[string]*localKept{}}
	structure, err := app.FindRecordById("structures", apptest.North)
	if err != nil {
		t.Fatal(err)
	}
	v, err := viewOf(app, apptest.Person(t, app, apptest.Alain), structure)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := d.answer(t.Context(), app, v, october("").Month+1)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]localTable{}
	for _, table := range answer.Tables {
		found[table.ID] = table
		for _, row := range table.Rows {
			if strings.Contains(strings.Join(row.Cells, ""), "secret") {
				t.Errorf("%s hides %v", table.ID, row)
			}
		}
	}
	action := found["mise-en-action"]
	if len(action.Rows) != 1 || action.Rows[0].Cells[0] != "3" || action.Rows[0].Cells[2] != "100,0\u202f%" || !strings.Contains(action.Summary, "n = 3") {
		t.Errorf("%+v", action)
	}
	for _, i := range Indicators {
		table, told := found[i.ID]
		if told != (i.local) || told && table.Definition != i.Definition {
			t.Errorf("%s: told %v", i.ID, told)
		}
	}
	if !answer.Running || len(answer.Months) != 2 || answer.Months[0].ID != "2026-11" {
		t.Errorf("%+v", answer.Months)
	}
	if body, err := json.Marshal(answer); err != nil || strings.Contains(string(body), "NaN") {
		t.Error(err)
	}
	apptest.Evaluation(t, app, apptest.Campaign(t, app, map[string]any{"code": "BCD12348", "label": "Autre"}), nil)
	if again, err := d.answer(t.Context(), app, v, october("").Month+1); err != nil || len(again.Months) != len(answer.Months) {
		t.Errorf("%v", err)
	}
}

// One structure is read through the index of structures: its cost does not follow the size of the country.
func TestLocalStatisticsUseTheIndex(t *testing.T) {
	app := localWorld(t)
	t.Cleanup(app.Cleanup)
	structure, err := app.FindRecordById("structures", apptest.North)
	if err != nil {
		t.Fatal(err)
	}
	for _, email := range []string{apptest.Nina, apptest.Alain} {
		v, err := viewOf(app, apptest.Person(t, app, email), structure)
		if err != nil {
			t.Fatal(err)
		}
		c := &counter{ctx: t.Context(), app: app, kind: "real"}
		if c.scope, err = v.scope(); err != nil {
			t.Fatal(err)
		}
		for _, i := range Indicators {
			if !i.local {
				continue
			}
			var plan []struct{ Detail string }
			err := app.DB().NewQuery(`EXPLAIN QUERY PLAN ` + c.scoped(i.units)).Bind(c.params(i.bounds(october("").Month))).Bind(c.scope.params).All(&plan)
			if err != nil {
				t.Fatal(err)
			}
			for _, step := range plan {
				if strings.HasPrefix(step.Detail, "SCAN evaluations") || strings.Contains(step.Detail, "idx_evaluations_finished") || strings.Contains(step.Detail, "idx_evaluations_started") {
					t.Errorf("%s, as %s: %s", i.ID, email, step.Detail)
				}
			}
		}
	}
}
