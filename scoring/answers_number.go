package scoring

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// readNumber compares numbers, not texts.
func (p *prepared) readNumber() error {
	if err := p.readRight(); err != nil {
		return err
	}
	right, ok := parseNumber(p.right)
	if !ok {
		return p.malformed("%q is not a number", p.right)
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
