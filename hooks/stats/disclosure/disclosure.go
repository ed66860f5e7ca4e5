// Package disclosure hides the figures that would say something of somebody: those that stand for too few people, and
// those from which such a figure could be computed.
//
// Source of the thresholds: shared/reference/standards.md §6.4 (11 persons, as tax data; 3 structures, as Insee).
package disclosure

// Least numbers of units behind a published figure.
const (
	Persons    = 11
	Structures = 3
)

// Status says why a figure is shown or not.
type Status int

// Statuses of a cell.
const (
	Shown     Status = iota
	Primary          // hidden: too few units
	Secondary        // hidden: a figure that is too small could be computed from it
)

// Small says whether a number of units is too small to be shown. Nobody is nobody's secret: what is counted here (a
// month, a step, a reason) says nothing shameful of the others when nobody is in it.
func Small(units, k int) bool { return 0 < units && units < k }

// Alone is the status of a figure that is part of no published total.
func Alone(units, k int) Status {
	if Small(units, k) {
		return Primary
	}
	return Shown
}

// Parts gives the status of the parts of a total, given the number of units behind each, and of the total itself. A
// total that is published gives away what its hidden parts add up to; so they are at least two, and k units together.
func Parts(units []int, k int) (parts []Status, total Status) {
	parts = make([]Status, len(units))
	whole, hidden, sum := 0, 0, 0
	for i, n := range units {
		whole += n
		if parts[i] = Alone(n, k); parts[i] == Primary {
			hidden++
			sum += n
		}
	}
	if Small(whole, k) {
		return parts, Primary
	}
	for hidden > 0 && (hidden < 2 || sum < k) {
		next := smallestShown(units, parts) // there is one: all parts together are k units
		parts[next] = Secondary
		hidden++
		sum += units[next]
	}
	return parts, Shown
}

// smallestShown finds what to hide with the least loss; an empty part hides nothing.
func smallestShown(units []int, parts []Status) int {
	found := -1
	for i, status := range parts {
		if status == Shown && units[i] > 0 && (found < 0 || units[i] < units[found]) {
			found = i
		}
	}
	return found
}
