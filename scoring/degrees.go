package scoring

import "eva/scoring/irt"

// frame is a referential in which an ability is also said: its degrees, from
// the lowest, and the cuts between them in expected share of the points, as
// the cuts of the levels.
type frame struct {
	Name   string
	Labels []string
	Cuts   []float64
}

// degreeCuts are the two cuts of the levels (Insee, see cuts) and, below them,
// one between the first two degrees of ANLCI.
//
// Assumption, until a standard setting on our own items: ANLCI holds whoever is
// at degree 3 to be out of illiteracy, which Insee sets at the strong difficulty
// (60 %); degree 4 begins where there is no difficulty left (80 %); between
// degrees 1 and 2 no figure is published: 40 %, a step of the same size, is ours.
//
// The levels of the Common European Framework, and of its counterpart for
// numbers (X1, X2, Y1), are read at the same places, by what their descriptors
// say: letters, signs and familiar words (below A1), very short simple texts
// (A1), short everyday texts (A2), connected texts (B1) are those of degrees 1
// to 4. No joint sample says more than that.
var degreeCuts = []float64{0.40, 0.60, 0.80}

var degrees = []string{"1", "2", "3", "4"}

var (
	literacyFrames = []frame{
		{"anlci", degrees, degreeCuts},
		{"cefr", []string{"pre_A1", "A1", "A2", "B1"}, degreeCuts},
	}
	numeracyFrames = []frame{
		{"anlci", degrees, degreeCuts},
		{"cnef", []string{"pre_X1", "X1", "X2", "Y1"}, degreeCuts},
	}
)

// placeInFrames says the degree of each frame that is sure enough, or between
// which ones the person is, and the probability of each.
func (r *ruler) placeInFrames(scale Scale, posterior []float64, result *Result) {
	for i, f := range scale.Frames {
		c, err := irt.Classify(posterior, grid, r.frames[i])
		if err != nil {
			continue // cuts that do not rise: the items cannot tell these degrees apart
		}
		p := map[string]float64{}
		for k, label := range f.Labels {
			p[label] = c.P[k]
		}
		result.Metrics["p_"+f.Name] = p
		if from, to := surest(c.P); from == to {
			result.Metrics[f.Name] = f.Labels[from]
		} else {
			result.Metrics[f.Name+"_between"] = []string{f.Labels[from], f.Labels[to]}
		}
	}
}
