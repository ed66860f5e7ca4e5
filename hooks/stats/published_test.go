package stats

import (
	"math"
	"testing"

	"eva/hooks/internal/disclosure"
)

// What other packages read is what the page shows, and no more.
func TestPublishedIsWhatThePageShows(t *testing.T) {
	w := readWorld(t)
	figures, err := Published(t.Context(), w.app)
	if err != nil {
		t.Fatal(err)
	}
	known := map[[2]string]Figure{}
	for _, f := range figures {
		if f.Edition == "2026-10" && f.Territory == nation {
			known[[2]string{f.Indicator, f.Row}] = f
		}
		if f.Status != "diffusible" && (f.Value != nil || f.N != nil || f.Low != nil || f.High != nil) {
			t.Errorf("%+v is hidden and given", f)
		}
	}
	compared := 0
	for _, table := range w.report(october("")).Tables {
		for _, row := range table.Rows {
			key := row.Key
			if key == "ensemble" || table.Monthly {
				key = ""
			}
			f, ok := known[[2]string{table.ID, key}]
			if !ok || table.Monthly && row.Key != "2026-10" {
				continue
			}
			compared++
			cell := row.Cells[drawn[table.Measure]]
			for n, column := range table.Columns {
				if column.Name == meanings[table.Measure].value {
					cell = row.Cells[n]
				}
			}
			if shown := cell.Status == disclosure.Shown && cell.Known; shown != (f.Value != nil) || shown && math.Abs(*f.Value-cell.Value) > 1e-9 {
				t.Errorf("%s, %s: %v published, %v on the page", table.ID, row.Key, f.Value, cell)
			}
		}
	}
	if compared < len(Indicators) {
		t.Errorf("%d figures compared", compared)
	}
}
