package norm

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/fnv"
	"math"

	tdigest "github.com/caio/go-tdigest/v4"
)

// For is the empty cohort with this identifier. The digest of a large cohort
// draws at random; the identifier fixes its draws.
func For(cohort string) Summary {
	h := fnv.New64a()
	h.Write([]byte(cohort)) // never fails
	return Summary{seed: h.Sum64()}
}

// ErrStored says that bytes are no stored summary.
var ErrStored = errors.New("norm: not a stored summary")

// mostValues is more than any cohort has, and far from where sums overflow.
const mostValues = 1 << 40

// stored is a summary as bytes.
type stored struct {
	N          int
	Mean       float64
	M2, M3     float64
	Least, Top float64
	Values     []float64
	Counts     []int
	Sketch     []byte
	Shift      float64
	Seed       uint64
}

// MarshalBinary stores a summary. Nothing is lost: a summary that was stored
// and read goes on as one that was not, to the bit.
func (s Summary) MarshalBinary() ([]byte, error) {
	m := s.moments
	out := stored{N: m.n, Mean: m.mean, M2: m.m2, M3: m.m3, Least: m.least, Top: m.top, Seed: s.seed}
	for _, p := range s.exact {
		out.Values, out.Counts = append(out.Values, p.value), append(out.Counts, p.count)
	}
	if s.sketch != nil {
		out.Sketch, out.Shift = s.sketch.bytes, s.sketch.shift
	}
	var buffer bytes.Buffer
	err := gob.NewEncoder(&buffer).Encode(out)
	return buffer.Bytes(), err
}

// UnmarshalBinary reads a stored summary, or refuses it with [ErrStored].
func (s *Summary) UnmarshalBinary(data []byte) error {
	var in stored
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&in); err != nil {
		return fmt.Errorf("%w: %w", ErrStored, err)
	}
	if len(in.Values) != len(in.Counts) || (len(in.Values) > 0 && in.Sketch != nil) {
		return fmt.Errorf("%w: %d values and %d counts", ErrStored, len(in.Values), len(in.Counts))
	}
	read := Summary{moments: moments{in.N, in.Mean, in.M2, in.M3, in.Least, in.Top}, seed: in.Seed}
	for i, x := range in.Values {
		read.exact = append(read.exact, point{x, in.Counts[i]})
	}
	if in.Sketch != nil {
		digest := tdigest.TDigest{}
		if err := digest.FromBytes(in.Sketch); err != nil {
			return fmt.Errorf("%w: %w", ErrStored, err)
		}
		if digest.Compression() != compression {
			return fmt.Errorf("%w: a digest of compression %g", ErrStored, digest.Compression())
		}
		read.sketch = &sketch{in.Sketch, in.Shift}
	}
	if err := read.check(); err != nil {
		return err
	}
	*s = read
	return nil
}

// check refuses points that do not rise, or do not add up.
func (s Summary) check() error {
	total, last := 0, math.Inf(-1)
	for _, p := range s.points() {
		_, ok := measured(p.value)
		if !ok || p.value < last || p.count < 1 || p.count > mostValues {
			return fmt.Errorf("%w: %d times the value %g after %g", ErrStored, p.count, p.value, last)
		}
		total, last = total+p.count, p.value
	}
	if total != s.N() {
		return fmt.Errorf("%w: %d values where it says %d", ErrStored, total, s.N())
	}
	return nil
}
