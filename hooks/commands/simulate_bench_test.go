package commands

import (
	"testing"

	"eva/scoring"
)

// BenchmarkSimulate tells what adaptive plays save, and what they cost in rightly classified persons.
func BenchmarkSimulate(b *testing.B) {
	for _, situation := range []string{"lecture", "calcul"} {
		b.Run(situation, func(b *testing.B) {
			for b.Loop() {
				fixed, err := simulate(situation, scoring.ModeFixed, 5000, 1)
				if err != nil {
					b.Fatal(err)
				}
				adaptive, err := simulate(situation, scoring.ModeAdaptive, 5000, 1)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(fixed.MeanItems, "fixed-items")
				b.ReportMetric(adaptive.MeanItems, "adaptive-items")
				b.ReportMetric(100*adaptive.MeanItems/fixed.MeanItems, "share-of-items(%)")
				b.ReportMetric(100*(fixed.LevelAccuracy-adaptive.LevelAccuracy), "lost-accuracy(%)")
			}
		})
	}
}
