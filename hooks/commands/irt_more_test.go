package commands

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// catBank is the bank of shared/scoring.md.
func catBank() string {
	type item struct {
		Name string  `json:"name"`
		A    float64 `json:"a"`
		B    float64 `json:"b"`
	}
	var bank []item
	for i := 1; i <= 60; i++ {
		bank = append(bank, item{fmt.Sprint(i), .8 + .1*float64((7*i)%9), -3 + 6*float64(i-1)/59})
	}
	raw, _ := json.Marshal(bank) // numbers and strings
	return string(raw)
}

// Numbers of shared/scoring.md.
func TestIRTCAT(t *testing.T) {
	c := irtObject(t, "", "cat", "--items", saved(t, catBank()), "--answers", "1,1,0", "--length", "12", "--nodes", "33", "--range", "-4,4")
	keys(t, c, "steps")
	var items []string
	steps := list(c, "steps")
	for _, s := range steps {
		keys(t, s, "item theta se")
		items = append(items, s["item"].(string))
	}
	if got := strings.Join(items, " "); got != "32 37 41 33 42 46 38 50 47 51 43 55" {
		t.Errorf("items %s", got)
	}
	close4(t, "theta", steps[11]["theta"], 1.520795, 1e-6)
	close4(t, "se", steps[11]["se"], .420300, 1e-6)
}

func TestIRTLink(t *testing.T) {
	from := saved(t, `[{"name":"x","a":1,"b":-1},{"name":"y","a":1.2,"b":0},{"name":"z","a":0.8,"b":1},{"name":"only here","a":1,"b":0}]`)
	to := saved(t, `[{"name":"z","a":0.4,"b":2.5},{"name":"y","a":0.6,"b":0.5},{"name":"x","a":0.5,"b":-1.5}]`) // θ → 2θ + 0.5
	for _, method := range []string{"mean-mean", "mean-sigma", "haebara", "stocking-lord"} {
		l := irtObject(t, "", "link", "--from", from, "--to", to, "--method", method)
		keys(t, l, "A B")
		close4(t, method+" A", l["A"], 2, 1e-6)
		close4(t, method+" B", l["B"], .5, 1e-6)
	}
}

func TestIRTNorm(t *testing.T) {
	n := irtObject(t, "3\n5\n5\n6\n7\n7\n7\n8\n9\n10\n", "norm", "--values")
	keys(t, n, "n mean sd percentiles")
	close4(t, "mean", n["mean"], 6.7, 1e-9)
	close4(t, "sd", n["sd"], 2.05750658160146193, 1e-9)
	percentiles := n["percentiles"].(map[string]any)
	close4(t, "median", percentiles["50"], 7, 1e-9)
	if n["n"] != 10.0 || len(percentiles) != 99 {
		t.Errorf("got %v", n)
	}
	if one := irtObject(t, "4\n", "norm", "--values"); one["sd"] != nil || one["mean"] != 4.0 {
		t.Errorf("one number: %v", one)
	}
	file := saved(t, "1\n2\n3\n")
	if n := irtObject(t, "", "norm", "--values", file); n["mean"] != 2.0 {
		t.Errorf("a file: %v", n)
	}
	if n := irtObject(t, "time;count\n1;3\n;2\n5;1\n", "norm"); n["mean"] != 2.0 || n["n"] != 4.0 {
		t.Errorf("a column with counts: %v", n)
	}
}

// Numbers of shared/scoring.md.
func TestIRTChange(t *testing.T) {
	c := irtObject(t, "", "change", "--sd", "7.5", "--reliability", ".80", "--before", "32.5", "--after", "47.5")
	keys(t, c, "rci p")
	close4(t, "rci", c["rci"], 3.162278, 1e-6)
	close4(t, "p", c["p"], .001565402, 1e-8)
	c = irtObject(t, "", "change", "--before", "-0.80", "--se-before", ".42", "--after", "0.35", "--se-after", ".38")
	close4(t, "z", c["rci"], 2.030396, 1e-6)
	close4(t, "p", c["p"], .042316, 1e-6)
}

// Two groups of one ability; the first item is much harder for the focal one.
func TestIRTDIF(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	csv := strings.Builder{}
	csv.WriteString("q1,sexe,q2,q3,q4,q5,q6\n")
	for i := range 2000 {
		theta, group, extra := random.NormFloat64(), "h", 0.0
		if i%2 == 1 {
			group, extra = "f", 1.2
		}
		for j := range 6 {
			if j == 1 {
				csv.WriteString("," + group)
			}
			if j > 0 {
				csv.WriteString(",")
			}
			right := 0
			if random.Float64() < 1/(1+math.Exp(-(theta-.3*float64(j-3)-extra))) {
				right = 1
			}
			fmt.Fprint(&csv, right)
			extra = 0
		}
		csv.WriteString("\n")
	}
	for _, method := range []string{"mh", "logistic"} {
		d := list(irtObject(t, csv.String(), "dif", "--group", "sexe", "--reference", "h", "--method", method), "items")
		if len(d) != 6 {
			t.Fatalf("%d items", len(d))
		}
		keys(t, d[0], "name chi2 p alpha delta class r2_change")
		if d[0]["name"] != "q1" || d[0]["alpha"].(float64) < 1.5 || d[0]["delta"].(float64) > -1 || d[0]["p"].(float64) > 1e-6 {
			t.Errorf("%s: the harder item %v", method, d[0])
		}
		if (method == "mh") != (d[0]["r2_change"] == nil) {
			t.Errorf("%s: R² %v", method, d[0]["r2_change"])
		}
	}
}

