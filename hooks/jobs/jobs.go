// Package jobs runs what the service does by itself, at fixed times.
package jobs

import (
	"context"
	"sync"
	"time"
	_ "time/tzdata" // Paris, wherever the binary runs

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"
	"github.com/robfig/cron/v3"

	"eva/hooks/cohorts"
	"eva/hooks/followups"
	"eva/hooks/mails"
	"eva/hooks/members"
	"eva/hooks/privacy"
	"eva/hooks/stats"
)

// Job is one thing to do at fixed times. The same function is reached by a
// command, so that what runs at night can be run by hand.
type Job struct {
	ID       string
	Schedule string // five fields of cron, in Paris; never from 02:00 to 03:00, an hour that one night a year lacks
	Run      func(ctx context.Context, app core.App, now time.Time) error
}

// All are the jobs of the service.
var All = []Job{
	{"refresh-cohorts", "15 3 * * *", cohorts.Refresh},
	{"forget-people", "45 3 * * *", privacy.Forget},
	{"forget-sign-ups", "55 3 * * *", members.Forget},
	{"purge-mails", "5 4 * * *", mails.Purge},
	{"weekly-digest", "0 7 * * 1", followups.Remind},
	{"snapshot", "15 4 * * *", stats.Refresh}, // counts once a month; the other nights it has nothing to do
}

const (
	zone     = "Europe/Paris"
	never    = "0 0 31 2 *"     // the 31st of February: the dashboard shows the job and runs it by hand only
	patience = 10 * time.Second // for a job to stop when the service stops
)

// runner is the jobs of one application, while it serves.
type runner struct {
	app     core.App
	cron    *cron.Cron
	stopped context.Context
	stop    context.CancelFunc
	gate    sync.Mutex // no job enters once stop was called
	running sync.WaitGroup
}

// enter counts a job in, unless the service stops.
func (r *runner) enter() bool {
	r.gate.Lock()
	defer r.gate.Unlock()
	if r.stopped.Err() != nil {
		return false
	}
	r.running.Add(1)
	return true
}

// close tells the running jobs to stop and lets no other in.
func (r *runner) close() {
	r.gate.Lock()
	defer r.gate.Unlock()
	r.stop()
}

// Bind runs the jobs while the application serves, and shows each in the
// dashboard with a button to run it now.
func Bind(app core.App, jobs ...Job) {
	paris, err := time.LoadLocation(zone)
	if err != nil {
		panic(err) // the zone is embedded: only a broken build gets here
	}
	logger := cronLog{app}
	stopped, stop := context.WithCancel(context.Background())
	r := &runner{app: app, cron: cron.New(cron.WithLocation(paris), cron.WithLogger(logger)), stopped: stopped, stop: stop}
	chain := cron.NewChain(cron.Recover(logger), cron.SkipIfStillRunning(logger))
	for _, job := range jobs {
		once := chain.Then(cron.FuncJob(func() { r.run(job) })) // by hand or by the clock, never twice at a time
		if _, err := r.cron.AddJob(job.Schedule, once); err != nil {
			panic(err) // a schedule of the table above: a test parses them all
		}
		app.Cron().MustAdd(job.ID, never, once.Run)
	}
	app.OnServe().BindFunc(r.start)
	app.OnTerminate().Bind(&hook.Handler[*core.TerminateEvent]{Func: r.end, Priority: -10000}) // before the database closes
}

func (r *runner) start(e *core.ServeEvent) error {
	if err := e.Next(); err != nil {
		return err
	}
	r.cron.Start()
	return nil
}

func (r *runner) end(e *core.TerminateEvent) error {
	r.cron.Stop()
	r.close()
	done := make(chan struct{})
	go func() {
		r.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(patience):
		r.app.Logger().Warn("stopped without waiting for a job any longer", "patience", patience)
	}
	return e.Next()
}

// run does a job and logs its error, once.
func (r *runner) run(job Job) {
	if !r.enter() {
		return
	}
	defer r.running.Done()
	start := time.Now()
	err := job.Run(r.stopped, r.app, start)
	if err != nil {
		r.app.Logger().Error("job", "id", job.ID, "duration", time.Since(start), "error", err)
		return
	}
	r.app.Logger().Info("job", "id", job.ID, "duration", time.Since(start))
}

// cronLog sends what robfig/cron says to the application's log. Its chatter on
// each wake-up is for debugging; a panic of a job arrives as an error.
type cronLog struct{ app core.App }

func (l cronLog) Info(message string, pairs ...any) { l.app.Logger().Debug("cron: "+message, pairs...) }

func (l cronLog) Error(err error, message string, pairs ...any) {
	l.app.Logger().Error("cron: "+message, append(pairs, "error", err)...)
}
