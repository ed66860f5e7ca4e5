// Package paris writes moments in French, at the time of Paris.
package paris

import (
	"fmt"
	"sync"
	"time"
)

var zone = sync.OnceValue(func() *time.Location {
	if paris, err := time.LoadLocation("Europe/Paris"); err == nil {
		return paris
	}
	return time.UTC // a machine without time zones
})

var (
	days   = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	months = [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
)

// Day is « lundi 30 novembre 2026 ».
func Day(t time.Time) string {
	t = t.In(zone())
	first := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		first = "1er"
	}
	return fmt.Sprintf("%s %s %s %d", days[t.Weekday()], first, months[t.Month()-1], t.Year())
}

// Moment is « lundi 30 novembre 2026 à 9 h 05 »; at midnight, the day alone.
func Moment(t time.Time) string {
	local := t.In(zone())
	switch hour, minute := local.Hour(), local.Minute(); {
	case hour == 0 && minute == 0:
		return Day(t)
	case minute == 0:
		return fmt.Sprintf("%s à %d\u00a0h", Day(t), hour)
	default:
		return fmt.Sprintf("%s à %d\u00a0h\u00a0%02d", Day(t), hour, minute)
	}
}
