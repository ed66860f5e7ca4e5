package scoring

import "math"

// The frozen norm of the reference (eva-scoring.md §1.6): mean and standard
// deviation of the mean search time, in s, of October 2020. Its sample is not
// known, and its scene was another one: provisional until our own norms.
const (
	searchMean = 17.83
	searchSD   = 9.46
)

// saidNo is the answer to a place that is no danger; noneAfterAll takes a
// « yes » back where the danger should be named.
const (
	saidNo       = "no"
	noneAfterAll = "none"
	leftAlone    = "left_alone" // never answered, in a play that its person called done
)

var securite = Situation{
	Name:   "securite",
	Title:  "Sécurité",
	Family: Transversal,
	Events: map[string][]string{
		"zone_opened":       {"zone", "modality"},
		"danger_identified": {"zone", "answer", "rt", "modality"},
		"danger_qualified":  {"zone", "answer", "rt", "modality"},
		"zone_done":         {"zone", "state"},
		"outside_clicked":   {"x", "y"},
	},
	Metrics: append([]Metric{
		{Name: "search_mean", Unit: "ms", Definition: "Mean, over the hazards that were opened, of the time from the start, or from the end of the hazard before, to the first opening.", Normed: true, Compute: ofSite((*site).searchMean)},
		{Name: "search_z", Unit: "standard deviations", Definition: "The mean search time against the frozen norm of the reference; only when every hazard was opened, most of the openings not by keyboard.", Compute: ofSite((*site).searchZ)},
		{Name: "hazards", Unit: "hazards", Definition: "Hazards of the scene.", Compute: ofSite(func(s *site) (float64, bool) { return float64(len(s.hazards)), true })},
		{Name: "hazards_opened", Unit: "hazards", Definition: "Hazards of which a place was opened.", Compute: hazardsThat(func(h *hazard) bool { return len(h.opened) > 0 })},
		{Name: "identified", Unit: "hazards", Definition: "Hazards called a danger, by the last answer to one of their places.", Normed: true, Compute: ofSite((*site).identified)},
		{Name: "identified_before_help", Unit: "hazards", Definition: "Hazards identified whose first « yes » came before the help; all of them without help.", Compute: ofSite((*site).identifiedBeforeHelp)},
		{Name: "misidentified", Unit: "places", Definition: "Places of a hazard called harmless, by the last answer.", Compute: count(func(t trial) bool { return t.item.hazard != "" && seen(t) && t.answer == saidNo })},
		{Name: "false_alarms", Unit: "places", Definition: "Harmless places called a danger, by the last answer.", Normed: true, Compute: count(func(t trial) bool { return t.item.hazard == "" && faulty(t) })},
		{Name: "qualified_right", Unit: "hazards", Definition: "Hazards whose last qualification, by position, is the right one.", Normed: true, Compute: ofSite((*site).qualifiedRight)},
		{Name: "qualified_again", Unit: "times", Definition: "Qualifications of a hazard that had been qualified before.", Compute: ofSite((*site).qualifiedAgain)},
		{Name: "reopened_harmless", Unit: "times", Definition: "Openings of a harmless place that had been opened before.", Compute: ofSite((*site).reopenedHarmless)},
		{Name: "delay_mean", Unit: "ms", Definition: "Mean time from the start, or from the end of a hazard, to the next opening of a hazard.", Compute: ofSite(func(s *site) (float64, bool) { return meanOf(s.delays) })},
		{Name: "identification_median", Unit: "ms", Definition: "Median time from the opening of a place to the last « yes » or « no ».", Normed: true, Compute: times(median, seen)},
		{Name: "outside_clicks", Unit: "times", Definition: "Presses in the picture where there is no place.", Compute: countInTest("outside_clicked")},
		{Name: "rapid_share", Unit: "share", Definition: "Share of the places answered in less than 200 ms, left out of the times.", Compute: share(trial.rapid, trial.timed)},
		{Name: "keyboard_share", Unit: "share", Definition: "Share of the openings by keyboard or screen reader: these go through a list of the places, so that nothing has to be searched.", Compute: doneBy("zone_opened", "keyboard")},
		{Name: "touch_share", Unit: "share", Definition: "Share of the openings by touch.", Compute: doneBy("zone_opened", "touch")},
	}, contextMetrics...),
	Scales: []Scale{
		{Name: "attention", Engine: EngineRules, By: "search_z", Steps: []Step{
			{math.Nextafter(0, -1), "4"}, {math.Nextafter(0.5, 0), "3"}, {math.Nextafter(1, 0), "2"}, {math.Inf(1), "1"},
		}},
	},
	Types:   []string{"piece"},
	read:    readPlaces,
	details: searches,
}

// readPlaces puts the last answer to each place in its trial. A person who has
// finished has decided on every place: what was left alone is no danger to her.
func readPlaces(r *record) {
	for _, e := range wholeTest(r.all) {
		i, known := r.index[text(e.Data["zone"])]
		if !known {
			continue
		}
		t, answer := &r.trials[i], text(e.Data["answer"])
		switch e.Name {
		case "danger_identified":
			if seen(*t) {
				t.changes++
			}
			t.judge(answer)
			t.position, t.time = e.Position, 0
			if ms, ok := number(e.Data["rt"]); ok {
				t.time = ms
			}
		case "danger_qualified":
			if answer == noneAfterAll {
				answer = saidNo
			}
			t.judge(answer)
		}
	}
	for i := range r.trials {
		t := &r.trials[i]
		if r.outcome != Finished || t.state != untested || t.item.worth == nil {
			continue
		}
		t.judge(saidNo)
		t.answer = leftAlone
	}
}

// searches tells of each hazard what the means leave out.
func searches(r *record, scale string) map[string]any {
	if scale != "attention" {
		return nil
	}
	s := readSite(r)
	search, qualification, open := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for name, h := range s.hazards {
		if h.searched {
			search[name] = h.search
		}
		if h.named {
			qualification[name] = h.naming
		}
		if h.closed {
			open[name] = h.open
		}
	}
	details := map[string]any{"search_times": search, "qualification_times": qualification, "open_times": open}
	if seen := s.visuospatial(); seen != "" {
		details["visuospatial"] = seen
	}
	return details
}
