package scoring

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// grade is one spelling and what it earns.
type grade struct {
	Text   string  `json:"text"`
	Points float64 `json:"points"`
}

// readGrades gives the points of the grade that the answer matches, once folded.
// A grade above the item's points is a bonus.
func (p *prepared) readGrades() error {
	var key struct {
		Grades []grade `json:"grades"`
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return p.malformed("key: %w", err)
	}
	if len(key.Grades) == 0 {
		return p.malformed("no grade")
	}
	grades := map[string]float64{}
	for i, g := range key.Grades {
		text := fold(g.Text)
		if text == "" || g.Points < 0 {
			return p.malformed("grade %d needs a text, and 0 points or more", i+1)
		}
		grades[text] = max(grades[text], g.Points)
		p.credits = append(p.credits, p.credit(g.Points))
	}
	if !slices.ContainsFunc(key.Grades, func(g grade) bool { return g.Points >= p.full() }) {
		return p.malformed("no grade earns its %v points", p.full())
	}
	slices.Sort(p.credits)
	p.credits = slices.Compact(p.credits)
	p.worth = func(answer string) float64 { return grades[fold(answer)] }
	return nil
}

// ligatures are written as two letters on a keyboard that has no key for them.
var ligatures = strings.NewReplacer("œ", "oe", "æ", "ae")

// fold makes texts equal that differ by case, by spaces, by a ligature, by the
// shape of the apostrophe or hyphen or by how Unicode writes them. Accents
// stay: they are spelling.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r): // soft hyphens, zero-width spaces
			return -1
		case strings.ContainsRune("’‘ʼ´`", r):
			return '\''
		case strings.ContainsRune("‐‑–−", r):
			return '-'
		}
		return r
	}, s)
	s = ligatures.Replace(cases.Fold().String(norm.NFKC.String(s)))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}
