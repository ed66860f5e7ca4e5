package cohorts

import (
	"crypto/sha256"
	"encoding"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"math"
	"strings"
	"time"

	"eva/scoring/norm"
)

// block is how many values enter a summary at once. Values are folded in
// blocks of the same values whatever the night that they came, so that many
// small refreshes and one rebuild give the same bytes, digest or not.
const block = 1024

// tally is what a cohort has counted of one metric.
type tally struct {
	summary  norm.Summary // of all whole blocks
	tail     []float64    // what came since, less than a block
	inputs   hash.Hash    // of all that went in, as it came
	first    string       // when the first and the last play ended, as stored
	last     string
	excluded map[string]int // plays left out, by reason
	changed  bool           // since it was loaded
}

func newTally(k key) *tally {
	name := strings.Join([]string{k.Situation, k.BankVersion, k.Scale, k.Metric, k.Cohort}, "|")
	return &tally{summary: norm.For(name), inputs: sha256.New(), excluded: map[string]int{}}
}

// add counts a value in.
func (t *tally) add(play, endedAt string, value float64) {
	t.changed = true
	t.note(play, math.Float64bits(value))
	if t.tail = append(t.tail, value); len(t.tail) == block {
		t.summary = t.summary.With(t.tail)
		t.tail = t.tail[:0]
	}
	if t.first == "" || endedAt < t.first {
		t.first = endedAt
	}
	if endedAt > t.last {
		t.last = endedAt
	}
}

// leaveOut counts a play that is no part of the norm.
func (t *tally) leaveOut(play, reason string) {
	t.changed = true
	t.note(play+reason, 0)
	t.excluded[reason]++
}

// note appends to what the hash of the inputs is made of.
func (t *tally) note(what string, bits uint64) {
	var line [64]byte
	b := append(line[:0], what...)
	for shift := 0; shift < 64; shift += 8 {
		b = append(b, byte(bits>>shift))
	}
	t.inputs.Write(append(b, '\n'))
}

func (t *tally) empty() bool { return t.summary.N()+len(t.tail) == 0 }

// hash names the plays and values that went in.
func (t *tally) hash() string { return hex.EncodeToString(t.inputs.Sum(nil)) }

// describe computes the statistics of a tally that is not empty.
func (t *tally) describe(k key, number int, now time.Time) map[string]any {
	s := t.summary.With(t.tail)
	return map[string]any{
		"situation": k.Situation, "bank_version": k.BankVersion, "scale": k.Scale, "metric": k.Metric, "cohort": k.Cohort,
		"version": number, "state": "candidate", "n": s.N(),
		"mean": orNil(s.Mean()), "sd": orNil(s.SD()), "median": orNil(s.Median()), "mad": orNil(s.MAD()),
		"percentiles": orNil(s.Percentiles()),
		"first_at":    t.first, "last_at": t.last, "excluded": t.excluded,
		"inputs_hash": t.hash(), "computed_at": now,
	}
}

// orNil stores what cannot be measured as null.
func orNil[T any](value T, ok bool) any {
	if !ok {
		return nil
	}
	return value
}

// stored is a tally between two nights.
type stored struct {
	Summary  []byte         `json:"summary"`
	Tail     []float64      `json:"tail"`
	Inputs   []byte         `json:"inputs"` // the hash, half-way
	First    string         `json:"first"`
	Last     string         `json:"last"`
	Excluded map[string]int `json:"excluded"`
}

func (t *tally) MarshalJSON() ([]byte, error) {
	summary, err := t.summary.MarshalBinary()
	if err != nil {
		return nil, err
	}
	inputs, err := t.inputs.(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		return nil, err
	}
	return json.Marshal(stored{summary, t.tail, inputs, t.first, t.last, t.excluded})
}

func (t *tally) UnmarshalJSON(raw []byte) error {
	var s stored
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	*t = tally{inputs: sha256.New(), tail: s.Tail, first: s.First, last: s.Last, excluded: s.Excluded}
	if err := t.summary.UnmarshalBinary(s.Summary); err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	return t.inputs.(encoding.BinaryUnmarshaler).UnmarshalBinary(s.Inputs)
}
