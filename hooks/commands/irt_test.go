package commands

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// irtRun runs the command as the program does, and gives what it wrote and the status it leaves with.
func irtRun(t *testing.T, input string, args ...string) (out, told string, status int) {
	t.Helper()
	root := &cobra.Command{Use: "eva"}
	root.AddCommand(irtCommand())
	var stdout, stderr bytes.Buffer
	root.SetIn(strings.NewReader(input))
	root.SetOut(&stdout)
	root.SetErr(&stderr)
	root.SetArgs(append([]string{"irt"}, args...))
	if err := root.Execute(); err != nil {
		status = 1
		var own coded
		if errors.As(err, &own) {
			status = own.ExitCode()
		}
	}
	return stdout.String(), stderr.String(), status
}

// irtObject runs a command that should succeed, and reads its one JSON object.
func irtObject(t *testing.T, input string, args ...string) map[string]any {
	t.Helper()
	out, told, status := irtRun(t, input, args...)
	if status != 0 || told != "" {
		t.Fatalf("%v: status %d, %s", args, status, told)
	}
	var object map[string]any
	decoder := json.NewDecoder(strings.NewReader(out))
	if err := decoder.Decode(&object); err != nil || decoder.More() {
		t.Fatalf("%v: not one JSON object (%v): %s", args, err, out)
	}
	return object
}

func keys(t *testing.T, object any, want string) {
	t.Helper()
	got := strings.Join(slices.Sorted(maps.Keys(object.(map[string]any))), " ")
	if wanted := strings.Fields(want); got != strings.Join(slices.Sorted(slices.Values(wanted)), " ") {
		t.Errorf("fields %s; want %s", got, want)
	}
}

func close4(t *testing.T, what string, got any, want, tolerance float64) {
	t.Helper()
	x, ok := got.(float64)
	if !ok || math.Abs(x-want) > tolerance {
		t.Errorf("%s: %v; want %g ± %g", what, got, want, tolerance)
	}
}

// list is the objects under a field.
func list(object map[string]any, field string) []map[string]any {
	var all []map[string]any
	for _, entry := range object[field].([]any) {
		all = append(all, entry.(map[string]any))
	}
	return all
}

// lsatCSV is LSAT6 with counts, as in shared/scoring.md.
func lsatCSV() string {
	const patterns = `00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 01111:15
10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80 11000:16 11001:56 11010:21 11011:173 11100:11 11101:61
11110:28 11111:298`
	csv := "i1,i2,i3,i4,i5,count\n"
	for _, field := range strings.Fields(patterns) {
		digits, count, _ := strings.Cut(field, ":")
		csv += strings.Join(strings.Split(digits, ""), ",") + "," + count + "\n"
	}
	return csv
}

// saved writes a file for an option.
func saved(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "items.json")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lsatItems are the exact estimates, written as people write items: a and d.
const lsatItems = `[{"name":"i1","a":0.82566,"d":2.77323},{"name":"i2","a":0.72274,"d":0.99020},{"name":"i3","a":0.89087,"d":0.24915},
{"name":"i4","a":0.68837,"d":1.28476},{"name":"i5","a":0.65686,"d":2.05327}]`

// The numbers of this test and the next are those of shared/scoring.md.
func TestIRTCalibrate(t *testing.T) {
	c := irtObject(t, lsatCSV(), "calibrate", "--model", "2pl", "--nodes", "61")
	keys(t, c, "model n loglik aic bic converged iterations items")
	close4(t, "loglik", c["loglik"], -2466.653, 1e-3)
	close4(t, "aic", c["aic"], 2*2466.653+20, 2e-3)
	close4(t, "bic", c["bic"], 2*2466.653+10*math.Log(1000), 2e-3)
	if c["n"] != 1000.0 || c["converged"] != true || c["model"] != "2pl" {
		t.Errorf("got %v", c)
	}
	for j, it := range list(c, "items") {
		keys(t, it, "name a se_a b se_b d thresholds")
		close4(t, "a", it["a"], []float64{.82566, .72274, .89087, .68837, .65686}[j], 1e-3)
		close4(t, "d", it["d"], []float64{2.77323, .99020, .24915, 1.28476, 2.05327}[j], 1e-3)
		close4(t, "se_a", it["se_a"], []float64{.2581, .1867, .2326, .1852, .2100}[j], 1e-3)
		close4(t, "b", it["b"], -it["d"].(float64)/it["a"].(float64), 1e-9)
		if it["name"] != fmt.Sprint("i", j+1) || it["thresholds"] != nil || it["se_b"] == nil {
			t.Errorf("item %v", it)
		}
	}
	one := irtObject(t, lsatCSV(), "calibrate", "--model", "1pl")
	close4(t, "loglik", one["loglik"], -2466.938, 1e-3)
	for j, it := range list(one, "items") {
		close4(t, "a", it["a"], .7551, 1e-3)
		close4(t, "b", it["b"], []float64{-3.6153, -1.3224, -.3176, -1.7301, -2.7802}[j], 1e-3)
	}
	for _, it := range list(irtObject(t, lsatCSV(), "calibrate", "--model", "rasch"), "items") {
		if it["a"] != 1.0 || it["se_a"] != nil || it["se_b"] == nil {
			t.Errorf("a Rasch item %v", it)
		}
	}
}

