package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// stock makes a bank of 8 products, each with a total of 5.
func stock() []Item {
	items := make([]Item, 8)
	for i := range items {
		items[i] = Item{ID: fmt.Sprintf("p%d", i+1), Type: "number_input", Skill: "inventory", Points: 1, Key: json.RawMessage(`{"right":"5"}`)}
	}
	return items
}

// fields writes a check with so many totals that are not right, of which so
// many are blank, as the reference counts them.
func fields(errors, blanks int) string {
	written := make([]string, 8)
	for i := range written {
		value := "5"
		switch {
		case i < errors-blanks:
			value = "4"
		case i < errors:
			value = ""
		}
		written[i] = fmt.Sprintf("p%d=%s", i+1, value)
	}
	return strings.Join(written, " ")
}

var allRight, discovered = fields(0, 0), fields(8, 8)

// counting opens so many containers, checks what it is given, and lasts so many ms.
func counting(openings int, ms float64, checks ...string) *log {
	l := new(log).wait(9000).add("test_started", nil)
	for i := range openings {
		place := i%stockroom + 1
		l.add("container_opened", map[string]any{"container": fmt.Sprintf("c%02d", place), "place": place, "modality": "mouse"})
	}
	l.wait(ms)
	for i, answers := range checks {
		l.add("inventory_checked", map[string]any{"attempt": i + 1, "blanks": 0, "answers": answers, "modality": "mouse"})
	}
	return l
}

func inventoryPlay(outcome string, l *log) Play {
	return Play{Situation: "inventaire", Outcome: outcome, BankVersion: "1", Items: stock(), Events: l.events}
}

// ranTo is a perfect inventory whose clock went back.
func ranTo(at float64) *log {
	l := counting(19, 90_000, allRight)
	l.events[len(l.events)-1].At = at
	return l
}

