package scoring

import (
	"slices"
	"testing"
)

func TestWordRecognitionLevels(t *testing.T) {
	for _, c := range []struct {
		name    string
		wrong   int // of 56
		outcome string
		want    string
	}{
		{"all right", 0, Finished, "3"},
		{"50 of 56", 6, Finished, "3"},
		{"45 of 56: as likely above as below the cut", 11, Finished, ""},
		{"40 of 56", 16, Finished, "2"},
		{"chance", 28, Finished, "1"},
		{"corrected: the best is the highest, as on all scales", 0, Finished, "3"},
		{"corrected: abandoned has no level", 0, Abandoned, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			items := words(28)
			l := reader(items, 900, func(i int) bool { return i >= c.wrong })
			r := score(t, Play{Situation: "maintenance", Outcome: c.outcome, Items: items, Events: l.events})["word_recognition"]
			if r.Level != c.want {
				t.Errorf("level %q, want %q (%v)", r.Level, c.want, r.PLevel)
			}
		})
	}
}

func TestMaintenanceMetrics(t *testing.T) {
	items := words(28)
	l := new(log).add("test_started", nil)
	for i, item := range items { // words: 3 wrong of 28; pseudo-words: 7 wrong of 28
		answer := "word"
		if item.ID[0] == 'w' && i < 6 || item.ID[0] == 'n' && i >= 14 {
			answer = "not_word"
		}
		rt := 800.0
		if item.ID[0] == 'n' {
			rt = 1200
		}
		l.wait(rt).add("word_answered", map[string]any{"word": item.ID, "answer": answer, "rt": rt, "modality": "keyboard"})
	}
	r := score(t, Play{Situation: "maintenance", Outcome: Finished, Items: items, Events: l.events})["word_recognition"]
	for name, want := range map[string]float64{
		"answered": 56, "right": 46, "unreached": 0, "accuracy": 46.0 / 56,
		"hits": 25, "false_alarms": 7, "pseudo_words_right": 21,
		"d_prime":         1.81914975422774, // mpmath 1.3: z(25.5/29) − z(7.5/29)
		"rt_median_words": 800, "rt_median_pseudo_words": 1200, "rapid": 0, "rapid_share": 0,
	} {
		near(t, name, metric(t, r, name), want, 1e-9)
	}
}

func TestDPrimeStaysFinite(t *testing.T) {
	items := words(28)
	r := score(t, Play{Situation: "maintenance", Outcome: Finished, Items: items, Events: reader(items, 900, always).events})["word_recognition"]
	near(t, "d′ of 28/28 and 0/28", metric(t, r, "d_prime"), 4.22876154305512, 1e-9) // mpmath 1.3
	r = score(t, Play{Situation: "maintenance", Outcome: Abandoned, Items: items, Events: reader(items[:1], 900, always).events})["word_recognition"]
	if value, there := r.Metrics["d_prime"]; there {
		t.Errorf("d′ without any pseudo-word is %v", value)
	}
}

// Rapid answers count in the accuracy, are counted apart, and give no speed.
func TestRapidAnswersAreFlagged(t *testing.T) {
	items := words(28)
	l := reader(items, 199, func(i int) bool { return i%2 == 0 })
	r := score(t, Play{Situation: "maintenance", Outcome: Finished, Items: items, Events: l.events})["word_recognition"]
	if metric(t, r, "rapid") != 56 || metric(t, r, "accuracy") != 0.5 || r.Level != "1" {
		t.Errorf("got %q, %v", r.Level, r.Metrics)
	}
	if _, there := r.Metrics["rt_median_words"]; there {
		t.Error("rapid answers gave a speed")
	}
	if !slices.Contains(r.Flags, "rapid_answers") {
		t.Errorf("flags %q", r.Flags)
	}
}

func TestLastAnswerOfTheLastTest(t *testing.T) {
	items := words(1)
	say := func(id, answer string) map[string]any {
		return map[string]any{"word": id, "answer": answer, "rt": 700, "modality": "touch"}
	}
	l := new(log).add("training_started", map[string]any{"round": 1}).add("word_answered", say("w00", "not_word"))
	l.add("test_started", nil).add("word_answered", say("n00", "word"))
	l.add("test_started", nil).add("word_answered", say("w00", "not_word")).add("word_answered", say("w00", "word"))
	r := score(t, Play{Situation: "maintenance", Outcome: Abandoned, Items: items, Events: l.events})["word_recognition"]
	if metric(t, r, "answered") != 1 || metric(t, r, "right") != 1 || metric(t, r, "unreached") != 1 || r.NItems != 1 {
		t.Errorf("got %v", r.Metrics)
	}
	if r.PLevel != nil || r.Estimate == nil {
		t.Errorf("an unfinished play: levels %v, estimate %v", r.PLevel, r.Estimate)
	}
}
