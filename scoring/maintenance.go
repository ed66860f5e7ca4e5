package scoring

import "math"

var maintenance = Situation{
	Name:   "maintenance",
	Title:  "Les mots",
	Family: Basic,
	Events: map[string][]string{
		"word_shown":    {"word"},
		"word_answered": {"word", "answer", "rt", "modality"},
	},
	Metrics: append([]Metric{
		{Name: "answered", Unit: "items", Definition: "Words and pseudo-words that got an answer.", Compute: count(seen)},
		{Name: "right", Unit: "items", Definition: "Right answers.", Compute: count(right)},
		{Name: "unreached", Unit: "items", Definition: "Words and pseudo-words without an answer.", Compute: count(unreached)},
		{Name: "accuracy", Unit: "share", Definition: "Share of right answers.", Normed: true, Compute: share(right, seen)},
		{Name: "hits", Unit: "words", Definition: "Words taken for words.", Compute: count(hit)},
		{Name: "false_alarms", Unit: "pseudo-words", Definition: "Pseudo-words taken for words.", Compute: count(falseAlarm)},
		{Name: "pseudo_words_right", Unit: "pseudo-words", Definition: "Pseudo-words refused.", Compute: count(rejection)},
		{Name: "d_prime", Unit: "standard deviations", Definition: "Words told from pseudo-words, whatever the leaning to one answer; log-linear correction.", Normed: true, Compute: dPrime},
		{Name: "rt_median_words", Unit: "ms", Definition: "Median time of the right answers to words.", Normed: true, Compute: times(median, hit)},
		{Name: "rt_median_pseudo_words", Unit: "ms", Definition: "Median time of the right answers to pseudo-words.", Normed: true, Compute: times(median, rejection)},
		{Name: "rapid", Unit: "items", Definition: "Answers in less than 200 ms: left out of the times, kept in the accuracy.", Compute: count(trial.rapid)},
		{Name: "rapid_share", Unit: "share", Definition: "Share of the answers given in less than 200 ms.", Compute: share(trial.rapid, trial.timed)},
	}, contextMetrics...),
	Scales: []Scale{{Name: "word_recognition", Engine: EngineIRT}},
	Types:  []string{"word"},
	read:   readWords,
}

// readWords reads the last answer to each word of the last test, which starts
// afresh on resume.
func readWords(r *record) {
	for _, e := range r.test {
		if e.Name != "word_answered" {
			continue
		}
		if i, known := r.index[text(e.Data["word"])]; known {
			r.trials[i].take(e)
		}
	}
}

// isWord says whether the item is a word of the language; a key that cannot
// be read makes neither a word nor a pseudo-word, since its trial is unscorable.
func isWord(t trial) bool { return t.item.right == "word" }

func hit(t trial) bool        { return right(t) && isWord(t) }
func rejection(t trial) bool  { return right(t) && !isWord(t) }
func falseAlarm(t trial) bool { return faulty(t) && !isWord(t) }

// dPrime is z(H) − z(F), where H is the rate of hits and F the rate of false
// alarms, each with the log-linear correction (n + 0.5) / (N + 1), so that a
// rate of 0 or 1 stays finite.
//
// Hautus (1995), Behavior Research Methods, Instruments, & Computers 27(1),
// 46–51; recommended by Stanislaw & Todorov (1999), ibid. 31(1), 137–149.
func dPrime(r *record) (float64, bool) {
	words := r.count(func(t trial) bool { return seen(t) && isWord(t) })
	pseudo := r.count(func(t trial) bool { return seen(t) && !isWord(t) })
	if words == 0 || pseudo == 0 {
		return 0, false
	}
	hits := (float64(r.count(hit)) + 0.5) / (float64(words) + 1)
	alarms := (float64(r.count(falseAlarm)) + 0.5) / (float64(pseudo) + 1)
	return probit(hits) - probit(alarms), true
}

// probit is the standard normal quantile of p, 0 < p < 1.
func probit(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
