package quality

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Drift is how much easier or harder a question became.
type Drift struct {
	BeforeN    int      `json:"before_n"`
	AfterN     int      `json:"after_n"`
	Before     float64  `json:"before"`
	After      float64  `json:"after"`
	Difference Interval `json:"difference"`
	Signal     bool     `json:"signal"`
}

// noticed is the least change of p that is worth a look, however sure it is.
const noticed = .10

// split says from when on answers are compared with those before: since the published calibration, or else the second half
// of the plays.
func (t *table) split(publishedAt string) Split {
	if publishedAt != "" {
		return Split{"calibration", publishedAt}
	}
	if len(t.persons) == 0 {
		return Split{By: "halves"}
	}
	return Split{"halves", t.persons[len(t.persons)/2].EndedAt}
}

// drift compares the share of the points earned before and after.
func (t *table) drift(items []Item, s Split) {
	for j := range items {
		var before, after []float64
		for i, p := range t.persons {
			c, ok := t.credit(p, j)
			switch late := p.EndedAt >= s.At; {
			case !ok:
			case s.By == "halves" && i >= len(t.persons)/2, s.By == "calibration" && late:
				after = append(after, c)
			default:
				before = append(before, c)
			}
		}
		if len(before) >= enough && len(after) >= enough {
			items[j].Drift = compareMeans(before, after)
		}
	}
}

// compareMeans takes the difference of two means with its 95 % interval, the variances of both being their own.
func compareMeans(before, after []float64) *Drift {
	m1, v1 := stat.MeanVariance(before, nil)
	m2, v2 := stat.MeanVariance(after, nil)
	change, margin := m2-m1, 1.96*math.Sqrt(v1/float64(len(before))+v2/float64(len(after)))
	return &Drift{
		BeforeN: len(before), AfterN: len(after), Before: m1, After: m2,
		Difference: Interval{change, change - margin, change + margin},
		Signal:     math.Abs(change) >= noticed && math.Abs(change) > margin,
	}
}
