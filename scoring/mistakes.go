package scoring

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The kinds of spelling mistakes, from the lightest.
const (
	accentMistake    = "accent"    // only an accent or a cedilla differs
	agreementMistake = "agreement" // only the mark of the plural, the feminine or the verb
	phoneticMistake  = "phonetic"  // sounds right
	otherMistake     = "other"
)

var spellingKinds = []string{accentMistake, agreementMistake, phoneticMistake, otherMistake}

// spellingMistakes counts the answers that are not entirely right, by kind. An
// item not known is no mistake of spelling.
func (r *record) spellingMistakes(skill string) map[string]int {
	counts := map[string]int{}
	for _, kind := range spellingKinds {
		counts[kind] = 0
	}
	for _, t := range r.trials {
		if right := t.item.spellings(); t.of(skill) && kept(t) && faulty(t) && len(right) > 0 {
			counts[mistakeIn(t.answer, right)]++
		}
	}
	return counts
}

// spellings are the texts that earn all the points of an item.
func (p *prepared) spellings() []string {
	var key struct {
		Grades []grade `json:"grades"`
	}
	if json.Unmarshal(p.Key, &key) != nil {
		return nil
	}
	var texts []string
	for _, g := range key.Grades {
		if g.Points >= p.full() {
			texts = append(texts, g.Text)
		}
	}
	return texts
}

// mistakeIn is the lightest kind of mistake that leads from one of the right
// spellings to the answer.
func mistakeIn(answer string, right []string) string {
	given := fold(answer)
	for _, k := range []struct {
		kind string
		same func(string) string
	}{
		{accentMistake, plainLetters},
		{agreementMistake, stem},
		{phoneticMistake, sound},
	} {
		for _, text := range right {
			if k.same(given) == k.same(fold(text)) {
				return k.kind
			}
		}
	}
	return otherMistake
}

// plainLetters drops accents and cedillas.
func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// endings are the written marks of agreement and of the commonest verb forms
// that one cannot hear; the longest that stands is taken off.
var endings = regexp.MustCompile(`(aient|ait|ais|ent|ees|ee|es|er|ez|ai|e|s|x)$`)

// stem is each word without its accents and its mark of agreement.
func stem(s string) string {
	words := strings.Fields(plainLetters(s))
	for i, word := range words {
		if cut := endings.ReplaceAllString(word, ""); len(cut) >= 2 {
			words[i] = cut
		}
	}
	return strings.Join(words, " ")
}