func TestIRTScore(t *testing.T) {
	csv := "i1,i2,i3,i4,i5\n0,0,0,0,0\n0,0,1,1,1\n1,1,0,1,1\n1,1,1,1,1\n0,0,1,1,0\n1,1,1,1,0\n,,,,\n1,,0,NA,1\n"
	path := saved(t, lsatItems)
	people := list(irtObject(t, csv, "score", "--items", path), "persons")
	for i, want := range []struct{ theta, se float64 }{{-1.8968, .8013}, {-.4409, .8197}, {.0082, .8338}, {.6456, .8590}} {
		keys(t, people[i], "pattern theta se lz lzstar")
		close4(t, "theta", people[i]["theta"], want.theta, 1e-4)
		close4(t, "se", people[i]["se"], want.se, 1e-4)
	}
	if people[2]["pattern"] != "11011" || people[7]["pattern"] != "1.0.1" {
		t.Errorf("patterns %v and %v", people[2]["pattern"], people[7]["pattern"])
	}
	close4(t, "theta without an answer", people[6]["theta"], 0, 1e-9)
	if people[6]["lz"] != nil || people[6]["lzstar"] != nil {
		t.Errorf("a fit without an answer: %v", people[6])
	}
	wle := list(irtObject(t, csv, "score", "--items", path, "--method", "wle"), "persons")
	close4(t, "WLE of 00110", wle[4]["theta"], -2.3820, 1e-4)
	close4(t, "WLE of 11110", wle[5]["theta"], .0942, 1e-4)
	for i, p := range list(irtObject(t, csv, "score", "--items", path, "--method", "ml"), "persons") {
		if none := i == 0 || i == 3 || i == 6; none != (p["theta"] == nil) || none != (p["se"] == nil) {
			t.Errorf("ML of %v: %v", p["pattern"], p["theta"])
		}
	}
	module := saved(t, `{"items":[{"a":1,"b":-1},{"a":1.2,"b":-0.5},{"a":1.5,"b":0},{"a":1.1,"b":0.5},{"a":0.9,"b":1}]}`)
	eap := list(irtObject(t, "1,2,3,4,5\n1,1,1,0,0\n", "score", "--items", module, "--nodes", "33", "--range", "-4,4"), "persons")
	close4(t, "EAP of 11100", eap[0]["theta"], .33753267, 1e-6)
	close4(t, "its error", eap[0]["se"], .65752796, 1e-6)
	ml := list(irtObject(t, "1,2,3,4,5\n1,1,1,0,0\n", "score", "--items", module, "--method", "ml"), "persons")
	close4(t, "ML of 11100", ml[0]["theta"], .52963984, 1e-6)
	close4(t, "its error", ml[0]["se"], .8524835, 1e-6)
}

// What calibrate prints is what score reads, for each model.
func TestIRTCalibrateThenScore(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	csv := "a,b,c,d\n"
	for range 400 {
		theta := random.NormFloat64()
		var cells []string
		for range 4 {
			cells = append(cells, strconv.Itoa(max(0, min(2, int(math.Round(1+theta+random.NormFloat64()))))))
		}
		csv += strings.Join(cells, ",") + "\n"
	}
	for _, model := range []string{"grm", "gpcm"} {
		out, told, status := irtRun(t, csv, "calibrate", "--model", model)
		if status != 0 {
			t.Fatalf("%s: %s", model, told)
		}
		persons := list(irtObject(t, csv, "score", "--items", saved(t, out), "--method", "map"), "persons")
		if len(persons) != 400 || persons[0]["theta"] == nil || persons[0]["lz"] == nil {
			t.Errorf("%s: %d persons, %v", model, len(persons), persons[0])
		}
	}
	out, _, _ := irtRun(t, csv, "calibrate", "--model", "grm")
	var c struct {
		Items []struct {
			B, D, A    *float64
			SEB        []float64 `json:"se_b"`
			Thresholds []float64
		}
	}
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	for _, it := range c.Items {
		if it.B != nil || it.D != nil || it.A == nil || len(it.Thresholds) != 2 || len(it.SEB) != 2 {
			t.Errorf("a graded item %+v", it)
		}
	}
}

func TestIRTReliability(t *testing.T) {
	r := irtObject(t, lsatCSV(), "reliability")
	keys(t, r, "alpha alpha_se omega items eap_reliability")
	close4(t, "alpha", r["alpha"], .294997, 1e-6)
	close4(t, "EAP reliability", r["eap_reliability"], .301089, 1e-4)
	for j, it := range list(r, "items") {
		keys(t, it, "name r_drop alpha_drop")
		close4(t, "alpha_drop", it["alpha_drop"], []float64{.2754, .2376, .2168, .2459, .2663}[j], 1e-4)
	}
	two := irtObject(t, "a,b\n1,1\n0,1\n1,0\n0,0\n1,1\n,1\n", "reliability")
	if two["omega"] != nil || two["eap_reliability"] != nil || list(two, "items")[0]["alpha_drop"] != nil {
		t.Errorf("two items and five persons: %v", two)
	}
}
