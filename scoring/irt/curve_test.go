package irt_test

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/diff/fd"

	"eva/scoring/irt"
)

// derivatives are P, P′ and P″ of a category, by gonum's finite differences.
func derivatives(it irt.Item, k int, theta float64) (p, slope, bend float64) {
	f := func(x float64) float64 { return it.Probabilities(x, nil)[k] }
	return f(theta), fd.Derivative(f, theta, &fd.Settings{Formula: fd.Central, Step: 1e-5}),
		fd.Derivative(f, theta, &fd.Settings{Formula: fd.Central2nd, Step: 1e-3})
}

// The information is Σ P′²/P, for each model; so it is for the three-parameter one, which R's fixtures lack.
func TestInformationIsItsDefinition(t *testing.T) {
	for _, it := range mixed() {
		for _, theta := range []float64{-2.5, -.3, 0, 1.7} {
			want, mean := 0.0, 0.0
			for k := range it.Categories() {
				p, slope, _ := derivatives(it, k, theta)
				want += slope * slope / p
				mean += float64(k) * p
			}
			near(t, fmt.Sprint("information of ", it.Name, " at ", theta), it.Information(theta), want, 1e-8)
			near(t, fmt.Sprint("expectation of ", it.Name, " at ", theta), it.Expected(theta), mean, 1e-12)
		}
	}
}

// At Warm's estimate ∂logL/∂θ + Σ P′P″/P / (2 Σ P′²/P) is 0, guessing included.
func TestWLEIsTheRoot(t *testing.T) {
	bank := mixed()
	for _, digits := range []string{"11132", "10021", "01112", "00110"} {
		pattern := pattern(digits)
		score, err := irt.WLE(bank, pattern)
		if err != nil {
			t.Fatal(err)
		}
		gradient, j, information := 0.0, 0.0, 0.0
		for i, it := range bank {
			for k := range it.Categories() {
				p, slope, bend := derivatives(it, k, score.Theta)
				j += slope * bend / p
				information += slope * slope / p
				if int8(k) == pattern[i] {
					gradient += slope / p
				}
			}
		}
		near(t, "the equation at the WLE of "+digits, gradient+j/(2*information), 0, 1e-5)
		near(t, "its error", score.SE, 1/math.Sqrt(information), 1e-7)
	}
}
