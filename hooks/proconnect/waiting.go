package proconnect

import (
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/tools/security"
)

const (
	flowLife     = 10 * time.Minute // from our form to ProConnect and back
	identityLife = 30 * time.Minute // from there to a session, or to a sign-up form that is filled in
	mostWaiting  = 20_000           // at once, in memory
)

// flow is a sign-in on its way: what we asked, then who ProConnect says it is. It stays here: a browser holds its number only.
type flow struct {
	State, Nonce, Verifier string
	Page                   string // to go back to
	Person                 *person
	until                  time.Time
}

// waiting are the flows of this process. Losing them costs their people one click.
type waiting struct {
	now   func() time.Time
	mu    sync.Mutex
	flows map[string]flow
}

func newWaiting(now func() time.Time) *waiting {
	return &waiting{now: now, flows: map[string]flow{}}
}

// put keeps a flow and returns its number, and false when too many wait.
func (w *waiting) put(f flow, life time.Duration) (string, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.flows) >= mostWaiting {
		for number, old := range w.flows {
			if w.now().After(old.until) {
				delete(w.flows, number)
			}
		}
	}
	if len(w.flows) >= mostWaiting {
		return "", false
	}
	number := security.RandomString(40)
	f.until = w.now().Add(life)
	w.flows[number] = f
	return number, true
}

// take returns a flow, once.
func (w *waiting) take(number string) (flow, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, known := w.flows[number]
	delete(w.flows, number)
	return f, known && w.now().Before(f.until)
}

// look returns a flow and leaves it.
func (w *waiting) look(number string) (flow, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, known := w.flows[number]
	return f, known && w.now().Before(f.until)
}
