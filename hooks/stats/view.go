package stats

import (
	"fmt"
	"html/template"
	"time"
)

// What the page shows of a report and its tables, beside their fields.

// Updated is when the figures were counted, as people read it.
func (r Report) Updated() string {
	at := r.At.In(paris)
	return fmt.Sprintf("%s à %s", day(at), at.Format("15 h 04"))
}

// UpdatedISO is the same for programs.
func (r Report) UpdatedISO() string { return r.At.In(paris).Format(time.RFC3339) }

// Heading is the title of a column with its unit.
func (c Column) Heading() string {
	if c.Unit == "" {
		return c.Title
	}
	return c.Title + " (" + c.Unit + ")"
}

// Width is how many columns the table has.
func (t Table) Width() int { return 1 + len(t.Columns) }

// Size is n.
func (t Table) Size() string { return Column{}.Text(t.N) }

// Script is the option of the chart inside a script element: encoding/json has escaped what could close it.
func (t Table) Script() template.JS { return template.JS(t.Option) }

// Drawn is the column of the chart, the first one for those with several.
func (t Table) Drawn() Column { return t.Columns[t.chart] }

// Drawable says whether there is anything to draw: a chart of nothing would look like a chart of zeros.
func (t Table) Drawable() bool {
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if (t.Monthly || i == t.chart) && cell.Shown() && cell.Value > 0 {
				return true
			}
		}
	}
	return false
}

// Drawing says what the chart shows.
func (t Table) Drawing() string {
	if t.Monthly {
		return t.Title
	}
	return t.Title + " : " + t.Drawn().Title
}

// Entry is a line of the legend.
type Entry struct{ Name, Mark string }

// Legend names the marks of a chart that has several; the table is what a screen reader reads.
func (t Table) Legend() []Entry {
	if !t.Monthly || len(t.Columns) < 2 {
		return nil
	}
	legend := []Entry{{t.Columns[0].Title, "bar"}}
	for _, column := range t.Columns[1:] {
		legend = append(legend, Entry{column.Title, "line"})
	}
	return legend
}
