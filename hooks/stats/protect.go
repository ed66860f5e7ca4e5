package stats

import (
	"slices"

	"eva/hooks/internal/disclosure"
)

// tells is a cell as disclosure sees it. The only region of a deployment is all of it, which everybody knows.
func (i Indicator) tells(p place, c *cell, scopes []string) disclosure.Cell {
	placed := !i.ofStructures() && (p.scope != nation && len(scopes) > 1 || i.Rows == ByKind && p.key != "" || i.Measure == PerSite || i.Measure == Estimate)
	told := disclosure.Cell{Groups: i.groups(c), Placed: placed, Sources: c.sites, Largest: over(c.most, c.den)}
	if i.rolls() {
		told.Moves = append(i.groups(c.moves[0]), i.groups(c.moves[1])...)
	}
	return told
}

// groups are those that a figure tells of; nobody when there is no cell.
func (i Indicator) groups(c *cell) []int {
	if c == nil {
		c = &cell{}
	}
	switch {
	case i.ofStructures():
		return []int{c.sites}
	case i.Measure == Share, i.Measure == Estimate:
		return []int{c.inside, c.outside}
	}
	return []int{c.persons}
}

// protect gives each cell its status.
func (i Indicator) protect(cells map[place]*cell) {
	switch {
	case i.Measure == Spread:
		i.protectSpread(cells)
	case i.Rows == ByKind && !i.total:
		i.protectTable(cells)
	default:
		for _, key := range keysOf(cells) {
			i.protectRegions(cells, key)
		}
	}
}

func keysOf(cells map[place]*cell) []string {
	var keys []string
	for p := range cells {
		if p.scope == nation {
			keys = append(keys, p.key)
		}
	}
	slices.Sort(keys)
	return keys
}

func scopesOf(cells map[place]*cell) []string {
	var scopes []string
	for p := range cells {
		if p.scope != nation && !slices.Contains(scopes, p.scope) {
			scopes = append(scopes, p.scope)
		}
	}
	slices.Sort(scopes)
	return scopes
}

// protectRegions: the regions add up to the country.
func (i Indicator) protectRegions(cells map[place]*cell, key string) {
	var parts []disclosure.Cell
	var found []*cell
	scopes := scopesOf(cells)
	for _, scope := range scopes {
		if c := cells[place{scope, key}]; c != nil {
			found = append(found, c)
			parts = append(parts, i.tells(place{scope, key}, c, scopes))
		}
	}
	whole := place{nation, key}
	if len(parts) == 0 {
		cells[whole].status = i.rule().Alone(i.tells(whole, cells[whole], scopes))
		return
	}
	statuses, total := i.rule().Parts(parts, i.tells(whole, cells[whole], scopes))
	for n, c := range found {
		c.status = statuses[n]
	}
	cells[whole].status = total
}

// protectTable: regions by kinds, each with its total.
func (i Indicator) protectTable(cells map[place]*cell) {
	keys := keysOf(cells)
	keys = append(slices.DeleteFunc(keys, func(key string) bool { return key == "" }), "")
	regions := scopesOf(cells)
	scopes := append(slices.Clone(regions), nation)
	told := make([][]disclosure.Cell, len(scopes))
	for s, scope := range scopes {
		for _, key := range keys {
			p := place{scope, key}
			c := cells[p]
			if c == nil {
				c = &cell{}
			}
			told[s] = append(told[s], i.tells(p, c, regions))
		}
	}
	for s, row := range i.rule().Table(told) {
		for k, status := range row {
			if c := cells[place{scopes[s], keys[k]}]; c != nil {
				c.status = status
			}
		}
	}
}

// protectSpread: rows add up to the whole, and some of them are sums of others.
func (i Indicator) protectSpread(cells map[place]*cell) {
	for p, c := range cells {
		c.status = i.rule().Alone(i.tells(p, c, nil))
	}
	parents := []string{""}
	for _, l := range labels[i.Rows] {
		if l.parent != "" && !slices.Contains(parents, l.parent) {
			parents = append(parents, l.parent)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, parent := range parents {
			changed = i.protectFamily(cells, parent) || changed
		}
	}
}

// protectFamily looks at the rows below one; true when it hid one more.
func (i Indicator) protectFamily(cells map[place]*cell, parent string) bool {
	whole := cells[place{nation, parent}]
	if whole == nil {
		return false
	}
	var found []*cell
	var parts []disclosure.Cell
	var statuses []disclosure.Status
	for _, l := range labels[i.Rows] {
		if c := cells[place{nation, l.key}]; c != nil && l.parent == parent {
			found, statuses = append(found, c), append(statuses, c.status)
			parts = append(parts, i.tells(place{nation, l.key}, c, nil))
		}
	}
	if len(parts) == 0 {
		return false
	}
	after, total := i.rule().Within(parts, statuses, i.tells(place{nation, parent}, whole, nil), whole.status)
	changed := total != whole.status
	whole.status = total
	for n, c := range found {
		changed = changed || c.status != after[n]
		c.status = after[n]
	}
	return changed
}
