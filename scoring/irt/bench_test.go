//go:build unix

package irt_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"syscall"
	"testing"
	"time"

	"eva/scoring/irt"
)

// cpu is the processor time that this process has used. On a machine that others use too it says more than the clock does.
func cpu() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// timed runs a benchmark's loop and reports its processor time beside the clock's.
func timed(b *testing.B, f func()) {
	b.ReportAllocs()
	before := cpu()
	for b.Loop() {
		f()
	}
	b.ReportMetric(float64(cpu()-before)/float64(b.N), "cpu-ns/op")
}

// Bars on 2 cores: 0.3 s and 4 s of the clock, 500 MB. Standard errors included.
func BenchmarkCalibrate2PL(b *testing.B) {
	for _, size := range []struct{ persons, items int }{{1000, 50}, {20000, 100}} {
		data, _, _ := simulate(size.persons, size.items, 0, 1)
		b.Run(fmt.Sprintf("%dx%d", size.persons, size.items), func(b *testing.B) {
			steps := 0
			timed(b, func() {
				c, err := irt.Calibrate(data, irt.TwoPL, irt.Options{Nodes: 61})
				if err != nil || !c.Converged || c.Items[0].SEA == 0 {
					b.Fatal(err, c)
				}
				steps = c.Iterations
			})
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(steps), "steps")
			b.ReportMetric(float64(memory.Sys)/1e6, "MB") // taken from the system, at the most
		})
	}
}

// Bar: 50 µs.
func BenchmarkEAP60Items(b *testing.B) {
	data, items, _ := simulate(100, 60, 0, 2)
	scorer, err := irt.NewScorer(items, irt.DefaultGrid())
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for name, score := range map[string]func([]int8) (irt.Score, error){
		"scorer": scorer.EAP,
		"direct": func(p []int8) (irt.Score, error) { return irt.EAP(items, p, irt.DefaultGrid()) },
	} {
		b.Run(name, func(b *testing.B) {
			timed(b, func() {
				if _, err := score(data.Responses[n%100]); err != nil {
					b.Fatal(err)
				}
				n++
			})
		})
	}
}

// Bar: 100 µs.
func BenchmarkNextItemOf500(b *testing.B) {
	_, items, _ := simulate(1, 500, 0, 3)
	used := make([]bool, len(items))
	timed(b, func() {
		if (irt.Selection{}).Next(items, used, .3) < 0 {
			b.Fatal("no item")
		}
	})
}

// Bias, error and coverage of 2 000 persons × 40 items, as metrics.
func BenchmarkRecovery2000x40(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	var r irt.Recovery
	timed(b, func() {
		_, truth, thetas := simulate(2000, 40, 0, random.Uint64())
		var err error
		if r, err = irt.Recover(truth, thetas, irt.TwoPL, random); err != nil {
			b.Fatal(err)
		}
	})
	b.ReportMetric(r.BiasA, "bias-a")
	b.ReportMetric(r.RMSEA, "rmse-a")
	b.ReportMetric(r.BiasB, "bias-b")
	b.ReportMetric(r.RMSEB, "rmse-b")
	b.ReportMetric(100*r.Coverage, "%coverage")
}
