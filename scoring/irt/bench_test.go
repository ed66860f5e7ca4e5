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
