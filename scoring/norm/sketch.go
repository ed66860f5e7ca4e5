package norm

import (
	"math"
	"math/rand/v2"
	"sort"

	tdigest "github.com/caio/go-tdigest/v4"
)

// compression of the digest: some 1 200 centroids, ranks right to a thousandth.
const compression = 100

// piecesOfAll is in how many pieces the whole cohort comes at least.
const piecesOfAll = 1000

// roundedShare of the range is the most by which storing moves a value: sums of
// differences in 32 bits.
const roundedShare = 1. / (1 << 22)

// sketch is a t-digest (Dunning & Ertl 2019, arXiv:1902.04023) in its stored
// form. It is rebuilt from that form at each merge, so that a sketch that was
// stored in between goes on as one that was not.
type sketch struct {
	bytes []byte
	shift float64 // taken off the values: the digest stores differences in 32 bits
}

// digestRandom is the source that a digest draws from.
type digestRandom struct{ *rand.Rand }

// Intn is what the digest calls IntN.
func (r digestRandom) Intn(n int) int { return r.IntN(n) }

// newRandom depends on the cohort and on how many values it held before.
func newRandom(seed uint64, n int) digestRandom {
	return digestRandom{rand.New(rand.NewPCG(seed, uint64(n)))}
}

func newSketch(p points, seed uint64) *sketch {
	s := &sketch{shift: p.quantile(.5)}
	return s.with(p, newRandom(seed, 0))
}

// open gives the digest.
func (s *sketch) open(random digestRandom) *tdigest.TDigest {
	digest, err := tdigest.New(tdigest.Compression(compression), tdigest.RandomNumberGenerator(random))
	if err == nil && s.bytes != nil {
		err = digest.FromBytes(s.bytes)
	}
	if err != nil {
		panic(err) // the options are constants, and the bytes were checked when they were read
	}
	return digest
}

// with adds points, in an order drawn at random: a digest is worse at values
// that rise. A value that many share comes in small pieces, since one large
// centroid would be read as a stretch of values.
func (s *sketch) with(p points, random digestRandom) *sketch {
	digest := s.open(random)
	sums := p.before()
	piece := max(1, (int(digest.Count())+sums[len(p)])/piecesOfAll)
	var pieces points
	for _, q := range p {
		for ; q.count > piece; q.count -= piece {
			pieces = append(pieces, point{q.value, piece})
		}
		pieces = append(pieces, q)
	}
	for _, i := range random.Perm(len(pieces)) {
		if err := digest.AddWeighted(pieces[i].value-s.shift, uint64(pieces[i].count)); err != nil {
			panic(err) // a point is a number and has a count
		}
	}
	bytes, err := digest.AsBytes()
	if err != nil {
		panic(err) // as its author says, it has none
	}
	return &sketch{bytes, s.shift}
}

// points are the centroids, which are no longer values of single persons.
func (s *sketch) points() points {
	var p points
	s.open(newRandom(0, 0)).ForEachCentroid(func(mean float64, count uint64) bool {
		p = append(p, point{mean + s.shift, int(count)})
		return true
	})
	return p
}

// centroids are read as lines: half of each lies on either side of its mean.
type centroids struct {
	points     points
	least, top float64
}

// quantile goes along the line through (rank, value): the least, the middle of
// each centroid, the top.
func (c centroids) quantile(share float64) float64 {
	sums := c.points.before()
	n := len(c.points)
	rank := func(i int) float64 { return float64(sums[i]) + float64(c.points[i].count-1)/2 }
	h := float64(sums[n]-1) * share
	i := sort.Search(n, func(i int) bool { return rank(i) >= h })
	fromRank, from, toRank, to := 0.0, c.least, float64(sums[n]-1), c.top
	if i > 0 {
		fromRank, from = rank(i-1), c.points[i-1].value
	}
	if i < n {
		toRank, to = rank(i), c.points[i].value
	}
	if toRank <= fromRank {
		return math.Max(c.least, math.Min(to, c.top))
	}
	return math.Max(c.least, math.Min(from+(to-from)*(h-fromRank)/(toRank-fromRank), c.top))
}

// below is the mid-rank: at a value that many share the middle of its
// centroids, elsewhere along the line.
func (c centroids) below(x float64) float64 {
	sums := c.points.before()
	n := len(c.points)
	blur := (c.top - c.least) * roundedShare
	first := sort.Search(n, func(i int) bool { return c.points[i].value >= x-blur })
	beyond := sort.Search(n, func(i int) bool { return c.points[i].value > x+blur })
	middle := func(i int) float64 { return float64(sums[i]) + float64(c.points[i].count)/2 }
	switch {
	case x < c.least:
		return 0
	case x > c.top:
		return float64(sums[n])
	case first < beyond:
		return float64(sums[first]+sums[beyond]) / 2
	}
	fromRank, from, toRank, to := 0.0, c.least, float64(sums[n]), c.top
	if first > 0 {
		fromRank, from = middle(first-1), c.points[first-1].value
	}
	if first < n {
		toRank, to = middle(first), c.points[first].value
	}
	if to <= from {
		return fromRank
	}
	return fromRank + (toRank-fromRank)*(x-from)/(to-from)
}
