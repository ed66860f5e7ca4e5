package calibrations

import (
	"errors"
	"fmt"
	"slices"

	"eva/scoring"
	"eva/scoring/irt"
)

// Report is what a superuser reads before publishing.
type Report struct {
	LogLik     float64      `json:"loglik"`
	AIC        float64      `json:"aic"`
	BIC        float64      `json:"bic"`
	Converged  bool         `json:"converged"`
	Iterations int          `json:"iterations"`
	Complete   int          `json:"complete"` // persons who answered every item, on whom the fit rests
	Items      []ItemReport `json:"items"`
	Refused    []Refusal    `json:"refused"`

	items []scoring.CalibratedItem
}

// ItemReport is one item in the report. Fit is absent where it cannot be told.
type ItemReport struct {
	Name string  `json:"name"`
	N    int     `json:"n"`    // persons who answered it
	Mean float64 `json:"mean"` // share of its points that they earned
	Fit  *Fit    `json:"fit,omitempty"`
}

// Fit is S-X² of Orlando & Thissen.
type Fit struct {
	X2 float64 `json:"x2"`
	DF float64 `json:"df"`
	P  float64 `json:"p"`
}

// Refusal says why an item was left out. Scoring keeps its provisional difficulty.
type Refusal struct {
	Item   string `json:"item"`
	Reason string `json:"reason"`
}

// reasons translate the refusals of scoring/irt for the report.
var reasons = []struct {
	is   error
	code string
}{
	{irt.ErrConstantItem, "constant"},
	{irt.ErrTooFewPersons, "too_few_answers"},
	{irt.ErrEmptyCategory, "empty_category"},
	{irt.ErrResponse, "partial_credit"}, // with a model that knows right and wrong only
}

// estimate calibrates a scale. Items that cannot be estimated are left out one after the other, and named.
func (r *responses) estimate(scale string, items []scoring.MeasuredItem, model irt.Model) Outcome {
	out := Outcome{Scale: scale, Model: model, N: len(r.answers)}
	out.Report.Refused = []Refusal{}
	kept := make([]int, len(items)) // columns
	for j := range kept {
		kept[j] = j
	}
	var found *irt.Calibration
	for found == nil {
		if len(kept) == 0 {
			out.Reason = fmt.Errorf("%w : aucune question ne peut être estimée", ErrNothing)
			return out
		}
		calibration, err := irt.Calibrate(r.data(items, kept), model, irt.Options{})
		refused, reason, named := refusal(calibration, err)
		switch {
		case named:
			out.Report.Refused = append(out.Report.Refused, Refusal{refused, reason})
			kept = slices.DeleteFunc(kept, func(j int) bool { return items[j].ID == refused })
		case err != nil:
			out.Reason = sentence(err)
			return out
		default:
			found = calibration
		}
	}
	out.Report.LogLik, out.Report.AIC, out.Report.BIC = found.LogLik, found.AIC, found.BIC
	out.Report.Converged, out.Report.Iterations = found.Converged, found.Iterations
	r.describe(&out.Report, items, kept, found)
	return out
}

// refusal names the item for which a calibration fails, or that it finds to measure something else: the slope of an item
// on which the able do worse is not positive.
func refusal(c *irt.Calibration, err error) (item, reason string, named bool) {
	var of *irt.ItemError
	if errors.As(err, &of) {
		for _, r := range reasons {
			if errors.Is(err, r.is) {
				return of.Item, r.code, true
			}
		}
	}
	if err != nil {
		return "", "", false
	}
	for i := range c.Items {
		if c.Items[i].Validate() != nil {
			return c.Items[i].Name, "slope_not_positive", true
		}
	}
	return "", "", false
}

func sentence(err error) error {
	switch {
	case errors.Is(err, irt.ErrTooFewPersons):
		return fmt.Errorf("trop peu de personnes : il en faut au moins %d", irt.MinPersons)
	case errors.Is(err, irt.ErrTooFewItems):
		return errors.New("trop peu de questions pour ce modèle")
	}
	return err
}

// data is the table of some columns.
func (r *responses) data(items []scoring.MeasuredItem, columns []int) irt.Data {
	d := irt.Data{Responses: make([][]int8, len(r.answers))}
	for _, j := range columns {
		d.Names = append(d.Names, items[j].ID)
	}
	for i, row := range r.answers {
		d.Responses[i] = make([]int8, len(columns))
		for k, j := range columns {
			d.Responses[i][k] = row[j]
		}
	}
	return d
}

// describe adds what goes with each item: its times, how often it was answered and how well, and its fit.
func (r *responses) describe(report *Report, items []scoring.MeasuredItem, columns []int, found *irt.Calibration) {
	times := scoring.FitTimes(r.seconds, len(items))
	for k, j := range columns {
		report.items = append(report.items, scoring.CalibratedItem{Item: found.Items[k], Time: times[j]})
		line := ItemReport{Name: items[j].ID}
		for _, row := range r.answers {
			if x := row[j]; x != irt.Missing {
				line.N++
				line.Mean += items[j].Credits[x]
			}
		}
		line.Mean /= float64(line.N) // an item without answers was refused
		report.Items = append(report.Items, line)
	}
	data := r.data(items, columns)
	data.Responses = slices.DeleteFunc(data.Responses, func(row []int8) bool { return slices.Contains(row, irt.Missing) })
	report.Complete = len(data.Responses)
	if fits, err := irt.FitItems(found.Items, data, irt.DefaultGrid()); err == nil { // else too few persons, or partial credit
		for k, fit := range fits {
			report.Items[k].Fit = &Fit{fit.X2, fit.DF, fit.P}
		}
	}
}
