// Package disclosure hides the figures that would say something of somebody: those that stand for too few, and those
// from which such a figure could be computed. It is pure: groups of units in, what may be shown out.
//
// Source of the thresholds: shared/reference/standards.md §6.4 (11 persons, as tax data; 3 structures and 85 %, as Insee).
package disclosure

// Thresholds of a figure that is published.
const (
	Persons    = 11   // units of a group of persons
	Structures = 3    // structures behind a figure of a place or of a kind of structure
	Dominance  = 0.85 // most that one structure may be of such a figure
	Base       = 5    // numbers of persons and of evaluations are published to the nearest 5
)

// Status says why a figure is shown or not.
type Status int

// Statuses of a cell.
const (
	Shown     Status = iota
	Primary          // hidden: too few units
	Dominant         // hidden: too few structures, or one is nearly all of it
	Secondary        // hidden: another hidden figure could be computed from it
	Held             // hidden: the difference with what was published before would tell of too few
)

var names = [...]string{"", "primary", "dominance", "secondary", "held"}

// String is the status as it is stored; shown is the empty one.
func (s Status) String() string { return names[s] }

// Parse reads what String wrote. What it does not know is hidden.
func Parse(name string) Status {
	for i, known := range names {
		if name == known {
			return Status(i)
		}
	}
	return Primary
}

// Rule is what a kind of figure asks for.
type Rule struct {
	Least     int  // units in each group, unless nobody is in it
	EmptyTell bool // groups come in pairs, and an empty one tells too: everybody is in the other one, and that is a secret
}

// Cell is one figure: the groups of units that it tells of, those counted in and those left out, and where they come
// from. Every group counts: who knows the whole and one part knows the other.
type Cell struct {
	Groups  []int
	Moves   []int   // the same groups of those who came in since the figure was published last, then of those who went out
	Placed  bool    // of a region or of a kind of structure: then those who give the figure are protected too
	Sources int     // structures behind it
	Largest float64 // share of it that the largest of them is
}

// Empty says that nobody is in the cell, which is nobody's secret.
func (c Cell) Empty() bool { return c.size() == 0 }

func (c Cell) size() int {
	sum := 0
	for _, n := range c.Groups {
		sum += n
	}
	return sum
}

// Alone is the status of a figure that is part of no published total.
func (r Rule) Alone(c Cell) Status {
	switch {
	case c.Empty() && !r.tells(c.Moves):
		return Shown
	case r.tells(c.Groups):
		return Primary
	case !c.Empty() && c.Placed && (c.Sources < Structures || c.Largest > Dominance):
		return Dominant
	case r.tells(c.Moves):
		return Held
	}
	return Shown
}

// tells says whether one of the groups is too small.
func (r Rule) tells(groups []int) bool {
	for i := range groups {
		if r.small(groups, i) {
			return true
		}
	}
	return false
}

// small says whether a group is too small: nobody is, only where everybody is in the other group of its pair.
func (r Rule) small(groups []int, i int) bool {
	n := groups[i]
	if n == 0 {
		return r.EmptyTell && groups[i^1] > 0
	}
	return n < r.Least
}

// all are the groups and the moves together: each of them adds up from the parts to the total.
func (c Cell) all() []int { return append(c.Groups[:len(c.Groups):len(c.Groups)], c.Moves...) }

// Parts gives the status of the parts of a total, and of the total itself, when all are published.
func (r Rule) Parts(parts []Cell, total Cell) ([]Status, Status) {
	statuses := make([]Status, len(parts))
	for i, part := range parts {
		statuses[i] = r.Alone(part)
	}
	return r.Within(parts, statuses, total, r.Alone(total))
}

// Within is Parts where some are hidden already, for another reason.
func (r Rule) Within(parts []Cell, statuses []Status, total Cell, whole Status) ([]Status, Status) {
	line := line{r, append(append([]Cell{}, parts...), total), append(append([]Status{}, statuses...), whole)}
	for line.leaks() {
		line.hideOne()
	}
	return line.statuses[:len(parts)], line.statuses[len(parts)]
}

// Round is a number of persons or evaluations as it is published. Always the same for the same number: who asks again
// learns nothing more.
func Round(n float64) float64 {
	return float64(int((n+Base/2)/Base)) * Base
}
