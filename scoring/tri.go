package scoring

import "math"

// longPlay is the time above which sorting on is persevering.
const longPlay = 240_000 // ms

var tri = Situation{
	Name:   "tri",
	Title:  "Tri",
	Family: Transversal,
	Events: map[string][]string{
		"piece_taken":    {"piece", "modality"},
		"piece_placed":   {"piece", "container", "modality"},
		"piece_released": {"piece", "modality"},
		"piece_done":     {"piece"},
	},
	Metrics: append([]Metric{
		{Name: "sorting_time", Unit: "ms", Definition: "Active time of the sorting, from start to end; pauses and the instruction read again on return are left out.", Normed: true, Compute: activeTime},
		{Name: "right", Unit: "pieces", Definition: "Pieces put into their container.", Compute: count(right)},
		{Name: "misplaced", Unit: "times", Definition: "Pieces put into another container, each time; the piece came back.", Normed: true, Compute: corrections},
		{Name: "misplaced_pieces", Unit: "pieces", Definition: "Pieces put into another container at least once.", Compute: count(func(t trial) bool { return t.changes > 0 })},
		{Name: "unsorted", Unit: "pieces", Definition: "Pieces that are in no container at the end.", Compute: count(unreached)},
		{Name: "changes", Unit: "times", Definition: "Pieces taken and put down again without a container.", Compute: countInTest("piece_released")},
		{Name: "misplaced_in_long_play", Unit: "times", Definition: "Pieces misplaced, when the sorting lasted more than 240 s.", Compute: misplacedInLongPlay},
		{Name: "piece_median", Unit: "ms", Definition: "Median time from one piece sorted to the next one.", Normed: true, Compute: times(median, seen)},
		{Name: "piece_mean", Unit: "ms", Definition: "Mean time from one piece sorted to the next one.", Compute: times(mean, seen)},
		{Name: "rapid", Unit: "pieces", Definition: "Pieces sorted less than 200 ms after the one before, left out of the times.", Compute: count(trial.rapid)},
		{Name: "rapid_share", Unit: "share", Definition: "Share of the pieces sorted less than 200 ms after the one before.", Compute: share(trial.rapid, trial.timed)},
		{Name: "keyboard_share", Unit: "share", Definition: "Share of the placings made by keyboard: such times have norms of their own.", Compute: doneBy("piece_placed", "keyboard")},
		{Name: "touch_share", Unit: "share", Definition: "Share of the placings made by touch.", Compute: doneBy("piece_placed", "touch")},
	}, contextMetrics...),
	Scales: []Scale{
		{Name: "speed", Engine: EngineRules, By: "sorting_time", Steps: []Step{{120_000, "4"}, {180_000, "3"}, {longPlay, "2"}, {math.Inf(1), "1"}}},
		{Name: "comparison", Engine: EngineRules, By: "misplaced", Steps: []Step{{0, "4"}, {2, "3"}, {3, "2"}, {math.Inf(1), "1"}}},
		{Name: "instruction", Engine: EngineRules, By: "misplaced", Steps: []Step{{7, "4"}}},
		{Name: "perseverance", Engine: EngineRules, By: "misplaced_in_long_play", Steps: []Step{{5, ""}, {math.Inf(1), "4"}}},
	},
	Types:   []string{"piece"},
	read:    readSorting,
	details: confusions,
}

// readSorting reads each placing since the first test_started: the sorting
// goes on where it stopped. A wrong container gives its piece back, so that a
// piece is answered once it is in the right one; what came before are changes.
func readSorting(r *record) {
	since := 0.0 // when the piece before was sorted, or this part started
	for _, e := range wholeTest(r.all) {
		if e.Name == "test_started" {
			since = e.At
		}
		i, known := r.index[text(e.Data["piece"])]
		if e.Name != "piece_placed" || !known || r.trials[i].state != untested {
			continue
		}
		t := &r.trials[i]
		if t.item.worth != nil && t.item.worth(text(e.Data["container"])) == 0 {
			t.changes++
			continue
		}
		t.judge(text(e.Data["container"]))
		t.position, t.time = e.Position, e.At-since
		since = e.At
	}
}

// activeTime adds up the parts of the test, from each test_started to the
// last event before a return. A clock that went back measures nothing.
func activeTime(r *record) (float64, bool) {
	total, start, last, running, started := 0.0, 0.0, 0.0, false, false
	stop := func() {
		if running {
			total += last - start
		}
		running = false
	}
	for _, e := range wholeTest(r.all) {
		switch {
		case e.Name == "resumed":
			stop()
		case e.Name == "test_started":
			stop()
			start, running, started = e.At, true, true
		case running && e.At < last:
			return 0, false
		}
		last = e.At
	}
	stop()
	return total, started
}

// misplacedInLongPlay tells perseverance: going on for long in spite of errors.
func misplacedInLongPlay(r *record) (float64, bool) {
	if elapsed, ok := activeTime(r); !ok || elapsed <= longPlay {
		return 0, false
	}
	return corrections(r)
}

// countInTest counts the events of a name since the first test_started.
func countInTest(name string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		n := 0
		for _, e := range wholeTest(r.all) {
			if e.Name == name {
				n++
			}
		}
		return float64(n), true
	}
}

// confusions counts which container was taken for which: "c01>c02" is a piece
// of c01 put into c02.
func confusions(r *record, scale string) map[string]any {
	if scale != "comparison" {
		return nil
	}
	found := map[string]int{}
	for _, e := range wholeTest(r.all) {
		i, known := r.index[text(e.Data["piece"])]
		if e.Name != "piece_placed" || !known {
			continue
		}
		item, container := r.trials[i].item, text(e.Data["container"])
		if item.worth != nil && item.worth(container) == 0 {
			found[item.right+">"+container]++
		}
	}
	return map[string]any{"confusions": found}
}
