package load

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"
)

// longestArrival is the time over which people come in; a whole town does not push the door in the same second.
const longestArrival = 20 * time.Second

// crowd is all the beneficiaries of a run.
type crowd struct {
	options Options
	client  *client
	stage   *stage
	tally   *tally
}

func newCrowd(o Options, address string, s *stage) *crowd {
	return &crowd{options: o, client: newClient(address, o.Beneficiaries), stage: s, tally: newTally()}
}

// play lets everybody play until the duration is over. It returns the seconds from the first request to the last answer.
func (c *crowd) play(ctx context.Context) float64 {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	began := time.Now()
	deadline := began.Add(c.options.Duration)
	arrival := min(longestArrival, c.options.Duration/3)
	if c.options.Pace == Max {
		arrival = 0
	}
	var all sync.WaitGroup
	for i := range c.options.Beneficiaries {
		b := &beneficiary{
			crowd: c, number: i, deadline: deadline, rng: rand.New(rand.NewPCG(uint64(i), 3)),
			arrives: began.Add(arrival * time.Duration(i) / time.Duration(c.options.Beneficiaries)),
		}
		all.Go(func() { b.live(ctx) })
	}
	all.Wait()
	return time.Since(began).Seconds()
}
