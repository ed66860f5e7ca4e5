package publication_test

import (
	"errors"
	"testing"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/publication"
)

var errNotReady = errors.New("not ready")

var rules = publication.Rules{
	Collection: "drafts",
	Check: func(record *core.Record) error {
		if record.GetInt("n") == 0 {
			return errNotReady
		}
		return nil
	},
	Place: func(record *core.Record) dbx.HashExp { return dbx.HashExp{"place": record.GetString("place")} },
	Code:  "validation_draft_is_fixed",
}

func open(t *testing.T) core.App {
	app := apptest.New(t)
	drafts := core.NewBaseCollection(rules.Collection)
	drafts.Fields.Add(&core.TextField{Name: "place"}, &core.TextField{Name: "state"}, &core.NumberField{Name: "n"},
		&core.DateField{Name: "published_at"})
	if err := app.Save(drafts); err != nil {
		t.Fatal(err)
	}
	rules.Bind(app)
	return app
}

func draft(t *testing.T, app core.App, state string, n int) *core.Record {
	return apptest.Record(t, app, rules.Collection, map[string]any{"place": "here", "state": state, "n": n})
}

func TestStepsGoForwardOnly(t *testing.T) {
	app := open(t)
	states := []string{"candidate", "published", "retired"}
	allowed := map[[2]string]bool{{"candidate", "published"}: true, {"published", "retired"}: true}
	for _, from := range states {
		for _, to := range states {
			record := draft(t, app, from, 1)
			record.Set("state", to)
			if err := app.Save(record); (err == nil) != (from == to || allowed[[2]string{from, to}]) {
				t.Errorf("%s to %s: %v", from, to, err)
			}
		}
	}
}

func TestNothingElseChanges(t *testing.T) {
	app := open(t)
	record := draft(t, app, "candidate", 1)
	record.Set("n", 2)
	if app.Save(record) == nil {
		t.Error("a candidate changed")
	}
}

func TestPublishingRetiresTheFormerOne(t *testing.T) {
	app := open(t)
	former, next := draft(t, app, "published", 1), draft(t, app, "candidate", 1)
	next.Set("state", "published")
	if err := app.Save(next); err != nil {
		t.Fatal(err)
	}
	again, err := app.FindRecordById(rules.Collection, former.Id)
	if err != nil || again.GetString("state") != "retired" {
		t.Errorf("the former one: %v, %v", again, err)
	}
	if next.GetDateTime("published_at").IsZero() {
		t.Error("nobody knows when it was published")
	}
}

func TestWhatIsNotReadyStays(t *testing.T) {
	app := open(t)
	record := draft(t, app, "candidate", 0)
	record.Set("state", "published")
	if err := app.Save(record); !errors.Is(err, errNotReady) {
		t.Errorf("published: %v", err)
	}
}

func TestOnlyCandidatesAreDeleted(t *testing.T) {
	app := open(t)
	if err := app.Delete(draft(t, app, "candidate", 1)); err != nil {
		t.Error(err)
	}
	for _, state := range []string{"published", "retired"} {
		if app.Delete(draft(t, app, state, 1)) == nil {
			t.Errorf("a %s one was deleted", state)
		}
	}
}
