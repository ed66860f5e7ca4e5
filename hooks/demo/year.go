package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"eva/hooks/internal/simulation"
)

const (
	comesBack   = 0.06 // share of evaluations by somebody who came before
	interrupted = 0.07 // share of evaluations left in the middle of a situation
	neverLeaves = -1
)

// visit is one evaluation to come: who, when, and how they will play.
type visit struct {
	at        time.Time
	campaign  *campaign
	person    person
	comesBack bool
	leavesAt  int // index of the situation in the middle of which they leave, or neverLeaves
	plays     []*rehearsal
}

// rehearsal is a play, simulated before its turn comes.
type rehearsal struct {
	content simulation.Bank
	profile simulation.Profile
	done    chan struct{} // closed once play or err is there
	play    *simulation.Play
	err     error
}

// year plays the evaluations in the order in which they would have come. Simulating takes as long as storing and
// scoring: it is done ahead, on another core.
func (f *filler) year(ctx context.Context, campaigns []*campaign, evaluations int) error {
	visits, err := f.plan(campaigns, evaluations)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go f.rehearse(ctx, visits)
	known := map[string][]string{}
	for i, v := range visits {
		if err := f.receive(ctx, v, known); err != nil {
			return fmt.Errorf("demo evaluation %d: %w", i+1, err)
		}
	}
	return nil
}

func (f *filler) plan(campaigns []*campaign, evaluations int) ([]*visit, error) {
	banks := map[string]simulation.Bank{}
	visits := make([]*visit, evaluations)
	for i := range visits {
		c := f.choose(campaigns)
		v := &visit{at: f.officeHour(c), campaign: c, person: f.newPerson(), leavesAt: neverLeaves}
		v.comesBack = f.rng.Float64() < comesBack
		if f.rng.Float64() < interrupted {
			v.leavesAt = f.rng.IntN(len(c.situations))
		}
		for _, situation := range c.situations {
			bank, err := f.bank(banks, situation, c.freeText)
			if err != nil {
				return nil, err
			}
			v.plays = append(v.plays, &rehearsal{content: bank, profile: f.profile(v.person), done: make(chan struct{})})
		}
		visits[i] = v
	}
	slices.SortStableFunc(visits, func(a, b *visit) int { return a.at.Compare(b.at) })
	return visits, nil
}

// rehearse simulates all plays in order, a little ahead of those who wait for them.
func (f *filler) rehearse(ctx context.Context, visits []*visit) {
	for _, v := range visits {
		for _, r := range v.plays {
			if r.err = ctx.Err(); r.err == nil && !r.content.Routed() {
				r.play, r.err = f.player.Play(r.content, r.profile)
			}
			close(r.done)
		}
	}
}

func (f *filler) choose(campaigns []*campaign) *campaign {
	total := 0
	for _, c := range campaigns {
		total += c.weight
	}
	draw := f.rng.IntN(total)
	for _, c := range campaigns {
		if draw < c.weight {
			return c
		}
		draw -= c.weight
	}
	return campaigns[0]
}

// officeHour is a moment of a working day while the campaign ran, ended before now.
func (f *filler) officeHour(c *campaign) time.Time {
	first := f.now.AddDate(0, -c.from, 0)
	days := int(f.now.AddDate(0, -c.to, 0).Sub(first).Hours()/24) - 1
	for {
		day := first.AddDate(0, 0, 1+f.rng.IntN(max(days, 1)))
		at := time.Date(day.Year(), day.Month(), day.Day(), 8+f.rng.IntN(8), f.rng.IntN(60), f.rng.IntN(60), 0, day.Location())
		if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && at.Before(f.now.Add(-2*time.Hour)) {
			return at
		}
	}
}
