package stats

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"eva/hooks/internal/apptest"
)

// BenchmarkStats times the count of two years of 20 000 evaluations, that of the one month that a night may find, and a
// page at 200 requests a second, which reads none of these evaluations.
//
//	go test ./hooks/stats -run '^$' -bench Stats -benchtime 1x
func BenchmarkStats(b *testing.B) {
	for b.Loop() {
		w := newWorld(b)
		w.people(20_000)
		b.ReportMetric(timed(func() { w.refresh(apptest.Now) }), "rebuild-s")
		b.ReportMetric(timed(func() { w.refresh(apptest.Now.AddDate(0, 1, 0)) }), "month-s(bar:5)")
		get := w.server()
		times := make([]float64, 1000)
		beat := time.NewTicker(time.Second / 200)
		for i := range times {
			<-beat.C
			path := []string{"/stats", "/stats?region=53", "/stats?mois=2026-09", "/stats/besoins.csv"}[i%4]
			times[i] = 1000 * timed(func() { get(path, http.StatusOK, "Accept-Encoding", "gzip") })
		}
		beat.Stop()
		slices.Sort(times)
		b.ReportMetric(times[990], "p99-ms(bar:20)")
	}
}

func timed(run func()) float64 {
	start := time.Now()
	run()
	return time.Since(start).Seconds()
}
