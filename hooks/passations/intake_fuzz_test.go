package passations

import (
	"encoding/json"
	"testing"
	"time"

	"eva/scoring"
)

// FuzzBatch: whatever a browser sends, a batch is refused or becomes rows that SQLite reads; it never panics, and what is
// let in has a place of its own and a name that the situation declares.
func FuzzBatch(f *testing.F) {
	f.Add(`[{"position":0,"name":"finished","at":12.5,"data":{}}]`)
	f.Add(`[{"position":100000,"name":"piece_placed","at":1,"data":{"piece":"p01","bin":"conform","modality":"touch"}}]`)
	f.Add(`[{"position":-1,"name":"","at":1e309,"data":null}]`)
	f.Add(`[{"position":9223372036854775807,"name":"paused","at":-0.0,"data":{"x":[1]}}]`)
	f.Add(`null`)
	s := New(Config{Now: func() time.Time { return time.Unix(0, 0) }})
	play := playRow{Situation: "controle", State: "started", Block: 1}
	f.Fuzz(func(t *testing.T, body string) {
		var events []scoring.Event
		if json.Unmarshal([]byte(body), &events) != nil || checkBatch(play, events) != nil {
			return
		}
		rows, err := s.rows(s.now(), events)
		if err != nil {
			t.Fatalf("a batch that was let in does not become rows: %v", err)
		}
		var read [][]any
		if err := json.Unmarshal([]byte(rows), &read); err != nil || len(read) != len(events) {
			t.Fatalf("rows %s: %v", rows, err)
		}
		for i, event := range events {
			if event.Position < 0 || event.Position >= 2*blockSize {
				t.Errorf("position %d was let in", event.Position)
			}
			if len(read[i]) != 5 || len(read[i][0].(string)) != 15 {
				t.Errorf("row %v", read[i])
			}
		}
	})
}
