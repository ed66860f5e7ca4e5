package hooks_test

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// TestRulesGolden lists every rule of every collection of ours, so that a widening shows as one changed line in review.
// EVA_UPDATE=1 go test ./hooks -run RulesGolden writes the file anew.
func TestRulesGolden(t *testing.T) {
	app := apptest.New(t)
	collections, err := app.FindAllCollections()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range collections {
		if c.System {
			continue
		}
		rules := []struct {
			name string
			rule *string
		}{{"list", c.ListRule}, {"view", c.ViewRule}, {"create", c.CreateRule}, {"update", c.UpdateRule}, {"delete", c.DeleteRule}}
		if c.IsAuth() {
			rules = append(rules, struct {
				name string
				rule *string
			}{"auth", c.AuthRule}, struct {
				name string
				rule *string
			}{"manage", c.ManageRule})
		}
		for _, r := range rules {
			text := "superusers only"
			if r.rule != nil {
				text = *r.rule
			}
			lines = append(lines, fmt.Sprintf("%s.%s: %s", c.Name, r.name, text))
		}
		var hidden []string
		for _, f := range c.Fields {
			if f.GetHidden() {
				hidden = append(hidden, f.GetName())
			}
		}
		lines = append(lines, fmt.Sprintf("%s hides: %s", c.Name, strings.Join(hidden, ", ")))
	}
	sort.Strings(lines)
	got := strings.Join(lines, "\n") + "\n"
	apptest.Golden(t, "rules.txt", got)
}

// TestFieldsHaveHelp: the national team lives in the dashboard, where a field without a French help text is a riddle.
func TestFieldsHaveHelp(t *testing.T) {
	app := apptest.New(t)
	collections, err := app.FindAllCollections()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range collections {
		if c.System || c.IsView() { // the columns of a view are those of its query, and are read only
			continue
		}
		for _, f := range c.Fields {
			if f.GetSystem() || f.Type() == "autodate" {
				continue
			}
			if help := fieldHelp(t, f); strings.TrimSpace(help) == "" {
				t.Errorf("%s.%s has no help text", c.Name, f.GetName())
			}
		}
	}
}

// fieldHelp reads `help` from the field's JSON: the Field interface has no getter for it.
func fieldHelp(t *testing.T, f core.Field) string {
	t.Helper()
	raw, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var field struct{ Help string }
	if err := json.Unmarshal(raw, &field); err != nil {
		t.Fatal(err)
	}
	return field.Help
}
