package load

import (
	"reflect"
	"testing"
	"time"
)

func TestCompare(t *testing.T) {
	tally := newTally()
	for _, b := range []struct {
		play         string
		start, count int
	}{{"a", 0, 2}, {"b", 0, 3}, {"a", 2, 1}} {
		tally.acknowledge(&sitting{id: b.play, start: b.start}, b.count, time.Millisecond)
	}
	rows := map[string][]row{
		"a": {{Position: 0}, {Position: 1}, {Position: 2}, {Position: 3}}, // one that was stored, but not acknowledged in time
		"b": {{Position: 0}, {Position: 0}, {Position: 2}},                // one twice, one missing
	}
	found, duplicated := tally.compare(rows)
	if found != 5 || duplicated != 1 {
		t.Errorf("got %d found and %d duplicated, want 5 and 1", found, duplicated)
	}
	if got := tally.report(2); got.Acknowledged != 6 || got.Batches != 3 || got.BatchesPerSecond != 1.5 || got.EventsPerSecond != 3 {
		t.Errorf("got %+v", got)
	}
	var lengths []int
	for _, b := range tally.stored(rows) {
		lengths = append(lengths, len(b))
	}
	if want := []int{2, 3, 1}; !reflect.DeepEqual(lengths, want) {
		t.Errorf("batches of the floor: got %v, want %v", lengths, want)
	}
}

// Nearest rank, by hand.
func TestQuantile(t *testing.T) {
	hundred := make([]float64, 100)
	for i := range hundred {
		hundred[i] = float64(i + 1)
	}
	for _, row := range []struct {
		sorted  []float64
		q, want float64
	}{{hundred, 0.5, 50}, {hundred, 0.95, 95}, {hundred, 0.99, 99}, {[]float64{7}, 0.99, 7}, {nil, 0.5, 0}, {[]float64{1, 2}, 0, 1}} {
		if got := quantile(row.sorted, row.q); got != row.want {
			t.Errorf("quantile %v: got %v, want %v", row.q, got, row.want)
		}
	}
}

func TestLoopback(t *testing.T) {
	for address, want := range map[string]bool{
		"http://127.0.0.1:8090": true, "http://[::1]:8090": true, "http://localhost:8090": true, "http://127.1.2.3": true,
		"http://0.0.0.0:8090": false, "http://127.0.0.1.eva.example": false, "http://eva.example": false, "127.0.0.1:8090": false,
	} {
		if got := checkLoopback(address) == nil; got != want {
			t.Errorf("%s: taken %v, want %v", address, got, want)
		}
	}
}
