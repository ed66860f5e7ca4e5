package reports

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// percentilesOf are those of a measure spread evenly from 0 to 1.
func percentilesOf() string {
	p := map[string]float64{}
	for i := 1; i <= 99; i++ {
		p[strconv.Itoa(i)] = float64(i) / 100
	}
	raw, err := json.Marshal(p)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

func TestPlace(t *testing.T) {
	more, less := measure{metric: "accuracy", label: "x"}, measure{metric: "missed", label: "x", lessIsBetter: true}
	for _, c := range []struct {
		name  string
		n     int
		value float64
		by    measure
		want  string // "" : no norm
	}{
		{"29 people: nothing is shown", 29, 0.9, more, ""},
		{"30 people: a distance, with a caveat", 30, 0.9, more, "nettement mieux que la moyenne de 30 personnes (écart : +1,6)"},
		{"99 people", 99, 0.5, more, "proche de la moyenne de 99 personnes (écart : +0,0)"},
		{"just below the mean", 99, 0.35, more, "un peu moins bien"},
		{"fewer faults is better", 50, 0.1, less, "nettement mieux que la moyenne"},
		{"100 people: by tens", 100, 0.64, more, "mieux qu’environ 6 personnes sur 10, parmi 100"},
		{"299 people, the very best", 299, 2, more, "mieux qu’environ 9 personnes sur 10"},
		{"300 people: in full", 300, 0.64, more, "mieux que 64 personnes sur 100, parmi 300"},
		{"fewer faults is better, in full", 300, 0.64, less, "mieux que 37 personnes sur 100"},
		{"the very worst is not worse than all", 300, -1, more, "mieux que 1 personne sur 100"},
	} {
		group := cohort{N: c.n, Version: 2, Mean: "0.5", SD: "0.25", Percentiles: percentilesOf()}
		norm := group.place(c.value, c.by)
		if c.want == "" && norm != (Norm{}) {
			t.Errorf("%s: %+v", c.name, norm)
		}
		if c.want != "" && (!strings.Contains(plain(norm.Sentence), plain(c.want)) || norm.N != c.n || norm.Version != "2") {
			t.Errorf("%s: %+v", c.name, norm)
		}
	}
}

// A norm whose numbers are missing is no norm.
func TestPlaceWithoutNumbers(t *testing.T) {
	for _, c := range []cohort{
		{N: 50, Mean: "null", SD: "1"},
		{N: 50, Mean: "1", SD: "0"},
		{N: 500, Percentiles: "{}"},
		{N: 500, Percentiles: "null"},
	} {
		if norm := c.place(1, measures["speed"]); norm != (Norm{}) {
			t.Errorf("%+v: %+v", c, norm)
		}
	}
}

func TestOnlyPublishedNormsOfTheSameContent(t *testing.T) {
	for _, c := range []struct {
		name   string
		fields map[string]any
		n      int
	}{
		{"none", nil, 0},
		{"published", map[string]any{}, 400},
		{"candidate", map[string]any{"state": "candidate"}, 0},
		{"retired", map[string]any{"state": "retired"}, 0},
		{"another version of the content", map[string]any{"bank_version": "livraison@2"}, 0},
		{"another cohort", map[string]any{"cohort": "accompanied:alone"}, 0},
		{"another scale", map[string]any{"scale": "spelling"}, 0},
	} {
		r := reportOf(t, func(app *tests.TestApp) {
			if c.fields == nil {
				return
			}
			row := map[string]any{
				"situation": "livraison", "bank_version": "livraison@1", "scale": "comprehension", "metric": "accuracy", "cohort": "all",
				"version": 3, "state": "published", "n": 400, "mean": "0.5", "sd": "0.25", "percentiles": percentilesOf(),
			}
			for k, v := range c.fields {
				row[k] = v
			}
			apptest.Record(t, app, "cohort_statistics", row)
		})
		norm := r.Basic[0].Norm
		if r.Basic[0].Scale != "comprehension" || norm.N != c.n {
			t.Errorf("%s: %+v", c.name, norm)
		}
		if c.n == 0 && norm.Sentence != noNorm {
			t.Errorf("%s: %q", c.name, norm.Sentence)
		}
	}
}

// plain takes the spaces of French typography for ordinary ones.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }
