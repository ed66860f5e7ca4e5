package passations

import (
	"eva/hooks/internal/strengths"
	"eva/scoring"
)

const maxStrengths = 3

// Strength is one thing that a person did well, in words for that person.
type Strength = strengths.Strength

// strengthsOf picks the best of the global results.
func strengthsOf(results []scoring.Result) []Strength {
	picked := []Strength{}
	for _, scale := range scoring.Strengths(results) {
		if s, known := strengths.Of(scale); known && len(picked) < maxStrengths {
			picked = append(picked, s)
		}
	}
	return picked
}
