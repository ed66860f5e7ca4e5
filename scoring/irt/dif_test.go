package irt_test

import (
	"math/rand/v2"
	"testing"

	"eva/scoring/irt"
)

// UCBAdmissions of R (Bickel, Hammel & O'Connell 1975): admitted and rejected, men then women, in six departments.
// Values of shared/scoring.md, from mantelhaen.test.
func TestMantelHaenszel(t *testing.T) {
	strata := []irt.Stratum{
		{{512, 313}, {89, 19}}, {{353, 207}, {17, 8}}, {{120, 205}, {202, 391}},
		{{138, 279}, {131, 244}}, {{53, 138}, {94, 299}}, {{22, 351}, {24, 317}},
	}
	plain, err := irt.MantelHaenszel(strata, false)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "odds ratio", plain.Odds, .9046968, 1e-7)
	near(t, "χ²", plain.Chi2, 1.5246, 1e-4)
	corrected, err := irt.MantelHaenszel(strata, true)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "χ² corrected", corrected.Chi2, 1.4269, 1e-4)
}

// biased draws answers to ten items, of which the first is 0.9 harder for the focal group and the second less
// discriminating there.
func biased(persons int) irt.Groups {
	random := rand.New(rand.NewPCG(7, 7))
	g := irt.Groups{}
	for j := range 10 {
		g.Names = append(g.Names, string(rune('a'+j)))
	}
	for i := range persons {
		theta, focal := random.NormFloat64(), i%2 == 1
		row := make([]int8, 10)
		for j := range row {
			a, b := 1.2, -1+float64(j)/5
			if focal && j == 0 {
				b += .9
			}
			if focal && j == 1 {
				a = .3
			}
			item := irt.Binary("", a, b)
			if random.Float64() < item.Expected(theta) {
				row[j] = 1
			}
		}
		g.Responses, g.Focal = append(g.Responses, row), append(g.Focal, focal)
	}
	return g
}

func TestDIFFindsTheBiasedItems(t *testing.T) {
	g := biased(4000)
	mh, err := irt.MantelHaenszelDIF(g)
	if err != nil {
		t.Fatal(err)
	}
	if mh[0].Class != "C" || mh[0].Delta > -1.5 || mh[0].PAdjusted > .001 {
		t.Errorf("the harder item: %+v; want class C, Δ below −1.5", mh[0])
	}
	logistic, err := irt.LogisticDIF(g)
	if err != nil {
		t.Fatal(err)
	}
	if logistic[1].NonUniform < 20 || logistic[1].PAdjusted > .001 {
		t.Errorf("the less discriminating item: %+v; want a non-uniform effect", logistic[1])
	}
	for _, d := range mh[2:] {
		if d.Class == "C" {
			t.Errorf("a fair item is flagged: %+v", d)
		}
	}
}
