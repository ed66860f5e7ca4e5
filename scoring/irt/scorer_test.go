package irt_test

import (
	"testing"

	"eva/scoring/irt"
)

// TestScorerIsEAP: the tables give what the direct computation gives, for each model and with answers missing.
func TestScorerIsEAP(t *testing.T) {
	items := append(lsatItems(),
		irt.Binary("far", 4, -200), irt.Binary("less far", 4, -93), irt.Binary("as far", 4, -93), irt.Binary("again", 4, -93),
		irt.Item{Model: irt.ThreePL, A: 1.1, B: .3, C: .2},
		irt.Item{Model: irt.GRM, A: 1.4, Thresholds: []float64{-1, 0, 2}},
		irt.Item{Model: irt.GPCM, A: .9, Thresholds: []float64{.5, -.2}},
	)
	scorer, err := irt.NewScorer(items, irt.DefaultGrid())
	if err != nil {
		t.Fatal(err)
	}
	for _, digits := range []string{"110111110132", "000001011000", "............", "1.0.1.1..12.", ".........021"} {
		want, err := irt.EAP(items, pattern(digits), irt.DefaultGrid())
		if err != nil {
			t.Fatal(err)
		}
		got, err := scorer.EAP(pattern(digits))
		if err != nil {
			t.Fatal(err)
		}
		near(t, "EAP of "+digits, got.Theta, want.Theta, 1e-12)
		near(t, "its error", got.SE, want.SE, 1e-12)
	}
}

// TestUnevenGrid: nodes need not be even.
func TestUnevenGrid(t *testing.T) {
	even := irt.DefaultGrid()
	uneven := irt.Grid{Nodes: append([]float64{-6.1}, even.Nodes...), Weights: append([]float64{0}, even.Weights...)}
	want, err := irt.EAP(lsatItems(), pattern("10110"), even)
	if err != nil {
		t.Fatal(err)
	}
	got, err := irt.EAP(lsatItems(), pattern("10110"), uneven)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "EAP", got.Theta, want.Theta, 1e-12)
	near(t, "its error", got.SE, want.SE, 1e-12)
}

// Test200Items: the likelihood of 200 answers is far below the smallest float.
func Test200Items(t *testing.T) {
	data, items, thetas := simulate(50, 200, 0, 4)
	for i, p := range data.Responses {
		score, err := irt.EAP(items, p, irt.DefaultGrid())
		if err != nil {
			t.Fatal(err)
		}
		near(t, "θ", score.Theta, thetas[i], 6*score.SE)
	}
}
