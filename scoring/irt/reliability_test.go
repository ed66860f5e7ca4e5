package irt_test

import (
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"eva/scoring/irt"
)

// attitude is R's data set of that name (Chatterjee & Price 1977): 30 departments × 7 questions.
const attitude = `43 51 30 39 61 92 45 63 64 51 54 63 73 47 71 70 68 69 76 86 48 61 63 45 47 54 84 35 81 78 56 66 71 83 47 43 55 49 44 54 49 34
58 67 42 56 66 68 35 71 75 50 55 70 66 41 72 82 72 67 71 83 31 67 61 45 47 62 80 41 64 53 53 58 58 67 34 67 60 47 39 59 74 41
69 62 57 42 55 63 25 68 83 83 45 59 77 35 77 77 54 72 79 77 46 81 90 50 72 60 54 36 74 85 64 69 79 79 63 65 60 65 75 55 80 60
65 70 46 57 75 85 46 50 58 68 54 64 78 52 50 40 33 34 43 64 33 64 61 52 62 66 80 41 53 66 52 50 63 80 37 40 37 42 58 50 57 49
63 54 42 48 66 75 33 66 77 66 63 88 76 72 78 75 58 74 80 78 49 48 57 44 45 51 83 38 85 85 71 71 77 74 55 82 82 39 59 64 78 39`

func attitudeScores(t *testing.T) *mat.Dense {
	t.Helper()
	fields := strings.Fields(attitude)
	values := make([]float64, len(fields))
	for i, f := range fields {
		var err error
		if values[i], err = strconv.ParseFloat(f, 64); err != nil {
			t.Fatal(err)
		}
	}
	return mat.NewDense(len(values)/7, 7, values)
}

func lsatScores(t *testing.T) *mat.Dense {
	t.Helper()
	patterns, counts := lsatResponses(t)
	var values []float64
	for i, p := range patterns {
		for range counts[i] {
			for _, x := range p {
				values = append(values, float64(x))
			}
		}
	}
	return mat.NewDense(len(values)/5, 5, values)
}

// Values of shared/scoring.md, from psych 2.4 (alpha, omega) and mirt (empirical_rxx).
func TestReliability(t *testing.T) {
	lsat, err := irt.Alpha(lsatScores(t))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "alpha of LSAT6", lsat.Alpha, .294997, 1e-6)
	for j, want := range []float64{.2754, .2376, .2168, .2459, .2663} {
		near(t, "alpha without an item", lsat.Dropped[j], want, 1e-4)
	}
	scale, err := irt.Alpha(attitudeScores(t))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "alpha of attitude", scale.Alpha, .843143, 1e-6)
	omega, err := irt.Omega(attitudeScores(t))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "omega of attitude", omega.Omega, .840544, 1e-4)
}

func TestEAPReliability(t *testing.T) {
	patterns, counts := lsatResponses(t)
	scores, weights := make([]irt.Score, len(patterns)), make([]float64, len(patterns))
	for i, p := range patterns {
		var err error
		if scores[i], err = irt.EAP(lsatItems(), p, irt.DefaultGrid()); err != nil {
			t.Fatal(err)
		}
		weights[i] = float64(counts[i])
	}
	near(t, "EAP reliability of LSAT6", irt.EAPReliability(scores, weights), .301089, 1e-5)
}