func TestIRTRecovery(t *testing.T) {
	r := irtObject(t, "", "recovery", "--persons", "1000", "--items", "20", "--replications", "2")
	keys(t, r, "persons items replications bias_a rmse_a bias_b rmse_b coverage")
	close4(t, "coverage", r["coverage"], .95, .02)
	close4(t, "bias of b", r["bias_b"], 0, .06)
}

// Bad input is told in one sentence that names the item, the file or the option; nothing is printed, and the status is 2.
func TestIRTRefusals(t *testing.T) {
	items := saved(t, lsatItems)
	constant := strings.ReplaceAll(strings.ReplaceAll(lsatCSV(), "\n0,", "\n1,"), "i1", "Q7")
	for _, c := range []struct {
		name, input, says string
		args              []string
	}{
		{"nothing", "", "vide", []string{"calibrate"}},
		{"header alone", "a,b\n", "aucune ligne", []string{"calibrate"}},
		{"header without names", ",\n1,1\n", "colonne 1", []string{"calibrate"}},
		{"one name twice", "a,a\n1,0\n", "« a »", []string{"calibrate"}},
		{"only counts", "count\n4\n", "aucun item", []string{"calibrate"}},
		{"short row", "a,b\n1,0\n1\n", "ligne 3", []string{"calibrate"}},
		{"broken quote", "a,b\n\"1,0\n", "ligne", []string{"calibrate"}},
		{"not a category", "a,b\n1,x\n", "« b »", []string{"calibrate"}},
		{"decimal", "a,b\n1,0.5\n", "« b »", []string{"calibrate"}},
		{"negative", "a,b\n1,-1\n", "« b »", []string{"calibrate"}},
		{"bad count", "a,count\n1,many\n", "many", []string{"calibrate"}},
		{"negative count", "a,count\n1,-3\n", "-3", []string{"calibrate"}},
		{"few persons", "a,b,c\n1,0,1\n0,1,1\n", "30", []string{"calibrate"}},
		{"constant item", constant, "« Q7 »", []string{"calibrate"}},
		{"graded as binary", strings.ReplaceAll(lsatCSV(), ",1,298", ",2,298"), "« i5 »", []string{"calibrate"}},
		{"category not given", strings.ReplaceAll(lsatCSV(), ",1,298", ",3,298"), "« i5 »", []string{"calibrate", "--model", "grm"}},
		{"few items", "a,b,count\n1,0,50\n0,1,50\n", "3", []string{"calibrate"}},
		{"unknown model", lsatCSV(), "gpcm", []string{"calibrate", "--model", "4pl"}},
		{"3pl", lsatCSV(), "gpcm", []string{"calibrate", "--model", "3pl"}},
		{"one node", lsatCSV(), "--nodes", []string{"calibrate", "--nodes", "1"}},
		{"unknown flag", lsatCSV(), "« speed »", []string{"calibrate", "--speed"}},
		{"not a number", lsatCSV(), "--nodes", []string{"calibrate", "--nodes", "many"}},
		{"no value", lsatCSV(), "--model", []string{"calibrate", "--model"}},
		{"argument", lsatCSV(), "more", []string{"calibrate", "more"}},
		{"unknown command", "", "guess", []string{"guess"}},
		{"score without items", lsatCSV(), "--items", []string{"score"}},
		{"no such file", lsatCSV(), "nowhere.json", []string{"score", "--items", "nowhere.json"}},
		{"no JSON", lsatCSV(), "JSON", []string{"score", "--items", saved(t, "a,b")}},
		{"no item in the file", lsatCSV(), "aucun item", []string{"score", "--items", saved(t, "{}")}},
		{"unknown column", "i1,i9\n1,1\n", "« i9 »", []string{"score", "--items", items}},
		{"response without category", "i1,i2\n1,2\n", "« i2 »", []string{"score", "--items", items}},
		{"no slope", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","b":1}]`)}},
		{"negative slope", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","a":-1,"b":1}]`)}},
		{"no difficulty", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","a":1}]`)}},
		{"thresholds without model", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","a":1,"thresholds":[0,1]}]`)}},
		{"falling thresholds", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","model":"grm","a":1,"thresholds":[1,0]}]`)}},
		{"unknown item model", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","model":"9pl","a":1,"b":0}]`)}},
		{"asymptote", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","a":1,"b":0,"c":1.5}]`)}},
		{"two items of one name", "q\n1\n", "« q »", []string{"score", "--items", saved(t, `[{"name":"q","a":1,"b":0},{"name":"q","a":1,"b":0}]`)}},
		{"unknown method", lsatCSV(), "wle", []string{"score", "--items", items, "--method", "magic"}},
		{"range", lsatCSV(), "--range", []string{"score", "--items", items, "--range", "6"}},
		{"range upside down", lsatCSV(), "--range", []string{"score", "--items", items, "--range", "6,-6"}},
		{"prior", lsatCSV(), "--prior", []string{"score", "--items", items, "--prior", "0,0"}},
		{"constant item in alpha", "a,b\n1,1\n1,0\n1,1\n", "« a »", []string{"reliability"}},
		{"nobody complete", "a,b\n1,\n,0\n1,\n", "3 personnes", []string{"reliability"}},
		{"no group", lsatCSV(), "--group", []string{"dif", "--reference", "h"}},
		{"no such group column", lsatCSV(), "« g »", []string{"dif", "--group", "g", "--reference", "h"}},
		{"nobody in the reference", "a,g\n1,f\n", "« h »", []string{"dif", "--group", "g", "--reference", "h"}},
		{"only the reference", "a,g\n1,h\n0,h\n", "deux groupes", []string{"dif", "--group", "g", "--reference", "h"}},
		{"constant item in DIF", "a,b,g\n1,1,h\n1,0,f\n1,0,h\n1,1,f\n", "« a »", []string{"dif", "--group", "g", "--reference", "h"}},
		{"graded item in DIF", "a,b,g\n2,1,h\n1,0,f\n", "« a »", []string{"dif", "--group", "g", "--reference", "h"}},
		{"unknown DIF", lsatCSV(), "logistic", []string{"dif", "--group", "i1", "--reference", "1", "--method", "luck"}},
		{"bad answers", "", "« x »", []string{"cat", "--items", items, "--answers", "1,x"}},
		{"answer without category", "", "catégor", []string{"cat", "--items", items, "--answers", "3"}},
		{"too long", "", "--length", []string{"cat", "--items", items, "--answers", "1", "--length", "6"}},
		{"one shared item", "", "communs", []string{"link", "--from", items, "--to", saved(t, `[{"name":"i1","a":1,"b":0}]`)}},
		{"unknown link", "", "haebara", []string{"link", "--from", items, "--to", items, "--method", "x"}},
		{"no numbers", "", "aucun nombre", []string{"norm", "--values"}},
		{"not numbers", "3\nsept\n", "« sept »", []string{"norm", "--values"}},
		{"not finite", "3\nInf\n", "« Inf »", []string{"norm", "--values"}},
		{"two columns", "a,b\n1,2\n", "colonne", []string{"norm"}},
		{"no measure", "", "--before", []string{"change", "--sd", "1", "--reliability", ".8", "--after", "2"}},
		{"no SD", "", "--sd", []string{"change", "--before", "1", "--after", "2"}},
		{"reliability of 1", "", "--reliability", []string{"change", "--sd", "1", "--reliability", "1", "--before", "1", "--after", "2"}},
		{"one error", "", "--se-after", []string{"change", "--before", "1", "--after", "2", "--se-before", ".4"}},
		{"no persons", "", "--persons", []string{"recovery", "--persons", "0"}},
		{"graded recovery", "", "--model", []string{"recovery", "--model", "grm"}},
	} {
		out, told, status := irtRun(t, c.input, c.args...)
		if status != 2 || out != "" || !strings.Contains(told, c.says) || strings.Count(told, "\n") != 1 {
			t.Errorf("%s: status %d, printed %q, told %q; want %q", c.name, status, out, told, c.says)
		}
	}
}

func TestIRTHelp(t *testing.T) {
	for _, args := range [][]string{{}, {"--help"}, {"score", "--help"}} {
		if out, _, status := irtRun(t, "", args...); status != 0 || !strings.Contains(out, "irt") {
			t.Errorf("%v: status %d, %q", args, status, out)
		}
	}
}

// Whatever the bytes, a parser reads or refuses.
func FuzzIRTTable(f *testing.F) {
	for _, text := range []string{lsatCSV(), "a;b;count\n1;0;3\n", "\uFEFFa,g\n1,x\n", "a\n\"1", "", ",", "a,a\n", "count\n-1\n", "a\n1e9\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := readTable(strings.NewReader(text))
		if err != nil {
			if _, ok := asRefusal(err); !ok {
				t.Errorf("not a sentence: %v", err)
			}
			return
		}
		if data, err := table.data(); err == nil && len(data.Responses) != len(table.cells) {
			t.Errorf("%d rows of %d", len(data.Responses), len(table.cells))
		}
		if scores, err := table.scores(); err == nil {
			_, _ = table.complete(scores) // only must not panic
		}
	})
}

func FuzzIRTItems(f *testing.F) {
	for _, text := range []string{lsatItems, catBank(), `{"model":"grm","items":[{"name":1,"a":1,"thresholds":[0,1]}]}`, "[]", "{}", "[{}]", "null", `[{"a":1e999}]`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		items, err := parseItems(raw, "items.json")
		if err != nil {
			return
		}
		for _, it := range items {
			if err := it.Validate(); err != nil {
				t.Errorf("an item that cannot be: %v", err)
			}
		}
	})
}
