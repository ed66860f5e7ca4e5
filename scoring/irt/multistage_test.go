package irt_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"eva/scoring/irt"
)

// panel is a 1-3 test of two stages: five items of middling difficulty, then eight easy, middling or hard ones.
func panel(by irt.RouteBy, cuts ...float64) ([]irt.Item, []irt.Module) {
	var bank []irt.Item
	add := func(stage string, n int, from, to float64) (names []string) {
		for i := range n {
			name := fmt.Sprintf("%s%d", stage, i+1)
			names = append(names, name)
			bank = append(bank, irt.Binary(name, 1.2, from+(to-from)*float64(i)/float64(n-1)))
		}
		return names
	}
	modules := []irt.Module{
		{Name: "start", Items: add("s", 5, -1, 1), Route: irt.Route{By: by, Cuts: cuts, To: []string{"easy", "middle", "hard"}}},
		{Name: "easy", Items: add("e", 8, -2.5, -.5)},
		{Name: "middle", Items: add("m", 8, -1, 1)},
		{Name: "hard", Items: add("h", 8, .5, 2.5)},
	}
	return bank, modules
}

func TestRoutes(t *testing.T) {
	for _, c := range []struct {
		by     irt.RouteBy
		cuts   []float64
		points int
		theta  float64
		want   string
	}{
		{irt.ByScore, []float64{2, 4}, 1, 0, "easy"},
		{irt.ByScore, []float64{2, 4}, 2, 0, "middle"}, // at a cut, up
		{irt.ByScore, []float64{2, 4}, 5, 0, "hard"},
		{irt.ByTheta, []float64{-.7, .7}, 5, -.8, "easy"},
		{irt.ByTheta, []float64{-.7, .7}, 0, .7, "hard"},
		{irt.ByInformation, nil, 0, -1.5, "easy"},
		{irt.ByInformation, nil, 0, 0, "middle"},
		{irt.ByInformation, nil, 0, 1.5, "hard"},
	} {
		test, err := irt.NewMultistage(panel(c.by, c.cuts...))
		if err != nil {
			t.Fatal(err)
		}
		if got := test.Next("start", c.points, c.theta); got != c.want {
			t.Errorf("by %s, %d points, θ %g: %q; want %q", c.by, c.points, c.theta, got, c.want)
		}
		if got := test.Next(c.want, c.points, c.theta); got != "" {
			t.Errorf("after the last module: %q", got)
		}
	}
}

// The first stage is the module of shared/scoring.md: 11100 gives an EAP of .33753267 on 33 nodes.
func TestPlayedModuleIsScored(t *testing.T) {
	a, b := []float64{1, 1.2, 1.5, 1.1, .9}, []float64{-1, -.5, 0, .5, 1}
	bank := []irt.Item{irt.Binary("more", 1, .3)}
	for j := range a {
		bank = append(bank, irt.Binary(fmt.Sprint(j), a[j], b[j]))
	}
	test, err := irt.NewMultistage(bank, []irt.Module{
		{Name: "first", Items: []string{"0", "1", "2", "3", "4"}, Route: irt.Route{By: irt.ByTheta, To: []string{"second"}}},
		{Name: "second", Items: []string{"more"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	grid, err := irt.NewGrid(33, -4, 4, irt.Prior{})
	if err != nil {
		t.Fatal(err)
	}
	stages, err := test.Play(grid, func(j int) int8 { return []int8{1, 1, 1, 1, 0, 0}[j] })
	if err != nil || len(stages) != 2 {
		t.Fatalf("%v, %v", stages, err)
	}
	near(t, "EAP after the first module", stages[0].Score.Theta, .33753267, 1e-6)
	near(t, "its error", stages[0].Score.SE, .65752796, 1e-6)
	if stages[0].Points != 3 || stages[1].Points != 4 || stages[1].Score.Theta <= stages[0].Score.Theta {
		t.Errorf("stages %+v", stages)
	}
}

// TestRoutingPays: 13 items in two stages measure weak and strong persons better than the 13 middling ones do.
func TestRoutingPays(t *testing.T) {
	bank, modules := panel(irt.ByInformation)
	routed, err := irt.NewMultistage(bank, modules)
	if err != nil {
		t.Fatal(err)
	}
	straight := slices.Clone(modules[:1])
	straight[0].Route = irt.Route{By: irt.ByScore, To: []string{"middle"}}
	fixed, err := irt.NewMultistage(bank, append(straight, modules[2]))
	if err != nil {
		t.Fatal(err)
	}
	meanError := func(test *irt.Multistage, theta float64) float64 {
		random := rand.New(rand.NewPCG(11, 12))
		sum := 0.0
		for range 500 {
			stages, err := test.Play(irt.DefaultGrid(), func(j int) int8 {
				if random.Float64() < bank[j].Expected(theta) {
					return 1
				}
				return 0
			})
			if err != nil {
				t.Fatal(err)
			}
			sum += stages[1].Score.SE
		}
		return sum / 500
	}
	for _, theta := range []float64{-2, 2} {
		if r, f := meanError(routed, theta), meanError(fixed, theta); r > .95*f {
			t.Errorf("θ %g: error %.3f routed, %.3f not", theta, r, f)
		}
	}
}

func TestModulesAreRefused(t *testing.T) {
	bank, modules := panel(irt.ByScore, 2, 4)
	for name, change := range map[string]func(m []irt.Module) []irt.Module{
		"none":           func([]irt.Module) []irt.Module { return nil },
		"unknown item":   func(m []irt.Module) []irt.Module { m[1].Items = []string{"z"}; return m },
		"unknown module": func(m []irt.Module) []irt.Module { m[0].Route.To = []string{"easy", "middle", "z"}; return m },
		"backwards": func(m []irt.Module) []irt.Module {
			m[3].Route = irt.Route{By: irt.ByScore, To: []string{"easy"}}
			return m
		},
		"twice one name":    func(m []irt.Module) []irt.Module { m[3].Name = "easy"; return m },
		"too few cuts":      func(m []irt.Module) []irt.Module { m[0].Route.Cuts = []float64{2}; return m },
		"falling cuts":      func(m []irt.Module) []irt.Module { m[0].Route.Cuts = []float64{4, 2}; return m },
		"unknown rule":      func(m []irt.Module) []irt.Module { m[0].Route.By = "luck"; return m },
		"nowhere":           func(m []irt.Module) []irt.Module { m[0].Route.To = nil; return m },
		"information, cuts": func(m []irt.Module) []irt.Module { m[0].Route.By = irt.ByInformation; return m },
		"item comes again":  func(m []irt.Module) []irt.Module { m[3].Items = append(m[3].Items, "s1"); return m },
		"item twice":        func(m []irt.Module) []irt.Module { m[3].Items = append(m[3].Items, "h1"); return m },
	} {
		if _, err := irt.NewMultistage(bank, change(cloned(t, modules))); !errors.Is(err, irt.ErrModule) {
			t.Errorf("%s: %v; want ErrModule", name, err)
		}
	}
	shared := cloned(t, modules)
	shared[1].Items = append(shared[1].Items, "m1") // easy and middle exclude each other
	if _, err := irt.NewMultistage(bank, shared); err != nil {
		t.Errorf("an item shared by modules that exclude each other: %v", err)
	}
}

// cloned goes through JSON: modules are data.
func cloned(t *testing.T, modules []irt.Module) []irt.Module {
	t.Helper()
	raw, err := json.Marshal(modules)
	if err != nil {
		t.Fatal(err)
	}
	var copied []irt.Module
	if err := json.Unmarshal(raw, &copied); err != nil {
		t.Fatal(err)
	}
	return copied
}
