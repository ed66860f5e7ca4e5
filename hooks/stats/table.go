package stats

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"eva/hooks/stats/charts"
	"eva/hooks/stats/disclosure"
)

// Column is a measure: its name in files, its title on pages, its unit.
type Column struct {
	Name     string `json:"nom"`
	Title    string `json:"titre"`
	Unit     string `json:"unite"` // "", "%", "sur 5"
	Decimals int    `json:"decimales"`
}

// Cell is one figure. Every page, chart and file reads the same ones, which are hidden before any of them exists.
type Cell struct {
	Value  float64
	Known  bool // false: there is nothing to measure, such as the share of nobody
	Status disclosure.Status
}

// Row is what is known of one month, one situation, one answer…
type Row struct {
	Key, Label string
	Cells      []Cell
}

// count is a figure that is there whatever happens.
func count(n int, status disclosure.Status) Cell { return Cell{float64(n), true, status} }

// share is a percentage of whole.
func share(part, whole int, status disclosure.Status) Cell {
	return ratio(100*float64(part), whole, status)
}

func ratio(sum float64, n int, status disclosure.Status) Cell {
	if n == 0 {
		return Cell{Status: status}
	}
	return Cell{sum / float64(n), true, status}
}

// worst is the status of a figure that is computed from several.
func worst(statuses ...disclosure.Status) disclosure.Status {
	found := disclosure.Shown
	for _, status := range statuses {
		if status != disclosure.Shown && (found == disclosure.Shown || status < found) {
			found = status
		}
	}
	return found
}

// Shown says whether the figure may leave this package.
func (c Cell) Shown() bool { return c.Known && c.Status == disclosure.Shown }

// figure is the cell as a chart draws it.
func (c Cell) figure() charts.Figure {
	if !c.Shown() {
		return charts.Figure{}
	}
	return charts.Figure{Value: c.Value, Drawn: true}
}

// narrow is the space of French numbers.
const narrow = "\u202f"

// Text is the figure as people read it.
func (c Column) Text(cell Cell) string {
	text := c.number(cell)
	if cell.Shown() && c.Unit == "%" {
		return text + narrow + "%"
	}
	return text
}

func (c Column) number(cell Cell) string {
	switch {
	case cell.Status != disclosure.Shown:
		return "secret"
	case !cell.Known:
		return "sans objet"
	}
	return french(cell.Value, c.Decimals)
}

// french writes 1234.5 as « 1 234,5 ».
func french(value float64, decimals int) string {
	digits, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(value), 'f', decimals, 64), ".")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + narrow + digits[i:]
	}
	if fraction != "" {
		digits += "," + fraction
	}
	if value < 0 {
		return "−" + digits
	}
	return digits
}

// raw is the figure as files write it; false when it may not be written.
func (c Column) raw(cell Cell) (string, bool) {
	if !cell.Shown() {
		return "", false
	}
	return strconv.FormatFloat(cell.Value, 'f', c.Decimals, 64), true
}

// secrecy says in files how much of a row is hidden.
func (r Row) secrecy() string {
	hidden := 0
	for _, cell := range r.Cells {
		if cell.Status != disclosure.Shown {
			hidden++
		}
	}
	switch hidden {
	case 0:
		return "diffuse"
	case len(r.Cells):
		return "secret"
	}
	return "partiel"
}

// plural is « 1 évaluation », « 2 évaluations ».
func plural(n float64, one, many string) string {
	noun := many
	if n < 2 {
		noun = one
	}
	return fmt.Sprintf("%s %s", french(n, 0), noun)
}
