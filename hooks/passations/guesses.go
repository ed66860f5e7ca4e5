package passations

import (
	"sync"
	"time"
)

const (
	guessWindow = 10 * time.Minute
	// maxGuesses is of wrong codes from one address in a window. A class of 30 behind one address where everybody
	// is wrong twice stays below; somebody who tries all codes would need years.
	maxGuesses = 80
	// maxAddresses bounds the memory; beyond it the oldest window is forgotten with all others.
	maxAddresses = 50_000
)

// guesses counts the wrong codes of each address. PocketBase's own limits count every look-up, so they must be wide
// enough for a class that types right codes; wrong ones deserve a narrower one.
type guesses struct {
	mu     sync.Mutex
	wrong  map[string]int
	closes time.Time // end of the present window
}

func newGuesses() *guesses { return &guesses{wrong: map[string]int{}} }

// allowed is false once an address was wrong too often.
func (g *guesses) allowed(address string, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	return g.wrong[address] < maxGuesses
}

// missed counts a wrong code.
func (g *guesses) missed(address string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	g.wrong[address]++
}

func (g *guesses) turn(now time.Time) {
	if now.Before(g.closes) && len(g.wrong) < maxAddresses {
		return
	}
	g.wrong = map[string]int{}
	g.closes = now.Add(guessWindow)
}
