package scoring

// Next says which items of a plan a play shows now, in order, and roughly how
// far it will be with them (0 to 1). No item: the play is over. It looks at the events only,
// so that asking twice gives the same. seed is the play's.
func (b *Bank) Next(plan Plan, form, mode string, seed int, events []Event) (ids []string, share float64, err error) {
	sorted, err := canonical(events)
	if err != nil {
		return nil, 0, err
	}
	r := b.record("", b.offered(&followed{plan, mode, form}, sorted))
	s := b.standing(r)
	if mode == ModeAdaptive && plan.Adaptive != nil {
		return b.adapt(*plan.Adaptive, form, seed, r, s)
	}
	router := newRouter(plan, b.items, form)
	due, way := router.due(s)
	for _, i := range due {
		ids = append(ids, b.items[i].ID)
	}
	return ids, router.share(s, due, way), nil
}

// standing reads which items were passed. One that is not scored, such as an
// instruction, is passed like any other.
func (b *Bank) standing(r *record) standing {
	s := standing{make([]bool, len(b.items)), make([]float64, len(b.items))}
	for _, e := range wholeTest(r.all) {
		if !e.decides() {
			continue
		}
		if i, known := b.place[text(e.Data["item"])]; known {
			s.done[i] = true
		}
	}
	for _, t := range r.trials {
		s.credit[b.place[t.item.ID]] = t.credit
	}
	return s
}

// leaveOut marks the items of a plan that the play was not led to: they are no
// part of what was asked.
func (r *record) leaveOut() {
	shown := map[string]bool{}
	for _, e := range r.all {
		if e.Name == "item_shown" {
			shown[text(e.Data["item"])] = true
		}
	}
	for i := range r.trials {
		t := &r.trials[i]
		t.spared = t.item.Module != "" && t.state == untested && !shown[t.item.ID]
	}
}
