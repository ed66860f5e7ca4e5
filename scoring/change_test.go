package scoring

import (
	"math"
	"slices"
	"testing"
)

func measured(theta, se float64, change func(*Result)) Result {
	r := Result{Scale: "numeracy", Estimate: &theta, SE: &se, ItemBankVersion: "livraison/1", AlgorithmVersion: "1"}
	if change != nil {
		change(&r)
	}
	return r
}

func TestCompare(t *testing.T) {
	flag := func(flags ...string) func(*Result) { return func(r *Result) { r.Flags = flags } }
	bank := func(version string) func(*Result) { return func(r *Result) { r.ItemBankVersion = version } }
	for _, c := range []struct {
		name          string
		before, after Result
		verdict       string
		z, p          float64
		notes         []string
	}{
		// z and p of the first row: scoring.md; of the others: R 4.2.2, z <- (b - a) / sqrt(s1^2 + s2^2); 2 * pnorm(-abs(z)).
		{"a real progress", measured(-0.80, 0.42, nil), measured(0.35, 0.38, nil), Progress, 2.030396, 0.042316, nil},
		{"the same, downwards", measured(0.35, 0.38, nil), measured(-0.80, 0.42, nil), Decline, -2.030396, 0.042316, nil},
		{"a whole level, and noise", measured(-0.60, 0.45, nil), measured(0.40, 0.45, nil), Noise, 1.571348, 0.116102, nil},
		{"just below", measured(0, 0.6, nil), measured(1.66, 0.6, nil), Noise, 1.956329, 0.050426, nil},
		{"just above", measured(0, 0.6, nil), measured(1.67, 0.6, nil), Progress, 1.968114, 0.049055, nil},
		{"no change at all", measured(1, 0.5, nil), measured(1, 0.5, nil), Noise, 0, 1, nil},
		{"other questions", measured(0, 0.3, nil), measured(1, 0.3, bank("livraison/2")), Progress, 2.357023, 0.018422, []string{OtherContent}},
		{"calibrated again", measured(0, 0.3, bank("livraison/1+c1")), measured(1, 0.3, bank("livraison/1+c2")), Progress, 2.357023, 0.018422, []string{OtherCalibration}},
		{"supposed and calibrated parameters", measured(0, 0.3, flag("provisional_parameters")), measured(1, 0.3, bank("livraison/1+c1")), Incomparable, 0, 0, []string{OtherCalibration}},
		{"in part, and too quick", measured(0, 0.3, flag("partly_tested")), measured(1, 0.3, flag("rapid_answers")), Progress, 2.357023, 0.018422, []string{PartlySeen, RapidAnswers}},
		{"other rules and another norm", measured(0, 0.3, nil), measured(1, 0.3, func(r *Result) { r.AlgorithmVersion, r.NormVersion = "2", "7" }), Progress, 2.357023, 0.018422, []string{OtherAlgorithm, OtherNorm}},
		{"levels without an error", Result{Scale: "speed", Level: "1"}, Result{Scale: "speed", Level: "3"}, Incomparable, 0, 0, []string{NoError}},
		{"not measured the first time", Result{Scale: "numeracy", ItemBankVersion: "livraison/1", AlgorithmVersion: "1"}, measured(1, 0.3, nil), Incomparable, 0, 0, []string{NoError}},
		{"an error of zero", measured(0, 0, nil), measured(1, 0.3, nil), Incomparable, 0, 0, []string{NoError}},
		{"two scales", measured(0, 0.3, nil), measured(1, 0.3, func(r *Result) { r.Scale = "spelling" }), Incomparable, 0, 0, []string{NoError}},
	} {
		got := Compare(c.before, c.after)
		if got.Verdict != c.verdict || math.Abs(got.Z-c.z) > 1e-6 || math.Abs(got.P-c.p) > 1e-6 || !slices.Equal(got.Notes, append([]string{}, c.notes...)) {
			t.Errorf("%s: %+v; want %s z=%v p=%v %v", c.name, got, c.verdict, c.z, c.p, c.notes)
		}
	}
}

// Turned round, a comparison says the opposite and is as sure.
func TestCompareBackwards(t *testing.T) {
	opposite := map[string]string{Progress: Decline, Decline: Progress, Noise: Noise, Incomparable: Incomparable}
	for i := range 60 {
		for j := range 10 {
			a, b := measured(-3+0.1*float64(i), 0.2+0.05*float64(j), nil), measured(0.3, 0.4, nil)
			there, back := Compare(a, b), Compare(b, a)
			if back.Verdict != opposite[there.Verdict] || back.Z != -there.Z || back.P != there.P {
				t.Fatalf("there %+v, back %+v", there, back)
			}
		}
	}
}
