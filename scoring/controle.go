package scoring

import (
	"cmp"
	"math"
)

// warmUp is how many pieces the comparison forgives: the first ones decided
// show what the task is.
const warmUp = 4

// binNone is where a piece is that nobody put in a bin: on the belt, missed.
const binNone = "none"

// bins are where a piece may be when its life ends.
var bins = map[string]bool{"conform": true, "defective": true, binNone: true}

var controle = Situation{
	Name:   "controle",
	Title:  "Contrôle qualité",
	Family: Transversal,
	Events: map[string][]string{
		"piece_shown":    {"piece"},
		"piece_taken":    {"piece", "modality"},
		"piece_placed":   {"piece", "bin", "modality"},
		"piece_released": {"piece", "modality"},
		"piece_expired":  {"piece", "bin"},
		"frames_dropped": {"count", "worst"},
	},
	Metrics: append([]Metric{
		{Name: "seen", Unit: "pieces", Definition: "Pieces whose life ended.", Compute: count(seen)},
		{Name: "right", Unit: "pieces", Definition: "Pieces in the right bin at the end of their life.", Compute: count(right)},
		{Name: "misplaced", Unit: "pieces", Definition: "Pieces in the wrong bin at the end of their life.", Normed: true, Compute: count(misplaced)},
		{Name: "missed", Unit: "pieces", Definition: "Pieces in no bin at the end of their life.", Normed: true, Compute: count(missed)},
		{Name: "faults", Unit: "pieces", Definition: "Pieces misplaced or missed.", Normed: true, Compute: count(faulty)},
		{Name: "misplaced_after_warm_up", Unit: "pieces", Definition: "Pieces misplaced, the first 4 decided left out.", Compute: misplacedAfterWarmUp},
		{Name: "corrections", Unit: "times", Definition: "Placings of a piece that had been placed before.", Compute: corrections},
		{Name: "decision_median", Unit: "ms", Definition: "Median time from a piece's appearance to its last placing.", Normed: true, Compute: times(median, seen)},
		{Name: "decision_mean", Unit: "ms", Definition: "Mean time from a piece's appearance to its last placing.", Compute: times(mean, seen)},
		{Name: "decision_median_right", Unit: "ms", Definition: "Median decision time of the pieces placed right.", Normed: true, Compute: times(median, right)},
		{Name: "decision_mean_right", Unit: "ms", Definition: "Mean decision time of the pieces placed right.", Compute: times(mean, right)},
		{Name: "rapid", Unit: "pieces", Definition: "Pieces placed in less than 200 ms, left out of the times.", Compute: count(trial.rapid)},
		{Name: "rapid_share", Unit: "share", Definition: "Share of the pieces placed that were placed in less than 200 ms.", Compute: share(trial.rapid, trial.timed)},
		{Name: "frames_dropped", Unit: "frames", Definition: "Images that the device did not draw in time.", Compute: framesDropped},
		{Name: "worst_frame", Unit: "ms", Definition: "Longest time between two images.", Compute: worstFrame},
		{Name: "tempo", Unit: "times the usual time", Definition: "Tempo asked for as an accommodation of the cadence; 1 is usual, 1.5 is slower.", Compute: tempo},
	}, contextMetrics...),
	Scales: []Scale{
		{Name: "speed", Engine: EngineRules, By: "missed", Steps: fewFaults},
		{Name: "comparison", Engine: EngineRules, By: "misplaced_after_warm_up", Steps: fewFaults},
		{Name: "attention", Engine: EngineRules, By: "faults", Steps: fewFaults},
		{Name: "instruction", Engine: EngineRules, By: "faults", Steps: []Step{{15, "4"}, {math.Inf(1), "1"}}},
		{Name: "perseverance", Engine: EngineRules, By: "seen", Steps: []Step{{math.Inf(1), "4"}}},
	},
	Types:   []string{"piece"},
	read:    readPieces,
	details: faultsByDefect,
}

var fewFaults = []Step{{0, "4"}, {1, "3"}, {2, "2"}, {math.Inf(1), "1"}}

// readPieces reads what became of each piece. Only the end of its life
// decides; where it was put before gives times and corrections.
func readPieces(r *record) {
	shown, placed := map[string]float64{}, map[string]float64{}
	for _, e := range r.test {
		id := text(e.Data["piece"])
		i, known := r.index[id]
		if !known {
			continue
		}
		t := &r.trials[i]
		switch e.Name {
		case "piece_shown":
			shown[id] = e.At
		case "piece_placed":
			if _, again := placed[id]; again {
				t.changes++
			}
			placed[id] = e.At
		case "piece_expired":
			if bin := text(e.Data["bin"]); bins[bin] {
				t.judge(bin)
				t.position = e.Position
			}
		}
	}
	for id, i := range r.index {
		start, wasShown := shown[id]
		end, wasPlaced := placed[id]
		if wasShown && wasPlaced && r.trials[i].answer != binNone {
			r.trials[i].time = end - start
		}
	}
}

func missed(t trial) bool    { return seen(t) && t.answer == binNone }
func misplaced(t trial) bool { return faulty(t) && !missed(t) }

func misplacedAfterWarmUp(r *record) (float64, bool) {
	decided := r.inOrder()
	n := 0
	for _, t := range decided[min(warmUp, len(decided)):] {
		if misplaced(t) {
			n++
		}
	}
	return float64(n), true
}

func corrections(r *record) (float64, bool) {
	n := 0
	for _, t := range r.trials {
		n += t.changes
	}
	return float64(n), true
}

func framesDropped(r *record) (float64, bool) {
	total := 0.0
	for _, e := range r.test {
		if n, ok := number(e.Data["count"]); ok && e.Name == "frames_dropped" {
			total += n
		}
	}
	return total, true
}

func worstFrame(r *record) (float64, bool) {
	worst, found := 0.0, false
	for _, e := range r.test {
		if ms, ok := number(e.Data["worst"]); ok && e.Name == "frames_dropped" {
			worst, found = max(worst, ms), true
		}
	}
	return worst, found
}

// faultsByDefect counts the faults on each kind of defect that was seen; the
// kind of a conform piece is "none".
func faultsByDefect(r *record, scale string) map[string]any {
	if scale != "comparison" {
		return nil
	}
	faults := map[string]int{}
	for _, t := range r.trials {
		if t.state != answered {
			continue
		}
		kind := cmp.Or(t.item.defect, "none")
		faults[kind] += 0 // a kind without fault is said too
		if faulty(t) {
			faults[kind]++
		}
	}
	return map[string]any{"faults_by_defect": faults}
}
