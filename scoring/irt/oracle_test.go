package irt_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"

	"eva/scoring/irt"
)

// Every number of this file comes from testdata/oracle.R: R's own optimiser, quadrature, tests and regressions, psych, eRm.

// oracle reads the numbers by key.
func oracle(t *testing.T) map[string]float64 {
	t.Helper()
	numbers := map[string]float64{}
	for _, row := range table(t, "oracle.csv")[1:] {
		value, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers[row[0]] = value
	}
	return numbers
}

func table(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// answers reads columns of categories; empty is missing.
func answers(t *testing.T, rows [][]string, from int) [][]int8 {
	t.Helper()
	var all [][]int8
	for _, row := range rows {
		var responses []int8
		for _, cell := range row[from:] {
			x := int(irt.Missing)
			if cell != "" {
				var err error
				if x, err = strconv.Atoi(cell); err != nil {
					t.Fatal(err)
				}
			}
			responses = append(responses, int8(x))
		}
		all = append(all, responses)
	}
	return all
}

func TestOracleGradedCalibration(t *testing.T) {
	want, rows := oracle(t), table(t, "graded.csv")
	data := irt.Data{Names: rows[0], Responses: answers(t, rows[1:], 0)}
	for _, model := range []irt.Model{irt.GRM, irt.GPCM} {
		c, err := irt.Calibrate(data, model, irt.Options{})
		if err != nil || !c.Converged {
			t.Fatal(err, c)
		}
		near(t, string(model)+" log-likelihood", c.LogLik, want[string(model)+".loglik"], 1e-4)
		n := 0
		check := func(got, se float64) {
			n++
			near(t, fmt.Sprint(model, " parameter ", n), got, want[fmt.Sprint(model, ".parameter", n)], 1e-3)
			near(t, fmt.Sprint(model, " error ", n), se, want[fmt.Sprint(model, ".error", n)], 1e-3)
		}
		for _, it := range c.Items {
			check(it.A, it.SEA)
			for k, b := range it.Thresholds {
				check(b, it.SET[k])
			}
		}
	}
}

func oracleBank(model irt.Model) []irt.Item {
	return []irt.Item{
		{Name: "1", Model: model, A: .9, Thresholds: []float64{-1.2, .1, 1}}, {Name: "2", Model: model, A: 1.4, Thresholds: []float64{-.5, .6}},
		{Name: "3", Model: model, A: 1.1, Thresholds: []float64{.3}}, {Name: "4", Model: model, A: 1.7, Thresholds: []float64{-1, 0, 1.3}},
	}
}

func TestOracleGradedAbilities(t *testing.T) {
	want := oracle(t)
	for _, model := range []irt.Model{irt.GRM, irt.GPCM} {
		bank := oracleBank(model)
		for i, theta := range []float64{-2, 0, 1.5} {
			near(t, "information", irt.TestInformation(bank, theta), want[fmt.Sprint(model, ".information", i+1)], 1e-7)
		}
		near(t, "marginal reliability", irt.MarginalReliability(bank, irt.DefaultGrid()), want[string(model)+".marginal"], 1e-6)
		for i, digits := range []string{"0000", "1102", "3213", "2011", "3002"} {
			is := func(what string, got, tolerance float64) {
				t.Helper()
				near(t, fmt.Sprint(model, " ", what, " of ", digits), got, want[fmt.Sprint(model, ".", what, i+1)], tolerance)
			}
			eap, err := irt.EAP(bank, pattern(digits), irt.DefaultGrid())
			if err != nil {
				t.Fatal(err)
			}
			is("eap", eap.Theta, 1e-6)
			is("psd", eap.SE, 1e-6)
			maximum, err := irt.MAP(bank, pattern(digits), irt.Prior{})
			if err != nil {
				t.Fatal(err)
			}
			is("map", maximum.Theta, 1e-7)
			is("map.se", maximum.SE, 1e-7)
			wle, err := irt.WLE(bank, pattern(digits))
			if err != nil {
				t.Fatal(err)
			}
			is("wle", wle.Theta, 1e-6)
			if i != 0 && i != 2 {
				ml, err := irt.ML(bank, pattern(digits))
				if err != nil {
					t.Fatal(err)
				}
				is("ml", ml.Theta, 1e-7)
			}
			fit, err := irt.FitPerson(bank, pattern(digits), maximum.Theta, irt.MethodMAP, irt.Prior{})
			if err != nil {
				t.Fatal(err)
			}
			is("lz", fit.Lz, 1e-6)
			is("lzstar", fit.LzStar, 1e-6)
		}
	}
}

// eRm estimates abilities of the raw scores by maximum likelihood.
func TestOracleRaschAbilities(t *testing.T) {
	want := oracle(t)
	items := make([]irt.Item, 8)
	for j := range items {
		items[j] = irt.Item{Model: irt.Rasch, A: 1, B: want[fmt.Sprint("erm.beta", j+1)]}
	}
	responses := make([]int8, 8)
	for r := range 7 {
		responses[r] = 1
		ml, err := irt.ML(items, responses)
		if err != nil {
			t.Fatal(err)
		}
		near(t, fmt.Sprint("ability of score ", r+1), ml.Theta, want[fmt.Sprint("erm.theta", r+1)], 1e-4)
		near(t, "its error", ml.SE, want[fmt.Sprint("erm.se", r+1)], 1e-4)
	}
}

func TestOracleReliability(t *testing.T) {
	want := oracle(t)
	var values []float64
	binary := answers(t, table(t, "groups.csv")[1:], 1)
	for _, row := range binary {
		for _, x := range row {
			values = append(values, float64(x))
		}
	}
	for name, scores := range map[string]*mat.Dense{"attitude": attitudeScores(t), "binary": mat.NewDense(len(binary), 8, values)} {
		r, err := irt.Alpha(scores)
		if err != nil {
			t.Fatal(err)
		}
		near(t, name+" alpha", r.Alpha, want[name+".alpha"], 1e-9)
		near(t, name+" SE", r.SE, want[name+".ase"], 1e-9)
		for j := range r.Dropped {
			near(t, name+" dropped", r.Dropped[j], want[fmt.Sprint(name, ".drop", j+1)], 1e-9)
			near(t, name+" r.drop", r.RDrop[j], want[fmt.Sprint(name, ".rdrop", j+1)], 1e-9)
		}
		omega, err := irt.Omega(scores)
		if err != nil {
			t.Fatal(err)
		}
		near(t, name+" omega", omega.Omega, want[name+".omega"], 1e-5)
	}
}

func TestOracleDIF(t *testing.T) {
	want, rows := oracle(t), table(t, "groups.csv")
	g := irt.Groups{Names: rows[0][1:], Responses: answers(t, rows[1:], 1)}
	for _, row := range rows[1:] {
		g.Focal = append(g.Focal, row[0] == "f")
	}
	mh, err := irt.MantelHaenszelDIF(g)
	if err != nil {
		t.Fatal(err)
	}
	logistic, err := irt.LogisticDIF(g)
	if err != nil {
		t.Fatal(err)
	}
	for j := range g.Names {
		near(t, "MH χ²", mh[j].Chi2, want[fmt.Sprint("mh.chi2", j+1)], 1e-6)
		near(t, "MH odds", mh[j].Odds, want[fmt.Sprint("mh.odds", j+1)], 1e-6)
		near(t, "logistic χ²", logistic[j].Chi2, want[fmt.Sprint("logistic.chi2", j+1)], 1e-5)
		near(t, "logistic uniform", logistic[j].Uniform, want[fmt.Sprint("logistic.uniform", j+1)], 1e-5)
		near(t, "logistic odds", logistic[j].Odds, want[fmt.Sprint("logistic.odds", j+1)], 1e-5)
		near(t, "logistic R²", logistic[j].R2Change, want[fmt.Sprint("logistic.r2", j+1)], 1e-7)
		near(t, "adjusted p", logistic[j].PAdjusted, want[fmt.Sprint("logistic.adjusted", j+1)], 1e-6)
	}
}

// Two sets that no link carries exactly to each other.
func TestOracleLinks(t *testing.T) {
	want := oracle(t)
	from := []irt.Item{irt.Binary("1", .9, -1), irt.Binary("2", 1.2, 0), irt.Binary("3", 1.5, .4), irt.Binary("4", .8, 1.2)}
	to := []irt.Item{irt.Binary("1", .8, -.8), irt.Binary("2", 1, .5), irt.Binary("3", 1.1, 1.1), irt.Binary("4", .75, 1.7)}
	for _, method := range []irt.LinkMethod{irt.Haebara, irt.StockingLord} {
		l, err := irt.Relate(from, to, method, irt.DefaultGrid())
		if err != nil {
			t.Fatal(err)
		}
		near(t, string(method)+" A", l.A, want[fmt.Sprintf("link.%s1", method)], 1e-6)
		near(t, string(method)+" B", l.B, want[fmt.Sprintf("link.%s2", method)], 1e-6)
	}
}
