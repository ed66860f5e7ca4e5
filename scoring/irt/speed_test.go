package irt_test

import (
	"slices"
	"testing"

	"eva/scoring/irt"
)

// The numbers of this file are those of shared/scoring.md.

func TestSpeed(t *testing.T) {
	got, err := irt.Speed([]float64{1.5, 2, 1.8, 1.2}, []float64{3, 3.4, 2.7, 3.9}, []float64{12, 25, 10, 70})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "τ", got.Tau, .24421298, 1e-8)
	near(t, "SE", got.SE, .30247530, 1e-8)
}

func TestEffort(t *testing.T) {
	thresholds := irt.NT10([]float64{20, 35, 60, 120, 15, 45})
	if want := []float64{2, 3.5, 6, 10, 1.5, 4.5}; !slices.Equal(thresholds, want) {
		t.Errorf("NT10 = %v; want %v", thresholds, want)
	}
	got, err := irt.Effort([]float64{1.5, 4, 5.9, 11, 9, 3}, thresholds)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "effort", got, .5, 0)
}

func TestChange(t *testing.T) {
	classical, err := irt.ReliableChange(7.5, .80, 32.5, 47.5)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "classical", classical.Z, 3.162278, 1e-6)
	ability, err := irt.AbilityChange(irt.Score{Theta: -.80, SE: .42}, irt.Score{Theta: .35, SE: .38})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "z", ability.Z, 2.030396, 1e-6)
	near(t, "p", ability.P, .042316, 1e-6)
}

func TestClassify(t *testing.T) {
	grid := irt.DefaultGrid()
	c, err := irt.Classify(grid.Weights, grid, []float64{-.9, 1}) // the prior itself
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{.184060, .657285, .158655} { // Φ
		near(t, "p", c.P[k], want, 2e-3) // linear between nodes 0.2 apart
	}
	if c.Level != 1 || !c.ToConfirm || c.Between != [2]int{0, 1} {
		t.Errorf("got %+v; want level 1 to confirm, between 0 and 1", c)
	}
}
