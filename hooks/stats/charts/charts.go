// Package charts turns the figures of a table into the option of an ECharts chart. go-echarts builds the option and
// nothing else: its own page loads a script from a third party and needs inline scripts. Colours, fonts and number
// formats are the front's (pb_public/stats/charts.js), which knows the theme.
package charts

import (
	"encoding/json"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Figure is a number that may not be drawn: hidden, or not measurable.
type Figure struct {
	Value float64
	Drawn bool
}

// Series is a row of figures, one a category.
type Series struct {
	Name    string
	Figures []Figure
}

// gap is how ECharts writes a figure that is not there.
const gap = "-"

func (f Figure) value() any {
	if !f.Drawn {
		return gap
	}
	return f.Value
}

// Months draws one bar a month and, over it, a line with points: two marks, so that colour is never alone.
func Months(summary string, months []string, bars Series, lines ...Series) (json.RawMessage, error) {
	chart := echarts.NewBar()
	chart.SetGlobalOptions(described(summary),
		echarts.WithGridOpts(opts.Grid{Left: "8", Right: "8", Top: "24", Bottom: "8", ContainLabel: opts.Bool(true)}),
		echarts.WithYAxisOpts(opts.YAxis{Type: "value", MinInterval: 1}))
	chart.SetXAxis(months).AddSeries(bars.Name, barData(bars.Figures))
	for _, series := range lines {
		line := echarts.NewLine()
		line.AddSeries(series.Name, lineData(series.Figures),
			echarts.WithLineChartOpts(opts.LineChart{Symbol: "circle", SymbolSize: 9, ShowSymbol: opts.Bool(true)}))
		chart.Overlap(line)
	}
	return option(chart)
}

// Bars draws one horizontal bar a category, from 0 to most (0: as far as needed), with its name above it and its figure
// beside it: names are long and screens are narrow.
func Bars(summary string, categories []string, series Series, most float64) (json.RawMessage, error) {
	axis := opts.XAxis{Type: "value", Show: opts.Bool(false)}
	if most > 0 {
		axis.Max = most
	}
	chart := echarts.NewBar()
	chart.SetGlobalOptions(described(summary),
		echarts.WithGridOpts(opts.Grid{Left: "2", Right: "72", Top: "16", Bottom: "0"}),
		echarts.WithXAxisOpts(axis),
		echarts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true),
			AxisLabel: &opts.AxisLabel{Inside: opts.Bool(true), Align: "left", VerticalAlign: "bottom"}}))
	chart.SetXAxis(categories).AddSeries(series.Name, barData(series.Figures),
		echarts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right"}))
	return option(chart.XYReversal())
}

func described(summary string) echarts.GlobalOpts {
	return echarts.WithAriaOpts(&opts.Aria{
		Enabled: opts.Bool(true),
		Label:   &opts.AriaLabel{Enabled: opts.Bool(true), Description: summary},
	})
}

// option is the chart as JSON. encoding/json escapes <, > and &, so that no label can leave the script element that
// holds it; go-echarts' own writers do not.
func option(chart *echarts.Bar) (json.RawMessage, error) {
	chart.Validate() // fills the axes; without it the chart has no category
	return json.Marshal(chart.JSON())
}

func barData(figures []Figure) []opts.BarData {
	data := make([]opts.BarData, len(figures))
	for i, f := range figures {
		data[i].Value = f.value()
	}
	return data
}

func lineData(figures []Figure) []opts.LineData {
	data := make([]opts.LineData, len(figures))
	for i, f := range figures {
		data[i].Value = f.value()
	}
	return data
}
