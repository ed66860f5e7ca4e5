package charts

import (
	"strings"
	"testing"
)

const twoRegions = `{"width":100,"height":50,"regions":[
	{"code":"53","x":10,"y":20,"departements":[{"code":"22","path":"M0 0z"},{"code":"35","path":"M1 1z"}]},
	{"code":"76","x":30,"y":40,"departements":[{"code":"31","path":"M2 2z"}]}]}`

func TestDraw(t *testing.T) {
	b, err := ReadBoundaries([]byte(twoRegions))
	if err != nil {
		t.Fatal(err)
	}
	m := Draw(b, []Area{
		{Code: "53", Figure: Figure{22, true}}, {Code: "76", Figure: Figure{59.9, true}}, {Code: "01"}, {Code: "02", Unknown: true},
		{Code: "03", Figure: Figure{59, true}}, {Code: "04", Unknown: true},
	}, "%")
	var got []string
	for _, area := range m.Areas {
		got = append(got, area.Code+" "+area.Class+" "+strings.Join(area.Paths, ""))
	}
	want := "53 1 M0 0zM1 1z, 76 4 M2 2z, 01 few , 02 none , 03 4 , 04 none "
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	for i, one := range m.Areas[2:] {
		for _, other := range m.Areas[3+i:] {
			if apart := one.Box.X+one.Box.Width <= other.Box.X || one.Box.Y+one.Box.Height <= other.Box.Y; !apart {
				t.Errorf("%+v lies on %+v", one.Box, other.Box)
			}
		}
		if bottom := one.Box.Y + one.Box.Height; bottom > m.Height || one.Box.Y < b.Height || one.Box.X+one.Box.Width > m.Width {
			t.Errorf("%+v is out of the drawing of %d", one.Box, m.Height)
		}
	}
	var legend []string
	for _, class := range m.Legend {
		legend = append(legend, class.Text)
	}
	if text := strings.Join(legend, ", "); text != "de 20 à 30\u202f%, de 50 à 60\u202f%, trop peu pour publier, aucune évaluation" {
		t.Errorf("legend: %s", text)
	}
}

// All figures the same, or none at all, is a map too.
func TestDrawOneFigureOrNone(t *testing.T) {
	b, err := ReadBoundaries([]byte(twoRegions))
	if err != nil {
		t.Fatal(err)
	}
	if m := Draw(b, []Area{{Code: "53", Figure: Figure{0, true}}, {Code: "76", Figure: Figure{0, true}}}, "%"); m.Areas[0].Class != "1" || len(m.Legend) != 1 {
		t.Errorf("%+v", m)
	}
	if m := Draw(b, []Area{{Code: "53", Unknown: true}, {Code: "76", Unknown: true}}, "%"); m.Areas[1].Class != "none" || len(m.Legend) != 1 {
		t.Errorf("%+v", m)
	}
	if _, err := ReadBoundaries([]byte("{")); err == nil {
		t.Error("half a file was read")
	}
}
