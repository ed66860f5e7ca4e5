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
	number   int
	rng      *rand.Rand
	arrives  time.Time
	deadline time.Time
	buffer   []byte
}

func (b *beneficiary) live(ctx context.Context) {
	if !b.until(ctx, b.arrives) {
		return
	}
	for first := true; time.Now().Before(b.deadline); first = false {
		err := b.evaluation(ctx, first)
		switch {
		case errors.Is(err, errDeadline) || ctx.Err() != nil:
			return
		case err != nil:
			b.tally.fail(err)
			if !b.until(ctx, time.Now().Add(firstWait)) {
				return
			}
		}
	}
}

var errDeadline = errors.New("the duration is over")

// evaluation plays the whole campaign. At real pace the first one is taken up in the middle, at a moment drawn at
// random: so the crowd is at once as it would be at any time of a day, and not all reading the first instruction.
func (b *beneficiary) evaluation(ctx context.Context, first bool) error {
	var started struct {
		Token string `json:"token"`
	}
	entry := fmt.Appendf(nil, `{"code":%q,"name":"Charge %d","accompanied":"alone","device":{"width":390,"height":844,"pointer":"coarse","language":"fr","touch":true}}`,
		b.stage.code, b.number)
	if err := b.client.post(ctx, "evaluations", "", entry, &started); err != nil {
		return err
	}
	player := b.stage.players[b.rng.IntN(len(b.stage.players))]
	from, skipped := 0, time.Duration(0)
	if first && b.options.Pace == Real {
		from, skipped = b.middle(player)
	}
	for _, p := range player[from:] {
		if err := b.situation(ctx, started.Token, p, skipped); err != nil {
			return err
		}
		skipped = 0
		if b.options.Pace == Real && !b.until(ctx, time.Now().Add(between)) {
			return errDeadline
		}
	}
	if err := b.client.post(ctx, "end", started.Token, []byte(`{}`), nil); err != nil {
		return err
	}
	return b.client.post(ctx, "satisfaction", started.Token, []byte(`{"ease":4,"help":4}`), nil)
}

// middle draws a moment of the evaluation: the situation, and the time already spent in it.
func (b *beneficiary) middle(player player) (situation int, spent time.Duration) {
	var whole time.Duration
	for _, p := range player {
		whole += p.length()
	}
	moment := time.Duration(b.rng.Int64N(int64(whole)))
	for i, p := range player {
		if moment < p.length() {
			return i, moment
		}
		moment -= p.length()
	}
	return 0, 0
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

func (b *beneficiary) situation(ctx context.Context, token string, script play, spent time.Duration) error {
	var opened struct {
		ID    string `json:"id"`
		Block int    `json:"block"`
	}
	if err := b.client.post(ctx, "plays", token, fmt.Appendf(nil, `{"situation":%q}`, script.situation), &opened); err != nil {
		return err
	}
	s := &sitting{token: token, id: opened.ID, script: script, start: opened.Block * 100_000, began: time.Now().Add(-spent)}
	for s.first < len(script.at)-1 && script.at[s.first] < spent {
		s.first++
	}
	for s.left() > 0 {
		n, err := b.nextBatch(ctx, s)
		if err != nil {
			return err
		}
		if err := b.send(ctx, s, n); err != nil {
			return err
		}
	}
	ending := fmt.Appendf(nil, `{"outcome":%q,"block":%d,"count":%d}`, script.outcome, opened.Block, s.sent)
	return b.client.post(ctx, "plays/"+s.id+"/end", token, ending, nil)
}

func (s *sitting) left() int { return len(s.script.at) - s.first - s.sent }

// nextBatch waits as the front does, and says how many events go.
func (b *beneficiary) nextBatch(ctx context.Context, s *sitting) (int, error) {
	if b.options.Pace == Max {
		if time.Now().After(b.deadline) || ctx.Err() != nil {
			return 0, errDeadline
		}
		return min(maxBatch, s.left()), nil
	}
	next := s.first + s.sent
	last := len(s.script.at) - 1
	due := s.began.Add(s.script.at[next] + gather)
	if end := s.began.Add(s.script.at[last]); end.Before(due) {
		due = end // the last event does not wait
	}
	if !b.until(ctx, due) {
		return 0, errDeadline
	}
	n, now := 0, time.Since(s.began)
	for n < min(frontBatch, s.left()) && (n == 0 || s.script.at[next+n] <= now) {
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
