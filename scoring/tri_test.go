package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// tiles makes a bank of n pieces, all of the first container.
func tiles(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{ID: fmt.Sprintf("p%02d", i+1), Type: "piece", Skill: "sorting", Points: 1, Key: json.RawMessage(`{"right":"c01"}`)}
	}
	return items
}

func placing(piece int, container, modality string) map[string]any {
	return map[string]any{"piece": fmt.Sprintf("p%02d", piece), "container": container, "modality": modality}
}

// sorting plays a table: the given number of errors first, all on the first
// piece, then the pieces one by one, so that it lasts so many ms.
func sorting(pieces, errors int, ms float64) *log {
	l := new(log).wait(9000).add("test_started", nil)
	step := ms / float64(max(pieces, 1))
	for range errors {
		l.add("piece_placed", placing(1, "c02", "mouse"))
	}
	for i := range pieces {
		l.wait(step).add("piece_placed", placing(i+1, "c01", "mouse"))
		l.add("piece_done", map[string]any{"piece": fmt.Sprintf("p%02d", i+1)})
	}
	return l
}

func triPlay(outcome string, l *log) Play {
	return Play{Situation: "tri", Outcome: outcome, BankVersion: "1", Items: tiles(48), Events: l.events}
}

// replayed adds an instruction heard again before what is there.
func replayed(l *log) *log {
	again := new(log).add("instruction_replayed", nil)
	again.events = append(again.events, shift(l.events, 1)...)
	return again
}

// The numbers in brackets are those of the reference's vectors (eva-scoring.md
// §4) or its section; a correction says what the reference answers.
func TestTriLevels(t *testing.T) {
	for _, c := range []struct {
		name    string
		scale   string
		log     *log
		outcome string
		want    string
	}{
		{"[1.7] 120 s", "speed", sorting(48, 0, 120_000), Finished, "4"},
		{"[1.7] 120.1 s", "speed", sorting(48, 0, 120_100), Finished, "3"},
		{"[1.7] 180 s", "speed", sorting(48, 0, 180_000), Finished, "3"},
		{"[1.7] 240 s", "speed", sorting(48, 0, 240_000), Finished, "2"},
		{"[1.7] 241 s", "speed", sorting(48, 0, 241_000), Finished, "1"},
		{"[1.7] errors do not slow by themselves", "speed", sorting(48, 9, 100_000), Finished, "4"},
		{"[1.7] unfinished", "speed", sorting(30, 0, 60_000), Abandoned, ""},
		{"corrected, negative time (1 in the reference): not measurable", "speed", backwards(), Finished, ""},
		{"corrected, negative time: the comparison stays", "comparison", backwards(), Finished, "4"},
		{"[73] 0 errors", "comparison", sorting(48, 0, 90_000), Finished, "4"},
		{"[73] 1 error", "comparison", sorting(48, 1, 90_000), Finished, "3"},
		{"[73] 2 errors", "comparison", sorting(48, 2, 90_000), Finished, "3"},
		{"[73] 3 errors", "comparison", sorting(48, 3, 90_000), Finished, "2"},
		{"[73] 4 errors", "comparison", sorting(48, 4, 90_000), Finished, "1"},
		{"[73] 9 errors", "comparison", sorting(48, 9, 90_000), Finished, "1"},
		{"[73] unfinished", "comparison", sorting(20, 0, 90_000), Abandoned, ""},
		{"[74] finished, 7 errors", "instruction", sorting(48, 7, 90_000), Finished, "4"},
		{"[74] finished, 8 errors", "instruction", sorting(48, 8, 90_000), Finished, ""},
		{"[75] corrected, unfinished, 7 pieces, 1 error, 1 replay (1 in the reference): no level", "instruction", replayed(sorting(6, 1, 9000)), Abandoned, ""},
		{"[75] unfinished, 7 pieces, no error, 1 replay", "instruction", replayed(sorting(7, 0, 9000)), Abandoned, ""},
		{"[75] unfinished, 7 pieces, 1 error, no replay", "instruction", sorting(6, 1, 9000), Abandoned, ""},
		{"[75] unfinished, 8 pieces, 1 error, 1 replay", "instruction", replayed(sorting(7, 1, 9000)), Abandoned, ""},
		{"[1.7] 241 s and 6 errors", "perseverance", sorting(48, 6, 241_000), Finished, "4"},
		{"[1.7] 241 s and 5 errors", "perseverance", sorting(48, 5, 241_000), Finished, ""},
		{"[1.7] 240 s and 6 errors", "perseverance", sorting(48, 6, 240_000), Finished, ""},
		{"[1.7] corrected, unfinished in 60 s with 4 errors (1 in the reference): no level", "perseverance", sorting(9, 4, 60_000), Abandoned, ""},
		{"corrected: opened then closed is not perfect", "comparison", new(log), "", ""},
		{"corrected: finished without any piece is not perfect", "comparison", sorting(0, 0, 0), Finished, ""},
		{"corrected: a record that misses pieces is not perfect", "speed", sorting(30, 0, 60_000), Finished, ""},
	} {
		t.Run(c.name+" "+c.scale, func(t *testing.T) {
			if got := score(t, triPlay(c.outcome, c.log))[c.scale]; got.Level != c.want {
				t.Errorf("level %q, want %q (%v)", got.Level, c.want, got.Metrics)
			}
		})
	}
}

