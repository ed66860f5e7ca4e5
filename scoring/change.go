package scoring

import (
	"math"
	"slices"

	"eva/scoring/irt"
)

// What a change of one scale between two plays is.
const (
	Progress     = "progress"     // more than chance explains
	Decline      = "decline"      // likewise, downwards
	Noise        = "noise"        // cannot be told from what chance does to anybody who did not change
	Incomparable = "incomparable" // nothing says how far apart chance could put them
)

// What differs between two results that are compared, or weakens the comparison.
const (
	OtherContent     = "other_content"     // another version of the questions
	OtherCalibration = "other_calibration" // other parameters of the same questions
	OtherAlgorithm   = "other_algorithm"
	OtherNorm        = "other_norm"
	PartlySeen       = "partly_seen"   // not all questions were seen, one time at least
	RapidAnswers     = "rapid_answers" // too quick to have been thought about, one time at least
	NoError          = "no_error"      // no error of measurement is known
)

// Change is what became of one scale between two plays.
type Change struct {
	Verdict string
	Z, P    float64 // of the difference in units of its error; 0 and 0 when incomparable
	Notes   []string
}

// reliable is |z| beyond which less than 5 % of those who did not change are found (Jacobson & Truax 1991).
const reliable = 1.959963984540054

// Compare tells a real change of a scale from noise: abilities by their own errors, never counts of right answers. A level
// that only steps of a rule gave has no error, hence no answer. Abilities on supposed parameters and on calibrated ones
// are not on one scale.
func Compare(before, after Result) Change {
	c := Change{Verdict: Incomparable, Notes: differences(before, after)}
	if before.Estimate == nil || after.Estimate == nil || before.SE == nil || after.SE == nil || before.Scale != after.Scale {
		c.Notes = append(c.Notes, NoError)
		return c
	}
	if flagged(before, "provisional_parameters") != flagged(after, "provisional_parameters") {
		return c
	}
	change, err := irt.AbilityChange(irt.Score{Theta: *before.Estimate, SE: *before.SE}, irt.Score{Theta: *after.Estimate, SE: *after.SE})
	if err != nil {
		c.Notes = append(c.Notes, NoError)
		return c
	}
	c.Z, c.P, c.Verdict = change.Z, change.P, Noise
	if math.Abs(c.Z) > reliable {
		c.Verdict = Progress
		if c.Z < 0 {
			c.Verdict = Decline
		}
	}
	return c
}

func differences(before, after Result) []string {
	notes := []string{}
	note := func(found bool, code string) {
		if found {
			notes = append(notes, code)
		}
	}
	content := ContentVersion(before.ItemBankVersion) != ContentVersion(after.ItemBankVersion)
	note(content, OtherContent)
	note(!content && before.ItemBankVersion != after.ItemBankVersion, OtherCalibration)
	note(before.AlgorithmVersion != after.AlgorithmVersion, OtherAlgorithm)
	note(before.NormVersion != after.NormVersion, OtherNorm)
	note(flagged(before, "partly_tested") || flagged(after, "partly_tested"), PartlySeen)
	note(flagged(before, "rapid_answers") || flagged(after, "rapid_answers"), RapidAnswers)
	return notes
}

func flagged(r Result, flag string) bool { return slices.Contains(r.Flags, flag) }
