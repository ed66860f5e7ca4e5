package irt_test

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"eva/scoring/irt"
)

// From answers to items, from items to a level.
func Example() {
	truth := []irt.Item{irt.Binary("bread", 1.2, -1), irt.Binary("bus", 1, 0), irt.Binary("bill", 1.5, .5), irt.Binary("map", .9, 1)}
	random := rand.New(rand.NewPCG(1, 2))
	thetas := make([]float64, 2000)
	for i := range thetas {
		thetas[i] = random.NormFloat64()
	}
	data := irt.Data{Names: []string{"bread", "bus", "bill", "map"}, Responses: irt.Simulate(truth, thetas, random)}

	c, err := irt.Calibrate(data, irt.TwoPL, irt.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d persons, converged %v; %s: a %.1f ± %.1f, b %.1f ± %.1f\n",
		c.N, c.Converged, c.Items[0].Name, c.Items[0].A, c.Items[0].SEA, c.Items[0].B, c.Items[0].SEB)

	grid := irt.DefaultGrid()
	density, err := irt.Posterior(c.Items, []int8{1, 1, 0, irt.Missing}, grid)
	if err != nil {
		fmt.Println(err)
		return
	}
	level, err := irt.Classify(density, grid, []float64{-1.5, 1.5})
	fmt.Printf("levels %.2f, most probable %d, to confirm %v %v\n", level.P, level.Level, level.ToConfirm, err)
	// Output:
	// 2000 persons, converged true; bread: a 1.1 ± 0.1, b -1.1 ± 0.1
	// levels [0.01 0.95 0.04], most probable 1, to confirm false <nil>
}

func ExampleEAP() {
	items := []irt.Item{irt.Binary("1", 1, -1), irt.Binary("2", 1.2, -.5), irt.Binary("3", 1.5, 0), irt.Binary("4", 1.1, .5), irt.Binary("5", .9, 1)}
	score, _ := irt.EAP(items, []int8{1, 1, 1, 0, 0}, irt.DefaultGrid())
	fmt.Printf("%.3f ± %.3f\n", score.Theta, score.SE)
	// Output: 0.338 ± 0.658
}

func ExampleML() {
	items := []irt.Item{irt.Binary("1", 1, -1), irt.Binary("2", 1.2, 1)}
	_, err := irt.ML(items, []int8{1, 1})
	fmt.Println(errors.Is(err, irt.ErrNoEstimate))
	// Output: true
}

func ExampleScorer() {
	items := []irt.Item{irt.Binary("1", 1, -1), {Name: "2", Model: irt.GPCM, A: .8, Thresholds: []float64{-.5, .7}}}
	scorer, err := irt.NewScorer(items, irt.DefaultGrid())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, answers := range [][]int8{{0, 0}, {1, 1}, {1, 2}, {irt.Missing, 2}} {
		score, _ := scorer.EAP(answers)
		fmt.Printf("%.2f ± %.2f\n", score.Theta, score.SE)
	}
	// Output:
	// -0.98 ± 0.82
	// 0.22 ± 0.82
	// 0.77 ± 0.84
	// 0.64 ± 0.88
}

func ExampleAdapt() {
	bank := []irt.Item{irt.Binary("easy", 1.4, -1.5), irt.Binary("middling", 1.5, 0), irt.Binary("hard", 1.4, 1.5), irt.Binary("harder", 1.4, 2)}
	steps, _ := irt.Adapt(bank, irt.DefaultGrid(), 0, irt.Selection{}, irt.Stop{Most: 3}, func(item int) int8 {
		if bank[item].B < 1 {
			return 1
		}
		return 0
	})
	for _, s := range steps {
		fmt.Printf("%s: %.2f ± %.2f\n", bank[s.Item].Name, s.Score.Theta, s.Score.SE)
	}
	// Output:
	// middling: 0.53 ± 0.85
	// hard: 0.32 ± 0.77
	// harder: 0.23 ± 0.73
}

