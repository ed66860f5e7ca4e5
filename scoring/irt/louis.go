package irt

import (
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// louisBlock is the number of patterns whose products are taken together.
const louisBlock = 512

// louis is the observed information of an exponential family (Louis 1982): the complete-data information expected given
// the data, minus the covariance of the complete-data score under each person's posterior.
//
// The score of parameter u of person i at node q is α_iu·θ_q − h_u(q), up to what does not depend on q: α is the response
// for a slope and 0 for an intercept; h is θ_q·E(X|θ_q) for a slope and P(X ≥ v|θ_q) for intercept v. Its covariance over
// persons therefore needs only matrix products of the size of the data.
func (e *estimation) louis() *mat.SymDense {
	n := len(e.parameters)
	total := mat.NewSymDense(n, nil)
	e.expect()
	curves := mat.NewDense(len(e.grid.Nodes), n, nil) // h
	for j, at := range e.offset {
		size := e.sample.categories[j]
		a, d := e.linear(j)
		block := mat.NewSymDense(size, nil)
		e.family.derive(a, d, e.grid.Nodes, e.rows(e.expected, j), make([]float64, size), block)
		for u := range size {
			for v := u; v < size; v++ {
				total.SetSym(at+u, at+v, block.At(u, v))
			}
		}
		e.fillCurves(curves, j)
	}
	blocks := e.sameItems()
	parts := make([]*mat.Dense, len(blocks))
	e.parallel(len(blocks), func(b int) { parts[b] = e.scoreCovariance(blocks[b], curves) })
	for b, block := range blocks { // in order: the sum must not depend on who was first
		for u, at := range block.parameters {
			for v := u; v < len(block.parameters); v++ {
				to := block.parameters[v]
				total.SetSym(at, to, total.At(at, to)-parts[b].At(u, v))
			}
		}
	}
	return total
}

func (e *estimation) fillCurves(curves *mat.Dense, j int) {
	a, d := e.linear(j)
	var p, above [MaxCategory + 2]float64
	for q, theta := range e.grid.Nodes {
		mean, _ := partialCredit{}.at(a, d, theta, p[:len(d)+1], above[:len(d)+2])
		curves.Set(q, e.offset[j], theta*mean)
		for v := 1; v <= len(d); v++ {
			curves.Set(q, e.offset[j]+v, above[v])
		}
	}
}

// block is a set of patterns with responses to the same items.
type block struct {
	patterns   []int
	items      []int
	parameters []int // of these items
}

// sameItems groups the patterns by the items that they answer, in the order of their first row, in blocks.
func (e *estimation) sameItems() []block {
	var blocks []block
	open := map[string]int{} // the block that still takes patterns, by mask
	mask := make([]byte, len(e.sample.names))
	for i, pattern := range e.sample.patterns {
		for j, x := range pattern {
			mask[j] = 1
			if x == Missing {
				mask[j] = 0
			}
		}
		b, known := open[string(mask)]
		if !known || len(blocks[b].patterns) == louisBlock {
			b = len(blocks)
			open[string(mask)] = b
			blocks = append(blocks, e.newBlock(mask))
		}
		blocks[b].patterns = append(blocks[b].patterns, i)
	}
	return blocks
}

func (e *estimation) newBlock(mask []byte) block {
	var b block
	for j, given := range mask {
		if given == 0 {
			continue
		}
		b.items = append(b.items, j)
		for c := range e.sample.categories[j] {
			b.parameters = append(b.parameters, e.offset[j]+c)
		}
	}
	return b
}

// scoreCovariance is Σ_i count_i·Cov_i(αθ − h) over a block: with V the posterior variances of θ, K its covariances with
// h, H̄ the posterior means of h and N the persons expected at the nodes, A′VA − A′K − K′A + H′NH − H̄′H̄.
func (e *estimation) scoreCovariance(b block, curves *mat.Dense) *mat.Dense {
	rows, columns, nodes := len(b.patterns), len(b.parameters), len(e.grid.Nodes)
	h := mat.NewDense(nodes, columns, nil)
	for u, at := range b.parameters {
		for q := range nodes {
			h.Set(q, u, curves.At(q, at))
		}
	}
	densities, centred := mat.NewDense(rows, nodes, nil), mat.NewDense(rows, nodes, nil)
	alpha, weighted := mat.NewDense(rows, columns, nil), mat.NewDense(rows, columns, nil)
	persons := make([]float64, nodes)
	counts := make([]float64, rows)
	for r, i := range b.patterns {
		counts[r] = e.sample.counts[i]
		density := densities.RawRowView(r)
		e.posterior(e.sample.patterns[i], density)
		floats.AddScaled(persons, counts[r], density)
		mean, sd := e.grid.moments(density)
		for q, theta := range e.grid.Nodes {
			centred.Set(r, q, density[q]*(theta-mean))
		}
		u := 0
		for _, j := range b.items {
			x := float64(e.sample.patterns[i][j])
			alpha.Set(r, u, x)
			weighted.Set(r, u, counts[r]*sd*sd*x/2)
			u += e.sample.categories[j]
		}
	}
	return combine(alpha, weighted, densities, centred, h, counts, persons)
}

// combine takes the five products. The first three are one: with M = AV/2 − K, A′VA − A′K − K′A = A′M + M′A.
func combine(alpha, weighted, densities, centred, h *mat.Dense, counts, persons []float64) *mat.Dense {
	var means, k, sum, product mat.Dense
	k.Mul(centred, h)
	means.Mul(densities, h)
	scaled := mat.DenseCopyOf(&means)
	for r, count := range counts {
		floats.AddScaled(weighted.RawRowView(r), -count, k.RawRowView(r))
		floats.Scale(count, scaled.RawRowView(r))
	}
	product.Mul(alpha.T(), weighted)
	sum.Add(&product, product.T())
	product.Reset()
	product.Mul(means.T(), scaled)
	sum.Sub(&sum, &product)
	atNodes := mat.DenseCopyOf(h)
	for q, n := range persons {
		floats.Scale(n, atNodes.RawRowView(q))
	}
	product.Reset()
	product.Mul(h.T(), atNodes)
	sum.Add(&sum, &product)
	return &sum
}
