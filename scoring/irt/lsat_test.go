package irt_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"eva/scoring/irt"
)

// lsat6 is section 6 of the Law School Admission Test (Bock & Lieberman 1970, Psychometrika 35): 5 items, 1 000 persons.
const lsat6 = `00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 01111:15
10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80 11000:16 11001:56 11010:21 11011:173 11100:11 11101:61
11110:28 11111:298`

// lsat7 is section 7 (Bock & Lieberman 1970), as in R's mirt.
const lsat7 = `00000:12 00001:19 00010:1 00011:7 00100:3 00101:19 00110:3 00111:17 01000:10 01001:5 01010:3 01011:7 01100:7 01101:23
01110:8 01111:28 10000:7 10001:39 10010:11 10011:34 10100:14 10101:51 10110:15 10111:90 11000:6 11001:25 11010:7 11011:35 11100:18
11101:136 11110:32 11111:308`

// lsatItems are the exact maximum likelihood estimates (shared/scoring.md; the same as mirt's to 5 digits).
func lsatItems() []irt.Item {
	a := []float64{.82566, .72274, .89087, .68837, .65686}
	d := []float64{2.77323, .99020, .24915, 1.28476, 2.05327}
	items := make([]irt.Item, len(a))
	for j := range a {
		items[j] = irt.Binary("item"+strconv.Itoa(j+1), a[j], -d[j]/a[j])
	}
	return items
}

func lsatResponses(t testing.TB) ([][]int8, []int) {
	t.Helper()
	return countedPatterns(t, lsat6)
}

func countedPatterns(t testing.TB, text string) ([][]int8, []int) {
	t.Helper()
	var patterns [][]int8
	var counts []int
	for _, field := range strings.Fields(text) {
		digits, count, _ := strings.Cut(field, ":")
		n, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		patterns, counts = append(patterns, pattern(digits)), append(counts, n)
	}
	return patterns, counts
}

// pattern reads "0110.": a digit a response, a point for an item that was not given.
func pattern(digits string) []int8 {
	responses := make([]int8, len(digits))
	for j, r := range digits {
		responses[j] = irt.Missing
		if r != '.' {
			responses[j] = int8(r - '0')
		}
	}
	return responses
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.8f; want %.8f ± %g", what, got, want, tolerance)
	}
}