// The numbers in brackets are those of the reference's vectors (eva-scoring.md
// §4) or its section; a correction says what the reference answers. [82] and
// [84] are of its first stock, which we do not have.
func TestInventaireLevels(t *testing.T) {
	lasts := func(seconds float64) *log { return counting(19, seconds*1000, allRight) }
	opens := func(n int) *log { return counting(n, 90_000, allRight) }
	tries := func(checks ...string) *log { return counting(19, 90_000, checks...) }
	var emptying []string
	for blanks := 7; blanks >= 1; blanks-- {
		emptying = append(emptying, fields(blanks, blanks))
	}
	for _, c := range []struct {
		name    string
		scale   string
		log     *log
		outcome string
		want    string
	}{
		{"[83] 360 s", "speed", lasts(360), Finished, "4"},
		{"[83] 361 s", "speed", lasts(361), Finished, "3"},
		{"[83] 540 s", "speed", lasts(540), Finished, "3"},
		{"[83] 541 s", "speed", lasts(541), Finished, "2"},
		{"[83] 1080 s", "speed", lasts(1080), Finished, "2"},
		{"[83] 1081 s", "speed", lasts(1081), Finished, "1"},
		{"[1.7] unfinished", "speed", lasts(60), Abandoned, ""},
		{"corrected, negative time (4 in the reference): not measurable", "speed", ranTo(1000), Finished, ""},
		{"corrected, negative time: the organisation stays", "organisation", ranTo(1000), Finished, "4"},

		{"[85] 42 openings", "organisation", opens(42), Finished, "4"},
		{"[85] 43 openings", "organisation", opens(43), Finished, "3"},
		{"[85] 71 openings", "organisation", opens(71), Finished, "3"},
		{"[85] 72 openings", "organisation", opens(72), Finished, "2"},
		{"[85] 148 openings", "organisation", opens(148), Finished, "2"},
		{"[85] 149 openings", "organisation", opens(149), Finished, "1"},
		{"[1.7] unfinished", "organisation", opens(19), Abandoned, ""},

		{"[86] one check", "vigilance", tries(allRight), Finished, "4"},
		{"[86] discovery of 8 blanks, then one check", "vigilance", tries(discovered, allRight), Finished, "4"},
		{"[86] discovery of 7 blanks, then one check", "vigilance", tries(fields(7, 7), allRight), Finished, "4"},
		{"[87] discovery, then blanks only", "vigilance", tries(append(append([]string{discovered}, emptying...), allRight)...), Finished, "3"},
		{"[88] discovery, one blank and two errors", "vigilance", tries(discovered, fields(3, 1), allRight), Finished, "3"},
		{"[89] discovery, one blank and three errors", "vigilance", tries(discovered, fields(4, 1), allRight), Finished, "2"},
		{"[1.7] two errors, then four: only the first ones count", "vigilance", tries(fields(2, 0), fields(4, 0), allRight), Finished, "3"},
		{"[90] discovery, 3, 2, 1 errors", "vigilance", tries(discovered, fields(3, 0), fields(2, 0), fields(1, 0), allRight), Finished, "2"},
		{"[1.7] 6 blanks are no discovery", "vigilance", tries(fields(6, 6), allRight), Finished, "3"},
		{"[91] unfinished without a check", "vigilance", tries(), Abandoned, ""},
		{"[91] corrected, unfinished, discovery, 3, 3 (1 in the reference): no level", "vigilance", tries(discovered, fields(3, 0), fields(3, 0)), Abandoned, ""},
		{"[91] unfinished, discovery, 3, 3, 2", "vigilance", tries(discovered, fields(3, 0), fields(3, 0), fields(2, 0)), Abandoned, ""},

		{"[93] finished", "instruction", tries(allRight), Finished, "4"},
		{"[93] corrected, unfinished, one check of 8 errors (1 in the reference): no level", "instruction", tries(fields(8, 0)), Abandoned, ""},
		{"[93] corrected, unfinished, 2 replays (1 in the reference): no level", "instruction", replayed(replayed(tries())), Abandoned, ""},
		{"[93] unfinished", "instruction", tries(), Abandoned, ""},

		{"[1.7] 1320 s", "perseverance", lasts(1320), Finished, ""},
		{"[1.7] 1321 s", "perseverance", lasts(1321), Finished, "4"},
		{"[1.7] corrected, unfinished after one check (1 in the reference): no level", "perseverance", tries(fields(2, 0)), Abandoned, ""},

		{"corrected: opened then closed is not perfect", "vigilance", new(log), "", ""},
		{"corrected: finished without a check is not perfect", "speed", tries(), Finished, ""},
		{"corrected: the page says finished, the key says that a total is wrong", "speed", tries(fields(1, 0)), Finished, ""},
		{"corrected: a total that was right and was cleared", "organisation", tries(allRight, fields(1, 1)), Finished, ""},
	} {
		t.Run(c.name+" "+c.scale, func(t *testing.T) {
			if got := score(t, inventoryPlay(c.outcome, c.log))[c.scale]; got.Level != c.want {
				t.Errorf("level %q, want %q (%v)", got.Level, c.want, got.Metrics)
			}
		})
	}
}

// [94]: a blank field is an error and a blank, and no wrong total.
func TestInventaireCountsAChecksFields(t *testing.T) {
	for _, c := range []struct {
		answers               string
		faults, blanks, wrong int
	}{
		{"p1= p2=5 p3=5 p4=5 p5=5 p6=5 p7=5 p8=5", 1, 1, 0},
		{"p1=5,0 p2=05 p3=5 p4=5 p5=5 p6=5 p7=5 p8=5", 0, 0, 0},
		{"p1=? p2=6 p3= p4=5 p5=5 p6=5 p7=5 p8=5", 3, 1, 2},
		{"p9=5 nonsense =", 8, 8, 0},
		{"", 8, 8, 0},
	} {
		b, err := NewBank("inventaire", "1", stock())
		if err != nil {
			t.Fatal(err)
		}
		got := checksOf(b.record(Abandoned, counting(0, 0, c.answers).events))[0]
		if len(got.faults) != c.faults || got.blanks != c.blanks || got.wrong() != c.wrong {
			t.Errorf("%q: errors %d, blanks %d, net %d", c.answers, len(got.faults), got.blanks, got.wrong())
		}
	}
}

