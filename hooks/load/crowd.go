package load

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"
)

// doors is how many enter at a time, before the clock starts.
const doors = 16

// crowd is all the beneficiaries of a run.
type crowd struct {
	options Options
	address string
	stage   *stage
	tally   *tally
}

func newCrowd(o Options, address string, s *stage) *crowd {
	return &crowd{options: o, address: address, stage: s, tally: newTally()}
}

// play lets everybody in, then starts the clock and lets them play until the duration is over: all are there for the
// whole of it. It returns the seconds from the start of the clock to the last answer.
func (c *crowd) play(ctx context.Context) (float64, error) {
	beneficiaries := make([]*beneficiary, c.options.Beneficiaries)
	for i := range beneficiaries {
		beneficiaries[i] = &beneficiary{crowd: c, client: newClient(c.address), number: i, campaign: c.stage.of(i), rng: rand.New(rand.NewPCG(uint64(i), 3))}
	}
	if err := c.seat(ctx, beneficiaries); err != nil {
		return 0, fmt.Errorf("let the beneficiaries in: %w", err)
	}
	began := time.Now()
	var all sync.WaitGroup
	for _, b := range beneficiaries {
		b.deadline = began.Add(c.options.Duration)
		all.Go(func() { b.live(ctx) })
	}
	all.Wait()
	return time.Since(began).Seconds(), ctx.Err()
}

// seat stops at the first who cannot enter.
func (c *crowd) seat(ctx context.Context, beneficiaries []*beneficiary) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	queue := make(chan *beneficiary)
	if c.options.Arrivals > 0 {
		return c.arrive(ctx, stop, beneficiaries)
	}
	var all sync.WaitGroup
	for range min(doors, len(beneficiaries)) {
		all.Go(func() {
			for b := range queue {
				if err := b.enter(ctx, true); err != nil {
					stop(err)
				}
			}
		})
	}
	for _, b := range beneficiaries {
		queue <- b
	}
	close(queue)
	all.Wait()
	return context.Cause(ctx)
}

// arrive lets everybody in at an even pace, whether the server keeps up or not: as when a whole room starts.
func (c *crowd) arrive(ctx context.Context, stop context.CancelCauseFunc, beneficiaries []*beneficiary) error {
	began := time.Now()
	var all sync.WaitGroup
	for i, b := range beneficiaries {
		b.deadline = began.Add(c.options.Arrivals + requestTimeout)
		if !b.until(ctx, began.Add(c.options.Arrivals*time.Duration(i)/time.Duration(len(beneficiaries)))) {
			break
		}
		all.Go(func() {
			if err := b.enter(ctx, true); err != nil {
				stop(err)
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}
