package scoring

import (
	"encoding/json"
	"fmt"
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