func TestInventaireMetrics(t *testing.T) {
	opened := func(place int, modality string) map[string]any {
		return map[string]any{"container": fmt.Sprintf("c%02d", place), "place": place, "modality": modality}
	}
	closed := func(place int) map[string]any { return map[string]any{"container": fmt.Sprintf("c%02d", place)} }
	checked := func(attempt int, answers string) map[string]any {
		return map[string]any{"attempt": attempt, "blanks": 0, "answers": answers, "modality": "touch"}
	}
	l := new(log).add("training_started", map[string]any{"round": 1}).add("container_opened", opened(1, "mouse")) // of the training
	l.wait(5000).add("inventory_checked", checked(1, allRight)).wait(5000).add("test_started", nil)
	l.wait(1000).add("container_opened", opened(4, "touch")).wait(3000).add("container_closed", closed(4))
	l.wait(1000).add("container_opened", opened(5, "touch")).wait(1000).add("container_closed", closed(5))
	l.wait(1000).add("container_opened", opened(9, "keyboard")).wait(5000).add("container_closed", closed(9))
	l.add("form_opened", nil).wait(2000).add("inventory_checked", checked(1, fields(4, 2))).add("form_closed", nil) // 2 wrong, 2 blank
	l.add("paused", nil).wait(60_000).add("resumed", nil).wait(20_000).add("test_started", nil)
	l.wait(1000).add("container_opened", opened(4, "touch")).wait(2000).add("container_closed", closed(4))
	l.wait(1000).add("help_opened", nil).add("container_opened", opened(3, "touch"))
	l.add("form_opened", nil).wait(1000).add("inventory_checked", checked(2, fields(1, 0))).add("abandoned", nil)
	r := score(t, inventoryPlay(Abandoned, l))["vigilance"]

	for name, want := range map[string]float64{
		"inventory_time": 14_000 + 5000, // neither the time away nor the instruction read again
		"right":          7, "not_found": 1, "openings": 5, "reopenings": 1,
		"seen_before_check": 3.0 / 19, "in_order_share": 2.0 / 4, // 4 5 9 4 3
		"look_median": 2500, "forms_opened": 2, "checks": 2, "full_checks": 1, // 3000 1000 5000 2000
		"first_errors": 2, "errors": 3, "keyboard_share": 0.2, "touch_share": 0.8,
		"help": 1, "resumes": 1, "training_rounds": 1,
	} {
		near(t, name, metric(t, r, name), want, 1e-9)
	}
	if _, there := r.Metrics["check_grade"]; there {
		t.Error("an inventory that is not over has a grade")
	}
	details := fmt.Sprint(r.Metrics["errors_by_check"], r.Metrics["blanks_by_check"], r.Metrics["errors_by_product"])
	if want := "[2 1] [2 0] map[p1:2 p2:1]"; details != want {
		t.Errorf("%s, want %s", details, want)
	}
}

// Not measurable is not zero.
func TestInventaireWithoutAnything(t *testing.T) {
	r := score(t, inventoryPlay(Abandoned, new(log)))["speed"]
	for _, name := range []string{"inventory_time", "seen_before_check", "in_order_share", "look_median", "first_errors", "check_grade", "touch_share"} {
		if value, there := r.Metrics[name]; there {
			t.Errorf("%s is %v", name, value)
		}
	}
	if metric(t, r, "not_found") != 8 || r.NItems != 0 {
		t.Errorf("got %v", r.Metrics)
	}
}

// The shares and the key follow from the content that is played.
func TestInventaireContent(t *testing.T) {
	var content struct {
		Settings struct {
			Containers []struct {
				Product string
				Rows    []float64
				Amount  float64
			}
		}
		Items []struct {
			ID  string
			Key struct{ Right json.Number }
		}
	}
	readJSON(t, "../hooks/items/content/inventaire.json", &content)
	if got := len(content.Settings.Containers); got != stockroom {
		t.Errorf("%d containers", got)
	}
	totals := map[string]float64{}
	for _, c := range content.Settings.Containers {
		totals[c.Product] += c.Amount
		for _, n := range c.Rows {
			totals[c.Product] += n
		}
	}
	for _, item := range content.Items {
		if right, err := item.Key.Right.Float64(); err != nil || right != totals[item.ID] {
			t.Errorf("%s: key %v, containers hold %v", item.ID, item.Key.Right, totals[item.ID])
		}
	}
}

