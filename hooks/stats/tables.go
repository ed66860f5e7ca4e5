package stats

import (
	"encoding/json"
	"fmt"

	"eva/hooks/internal/disclosure"
	"eva/hooks/stats/charts"
)

// Table is an indicator with its figures of an edition. Whatever is drawn or sent is made from it.
type Table struct {
	Indicator
	Head    Column // of the first column: what a row is
	Columns []Column
	Rows    []Row
	Period  string
	Summary string
	Option  json.RawMessage // of the chart
}

var (
	share    = Column{Name: "part", Title: "Part", Unit: "%", Decimals: 1}
	lowest   = Column{Name: "ic95_bas", Title: "Au moins", Unit: "%", Decimals: 1}
	highest  = Column{Name: "ic95_haut", Title: "Au plus", Unit: "%", Decimals: 1}
	size     = Column{Name: "effectif", Title: "Effectif"}
	number   = Column{Name: "nombre", Title: "Nombre"}
	lastYear = Column{Name: "un_an_plus_tot", Title: "Un an plus tôt"}
)

var columns = map[Measure][]Column{
	Events:   {{Name: "evaluations_terminees", Title: "Évaluations"}, lastYear},
	Persons:  {{Name: "personnes", Title: "Personnes"}, lastYear},
	Sites:    {{Name: "structures", Title: "Structures"}, lastYear},
	Share:    {size, number, share, lowest, highest},
	Estimate: {size, share, lowest, highest},
	Mean:     {size, {Name: "moyenne", Title: "Moyenne sur 5", Decimals: 1}, {Name: lowest.Name, Title: lowest.Title, Decimals: 1}, {Name: highest.Name, Title: highest.Title, Decimals: 1}},
	Median:   {size, {Name: "mediane_jours", Title: "Médiane en jours"}, {Name: lowest.Name, Title: lowest.Title}, {Name: highest.Name, Title: highest.Title}},
	PerSite:  {number, {Name: "structures", Title: "Structures"}, {Name: "par_structure", Title: "Par structure", Decimals: 1}},
	Spread:   {number, share},
	OfMarket: {{Name: "structures", Title: "Actives"}, {Name: "marche", Title: "En France"}, share},
	PerUser:  {{Name: "personnes_par_mois", Title: "Personnes par mois"}, {Name: "cout", Title: "Coût", Unit: "€", Decimals: 2}},
}

// drawn is the column of the chart.
var drawn = map[Measure]int{Share: 2, Estimate: 1, Spread: 1}

var heads = map[Dimension]Column{
	Alone: {Name: "ensemble", Title: "Ensemble"}, BySituation: {Name: "situation", Title: "Mise en situation"},
	ByKind: {Name: "type_ou_region", Title: "Type de structure ou région"}, BySegment: {Name: "segment", Title: "Segment"},
	ByOutcome: {Name: "suite", Title: "Suite"}, ByResult: {Name: "situation_de_la_personne", Title: "Situation de la personne"},
}

// table makes the table of an indicator.
func (i Indicator) table(e Edition, s shelf, f figures) (Table, error) {
	m := e.Month - month(i.Lag)
	t := Table{Indicator: i, Head: heads[i.Rows], Columns: columns[i.Measure], Period: since(m-yearOfMonths+1, m)}
	if i.Lag > 0 {
		t.Period += fmt.Sprintf(", suites connues à la fin %s", e.Month.of())
	}
	if i.Monthly {
		t.Head = Column{Name: "mois", Title: "Mois"}
		t.Rows = i.months(e, f)
	} else {
		t.Rows = i.rows(e, s, f, m)
	}
	t.Summary = t.tell(e)
	var err error
	if t.Option, err = t.draw(); err != nil {
		return Table{}, fmt.Errorf("draw %s: %w", i.ID, err)
	}
	return t, nil
}

// months are the twelve of an edition, each beside that of the year before.
func (i Indicator) months(e Edition, f figures) []Row {
	rows := make([]Row, 0, yearOfMonths)
	for m := e.Month - yearOfMonths + 1; m <= e.Month; m++ {
		row := Row{Key: m.String(), Label: m.label(), Until: m}
		for _, at := range []month{m, m - yearOfMonths} {
			var c Cell
			if found, ok := f.at(i, at, place{e.scope(), ""}); ok {
				c = i.cellOf(found)
			} else if first, counted := f.at(i, at, place{nation, ""}); counted && e.Region != "" && first.Month != "" {
				c = Cell{0, true, disclosure.Shown} // nobody there that month
			}
			row.Cells = append(row.Cells, c)
		}
		rows = append(rows, row)
	}
	return rows
}

