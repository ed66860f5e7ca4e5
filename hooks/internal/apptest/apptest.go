// Package apptest is the test bed: a real PocketBase application on a fresh copy of a small database with our schema,
// a tree of three structures and the people below. Each test gets its own copy, in about 20 ms.
package apptest

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"golang.org/x/crypto/bcrypt"

	_ "eva/pb_migrations"
)

// The structures of the template: a region above two towns that must never see each other.
const (
	Region = "structregion000"
	North  = "structnorth0000"
	South  = "structsouth0000"
)

// The accounts of the template; all share Password.
const (
	Root     = "root@eva.example"      // superuser
	Nina     = "nina@north.example"    // counsellor of North
	Noah     = "noah@north.example"    // another counsellor of North
	Alain    = "alain@north.example"   // administrator of North
	Rita     = "rita@region.example"   // administrator of Region, above North and South
	Rachid   = "rachid@region.example" // counsellor of Region: sees nothing below it
	Sonia    = "sonia@south.example"   // administrator of South
	Pending  = "pending@north.example"
	Disabled = "disabled@north.example"

	Password = "une phrase assez longue"
)

type person struct{ id, email, structure, role, state string }

var people = []person{
	{"counsnina000000", Nina, North, "counsellor", "active"},
	{"counsnoah000000", Noah, North, "counsellor", "active"},
	{"counsalain00000", Alain, North, "admin", "active"},
	{"counsrita000000", Rita, Region, "admin", "active"},
	{"counsrachid0000", Rachid, Region, "counsellor", "active"},
	{"counssonia00000", Sonia, South, "admin", "active"},
	{"counspending000", Pending, North, "counsellor", "pending"},
	{"counsdisabled00", Disabled, North, "counsellor", "disabled"},
}

var structures = []struct{ id, name, parent, lineage string }{
	{Region, "Réseau de la Région", "", "/" + Region + "/"},
	{North, "Mission locale du Nord", Region, "/" + Region + "/" + North + "/"},
	{South, "Mission locale du Sud", Region, "/" + Region + "/" + South + "/"},
}

// template builds the database once a test process, or once for all of them where EVA_TEMPLATE says where it is kept: with
// the race detector the migrations alone take twenty times as long.
var template = sync.OnceValues(func() (string, error) {
	kept := os.Getenv("EVA_TEMPLATE")
	if _, err := os.Stat(filepath.Join(kept, "data.db")); kept != "" && err == nil {
		return kept, nil
	}
	dir, err := build(filepath.Dir(kept))
	if err != nil || kept == "" {
		return dir, err
	}
	// Several processes build at the same time: the first one to be ready serves the next ones.
	if err := os.Rename(dir, kept); err != nil {
		return dir, nil //nolint:nilerr // the other one is there; this one is as good for this process
	}
	return kept, nil
})

// build makes the database in a new directory below parent; "" or "." is where temporary files go.
func build(parent string) (string, error) {
	if parent == "." {
		parent = ""
	}
	dir, err := os.MkdirTemp(parent, "eva-template-")
	if err != nil {
		return "", err
	}
	app := core.NewBaseApp(core.BaseAppConfig{DataDir: dir})
	// PocketBase's own first migration deletes a collection, whose files it then removes in a goroutine that reads the
	// settings while they are written: a race, over files that a new database does not have.
	app.OnModelAfterDeleteSuccess().Unbind("__pbFilesManagerDelete__")
	if err := app.Bootstrap(); err != nil {
		return "", err
	}
	if err := app.RunAllMigrations(); err != nil {
		return "", fmt.Errorf("migrate the template: %w", err)
	}
	if err := seed(app); err != nil {
		return "", fmt.Errorf("seed the template: %w", err)
	}
	if _, err := app.DB().NewQuery("PRAGMA wal_checkpoint(TRUNCATE)").Execute(); err != nil {
		return "", err
	}
	return dir, app.ResetBootstrapState()
}

func seed(app core.App) error {
	// Rate limits are per process and tests share one: those that try them turn them on.
	app.Settings().RateLimits.Enabled = false
	if err := app.Save(app.Settings()); err != nil {
		return err
	}
	if err := cheapPasswords(app, "counsellors", core.CollectionNameSuperusers); err != nil {
		return err
	}
	for _, s := range structures {
		_, err := save(app, "structures", map[string]any{
			"id": s.id, "name": s.name, "parent": s.parent, "lineage": s.lineage,
			"type": "mission_locale", "state": "active", "postcode": "59000", "departement": "59", "region": "32",
		})
		if err != nil {
			return err
		}
	}
	for _, p := range people {
		_, err := save(app, "counsellors", map[string]any{
			"id": p.id, "email": p.email, "name": p.email, "structure": p.structure, "role": p.role, "state": p.state,
			"password": Password, "verified": true,
		})
		if err != nil {
			return err
		}
	}
	_, err := save(app, core.CollectionNameSuperusers, map[string]any{"email": Root, "password": Password})
	return err
}

// cheapPasswords lowers bcrypt's cost: with the race detector the real one takes most of a test's time.
func cheapPasswords(app core.App, collections ...string) error {
	for _, name := range collections {
		c, err := app.FindCollectionByNameOrId(name)
		if err != nil {
			return err
		}
		if field, ok := c.Fields.GetByName(core.FieldNamePassword).(*core.PasswordField); ok {
			field.Cost = bcrypt.MinCost
		}
		if err := app.Save(c); err != nil {
			return err
		}
	}
	return nil
}

func save(app core.App, collection string, fields map[string]any) (*core.Record, error) {
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		return nil, err
	}
	record := core.NewRecord(c)
	record.Load(fields)
	if password, ok := fields["password"].(string); ok {
		record.SetPassword(password)
	}
	return record, app.Save(record)
}

// New returns an application on a fresh copy of the template, with the given subjects bound. It is closed with the test.
func New(t testing.TB, binds ...func(core.App)) *tests.TestApp {
	t.Helper()
	app := open(t, binds)
	t.Cleanup(app.Cleanup)
	return app
}

// Factory is New for tests.ApiScenario, which closes the application itself.
func Factory(binds ...func(core.App)) func(testing.TB) *tests.TestApp {
	return func(t testing.TB) *tests.TestApp {
		t.Helper()
		return open(t, binds)
	}
}

func open(t testing.TB, binds []func(core.App)) *tests.TestApp {
	t.Helper()
	dir, err := template()
	if err != nil {
		t.Fatal(err)
	}
	app, err := tests.NewTestApp(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, bind := range binds {
		bind(app)
	}
	return app
}

// Token signs somebody of the template in.
func Token(t testing.TB, app core.App, email string) string {
	t.Helper()
	token, err := Person(t, app, email).NewAuthToken()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// Person is the account of somebody of the template.
func Person(t testing.TB, app core.App, email string) *core.Record {
	t.Helper()
	collection := "counsellors"
	if email == Root {
		collection = core.CollectionNameSuperusers
	}
	record, err := app.FindAuthRecordByEmail(collection, email)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// Record saves a record with the given fields.
func Record(t testing.TB, app core.App, collection string, fields map[string]any) *core.Record {
	t.Helper()
	record, err := save(app, collection, fields)
	if err != nil {
		t.Fatalf("save in %s: %v", collection, err)
	}
	return record
}

// Root is the repository's root, from the directory of any test.
func RepositoryRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}
