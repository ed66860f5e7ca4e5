package replay

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// eventsOfPlays goes through the index on play and position for each play in turn.
const eventsOfPlays = `SELECT e.play, e.position, e.name, e.at, e.data
	FROM json_each({:plays}) wanted CROSS JOIN events e ON e.play = wanted.value`

// Events reads the events of several plays at once, by play, each in order.
func Events(ctx context.Context, app core.App, plays []string) (map[string][]scoring.Event, error) {
	wanted, err := json.Marshal(plays)
	if err != nil {
		return nil, err
	}
	rows, err := app.ConcurrentDB().NewQuery(eventsOfPlays).Bind(dbx.Params{"plays": string(wanted)}).WithContext(ctx).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make(map[string][]scoring.Event, len(plays))
	var play, name, data sql.RawBytes
	names := map[string]string{} // a few dozen: kept once each
	current, events := "", []scoring.Event(nil)
	for rows.Next() {
		var e scoring.Event
		if err := rows.Scan(&play, &e.Position, &name, &e.At, &data); err != nil {
			return nil, err
		}
		if string(play) != current {
			if current != "" {
				all[current] = events
			}
			current, events = string(play), make([]scoring.Event, 0, 2*cap(events)/3+64)
		}
		known, ok := names[string(name)]
		if !ok {
			known = string(name)
			names[known] = known
		}
		e.Name = known
		if err := json.Unmarshal(data, &e.Data); err != nil {
			return nil, fmt.Errorf("event %d of play %s: %w", e.Position, current, err)
		}
		events = append(events, e)
	}
	if current != "" {
		all[current] = events
	}
	return all, rows.Err()
}
