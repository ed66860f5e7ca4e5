package stats

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
	"eva/hooks/internal/page"
)

// column is that of the figure in the table of the indicator.
func (l Line) column() Column {
	list := columns[l.Measure]
	if l.Monthly {
		return Column{Name: list[0].Name, Title: list[0].Title, Decimals: 0}
	}
	for _, c := range list {
		if c.Name == meanings[l.Measure].value {
			return c
		}
	}
	return list[0]
}

// Name is what the line is about.
func (l Line) Name() string {
	if l.Label != "" {
		return l.Label
	}
	return l.Title
}

// Inner says whether the line is a row of a table.
func (l Line) Inner() bool { return l.Label != "" }

// Of is a figure of the line, with its interval when it has one.
func (l Line) Of(s Side) string {
	c := l.column()
	switch {
	case s.Hidden:
		return "secret"
	case s.None:
		return "aucune"
	case !s.Known:
		return "non disponible"
	}
	return c.Text(Cell{Value: s.Value, Known: true})
}

// Range is the interval of a figure, "" when it has none.
func (l Line) Range(s Side) string {
	if !s.Known || !s.Sure {
		return ""
	}
	c := l.column()
	return fmt.Sprintf("de %s à %s", french(s.Low, c.Decimals), c.Text(Cell{Value: s.High, Known: true}))
}

// Size is n of a figure.
func (s Side) Size() string {
	if !s.Known {
		return ""
	}
	return french(s.N, 0)
}

// Period is the months of a figure.
func (s Side) Period() string {
	if s.First == s.Last {
		return s.Last.label()
	}
	return since(s.First, s.Last)
}

// Gap is the difference of the two periods. That of two shares is in points.
func (l Line) Gap() string {
	if !l.Change.Known {
		return ""
	}
	return l.signed(l.Change.Difference) + l.points()
}

// GapRange is its interval.
func (l Line) GapRange() string {
	if !l.Change.Sure {
		return ""
	}
	return fmt.Sprintf("de %s à %s", l.signed(l.Change.Low), l.signed(l.Change.High))
}

func (l Line) signed(value float64) string {
	text := french(value, l.column().Decimals)
	if value > 0 {
		return "+" + text
	}
	return text
}

func (l Line) points() string {
	switch unit := l.column().Unit; unit {
	case "%":
		return " points"
	case "":
		return ""
	default:
		return narrow + unit
	}
}

// Verdict says what the difference is worth.
func (l Line) Verdict() string { return changeWords[l.Change.Word] }

// Usual says whether the period of a line is the one of the report.
func (c Committee) Usual(l Line) bool {
	return l.Now.First == c.Last-month(c.Months)+1 && l.Now.Last == c.Last
}

// Period is the one of the report, in words.
func (c Committee) Period() string { return since(c.Last-month(c.Months)+1, c.Last) }

// PeriodBefore is the one that it is compared with.
func (c Committee) PeriodBefore() string {
	return since(c.Last-month(2*c.Months)+1, c.Last-month(c.Months))
}

// Changes are the lines of which the change is established.
func (c Committee) Changes() []Line {
	return c.where(func(l Line) bool { return l.Change.Word == "hausse" || l.Change.Word == "baisse" })
}

// Secret is an indicator of which figures are hidden.
type Secret struct {
	Title string
	Lines int
}

// Secrets are the indicators of which a figure is hidden, with how many of their lines.
func (c Committee) Secrets() []Secret {
	var secrets []Secret
	for _, l := range c.where(func(l Line) bool { return l.Now.Hidden || l.Before.Hidden }) {
		if last := len(secrets) - 1; last < 0 || secrets[last].Title != l.Title {
			secrets = append(secrets, Secret{Title: l.Title})
		}
		secrets[len(secrets)-1].Lines++
	}
	return secrets
}

func (c Committee) where(keep func(Line) bool) []Line {
	var lines []Line
	for _, part := range c.Parts {
		for _, line := range part.Lines {
			if keep(line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// Query is the end of the address of a report.
func (c Committee) Query() string {
	if c.Last == 0 {
		return ""
	}
	return "?periode=" + strconv.Itoa(c.Months) + "&fin=" + c.Last.String()
}

// Lengths are the periods to choose from: the newest of each.
func (c Committee) Lengths() []Filter {
	var filters []Filter
	for _, months := range committees {
		filters = append(filters, Filter{"?periode=" + strconv.Itoa(months), fmt.Sprintf("%d mois", months), months == c.Months})
	}
	return filters
}

// Ends are the ends to choose from.
func (c Committee) Ends() []Filter {
	var filters []Filter
	for _, m := range c.ends() {
		other := Committee{Months: c.Months, Last: m}
		filters = append(filters, Filter{other.Query(), other.Period(), m == c.Last})
	}
	return filters
}

// Updated and UpdatedISO are as those of the statistics.
func (c Committee) Updated() string { return Report{shelf: c.shelf}.Updated() }

// UpdatedISO is when the figures were counted, for programs.
func (c Committee) UpdatedISO() string { return Report{shelf: c.shelf}.UpdatedISO() }

var committeeColumns = []string{
	"principe", "indicateur", "ligne", "libelle", "unite", "periode_debut", "periode_fin", "valeur", "ic95_bas", "ic95_haut", "effectif",
	"avant_debut", "avant_fin", "avant_valeur", "avant_ic95_bas", "avant_ic95_haut", "avant_effectif",
	"ecart", "ecart_bas", "ecart_haut", "changement", secrecyColumn,
}

// committeeCSV is the report as RFC 4180 says.
func committeeCSV(_ core.App, c Committee) (page.Document, error) {
	rows := [][]string{committeeColumns}
	for _, part := range c.Parts {
		for _, l := range part.Lines {
			key, secrecy := cmp.Or(l.Key, "ensemble"), secrecyOf(disclosure.Shown)
			for _, side := range []Side{l.Before, l.Now} {
				if side.Hidden {
					secrecy = side.Secrecy
				}
			}
			row := append([]string{l.Principle, l.ID, key, l.Name(), l.Unit}, l.raw(l.Now)...)
			row = append(append(row, l.raw(l.Before)...), l.number(l.Change.Difference, l.Change.Known),
				l.number(l.Change.Low, l.Change.Sure), l.number(l.Change.High, l.Change.Sure), l.Change.Word, secrecy)
			rows = append(rows, row)
		}
	}
	var body bytes.Buffer
	err := csv.NewWriter(&body).WriteAll(rows)
	return page.NewDocument("text/csv; charset=utf-8; header=present", body.Bytes()), err
}

func (l Line) raw(s Side) []string {
	size := ""
	if s.Known {
		size = strconv.FormatFloat(s.N, 'f', -1, 64)
	}
	return []string{
		s.First.String(), s.Last.String(), l.number(s.Value, s.Known), l.number(s.Low, s.Known && s.Sure),
		l.number(s.High, s.Known && s.Sure), size,
	}
}

func (l Line) number(value float64, known bool) string {
	if !known {
		return ""
	}
	return strconv.FormatFloat(value, 'f', max(1, l.column().Decimals), 64)
}
