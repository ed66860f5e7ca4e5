package structures_test

import (
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/structures"
)

func TestTerritory(t *testing.T) {
	for _, c := range []struct{ postcode, departement, region string }{
		{"59000", "59", "32"},
		{"01000", "01", "84"},
		{"20000", "2A", "94"},
		{"20137", "2A", "94"},
		{"20200", "2B", "94"},
		{"97100", "971", "01"},
		{"97600", "976", "06"},
		{"99999", "", ""},
		{"5900", "", ""},
		{"", "", ""},
	} {
		departement, region := structures.Territory(c.postcode)
		if departement != c.departement || region != c.region {
			t.Errorf("Territory(%q) = %q, %q; want %q, %q", c.postcode, departement, region, c.departement, c.region)
		}
	}
}

func TestLineageFollowsAMove(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	child := apptest.Record(t, app, "structures", map[string]any{
		"name": "Antenne", "type": "mission_locale", "state": "active", "parent": apptest.North, "postcode": "59000",
	})
	want := "/" + apptest.Region + "/" + apptest.North + "/" + child.Id + "/"
	if got := child.GetString("lineage"); got != want {
		t.Fatalf("lineage = %q; want %q", got, want)
	}

	north, err := app.FindRecordById("structures", apptest.North)
	if err != nil {
		t.Fatal(err)
	}
	north.Set("parent", apptest.South)
	if err := app.Save(north); err != nil {
		t.Fatal(err)
	}
	child, err = app.FindRecordById("structures", child.Id)
	if err != nil {
		t.Fatal(err)
	}
	want = "/" + apptest.Region + "/" + apptest.South + "/" + apptest.North + "/" + child.Id + "/"
	if got := child.GetString("lineage"); got != want {
		t.Errorf("after the move, lineage = %q; want %q", got, want)
	}
}

func TestRefusesALoop(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	region, err := app.FindRecordById("structures", apptest.Region)
	if err != nil {
		t.Fatal(err)
	}
	region.Set("parent", apptest.North)
	if err := app.Save(region); err == nil || !strings.Contains(err.Error(), "rattachée à elle-même") {
		t.Errorf("a structure below its own child: got %v; want a refusal", err)
	}
}

func TestRefusesToDeleteAParent(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	region, err := app.FindRecordById("structures", apptest.Region)
	if err != nil {
		t.Fatal(err)
	}
	if err := app.Delete(region); err == nil {
		t.Error("deleted a structure that others are attached to")
	}
}

func TestRefusesToDeleteWithAccounts(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	north, err := app.FindRecordById("structures", apptest.North)
	if err != nil {
		t.Fatal(err)
	}
	if err := app.Delete(north); err == nil || !strings.Contains(err.Error(), "comptes actifs") {
		t.Errorf("deleted a structure where people work: %v", err)
	}
}
