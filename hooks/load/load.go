// Package load plays whole evaluations over HTTP, as many at once as asked, and checks in the database that every event
// the server acknowledged is there, once. It plays against a server of its own, or against one on this machine.
package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"net"
	"net/url"
	"os"
	"time"
)

// Real and Max are the paces: as people play, or as quickly as the server acknowledges.
const (
	Real = "real"
	Max  = "max"
)

// Options says who plays, for how long, and where.
type Options struct {
	Beneficiaries int
	Duration      time.Duration
	Pace          string        // Real or Max
	Arrivals      time.Duration // over which they come, before the clock starts; 0: as quickly as they are let in
	Front         fs.FS         // the situations' simulate()
	Target        Target        // with an empty URL, a server is started for the run
}

// Target is a server, and the directory of its database.
type Target struct{ URL, Dir string }

// Report is what a run measured. A batch is one request of events; latencies are of batches.
type Report struct {
	Beneficiaries     int     `json:"beneficiaries"`
	Seconds           float64 `json:"seconds"`
	Batches           int     `json:"batches"`
	Events            int     `json:"events"`
	BatchesPerSecond  float64 `json:"batches_per_s"`
	EventsPerSecond   float64 `json:"events_per_s"`
	P50               float64 `json:"p50_ms"`
	P95               float64 `json:"p95_ms"`
	P99               float64 `json:"p99_ms"`
	Entries           int     `json:"entries"` // from the code to the first activity
	EntryP50          float64 `json:"entry_p50_ms"`
	EntryP95          float64 `json:"entry_p95_ms"`
	Asks              int     `json:"nexts"` // for the items that follow
	AskP50            float64 `json:"next_p50_ms"`
	AskP95            float64 `json:"next_p95_ms"`
	Errors            int     `json:"errors"`
	Acknowledged      int     `json:"acknowledged"` // events
	Found             int     `json:"found"`        // of the acknowledged, those in the database
	Lost              int     `json:"lost"`
	Duplicated        int     `json:"duplicated"`
	FloorEventsPerSec float64 `json:"floor_events_per_s"` // raw inserts of the same rows, in the same batches
	RatioToFloor      float64 `json:"ratio_to_floor"`
}

// Verdict is an error when an acknowledged event is not in the database exactly once.
func (r Report) Verdict() error {
	if r.Lost > 0 || r.Duplicated > 0 {
		return fmt.Errorf("%d events lost, %d duplicated", r.Lost, r.Duplicated)
	}
	return nil
}

// ErrNotLoopback refuses to load somebody else's machine.
var ErrNotLoopback = errors.New("only a server on this machine can be loaded: 127.0.0.1, [::1] or localhost")

func (o Options) validate() error {
	switch {
	case o.Beneficiaries < 1:
		return errors.New("at least one beneficiary is needed")
	case o.Duration <= 0:
		return errors.New("the duration must be positive")
	case o.Arrivals < 0:
		return errors.New("people cannot arrive in less than no time")
	case o.Pace != Real && o.Pace != Max:
		return fmt.Errorf("pace %q: want %q or %q", o.Pace, Real, Max)
	case o.Target.URL != "":
		return checkLoopback(o.Target.URL)
	}
	return nil
}

func checkLoopback(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	if host := u.Hostname(); host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return ErrNotLoopback
	}
	return nil
}

// Run prepares a campaign and the plays, lets everybody in, lets them play for the duration, then checks and compares.
func Run(ctx context.Context, o Options) (Report, error) {
	if err := o.validate(); err != nil {
		return Report{}, err
	}
	target := o.Target
	stop := func() error { return nil }
	if target.URL == "" {
		dir, err := os.MkdirTemp("", "eva-load-")
		if err != nil {
			return Report{}, err
		}
		defer os.RemoveAll(dir)
		target.Dir = dir
	}
	stage, err := prepare(target.Dir, o)
	if err != nil {
		return Report{}, fmt.Errorf("prepare the load: %w", err)
	}
	if target.URL == "" {
		if target.URL, stop, err = startServer(ctx, target.Dir); err != nil {
			return Report{}, err
		}
	}
	crowd := newCrowd(o, target.URL, stage)
	seconds, err := crowd.play(ctx)
	if stopped := stop(); err == nil {
		err = stopped
	}
	if err != nil {
		return Report{}, err
	}
	return conclude(o, crowd.tally, seconds, target.Dir)
}

// conclude compares what was acknowledged with what is stored, then measures the floor with the same rows.
func conclude(o Options, t *tally, seconds float64, dir string) (Report, error) {
	rows, err := readRows(dir, t)
	if err != nil {
		return Report{}, fmt.Errorf("read the events back: %w", err)
	}
	report := t.report(seconds)
	report.Beneficiaries = o.Beneficiaries
	report.Found, report.Duplicated = t.compare(rows)
	report.Lost = report.Acknowledged - report.Found
	floor, err := measureFloor(dir, t, rows)
	if err != nil {
		return Report{}, fmt.Errorf("measure the floor: %w", err)
	}
	report.FloorEventsPerSec = round(floor)
	if floor > 0 {
		report.RatioToFloor = math.Round(1e6*report.EventsPerSecond/floor) / 1e6
	}
	return report, nil
}
