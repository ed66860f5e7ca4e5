package disclosure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

const (
	s = Shown
	p = Primary
	c = Secondary
)

func TestAlone(t *testing.T) {
	for units, want := range map[int]Status{0: s, 1: p, 10: p, 11: s, 500: s} {
		if got := Alone(units, Persons); got != want {
			t.Errorf("%d persons: %v, want %v", units, got, want)
		}
	}
	for units, want := range map[int]Status{0: s, 1: p, 2: p, 3: s} {
		if got := Alone(units, Structures); got != want {
			t.Errorf("%d structures: %v, want %v", units, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	tests := []struct {
		name  string
		units []int
		parts []Status
		total Status
	}{
		{"nobody", []int{0, 0}, []Status{s, s}, s},
		{"no part", nil, nil, s},
		{"all large", []int{11, 40, 200}, []Status{s, s, s}, s},
		{"too few altogether", []int{4, 6}, []Status{p, p}, p},
		{"one small: the next smallest hides it", []int{5, 40, 200}, []Status{p, c, s}, s},
		{"two small that are enough together", []int{5, 8, 200}, []Status{p, p, s}, s},
		{"two small that are too few together", []int{2, 3, 20, 200}, []Status{p, p, c, s}, s},
		{"nobody is no secret", []int{0, 30, 50}, []Status{s, s, s}, s},
		{"nor does it hide another", []int{0, 4, 30, 50}, []Status{s, p, c, s}, s},
		{"nobody, and too few altogether", []int{0, 4, 6}, []Status{s, p, p}, p},
		{"a part that is the whole", []int{30}, []Status{s}, s},
		{"one small beside one: both, and the total may stay", []int{5, 40}, []Status{p, c}, s},
		{"the first of equals", []int{5, 40, 40}, []Status{p, c, s}, s},
	}
	for _, test := range tests {
		parts, total := Parts(test.units, Persons)
		if !slices.Equal(parts, test.parts) || total != test.total {
			t.Errorf("%s: %v %v, want %v %v", test.name, parts, total, test.parts, test.total)
		}
	}
}

// Whatever the figures, somebody who subtracts what is shown from the total finds the sum of at least two parts and of
// at least 11 persons, or nothing.
func TestNothingCanBeSubtracted(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 11))
	for range 20_000 {
		units := make([]int, 1+random.IntN(6))
		for i := range units {
			units[i] = random.IntN(1 + random.IntN(40))
		}
		if problem := leak(units); problem != "" {
			t.Fatalf("%v: %s", units, problem)
		}
	}
}

func leak(units []int) string {
	parts, total := Parts(units, Persons)
	whole, hidden, rest := 0, 0, 0
	for i, n := range units {
		whole += n
		if parts[i] != Shown {
			hidden++
			rest += n
		} else if Small(n, Persons) {
			return fmt.Sprintf("part %d is shown", i)
		}
	}
	if total == Shown && Small(whole, Persons) {
		return "the total is shown"
	}
	if total == Shown && hidden == 1 {
		return "one part is the total less the others"
	}
	if total == Shown && hidden > 0 && rest < Persons {
		return fmt.Sprintf("the hidden parts are %d persons", rest)
	}
	return ""
}
