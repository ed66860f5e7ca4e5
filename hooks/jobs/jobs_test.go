package jobs

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/robfig/cron/v3"

	"eva/hooks/internal/apptest"
)

// Every job runs once each day of the year, the short and the long one too.
func TestSchedules(t *testing.T) {
	paris, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, job := range All {
		schedule, err := cron.ParseStandard(job.Schedule)
		if err != nil {
			t.Errorf("%s: %v", job.ID, err)
			continue
		}
		if seen[job.ID] {
			t.Errorf("%s comes twice", job.ID)
		}
		seen[job.ID] = true
		at := time.Date(2027, 1, 1, 0, 0, 0, 0, paris)
		for at = schedule.Next(at); at.Year() == 2027; at = schedule.Next(at) {
			if at.Hour() == 2 {
				t.Fatalf("%s runs at %v, in the hour that summer time skips", job.ID, at)
			}
		}
	}
	if !seen["refresh-cohorts"] {
		t.Error("nothing refreshes the cohorts")
	}
}

// button is the dashboard's way to run a job now.
func button(t *testing.T, app core.App, id string) func() {
	t.Helper()
	for _, job := range app.Cron().Jobs() {
		if job.Id() == id {
			return job.Run
		}
	}
	t.Fatalf("no job %s in the dashboard", id)
	return nil
}

func bound(jobs ...Job) func(core.App) {
	return func(app core.App) { Bind(app, jobs...) }
}

func TestAllJobsRunByHand(t *testing.T) {
	app := apptest.New(t, bound(All...))
	for _, job := range All {
		button(t, app, job.ID)()
	}
}

// A job runs by the clock once the application serves, and not before.
func TestRunsByTheClock(t *testing.T) {
	ran := make(chan time.Time, 10)
	job := Job{"tick", "@every 1s", func(_ context.Context, _ core.App, now time.Time) error {
		ran <- now
		return errors.New("logged, and no more")
	}}
	app := apptest.New(t, bound(job))
	select {
	case <-ran:
		t.Fatal("it ran before the application serves")
	case <-time.After(1200 * time.Millisecond):
	}
	apptest.Serve(t, app)
	for range 2 {
		select {
		case <-ran:
		case <-time.After(5 * time.Second):
			t.Fatal("it did not run")
		}
	}
}

// Stopping the service tells a running job, waits for it, and starts no other.
func TestStops(t *testing.T) {
	started := make(chan struct{})
	var told, runs atomic.Int32
	job := Job{"long", "0 4 * * *", func(ctx context.Context, _ core.App, _ time.Time) error {
		runs.Add(1)
		close(started)
		<-ctx.Done()
		time.Sleep(50 * time.Millisecond)
		told.Add(1)
		return ctx.Err()
	}}
	app := apptest.New(t, bound(job))
	press := button(t, app, "long")
	go press()
	<-started
	press() // still running: skipped
	err := app.OnTerminate().Trigger(&core.TerminateEvent{App: app}, func(*core.TerminateEvent) error {
		if told.Load() != 1 {
			t.Error("the job was not waited for")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	press()
	if runs.Load() != 1 {
		t.Errorf("%d runs", runs.Load())
	}
}

// A panic of a job stops nothing.
func TestPanics(t *testing.T) {
	app := apptest.New(t, bound(Job{"broken", "0 4 * * *", func(context.Context, core.App, time.Time) error { panic("broken") }}))
	press := button(t, app, "broken")
	press()
	press()
}

func TestScheduleMustParse(t *testing.T) {
	defer func() {
		if said := recover(); said == nil || !strings.Contains(said.(error).Error(), "fields") {
			t.Errorf("got %v", said)
		}
	}()
	apptest.New(t, bound(Job{"typo", "15 3 * *", nil}))
}
