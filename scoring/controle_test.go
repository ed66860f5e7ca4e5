package scoring

import (
	"slices"
	"testing"
)

func controlePlay(bins []string, outcome string) Play {
	return Play{Situation: "controle", Outcome: outcome, BankVersion: "1", Items: pieces(60), Events: belt(bins).events}
}

// wrong and none are what may happen to a conform piece beside being right.
const wrong, none = "defective", binNone

// The numbers in brackets are those of the reference's vectors (eva-scoring.md §4).
func TestControleLevels(t *testing.T) {
	for _, c := range []struct {
		name    string
		scale   string
		bins    []string
		outcome string
		want    string
	}{
		{"[77] 0 fault", "attention", fill(60), Finished, "4"},
		{"[77] 1 fault", "attention", fill(60, none), Finished, "3"},
		{"[77] 2 faults, one of each", "attention", fill(60, none, wrong), Finished, "2"},
		{"[77] 3 faults", "attention", fill(60, none, wrong, wrong), Finished, "1"},
		{"[77] 4 faults", "attention", fill(60, none, wrong, wrong, none), Finished, "1"},
		{"[77] abandoned", "attention", fill(30), Abandoned, ""},
		{"[78] 0 missed", "speed", fill(60), Finished, "4"},
		{"[78] misplaced is not missed", "speed", fill(60, wrong, wrong, wrong), Finished, "4"},
		{"[78] 1 missed", "speed", fill(60, none), Finished, "3"},
		{"[78] 2 missed", "speed", fill(60, none, none), Finished, "2"},
		{"[78] 3 missed", "speed", fill(60, none, none, none), Finished, "1"},
		{"[78] 0 misplaced", "comparison", fill(60), Finished, "4"},
		{"[78] missed is not misplaced", "comparison", fill(60, none, none, none, none, none, none), Finished, "4"},
		{"[81] 4 misplaced among the first 4", "comparison", fill(60, wrong, wrong, wrong, wrong), Finished, "4"},
		{"[81] a missed piece is one of the first 4", "comparison", fill(60, none, wrong, wrong, wrong, wrong), Finished, "3"},
		{"[78] 2 misplaced after the first 4", "comparison", fill(60, wrong, wrong, wrong, wrong, wrong, wrong), Finished, "2"},
		{"[78] 3 misplaced after the first 4", "comparison", fill(60, wrong, wrong, wrong, wrong, wrong, wrong, wrong), Finished, "1"},
		{"[79] finished, 14 faults", "instruction", fill(60, slices.Repeat([]string{wrong}, 14)...), Finished, "4"},
		{"[79] finished, 15 faults", "instruction", fill(60, slices.Repeat([]string{wrong}, 15)...), Finished, "4"},
		{"[79] finished, 16 faults", "instruction", fill(60, slices.Repeat([]string{none}, 16)...), Finished, "1"},
		{"[79] corrected: abandoned, 1 right and 8 misplaced: no level", "instruction", fill(9, slices.Repeat([]string{wrong}, 8)...), Abandoned, ""},
		{"[79] abandoned, 9 right", "instruction", fill(9), Abandoned, ""},
		{"[79] abandoned, 1 right and 22 misplaced", "instruction", fill(23, slices.Repeat([]string{wrong}, 22)...), Abandoned, ""},
		{"finished", "perseverance", fill(60), Finished, "4"},
		{"corrected: abandoned after 8 right and 15 pieces: no level", "perseverance", fill(15, slices.Repeat([]string{wrong}, 7)...), Abandoned, ""},
		{"corrected: opened then closed is not perfect", "speed", nil, "", ""},
		{"corrected: opened then closed is not perfect", "attention", nil, "", ""},
		{"corrected: finished without any piece is not perfect", "attention", nil, Finished, ""},
		{"corrected: a record that misses pieces is not perfect", "attention", fill(30), Finished, ""},
	} {
		t.Run(c.name+" "+c.scale, func(t *testing.T) {
			if got := score(t, controlePlay(c.bins, c.outcome))[c.scale]; got.Level != c.want {
				t.Errorf("level %q, want %q (%v)", got.Level, c.want, got.Metrics)
			}
		})
	}
}

