package stats

import (
	"fmt"
	"time"

	"github.com/pocketbase/pocketbase/tools/types"
)

// completeMonths is how far back the figures go, beside the current month.
const completeMonths = 12

var paris = func() *time.Location {
	location, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err) // time/tzdata is in the binary
	}
	return location
}()

// month is a month of the calendar of Paris.
type month struct {
	start, end time.Time // [start, end)
	current    bool      // not over yet
}

// key is the month as files write it.
func (m month) key() string { return m.start.Format("2006-01") }

var monthNames = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
	"octobre", "novembre", "décembre"}

// label is the month as people read it.
func (m month) label() string {
	label := fmt.Sprintf("%s %d", monthNames[m.start.Month()-1], m.start.Year())
	if m.current {
		label += " (en cours)"
	}
	return label
}

// monthsUntil are the twelve months before now, and the current one.
func monthsUntil(now time.Time) []month {
	now = now.In(paris)
	months := make([]month, completeMonths+1)
	for i := range months {
		start := time.Date(now.Year(), now.Month()+time.Month(i-completeMonths), 1, 0, 0, 0, 0, paris)
		months[i] = month{start, start.AddDate(0, 1, 0), i == completeMonths}
	}
	return months
}

// period is what the figures that are not monthly are about.
type period struct{ from, to time.Time } // [from, to)

func (p period) label() string {
	last := p.to.Add(-time.Nanosecond).In(paris)
	first := p.from.In(paris)
	return fmt.Sprintf("du %s au %s", day(first), day(last))
}

func day(t time.Time) string {
	ordinal := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		ordinal = "1er"
	}
	return fmt.Sprintf("%s %s %d", ordinal, monthNames[t.Month()-1], t.Year())
}

// stored is an instant as the database writes it: text that sorts by time.
func stored(t time.Time) string { return t.UTC().Format(types.DefaultDateLayout) }
