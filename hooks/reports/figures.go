package reports

import (
	"slices"

	"eva/scoring"
)

// accuracy reads the share of right answers. Results of the first algorithm had it for an estimate.
func (r result) accuracy() *Accuracy {
	if len(r.PLevel) == 0 && r.Engine != scoring.EngineIRT {
		return nil
	}
	if share, ok := r.Metrics["accuracy"].(float64); ok {
		a := &Accuracy{Share: share}
		if ci := numbers(r.Metrics["accuracy_ci90"]); len(ci) == 2 {
			a.CI90 = &[2]float64{ci[0], ci[1]}
		}
		return a
	}
	if r.Engine == scoring.EngineIRT || r.Estimate == nil {
		return nil
	}
	return &Accuracy{Share: *r.Estimate, CI90: r.CI90}
}

func (r result) technical() *Technical {
	if r.Engine != scoring.EngineIRT || r.Estimate == nil {
		return nil
	}
	return &Technical{
		Ability: *r.Estimate, SE: r.SE, CI90: r.CI90, Cuts: numbers(r.Metrics["cuts"]),
		Provisional: slices.Contains(r.Flags, "provisional_parameters"),
	}
}

func numbers(value any) []float64 {
	list, _ := value.([]any)
	values := make([]float64, 0, len(list))
	for _, x := range list {
		if n, ok := x.(float64); ok {
			values = append(values, n)
		}
	}
	return values
}
