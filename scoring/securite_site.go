package scoring

import "slices"

// site is what a person did with the hazards of a scene. Times are in ms of
// active time in the test: neither pauses nor an instruction read again.
type site struct {
	record  *record
	hazards map[string]*hazard // by name; two places may show one
	visits  map[string]int     // openings of each harmless place
	delays  []float64
	help    float64 // time of the first help
	helped  bool
}

// hazard is one danger, whatever the place in which it was seen.
type hazard struct {
	opened         []float64
	yes            float64 // time of the first « yes »
	said           bool
	search, naming float64
	searched       bool // its first opening has a time
	named          bool // rightly, at least once
	open           float64
	closed         bool // open has at least one pair
	pending        float64
	waits          bool // it was opened, and not answered yet
	qualified      int
	last           bool // its last qualification is right
}

// ofSite makes a metric of what was read of the scene.
func ofSite(compute func(*site) (float64, bool)) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) { return compute(readSite(r)) }
}

// hazardsThat counts the hazards that are so.
func hazardsThat(is func(*hazard) bool) func(*record) (float64, bool) {
	return ofSite(func(s *site) (float64, bool) { return float64(s.count(is)), true })
}

func (s *site) count(is func(*hazard) bool) int {
	n := 0
	for _, h := range s.hazards {
		if is(h) {
			n++
		}
	}
	return n
}

// readSite follows the person through the scene. The search of a hazard starts
// with the test, and again each time that a hazard was dealt with: harmless
// places that are looked at meanwhile belong to it.
func readSite(r *record) *site {
	s := &site{record: r, hazards: map[string]*hazard{}, visits: map[string]int{}}
	for _, t := range r.trials {
		if name := t.item.hazard; name != "" {
			s.hazards[name] = &hazard{}
		}
	}
	events := wholeTest(r.all)
	mark, idle := 0.0, true // since when something is searched, and whether no hazard was opened since
	for i, at := range activeTimes(events) {
		e := events[i]
		if e.Name == "help_opened" && !s.helped {
			s.help, s.helped = at, true
		}
		place, known := r.index[text(e.Data["zone"])]
		if !known {
			continue
		}
		item := r.trials[place].item
		h := s.hazards[item.hazard]
		switch {
		case e.Name == "zone_opened" && h == nil:
			s.visits[item.ID]++
		case e.Name == "zone_opened":
			h.find(at, at-mark)
			if idle {
				s.delays, idle = append(s.delays, at-mark), false
			}
		case h != nil && h.answer(e, at, item):
			mark, idle = at, true
		}
	}
	return s
}

// activeTimes counts from the first test_started, and leaves out what lies
// between a return and the test that starts again after it.
func activeTimes(events []Event) []float64 {
	at := make([]float64, len(events))
	out, last, away := 0.0, 0.0, false
	for i, e := range events {
		switch {
		case i == 0:
			out = e.At
		case away || e.Name == "resumed":
			out += e.At - last
		}
		away = (away || e.Name == "resumed") && e.Name != "test_started"
		last, at[i] = e.At, e.At-out
	}
	return at
}

// find is one more opening of the hazard.
func (h *hazard) find(at, search float64) {
	if len(h.opened) == 0 && search >= 0 {
		h.search, h.searched = search, true
	}
	h.opened = append(h.opened, at)
	h.pending, h.waits = at, true
}

// answer says whether the answer ended the hazard's turn: its name, or a « no »,
// after which nothing more is asked.
func (h *hazard) answer(e Event, at float64, item *prepared) bool {
	said := text(e.Data["answer"])
	switch e.Name {
	case "danger_identified":
		if said != saidNo {
			if !h.said {
				h.yes, h.said = at, true
			}
			return false
		}
	case "danger_qualified":
		h.qualified++
		h.last = item.right == said
		if h.last && !h.named && h.waits {
			h.naming, h.named = at-h.pending, true
		}
	default:
		return false
	}
	if h.waits {
		h.open, h.closed, h.waits = h.open+at-h.pending, true, false
	}
	return true
}

func (s *site) searchMean() (float64, bool) {
	var list []float64
	for _, h := range s.hazards {
		if h.searched {
			list = append(list, h.search)
		}
	}
	return meanOf(list)
}

// searchZ is not measurable by keyboard: focus goes from place to place, and
// nothing has to be searched.
func (s *site) searchZ() (float64, bool) {
	ms, ok := s.searchMean()
	all := s.count(func(h *hazard) bool { return h.searched }) == len(s.hazards)
	byKeyboard, _ := doneBy("zone_opened", "keyboard")(s.record)
	return (ms/1000 - searchMean) / searchSD, ok && all && byKeyboard <= 0.5
}

// calledDanger are the hazards that a last answer calls a danger.
func (s *site) calledDanger() map[string]bool {
	called := map[string]bool{}
	for _, t := range s.record.trials {
		if name := t.item.hazard; name != "" && seen(t) && t.answer != saidNo && t.answer != leftAlone {
			called[name] = true
		}
	}
	return called
}

func (s *site) identified() (float64, bool) { return float64(len(s.calledDanger())), true }

func (s *site) identifiedBeforeHelp() (float64, bool) {
	n := 0
	for name := range s.calledDanger() {
		if h := s.hazards[name]; h.said && (!s.helped || h.yes < s.help) {
			n++
		}
	}
	return float64(n), true
}

func (s *site) qualifiedRight() (float64, bool) {
	return float64(s.count(func(h *hazard) bool { return h.qualified > 0 && h.last })), true
}

func (s *site) qualifiedAgain() (float64, bool) {
	n := 0
	for _, h := range s.hazards {
		n += max(h.qualified-1, 0)
	}
	return float64(n), true
}

func (s *site) reopenedHarmless() (float64, bool) {
	n := 0
	for _, visits := range s.visits {
		n += visits - 1
	}
	return float64(n), true
}

// visuospatial tells whether the hazard that is seen only by putting two places
// together was found alone; "" when it was not found.
func (s *site) visuospatial() string {
	h, there := s.hazards["signs"]
	switch {
	case !there || !h.said:
		return ""
	case s.helped && s.help <= h.yes:
		return "able_with_help"
	}
	return "able"
}

// meanOf is not measurable when there is nothing. It adds in a fixed order:
// maps have none, and the last bits would differ.
func meanOf(list []float64) (float64, bool) {
	if len(list) == 0 {
		return 0, false
	}
	return mean(slices.Sorted(slices.Values(list))), true
}
