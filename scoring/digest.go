package scoring

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// canonical returns the events by position, each position once. Events that
// share a position are the same event sent again; should they differ, the
// choice does not depend on the order in which they came.
func canonical(events []Event) ([]Event, error) {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b Event) int { return cmp.Compare(a.Position, b.Position) })
	kept := sorted[:0]
	for _, e := range sorted {
		if len(kept) == 0 || kept[len(kept)-1].Position != e.Position {
			kept = append(kept, e)
			continue
		}
		last := &kept[len(kept)-1]
		former, err := appendEvent(nil, *last)
		if err != nil {
			return nil, err
		}
		again, err := appendEvent(nil, e)
		if err != nil {
			return nil, err
		}
		if bytes.Compare(again, former) < 0 {
			*last = e
		}
	}
	return kept, nil
}

// digestPlay names what was played: the events, and all that was fixed then.
func digestPlay(situation, version, outcome string, sorted []Event) ([]byte, error) {
	b := fmt.Appendf(nil, "%q %q %q %q\n", AlgorithmVersion, situation, version, outcome)
	sum := sha256.New()
	for _, e := range sorted {
		var err error
		if b, err = appendEvent(b, e); err != nil {
			return nil, err
		}
		sum.Write(b)
		b = b[:0]
	}
	sum.Write(b)
	return sum.Sum(b[:0]), nil
}

// appendEvent writes an event so that equal ones give equal bytes, whether
// their numbers were read from JSON or not, and different ones different bytes.
func appendEvent(b []byte, e Event) ([]byte, error) {
	if !finite(e.At) {
		return nil, fmt.Errorf("%w: %s at position %d", ErrMalformedEvent, e.Name, e.Position)
	}
	b = strconv.AppendInt(b, int64(e.Position), 10)
	b = strconv.AppendQuote(append(b, ' '), e.Name)
	b = strconv.AppendFloat(append(b, ' '), e.At, 'g', -1, 64)
	var few [8]string
	names := slices.AppendSeq(few[:0], maps.Keys(e.Data))
	slices.Sort(names)
	for _, name := range names {
		b = strconv.AppendQuote(append(b, ' '), name)
		var err error
		if b, err = appendValue(append(b, ':'), e.Data[name]); err != nil {
			return nil, fmt.Errorf("%w: %s at position %d: %w", ErrMalformedEvent, e.Name, e.Position, err)
		}
	}
	return append(b, '\n'), nil
}

func appendValue(b []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case string:
		return strconv.AppendQuote(b, v), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	}
	if x, ok := number(value); ok {
		return strconv.AppendFloat(b, x, 'g', -1, 64), nil
	}
	raw, err := json.Marshal(value) // no plain value: CheckEvent lets none in
	return append(b, raw...), err
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
