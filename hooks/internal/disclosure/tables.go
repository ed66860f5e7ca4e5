package disclosure

// line is some cells and, last, their total.
type line struct {
	rule     Rule
	cells    []Cell
	statuses []Status
}

// leaks says whether a hidden cell of the line can be computed, or nearly, from those that are shown: one that is hidden
// alone is what the others leave; several are at least known together, and must be large enough together.
func (l line) leaks() bool {
	last := len(l.cells) - 1
	hidden, together, left := 0, []int{}, false
	for i, status := range l.statuses {
		switch {
		case status == Shown:
			left = left || i < last && !l.cells[i].Empty()
			continue
		case i < last:
			together = add(together, l.cells[i].all())
		}
		hidden++
	}
	switch {
	case hidden == 0:
		return false
	case hidden == 1:
		return true
	case !left:
		return false // together they are the total, which may be known
	}
	return l.statuses[last] == Shown && l.rule.tells(together)
}

func add(sum, groups []int) []int {
	for i, n := range groups {
		if i == len(sum) {
			sum = append(sum, 0)
		}
		sum[i] += n
	}
	return sum
}

// hideOne hides what costs least: the smallest part, an empty one only when there is no other, the total at last.
func (l line) hideOne() bool {
	last, found := len(l.cells)-1, -1
	for i, status := range l.statuses[:last] {
		if status == Shown && (found < 0 || cheaper(l.cells[i], l.cells[found])) {
			found = i
		}
	}
	if found < 0 {
		if l.statuses[last] != Shown {
			return false
		}
		found = last
	}
	l.statuses[found] = Secondary
	return true
}

func cheaper(a, b Cell) bool {
	if a.Empty() != b.Empty() {
		return b.Empty()
	}
	return a.size() < b.size()
}

// Table gives the statuses of a two-way table. Its last row and its last column are totals; so is its last cell.
func (r Rule) Table(cells [][]Cell) [][]Status {
	statuses := make([][]Status, len(cells))
	for i, row := range cells {
		statuses[i] = make([]Status, len(row))
		for j, cell := range row {
			statuses[i][j] = r.Alone(cell)
		}
	}
	t := table{r, cells, statuses}
	for t.mendLines() || t.mendChains() {
	}
	return statuses
}

type table struct {
	rule     Rule
	cells    [][]Cell
	statuses [][]Status
}

func (t table) row(i int) line { return line{t.rule, t.cells[i], t.statuses[i]} }

func (t table) column(j int) line {
	l := line{rule: t.rule}
	for i := range t.cells {
		l.cells = append(l.cells, t.cells[i][j])
		l.statuses = append(l.statuses, t.statuses[i][j])
	}
	return l
}

// mendLines hides more until no row and no column leaks; false when nothing had to be done.
func (t table) mendLines() bool {
	changed := false
	for i := range t.cells {
		for ; t.row(i).leaks(); changed = true {
			t.hideInRow(i)
		}
	}
	for j := range t.cells[0] {
		for ; t.column(j).leaks(); changed = true {
			t.hideInColumn(j)
		}
	}
	return changed
}

// mendChains hides one more where subtracting line after line finds a small group although each line hides two cells.
// Rows and columns are points, hidden cells join them: a cell is found exactly when nothing else joins its row and column.
func (t table) mendChains() bool {
	for i, row := range t.statuses {
		for j, status := range row {
			if status != Shown && t.found(i, j) && (t.hideInRow(i) || t.hideInColumn(j)) {
				return true
			}
		}
	}
	return false
}

// found says whether a group of a hidden cell that is too small for itself can be computed.
func (t table) found(i, j int) bool {
	groups := t.cells[i][j].all()
	for group := range groups {
		if t.rule.small(groups, group) && !t.joinedWithout(i, j, group) {
			return true
		}
	}
	return false
}

func (t table) hideInRow(i int) bool { return t.row(i).hideOne() }

func (t table) hideInColumn(j int) bool {
	l := t.column(j)
	hidden := l.hideOne()
	for i, status := range l.statuses {
		t.statuses[i][j] = status
	}
	return hidden
}

// group is one of the groups of a cell; a cell of nobody may have none.
func (t table) group(i, j, group int) int {
	if groups := t.cells[i][j].all(); group < len(groups) {
		return groups[group]
	}
	return 0
}

// joinedWithout says whether hidden cells other than this one lead from its row to its column. An empty group joins
// nothing: a total of zero gives all its parts away.
func (t table) joinedWithout(i, j, group int) bool {
	rows, columns := make([]bool, len(t.cells)), make([]bool, len(t.cells[0]))
	rows[i] = true
	for grew := true; grew; {
		grew = false
		for r, row := range t.statuses {
			for c, status := range row {
				joins := status != Shown && (r != i || c != j) && t.group(r, c, group) > 0
				if joins && rows[r] != columns[c] {
					rows[r], columns[c], grew = true, true, true
				}
			}
		}
	}
	return columns[j]
}
