package irt_test

import (
	"fmt"
	"testing"

	"eva/scoring/irt"
)

func BenchmarkCalibrate2PL(b *testing.B) {
	for _, size := range []struct{ persons, items int }{{1000, 50}, {20000, 100}} {
		data, _, _ := simulate(size.persons, size.items, 0, 1)
		b.Run(fmt.Sprintf("%dx%d", size.persons, size.items), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := irt.Calibrate(data, irt.TwoPL, irt.Options{})
				if err != nil || !c.Converged {
					b.Fatal(err, c)
				}
				b.ReportMetric(float64(c.Iterations), "steps")
			}
		})
	}
}

func BenchmarkEAP60Items(b *testing.B) {
	data, items, _ := simulate(100, 60, 0, 2)
	scorer, err := irt.NewScorer(items, irt.DefaultGrid())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := scorer.EAP(data.Responses[n%100]); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkNextItemOf500(b *testing.B) {
	_, items, _ := simulate(1, 500, 0, 3)
	used := make([]bool, len(items))
	b.ReportAllocs()
	for b.Loop() {
		if (irt.Selection{}).Next(items, used, .3) < 0 {
			b.Fatal("no item")
		}
	}
}
