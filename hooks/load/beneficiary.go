package load

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"
)

const (
	gather     = 1200 * time.Millisecond // as the front's pump: events that come together travel together
	frontBatch = 100                     // events, as the front's delivery
	maxBatch   = 10                      // events, at max pace
	between    = 3 * time.Second         // from one situation to the next, at real pace

	firstWait, longestWait = 500 * time.Millisecond, 30 * time.Second // back-off of the front
)

// beneficiary plays one evaluation after the other until the deadline.
type beneficiary struct {
	*crowd
	client   *client
	number   int
	rng      *rand.Rand
	deadline time.Time
	campaign *campaign
	now      *evaluation // under way
	buffer   []byte
}

// evaluation is one that was entered, with the play that is open in it.
type evaluation struct {
	token string
	plays []play        // to come, the open one first
	spent time.Duration // in the open one, before the clock of the run started
	open  openPlay
}

type openPlay struct {
	ID    string `json:"id"`
	Block int    `json:"block"`
}

var errDeadline = errors.New("the duration is over")

// enter starts an evaluation and opens its first play. Somebody who is there when the run starts is taken, at real pace,
// in the middle of an evaluation, at a moment drawn at random: so the crowd is at once as it would be at any time of a
// day, and not all reading the first instruction.
func (b *beneficiary) enter(ctx context.Context, isThere bool) error {
	var started struct {
		Token string `json:"token"`
	}
	began := time.Now()
	entry := fmt.Appendf(nil, `{"code":%q,"name":"Charge %d","accompanied":"alone","device":{"width":390,"height":844,"pointer":"coarse","language":"fr","touch":true}}`,
		b.campaign.code, b.number)
	if err := b.client.post(ctx, "evaluations", "", entry, &started); err != nil {
		return err
	}
	e := &evaluation{token: started.Token, plays: b.campaign.players[b.rng.IntN(len(b.campaign.players))]}
	if isThere && b.options.Pace == Real {
		e.plays, e.spent = b.middle(e.plays)
	}
	b.now = e
	if err := b.openNext(ctx); err != nil {
		return err
	}
	b.tally.took(&b.tally.entries, time.Since(began))
	return nil
}

func (b *beneficiary) openNext(ctx context.Context) error {
	situation := fmt.Appendf(nil, `{"situation":%q}`, b.now.plays[0].situation)
	return b.client.post(ctx, "plays", b.now.token, situation, &b.now.open)
}

// live plays from the start of the run to its deadline.
func (b *beneficiary) live(ctx context.Context) {
	for {
		var err error
		if b.now == nil {
			err = b.enter(ctx, false)
		}
		if err == nil {
			err = b.finish(ctx)
		}
		b.now = nil
		if err != nil && !errors.Is(err, errDeadline) && ctx.Err() == nil {
			b.tally.fail(err)
			b.until(ctx, time.Now().Add(firstWait))
		}
		if ctx.Err() != nil || !time.Now().Before(b.deadline) {
			return
		}
	}
}

// finish plays the evaluation under way to its end.
func (b *beneficiary) finish(ctx context.Context) error {
	e := b.now
	for {
		if err := b.play(ctx, e); err != nil {
			return err
		}
		e.plays, e.spent = e.plays[1:], 0
		if len(e.plays) == 0 {
			break
		}
		if b.options.Pace == Real && !b.until(ctx, time.Now().Add(between)) {
			return errDeadline
		}
		if err := b.openNext(ctx); err != nil {
			return err
		}
	}
	if err := b.client.post(ctx, "end", e.token, []byte(`{}`), nil); err != nil {
		return err
	}
	return b.client.post(ctx, "satisfaction", e.token, []byte(`{"ease":4,"help":4}`), nil)
}

// middle draws a moment of an evaluation: the plays that are left, and the time already spent in the first of them.
func (b *beneficiary) middle(plays []play) (left []play, spent time.Duration) {
	var whole time.Duration
	for _, p := range plays {
		whole += p.length()
	}
	moment := time.Duration(b.rng.Int64N(int64(whole)))
	for i, p := range plays {
		if moment < p.length() {
			return plays[i:], moment
		}
		moment -= p.length()
	}
	return plays, 0
}

// sitting is one play under way. Its events are those of the script from first on; the n-th has position start + n.
type sitting struct {
	token, id string
	script    play
	first     int
	start     int
	began     time.Time // when the script's clock would have been 0
	sent      int       // events acknowledged
}

// play plays the open situation to its end.
func (b *beneficiary) play(ctx context.Context, e *evaluation) error {
	script := e.plays[0]
	s := &sitting{token: e.token, id: e.open.ID, script: script, start: e.open.Block * 100_000, began: time.Now().Add(-e.spent)}
	for s.first < len(script.at)-1 && script.at[s.first] < e.spent {
		s.first++
	}
	for s.left() > 0 {
		if err := b.ask(ctx, s); err != nil {
			return err
		}
		n, err := b.nextBatch(ctx, s)
		if err != nil {
			return err
		}
		if err := b.send(ctx, s, n); err != nil {
			return err
		}
	}
	ending := fmt.Appendf(nil, `{"outcome":%q,"block":%d,"count":%d}`, script.outcome, e.open.Block, s.sent)
	return b.client.post(ctx, "plays/"+s.id+"/end", e.token, ending, nil)
}

func (s *sitting) left() int { return len(s.script.at) - s.first - s.sent }

// ask asks for more items wherever the front does; before the end of a play, to hear that there are none. What comes is
// not looked at: the script goes on as it was simulated, with the form that the play would have or with the other.
func (b *beneficiary) ask(ctx context.Context, s *sitting) error {
	for len(s.script.asks) > 0 && s.script.asks[0] <= s.first+s.sent {
		if s.script.asks = s.script.asks[1:]; s.sent == 0 && s.first > 0 {
			continue // before the clock of the run started
		}
		began := time.Now()
		if err := b.client.post(ctx, "plays/"+s.id+"/next", "", fmt.Appendf(nil, `{"token":%q}`, s.token), nil); err != nil {
			return err
		}
		b.tally.took(&b.tally.asks, time.Since(began))
	}
	return nil
}

// together is how many events at most go at once: those before the next question have to be there when it is asked.
func (s *sitting) together() int {
	if len(s.script.asks) > 0 {
		return s.script.asks[0] - s.first - s.sent
	}
	return s.left()
}

// nextBatch waits as the front does, and says how many events go.
func (b *beneficiary) nextBatch(ctx context.Context, s *sitting) (int, error) {
	if b.options.Pace == Max {
		if time.Now().After(b.deadline) || ctx.Err() != nil {
			return 0, errDeadline
		}
		return min(maxBatch, s.together()), nil
	}
	next := s.first + s.sent
	last := next + s.together() - 1
	due := s.began.Add(s.script.at[next] + gather)
	if end := s.began.Add(s.script.at[last]); end.Before(due) {
		due = end // the last event does not wait, nor one after which the page asks
	}
	if !b.until(ctx, due) {
		return 0, errDeadline
	}
	n, now := 0, time.Since(s.began)
	for n < min(frontBatch, s.together()) && (n == 0 || s.script.at[next+n] <= now) {
		n++
	}
	return n, nil
}

// send sends one batch until it is acknowledged, or can never be.
func (b *beneficiary) send(ctx context.Context, s *sitting, n int) error {
	body := b.encode(s, n)
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		began := time.Now()
		err := b.client.post(ctx, "events", "", body, nil)
		if err == nil {
			b.tally.acknowledge(s, n, time.Since(began))
			s.sent += n
			return nil
		}
		if lasting := new(statusError); errors.As(err, &lasting) && lasting.lasting() {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		b.tally.fail(err)
		if !b.until(ctx, time.Now().Add(wait/2+time.Duration(b.rng.Int64N(int64(wait/2))))) {
			return errDeadline
		}
	}
}

func (b *beneficiary) encode(s *sitting, n int) []byte {
	body := fmt.Appendf(b.buffer[:0], `{"token":%q,"play":%q,"events":[`, s.token, s.id)
	for i := range n {
		if i > 0 {
			body = append(body, ',')
		}
		body = append(body, `{"position":`...)
		body = strconv.AppendInt(body, int64(s.start+s.sent+i), 10)
		body = append(body, ',')
		body = append(body, s.script.rest[s.first+s.sent+i]...)
	}
	b.buffer = append(body, `]}`...)
	return b.buffer
}

// until waits for a moment; false when the duration or the run ends before.
func (b *beneficiary) until(ctx context.Context, moment time.Time) bool {
	if moment.After(b.deadline) {
		moment = b.deadline
	}
	timer := time.NewTimer(time.Until(moment))
	defer timer.Stop()
	select {
	case <-timer.C:
		return time.Now().Before(b.deadline)
	case <-ctx.Done():
		return false
	}
}
