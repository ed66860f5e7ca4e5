// Package sampling draws structures at random in strata and estimates shares from what was seen in them. It is pure: a
// frame and a seed in, a sample and its weights out; observations in, an estimate with its interval out.
package sampling

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
)

// Unit is a structure that may be drawn.
type Unit struct {
	ID, Kind, Region string
	Size             int // evaluations in the year before
}

// Drawn is a structure that was.
type Drawn struct {
	ID      string
	Stratum string // kind/region/size, « * » where it was too small alone
	Size    int    // structures of the stratum
	Drawn   int    // how many of them were drawn
}

// Weight is how many structures it stands for: the inverse of its chance to be drawn.
func (d Drawn) Weight() float64 { return float64(d.Size) / float64(d.Drawn) }

// Classes of size, by evaluations in a year: less than one a month, less than five, more.
const (
	small, medium = 12, 60
	least         = 2 // structures drawn in a stratum: one alone says nothing of how they differ
	pooled        = "*"
)

func class(size int) string {
	switch {
	case size < small:
		return "petite"
	case size < medium:
		return "moyenne"
	}
	return "grande"
}

// stratum is structures that resemble each other.
type stratum struct {
	name  string
	units []Unit
	mass  float64 // evaluations, and one more a structure so that those without any count too
}

// Draw draws about n structures: each stratum gets a part in proportion to what its structures do, two at least. A stratum
// too small for two is pooled with those of the other regions, then of the other kinds. Every structure has a number of its
// own, which depends on the seed and its id only: draws with one seed have most of their structures in common.
//
// Sources: W. G. Cochran, Sampling techniques, 3rd ed. (1977), ch. 5; permanent random numbers: E. Ohlsson, Coordination of
// samples using permanent random numbers, in Business survey methods (1995), ch. 9.
func Draw(frame []Unit, n int, seed string) []Drawn {
	if n >= len(frame) {
		n = len(frame)
	}
	var drawn []Drawn
	strata := stratify(frame, n)
	for i, size := range allocate(strata, n) {
		s := strata[i]
		slices.SortFunc(s.units, func(a, b Unit) int {
			return cmp.Or(cmp.Compare(number(seed, a.ID), number(seed, b.ID)), cmp.Compare(a.ID, b.ID))
		})
		for _, u := range s.units[:size] {
			drawn = append(drawn, Drawn{u.ID, s.name, len(s.units), size})
		}
	}
	return drawn
}

// number is the permanent random number of a structure.
func number(seed, id string) uint64 {
	sum := sha256.Sum256([]byte(seed + "/" + id))
	return binary.BigEndian.Uint64(sum[:8])
}

// stratify pools the strata whose part would be less than two structures.
func stratify(frame []Unit, n int) []stratum {
	total := 0.0
	for _, u := range frame {
		total += float64(u.Size + 1)
	}
	var kept []stratum
	left := frame
	for _, name := range []func(Unit) string{
		func(u Unit) string { return u.Kind + "/" + u.Region + "/" + class(u.Size) },
		func(u Unit) string { return u.Kind + "/" + pooled + "/" + class(u.Size) },
		func(u Unit) string { return pooled + "/" + pooled + "/" + class(u.Size) },
	} {
		var tooSmall []Unit
		for _, s := range group(left, name) {
			if float64(n)*s.mass < least*total || len(s.units) < least {
				tooSmall = append(tooSmall, s.units...)
				continue
			}
			kept = append(kept, s)
		}
		left = tooSmall
	}
	if len(left) > 0 {
		kept = append(kept, group(left, func(Unit) string { return pooled + "/" + pooled + "/" + pooled })...)
	}
	return kept
}

// group gives the strata in the order of their names.
func group(units []Unit, name func(Unit) string) []stratum {
	found := map[string]*stratum{}
	var names []string
	for _, u := range units {
		key := name(u)
		if found[key] == nil {
			found[key] = &stratum{name: key}
			names = append(names, key)
		}
		found[key].units = append(found[key].units, u)
		found[key].mass += float64(u.Size + 1)
	}
	slices.Sort(names)
	strata := make([]stratum, len(names))
	for i, key := range names {
		strata[i] = *found[key]
	}
	return strata
}

// allocate says how many to draw in each stratum: in proportion to its mass, two at least, all of it at most. What a stratum
// taken whole leaves goes to the others.
func allocate(strata []stratum, n int) []int {
	sizes := make([]int, len(strata))
	for whole := true; whole; {
		whole = false
		left, mass := float64(n), 0.0
		for i, s := range strata {
			if sizes[i] == len(s.units) {
				left -= float64(sizes[i])
			} else {
				mass += s.mass
			}
		}
		for i, s := range strata {
			if sizes[i] == len(s.units) {
				continue
			}
			sizes[i] = max(least, int(math.Round(max(0, left)*s.mass/mass)))
			if sizes[i] >= len(s.units) {
				sizes[i], whole = len(s.units), true
			}
		}
	}
	return sizes
}
