package passations

import (
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/declared"
	"eva/hooks/internal/watch"
	"eva/scoring"
)

const (
	maxBatch = 200
	// seenEvery bounds how often a batch also rewrites its evaluation's last sign of life.
	seenEvery = 20 * time.Second
)

// takeEvents answers POST /api/passation/events. The token is in the body: sendBeacon cannot set a header.
// It answers 200 only once the events are committed; the same batch may come again any number of times.
func (s *Service) takeEvents(e *core.RequestEvent) error {
	var body struct {
		Token  string          `json:"token"`
		Play   string          `json:"play"`
		Events []scoring.Event `json:"events"`
	}
	if err := json.NewDecoder(e.Request.Body).Decode(&body); err != nil {
		return e.BadRequestError("Ces réponses ne sont pas lisibles.", err)
	}
	evaluation, err := s.evaluationOf(e.App, body.Token, true)
	if err != nil {
		return err
	}
	if evaluation == "" {
		return e.UnauthorizedError("Ce jeton ne permet pas d’envoyer des réponses.", nil)
	}
	n, err := s.Intake(e.App, evaluation, body.Play, body.Events)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]int{"acknowledged": n})
}

// playRow is what the intake needs to know of a play.
type playRow struct {
	ID         string `db:"id"`
	Evaluation string `db:"evaluation"`
	Situation  string `db:"situation"`
	State      string `db:"state"`
	Block      int    `db:"block"`
}

func (p playRow) ended() bool { return p.State == scoring.Finished || p.State == scoring.Abandoned }

// Intake stores events of a play of the evaluation, each once, and returns how many of the batch are now stored. A play
// that ended takes only what an earlier page of it had kept while offline; it is then scored again.
func (s *Service) Intake(app core.App, evaluation, play string, events []scoring.Event) (int, error) {
	row, err := readPlay(app, play)
	if err != nil {
		return 0, err
	}
	if row.Evaluation != evaluation {
		return 0, apis.NewNotFoundError("Cette activité n’existe pas dans votre évaluation.", nil)
	}
	if err := checkBatch(row, events); err != nil {
		return 0, err
	}
	if events, err = declared.Divert(app, row.Situation, row.Evaluation, row.ID, events); err != nil {
		return 0, err
	}
	if err := s.store(app, row, events); err != nil {
		return 0, err
	}
	return len(events), nil
}

func readPlay(app core.App, id string) (playRow, error) {
	var row playRow
	err := app.ConcurrentDB().Select("id", "evaluation", "situation", "state", "block").From("plays").
		Where(dbx.HashExp{"id": id}).Limit(1).One(&row)
	if errors.Is(err, sql.ErrNoRows) {
		return row, apis.NewNotFoundError("Cette activité n’existe pas.", nil)
	}
	return row, err
}

func checkBatch(play playRow, events []scoring.Event) error {
	if len(events) == 0 || len(events) > maxBatch {
		return apis.NewBadRequestError("Un envoi contient de 1 à 200 réponses.", nil)
	}
	for _, event := range events {
		if event.Position/blockSize > play.Block {
			return apis.NewBadRequestError("Une réponse a un rang impossible.", event.Position)
		}
		if err := scoring.CheckEvent(play.Situation, event); err != nil {
			return apis.NewBadRequestError("Une réponse n’est pas celle de cette activité.", err)
		}
	}
	return nil
}

// insertEvents takes a whole batch in one statement, which is its own transaction. The condition on the play stands in
// the same statement, so that an end that comes between check and insert cannot be overtaken.
const insertEvents = `INSERT INTO events (id, play, position, name, at, data, received)
	SELECT value->>0, {:play}, value->>1, value->>2, value->>3, value->>4, {:now} FROM json_each({:rows})
	WHERE EXISTS (SELECT 1 FROM plays WHERE id = {:play}
		AND (state IN ('started', 'paused') OR (value->>1) / {:blockSize} < block))
	ON CONFLICT (play, position) DO NOTHING`

func (s *Service) store(app core.App, play playRow, events []scoring.Event) error {
	now := s.now()
	rows, err := s.rows(now, events)
	if err != nil {
		return err
	}
	result, err := app.NonconcurrentDB().NewQuery(insertEvents).Bind(dbx.Params{
		"play": play.ID, "rows": rows, "now": stamp(now), "blockSize": blockSize,
	}).Execute()
	if err != nil {
		return err
	}
	inserted, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if inserted < int64(len(events)) {
		if err := allStored(app, play.ID, events); err != nil {
			return err
		}
	}
	if inserted > 0 && play.ended() {
		return s.rescore(app, play.ID)
	}
	return s.touch(app, play, events, now)
}

// rows is the batch as json_each reads it, with ids that sort by time: that is what makes the insert quick.
func (s *Service) rows(now time.Time, events []scoring.Event) (string, error) {
	prefix := strconv.FormatInt(now.UnixMilli(), 36)
	rows := make([][5]any, len(events))
	for i, event := range events {
		data, err := json.Marshal(event.Data)
		if err != nil {
			return "", err
		}
		if event.Data == nil {
			data = []byte("{}")
		}
		rows[i] = [5]any{prefix + s.random(15-len(prefix), idAlphabet), event.Position, event.Name, event.At, string(data)}
	}
	raw, err := json.Marshal(rows)
	return string(raw), err
}

const idAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

// allStored tells a batch that came twice from one that was refused because the play ended elsewhere.
func allStored(app core.App, play string, events []scoring.Event) error {
	positions := make([]any, len(events))
	for i, event := range events {
		positions[i] = event.Position
	}
	distinct := map[int]bool{}
	for _, event := range events {
		distinct[event.Position] = true
	}
	var stored int
	err := app.NonconcurrentDB().Select("COUNT(*)").From("events").
		Where(dbx.HashExp{"play": play}).AndWhere(dbx.In("position", positions...)).Row(&stored)
	if err != nil {
		return err
	}
	if stored < len(distinct) {
		return conflict("Cette activité est déjà terminée.", nil)
	}
	return nil
}

// touch notes that the person is there, and whether they pause.
func (s *Service) touch(app core.App, play playRow, events []scoring.Event, now time.Time) error {
	moved := false
	for _, event := range events {
		if state, changes := stateAfter[event.Name]; changes && state != play.State {
			play.State, moved = state, true
			_, err := app.NonconcurrentDB().NewQuery(`UPDATE plays SET state = {:state} WHERE id = {:id} AND state IN ('started', 'paused')`).
				Bind(dbx.Params{"id": play.ID, "state": state}).Execute()
			if err != nil {
				return err
			}
		}
	}
	seen, err := app.NonconcurrentDB().NewQuery(`UPDATE evaluations SET last_seen_at = {:now} WHERE id = {:id} AND last_seen_at < {:before}`).
		Bind(dbx.Params{"id": play.Evaluation, "now": stamp(now), "before": stamp(now.Add(-seenEvery))}).Execute()
	if err != nil {
		return err
	}
	if rows, err := seen.RowsAffected(); moved || err == nil && rows > 0 {
		watch.Changed(app, play.Evaluation)
	}
	return nil
}

// stateAfter is the state of a play after an event.
var stateAfter = map[string]string{"paused": "paused", "continued": "started", "resumed": "started"}

// stamp is a date as PocketBase stores it: dates are compared as text.
func stamp(t time.Time) string {
	return t.UTC().Format(types.DefaultDateLayout)
}
