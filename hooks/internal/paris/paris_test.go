package paris

import (
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	for want, at := range map[string]time.Time{
		"lundi 30 novembre 2026 à 9\u00a0h":            time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC),
		"mercredi 1er juillet 2026 à 0\u00a0h\u00a005": time.Date(2026, 6, 30, 22, 5, 0, 0, time.UTC),
		"jeudi 1er janvier 2026":                       time.Date(2025, 12, 31, 23, 0, 0, 0, time.UTC),
		"dimanche 25 octobre 2026 à 23\u00a0h\u00a059": time.Date(2026, 10, 25, 22, 59, 0, 0, time.UTC), // winter time since that night
		"dimanche 29 février 2032 à 12\u00a0h":         time.Date(2032, 2, 29, 11, 0, 0, 0, time.UTC),
	} {
		if got := Moment(at); got != want {
			t.Errorf("%v is %q; want %q", at, got, want)
		}
	}
}
