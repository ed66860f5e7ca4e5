package load

import (
	"path/filepath"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// row is an event as it is stored.
type row struct {
	ID       string  `db:"id"`
	Play     string  `db:"play"`
	Position int     `db:"position"`
	Name     string  `db:"name"`
	At       float64 `db:"at"`
	Data     string  `db:"data"`
	Received string  `db:"received"`
}

// readRows reads the stored events of the plays of the run, by play.
func readRows(dir string, t *tally) (map[string][]row, error) {
	db, err := core.DefaultDBConnect(filepath.Join(dir, "data.db"))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows := map[string][]row{}
	for _, b := range t.batches {
		if _, read := rows[b.play]; read {
			continue
		}
		var stored []row
		err := db.Select("id", "play", "position", "name", "at", "data", "received").From("events").
			Where(dbx.HashExp{"play": b.play}).OrderBy("position").All(&stored)
		if err != nil {
			return nil, err
		}
		rows[b.play] = stored
	}
	return rows, nil
}

// compare counts the acknowledged events that are stored, and the rows that repeat one.
func (t *tally) compare(rows map[string][]row) (found, duplicated int) {
	times := map[string]map[int]int{}
	for play, stored := range rows {
		times[play] = make(map[int]int, len(stored))
		for _, r := range stored {
			times[play][r.Position]++
			if times[play][r.Position] > 1 {
				duplicated++
			}
		}
	}
	for _, b := range t.batches {
		for position := b.start; position < b.start+b.count; position++ {
			if times[b.play][position] > 0 {
				found++
			}
		}
	}
	return found, duplicated
}
