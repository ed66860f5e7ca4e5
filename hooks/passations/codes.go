package passations

import (
	"strings"
)

const (
	consonants = "BCDFGHJKLMNPQRSTVWXZ" // no vowel: no word, kind or not, can come out
	digits     = "0123456789"

	resumeLetters, resumeDigits = 5, 4 // 3·10¹⁰ codes
)

// newResumeCode is made of 5 letters and 4 digits; the hyphen is for the eye.
func (s *Service) newResumeCode() string {
	return s.random(resumeLetters, consonants) + "-" + s.random(resumeDigits, digits)
}

// tidy forgives case, spaces and hyphens in a code that somebody typed.
func tidy(code string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, code)
}
