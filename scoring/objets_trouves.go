package scoring

// objetsTrouves: reading and listening to act, arithmetic, and what one
// remembers, in the telephone of a colleague. Memory is said of this play only:
// it is in no domain of basic skills.
var objetsTrouves = func() Situation {
	s := questionnaire("objets_trouves", "Le téléphone perdu", []string{"comprehension", "numeracy", "memory"}, map[string][]string{
		"app_opened":   {"app", "modality"},
		"app_closed":   {"app"},
		"unlock_tried": {"tries", "modality"},
	})
	for _, scale := range s.Scales {
		isRight := func(t trial) bool { return scale.takes(t) && right(t) }
		s.Metrics = append(s.Metrics, Metric{
			Name: "rt_mean_right", Scale: scale.Name, Unit: "ms", Definition: "Mean time of the right answers, rapid ones left out.", Compute: times(mean, isRight),
		})
	}
	s.Metrics = append(s.Metrics,
		Metric{Name: "unlock_tries", Unit: "times", Definition: "Codes tried; the first one is the answer.", Compute: countInTest("unlock_tried")},
		Metric{Name: "apps_reopened", Unit: "times", Definition: "Apps opened once more after their questions, to be read again.", Compute: appsReopened},
	)
	return s
}()

// appsReopened counts the openings of apps that were already closed; an app
// opened again because the page was left in the middle of it is not one.
func appsReopened(r *record) (float64, bool) {
	closed, n := map[string]bool{}, 0
	for _, e := range wholeTest(r.all) {
		app := text(e.Data["app"])
		switch {
		case e.Name == "app_closed":
			closed[app] = true
		case e.Name == "app_opened" && closed[app]:
			n++
		}
	}
	return float64(n), true
}
