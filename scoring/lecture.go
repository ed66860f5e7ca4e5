package scoring

import "strings"

// lecture: to read, to understand and to write, at the café. An orientation
// leads to a low path (reading, comprehension, dictation) or to a high one.
var lecture = func() Situation {
	s := series("lecture", "Le café de la place", []Scale{
		{Name: "literacy", Engine: EngineIRT, Frames: literacyFrames},
		{Name: "literacy_reading", Skill: "reading", Engine: EngineIRT, Frames: literacyFrames},
		{Name: "literacy_comprehension", Skill: "comprehension", Engine: EngineIRT, Frames: literacyFrames},
		{Name: "literacy_writing", Skill: "writing", Engine: EngineIRT, Frames: literacyFrames},
	}, nil)
	s.details = literacyDetails
	return s
}()

// Indeterminate is the profile of whoever has not played what it rests on.
const Indeterminate = "IND"

// Contradictory is the profile of whoever gets to the high path and earns
// little there: a question to ask, not a verdict.
const Contradictory = "aberrant"

// band gives a profile from a number of points on.
type band struct {
	from    float64
	profile string
}

func bandOf(points float64, bands []band) string {
	for _, b := range bands {
		if points >= b.from {
			return b.profile
		}
	}
	return Indeterminate
}

// The profiles of the low path, of 17, 10 and 20 points, from the best down.
var lowBands = map[string][]band{
	"reading":       {{15, "4"}, {11, "3"}, {7, "2"}, {0, "1"}},
	"comprehension": {{9, "4"}, {7, "3"}, {5, "2"}, {0, "1"}},
	"writing":       {{18, "4"}, {14, "3"}, {9, "2"}, {0, "1"}},
}

var lowSkills = []string{"reading", "comprehension", "writing"}

// highBands are those of the high path, of 38 points.
var highBands = []band{{33, "4h++"}, {26, "4h+"}, {16, "4h"}, {0, Contradictory}}

// literacyDetails adds the profile by points, and the kinds of mistakes.
func literacyDetails(r *record, scale string) map[string]any {
	details := map[string]any{}
	if scale == "literacy_writing" {
		details["mistakes"] = r.spellingMistakes("writing")
	}
	skill, _ := strings.CutPrefix(scale, "literacy_")
	if scale == "literacy" {
		low, high := r.lowPath(), r.highPath()
		details["low_path"], details["high_path"] = low, high
		details["profile"] = literacyProfile(low, high)
	} else if points, played := r.lowPoints(skill); played && r.outcome == Finished {
		details["profile"], details["profile_points"] = bandOf(points, lowBands[skill]), points
	}
	return details
}

// literacyProfile is that of the high path when it was played to its end.
func literacyProfile(low, high string) string {
	if high != Indeterminate {
		return high
	}
	return low
}

// lowPath is the weakest of the three profiles, or none when one is missing.
func (r *record) lowPath() string {
	var profiles []string
	for _, skill := range lowSkills {
		profile := Indeterminate
		if points, played := r.lowPoints(skill); played && r.outcome == Finished {
			profile = bandOf(points, lowBands[skill])
		}
		profiles = append(profiles, profile)
	}
	return weakest(profiles)
}

func weakest(profiles []string) string {
	low := profiles[0]
	for _, p := range profiles {
		if p == Indeterminate {
			return Indeterminate
		}
		low = min(low, p)
	}
	return low
}

// lowPoints are the points of a skill on the low path; the words read in the
// orientation count as reading.
func (r *record) lowPoints(skill string) (points float64, played bool) {
	low := func(t trial) bool { return t.of(skill) && strings.HasPrefix(t.item.Module, "low") }
	points = r.tally(func(t trial) bool {
		return low(t) || skill == "reading" && t.of(skill) && t.item.Module == "orientation"
	}).points
	return points, r.whole(low)
}

// highPath adds up both halves of the high path.
func (r *record) highPath() string {
	total := 0.0
	for _, module := range []string{"high1", "high2"} {
		of := func(t trial) bool { return strings.HasPrefix(t.item.Module, module) }
		if r.outcome != Finished || !r.whole(of) {
			return Indeterminate
		}
		total += r.tally(of).points
	}
	return bandOf(total, highBands)
}
