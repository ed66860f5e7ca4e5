package irt

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// LogisticDIF regresses each item on the number right, then on the group, then on their product (Swaminathan & Rogers 1990).
// Classes are those of Jodoin & Gierl (2001) on the change of Nagelkerke's R²: A below 0.035 or not significant, C from 0.070.
func LogisticDIF(g Groups) ([]DIF, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	totals := g.totals()
	found := make([]DIF, len(g.Names))
	for j, name := range g.Names {
		var design []float64
		var right []float64
		for i, row := range g.Responses {
			if row[j] == Missing {
				continue
			}
			focal := 0.0
			if g.Focal[i] {
				focal = 1
			}
			score := float64(totals[i])
			design = append(design, 1, score, focal, score*focal)
			right = append(right, float64(row[j]))
		}
		var err error
		if found[j], err = logisticDIF(design, right); err != nil {
			return nil, &ItemError{name, err}
		}
		found[j].Name = name
	}
	adjust(found)
	return found, nil
}

func logisticDIF(design, right []float64) (DIF, error) {
	if sum := floats.Sum(right); sum == 0 || sum == float64(len(right)) {
		return DIF{}, ErrConstantItem
	}
	x := mat.NewDense(len(right), 4, design)
	var logs [4]float64
	var coefficients []float64
	for k, columns := range []int{1, 2, 3, 4} {
		fit := fitLogistic(x.Slice(0, len(right), 0, columns).(*mat.Dense), right)
		if math.IsNaN(fit.log) || math.IsInf(fit.log, 0) {
			return DIF{}, fmt.Errorf("%w: the regression has no finite solution", ErrDIF)
		}
		logs[k] = fit.log
		if columns == 3 {
			coefficients = fit.beta
		}
	}
	d := DIF{
		Uniform: 2 * (logs[2] - logs[1]), NonUniform: 2 * (logs[3] - logs[2]), Chi2: 2 * (logs[3] - logs[1]),
		Odds:     math.Exp(-coefficients[2]),
		R2Change: nagelkerke(logs[3], logs[0], len(right)) - nagelkerke(logs[1], logs[0], len(right)),
	}
	d.Delta = -2.35 * math.Log(d.Odds)
	d.P = distuv.ChiSquared{K: 2}.Survival(math.Max(d.Chi2, 0))
	switch {
	case d.P >= significant || d.R2Change < .035:
		d.Class = "A"
	case d.R2Change < .070:
		d.Class = "B"
	default:
		d.Class = "C"
	}
	return d, nil
}

// nagelkerke is (1 − exp(2(L₀ − L)/n)) / (1 − exp(2L₀/n)).
func nagelkerke(log, null float64, n int) float64 {
	return -math.Expm1(2*(null-log)/float64(n)) / -math.Expm1(2*null/float64(n))
}

type logisticFit struct {
	beta []float64
	log  float64
}

// fitLogistic maximises the likelihood of a logistic regression, gonum's Newton from zero.
func fitLogistic(x *mat.Dense, right []float64) logisticFit {
	_, k := x.Dims()
	gradient, information := make([]float64, k), mat.NewSymDense(k, nil)
	derive := func(beta []float64) float64 {
		clearDerivatives(gradient, information)
		log := 0.0
		for i, y := range right {
			row := x.RawRowView(i)
			z := 0.0
			for c, b := range beta {
				z += b * row[c]
			}
			p := logistic(z)
			if y == 1 {
				log += logLogistic(z)
			} else {
				log += logLogistic(-z)
			}
			for c := range beta {
				gradient[c] += (y - p) * row[c]
				for v := c; v < k; v++ {
					information.SetSym(c, v, information.At(c, v)+p*(1-p)*row[c]*row[v])
				}
			}
		}
		return log
	}
	beta := newton(make([]float64, k), 50, derive, func(dst []float64) { copy(dst, gradient) }, func(dst *mat.SymDense) { dst.CopySym(information) })
	return logisticFit{beta, derive(beta)}
}
