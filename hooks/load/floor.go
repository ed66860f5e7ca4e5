package load

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

// measureFloor inserts the rows of the run again, raw: the same driver, PRAGMAs, table, indexes, batches and order, one
// prepared statement a batch on one connection, and nothing else. It gives the events per second.
func measureFloor(dir string, t *tally, rows map[string][]row) (float64, error) {
	temporary, err := os.MkdirTemp(dir, "floor-") // on the same disk
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(temporary)
	db, err := openFloor(dir, filepath.Join(temporary, "data.db"))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	batches := t.stored(rows)
	inserts := newInserts(db)
	defer inserts.close()
	began, events := time.Now(), 0
	for _, b := range batches {
		if err := inserts.run(b); err != nil {
			return 0, err
		}
		events += len(b)
	}
	return float64(events) / max(time.Since(began).Seconds(), 1e-9), nil
}

// openFloor makes an empty database with the table of events and its indexes as they are in the one that was loaded.
func openFloor(loaded, path string) (*sql.DB, error) {
	from, err := core.DefaultDBConnect(filepath.Join(loaded, "data.db"))
	if err != nil {
		return nil, err
	}
	defer from.Close()
	var schema []string
	err = from.NewQuery("SELECT sql FROM sqlite_master WHERE tbl_name = 'events' AND sql IS NOT NULL ORDER BY type DESC").Column(&schema)
	if err != nil {
		return nil, err
	}
	to, err := core.DefaultDBConnect(path)
	if err != nil {
		return nil, err
	}
	db := to.DB()
	db.SetMaxOpenConns(1)
	for _, statement := range schema {
		if _, err := db.Exec(statement); err != nil {
			return nil, err
		}
	}
	return db, nil
}

// stored is the rows of each acknowledged batch.
func (t *tally) stored(rows map[string][]row) [][]row {
	at := map[string]int{} // how many rows of a play went into batches before
	batches := make([][]row, 0, len(t.batches))
	for _, b := range t.batches {
		from := at[b.play]
		to := min(from+b.count, len(rows[b.play]))
		at[b.play] = to
		if from < to {
			batches = append(batches, rows[b.play][from:to])
		}
	}
	return batches
}

// inserts keeps one prepared statement for each length of a batch.
type inserts struct {
	db         *sql.DB
	statements map[int]*sql.Stmt
}

func newInserts(db *sql.DB) *inserts { return &inserts{db, map[int]*sql.Stmt{}} }

func (i *inserts) run(b []row) error {
	statement, err := i.of(len(b))
	if err != nil {
		return err
	}
	values := make([]any, 0, 7*len(b))
	for _, r := range b {
		values = append(values, r.ID, r.Play, r.Position, r.Name, r.At, r.Data, r.Received)
	}
	_, err = statement.Exec(values...)
	return err
}

func (i *inserts) of(length int) (*sql.Stmt, error) {
	if statement, prepared := i.statements[length]; prepared {
		return statement, nil
	}
	places := strings.TrimSuffix(strings.Repeat("(?, ?, ?, ?, ?, ?, ?), ", length), ", ")
	statement, err := i.db.Prepare("INSERT INTO events (id, play, position, name, at, data, received) VALUES " + places)
	if err == nil {
		i.statements[length] = statement
	}
	return statement, err
}

func (i *inserts) close() {
	for _, statement := range i.statements {
		_ = statement.Close() // the database goes anyway
	}
}
