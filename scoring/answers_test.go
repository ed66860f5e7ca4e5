package scoring

import (
	"encoding/json"
	"errors"
	"testing"
)

// worth is what an answer to an item with a sound key earns.
func worth(t *testing.T, item Item, answer string) float64 {
	t.Helper()
	p := prepare(item)
	if p.err != nil {
		t.Fatal(p.err)
	}
	return p.worth(answer)
}

func TestNumberAnswers(t *testing.T) {
	for _, c := range []struct {
		key, answer string
		want        float64
	}{
		{"1800", "1800", 1},
		{"1800", " 1800 ", 1},
		{"1800", "1 800", 1},
		{"1800", "1\u00a0800", 1}, // no-break space
		{"1800", "1\u202f800", 1}, // narrow no-break space
		{"1800", "1\u2009800\u200b", 1},
		{"1800", "001800", 1},
		{"1800", "1800,00", 1},
		{"1800", "1800.", 1},
		{"1800", "1 800 €", 1},
		{"1800", "1800€.", 1},
		{"1800", "1800 euros", 1},
		{"1800", "+1800", 1},
		{"1800", "-1800", 0},
		{"1800", "1801", 0},
		{"1800", "1.800", 0}, // 1.8: a point is the decimal mark
		{"1800", "1.800,00", 0},
		{"1800", "18000", 0},
		{"1800", "mille huit cents", 0},
		{"1800", "1800 ou 1900", 0},
		{"1800", "900+900", 0},
		{"1800", "", 0},
		{"1800", "€", 0},
		{"2,5", "2.5", 1},
		{"2.5", "2,50 m²", 1},
		{"2.5", ",5", 0},
		{"0,5", ",5", 1},
		{"60", "60 km/h", 1},
		{"12", "12 %", 1},
		{"-3", "−3 °C", 1}, // typographic minus
		{"0.1", "0,1000000000000000000001", 0},
	} {
		b, err := json.Marshal(map[string]string{"right": c.key})
		if err != nil {
			t.Fatal(err)
		}
		if got := worth(t, Item{ID: "n", Type: "number_input", Key: b, Points: 1}, c.answer); got != c.want {
			t.Errorf("%q for %q: %v, want %v", c.answer, c.key, got, c.want)
		}
	}
}

func TestTextAnswers(t *testing.T) {
	key := json.RawMessage(`{"grades":[{"text":"L’œuvre reçue","points":1},{"text":"l'euvre reçue","points":0.75},{"text":"l'oeuvre recue","points":0.5}]}`)
	for answer, want := range map[string]float64{
		"L’œuvre reçue":            1,
		"l'œuvre reçue":            1,
		"  L'ŒUVRE   REÇUE ":       1,
		"l'œuvre\u00a0rec\u0327ue": 1, // c and a combining cedilla
		"l'œu\u00advre reçue":      1, // a soft hyphen
		"l'oeuvre reçue":           1, // few keyboards have a key for œ
		"l'euvre reçue":            0.75,
		"l'oeuvre recue":           0.5, // the accent is spelling
		"l'œuvre recue":            0.5,
		"l'œuvre re\u0301cue":      0,
		"l'œuvre reçue 😀":          0,
		"l'œuvre\u202f reçue\n":    1,
		"œuvre":                    0,
		"":                         0,
	} {
		if got := worth(t, Item{ID: "s", Type: "text_input", Key: key}, answer); got != want {
			t.Errorf("%q: %v, want %v", answer, got, want)
		}
	}
}

func TestBonusAndPartialCredit(t *testing.T) {
	it := Item{ID: "s", Type: "text_input", Points: 2, Key: json.RawMessage(`{"grades":[{"text":"a","points":2.5},{"text":"b","points":2},{"text":"c","points":1.5}]}`)}
	for answer, want := range map[string]trial{
		"a": {points: 2.5, credit: 1, right: true}, // bonus: in the points, not in the proportion
		"b": {points: 2, credit: 1, right: true},
		"c": {points: 1.5, credit: 0.75},
		"d": {},
	} {
		got := trial{item: prepare(it)}
		got.judge(answer)
		if got.points != want.points || got.credit != want.credit || got.right != want.right {
			t.Errorf("%q: %+v", answer, got)
		}
	}
}

func TestSeveralChoices(t *testing.T) {
	it := Item{ID: "c", Type: "single_choice", Key: json.RawMessage(`{"right":"a c"}`)}
	for answer, want := range map[string]float64{"a c": 1, "c a": 1, "a": 0, "a b c": 0} {
		if got := worth(t, it, answer); got != want {
			t.Errorf("%q: %v, want %v", answer, got, want)
		}
	}
}

func TestCheckItem(t *testing.T) {
	for _, c := range []struct {
		kind, key string
		ok        bool
	}{
		{"word", `{"right":"word"}`, true},
		{"word", `{}`, false},
		{"piece", `null`, false},
		{"single_choice", `{"right":3}`, false},
		{"number_input", `{"right":"1 800"}`, true},
		{"number_input", `{"right":"many"}`, false},
		{"text_input", `{"grades":[]}`, false},
		{"text_input", `[]`, false},
		{"free_text", `{}`, true},
		{"instruction", ``, true},
	} {
		err := CheckItem(Item{ID: "x", Type: c.kind, Key: json.RawMessage(c.key)})
		if (err == nil) != c.ok || err != nil && !errors.Is(err, ErrMalformedItem) {
			t.Errorf("%s %s: %v", c.kind, c.key, err)
		}
	}
}
