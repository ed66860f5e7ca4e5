package scoring

// tally is what a group of items earned, of what it could.
type tally struct {
	points, full float64
	tested       int
	right        int // items with all their points
}

func (y *tally) add(t trial) {
	y.points += t.worth()
	y.full += t.item.full()
	y.tested++
	if t.right {
		y.right++
	}
}

// share is the part of the points earned; false when nothing was tested.
func (y tally) share() (float64, bool) {
	if y.full == 0 {
		return 0, false
	}
	return y.points / y.full, true
}

// tally adds up the items that count and are so.
func (r *record) tally(is func(trial) bool) tally {
	var y tally
	for _, t := range r.trials {
		if kept(t) && is(t) {
			y.add(t)
		}
	}
	return y
}

// familyOf names the family of an item within its module; "" for none.
func (i Item) familyOf() string {
	if i.Family == "" {
		return ""
	}
	return i.Module + " " + i.Family
}

// catchUp lets the better pass of each family count, the first one when they
// are equal, and marks the items of the other as replaced.
func (r *record) catchUp() {
	passes := map[string]*[2]tally{} // first pass, catch-up
	for _, t := range r.trials {
		if family := t.item.familyOf(); family != "" && tested(t) {
			if passes[family] == nil {
				passes[family] = &[2]tally{}
			}
			passes[family][pass(t)].add(t)
		}
	}
	for i, t := range r.trials {
		family := t.item.familyOf()
		if family == "" || passes[family] == nil || passes[family][1].tested == 0 {
			continue
		}
		first, again := passes[family][0], passes[family][1]
		firstShare, played := first.share()
		againShare, _ := again.share()
		better := 0
		if !played || againShare > firstShare {
			better = 1
		}
		r.trials[i].replaced = pass(t) != better
	}
}

func pass(t trial) int {
	if t.item.CatchUp {
		return 1
	}
	return 0
}

// form is the parallel form that was played.
func (r *record) form() string {
	for _, t := range r.trials {
		if t.item.Form != "" && (t.shown || tested(t)) {
			return t.item.Form
		}
	}
	return "A"
}

// proposed says whether an item is of the first pass of the form played.
func proposed(t trial, form string) bool {
	return !t.item.CatchUp && (t.item.Form == "" || t.item.Form == form)
}

// whole says whether all first-pass items that are so were tested, and that
// there are some: an adaptive choice leaves modules with holes.
func (r *record) whole(is func(trial) bool) bool {
	form, some := r.form(), false
	for _, t := range r.trials {
		if !is(t) || !proposed(t, form) {
			continue
		}
		if !tested(t) {
			return false
		}
		some = true
	}
	return some
}
