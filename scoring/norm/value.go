package norm

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Norm is a cohort that persons may be compared with. It is a value: once it is
// published nothing in it changes; what comes later makes the next version.
type Norm struct {
	Cohort  string            // its identifier; see [For]
	Version int               // from 1
	Filters map[string]string // who is in it, as "accompanied": "alone"
	Summary Summary

	Excluded   map[string]int // how many were left out, by reason
	From, To   time.Time      // of the first and of the last value
	ComputedAt time.Time
	Inputs     string // hash of what went in: the same inputs, the same hash
}

// The reasons not to use a norm.
var (
	ErrTooSmall = errors.New("norm: too few persons")
	ErrTooOld   = errors.New("norm: too old")
)

// Least is how many persons a norm needs to be shown at all; see [GrainOf].
const Least = 30

// LongestUse is how long a norm may be used after its last value: people and
// devices change. It is a choice of this service, stricter than the ten years
// after which printed tests are usually normed again.
const LongestUse = 5 * 365 * 24 * time.Hour

// Check refuses a norm that rests on too few persons, or whose last value is
// older than the limit; 0 takes [LongestUse].
func (n Norm) Check(now time.Time, limit time.Duration) error {
	if limit == 0 {
		limit = LongestUse
	}
	if have := n.Summary.N(); have < Least {
		return fmt.Errorf("%w: %d, %d are needed", ErrTooSmall, have, Least)
	}
	if age := now.Sub(n.To); age > limit {
		return fmt.Errorf("%w: its last value is of %s", ErrTooOld, n.To.Format(time.DateOnly))
	}
	return nil
}

// Place is what may be said of a value, given how many the norm rests on.
type Place struct {
	Grain Grain   // what holds below
	Z     float64 // distance to the mean in SDs; from Z on
	Rank  Rank    // from Tens on; with Tens its percentile is a multiple of 10
}

// Place places a value as finely as the size of the norm allows, with a 90 %
// interval. It says nothing of a norm that is too small or has no spread.
func (n Norm) Place(x float64) (Place, bool) {
	p := Place{Grain: GrainOf(n.Summary.N())}
	z, ok := n.Summary.Z(x)
	if !ok || p.Grain == Nothing {
		return Place{}, false
	}
	p.Z = z
	if p.Grain == Z {
		return p, true
	}
	p.Rank, ok = n.Summary.Rank(x, 0.90)
	if p.Grain == Tens {
		p.Rank.Percentile = 10 * math.Round(p.Rank.Percentile/10)
	}
	return p, ok
}