func ExampleMultistage() {
	bank := []irt.Item{irt.Binary("s1", 1, -.5), irt.Binary("s2", 1, .5), irt.Binary("e1", 1, -1.5), irt.Binary("h1", 1, 1.5)}
	test, err := irt.NewMultistage(bank, []irt.Module{
		{Name: "start", Items: []string{"s1", "s2"}, Route: irt.Route{By: irt.ByScore, Cuts: []float64{2}, To: []string{"easy", "hard"}}},
		{Name: "easy", Items: []string{"e1"}},
		{Name: "hard", Items: []string{"h1"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	stages, _ := test.Play(irt.DefaultGrid(), func(int) int8 { return 1 })
	for _, s := range stages {
		fmt.Printf("%s: %d points, %.2f ± %.2f\n", s.Module, s.Points, s.Score.Theta, s.Score.SE)
	}
	// Output:
	// start: 2 points, 0.71 ± 0.85
	// hard: 3 points, 1.13 ± 0.80
}

func ExampleAlpha() {
	scores := mat.NewDense(6, 3, []float64{3, 4, 3, 2, 2, 1, 5, 4, 5, 1, 2, 2, 4, 4, 4, 2, 3, 1})
	r, _ := irt.Alpha(scores)
	fmt.Printf("%.2f, from %.2f to %.2f; without the first item %.2f\n", r.Alpha, r.CI95[0], r.CI95[1], r.Dropped[0])
	// Output: 0.92, from 0.84 to 1.00; without the first item 0.82
}

func ExampleMantelHaenszel() {
	// Admissions by department: men and women, admitted and not (UCBAdmissions in R).
	strata := []irt.Stratum{{{512, 313}, {89, 19}}, {{353, 207}, {17, 8}}, {{120, 205}, {202, 391}}, {{138, 279}, {131, 244}}, {{53, 138}, {94, 299}}, {{22, 351}, {24, 317}}}
	o, _ := irt.MantelHaenszel(strata, true)
	fmt.Printf("odds %.2f, χ² %.2f, p %.2f\n", o.Odds, o.Chi2, o.P)
	// Output: odds 0.90, χ² 1.43, p 0.23
}

func ExampleRelate() {
	old := []irt.Item{irt.Binary("1", 1, -1), irt.Binary("2", 1.2, 0), irt.Binary("3", .8, 1)}
	recent := []irt.Item{irt.Binary("1", .5, -1.5), irt.Binary("2", .6, .5), irt.Binary("3", .4, 2.5)}
	link, _ := irt.Relate(old, recent, irt.StockingLord, irt.DefaultGrid())
	fmt.Printf("%.2fθ + %.2f\n", link.A, link.B)
	// Output: 2.00θ + 0.50
}

func ExampleFitPerson() {
	items := make([]irt.Item, 20)
	odd := make([]int8, 20)
	for j := range items {
		items[j] = irt.Binary("", 1.3, -2+float64(j)/5)
		if j >= 10 {
			odd[j] = 1 // the hard half right, the easy half wrong
		}
	}
	score, _ := irt.WLE(items, odd)
	fit, _ := irt.FitPerson(items, odd, score.Theta, irt.MethodWLE, irt.Prior{})
	fmt.Printf("%.1f\n", fit.LzStar)
	// Output: -9.6
}

func ExampleSpeed() {
	pace, _ := irt.Speed([]float64{1.5, 2, 1.8, 1.2}, []float64{3, 3.4, 2.7, 3.9}, []float64{12, 25, 10, 70})
	fmt.Printf("%.3f ± %.3f\n", pace.Tau, pace.SE)
	// Output: 0.244 ± 0.302
}

func ExampleReliableChange() {
	change, _ := irt.ReliableChange(7.5, .80, 32.5, 47.5)
	fmt.Printf("%.2f, p %.4f\n", change.Z, change.P)
	// Output: 3.16, p 0.0016
}
