package irt_test

import (
	"errors"
	"strings"
	"testing"

	"eva/scoring/irt"
)

func TestCalibrateLSAT6(t *testing.T) {
	patterns, counts := lsatResponses(t)
	data := irt.Data{Responses: patterns, Counts: counts}

	two, err := irt.Calibrate(data, irt.TwoPL, irt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "2PL log-likelihood", two.LogLik, -2466.653, 1e-3)
	for j, want := range lsatItems() {
		near(t, "a of "+want.Name, two.Items[j].A, want.A, 1e-3)
		near(t, "d of "+want.Name, two.Items[j].D, want.D, 1e-3)
	}

	// Published by Rizopoulos (2006, J. Stat. Software 17(5)) for ltm, which differentiates numerically: 4 digits.
	for j, want := range []float64{0.2581, 0.1867, 0.2326, 0.1852, 0.2100} {
		near(t, "the error of a", two.Items[j].SEA, want, 1e-3)
	}

	one, err := irt.Calibrate(data, irt.OnePL, irt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "1PL log-likelihood", one.LogLik, -2466.938, 1e-3)
	near(t, "the common slope", one.Items[0].A, 0.7551, 1e-3)
	for j, want := range []float64{-3.6153, -1.3224, -0.3176, -1.7301, -2.7802} {
		near(t, "b", one.Items[j].B, want, 1e-3)
	}
}

// Published in the manual of mirt (Chalmers 2012, J. Stat. Software 48(6)) for mirt(LSAT7, 1).
func TestCalibrateLSAT7(t *testing.T) {
	patterns, counts := countedPatterns(t, lsat7)
	c, err := irt.Calibrate(irt.Data{Responses: patterns, Counts: counts}, irt.TwoPL, irt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "log-likelihood", c.LogLik, -2658.805, 1e-3)
	for j, want := range []struct{ a, d float64 }{{.988, 1.856}, {1.081, .808}, {1.707, 1.805}, {.765, .486}, {.736, 1.854}} {
		near(t, "a", c.Items[j].A, want.a, 1e-3)
		near(t, "d", c.Items[j].D, want.d, 1e-3)
	}
}

// S-X² of mirt's itemfit on LSAT6 with a common slope, from its manual. mirt counts that slope as a parameter of each item,
// so that its degrees of freedom are one fewer.
func TestItemFitOfLSAT6(t *testing.T) {
	patterns, counts := lsatResponses(t)
	data := irt.Data{Responses: patterns, Counts: counts}
	c, err := irt.Calibrate(data, irt.OnePL, irt.Options{SkipErrors: true})
	if err != nil {
		t.Fatal(err)
	}
	fits, err := irt.FitItems(c.Items, data, irt.DefaultGrid())
	if err != nil {
		t.Fatal(err)
	}
	for j, want := range []struct{ x2, df float64 }{{.436, 2}, {1.576, 2}, {.871, 1}, {.190, 2}, {.190, 2}} {
		near(t, "S-X²", fits[j].X2, want.x2, 1e-3)
		near(t, "degrees of freedom", fits[j].DF, want.df+1, 0)
	}
}

// What cannot be estimated is refused, and the item is named.
func TestCalibrationRefuses(t *testing.T) {
	row := func(digits string, n int) (rows [][]int8) {
		for range n {
			rows = append(rows, pattern(digits))
		}
		return rows
	}
	fair := append(row("0110", 20), append(row("1001", 20), row("0011", 20)...)...)
	with := func(more ...[][]int8) [][]int8 {
		all := fair
		for _, rows := range more {
			all = append(all[:len(all):len(all)], rows...)
		}
		return all
	}
	for _, c := range []struct {
		name  string
		data  irt.Data
		model irt.Model
		want  error
		item  string
	}{
		{"nobody", irt.Data{}, irt.TwoPL, irt.ErrTooFewPersons, ""},
		{"few", irt.Data{Responses: fair[:29]}, irt.TwoPL, irt.ErrTooFewPersons, ""},
		{"nobody answered", irt.Data{Responses: row("....", 50)}, irt.TwoPL, irt.ErrTooFewPersons, ""},
		{"all right", irt.Data{Responses: append(row("1101", 40), row("1010", 40)...)}, irt.TwoPL, irt.ErrConstantItem, "1"},
		{"item hardly given", irt.Data{Responses: with(row("0.10", 1), row("01.0", 1))[40:]}, irt.TwoPL, irt.ErrTooFewPersons, ""},
		{"item for nine", irt.Data{Responses: append(append(row("011.", 40), row("100.", 40)...), append(row("0110", 5), row("0111", 4)...)...)},
			irt.TwoPL, irt.ErrTooFewPersons, "4"},
		{"graded as binary", irt.Data{Responses: with(row("0120", 1))}, irt.TwoPL, irt.ErrResponse, "3"},
		{"category left out", irt.Data{Responses: with(row("0130", 9))}, irt.GRM, irt.ErrEmptyCategory, "3"},
		{"two items", irt.Data{Responses: append(row("01", 40), row("10", 40)...)}, irt.TwoPL, irt.ErrTooFewItems, ""},
		{"3pl", irt.Data{Responses: fair}, irt.ThreePL, irt.ErrModel, ""},
		{"rows of two lengths", irt.Data{Responses: with(row("011", 1))}, irt.TwoPL, irt.ErrShape, ""},
		{"counts of another length", irt.Data{Responses: fair, Counts: []int{1}}, irt.TwoPL, irt.ErrShape, ""},
	} {
		_, err := irt.Calibrate(c.data, c.model, irt.Options{})
		var about *irt.ItemError
		if named := errors.As(err, &about); !errors.Is(err, c.want) || named != (c.item != "") || (named && about.Item != c.item) {
			t.Errorf("%s: %v; want %v about item %q", c.name, err, c.want, c.item)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "irt: ") {
			t.Errorf("%s: %q does not say where it comes from", c.name, err)
		}
	}
}

// Two identical items have no finite slopes: the calibration says that it did not converge, and gives no errors.
func TestTwinItemsDoNotConverge(t *testing.T) {
	data, _, _ := simulate(300, 8, 0, 5)
	for _, row := range data.Responses {
		row[1] = row[0]
	}
	c, err := irt.Calibrate(data, irt.TwoPL, irt.Options{})
	if err != nil || c.Converged || c.Items[0].SEA != 0 {
		t.Errorf("%v %+v", err, c)
	}
}
