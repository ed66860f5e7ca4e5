package disclosure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// attack does what somebody with a pencil does: it subtracts, from each total, what is shown, again and again, with the
// exact figures (those published are rounded). It says what it found out of a cell that had to stay hidden.
func attack(cells [][]Cell, statuses [][]Status, rule Rule) string {
	for group := range cells[0][0].Groups {
		low, high := bounds(cells, statuses, group)
		for i, row := range cells {
			for j, cell := range row {
				if statuses[i][j] == Shown && rule.Alone(cell) != Shown {
					return fmt.Sprintf("%d, %d is shown", i, j)
				}
				secret := rule.small(cell.Groups, group) // a large group may be known
				if secret && high[i][j]-low[i][j] < 1 {
					return fmt.Sprintf("%d, %d: %v is computed", i, j, cell.Groups)
				}
			}
		}
	}
	return ""
}

// bounds are what each cell is known to lie between, by the sums of rows and of columns.
func bounds(cells [][]Cell, statuses [][]Status, group int) (low, high [][]float64) {
	low, high = make([][]float64, len(cells)), make([][]float64, len(cells))
	for i, row := range cells {
		low[i], high[i] = make([]float64, len(row)), make([]float64, len(row))
		for j, cell := range row {
			if high[i][j] = math.Inf(1); statuses[i][j] == Shown {
				low[i][j] = float64(cell.Groups[group])
				high[i][j] = low[i][j]
			}
		}
	}
	for range 40 { // far more rounds than the small tables of the tests need
		for i := range cells {
			narrow(len(cells[i]), func(k int) (l, h *float64) { return &low[i][k], &high[i][k] })
		}
		if len(cells) > 1 { // the only row of a table is no total of itself
			for j := range cells[0] {
				narrow(len(cells), func(k int) (l, h *float64) { return &low[k][j], &high[k][j] })
			}
		}
	}
	return low, high
}

// narrow uses that the last of n cells is the sum of the others.
func narrow(n int, at func(int) (low, high *float64)) {
	sign := func(k int) float64 {
		if k == n-1 {
			return -1
		}
		return 1
	}
	for k := range n {
		least, most := 0.0, 0.0 // of the sum of all others, with their signs
		for o := range n {
			if o == k {
				continue
			}
			low, high := at(o)
			if sign(o) > 0 {
				least, most = least+*low, most+*high
			} else {
				least, most = least-*high, most-*low
			}
		}
		low, high := at(k)
		if sign(k) > 0 {
			least, most = -most, -least
		}
		*low, *high = max(*low, least), min(*high, most)
	}
}

func randomTable(random *rand.Rand, rows, columns int) [][]Cell {
	table := make([][]Cell, rows+1)
	for i := range table {
		table[i] = make([]Cell, columns+1)
		for j := range table[i] {
			table[i][j].Groups = []int{0, 0}
		}
	}
	for i := range rows {
		for j := range columns {
			groups := []int{random.IntN(1 + random.IntN(80)), random.IntN(1 + random.IntN(40))}
			if random.IntN(4) == 0 {
				groups = []int{0, 0}
			}
			for _, cell := range []*Cell{&table[i][j], &table[rows][j], &table[i][columns], &table[rows][columns]} {
				cell.Groups = add(cell.Groups, groups)
			}
		}
	}
	return table
}

func TestNoCellOfATableIsComputed(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 3))
	shown, all := 0, 0
	for range 3000 {
		table := randomTable(random, 1+random.IntN(5), 1+random.IntN(5))
		rule := []Rule{people, secrets}[random.IntN(2)]
		statuses := rule.Table(table)
		if problem := attack(table, statuses, rule); problem != "" {
			t.Fatalf("%v: %s\n%v", table, problem, statuses)
		}
		for i, row := range statuses {
			for j, status := range row {
				if rule.Alone(table[i][j]) == Shown {
					all++
					if status == Shown {
						shown++
					}
				}
			}
		}
	}
	if share := float64(shown) / float64(all); share < 0.5 {
		t.Errorf("%.0f %% of what may be shown is: too much is hidden", 100*share)
	}
}

// Two squares of hidden cells joined by one: each line hides two or more, and yet that one is what the rest leaves.
func TestChainsOfSubtractions(t *testing.T) {
	cells, size := make([][]Cell, 7), 6
	for i := range cells {
		cells[i] = make([]Cell, size+1)
		for j := range cells[i] {
			n := 50
			if i == 6 {
				n *= 6
			}
			if j == size {
				n *= 6
			}
			cells[i][j].Groups = []int{n}
		}
	}
	statuses := people.Table(cells)
	cells[1][2].Groups = []int{5} // as are the sums for the rest: nobody looks at them
	for _, at := range [][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 2}, {3, 3}} {
		statuses[at[0]][at[1]] = Secondary
	}
	chained := table{people, cells, statuses}
	if chained.mendLines() {
		t.Fatal("each line hides two")
	}
	if chained.joinedWithout(1, 2, 0) || !chained.mendChains() {
		t.Error("the cell between the squares can be computed")
	}
	for chained.mendLines() || chained.mendChains() {
	}
	if !chained.joinedWithout(1, 2, 0) {
		t.Error("and still can")
	}
}
