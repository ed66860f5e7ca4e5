package disclosure

import (
	"math/rand/v2"
	"slices"
	"testing"
)

var (
	people  = Rule{Least: Persons}
	secrets = Rule{Least: Persons, EmptyTell: true}
)

// of are cells of one group each.
func of(units ...int) []Cell {
	cells := make([]Cell, len(units))
	for i, n := range units {
		cells[i] = Cell{Groups: []int{n}}
	}
	return cells
}

func sum(cells []Cell) Cell {
	total := Cell{}
	for _, cell := range cells {
		total.Groups = add(total.Groups, cell.Groups)
	}
	return total
}

func TestAlone(t *testing.T) {
	tests := []struct {
		name string
		rule Rule
		cell Cell
		want Status
	}{
		{"nobody", people, Cell{Groups: []int{0}}, Shown},
		{"one", people, Cell{Groups: []int{1}}, Primary},
		{"ten", people, Cell{Groups: []int{10}}, Primary},
		{"eleven", people, Cell{Groups: []int{11}}, Shown},
		{"those left out are too few", people, Cell{Groups: []int{40, 3}}, Primary},
		{"nobody left out", people, Cell{Groups: []int{40, 0}}, Shown},
		{"nobody left out, and that tells", secrets, Cell{Groups: []int{40, 0}}, Primary},
		{"nobody at all tells nothing", secrets, Cell{Groups: []int{0, 0}}, Shown},
		{"two structures", people, Cell{Groups: []int{40}, Placed: true, Sources: 2, Largest: 0.5}, Dominant},
		{"three structures", people, Cell{Groups: []int{40}, Placed: true, Sources: 3, Largest: 0.85}, Shown},
		{"one of three is nearly all", people, Cell{Groups: []int{40}, Placed: true, Sources: 3, Largest: 0.86}, Dominant},
		{"structures, two of them", Rule{Least: Structures}, Cell{Groups: []int{2}}, Primary},
		{"structures, three of them", Rule{Least: Structures}, Cell{Groups: []int{3}}, Shown},
	}
	for _, test := range tests {
		if got := test.rule.Alone(test.cell); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestParts(t *testing.T) {
	const s, p, c = Shown, Primary, Secondary
	tests := []struct {
		name  string
		units []int
		parts []Status
		total Status
	}{
		{"nobody", []int{0, 0}, []Status{s, s}, s},
		{"no part", nil, []Status{}, s},
		{"all large", []int{11, 40, 200}, []Status{s, s, s}, s},
		{"too few altogether", []int{4, 6}, []Status{p, p}, p},
		{"one small: the next smallest hides it", []int{5, 40, 200}, []Status{p, c, s}, s},
		{"two small that are enough together", []int{5, 8, 200}, []Status{p, p, s}, s},
		{"two small that are too few together", []int{2, 3, 20, 200}, []Status{p, p, c, s}, s},
		{"nobody is no secret, nor hides another", []int{0, 4, 30, 50}, []Status{s, p, c, s}, s},
		{"a part that is the whole", []int{30}, []Status{s}, s},
		{"a small part that is the whole", []int{7}, []Status{p}, p},
		{"one small beside one", []int{5, 40}, []Status{p, c}, s},
	}
	for _, test := range tests {
		cells := of(test.units...)
		parts, total := people.Parts(cells, sum(cells))
		if !slices.Equal(parts, test.parts) || total != test.total {
			t.Errorf("%s: %v %v, want %v %v", test.name, parts, total, test.parts, test.total)
		}
	}
}

// A region of one structure is hidden although its people are many, and a second region with it.
func TestDominantPartTakesAnother(t *testing.T) {
	parts := of(500, 90, 60)
	parts[0].Placed, parts[0].Sources = true, 1
	statuses, total := people.Parts(parts, sum(parts))
	if !slices.Equal(statuses, []Status{Dominant, Shown, Secondary}) || total != Shown {
		t.Errorf("got %v %v", statuses, total)
	}
}

// What is hidden adds up to what is known: the part left out must be large too.
func TestComplementsCount(t *testing.T) {
	parts := []Cell{{Groups: []int{40, 2}}, {Groups: []int{60, 3}}, {Groups: []int{50, 30}}, {Groups: []int{90, 20}}}
	statuses, _ := people.Parts(parts, sum(parts))
	if !slices.Equal(statuses, []Status{Primary, Primary, Secondary, Shown}) {
		t.Errorf("got %v: the 5 left out of the first two are known", statuses)
	}
}

func TestRound(t *testing.T) {
	for n, want := range map[float64]float64{0: 0, 11: 10, 12: 10, 13: 15, 15: 15, 17: 15, 18: 20, 1_000_002: 1_000_000} {
		if got := Round(n); got != want {
			t.Errorf("%v: %v, want %v", n, got, want)
		}
	}
}

func TestStatusIsStored(t *testing.T) {
	for _, status := range []Status{Shown, Primary, Dominant, Secondary} {
		if got := Parse(status.String()); got != status {
			t.Errorf("%v: %v", status, got)
		}
	}
	if Parse("?") != Primary {
		t.Error("what is not known is shown")
	}
}

// Whatever the figures, those hidden are at least two, and large enough together in each of their groups.
func TestNothingCanBeSubtracted(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 11))
	for range 20_000 {
		parts := make([]Cell, 1+random.IntN(6))
		for i := range parts {
			parts[i].Groups = []int{random.IntN(1 + random.IntN(60)), random.IntN(1 + random.IntN(30))}
		}
		rule := []Rule{people, secrets}[random.IntN(2)]
		total := sum(parts)
		statuses, whole := rule.Parts(parts, total)
		if problem := attack([][]Cell{append(parts, total)}, [][]Status{append(statuses, whole)}, rule); problem != "" {
			t.Fatalf("%v: %s", parts, problem)
		}
	}
}
