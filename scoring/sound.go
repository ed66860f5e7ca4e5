package scoring

import (
	"regexp"
	"slices"
	"strings"
)

// soundRules write a French word roughly as it sounds, one after the other: the
// digits are 1 an, 2 eu, 3 on, 5 in; E is an open or closed e, C is ch. They
// are coarse on purpose: what they take for the same can be read aloud as the
// same word, which is all that is asked.
var soundRules = compileSounds([][2]string{
	{`aill?(e|es)?$`, "aY"}, {`eill?(e|es)?$`, "EY"},
	{`[éèêë]|ai|ei|(er|ez|et)$`, "E"},
	{`ç`, "s"},
	{`[àâ]`, "a"}, {`[îï]`, "i"}, {`ô`, "o"}, {`[ûùü]`, "u"},
	{`eau|au`, "o"},
	{`oeu|eu|oe`, "2"},
	{`ph`, "f"},
	{`sch|sh|ch`, "C"},
	{`sc([eiyE2])|c([eiyE2])`, "S$1$2"},
	{`qu|q|ck|c`, "k"},
	{`gu([eiyE2])`, "G$1"},
	{`ge([ao])|g([eiyE2])`, "j$1$2"},
	{`h`, ""},
	{`tion`, "Sion"},
	{`ss`, "S"},
	{`([aeiouyE2])s([aeiouyE2])`, "${1}z$2"},
	{`(?:En|in|im|yn|ym|un)([^aeiouyEnm2]|$)`, "5$1"},
	{`(?:an|am|en|em)([^aeiouyEnm2]|$)`, "1$1"},
	{`(?:on|om)([^aeiouyEnm2]|$)`, "3$1"},
	{`y`, "i"}, {`w`, "v"}, {`S`, "s"}, {`G`, "g"},
	{`[tdpsxz]+$`, ""},
	{`([^e])e+$`, "$1"},
})

type soundRule struct {
	written *regexp.Regexp
	heard   string
}

func compileSounds(table [][2]string) []soundRule {
	rules := make([]soundRule, len(table))
	for i, row := range table {
		rules[i] = soundRule{regexp.MustCompile(row[0]), row[1]}
	}
	return rules
}

// sound is how a folded text sounds, word by word.
func sound(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		for _, rule := range soundRules {
			word = rule.written.ReplaceAllString(word, rule.heard)
		}
		words[i] = string(slices.Compact([]rune(word)))
	}
	return strings.Join(words, " ")
}
