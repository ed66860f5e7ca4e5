package stats

import (
	"html/template"
	"time"

	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/disclosure"
)

// What the page shows of a report and its tables, beside their fields.

func (r Report) counted() time.Time {
	at, _ := time.Parse(types.DefaultDateLayout, r.shelf.counted) // "" before the first count
	return at.In(paris)
}

// Updated is when the figures were counted, as people read it.
func (r Report) Updated() string { return day(r.counted()) }

// UpdatedISO is the same for programs.
func (r Report) UpdatedISO() string { return r.counted().Format(time.RFC3339) }

// Until is the month of the edition.
func (r Report) Until() string { return r.Month.label() }

// Filter is a link to another edition.
type Filter struct {
	Query, Text string
	Current     bool
}

// Regions are the places to choose from.
func (r Report) Regions() []Filter {
	filters := []Filter{r.filter(Edition{r.Month, ""}, "Toute la France")}
	for _, l := range regions {
		for _, present := range r.shelf.regions {
			if present == l.key {
				filters = append(filters, r.filter(Edition{r.Month, l.key}, l.text))
			}
		}
	}
	return filters
}

// Editions are the months to choose from.
func (r Report) Editions() []Filter {
	var filters []Filter
	for _, m := range r.shelf.months {
		filters = append(filters, r.filter(Edition{m, r.Region}, m.label()))
	}
	return filters
}

func (r Report) filter(e Edition, text string) Filter { return Filter{e.Query(), text, e == r.Edition} }

// Addressed is a table at the address of its edition.
type Addressed struct {
	Table
	Query string
}

// At gives the table the end of its files' addresses.
func (t Table) At(query string) Addressed { return Addressed{t, query} }

// Heading is the title of a column with its unit.
func (c Column) Heading() string {
	if c.Unit == "" {
		return c.Title
	}
	return c.Title + " (" + c.Unit + ")"
}

// Width is how many columns the table has.
func (t Table) Width() int { return 1 + len(t.Columns) }

// Secret says whether the whole row is hidden, which is then said once.
func (r Row) Secret() bool {
	for _, cell := range r.Cells {
		if cell.Status == disclosure.Shown {
			return false
		}
	}
	return true
}

// Script is the option of the chart inside a script element: encoding/json has escaped what could close it.
func (t Table) Script() template.JS { return template.JS(t.Option) }

// Drawn is the column of the chart.
func (t Table) Drawn() Column { return t.Columns[drawn[t.Measure]] }

// Drawable says whether there is anything to draw: a chart of nothing would look like a chart of zeros, and one bar is
// no chart.
func (t Table) Drawable() bool {
	shown := 0
	for _, row := range t.Rows {
		if cell := row.Cells[drawn[t.Measure]]; cell.Shown() && cell.Value > 0 {
			shown++
		}
	}
	return shown > 1
}

// Drawing says what the chart shows.
func (t Table) Drawing() string {
	if t.Monthly {
		return t.Title
	}
	return t.Title + " : " + t.Drawn().Title
}

// Entry is a line of the legend.
type Entry struct{ Name, Mark string }

// Legend names the marks of a chart that has several; the table is what a screen reader reads.
func (t Table) Legend() []Entry {
	if !t.Monthly || !t.hasLastYear() {
		return nil
	}
	return []Entry{{t.Columns[0].Title, "bar"}, {t.Columns[1].Title, "line"}}
}
