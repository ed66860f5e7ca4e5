package cohorts

import (
	"slices"

	"eva/scoring"
)

// exclusions are why a play is no part of a norm. The first that holds is counted.
var exclusions = []struct {
	reason string
	holds  func(s *sitting, flags []string) bool
}{
	{"test", func(s *sitting, _ []string) bool { return s.kind == "test" }}, // runs by the staff of a structure too
	{"unfinished", func(s *sitting, _ []string) bool { return s.state != scoring.Finished }},
	{"second_attempt", func(s *sitting, _ []string) bool { return s.again }},
	{"rapid_guessing", func(_ *sitting, flags []string) bool { return slices.Contains(flags, "rapid_answers") }},
	{"slower_tempo", func(_ *sitting, flags []string) bool { return slices.Contains(flags, "slower_tempo") }},
}

func (s *sitting) leftOut(flags []string) string {
	for _, x := range exclusions {
		if x.holds(s, flags) {
			return x.reason
		}
	}
	return ""
}

// membership is a cohort that a play belongs to, or would but for a reason.
type membership struct{ name, leftOut string }

// cohorts are those of a play in a kind of structure. Plays of the
// demonstration make one of their own and never meet those of people.
func (s *sitting) cohorts(structure, leftOut string) []membership {
	if s.kind == "demo" {
		return []membership{{"demo", leftOut}, {"all", "demo"}}
	}
	cohorts := []membership{{"all", leftOut}, {"structure_type:" + structure, leftOut}}
	if s.accompanied != "" {
		cohorts = append(cohorts, membership{"accompanied:" + s.accompanied, leftOut})
	}
	return cohorts
}
