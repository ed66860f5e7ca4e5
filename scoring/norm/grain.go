package norm

// Grain is how finely a norm may be read, given how many it rests on.
type Grain string

const (
	Nothing Grain = "nothing" // too few: show no norm at all
	Z       Grain = "z"       // distance to the mean, with a caveat
	Tens    Grain = "tens"    // percentiles rounded to tens
	Full    Grain = "full"    // percentiles
)

// grains from the finest down. With n = 100 the standard error of the median's
// rank is 5 points, with n = 300 it is 3.
var grains = []struct {
	from  int
	grain Grain
}{
	{300, Full},
	{100, Tens},
	{Least, Z},
	{0, Nothing},
}

// GrainOf is the finest grain that n values allow.
func GrainOf(n int) Grain {
	for _, g := range grains {
		if n >= g.from {
			return g.grain
		}
	}
	return Nothing
}
