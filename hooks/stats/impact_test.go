package stats

import (
	"math"
	"testing"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/stats/disclosure"
)

func (w world) plays(evaluations []sitting, situation, state string) {
	w.Helper()
	for _, e := range evaluations {
		w.insert("plays", dbx.Params{"id": core.GenerateDefaultRandomId(), "evaluation": e.id, "structure": e.structure,
			"situation": situation, "state": state})
	}
}

func TestCompletion(t *testing.T) {
	w := newWorld(t)
	done := w.evaluations(30, 2, finished(in(1)))
	left := w.evaluations(20, 2, map[string]any{"started_at": in(2)})
	w.plays(done, "controle", "finished")
	w.plays(left, "controle", "abandoned")
	w.plays(done, "maintenance", "finished")
	w.plays(left[:5], "maintenance", "paused")
	w.rows("completion", map[string]string{
		"evaluation":  "50 | 30 | 60,0 %",
		"controle":    "50 | 30 | 60,0 %",
		"maintenance": "35 | secret | secret", // 5 people left it
	})
	if summary := w.table("completion").Summary; summary != "60,0"+narrow+"% des évaluations commencées pendant la période sont terminées." {
		t.Error(summary)
	}
}

func need(w world, n int) []sitting {
	w.Helper()
	fields := finished(in(2))
	fields["synthesis"] = "need"
	return w.evaluations(n, 2, fields)
}

func TestAction(t *testing.T) {
	w := newWorld(t)
	w.evaluations(40, 2, finished(in(2))) // solid: nothing to follow
	showed := need(w, 60)
	w.follow(showed[:15], map[string]any{"oriented": "yes", "remediation": "basic_skills_training"})
	w.follow(showed[15:30], map[string]any{"oriented": "yes", "remediation": "barriers_lifted"})
	w.follow(showed[30:45], map[string]any{"oriented": "no", "difficulty": "no_training_offer"})
	w.rows("mise-en-action", map[string]string{
		"besoin":           "60 | sans objet | sans objet | sans objet",
		"suite_renseignee": "45 | 75,0 % | sans objet | sans objet",
		"orientees":        "30 | 66,7 % | 52,1 % | 78,6 %",
	})
	w.rows("suites", map[string]string{
		"orientation_competences_de_base": "15 | 50,0 %",
		"orientation_levee_de_freins":     "15 | 50,0 %",
		"difficulte_pas_d_offre":          "15 | 100,0 %",
		"difficulte_freins":               "0 | 0,0 %",
	})
	// At 3 months, the orientation of those who had none yet counts; a later refusal takes nothing back.
	w.follow(showed[30:45], map[string]any{"step": "month3", "oriented": "yes", "remediation": "remobilisation"})
	w.follow(showed[:15], map[string]any{"step": "month3", "oriented": "no", "difficulty": "barriers"})
	w.rows("mise-en-action", map[string]string{
		"suite_renseignee": "45 | 75,0 % | sans objet | sans objet",
		"orientees":        "45 | 100,0 % | 92,1 % | 100,0 %",
	})
	w.rows("suites", map[string]string{"orientation_competences_de_base": "15 | 33,3 %", "orientation_remobilisation": "15 | 33,3 %"})
}

func TestActionOfFewIsHidden(t *testing.T) {
	w := newWorld(t)
	showed := need(w, 60)
	w.follow(showed[:30], map[string]any{"oriented": "yes", "remediation": "basic_skills_training"})
	w.follow(showed[30:57], map[string]any{"oriented": "no", "difficulty": "barriers"}) // 3 have no answer
	w.rows("mise-en-action", map[string]string{
		"besoin":           "60 | sans objet | sans objet | sans objet",
		"suite_renseignee": "secret | secret | sans objet | sans objet",
		"orientees":        "30 | secret | secret | secret",
	})
	w.rows("suites", map[string]string{"difficulte_freins": "secret | secret"})
	for _, row := range w.table("suites").Rows[5:] {
		if row.Cells[0].Status == disclosure.Shown {
			t.Errorf("%s is shown: the hidden group can be added up", row.Key)
		}
	}
}

func TestSatisfaction(t *testing.T) {
	w := newWorld(t)
	for ease, n := range map[int]int{5: 20, 4: 10, 2: 15, 0: 30} {
		fields := finished(in(1))
		fields["satisfaction_ease"] = ease
		fields["satisfaction_help"] = min(ease, 4)
		w.evaluations(n, 2, fields)
	}
	w.rows("satisfaction", map[string]string{
		"facilite": "45 | 3,78 | 66,7 %", // (20·5 + 10·4 + 15·2) / 45
		"utilite":  "45 | 3,33 | 66,7 %",
	})
}

func TestSatisfactionOfFewIsHidden(t *testing.T) {
	w := newWorld(t)
	fields := finished(in(1))
	fields["satisfaction_ease"] = 5
	w.evaluations(10, 2, fields)
	w.rows("satisfaction", map[string]string{"facilite": "secret | secret | secret", "utilite": "0 | sans objet | sans objet"})
}

// Oracle: the two roots of (p - k/n)² = z² p (1 - p) / n, by Python.
func TestWilson(t *testing.T) {
	tests := []struct {
		k, n      int
		low, high float64
	}{
		{30, 45, 0.5207049, 0.7864113},
		{0, 10, 0, 0.2775328},
		{10, 10, 0.7224672, 1},
		{1, 2, 0.0945312, 0.9054688},
		{500, 1000, 0.4690695, 0.5309305},
	}
	for _, test := range tests {
		low, high := Wilson(test.k, test.n)
		if math.Abs(low-test.low) > 1e-6 || math.Abs(high-test.high) > 1e-6 {
			t.Errorf("%d of %d: %.7f to %.7f, want %.7f to %.7f", test.k, test.n, low, high, test.low, test.high)
		}
	}
}

func TestFrenchNumbers(t *testing.T) {
	for _, test := range []struct {
		value    float64
		decimals int
		want     string
	}{{0, 0, "0"}, {999, 0, "999"}, {1000, 0, "1\u202f000"}, {1234567.25, 1, "1\u202f234\u202f567,2"}, {-3.5, 1, "−3,5"}} {
		if got := french(test.value, test.decimals); got != test.want {
			t.Errorf("%v: %q, want %q", test.value, got, test.want)
		}
	}
}
