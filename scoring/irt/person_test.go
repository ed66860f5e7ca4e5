package irt_test

import (
	"errors"
	"testing"

	"eva/scoring/irt"
)

// Values of shared/scoring.md, from mirt 1.41's fscores on LSAT6.
func TestEAPOfLSAT6(t *testing.T) {
	for _, c := range []struct {
		pattern   string
		theta, se float64
	}{
		{"00000", -1.8968, .8013},
		{"00111", -0.4409, .8197},
		{"11011", 0.0082, .8338},
		{"11111", 0.6456, .8590},
	} {
		got, err := irt.EAP(lsatItems(), pattern(c.pattern), irt.DefaultGrid())
		if err != nil {
			t.Fatal(err)
		}
		near(t, "EAP of "+c.pattern, got.Theta, c.theta, 1e-4)
		near(t, "its error", got.SE, c.se, 1e-4)
	}
}

func TestWLEOfLSAT6(t *testing.T) {
	for digits, want := range map[string]float64{"00110": -2.3820, "11110": 0.0942} {
		got, err := irt.WLE(lsatItems(), pattern(digits))
		if err != nil {
			t.Fatal(err)
		}
		near(t, "WLE of "+digits, got.Theta, want, 1e-4)
	}
}

// The example of shared/scoring.md, from catR (thetaEst, eapEst).
func TestMLAndEAPOfAModule(t *testing.T) {
	a, b := []float64{1, 1.2, 1.5, 1.1, .9}, []float64{-1, -.5, 0, .5, 1}
	items := make([]irt.Item, len(a))
	for j := range a {
		items[j] = irt.Binary("", a[j], b[j])
	}
	ml, err := irt.ML(items, pattern("11100"))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ML", ml.Theta, .52963984, 1e-6)
	near(t, "its error", ml.SE, .8524835, 1e-6)
	grid, err := irt.NewGrid(33, -4, 4, irt.Prior{})
	if err != nil {
		t.Fatal(err)
	}
	eap, err := irt.EAP(items, pattern("11100"), grid)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "EAP", eap.Theta, .33753267, 1e-6)
	near(t, "its error", eap.SE, .65752796, 1e-6)
}

func TestAllRightAndAllWrong(t *testing.T) {
	items := lsatItems()
	for _, digits := range []string{"00000", "11111", "....."} {
		if _, err := irt.ML(items, pattern(digits)); !errors.Is(err, irt.ErrNoEstimate) {
			t.Errorf("ML of %s: %v; want ErrNoEstimate", digits, err)
		}
		if _, err := irt.EAP(items, pattern(digits), irt.DefaultGrid()); err != nil {
			t.Errorf("EAP of %s: %v", digits, err)
		}
	}
	for _, digits := range []string{"00000", "11111"} {
		if _, err := irt.WLE(items, pattern(digits)); err != nil {
			t.Errorf("WLE of %s: %v", digits, err)
		}
	}
}
