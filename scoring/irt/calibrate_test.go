package irt_test

import (
	"testing"

	"eva/scoring/irt"
)

func TestCalibrateLSAT6(t *testing.T) {
	patterns, counts := lsatResponses(t)
	data := irt.Data{Responses: patterns, Counts: counts}

	two, err := irt.Calibrate(data, irt.TwoPL, irt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "2PL log-likelihood", two.LogLik, -2466.653, 1e-3)
	for j, want := range lsatItems() {
		near(t, "a of "+want.Name, two.Items[j].A, want.A, 1e-3)
		near(t, "d of "+want.Name, two.Items[j].D, want.D, 1e-3)
	}

	// Published by Rizopoulos (2006, J. Stat. Software 17(5)) for ltm, which differentiates numerically: 4 digits.
	for j, want := range []float64{0.2581, 0.1867, 0.2326, 0.1852, 0.2100} {
		near(t, "the error of a", two.Items[j].SEA, want, 1e-3)
	}

	one, err := irt.Calibrate(data, irt.OnePL, irt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "1PL log-likelihood", one.LogLik, -2466.938, 1e-3)
	near(t, "the common slope", one.Items[0].A, 0.7551, 1e-3)
	for j, want := range []float64{-3.6153, -1.3224, -0.3176, -1.7301, -2.7802} {
		near(t, "b", one.Items[j].B, want, 1e-3)
	}
}
