package scoring

import (
	"fmt"
	"slices"

	"eva/scoring/irt"
)

// Calibration is the published parameters of one scale of a bank.
type Calibration struct {
	Scale   string
	Version int
	Items   []CalibratedItem
}

// CalibratedItem is an item with what a calibration found of it.
type CalibratedItem struct {
	irt.Item
	Time *ItemTime `json:"time,omitempty"` // nil when too few times are known
}

// Check says whether the parameters can measure anything.
func (c Calibration) Check() error {
	if len(c.Items) == 0 {
		return fmt.Errorf("%w: no item was calibrated", ErrMalformedItem)
	}
	for i := range c.Items {
		if err := c.Items[i].Validate(); err != nil {
			return err
		}
	}
	return nil
}

// Measured are the scales of the bank that a calibration can be made for, each
// with its items in order.
func (b *Bank) Measured() map[string][]MeasuredItem {
	measured := map[string][]MeasuredItem{}
	for name, r := range b.rulers {
		for _, i := range r.trials {
			item := b.trials[i].item
			measured[name] = append(measured[name], MeasuredItem{item.ID, slices.Clone(item.credits)})
		}
	}
	return measured
}

// MeasuredItem is an item of a scale, and the share of its points that each
// category of answer earns.
type MeasuredItem struct {
	ID      string
	Credits []float64
}

// Answers are somebody's first answers to the items of a scale.
type Answers struct {
	Responses []int8    // category of each item, or irt.Missing
	Seconds   []float64 // 0 when not known
	Rapid     bool      // too many were given without reading
}

// FirstAnswers reads what a calibration takes from a play, for each measured
// scale: the first answer to each item, since a changed one is of another kind.
func (b *Bank) FirstAnswers(outcome string, events []Event) (map[string]Answers, error) {
	sorted, err := canonical(events)
	if err != nil {
		return nil, err
	}
	r := b.record(outcome, b.offered(b.followed, sorted))
	all := map[string]Answers{}
	for _, scale := range b.situation.Scales {
		measure := b.rulers[scale.Name]
		if measure == nil || len(measure.items) == 0 {
			continue
		}
		a := Answers{Responses: make([]int8, len(measure.items)), Seconds: make([]float64, len(measure.items))}
		for j, i := range measure.trials {
			a.Responses[j] = irt.Missing
			if first := r.trials[i].first; first != nil {
				a.Responses[j] = first.category
				if first.time >= rapidBelow {
					a.Seconds[j] = first.time / 1000
				}
			}
		}
		effort := Result{Metrics: map[string]any{}}
		r.effort(scale, &effort)
		a.Rapid = slices.Contains(effort.Flags, "rapid_answers")
		all[scale.Name] = a
	}
	return all, nil
}
