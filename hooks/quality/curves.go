package quality

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"eva/scoring/irt"
)

// Information is how much a scale and its questions tell at each ability, as figures and as options of ECharts charts.
type Information struct {
	Abilities []float64       `json:"abilities"`
	Test      []float64       `json:"test"`
	Items     []Curve         `json:"items"`  // those drawn
	Hidden    int             `json:"hidden"` // items that are not drawn
	TestChart json.RawMessage `json:"test_chart"`
	ItemChart json.RawMessage `json:"item_chart"`
}

// Curve is the information of one question at each ability.
type Curve struct {
	Name   string    `json:"name"`
	Values []float64 `json:"values"`
}

const (
	farthest   = 4.0 // abilities from −farthest to farthest
	between    = 0.5
	mostCurves = 8 // that can be told apart in one chart
)

// curves draws the information of the items and their sum; of many items, those that tell most at the mean ability.
func curves(items []irt.Item, mean float64) *Information {
	in := &Information{Hidden: max(len(items)-mostCurves, 0)}
	for theta := -farthest; theta <= farthest; theta += between {
		in.Abilities = append(in.Abilities, theta)
		in.Test = append(in.Test, irt.TestInformation(items, theta))
	}
	drawn := slices.Clone(items)
	slices.SortStableFunc(drawn, func(a, b irt.Item) int { return cmp.Compare(b.Information(mean), a.Information(mean)) })
	for _, item := range drawn[:len(drawn)-in.Hidden] {
		c := Curve{Name: item.Name}
		for _, theta := range in.Abilities {
			c.Values = append(c.Values, item.Information(theta))
		}
		in.Items = append(in.Items, c)
	}
	in.TestChart = draw("Information de l’échelle selon l’aisance", in.Abilities, Curve{"Échelle", in.Test})
	in.ItemChart = draw("Information de chaque question selon l’aisance", in.Abilities, in.Items...)
	return in
}

// draw is the option of a line chart; colours and fonts are the page's.
func draw(summary string, abilities []float64, lines ...Curve) json.RawMessage {
	chart := charts.NewLine()
	chart.SetGlobalOptions(
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(true), Description: summary}}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "16", Top: "24", Bottom: "28", ContainLabel: opts.Bool(true)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: -farthest, Max: farthest, Name: "Aisance", NameLocation: "middle", NameGap: 28}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0}))
	for _, line := range lines {
		points := make([]opts.LineData, len(abilities))
		for i, theta := range abilities {
			points[i].Value = [2]float64{theta, line.Values[i]}
		}
		chart.AddSeries(line.Name, points, charts.WithLineChartOpts(opts.LineChart{Smooth: opts.Bool(true), SymbolSize: 8}))
	}
	chart.Validate()
	option, err := json.Marshal(chart.JSON())
	if err != nil {
		return json.RawMessage("null") // the tables hold the same figures
	}
	return option
}
