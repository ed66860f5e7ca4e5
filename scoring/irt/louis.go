package irt

import (
	"maps"
	"slices"

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
	strips := make([]strip, louisStrips)
	e.parallel(louisStrips, func(s int) {
		size := (len(e.sample.patterns) + louisStrips - 1) / louisStrips
		from := min(s*size, len(e.sample.patterns))
		strips[s] = e.strip(from, min(from+size, len(e.sample.patterns)), curves)
	})
	n := len(e.parameters)
	for _, s := range strips {
		for u := range n {
			for v := u; v < n; v++ {
				total.SetSym(u, v, total.At(u, v)-s.products.At(u, v))
			}
		}
	}
	e.subtractCurves(total, curves, together(strips))
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

// strip is what a part of the patterns adds up to.
type strip struct {
	products *mat.Dense           // A′VA − A′K − K′A − H̄′H̄
	persons  map[string][]float64 // expected at the nodes, by the items that they were given
}

func (e *estimation) strip(from, to int, curves *mat.Dense) strip {
	n := len(e.parameters)
	s := strip{products: mat.NewDense(n, n, nil), persons: map[string][]float64{}}
	for ; from < to; from += louisBlock {
		e.addBlock(&s, from, min(from+louisBlock, to), curves)
	}
	return s
}

// addBlock takes the products of one block. Three of the four are one: with M = AV/2 − K, A′VA − A′K − K′A = A′M + M′A.
func (e *estimation) addBlock(s *strip, from, to int, curves *mat.Dense) {
	rows, n, nodes := to-from, len(e.parameters), len(e.grid.Nodes)
	densities, centred := mat.NewDense(rows, nodes, nil), mat.NewDense(rows, nodes, nil)
	variances := make([]float64, rows)
	for r := range rows {
		density := densities.RawRowView(r)
		e.posterior(e.sample.patterns[from+r], density)
		s.addPersons(e.sample.patterns[from+r], e.sample.counts[from+r], density)
		mean, sd := e.grid.moments(density)
		variances[r] = sd * sd
		for q, theta := range e.grid.Nodes {
			centred.Set(r, q, density[q]*(theta-mean))
		}
	}
	var means, m, product mat.Dense
	means.Mul(densities, curves)
	m.Mul(centred, curves)
	alpha, weighted := mat.NewDense(rows, n, nil), mat.NewDense(rows, n, nil)
	for r := range rows {
		count := e.sample.counts[from+r]
		e.mask(e.sample.patterns[from+r], variances[r]/2, alpha.RawRowView(r), m.RawRowView(r), means.RawRowView(r))
		floats.Scale(count, m.RawRowView(r))
		floats.ScaleTo(weighted.RawRowView(r), count, means.RawRowView(r))
	}
	product.Mul(alpha.T(), &m)
	s.products.Add(s.products, &product)
	s.products.Add(s.products, product.T())
	product.Mul(means.T(), weighted)
	s.products.Sub(s.products, &product)
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

func (s *strip) addPersons(pattern []int8, count float64, density []float64) {
	given := make([]byte, len(pattern))
	for j, x := range pattern {
		if x != Missing {
			given[j] = 1
		}
	}
	if s.persons[string(given)] == nil {
		s.persons[string(given)] = make([]float64, len(density))
	}
	floats.AddScaled(s.persons[string(given)], count, density)
}

func together(strips []strip) map[string][]float64 {
	all := map[string][]float64{}
	for _, s := range strips {
		for given, persons := range s.persons {
			if all[given] == nil {
				all[given] = make([]float64, len(persons))
			}
			floats.Add(all[given], persons)
		}
	}
	return all
}

// subtractCurves takes off Σ_i E_i(h_u h_v) for each pair of parameters of items that were given together.
func (e *estimation) subtractCurves(total *mat.SymDense, curves *mat.Dense, persons map[string][]float64) {
	designs := slices.Sorted(maps.Keys(persons))
	byColumn := mat.DenseCopyOf(curves.T())
	e.parallel(len(e.sample.names), func(j int) {
		both := make([]float64, len(e.grid.Nodes))
		for l := j; l < len(e.sample.names); l++ {
			clear(both)
			for _, given := range designs {
				if given[j] == 1 && given[l] == 1 {
					floats.Add(both, persons[given])
				}
			}
			for u := e.offset[j]; u < e.offset[j]+e.sample.categories[j]; u++ {
				weighted := floats.MulTo(make([]float64, len(both)), both, byColumn.RawRowView(u))
				for v := max(u, e.offset[l]); v < e.offset[l]+e.sample.categories[l]; v++ {
					total.SetSym(u, v, total.At(u, v)-floats.Dot(weighted, byColumn.RawRowView(v)))
				}
			}
		}
	})
}
