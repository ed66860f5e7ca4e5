package scoring

import (
	"slices"
	"testing"
)

// [33] [34] The labels of each step, from the lowest. The reference reads CEFR
// and ANLCI at cuts of its own ratio scores (right answers by time), which
// scoring.md leaves; its first cut of CEFR lies amid degree 2 of ANLCI.
func TestFrames(t *testing.T) {
	for _, c := range []struct {
		frames []frame
		labels [][]string
	}{
		{literacyFrames, [][]string{{"1", "2", "3", "4"}, {"pre_A1", "A1", "A2", "B1"}}},
		{numeracyFrames, [][]string{{"1", "2", "3", "4"}, {"pre_X1", "X1", "X2", "Y1"}}},
	} {
		for i, f := range c.frames {
			if !slices.Equal(f.Labels, c.labels[i]) || len(f.Cuts) != len(f.Labels)-1 || !slices.IsSorted(f.Cuts) {
				t.Errorf("%+v", f)
			}
			if !slices.Equal(f.Cuts[1:], cuts) {
				t.Errorf("%s: degrees 3 and 4 are levels 2 and 3: %v", f.Name, f.Cuts)
			}
		}
	}
}

func TestSurest(t *testing.T) {
	for _, c := range []struct {
		name     string
		p        []float64
		from, to int
	}{
		{"one is sure", []float64{0.05, 0.85, 0.05, 0.05}, 1, 1},
		{"just sure enough", []float64{0.2, 0.8, 0, 0}, 1, 1},
		{"two together", []float64{0.02, 0.5, 0.45, 0.03}, 1, 2},
		{"the surer pair", []float64{0.4, 0.4, 0.2, 0}, 0, 1},
		{"three", []float64{0.1, 0.3, 0.3, 0.3}, 1, 3},
		{"all", []float64{0.25, 0.25, 0.25, 0.25}, 0, 3},
	} {
		if from, to := surest(c.p); from != c.from || to != c.to {
			t.Errorf("%s: %d to %d, want %d to %d", c.name, from, to, c.from, c.to)
		}
	}
}

// A degree below 0.80 is not said, and an unfinished play has none.
func TestDegreesOfAPlay(t *testing.T) {
	done := score(t, marketPlay(visit(numeracyModules, nil), Finished))["numeracy"]
	if done.Metrics["anlci"] != "4" || done.Metrics["cnef"] != "Y1" {
		t.Errorf("everything right: %v", done.Metrics)
	}
	for _, r := range []Result{
		score(t, marketPlay(visit(numeracyModules, nil), Abandoned))["numeracy"],
		score(t, livraisonPlay(delivery(), Finished))["numeracy"], // three items tell no degree
	} {
		if r.Metrics["anlci"] != nil || r.Metrics["p_anlci"] != nil {
			t.Errorf("a degree is said: %v", r.Metrics)
		}
	}
	for wrong := range 20 {
		var ids []string
		for _, it := range marketBank() {
			if it.Module == "n1" && len(ids) < wrong {
				ids = append(ids, it.ID)
			}
		}
		r := score(t, marketPlay(visit([]string{"n1"}, nil, ids...), Finished))["numeracy"]
		said, sure := r.Metrics["anlci"].(string)
		if p := r.Metrics["p_anlci"].(map[string]float64); sure && p[said] < sureEnough {
			t.Errorf("%d wrong: degree %s said with %v", wrong, said, p)
		}
	}
}
