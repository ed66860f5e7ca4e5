package stats

import (
	"fmt"
	"time"
	_ "time/tzdata" // months are those of Paris, wherever the server is

	"github.com/pocketbase/pocketbase/tools/types"
)

const yearOfMonths = 12

var paris = func() *time.Location {
	location, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err) // time/tzdata is in the binary
	}
	return location
}()

// month is a month of the calendar of Paris: its number since year 0.
type month int

func monthOf(t time.Time) month {
	t = t.In(paris)
	return month(t.Year()*12 + int(t.Month()) - 1)
}

func parseMonth(key string) (month, error) {
	t, err := time.ParseInLocation("2006-01", key, paris)
	if err != nil {
		return 0, fmt.Errorf("month %q: %w", key, err)
	}
	return monthOf(t), nil
}

func (m month) start() time.Time { return time.Date(0, time.Month(m)+1, 1, 0, 0, 0, 0, paris) }

// end is the first instant that is not in it any more.
func (m month) end() time.Time { return (m + 1).start() }

// String is the month as files and snapshots write it.
func (m month) String() string { return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1) }

var monthNames = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
	"octobre", "novembre", "décembre"}

// label is the month as people read it.
func (m month) label() string { return fmt.Sprintf("%s %d", monthNames[m%12], int(m)/12) }

// since says « de novembre 2025 à octobre 2026 ».
func since(first, last month) string {
	return first.of() + " à " + last.label()
}

// of says « de septembre 2026 », « d’octobre 2026 ».
func (m month) of() string {
	if name := monthNames[m%12]; name[0] == 'a' || name[0] == 'o' {
		return "d’" + m.label()
	}
	return "de " + m.label()
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
