package stats

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/apptest"
)

// BenchmarkStats measures what must not grow with the number of evaluations: pages at 200 requests a second, those of
// the statistics, of a region, of a committee and of a file. It also times the count of all months, the one of the month
// that a night may find, and the statistics of one structure and of everything. 1 000 evaluations and 1 000 000 take minutes:
//
//	go test ./hooks/stats -run '^$' -bench Stats -benchtime 1x -timeout 60m
//	EVA_BENCH_EVALUATIONS=1000,100000 go test ./hooks/stats -run '^$' -bench Stats -benchtime 1x -timeout 60m
func BenchmarkStats(b *testing.B) {
	sizes := "1000,1000000"
	if asked := os.Getenv("EVA_BENCH_EVALUATIONS"); asked != "" {
		sizes = asked
	}
	for _, text := range strings.Split(sizes, ",") {
		size, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("evaluations="+text, func(b *testing.B) {
			for b.Loop() {
				measure(b, size)
			}
		})
	}
}

func measure(b *testing.B, size int) {
	w := newWorld(b)
	b.ReportMetric(timed(func() { w.crowd(size) }), "fill-s")
	b.ReportMetric(timed(func() { w.refresh(apptest.Now) }), "all-months-s")
	b.ReportMetric(timed(func() { w.refresh(apptest.Now.AddDate(0, 1, 0)) }), "a-month-s")
	get := w.server()
	pages := []string{"/stats", "/stats?region=53", "/stats?mois=2026-09", "/stats/besoins.csv", "/stats/comite", "/stats/comite?periode=6"}
	for _, first := range pages { // a page is made again each twenty seconds; the first time is the dearest
		b.ReportMetric(max(1000*timed(func() { get(first, http.StatusOK) }), 0), "made-"+strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(first)+"-ms")
	}
	times := make([]float64, 5000) // 25 s: each page is made again at least once
	beat := time.NewTicker(time.Second / 200)
	done := make(chan struct{}, len(times))
	for i := range times {
		asked := <-beat.C
		go func() {
			get(pages[i%len(pages)], http.StatusOK, "Accept-Encoding", "gzip")
			times[i] = 1000 * time.Since(asked).Seconds()
			done <- struct{}{}
		}()
	}
	for range times {
		<-done
	}
	beat.Stop()
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "p50-ms")
	b.ReportMetric(times[len(times)*99/100], "p99-ms(bar:20)")
	b.ReportMetric(w.local("place0000000007"), "one-structure-ms")
	b.ReportMetric(w.local("placeroot000000"), "whole-tree-ms")
}

// local times the statistics of a structure, as its administrator asks for them first.
func (w world) local(id string) float64 {
	structure, err := w.app.FindRecordById("structures", id)
	if err != nil {
		w.Fatal(err)
	}
	v, err := viewOf(w.app, apptest.Person(w, w.app, apptest.Rita), structure)
	if err != nil {
		w.Fatal(err)
	}
	return 1000 * timed(func() {
		if _, err := v.count(w.Context(), w.app, october("").Month, apptest.Now); err != nil {
			w.Fatal(err)
		}
	})
}

// crowd fills n evaluations of nine months in 2 000 structures below one, two plays each, and follow-ups where there is a
// need: made by the database itself, always the same.
func (w world) crowd(n int) {
	w.Helper()
	const root = "/placeroot000000/"
	rows := []map[string]any{{"id": "placeroot000000", "name": "root", "state": "active", "created": "2024-01-01 00:00:00.000Z", "region": "53",
		"type": "association", "lineage": root}}
	for i := range 2000 {
		id := fmt.Sprintf("place%010d", i)
		rows = append(rows, map[string]any{"id": id, "name": id, "state": "active", "created": "2024-01-01 00:00:00.000Z", "lineage": root + id + "/",
			"region": regions[i%18].key, "type": labels[ByKind][i%20].key})
	}
	w.insert("structures", rows)
	w.insert("campaigns", []map[string]any{{"id": "campaign0000000", "structure": "place0000000000", "owner": "counsnina000000", "label": "A",
		"code": "BCD12345", "created": "2024-01-01 00:00:00.000Z"}})
	w.insert("situations", []map[string]any{{"id": "situ00000000001", "name": "controle", "title": "Contrôle"}, {"id": "situ00000000002", "name": "livraison", "title": "Livraison"}})
	for _, statement := range []string{
		`INSERT INTO evaluations (id, structure, beneficiary, campaign, kind, state, started_at, finished_at, synthesis, satisfaction_ease, satisfaction_help, resume_hash)
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {:n}),
		r AS (SELECT i, i * 2654435761 % 4294967296 AS h FROM n)
		SELECT printf('eval%011d', i), printf('place%010d', h % 2000), printf('person%09d', i - i % 9 * (i % 2)), 'campaign0000000', 'real',
			iif(h % 5 > 0, 'finished', 'started'), strftime('%Y-%m-%d %H:%M:%f', '2026-03-01', (i * {:days} / {:n}) || ' days') || 'Z',
			iif(h % 5 > 0, strftime('%Y-%m-%d %H:%M:%f', '2026-03-01', (i * {:days} / {:n} + 0.04) || ' days') || 'Z', ''),
			CASE WHEN h % 5 = 0 THEN '' WHEN h / 7 % 3 = 0 THEN 'need' WHEN h / 7 % 3 = 1 THEN 'between' ELSE 'solid' END,
			h / 11 % 6, h / 13 % 6, '' FROM r`,
		`INSERT INTO plays (id, evaluation, structure, situation, state, started_at, ended_at)
		SELECT substr(s.name, 1, 4) || substr(e.id, 5), e.id, e.structure, s.name, iif(e.state = 'finished', 'finished', 'abandoned'), e.started_at, e.finished_at
		FROM evaluations e JOIN situations s ON e.id < 'f'`,
		`INSERT INTO follow_ups (id, evaluation, structure, counsellor, step, oriented, remediation, outcome, answered_at)
		SELECT s.step || substr(e.id, 5), e.id, e.structure, 'counsnina000000', s.name, iif(e.rowid % 3, 'yes', 'no'), iif(e.rowid % 3, 'basic_skills_training', ''),
			iif(s.months, 'training_started', ''), strftime('%Y-%m-%d %H:%M:%f', e.finished_at, s.months || ' months', '5 days') || 'Z'
		FROM evaluations e JOIN (SELECT 'step' AS step, 'now' AS name, 0 AS months UNION ALL SELECT 'stet', 'month3', 3 UNION ALL SELECT 'stes', 'month6', 6) s
		WHERE e.synthesis = 'need' AND (e.rowid + s.months) % 4 > 0`,
	} {
		if _, err := w.app.NonconcurrentDB().NewQuery(statement).Bind(dbx.Params{"n": n, "days": 260.0}).Execute(); err != nil {
			w.Fatal(err)
		}
	}
}

func timed(run func()) float64 {
	start := time.Now()
	run()
	return time.Since(start).Seconds()
}