func TestControleMetrics(t *testing.T) {
	l := new(log)
	piece := func(id string) map[string]any { return map[string]any{"piece": id} }
	put := func(id, bin string) map[string]any {
		return map[string]any{"piece": id, "bin": bin, "modality": "touch"}
	}
	end := func(id, bin string) map[string]any { return map[string]any{"piece": id, "bin": bin} }
	l.add("training_started", map[string]any{"round": 1}).add("instruction_replayed", nil)
	l.wait(5000).add("test_started", nil)
	l.add("piece_shown", piece("p01")).wait(700).add("piece_placed", put("p01", wrong))
	l.wait(800).add("piece_placed", put("p01", "conform")) // corrected: 1500 ms
	l.add("piece_shown", piece("p02")).wait(2500).add("piece_placed", put("p02", "conform"))
	l.add("piece_shown", piece("p03")).wait(150).add("piece_placed", put("p03", "conform")) // rapid
	l.add("piece_shown", piece("p04")).wait(1000).add("piece_placed", put("p04", wrong))
	l.add("piece_shown", piece("p05")).wait(900).add("piece_placed", put("p05", "conform")).add("piece_released", map[string]any{"piece": "p05", "modality": "touch"})
	l.add("paused", nil).add("continued", nil).add("focus_lost", nil).add("help_opened", nil)
	l.add("frames_dropped", map[string]any{"count": 3, "worst": 80}).add("frames_dropped", map[string]any{"count": 2.0, "worst": 120.5})
	l.wait(3000)
	for id, bin := range map[string]string{"p01": "conform", "p02": "conform", "p03": "conform", "p04": wrong, "p05": none} {
		l.add("piece_expired", end(id, bin))
	}
	l.add("piece_expired", end("p01", "conform")) // said twice, counted once
	l.add("piece_expired", end("p99", none))      // not of this bank
	l.add("abandoned", nil)
	r := score(t, Play{Situation: "controle", Outcome: Abandoned, Items: pieces(60), Events: l.events})["comparison"]

	for name, want := range map[string]float64{
		"seen": 5, "right": 3, "misplaced": 1, "missed": 1, "faults": 2, "corrections": 1,
		"decision_median":       1500,       // 1000 1500 2500
		"decision_mean":         5000.0 / 3, // rapid left out, p05 has no decision
		"decision_median_right": 2000,       // 1500 2500
		"decision_mean_right":   2000,
		"rapid":                 1,
		"rapid_share":           0.25, // of 4 pieces placed in the end
		"frames_dropped":        5, "worst_frame": 120.5,
		"breaks": 1, "focus_losses": 1, "help": 1, "instruction_replays": 1, "training_rounds": 1,
		"duration": 9050, "longest_gap": 3000, "tempo": 1,
	} {
		near(t, name, metric(t, r, name), want, 1e-9)
	}
	if want := []string{"unfinished", "rapid_answers"}; !slices.Equal(r.Flags, want) {
		t.Errorf("flags %q, want %q", r.Flags, want)
	}
	if got := r.Metrics["faults_by_defect"].(map[string]int); got["none"] != 2 {
		t.Errorf("faults by defect %v", got)
	}
}

func TestControleStartsAfreshOnResume(t *testing.T) {
	l := belt(fill(20, slices.Repeat([]string{none}, 20)...))
	again := belt(fill(60))
	for _, e := range append([]Event{{Name: "resumed"}}, again.events...) {
		e.Position += 100_000
		e.At += l.at
		l.events = append(l.events, e)
	}
	l.events[len(l.events)-len(again.events)-1].Position = 99_999
	r := score(t, Play{Situation: "controle", Outcome: Finished, Items: pieces(60), Events: l.events})["attention"]
	if r.Level != "4" || metric(t, r, "seen") != 60 || metric(t, r, "missed") != 0 || metric(t, r, "resumes") != 1 {
		t.Errorf("got level %q, %v", r.Level, r.Metrics)
	}
}

// Not measurable is not zero.
func TestControleWithoutAnyPiece(t *testing.T) {
	r := score(t, Play{Situation: "controle", Outcome: Abandoned, Items: pieces(60)})["speed"]
	for _, name := range []string{"decision_median", "decision_mean_right", "rapid_share", "worst_frame", "duration", "longest_gap"} {
		if value, there := r.Metrics[name]; there {
			t.Errorf("%s is %v", name, value)
		}
	}
	if metric(t, r, "missed") != 0 || metric(t, r, "seen") != 0 || r.NItems != 0 {
		t.Errorf("counts: %v", r.Metrics)
	}
	if want := []string{"unfinished", "not_tested"}; !slices.Equal(r.Flags, want) {
		t.Errorf("flags %q, want %q", r.Flags, want)
	}
}

func TestSlowerTempoIsSaid(t *testing.T) {
	l := new(log).add("accommodation", map[string]any{"name": "tempo", "value": 1.5})
	l.events = append(l.events, shift(belt(fill(60)).events, 1)...)
	r := score(t, Play{Situation: "controle", Outcome: Finished, Items: pieces(60), Events: l.events})["speed"]
	if r.Level != "4" || !slices.Contains(r.Flags, "slower_tempo") || metric(t, r, "tempo") != 1.5 {
		t.Errorf("got %+v", r)
	}
}

func shift(events []Event, positions int) []Event {
	moved := slices.Clone(events)
	for i := range moved {
		moved[i].Position += positions
	}
	return moved
}
