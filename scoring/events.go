package scoring

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// CommonEvents are recorded by the runner in any situation.
var CommonEvents = map[string][]string{
	"instruction_replayed": {},
	"training_started":     {"round"},
	"training_ended":       {"round", "understood"},
	"test_started":         {},
	"help_opened":          {},
	"paused":               {},
	"continued":            {},
	"resumed":              {},
	"focus_lost":           {},
	"focus_gained":         {},
	"accommodation":        {"name", "value"},
	"finished":             {},
	"abandoned":            {},
}

// maxText bounds a text in an event's data, in bytes: a free text of two pages fits.
const maxText = 16_384

// CheckEvent says whether a situation may record this event: its name, its
// place and exactly the declared keys, each with a plain value.
func CheckEvent(situation string, e Event) error {
	s, err := Lookup(situation)
	if err != nil {
		return err
	}
	keys, ok := s.Events[e.Name]
	if !ok {
		keys, ok = CommonEvents[e.Name]
	}
	if !ok {
		return fmt.Errorf("%w: %q in %s", ErrUnknownEvent, e.Name, situation)
	}
	if e.Position < 0 || e.At < 0 || !finite(e.At) {
		return fmt.Errorf("%w: %s at position %d", ErrMalformedEvent, e.Name, e.Position)
	}
	if len(e.Data) != len(keys) {
		return fmt.Errorf("%w: %s needs the keys %q", ErrMalformedEvent, e.Name, keys)
	}
	for _, key := range keys {
		if !plain(e.Data[key]) {
			return fmt.Errorf("%w: %s has no plain %q", ErrMalformedEvent, e.Name, key)
		}
	}
	return nil
}

// plain tells a text, a finite number or a boolean from anything else.
func plain(value any) bool {
	switch v := value.(type) {
	case string:
		return len(v) <= maxText
	case bool:
		return true
	}
	_, ok := number(value)
	return ok
}

// number reads a finite number of an event's data.
func number(value any) (float64, bool) {
	var x float64
	switch v := value.(type) {
	case float64:
		x = v
	case int:
		x = float64(v)
	case int64:
		x = float64(v)
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			return 0, false
		}
		x = f
	default:
		return 0, false
	}
	return x, finite(x)
}

// text reads a text of an event's data; anything else reads as "".
func text(value any) string {
	s, _ := value.(string)
	return s
}

// canonical returns the events by position, each position once. Events that
// share a position are the same event sent again; should they differ, the
// choice does not depend on the order in which they came.
func canonical(events []Event) ([]Event, error) {
	type encoded struct {
		event Event
		bytes []byte
	}
	list := make([]encoded, len(events))
	for i, e := range events {
		b, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("%w: %s at position %d: %w", ErrMalformedEvent, e.Name, e.Position, err)
		}
		list[i] = encoded{e, b}
	}
	slices.SortFunc(list, func(a, b encoded) int {
		return cmp.Or(cmp.Compare(a.event.Position, b.event.Position), bytes.Compare(a.bytes, b.bytes))
	})
	list = slices.CompactFunc(list, func(a, b encoded) bool { return a.event.Position == b.event.Position })
	sorted := make([]Event, len(list))
	for i := range list {
		sorted[i] = list[i].event
	}
	return sorted, nil
}

// hashPlay names all that a result depends on. The keys are in it through the
// version of the bank, which never changes once published. It relies on
// encoding/json: fields in order, keys of maps sorted.
func hashPlay(p Play, sorted []Event) (string, error) {
	b, err := json.Marshal(struct {
		Situation, BankVersion, AlgorithmVersion, Outcome string
		Events                                            []Event
	}{p.Situation, p.BankVersion, AlgorithmVersion, p.Outcome, sorted})
	if err != nil {
		return "", fmt.Errorf("encode the play: %w", err)
	}
	return hash(b), nil
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
