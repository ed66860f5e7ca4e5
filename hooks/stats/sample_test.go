package stats

import (
	"fmt"
	"maps"
	"testing"

	"eva/hooks/internal/apptest"
)

// A draw is made once, by its seed; it never changes, and the one of a later month is another row.
func TestDrawSamples(t *testing.T) {
	w := changeWorld(t)
	drawn := func() map[string]string {
		var rows []struct{ Key, Text string }
		err := w.app.DB().NewQuery(`SELECT month || structure AS key, stratum || size || drawn || weight || seed AS text FROM samples`).All(&rows)
		if err != nil || len(rows) == 0 {
			t.Fatalf("%d drawn: %v", len(rows), err)
		}
		found := map[string]string{}
		for _, row := range rows {
			found[row.Key] = row.Text
		}
		return found
	}
	before := drawn()
	if err := DrawSamples(t.Context(), w.app, apptest.Now); err != nil || !maps.Equal(before, drawn()) {
		t.Errorf("drawn again: %v", err)
	}
	rows := make([]map[string]any, 300)
	for i := range rows {
		rows[i] = map[string]any{"id": fmt.Sprintf("extra%010d", i), "name": "x", "state": "active", "type": []string{"siae", "greta", "e2c"}[i%3],
			"region": []string{"53", "76"}[i%2], "created": "2026-01-01 00:00:00.000Z"}
	}
	w.insert("structures", rows)
	if err := DrawSamples(t.Context(), w.app, apptest.Now.AddDate(0, 1, 0)); err != nil {
		t.Fatal(err)
	}
	for key, text := range drawn() {
		if old, present := before[key]; present && old != text {
			t.Errorf("%s changed: %s, was %s", key, text, old)
		}
	}
	s, err := ReadSample(t.Context(), w.app, "")
	if err != nil || s.Month != "2026-12" || s.Seed != "2026" || s.Drawn < 90 || s.Drawn > 130 || s.Size != 312+2+3 {
		t.Errorf("%+v %v", s, err)
	}
	for _, row := range rows[:2] { // structures that were drawn may go
		structure, err := w.app.FindRecordById("structures", row["id"].(string))
		if err != nil {
			t.Fatal(err)
		}
		w.insert("samples", []map[string]any{{"month": "2020-01", "structure": structure.Id, "stratum": "x"}})
		if err := w.app.Delete(structure); err != nil {
			t.Errorf("delete %s: %v", structure.Id, err)
		}
	}
	w.execute(`DELETE FROM samples`)
	if err := DrawSamples(t.Context(), w.app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	if none, err := ReadSample(t.Context(), w.app, "2019-01"); err != nil || len(none.Strata) > 0 {
		t.Errorf("%+v %v", none, err)
	}
}
