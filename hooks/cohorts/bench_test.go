package cohorts

import (
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/scoring"
)

// study is a situation with ten metrics; the real ones have fewer.
var study = scoring.Situation{Name: "study", Scales: []scoring.Scale{{Name: "study"}}}

func init() {
	for i := range 10 {
		study.Metrics = append(study.Metrics, scoring.Metric{Name: fmt.Sprintf("m%d", i), Normed: true})
	}
}

// BenchmarkRefresh times a rebuild of a million plays of ten metrics, and the
// refresh that follows ten thousand more, and checks that a rebuild then gives the
// same numbers. It needs 2 GB under TMPDIR and a few minutes; -short is 50 times smaller.
//
//	go test ./hooks/cohorts -run '^$' -bench Refresh -benchtime 1x -timeout 30m
func BenchmarkRefresh(b *testing.B) {
	stored, fresh := 1_000_000, 10_000
	if testing.Short() {
		stored, fresh = stored/50, fresh/50
	}
	for b.Loop() {
		b.StopTimer()
		app := apptest.New(b)
		fill(b, app, stored)
		b.StartTimer()
		measured(b, "rebuild", 60, func() error { return update(b.Context(), app, []scoring.Situation{study}, true, apptest.Now) })
		b.StopTimer()
		fill(b, app, fresh)
		b.StartTimer()
		measured(b, "refresh", 5, func() error { return update(b.Context(), app, []scoring.Situation{study}, false, apptest.Now) })
		b.StopTimer()
		refreshed := written(b, app)
		if err := update(b.Context(), app, []scoring.Situation{study}, true, apptest.Now); err != nil {
			b.Fatal(err)
		}
		if len(refreshed) == 0 || !maps.Equal(refreshed, written(b, app)) {
			b.Error("a rebuild gives other numbers than the refresh")
		}
		b.StartTimer()
	}
}

// measured reports wall time beside its bar, CPU time, which says more where
// the machine is shared, and the peak of resident memory.
func measured(b *testing.B, name string, bar int, run func() error) {
	b.Helper()
	// 5 sets the peak back to what is resident now: proc_pid_clear_refs(5).
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Log(err)
	}
	start, before := time.Now(), processorTime(b)
	if err := run(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(start).Seconds(), fmt.Sprintf("%s-s(bar:%d)", name, bar))
	b.ReportMetric((processorTime(b) - before).Seconds(), name+"-cpu-s")
	b.ReportMetric(peak(b), name+"-MB(bar:500)")
}

func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func peak(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscanf(after, "%f kB", &kilobytes); err != nil {
		b.Fatal(err)
	}
	return kilobytes / 1024
}

// filling are the rows of plays {:n} + 1 to {:n} + 20 000. Ids are random, as
// PocketBase's are; every tenth evaluation is of somebody who came before.
var filling = []string{
	`CREATE TEMP TABLE IF NOT EXISTS made (n INTEGER PRIMARY KEY, evaluation TEXT, play TEXT)`,
	`DELETE FROM made`,
	`WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $2)
	 INSERT INTO made SELECT $1 + n, substr(lower(hex(randomblob(8))), 2), substr(lower(hex(randomblob(8))), 2) FROM number`,
	`INSERT INTO evaluations (id, campaign, structure, beneficiary, state, kind, accompanied, resume_hash, created)
	 SELECT evaluation, 'campaign', $3, 'person' || (n - n % 10 / 9), 'finished', iif(n % 50 = 0, 'test', 'real'),
		iif(n % 3 = 0, 'accompanied', 'alone'), '', '2026-11-23 10:00:00.000Z' FROM made WHERE $1 + $2 > 0`,
	`INSERT INTO plays (id, evaluation, structure, situation, state, ended_at, created)
	 SELECT play, evaluation, $3, 'study', 'finished', strftime('%Y-%m-%d %H:%M:%S.000Z', '2026-01-01', (n * 20) || ' seconds'),
		'2026-11-23 10:00:00.000Z' FROM made WHERE $1 + $2 > 0`,
	`INSERT INTO results (evaluation, play, structure, scale, engine, algorithm_version, item_bank_version, inputs_hash,
		estimate, se, ci90, p_level, level, n_items, flags, metrics, created)
	 SELECT evaluation, play, $3, 'study', 'rules', '1', 'study/1', lower(hex(randomblob(32))),
		'null', 'null', 'null', 'null', '2', 30, iif(n % 40 = 0, '["rapid_answers"]', '[]'),
		'{"breaks":0,"between":["2","3"],"m0":' || abs(random() % 30) || ',"m1":' || abs(random() % 30) || ',"m2":' || abs(random() % 60) ||
		',"m3":' || round(abs(random() % 1000000) / 1e6, 6) || ',"m4":' || round(abs(random() % 1000000) / 1e6, 6) ||
		',"m5":' || (400 + abs(random() % 80000) / 10.0) || ',"m6":' || (400 + abs(random() % 80000) / 10.0) ||
		',"m7":' || (400 + abs(random() % 80000) / 10.0) || ',"m8":' || (400 + abs(random() % 80000) / 10.0) ||
		',"m9":' || (n % 7 + abs(random() % 5000) / 1000.0) || '}', '2026-11-23 10:00:00.000Z'
	 FROM made WHERE $1 + $2 > 0 ORDER BY n`,
}

// fill adds plays by a connection of its own, whose cache goes with it.
func fill(b *testing.B, app *tests.TestApp, plays int) {
	b.Helper()
	var before int
	if err := app.DB().Select("COUNT(*)").From("plays").Row(&before); err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(app.DataDir(), "data.db")+"?_pragma=cache_size(-400000)&_pragma=synchronous(OFF)&_pragma=busy_timeout(10000)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	const step = 20_000
	for from := before; from < before+plays; from += step {
		for _, statement := range filling {
			if _, err := db.ExecContext(b.Context(), statement, []any{from, min(step, before+plays-from), apptest.North}[:strings.Count(statement, "$")]...); err != nil {
				b.Fatal(err)
			}
		}
	}
}