// Numbers computed from the logs by a separate program (Python 3); levels by
// hand from the rules.
func TestInventaireGoldens(t *testing.T) {
	plays := goldens(t)
	for _, want := range []expected{
		{"inventaire/perfect", "speed", "4", noFlag, numbers{"inventory_time": 110477.6, "right": 8, "look_median": 2500, "touch_share": 0}},
		{"inventaire/perfect", "organisation", "4", noFlag, numbers{"openings": 19, "reopenings": 0, "seen_before_check": 1, "in_order_share": 1}},
		{"inventaire/careless", "vigilance", "3", noFlag, numbers{"checks": 2, "first_errors": 2, "errors": 2, "check_grade": 1}},
		{"inventaire/careless", "organisation", "4", noFlag, numbers{"openings": 24, "reopenings": 5, "in_order_share": 19.0 / 23}},
		{"inventaire/slow", "speed", "4", noFlag, numbers{"inventory_time": 243318.2, "look_median": 5500}},
		{"inventaire/gives_up", "organisation", "", []string{"unfinished", "not_tested"}, numbers{"openings": 8, "right": 0, "errors": 5, "full_checks": 0, "seen_before_check": 8.0 / 19}},
		{"inventaire/fast_random", "vigilance", "2", noFlag, numbers{"checks": 3, "first_errors": 3, "errors": 4, "check_grade": 2, "look_median": 408.75}},
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

// With an inventory in the campaign all five transversal competences are said,
// each from what was finished alone.
func TestInventaireCompletesTheTransversalCompetences(t *testing.T) {
	all := []string{"controle", "tri", "inventaire"}
	for _, c := range []struct{ inventory, want string }{
		{"perfect", "speed=3 comparison=3 attention=3 organisation=3 vigilance=3"},
		{"fast_random", "speed=3 comparison=3 attention=3 organisation=3 vigilance=2"},
		{"gives_up", "speed=3 comparison=3 attention=3 organisation= vigilance="},
	} {
		plays := goldens(t)
		var played []PlayResults
		for _, name := range all {
			profile := "perfect"
			if name == "inventaire" {
				profile = c.inventory
			}
			p := plays[name+"/"+profile]
			results, err := Score(p)
			if err != nil {
				t.Fatal(err)
			}
			played = append(played, PlayResults{name, p.Outcome, results})
		}
		composed := Compose(played, Context{Situations: all})
		var got []string
		for _, r := range composed {
			if slices.Contains(transversalScales, r.Scale) {
				got = append(got, r.Scale+"="+r.Level)
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %s, want %s", c.inventory, text, c.want)
		}
	}
}

// Whoever makes no error is at the top in accuracy at any pace; with the pace
// halved only what is timed changes. That simulate() does nothing else with
// its pace than stretch times is tested in tests/unit/inventaire.test.js.
func TestInventairePaceChangesOnlySpeed(t *testing.T) {
	perfect := goldens(t)["inventaire/perfect"]
	untimed := func(r Result) string {
		metrics := maps.Clone(r.Metrics)
		for _, name := range []string{"inventory_time", "look_median", "duration", "longest_gap"} {
			delete(metrics, name)
		}
		return fmt.Sprint(metrics)
	}
	for pace, speed := range map[float64]string{0.5: "4", 1: "4", 2: "4", 4: "3", 8: "2", 11: "1"} {
		stretched := perfect
		stretched.Events = slices.Clone(perfect.Events)
		for i := range stretched.Events {
			stretched.Events[i].At *= pace
		}
		before, after := score(t, perfect), score(t, stretched)
		levels := []string{after["speed"].Level, after["organisation"].Level, after["vigilance"].Level, after["instruction"].Level}
		if want := []string{speed, "4", "4", "4"}; !slices.Equal(levels, want) {
			t.Errorf("pace %v: %q, want %q", pace, levels, want)
		}
		if untimed(before["vigilance"]) != untimed(after["vigilance"]) {
			t.Errorf("pace %v: %v, was %v", pace, untimed(after["vigilance"]), untimed(before["vigilance"]))
		}
	}
}
