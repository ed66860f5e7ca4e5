package irt

import (
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

const (
	louisStrips = 8   // parts of the patterns, each summed by one worker: fixed, so that the order of the sums is
	louisBlock  = 512 // patterns whose products are taken together
)

// louis is the observed information of an exponential family (Louis 1982): the complete-data information expected given
// the data, minus the covariance of the complete-data score under each person's posterior.
//
// The score of parameter u of person i at node q is α_iu·θ_q − h_u(q), up to what does not depend on q: α is the response
// for a slope and 0 for an intercept; h is θ_q·E(X|θ_q) for a slope and P(X ≥ v|θ_q) for intercept v; both are 0 for an
// item that was not given. With V the posterior variances of θ, K its covariances with h, H̄ the posterior means of h, the
// covariances over persons are A′VA − A′K − K′A − H̄′H̄ + Σ_i E_i(hh′): matrix products of the size of the data, and a last
// term that needs only the persons expected at each node among those who were given both items.
func (e *estimation) louis() *mat.SymDense {
	e.expect()
	curves := e.curves()
	total := e.complete()
	strips := make([]*mat.Dense, louisStrips)
	e.parallel(louisStrips, func(s int) {
		size := (len(e.sample.patterns) + louisStrips - 1) / louisStrips
		from := min(s*size, len(e.sample.patterns))
		strips[s] = e.strip(from, min(from+size, len(e.sample.patterns)), curves)
	})
	n := len(e.parameters)
	for _, covariance := range strips {
		for u := range n {
			for v := u; v < n; v++ {
				total.SetSym(u, v, total.At(u, v)-covariance.At(u, v))
			}
		}
	}
	return total
}

// complete is the information that the responses would hold if the abilities were known: nothing between items.
func (e *estimation) complete() *mat.SymDense {
	total := mat.NewSymDense(len(e.parameters), nil)
	for j, at := range e.offset {
		size := e.sample.categories[j]
		a, d := e.linear(j)
		own := mat.NewSymDense(size, nil)
		e.family.derive(a, d, e.grid.Nodes, e.rows(e.expected, j), make([]float64, size), own)
		for u := range size {
			for v := u; v < size; v++ {
				total.SetSym(at+u, at+v, own.At(u, v))
			}
		}
	}
	return total
}

// curves is h, nodes × parameters.
func (e *estimation) curves() *mat.Dense {
	curves := mat.NewDense(len(e.grid.Nodes), len(e.parameters), nil)
	var p, above [MaxCategory + 2]float64
	for j, at := range e.offset {
		a, d := e.linear(j)
		for q, theta := range e.grid.Nodes {
			mean, _ := partialCredit{}.at(a, d, theta, p[:len(d)+1], above[:len(d)+2])
			curves.Set(q, at, theta*mean)
			for v := 1; v <= len(d); v++ {
				curves.Set(q, at+v, above[v])
			}
		}
	}
	return curves
}

// strip is the covariance of the scores over a part of the patterns; its upper triangle holds.
func (e *estimation) strip(from, to int, curves *mat.Dense) *mat.Dense {
	n, nodes := len(e.parameters), len(e.grid.Nodes)
	covariance := mat.NewDense(n, n, nil)
	w := workspace{
		densities: mat.NewDense(louisBlock, nodes, nil), centred: mat.NewDense(louisBlock, nodes, nil),
		alpha: mat.NewDense(louisBlock, n, nil), m: mat.NewDense(louisBlock, n, nil),
		means: mat.NewDense(louisBlock, n, nil), weighted: mat.NewDense(louisBlock, n, nil),
		variances: make([]float64, louisBlock), product: mat.NewDense(n, n, nil),
	}
	for ; from < to; from += louisBlock {
		e.addBlock(covariance, from, min(from+louisBlock, to), curves, w)
	}
	return covariance
}

// workspace is the memory of one strip: rows are patterns, columns nodes or parameters.
type workspace struct {
	densities, centred        *mat.Dense
	alpha, m, means, weighted *mat.Dense
	variances                 []float64
	product                   *mat.Dense
}

// addBlock takes the products of one block. Three of the four are one: with M = AV/2 − K, A′VA − A′K − K′A = A′M + M′A.
func (e *estimation) addBlock(covariance *mat.Dense, from, to int, curves *mat.Dense, w workspace) {
	w.densities.Zero()
	w.centred.Zero()
	w.alpha.Zero()
	var given designs
	for r, pattern := range e.sample.patterns[from:to] {
		density := w.densities.RawRowView(r)
		e.posterior(pattern, density)
		given.add(pattern, e.sample.counts[from+r], density)
		mean, sd := e.grid.moments(density)
		w.variances[r] = sd * sd
		for q, theta := range e.grid.Nodes {
			w.centred.Set(r, q, density[q]*(theta-mean))
		}
	}
	w.means.Mul(w.densities, curves)
	w.m.Mul(w.centred, curves)
	for r, pattern := range e.sample.patterns[from:to] {
		m, means, count := w.m.RawRowView(r), w.means.RawRowView(r), e.sample.counts[from+r]
		e.mask(pattern, w.variances[r]/2, w.alpha.RawRowView(r), m, means)
		floats.Scale(count, m)
		floats.ScaleTo(w.weighted.RawRowView(r), count, means)
	}
	for r := to - from; r < louisBlock; r++ { // the last block is not full
		clear(w.weighted.RawRowView(r))
	}
	w.product.Mul(w.alpha.T(), w.m)
	covariance.Add(covariance, w.product)
	covariance.Add(covariance, w.product.T())
	w.product.Mul(w.means.T(), w.weighted)
	covariance.Sub(covariance, w.product)
	e.addCurves(covariance, curves, given.all)
}

// mask writes one person's α, turns K into M = α·halfVariance − K, and clears what belongs to items that were not given.
func (e *estimation) mask(pattern []int8, halfVariance float64, alpha, k, means []float64) {
	for j, x := range pattern {
		at, size := e.offset[j], e.sample.categories[j]
		if x == Missing {
			clear(k[at : at+size])
			clear(means[at : at+size])
			continue
		}
		alpha[at] = float64(x)
		floats.Scale(-1, k[at:at+size])
		k[at] += halfVariance * float64(x)
	}
}

// design is a set of items that some persons were given, and how many of these are expected at each node.
type design struct {
	given   []bool
	persons []float64
}

type designs struct {
	all []design
	at  map[string]int
}

func (d *designs) add(pattern []int8, count float64, density []float64) {
	key, given := make([]byte, len(pattern)), make([]bool, len(pattern))
	for j, x := range pattern {
		if given[j] = x != Missing; given[j] {
			key[j] = 1
		}
	}
	if d.at == nil {
		d.at = map[string]int{}
	}
	at, known := d.at[string(key)]
	if !known {
		at = len(d.all)
		d.at[string(key)] = at
		d.all = append(d.all, design{given, make([]float64, len(density))})
	}
	floats.AddScaled(d.all[at].persons, count, density)
}

// addCurves adds Σ_i E_i(h_u h_v) for each pair of parameters of items that were given together.
func (e *estimation) addCurves(covariance, curves *mat.Dense, all []design) {
	columns := mat.DenseCopyOf(curves.T())
	both, weighted := make([]float64, len(e.grid.Nodes)), make([]float64, len(e.grid.Nodes))
	for j := range e.sample.names {
		for l := j; l < len(e.sample.names); l++ {
			clear(both)
			for _, d := range all {
				if d.given[j] && d.given[l] {
					floats.Add(both, d.persons)
				}
			}
			for u := e.offset[j]; u < e.offset[j]+e.sample.categories[j]; u++ {
				floats.MulTo(weighted, both, columns.RawRowView(u))
				for v := max(u, e.offset[l]); v < e.offset[l]+e.sample.categories[l]; v++ {
					covariance.Set(u, v, covariance.At(u, v)+floats.Dot(weighted, columns.RawRowView(v)))
				}
			}
		}
	}
}
