package irt_test

import (
	"math"
	"testing"

	"eva/scoring/irt"
)

// TestLinksFindTheTruth: items carried by a known link are carried back by every method.
func TestLinksFindTheTruth(t *testing.T) {
	_, items, _ := simulate(1, 20, 0, 3)
	items = append(items, irt.Item{Name: "graded", Model: irt.GRM, A: 1.1, Thresholds: []float64{-1, 0, 1.2}})
	truth := irt.Link{A: 1.3, B: -.4}
	target := make([]irt.Item, len(items))
	for j, it := range items {
		target[j] = truth.Carry(it)
	}
	for _, method := range []irt.LinkMethod{irt.MeanMean, irt.MeanSigma, irt.Haebara, irt.StockingLord} {
		got, err := irt.Relate(items, target, method, irt.DefaultGrid())
		if err != nil {
			t.Fatal(err)
		}
		tolerance := 1e-6
		if method == irt.MeanMean { // its A is a ratio of means, exact too
			tolerance = 1e-9
		}
		near(t, string(method)+" A", got.A, truth.A, tolerance)
		near(t, string(method)+" B", got.B, truth.B, tolerance)
	}
	if _, err := irt.Relate(items[:1], target, irt.MeanSigma, irt.DefaultGrid()); err == nil {
		t.Error("linked by one item")
	}
}

// TestPersonFit: under the model lz* has mean 0 and SD 1 although θ is estimated; a reversed pattern is far below.
func TestPersonFit(t *testing.T) {
	data, items, _ := simulate(2000, 40, 0, 5)
	sum, square, n := 0.0, 0.0, 0.0
	for _, p := range data.Responses {
		score, err := irt.WLE(items, p)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(score.Theta) > 3 {
			continue // the approximation is for patterns that are not extreme
		}
		fit, err := irt.FitPerson(items, p, score.Theta, irt.MethodWLE, irt.Prior{})
		if err != nil {
			t.Fatal(err)
		}
		sum, square, n = sum+fit.LzStar, square+fit.LzStar*fit.LzStar, n+1
	}
	mean := sum / n
	near(t, "mean of lz*", mean, 0, .12) // with 40 items a slight positive bias is known (Magis, Raîche & Béland 2012)
	near(t, "SD of lz*", math.Sqrt(square/n-mean*mean), 1, .08)

	odd := make([]int8, len(items))
	for j := range items {
		if items[j].B > 0 {
			odd[j] = 1
		}
	}
	score, err := irt.WLE(items, odd)
	if err != nil {
		t.Fatal(err)
	}
	fit, err := irt.FitPerson(items, odd, score.Theta, irt.MethodWLE, irt.Prior{})
	if err != nil || fit.LzStar > -4 {
		t.Errorf("hard items right, easy ones wrong: %+v %v; want lz* below −4", fit, err)
	}
}

// TestItemFit: under the model few items misfit at 5 %; answers made at random do.
func TestItemFit(t *testing.T) {
	data, _, _ := simulate(3000, 30, 0, 9)
	for i, row := range data.Responses {
		row[0] = int8(i % 2)
	}
	c, err := irt.Calibrate(irt.Data{Responses: data.Responses}, irt.Rasch, irt.Options{SkipErrors: true})
	if err != nil {
		t.Fatal(err)
	}
	fits, err := irt.FitItems(c.Items, data, irt.DefaultGrid())
	if err != nil {
		t.Fatal(err)
	}
	if fits[0].P > .001 {
		t.Errorf("an item answered at random: %+v; want a misfit", fits[0])
	}
	two, err := irt.Calibrate(irt.Data{Responses: data.Responses}, irt.TwoPL, irt.Options{SkipErrors: true})
	if err != nil {
		t.Fatal(err)
	}
	if fits, err = irt.FitItems(two.Items, data, irt.DefaultGrid()); err != nil {
		t.Fatal(err)
	}
	misfits := 0
	for _, f := range fits[1:] {
		if f.P < .05 {
			misfits++
		}
	}
	if misfits > 5 { // 1.45 expected of 29
		t.Errorf("%d of 29 items misfit under their own model", misfits)
	}
}
