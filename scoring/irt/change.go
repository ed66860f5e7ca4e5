package irt

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Change is the difference of two measures in units of its error.
type Change struct {
	Z float64 // beyond ±1.96, less than 5 % of unchanged persons
	P float64 // two-sided
}

// ReliableChange is the classical index (Jacobson & Truax 1991): (after − before) / (SD·√(2(1 − r))).
func ReliableChange(sd, reliability, before, after float64) (Change, error) {
	if !(sd > 0) || !(reliability >= 0 && reliability < 1) {
		return Change{}, fmt.Errorf("irt: reliable change needs SD > 0 and 0 ≤ reliability < 1; got %g and %g", sd, reliability)
	}
	return change((after - before) / (sd * math.Sqrt(2*(1-reliability)))), nil
}

// AbilityChange compares two abilities by their own errors: (θ₂ − θ₁) / √(SE₁² + SE₂²).
func AbilityChange(before, after Score) (Change, error) {
	if !(before.SE > 0) || !(after.SE > 0) {
		return Change{}, fmt.Errorf("irt: both abilities need a positive error; got %g and %g", before.SE, after.SE)
	}
	return change((after.Theta - before.Theta) / math.Hypot(before.SE, after.SE)), nil
}

func change(z float64) Change {
	return Change{Z: z, P: 2 * distuv.UnitNormal.CDF(-math.Abs(z))}
}
