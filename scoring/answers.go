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

// prepared is an item whose key was read.
type prepared struct {
	Item
	right   string                      // the key of a choice
	defect  string                      // of a piece; "" when it has none
	credits []float64                   // shares of its points that an answer may earn, rising, from 0 to 1
	worth   func(answer string) float64 // points; nil when the key cannot be read
	err     error                       // why it cannot
}

// keys read an item's key. A type that is not here is never scored.
var keys = map[string]func(*prepared) error{
	"piece":         (*prepared).readChoice,
	"word":          (*prepared).readChoice,
	"single_choice": (*prepared).readChoice,
	"number_input":  (*prepared).readNumber,
	"text_input":    (*prepared).readGrades,
}

func prepare(item Item) *prepared {
	p := &prepared{Item: item, credits: []float64{0, 1}}
	if read, scored := keys[item.Type]; scored {
		p.err = read(p)
	}
	if p.err != nil {
		p.worth = nil
	}
	return p
}

// CheckItem says whether the key of an item can be read: an import refuses the
// item otherwise, since a play would find out too late.
func CheckItem(item Item) error { return prepare(item).err }

// full is what a right answer is worth.
func (i Item) full() float64 {
	if i.Points > 0 {
		return i.Points
	}
	return 1
}

func (p *prepared) readRight() error {
	var key struct {
		Right  string `json:"right"`
		Defect string `json:"defect"`
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return fmt.Errorf("%w: key of %s: %w", ErrMalformedItem, p.ID, err)
	}
	if key.Right == "" {
		return fmt.Errorf("%w: %s has no right answer", ErrMalformedItem, p.ID)
	}
	p.right, p.defect = key.Right, key.Defect
	return nil
}

// allOrNothing is the full points for an answer that is right.
func (p *prepared) allOrNothing(right func(answer string) bool) func(string) float64 {
	full := p.full()
	return func(answer string) float64 {
		if right(answer) {
			return full
		}
		return 0
	}
}

// readChoice compares option ids; several are joined by spaces, in any order.
func (p *prepared) readChoice() error {
	err := p.readRight()
	right := options(p.right)
	p.worth = p.allOrNothing(func(answer string) bool {
		return answer == p.right || slices.Equal(options(answer), right)
	})
	return err
}

func options(ids string) []string { return slices.Sorted(slices.Values(strings.Fields(ids))) }

// readNumber compares numbers, not texts.
func (p *prepared) readNumber() error {
	if err := p.readRight(); err != nil {
		return err
	}
	right, ok := parseNumber(p.right)
	if !ok {
		return fmt.Errorf("%w: the key of %s is not a number", ErrMalformedItem, p.ID)
	}
	p.worth = p.allOrNothing(func(answer string) bool {
		given, ok := parseNumber(answer)
		return ok && given.Cmp(right) == 0
	})
	return nil
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

// readGrades gives the points of the grade that the answer matches, once folded.
func (p *prepared) readGrades() error {
	var key struct {
		Grades []struct {
			Text   string  `json:"text"`
			Points float64 `json:"points"`
		} `json:"grades"`
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return fmt.Errorf("%w: key of %s: %w", ErrMalformedItem, p.ID, err)
	}
	if len(key.Grades) == 0 {
		return fmt.Errorf("%w: %s has no grade", ErrMalformedItem, p.ID)
	}
	grades := map[string]float64{}
	for _, g := range key.Grades {
		text := fold(g.Text)
		grades[text] = max(grades[text], g.Points)
		p.credits = append(p.credits, p.credit(g.Points))
	}
	slices.Sort(p.credits)
	p.credits = slices.Compact(p.credits)
	p.worth = func(answer string) float64 { return grades[fold(answer)] }
	return nil
}

// credit is the share of the item's points, capped: a bonus is no ability.
func (p *prepared) credit(points float64) float64 { return min(max(points/p.full(), 0), 1) }

// category is the place of a credit among those that the item gives.
func (p *prepared) category(credit float64) int8 {
	k, _ := slices.BinarySearch(p.credits, credit)
	return int8(min(k, len(p.credits)-1))
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
	if t.item.worth == nil {
		t.state = unscorable
		return
	}
	t.points = t.item.worth(answer)
	t.credit = t.item.credit(t.points)
	t.right = t.credit == 1
}
