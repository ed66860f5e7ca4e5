package scoring

// WithPlan is the bank of a content that has a plan.
func (b *Bank) WithPlan(plan Plan) *Bank {
	own := *b // what it points to is only read
	own.plan = plan
	return &own
}

// For is the bank for the plays that follow its plan in one way: the mode and
// the seed of a play were fixed when it began.
func (b *Bank) For(mode string, seed int) *Bank {
	if !b.plan.Routed() || mode == "" {
		return b
	}
	forms := b.Forms()
	own := *b
	own.followed = &followed{b.plan, mode, forms[max(seed, 0)%len(forms)]}
	return &own
}

// followed is a plan, with the way in which a play follows it.
type followed struct {
	plan       Plan
	mode, form string
}

// offered leaves out what is said of items that the plan had not offered by
// then: answers to questions that a play was not led to neither help nor harm.
//
// Which item an adaptive play offered rests on the parameters of its day, and a
// calibration changes them afterwards: what is said of any item of the form is
// taken there, up to as many as the plan shows at most.
func (b *Bank) offered(f *followed, sorted []Event) []Event {
	test := wholeTest(sorted)
	if f == nil || len(test) == 0 {
		return sorted
	}
	takes := b.led(f)
	if f.mode == ModeAdaptive && f.plan.Adaptive != nil {
		takes = b.amongMost(f)
	}
	kept := make([]Event, 0, len(sorted))
	kept = append(kept, sorted[:len(sorted)-len(test)]...)
	for _, e := range test {
		if i, known := b.place[text(e.Data["item"])]; !known || takes(i, e) {
			kept = append(kept, e)
		}
	}
	return kept
}

// decides says whether an event is an answer, or the refusal of one.
func (e Event) decides() bool { return e.Name == "item_answered" || e.Name == "item_skipped" }

// amongMost takes the first items of the form that were answered.
func (b *Bank) amongMost(f *followed) func(int, Event) bool {
	answered := map[int]bool{}
	return func(i int, e Event) bool {
		item := b.items[i]
		_, scored := b.index[item.ID]
		if item.Form != "" && item.Form != f.form || scored && len(answered) >= f.plan.Adaptive.MaxItems && !answered[i] {
			return false
		}
		if _, scored := b.index[item.ID]; scored && e.decides() { // what only explains is no question
			answered[i] = true
		}
		return true
	}
}

// led takes the items that the plan led to so far.
func (b *Bank) led(f *followed) func(int, Event) bool {
	router := newRouter(f.plan, b.items, f.form)
	s := standing{make([]bool, len(b.items)), make([]float64, len(b.items))}
	open := make([]bool, len(b.items))
	left := 0 // open and not yet answered
	look := func() {
		due, _ := router.due(s)
		for _, i := range due {
			open[i] = true
		}
		left = len(due)
	}
	look()
	return func(i int, e Event) bool {
		if !open[i] || !e.decides() {
			return open[i]
		}
		again := s.done[i]
		s.done[i], s.credit[i] = true, b.creditOf(i, e)
		if left--; again || left <= 0 {
			look()
		}
		return true
	}
}

// creditOf is what an answer to an item earns.
func (b *Bank) creditOf(i int, e Event) float64 {
	place, scored := b.index[b.items[i].ID]
	if !scored || e.Name != "item_answered" {
		return 0
	}
	t := trial{item: b.trials[place].item}
	t.take(e)
	return t.credit
}
