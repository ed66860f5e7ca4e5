package stats

import (
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
	"eva/hooks/internal/page"
	"eva/hooks/stats/charts"
)

// mapped is the indicator of the map, whose table has a row for each region.
const mapped = "besoins"

// boundaries is the file that `make vendor` draws.
const boundaries = "/vendor/departements.json"

// Map is what the page draws: the figure of each region, on its départements.
type Map struct {
	charts.Map
	Table
}

// drawMap draws the regions of the country; nothing where there is no such table, or no front to take the boundaries from.
func (r Report) drawMap(app core.App) (*Map, error) {
	t, ok := r.table(mapped)
	raw := page.File(app, boundaries)
	if !ok || r.Region != "" || raw == nil {
		return nil, nil
	}
	b, err := charts.ReadBoundaries(raw)
	if err != nil {
		return nil, err
	}
	at := drawn[t.Measure]
	rows := map[string]Row{}
	for _, row := range t.Rows {
		rows[row.Key] = row
	}
	var areas []charts.Area
	for _, l := range regions {
		if l.key == elsewhere {
			continue
		}
		area := charts.Area{Code: l.key, Name: l.text, Unknown: true, Text: "aucune évaluation"}
		if row, ok := rows["region-"+l.key]; ok {
			cell := row.Cells[at]
			area.Figure, area.Unknown = cell.figure(), !cell.Known && cell.Status == disclosure.Shown
			area.Text = t.Columns[at].Text(cell)
			area.Short = Column{Unit: t.Columns[at].Unit}.Text(cell)
			if cell.Status != disclosure.Shown {
				area.Text = "trop peu pour publier"
			}
		}
		if r.holds(l.key) {
			area.Query = Edition{r.Month, l.key}.Query()
		}
		areas = append(areas, area)
	}
	return &Map{charts.Draw(b, areas, t.Columns[at].Unit), t}, nil
}

func (r Report) holds(region string) bool {
	e := Edition{r.Month, region}
	return r.shelf.holds(&e)
}
