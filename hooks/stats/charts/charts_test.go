package charts

import (
	"encoding/json"
	"strings"
	"testing"
)

// drawn is what we rely on in an option.
type drawn struct {
	Aria struct {
		Enabled bool `json:"enabled"`
		Label   struct{ Description string }
	}
	XAxis  []struct{ Data []string }
	YAxis  []struct{ Data []string }
	Series []struct {
		Name, Type string
		Data       []struct{ Value any }
	}
}

func read(t *testing.T, option json.RawMessage, err error) drawn {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var d drawn
	if err := json.Unmarshal(option, &d); err != nil {
		t.Fatalf("%v in %s", err, option)
	}
	return d
}

func TestMonths(t *testing.T) {
	option, err := Months("Deux mois.", []string{"2026-01", "2026-02"},
		Series{"commencées", []Figure{{20, true}, {0, false}}}, Series{"terminées", []Figure{{0, true}, {15, true}}})
	d := read(t, option, err)
	if len(d.Series) != 2 || d.Series[0].Type != "bar" || d.Series[1].Type != "line" || d.Series[1].Name != "terminées" {
		t.Fatalf("series: %+v", d.Series)
	}
	if d.Series[0].Data[0].Value != 20.0 || d.Series[0].Data[1].Value != gap || d.Series[1].Data[0].Value != 0.0 {
		t.Errorf("figures: %+v", d.Series)
	}
	if len(d.XAxis[0].Data) != 2 {
		t.Errorf("categories: %+v", d.XAxis)
	}
	if !d.Aria.Enabled || d.Aria.Label.Description != "Deux mois." {
		t.Errorf("aria: %+v", d.Aria)
	}
}

func TestBars(t *testing.T) {
	option, err := Bars("Résumé.", []string{"A", "B"}, Series{"part", []Figure{{50, true}, {0, false}}}, 100)
	d := read(t, option, err)
	if len(d.YAxis[0].Data) != 2 || len(d.Series) != 1 || d.Series[0].Data[1].Value != gap {
		t.Errorf("option: %s", option)
	}
	if !strings.Contains(string(option), `"max":100`) {
		t.Errorf("no end of the axis in %s", option)
	}
}

func TestLabelsStayInTheScript(t *testing.T) {
	option, err := Bars(`</script>`, []string{`Occitanie </script><b>x`}, Series{`<!--`, []Figure{{1, true}}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(string(option), "<>") {
		t.Errorf("option: %s", option)
	}
}
