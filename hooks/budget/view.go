package budget

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// view is what the page shows: every publication in one line, then those of one year in full.
type view struct {
	Demo       bool // there is demo data, of which these lines may be
	Summary    []publication
	Years      []year
	Year       int
	Statements []statement
}

type year struct {
	Year    int
	Current bool
}

// publication is a budget as it was known at one moment.
type publication struct {
	Year                  int
	State, When           string
	Commitments, Payments string
}

type statement struct {
	publication
	Grids []grid
}

// grid crosses activities and resources for one kind of money.
type grid struct {
	ID, Title string
	Columns   []string
	Rows      []row
	Totals    []string
}

type row struct {
	Label string
	Cells []string // the last one is the sum
}

// kinds of money that a State budget distinguishes.
var kinds = []struct {
	id, title string
	of        func(line) int64
}{
	{"ae", "Autorisations d’engagement (AE)", func(l line) int64 { return l.Commitments }},
	{"cp", "Crédits de paiement (CP)", func(l line) int64 { return l.Payments }},
}

// viewOf is the page of the year that was asked for, "" for the newest; false when there is none.
func viewOf(lines []line, asked string) (view, bool) {
	var v view
	if len(lines) == 0 {
		return v, asked == ""
	}
	v.Year = lines[0].Year
	if asked != "" {
		v.Year, _ = strconv.Atoi(asked) // a word is the year 0, which nobody publishes
	}
	for len(lines) > 0 {
		n := slices.IndexFunc(lines, func(l line) bool { return l.Year != lines[0].Year || l.State != lines[0].State })
		if n < 0 {
			n = len(lines)
		}
		p := publicationOf(lines[:n])
		v.Summary = append(v.Summary, p)
		if len(v.Years) == 0 || v.Years[len(v.Years)-1].Year != p.Year {
			v.Years = append(v.Years, year{p.Year, p.Year == v.Year})
		}
		if p.Year == v.Year {
			v.Statements = append(v.Statements, statementOf(p, lines[:n]))
		}
		lines = lines[n:]
	}
	return v, len(v.Statements) > 0
}

func publicationOf(lines []line) publication {
	state := states.of(lines[0].State)
	var sums [2]int64
	for _, l := range lines {
		for i, kind := range kinds {
			sums[i] += kind.of(l)
		}
	}
	month := map[int]string{1: "janvier", 6: "juin"}[state.month]
	return publication{
		Year: lines[0].Year, State: state.label, When: fmt.Sprintf("%s %d", month, lines[0].Year+state.later),
		Commitments: euros(sums[0]), Payments: euros(sums[1]),
	}
}

func statementOf(p publication, lines []line) statement {
	s := statement{publication: p}
	for _, kind := range kinds {
		s.Grids = append(s.Grids, gridOf(kind.id+"-"+states.of(lines[0].State).key, kind.title, lines, kind.of))
	}
	return s
}

// gridOf keeps the activities and resources of the frame that were used, in its order, and sums both ways.
func gridOf(id, title string, lines []line, amount func(line) int64) grid {
	g := grid{ID: id, Title: title}
	used := usedOf(lines)
	for _, resource := range used {
		g.Columns = append(g.Columns, resource.label)
	}
	totals := make([]int64, len(used)+1)
	for i := 0; i < len(lines); {
		activity := lines[i].Activity
		sums := make([]int64, len(used)+1)
		for ; i < len(lines) && lines[i].Activity == activity; i++ {
			at := used.position(lines[i].Resource)
			sums[at] += amount(lines[i])
			sums[len(used)] += amount(lines[i])
		}
		for j, sum := range sums {
			totals[j] += sum
		}
		g.Rows = append(g.Rows, row{activities.of(activity).label, texts(sums)})
	}
	g.Totals = texts(totals)
	return g
}

// usedOf are the resources of the lines, in the order of the frame.
func usedOf(lines []line) terms {
	var used terms
	for _, l := range lines {
		if used.position(l.Resource) < 0 {
			used = append(used, resources.of(l.Resource))
		}
	}
	slices.SortFunc(used, func(a, b term) int { return resources.position(a.code) - resources.position(b.code) })
	return used
}

func texts(amounts []int64) []string {
	written := make([]string, len(amounts))
	for i, amount := range amounts {
		written[i] = euros(amount)
	}
	return written
}

// euros writes an amount as French does: 12 500 €, with spaces that never break.
func euros(amount int64) string {
	digits := strconv.FormatInt(amount, 10)
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, groups...), "\u202f") + "\u00a0€"
}