// backwards is a perfect play whose clock went back.
func backwards() *log {
	l := sorting(48, 0, 90_000)
	for i := range l.events[40:] {
		l.events[40+i].At -= 80_000
	}
	return l
}

func TestTriMetrics(t *testing.T) {
	l := new(log).add("training_started", map[string]any{"round": 1}).add("piece_placed", placing(1, "c02", "mouse")) // of the training
	l.wait(10_000).add("test_started", nil)
	taken := func(piece, modality string) map[string]any {
		return map[string]any{"piece": piece, "modality": modality}
	}
	l.wait(1000).add("piece_taken", taken("p01", "touch")).wait(500).add("piece_released", taken("p01", "touch"))
	l.wait(500).add("piece_placed", placing(1, "c02", "touch")).wait(500).add("piece_placed", placing(1, "c03", "touch"))
	l.wait(500).add("piece_placed", placing(1, "c01", "keyboard")) // 3000 ms, two errors
	l.wait(100).add("piece_placed", placing(2, "c01", "keyboard")) // rapid
	l.wait(2000).add("piece_placed", placing(3, "c01", "mouse"))   // 2000 ms
	l.add("piece_placed", placing(3, "c02", "mouse"))              // sorted already: nothing more happens to it
	l.add("piece_placed", placing(99, "c01", "mouse"))             // not of this bank
	l.wait(4000).add("paused", nil)
	l.wait(30_000).add("resumed", nil).wait(20_000).add("test_started", nil)
	l.wait(1000).add("piece_placed", placing(4, "c01", "mouse")).wait(500).add("abandoned", nil) // 1000 ms
	r := score(t, triPlay(Abandoned, l))["comparison"]

	for name, want := range map[string]float64{
		"sorting_time": 3000 + 100 + 2000 + 4000 + 1500, // neither the time away nor the instruction read again
		"right":        4, "misplaced": 2, "misplaced_pieces": 1, "unsorted": 44, "changes": 1,
		"piece_median": 2000, "piece_mean": 2000, // 3000 2000 1000
		"rapid": 1, "rapid_share": 0.25,
		"keyboard_share": 2.0 / 8, "touch_share": 2.0 / 8,
		"breaks": 1, "resumes": 1, "training_rounds": 1,
	} {
		near(t, name, metric(t, r, name), want, 1e-9)
	}
	if _, there := r.Metrics["misplaced_in_long_play"]; there {
		t.Error("a short play says nothing of perseverance")
	}
	if got := r.Metrics["confusions"].(map[string]int); got["c01>c02"] != 2 || got["c01>c03"] != 1 {
		t.Errorf("confusions %v", got)
	}
	if want := []string{"unfinished", "rapid_answers"}; !slices.Equal(r.Flags, want) {
		t.Errorf("flags %q, want %q", r.Flags, want)
	}
}

