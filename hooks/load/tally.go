package load

import (
	"fmt"
	"math"
	"os"
	"slices"
	"sync"
	"time"
)

const shownErrors = 5 // printed, of all that are counted

// batch is one that the server acknowledged: events start … start+count−1 of a play.
type batch struct {
	play         string
	start, count int
}

// tally keeps what the server acknowledged, in the order of its answers.
type tally struct {
	mu        sync.Mutex
	batches   []batch
	latencies []float64 // ms
	events    int
	errors    int
	entries   []float64 // ms, from the code to the first activity
	asks      []float64 // ms
}

func newTally() *tally { return &tally{} }

func (t *tally) acknowledge(s *sitting, count int, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.batches = append(t.batches, batch{s.id, s.start + s.sent, count})
	t.latencies = append(t.latencies, milliseconds(took))
	t.events += count
}

// took adds a time to one of the tally's lists.
func (t *tally) took(list *[]float64, time time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	*list = append(*list, milliseconds(time))
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func (t *tally) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.errors++
	if t.errors <= shownErrors {
		fmt.Fprintln(os.Stderr, "load:", err)
	}
}

func (t *tally) report(seconds float64) Report {
	for _, list := range [][]float64{t.latencies, t.entries, t.asks} {
		slices.Sort(list)
	}
	return Report{
		Seconds: round(seconds), Batches: len(t.batches), Events: t.events, Acknowledged: t.events, Errors: t.errors,
		BatchesPerSecond: round(float64(len(t.batches)) / seconds), EventsPerSecond: round(float64(t.events) / seconds),
		P50: round(quantile(t.latencies, 0.5)), P95: round(quantile(t.latencies, 0.95)), P99: round(quantile(t.latencies, 0.99)),
		Entries: len(t.entries), EntryP50: round(quantile(t.entries, 0.5)), EntryP95: round(quantile(t.entries, 0.95)),
		Asks: len(t.asks), AskP50: round(quantile(t.asks, 0.5)), AskP95: round(quantile(t.asks, 0.95)),
	}
}

// quantile is the smallest value that at least a share q of the sorted values does not exceed.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)]
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }
