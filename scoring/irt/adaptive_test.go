package irt_test

import (
	"math"
	"slices"
	"testing"

	"eva/scoring/irt"
)

// catBank and its answers are the example of shared/scoring.md, from catR's nextItem and eapEst.
func catBank() []irt.Item {
	items := make([]irt.Item, 60)
	for i := range items {
		n := float64(i + 1)
		items[i] = irt.Binary("", .8+.1*math.Mod(7*n, 9), -3+6*(n-1)/59)
	}
	return items
}

func TestAdaptiveTest(t *testing.T) {
	grid, err := irt.NewGrid(33, -4, 4, irt.Prior{})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	steps, err := irt.Adapt(catBank(), grid, 0, irt.Selection{}, irt.Stop{Most: 12}, func(int) int8 {
		asked++
		return []int8{1, 1, 0}[(asked-1)%3]
	})
	if err != nil {
		t.Fatal(err)
	}
	var items []int
	for _, s := range steps {
		items = append(items, s.Item+1)
	}
	if want := []int{32, 37, 41, 33, 42, 46, 38, 50, 47, 51, 43, 55}; !slices.Equal(items, want) {
		t.Errorf("items %v; want %v", items, want)
	}
	near(t, "θ", steps[11].Score.Theta, 1.520795, 1e-6)
	near(t, "SE", steps[11].Score.SE, .420300, 1e-6)
}

func TestStopRules(t *testing.T) {
	for _, c := range []struct {
		name  string
		stop  irt.Stop
		n     int
		score irt.Score
		want  bool
	}{
		{"count", irt.Stop{Most: 3}, 3, irt.Score{SE: 1}, true},
		{"not yet", irt.Stop{Most: 3}, 2, irt.Score{SE: .1}, false},
		{"error", irt.Stop{SE: .4}, 5, irt.Score{SE: .4}, true},
		{"error, too early", irt.Stop{SE: .4, Least: 6}, 5, irt.Score{SE: .4}, false},
		{"level sure", irt.Stop{Cuts: []float64{-1, 1}}, 5, irt.Score{Theta: 0, SE: .5}, true},
		{"level not sure", irt.Stop{Cuts: []float64{-1, 1}}, 5, irt.Score{Theta: .5, SE: .5}, false},
		{"above all cuts", irt.Stop{Cuts: []float64{-1, 1}}, 5, irt.Score{Theta: 2, SE: .5}, true},
	} {
		if got := c.stop.Met(c.n, c.score); got != c.want {
			t.Errorf("%s: %v; want %v", c.name, got, c.want)
		}
	}
}

func TestContentBalancing(t *testing.T) {
	items := catBank()
	content := make([]string, len(items))
	for j := range content {
		content[j] = []string{"reading", "writing", "writing"}[j%3]
	}
	selection := irt.Selection{Content: content, Target: map[string]float64{"reading": .5, "writing": .5}}
	steps, err := irt.Adapt(items, irt.DefaultGrid(), 0, selection, irt.Stop{Most: 20}, func(j int) int8 { return int8(j % 2) })
	if err != nil {
		t.Fatal(err)
	}
	reading := 0
	for _, s := range steps {
		if content[s.Item] == "reading" {
			reading++
		}
	}
	if reading != 10 {
		t.Errorf("%d items of reading in 20; want 10", reading)
	}
}

func TestRandomesquePicksAmongTheBest(t *testing.T) {
	items, used := catBank(), make([]bool, 60)
	best := map[int]bool{}
	for range 5 {
		j := irt.Selection{}.Next(items, used, 0)
		best[j], used[j] = true, true
	}
	clear(used)
	picked := map[int]bool{}
	for u := range 100 {
		s := irt.Selection{Randomesque: 5, Uniform: func() float64 { return float64(u) / 100 }}
		picked[s.Next(items, used, 0)] = true
	}
	if len(picked) != 5 {
		t.Errorf("%d different items; want 5", len(picked))
	}
	for j := range picked {
		if !best[j] {
			t.Errorf("item %d is not among the five best", j)
		}
	}
}
