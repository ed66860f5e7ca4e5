package items_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"eva/hooks/items"
)

const marketFile = `{
  "situation": "calcul", "version": 1, "title": "Le marché",
  "items": [
    {"id": "a1", "type": "number_input", "form": "A", "module": "n1", "stimulus": {"question": "2 + 2"}, "key": {"right": "4"}}
  ],
  "templates": {
    "seed": 7, "form": "B",
    "items": [
      {"id": "b1", "type": "number_input", "module": "n1", "points": 1, "skill": "addition",
        "numbers": {"a": {"from": 1000, "to": 9000, "step": 250}, "p": {"of": [1.5, 2.25]}},
        "where": ["a % 500 == 0", "a * p > 2000"],
        "stimulus": {"question": "{a} sacs à {p:2} €, {=a / 500} lots, {=5:02} min, {gap}", "bars": [{"value": "{#a * 2}"}]},
        "right": "a * p"}
    ]
  },
  "plan": {"start": "n1", "modules": {"n1": {"then": []}}}
}`

func TestTemplatesAreDrawn(t *testing.T) {
	var before string
	for range 2 {
		content, err := items.Parse([]byte(marketFile))
		if err != nil {
			t.Fatal(err)
		}
		drawn := content.Items[1]
		text := fmt.Sprintf("%s %s %s %s", drawn.ID, drawn.Form, drawn.Stimulus, drawn.Key)
		if before != "" && text != before {
			t.Fatalf("the same file gave %s, then %s", before, text)
		}
		before = text
		var stimulus struct {
			Question string
			Bars     []struct{ Value float64 }
		}
		var key struct{ Right string }
		if err := errors.Join(json.Unmarshal(drawn.Stimulus, &stimulus), json.Unmarshal(drawn.Key, &key)); err != nil {
			t.Fatal(err)
		}
		var price, unit string
		a := stimulus.Bars[0].Value / 2
		if _, err := fmt.Sscanf(strings.ReplaceAll(stimulus.Question, "\u202f", ""), "%s sacs à %s €", &unit, &price); err != nil {
			t.Fatal(err)
		}
		p, _ := strconv.ParseFloat(strings.ReplaceAll(price, ",", "."), 64)
		right, _ := strconv.ParseFloat(key.Right, 64)
		if unit != fmt.Sprint(a) || right != a*p || right <= 2000 || int(a)%500 != 0 {
			t.Errorf("%s with a = %v, p = %v", text, a, p)
		}
		if !strings.Contains(stimulus.Question, "\u202f") || !strings.HasSuffix(stimulus.Question, "05 min, {gap}") || drawn.Form != "B" {
			t.Errorf("written as %s", text)
		}
	}
}

// Errors name the line and the field.
func TestErrorsNameTheirPlace(t *testing.T) {
	for _, row := range []struct{ from, to, want string }{
		{`"right": "4"`, `"right": ""`, "ligne 4, items[0].key"},
		{`"version": 1`, `"version": "1"`, "ligne 2, version"},
		{`"version": 1`, `"version": 1, "colour": 2`, "ligne 2, colour"},
		{`"form": "A", `, `"from": "A", `, "ligne 4, items[0].from"},
		{`"title": "Le marché",`, `"title": "Le marché"`, "ligne 3"},
		{`"module": "n1", "points"`, `"module": "n2", "points"`, "ligne 9, templates.items[0].module"},
		{`"a * p > 2000"`, `"a * q > 2000"`, "ligne 11, templates.items[0].where[1]"},
		{`"a * p > 2000"`, `"a * p"`, "est un nombre, pas une condition"},
		{`"a * p > 2000"`, `"a > 9000"`, "ligne 11, templates.items[0].where : aucun tirage"},
		{`"right": "a * p"`, `"right": "a / 7"`, "ligne 13, templates.items[0].right"},
		{`"right": "a * p"`, `"right": "a / (p - p)"`, "division par zéro"},
		{`"right": "a * p"`, `"right": "1 + (a == 1)"`, "mélange"},
		{`"right": "a * p"`, `"right": "round(a / 7, 999999999999)"`, "ligne 13, templates.items[0].right"},
		{`"right": "a * p"`, `"right": "1 << a"`, "ligne 13, templates.items[0].right"},
		{`"right": "a * p"`, `"right": "1e999999999"`, "ligne 13, templates.items[0].right"},
		{`{gap}`, `{b}`, "ligne 12, templates.items[0].stimulus.question"},
		{`"step": 250`, `"step": 0`, "ligne 10, templates.items[0].numbers.a"},
		{`"id": "b1"`, `"id": "a1"`, "sert deux fois"},
		{`{"then": []}`, `{"then": [{"to": "n2"}]}`, "ligne 16, plan.modules.n1.then[0].to"},
		{`"start": "n1"`, `"start": "n9"`, "ligne 16, plan.start"},
	} {
		_, err := items.Parse([]byte(strings.Replace(marketFile, row.from, row.to, 1)))
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s → %s: %v, want %q", row.from, row.to, err, row.want)
		}
	}
}