// Not measurable is not zero.
func TestTriWithoutAnyPiece(t *testing.T) {
	r := score(t, triPlay(Abandoned, new(log)))["speed"]
	for _, name := range []string{"sorting_time", "piece_median", "rapid_share", "keyboard_share", "misplaced_in_long_play"} {
		if value, there := r.Metrics[name]; there {
			t.Errorf("%s is %v", name, value)
		}
	}
	if metric(t, r, "unsorted") != 48 || r.NItems != 0 {
		t.Errorf("got %v", r.Metrics)
	}
}

// Numbers computed from the logs by a separate program (Python 3); levels by
// hand from the rules.
func TestTriGoldens(t *testing.T) {
	plays := goldens(t)
	for _, want := range []expected{
		{"tri/perfect", "speed", "4", noFlag, numbers{"sorting_time": 117054.5, "right": 48, "misplaced": 0, "changes": 4, "unsorted": 0, "piece_median": 2316.95, "touch_share": 1}},
		{"tri/careless", "comparison", "1", noFlag, numbers{"misplaced": 11, "misplaced_pieces": 10, "changes": 3}},
		{"tri/slow", "speed", "1", noFlag, numbers{"sorting_time": 260154.8, "piece_median": 5003.65, "misplaced": 3}},
		{"tri/gives_up", "comparison", "", unfinished, numbers{"right": 19, "unsorted": 29, "misplaced": 7}},
		{"tri/fast_random", "instruction", "", noFlag, numbers{"misplaced": 33, "sorting_time": 29482.5}},
	} {
		t.Run(want.log+" "+want.scale, func(t *testing.T) {
			got := score(t, plays[want.log])[want.scale]
			if got.Level != want.level || !slices.Equal(got.Flags, want.flags) {
				t.Errorf("level %q, want %q; flags %q, want %q", got.Level, want.level, got.Flags, want.flags)
			}
			for name, value := range want.metrics {
				near(t, name, metric(t, got, name), value, 1e-6)
			}
		})
	}
}

// Whoever makes no error is at the top in accuracy at any pace; with the pace
// halved only what is timed changes. That simulate() does nothing else with
// its pace than stretch times is tested in tests/unit/tri.test.js.
func TestTriPaceChangesOnlySpeed(t *testing.T) {
	perfect := goldens(t)["tri/perfect"]
	timed := []string{"sorting_time", "piece_median", "piece_mean", "duration", "longest_gap"}
	untimed := func(r Result) string {
		metrics := maps.Clone(r.Metrics)
		for _, name := range timed {
			delete(metrics, name)
		}
		return fmt.Sprint(metrics)
	}
	for pace, speed := range map[float64]string{0.5: "4", 1: "4", 1.5: "3", 2: "2", 3: "1"} {
		stretched := perfect
		stretched.Events = slices.Clone(perfect.Events)
		for i := range stretched.Events {
			stretched.Events[i].At *= pace
		}
		before, after := score(t, perfect), score(t, stretched)
		if after["speed"].Level != speed || after["comparison"].Level != "4" || after["instruction"].Level != "4" {
			t.Errorf("pace %v: speed %q, comparison %q, instruction %q", pace, after["speed"].Level, after["comparison"].Level, after["instruction"].Level)
		}
		if pace <= 1 && untimed(before["comparison"]) != untimed(after["comparison"]) {
			t.Errorf("pace %v: %v, was %v", pace, untimed(after["comparison"]), untimed(before["comparison"]))
		}
	}
}

func TestPriseEnMainMeasuresNothing(t *testing.T) {
	for name, p := range goldens(t) {
		if strings.HasPrefix(name, "prise_en_main/") && len(score(t, p)) != 0 {
			t.Errorf("%s: %v", name, score(t, p))
		}
	}
	campaign := Context{Situations: []string{"prise_en_main", "controle"}}
	for _, c := range []struct {
		name  string
		plays []PlayResults
		want  string
	}{
		{"it is open, the rest is finished", []PlayResults{{"controle", Finished, nil}}, "complete"},
		{"it alone is finished", []PlayResults{{"prise_en_main", Finished, nil}}, "incomplete"},
	} {
		synthesis, _ := composed(Compose(c.plays, campaign), "synthesis")
		if got := synthesis.Metrics["completeness"]; got != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}
