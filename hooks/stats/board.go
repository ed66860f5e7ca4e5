package stats

import (
	"context"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/routine"
)

const (
	freshFor = 20 * time.Second       // how long figures are sent again before they are counted again, at least
	costly   = 500 * time.Millisecond // a count that takes longer is made while readers get the last one
	restOf   = 30                     // and the machine rests this many times as long as it counted
)

// board keeps the last report, so that many readers cost as much as one.
type board struct {
	now func() time.Time

	mutex    sync.Mutex
	last     Report
	cost     time.Duration // of counting it
	counting bool          // in the background
}

func (b *board) report(app core.App) (Report, error) {
	b.mutex.Lock() // those who come together wait for one count
	defer b.mutex.Unlock()
	first := b.last.At.IsZero()
	if !first && b.now().Sub(b.last.At) < max(freshFor, restOf*b.cost) {
		return b.last, nil
	}
	if !first && b.cost > costly {
		b.countAside(app)
		return b.last, nil
	}
	report, cost, err := b.count(app)
	if err != nil {
		return Report{}, err
	}
	b.last, b.cost = report, cost
	return report, nil
}

func (b *board) count(app core.App) (Report, time.Duration, error) {
	started := time.Now()
	// Not the visitor's context: others wait for this count, and he may leave.
	report, err := Read(context.Background(), app, b.now())
	return report, time.Since(started), err
}

// countAside counts while readers are served; the caller holds the mutex.
func (b *board) countAside(app core.App) {
	if b.counting {
		return
	}
	b.counting = true
	routine.FireAndForget(func() {
		report, cost, err := b.count(app)
		b.mutex.Lock()
		defer b.mutex.Unlock()
		b.counting = false
		if err != nil {
			app.Logger().Error("statistics not counted", "error", err)
			return
		}
		b.last, b.cost = report, cost
	})
}
