package scoring

// numerique: the digital skills of every day, at an office. Each task is one
// simulated screen; the sub-domains of CléA domain 3 are acquired from 75 % of
// their tasks, a threshold of ours (see subDomains).
var numerique = func() Situation {
	digital := Scale{Name: "digital", Engine: EngineIRT}
	s := series("numerique", "Au bureau", append([]Scale{digital}, cleaScales("3")...), map[string][]string{
		"task_step": {"item", "step", "target"},
	})
	s.Metrics = append(s.Metrics,
		Metric{Name: "tasks_done", Unit: "tasks", Definition: "Tasks that got an answer.", Compute: count(seen)},
		Metric{Name: "steps", Unit: "steps", Definition: "Steps on the simulated screens, over all tasks.", Compute: stepCount(anyStep)},
		Metric{Name: "returns", Unit: "steps", Definition: "Of these, those that went back or began again.", Compute: stepCount(isReturn)},
		Metric{Name: "task_time_median", Unit: "ms", Definition: "Median time of the tasks that got an answer, rapid ones left out.", Compute: times(median, seen)},
	)
	s.details = stepDetails
	return s
}()

func anyStep(string) bool       { return true }
func isReturn(step string) bool { return step == "back" || step == "reset" }

// stepCount counts the steps of a kind.
func stepCount(is func(step string) bool) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		n := 0
		for _, e := range wholeTest(r.all) {
			if e.Name == "task_step" && is(text(e.Data["step"])) {
				n++
			}
		}
		return float64(n), true
	}
}

// TaskSteps is the way that a person took in one task.
type TaskSteps struct {
	Steps   int `json:"steps"`
	Returns int `json:"returns"`
}

// stepDetails adds the way taken in each task that has one.
func stepDetails(r *record, scale string) map[string]any {
	if scale != "digital" {
		return nil
	}
	ways := map[string]TaskSteps{}
	for _, e := range wholeTest(r.all) {
		if e.Name != "task_step" {
			continue
		}
		item := text(e.Data["item"])
		way := ways[item]
		way.Steps++
		if isReturn(text(e.Data["step"])) {
			way.Returns++
		}
		ways[item] = way
	}
	return map[string]any{"task_steps": ways}
}
