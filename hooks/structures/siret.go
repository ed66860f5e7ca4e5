package structures

import "strings"

// The post office has more establishments than its number leaves room for: theirs follow a rule of their own.
const (
	laPoste           = "356000000"
	laPosteHeadOffice = "35600000000048"
)

// NormalSIRET takes out the spaces that people copy along with a SIRET.
func NormalSIRET(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '.', '-':
			return -1
		}
		return r
	}, typed)
}

// ValidSIRET checks 14 digits by their own arithmetic, without asking anybody whether the establishment exists: Luhn on all
// of them and on the nine of the company; for the post office's establishments, a sum of digits that five divides.
func ValidSIRET(siret string) bool {
	if len(siret) != 14 || strings.Trim(siret, "0123456789") != "" || strings.Trim(siret, "0") == "" {
		return false
	}
	if strings.HasPrefix(siret, laPoste) && siret != laPosteHeadOffice {
		sum := 0
		for _, digit := range siret {
			sum += int(digit - '0')
		}
		return sum%5 == 0
	}
	return luhn(siret) && luhn(siret[:9])
}

// luhn doubles every second digit from the right; a result of two digits counts as their sum.
func luhn(digits string) bool {
	sum := 0
	for i := range digits {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
