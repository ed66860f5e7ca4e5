package scoring

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// graders read an item's key and say what an answer is worth, in points.
// A type that is not here is never scored.
var graders = map[string]func(item Item, answer string) (float64, error){
	"piece":         gradeChoice,
	"word":          gradeChoice,
	"single_choice": gradeChoice,
	"number_input":  gradeNumber,
	"text_input":    gradeText,
}

// CheckItem says whether the key of an item can be read: an import refuses the
// item otherwise, since a play would find out too late.
func CheckItem(item Item) error {
	grade, ok := graders[item.Type]
	if !ok {
		return nil
	}
	_, err := grade(item, "")
	return err
}

// full is what a right answer is worth.
func (i Item) full() float64 {
	if i.Points > 0 {
		return i.Points
	}
	return 1
}

type rightKey struct {
	Right string `json:"right"`
}

func readRight(item Item) (string, error) {
	var key rightKey
	if err := json.Unmarshal(item.Key, &key); err != nil {
		return "", fmt.Errorf("%w: key of %s: %w", ErrMalformedItem, item.ID, err)
	}
	if key.Right == "" {
		return "", fmt.Errorf("%w: %s has no right answer", ErrMalformedItem, item.ID)
	}
	return key.Right, nil
}

// gradeChoice compares option ids; several are joined by spaces, in any order.
func gradeChoice(item Item, answer string) (float64, error) {
	right, err := readRight(item)
	if err != nil || !slices.Equal(options(answer), options(right)) {
		return 0, err
	}
	return item.full(), nil
}

func options(ids string) []string { return slices.Sorted(slices.Values(strings.Fields(ids))) }

// gradeNumber compares numbers, not texts.
func gradeNumber(item Item, answer string) (float64, error) {
	key, err := readRight(item)
	if err != nil {
		return 0, err
	}
	right, ok := parseNumber(key)
	if !ok {
		return 0, fmt.Errorf("%w: the key of %s is not a number", ErrMalformedItem, item.ID)
	}
	given, ok := parseNumber(answer)
	if !ok || given.Cmp(right) != 0 {
		return 0, nil
	}
	return item.full(), nil
}

// decimal is a number as people type it: one comma or point at most, then
// perhaps a unit (€, kg, m², %, km/h), in which no further digit may stand.
var decimal = regexp.MustCompile(`^([+-]?)([0-9]*)(?:[.,]([0-9]*))?[\pL\p{Sc}²³%‰°/.]*$`)

// maxDigits is more than any answer has, and bounds the work.
const maxDigits = 60

// parseNumber reads "1 800", "01800", "1800,0", "1 800.00 €" as the same number.
// Spaces of any width group digits; a comma or a point is always the decimal
// mark, as it is in French, so "1.800" is 1.8.
func parseNumber(answer string) (*big.Rat, bool) {
	s := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
			return -1
		case r == '−': // the minus sign of typography
			return '-'
		}
		return r
	}, norm.NFC.String(answer))
	m := decimal.FindStringSubmatch(s)
	if m == nil || m[2]+m[3] == "" || len(m[2])+len(m[3]) > maxDigits {
		return nil, false
	}
	return new(big.Rat).SetString(m[1] + "0" + m[2] + "." + m[3] + "0")
}

// gradeText gives the points of the grade that the answer matches, once folded.
func gradeText(item Item, answer string) (float64, error) {
	var key struct {
		Grades []struct {
			Text   string  `json:"text"`
			Points float64 `json:"points"`
		} `json:"grades"`
	}
	if err := json.Unmarshal(item.Key, &key); err != nil {
		return 0, fmt.Errorf("%w: key of %s: %w", ErrMalformedItem, item.ID, err)
	}
	if len(key.Grades) == 0 {
		return 0, fmt.Errorf("%w: %s has no grade", ErrMalformedItem, item.ID)
	}
	best, given := 0.0, fold(answer)
	for _, g := range key.Grades {
		if fold(g.Text) == given {
			best = max(best, g.Points)
		}
	}
	return best, nil
}

// fold makes texts equal that differ by case, by spaces, by the shape of the
// apostrophe or hyphen or by how Unicode writes them. Accents stay: they are
// spelling.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r): // soft hyphens, zero-width spaces
			return -1
		case strings.ContainsRune("’‘ʼ´`", r):
			return '\''
		case strings.ContainsRune("‐‑", r):
			return '-'
		}
		return r
	}, s)
	s = cases.Fold().String(norm.NFKC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// judge sets what an answer to the trial's item is worth.
func (t *trial) judge(answer string) {
	t.state, t.answer = answered, answer
	points, err := graders[t.item.Type](t.item, answer)
	if err != nil {
		t.state = unscorable
		return
	}
	t.points = points
	t.credit = min(max(points/t.item.full(), 0), 1)
	t.right = t.credit == 1
}
