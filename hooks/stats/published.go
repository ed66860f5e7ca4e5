package stats

import (
	"context"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
)

// Figure is one published figure: protected and rounded, as every page and file shows it. Nothing of it is exact.
type Figure struct {
	Indicator string   // its definition is in Indicators
	Version   int      // of that definition
	Edition   string   // the month at whose end it was published
	Month     string   // the last month of its period, as 2026-10: earlier where the figure could not be renewed
	Months    int      // of its period
	Territory string   // "france" or "region-53"
	Row       string   // "" for the whole
	Value     *float64 // nil when hidden, or nothing to measure
	Low, High *float64 // 95 % interval, where the measure has one
	N         *float64 // what Denominator counts
	Status    string   // "diffusible", "secret_primaire" or "secret_secondaire"
}

// Published gives every figure that is published, and only what is published of it: the oldest first, in the order of
// the table of indicators.
func Published(ctx context.Context, app core.App) ([]Figure, error) {
	var figures []Figure
	for _, i := range Indicators {
		var rows []snapshot
		err := app.ConcurrentDB().NewQuery(asShown + ` ORDER BY s.month, s.breakdown`).
			Bind(map[string]any{"indicator": i.ID}).WithContext(ctx).All(&rows)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			f, err := i.published(row)
			if err != nil {
				return nil, err
			}
			figures = append(figures, f)
		}
	}
	return figures, nil
}

// published is a snapshot as it is published, by the columns of its table.
func (i Indicator) published(found snapshot) (Figure, error) {
	m, err := parseMonth(found.Month)
	if err != nil {
		return Figure{}, err
	}
	p := parsePlace(found.Breakdown)
	f := Figure{
		Indicator: i.ID, Version: i.Version, Month: found.KeptFrom, Months: i.window(), Edition: (m + month(i.Lag)).String(),
		Territory: p.scope, Row: p.key, Status: secrecyOf(disclosure.Parse(found.Suppressed)),
	}
	if i.Monthly {
		f.Value = i.cellOf(found).published()
		f.N = f.Value
		return f, nil
	}
	cells, meant := i.cells(found), meanings[i.Measure]
	for n, column := range columns[i.Measure] {
		value := cells[n].published()
		switch column.Name {
		case meant.value:
			f.Value = value
		case lowest.Name:
			f.Low = value
		case highest.Name:
			f.High = value
		}
		if column.Name == meant.n {
			f.N = value
		}
	}
	if i.Measure == Spread && f.N != nil { // of all rows, which no column says
		whole := i.round(found.Denominator)
		f.N = &whole
	}
	return f, nil
}

// meanings name the columns that hold the figure of a measure and what it is of.
var meanings = map[Measure]struct{ value, n string }{
	Share: {share.Name, size.Name}, Mean: {"moyenne", size.Name}, Median: {"mediane_jours", size.Name},
	Estimate: {share.Name, size.Name}, PerSite: {"par_structure", number.Name}, Spread: {share.Name, number.Name},
	OfMarket: {share.Name, "marche"}, PerUser: {"cout", "personnes_par_mois"},
}

func (c Cell) published() *float64 {
	if !c.Shown() {
		return nil
	}
	return &c.Value
}
