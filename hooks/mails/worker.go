package mails

import (
	"os/exec"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/mailer"
)

// policy is how stubborn the service is.
type policy struct {
	look     time.Duration // between two looks at the queue, when nothing wakes the worker
	first    time.Duration // before the second attempt; each next one waits four times as long
	longest  time.Duration // between two attempts
	attempts int           // before a message is given up
	patience time.Duration // for one message to go; and for the last one to go when the service stops
	now      func() time.Time
	client   func(core.App) mailer.Mailer
}

// usual gives a message up after three days, like most mail servers.
var usual = policy{
	look: time.Minute, first: time.Minute, longest: 6 * time.Hour, attempts: 16, patience: time.Minute,
	now: time.Now, client: func(app core.App) mailer.Mailer { return app.NewMailClient() },
}

// delay is how long to wait after so many attempts.
func (p policy) delay(attempts int) time.Duration {
	wait := p.first
	for range attempts - 1 {
		if wait *= 4; wait > p.longest {
			return p.longest
		}
	}
	return wait
}

// worker sends one message at a time, in a goroutine of its own.
type worker struct {
	policy
	app     core.App
	bell    chan struct{} // full when somebody rang
	stopped chan struct{}
	once    sync.Once
	running sync.WaitGroup
	muted   bool // it was said that nothing can be sent
}

func newWorker(app core.App, p policy) *worker {
	return &worker{policy: p, app: app, bell: make(chan struct{}, 1), stopped: make(chan struct{})}
}

// wake has the worker look at the queue. It never blocks: it is called from hooks.
func (w *worker) wake() {
	select {
	case w.bell <- struct{}{}:
	default: // already rung
	}
}

func (w *worker) start() {
	w.running.Add(1)
	go func() {
		defer w.running.Done()
		w.work()
	}()
}

// stop waits for the message that is being sent: cut off now, it would be sent again.
func (w *worker) stop() {
	w.once.Do(func() { close(w.stopped) })
	done := make(chan struct{})
	go func() {
		w.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(w.patience):
		w.app.Logger().Warn("stopped while a mail was being sent")
	}
}

func (w *worker) work() {
	timer := time.NewTicker(w.look)
	defer timer.Stop()
	for {
		if w.canSend() {
			w.drain()
		}
		select {
		case <-w.stopped:
			return
		case <-w.bell:
		case <-timer.C:
		}
	}
}

// canSend says once, not every minute, that nobody told how to send mails.
func (w *worker) canSend() bool {
	if Configured(w.app) {
		w.muted = false
		return true
	}
	if !w.muted {
		w.muted = true
		w.app.Logger().Warn("no mail server: mails stay in the queue until the settings name one (SMTP)")
	}
	return false
}

// Configured says whether mails can leave: by the SMTP server of the settings, or by this machine's own sendmail.
func Configured(app core.App) bool {
	if app.Settings().SMTP.Enabled {
		return true
	}
	for _, path := range []string{"/usr/sbin/sendmail", "/usr/bin/sendmail", "sendmail"} { // where PocketBase looks
		if _, err := exec.LookPath(path); err == nil {
			return true
		}
	}
	return false
}

// drain sends all that is due, until the queue is empty, the service stops or the mail server does not answer.
func (w *worker) drain() {
	for {
		select {
		case <-w.stopped:
			return
		default:
		}
		goesOn, err := w.sendNext()
		if err != nil {
			w.app.Logger().Error("mails", "error", err)
		}
		if err != nil || !goesOn {
			return
		}
	}
}
