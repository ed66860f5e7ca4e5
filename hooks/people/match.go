package people

import (
	"slices"
	"strings"
	"time"

	"eva/hooks/internal/identity"
)

// near is how far apart two evaluations of one campaign may be for a short name to say something.
const near = 31 * 24 * time.Hour

// known is what two records are compared by.
type known struct {
	ID, Key  string
	Sittings []seat
}

// seat is an evaluation: in which campaign, and when.
type seat struct {
	Campaign string
	At       time.Time
}

// The reasons for which two records may be of one person, from the strongest.
const (
	sameName     = "same_name"     // whatever the accents, the capitals and the order
	closeName    = "close_name"    // one letter apart
	sameCampaign = "same_campaign" // a name within the other, in one campaign at near dates
)

// match says why two records may be of one person, or "". A first name alone is shared by many: it counts only
// in one campaign, at near dates.
func match(a, b known) string {
	short := strings.Count(a.Key, " ") == 0 || strings.Count(b.Key, " ") == 0
	first, second := identity.Unordered(a.Key), identity.Unordered(b.Key)
	switch {
	case short && !meet(a, b):
		return ""
	case first == second:
		return sameName
	case oneApart(first, second) || oneApart(a.Key, b.Key):
		return closeName
	case short && within(a.Key, b.Key):
		return sameCampaign
	}
	return ""
}

// meet is true of people who played in one campaign at near dates.
func meet(a, b known) bool {
	for _, s := range a.Sittings {
		for _, o := range b.Sittings {
			if s.Campaign == o.Campaign && s.At.Sub(o.At).Abs() <= near {
				return true
			}
		}
	}
	return false
}

// within is true when the words of one name are all in the other.
func within(a, b string) bool {
	short, long := strings.Fields(a), strings.Fields(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	for _, word := range short {
		if !slices.Contains(long, word) {
			return false
		}
	}
	return true
}

// enough letters for one of them to be a slip: « Léa » and « Léo » are two people.
const enough = 5

// oneApart is true of words that one letter changed, added, left out or swapped with its neighbour tells apart. Figures
// are never slips: « Loutre 12 » is not « Loutre 13 ».
func oneApart(a, b string) bool {
	short, long := []rune(a), []rune(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < enough || len(long)-len(short) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	if figure(long[i]) || i < len(short) && figure(short[i]) {
		return false
	}
	if len(short) < len(long) {
		return string(short[i:]) == string(long[i+1:])
	}
	if string(short[i+1:]) == string(long[i+1:]) {
		return true
	}
	return i+1 < len(short) && short[i] == long[i+1] && short[i+1] == long[i] && string(short[i+2:]) == string(long[i+2:])
}

func figure(r rune) bool { return r >= '0' && r <= '9' }
