package stats

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"eva/hooks/internal/disclosure"
	"eva/hooks/stats/charts"
)

// Column is a measure: its name in files, its title on pages, its unit.
type Column struct {
	Name     string `json:"nom"`
	Title    string `json:"titre"`
	Unit     string `json:"unite"` // "", "%", "€"
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
	Part       bool // of the row above
	Until      month
	Older      bool // its period ends before that of the table: it could not be renewed since
	Cells      []Cell
}

// End is the last month of its period, for people.
func (r Row) End() string { return r.Until.label() }

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
	if cell.Shown() && c.Unit != "" {
		return text + narrow + c.Unit
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
	if value < 0 && strings.Trim(digits, "0,") != "" {
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

// secrecy says in files whether a row is hidden: the words of shared/reference/standards.md §7.
func (r Row) secrecy() string {
	status := disclosure.Shown
	for _, cell := range r.Cells {
		status = max(status, cell.Status)
	}
	return secrecyOf(status)
}

func secrecyOf(status disclosure.Status) string {
	switch status {
	case disclosure.Shown:
		return "diffusible"
	case disclosure.Secondary, disclosure.Held:
		return "secret_secondaire"
	}
	return "secret_primaire"
}

// plural is « 1 évaluation », « 2 évaluations ».
func plural(n float64, one, many string) string {
	noun := many
	if math.Round(n) < 2 {
		noun = one
	}
	return fmt.Sprintf("%s %s", french(n, 0), noun)
}
