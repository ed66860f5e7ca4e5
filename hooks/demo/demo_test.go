package demo_test

import (
	"context"
	"errors"
	"os"
	"testing"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/campaigns"
	"eva/hooks/cohorts"
	"eva/hooks/demo"
	"eva/hooks/followups"
	"eva/hooks/internal/apptest"
	"eva/hooks/items"
	"eva/hooks/passations"
	"eva/hooks/structures"
	_ "eva/pb_migrations"
)

// empty is an application with the schema and the content, and nobody in it.
func empty(t testing.TB) core.App {
	t.Helper()
	app := core.NewBaseApp(core.BaseAppConfig{DataDir: t.TempDir()})
	if err := app.Bootstrap(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = app.ResetBootstrapState() }) // the directory goes anyway
	if err := app.RunAllMigrations(); err != nil {
		t.Fatal(err)
	}
	structures.Bind(app)
	campaigns.Bind(app)
	passations.Bind(app, passations.Config{})
	followups.Bind(app)
	cohorts.Bind(app)
	if err := items.Import(app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	return app
}

func fill(t testing.TB, evaluations int) core.App {
	t.Helper()
	app := empty(t)
	front := os.DirFS("../../pb_public")
	err := demo.Fill(t.Context(), app, front, demo.Options{Evaluations: evaluations, Now: apptest.Now, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func count(t testing.TB, app core.App, collection string, where dbx.Expression) int64 {
	t.Helper()
	n, err := app.CountRecords(collection, where)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestFill(t *testing.T) {
	app := fill(t, 14)
	if got := count(t, app, "evaluations", dbx.HashExp{"kind": "demo"}); got != 14 {
		t.Errorf("got %d demo evaluations, want 14", got)
	}
	if got := count(t, app, "evaluations", dbx.Not(dbx.HashExp{"kind": "demo"})); got != 0 {
		t.Errorf("%d evaluations of the demo pass for real ones", got)
	}
	for collection, least := range map[string]int64{
		"structures": 3, "counsellors": 3, "campaigns": 12, "plays": 25, "events": 1500, "results": 100,
		"cohort_statistics": 10,
	} {
		if got := count(t, app, collection, nil); got < least {
			t.Errorf("%s: got %d rows, want %d or more", collection, got, least)
		}
	}
	late := dbx.NewExp("started_at > {:now} OR finished_at > {:now} OR last_seen_at > {:now}", dbx.Params{"now": "2026-11-23 11:00:00.000Z"})
	if got := count(t, app, "evaluations", late); got != 0 {
		t.Errorf("%d evaluations are of the future", got)
	}
	if got := count(t, app, "plays", dbx.NewExp("state = 'finished' AND situation NOT IN ('bienvenue', 'prise_en_main') AND id NOT IN (SELECT play FROM results)")); got != 0 {
		t.Errorf("%d finished plays have no result", got)
	}
	for _, account := range demo.Accounts {
		record, err := app.FindAuthRecordByEmail("counsellors", account.Email)
		if err != nil || !record.ValidatePassword(account.Password) || !record.GetBool("demo") {
			t.Errorf("%s cannot sign in as a demo account: %v", account.Email, err)
		}
	}
}

// Copies are other people, elsewhere and earlier, with the results of those who were played, byte for byte.
func TestFillWithCopies(t *testing.T) {
	app := empty(t)
	many := demo.Options{Evaluations: 60, Structures: 25, Played: 6, Now: apptest.Now, Seed: 1}
	if err := demo.Fill(t.Context(), app, os.DirFS("../../pb_public"), many); err != nil {
		t.Fatal(err)
	}
	for collection, want := range map[string]int64{"structures": 25, "evaluations": 60} {
		if got := count(t, app, collection, nil); got < want || got > want+2 { // somebody may have come twice
			t.Errorf("%s: got %d rows, want %d", collection, got, want)
		}
	}
	for what, where := range map[string]string{
		"evaluations outside the structure of their campaign": "SELECT COUNT(*) FROM evaluations e JOIN campaigns c ON c.id = e.campaign WHERE c.structure <> e.structure",
		"plays without an evaluation":                         "SELECT COUNT(*) FROM plays WHERE evaluation NOT IN (SELECT id FROM evaluations)",
		"campaigns of somebody else's structure": `SELECT COUNT(*) FROM campaigns c JOIN counsellors o ON o.id = c.owner JOIN structures s ON s.id = c.structure
			WHERE s.lineage NOT LIKE '%/' || o.structure || '/%'`,
		"structures outside the tree":    "SELECT COUNT(*) FROM structures WHERE lineage NOT LIKE '/' || (SELECT id FROM structures WHERE name LIKE 'Réseau national%') || '/%'",
		"evaluations of the future":      "SELECT COUNT(*) FROM evaluations WHERE started_at > '2026-11-23 11:00:00.000Z'",
		"old evaluations still going on": "SELECT COUNT(*) FROM evaluations WHERE state = 'started' AND last_seen_at < '2026-10-24'",
		"results that scoring did not write": `SELECT COUNT(*) FROM results r WHERE r.id LIKE '0000%' AND NOT EXISTS (SELECT 1 FROM results o
			WHERE o.id NOT LIKE '0000%' AND substr(o.id, 6) = substr(r.id, 6) AND (o.scale, o.level, o.inputs_hash, o.metrics) = (r.scale, r.level, r.inputs_hash, r.metrics))`,
	} {
		var n int
		if err := app.DB().NewQuery(where).Row(&n); err != nil || n != 0 {
			t.Errorf("%d %s (%v)", n, what, err)
		}
	}
	if record, err := app.FindAuthRecordByEmail("counsellors", demo.National.Email); err != nil || !record.ValidatePassword(demo.National.Password) {
		t.Errorf("nobody signs in above all structures: %v", err)
	}
}

// The complete programme has every situation that is published, and nobody is asked about their health.
func TestProgrammes(t *testing.T) {
	app := fill(t, 1)
	published := map[string]bool{}
	versions, err := app.FindAllRecords("bank_versions", dbx.HashExp{"state": "published"})
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range versions {
		situation, err := app.FindRecordById("situations", version.GetString("situation"))
		if err != nil {
			t.Fatal(err)
		}
		published[situation.GetString("name")] = true
	}
	for programme, least := range map[string]int{"complete": len(published), "transversal": 3, "positioning": 2, "digital": 1} {
		campaign, err := app.FindFirstRecordByData("campaigns", "programme", programme)
		if err != nil {
			t.Fatal(programme, err)
		}
		if got := len(campaign.GetStringSlice("situations")); got < least {
			t.Errorf("%s: %d situations, want %d or more", programme, got, least)
		}
	}
	if got := count(t, app, "campaigns", dbx.HashExp{"health": true}) + count(t, app, "health_declarations", nil); got != 0 {
		t.Errorf("%d campaigns or answers are about health", got)
	}
}

// Two databases of the same seed hold the same people and the same results.
func TestSameSeedSameDemo(t *testing.T) {
	var got [2][]string
	for i := range got {
		err := fill(t, 3).DB().NewQuery(`SELECT b.name || e.started_at || e.synthesis || r.scale || r.level || r.inputs_hash
			FROM results r JOIN evaluations e ON e.id = r.evaluation JOIN beneficiaries b ON b.id = e.beneficiary
			ORDER BY e.started_at, r.rowid`).Column(&got[i])
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(got[0]) == 0 || len(got[0]) != len(got[1]) {
		t.Fatalf("got %d and %d results", len(got[0]), len(got[1]))
	}
	for i := range got[0] {
		if got[0][i] != got[1][i] {
			t.Fatalf("result %d differs:\n%s\n%s", i, got[0][i], got[1][i])
		}
	}
}

// Whatever stops it leaves nothing behind; a database that holds something already is refused.
func TestRefusals(t *testing.T) {
	app := empty(t)
	front, few := os.DirFS("../../pb_public"), demo.Options{Evaluations: 2, Now: apptest.Now}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := demo.Fill(ctx, app, front, few); err == nil {
		t.Error("it went on after the context was cancelled")
	}
	if got := count(t, app, "structures", nil); got != 0 {
		t.Errorf("%d structures stayed", got)
	}
	apptest.Record(t, app, "structures", map[string]any{"name": "Une vraie", "type": "association", "state": "active"})
	if err := demo.Fill(t.Context(), app, front, few); !errors.Is(err, demo.ErrNotEmpty) {
		t.Errorf("got %v, want ErrNotEmpty", err)
	}
}

func BenchmarkFill300(b *testing.B) {
	for b.Loop() {
		fill(b, 300)
	}
}