// cellOf is the figure of a month.
func (i Indicator) cellOf(found snapshot) Cell {
	return Cell{i.round(found.Value), true, disclosure.Parse(found.Suppressed)}
}

// rows are the whole, then what the indicator is broken down by.
func (i Indicator) rows(e Edition, s shelf, f figures, m month) []Row {
	rows := []Row{}
	take := func(p place, key, text string, part bool) {
		if found, ok := f.at(i, m, p); ok {
			until := m
			if kept, err := parseMonth(found.KeptFrom); err == nil {
				until = kept
			}
			rows = append(rows, Row{Key: key, Label: text, Part: part, Until: until, Older: until < m, Cells: i.cells(found)})
		}
	}
	if i.Measure != Spread {
		take(place{e.scope(), ""}, "ensemble", "Ensemble", false)
	}
	list := labels[i.Rows]
	if i.Rows == BySituation {
		list = s.titles
	}
	for _, l := range list {
		take(place{e.scope(), l.key}, l.key, l.text, l.parent != "")
	}
	if i.Rows == ByKind && e.Region == "" {
		for _, l := range regions {
			take(place{"region-" + l.key, ""}, "region-"+l.key, l.text, false)
		}
	}
	return rows
}

// round is a number as it is published.
func (i Indicator) round(n float64) float64 {
	if i.ofStructures() || i.exact {
		return n
	}
	return disclosure.Round(n)
}

// cells are the figures of a row. Shares are those of the rounded numbers: they say nothing that these do not.
func (i Indicator) cells(found snapshot) []Cell {
	status := disclosure.Parse(found.Suppressed)
	part, whole := i.round(found.Numerator), i.round(found.Denominator)
	known := found.Denominator > 0
	cell := func(value float64) Cell { return Cell{value, known, status} }
	count := func(value float64) Cell { return Cell{value, true, status} }
	percent := cell(100 * over(part, whole))
	switch i.Measure {
	case Share:
		low, high := 0.0, 0.0
		if whole > 0 {
			low, high = Wilson(int(part), int(whole))
		}
		return []Cell{count(whole), count(part), percent, cell(100 * low), cell(100 * high)}
	case Estimate:
		return []Cell{count(whole), cell(100 * found.Value), cell(100 * found.Low), cell(100 * found.High)}
	case Mean, Median:
		bound := func(value float64) Cell { return Cell{value, found.Denominator > 1, status} } // one value has no spread
		return []Cell{count(whole), cell(found.Value), bound(found.Low), bound(found.High)}
	case PerSite:
		return []Cell{count(part), count(found.Denominator), cell(over(part, found.Denominator))}
	case OfMarket:
		return []Cell{count(part), cell(whole), percent}
	case PerUser:
		return []Cell{cell(found.Denominator), cell(found.Value)}
	}
	return []Cell{count(part), percent}
}

func (t Table) categories() []string {
	labels := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		labels[i] = row.Label
		if t.Monthly {
			labels[i] = row.Key
		}
	}
	return labels
}

func (t Table) series(column int) charts.Series {
	figures := make([]charts.Figure, len(t.Rows))
	for i, row := range t.Rows {
		figures[i] = row.Cells[column].figure()
	}
	return charts.Series{Name: t.Columns[column].Title, Figures: figures}
}

// draw draws a month after the other, or one bar a row.
func (t Table) draw() (json.RawMessage, error) {
	if t.Monthly {
		lines := []charts.Series{}
		if t.hasLastYear() {
			lines = append(lines, t.series(1))
		}
		return charts.Months(t.Summary, t.categories(), t.series(0), lines...)
	}
	return charts.Bars(t.Summary, t.categories(), t.series(drawn[t.Measure]), 100)
}

func (t Table) hasLastYear() bool {
	for _, row := range t.Rows {
		if row.Cells[1].Shown() {
			return true
		}
	}
	return false
}
