package passations

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/replay"
	"eva/scoring"
)

// page is some evaluations that are scored again together.
type page struct {
	size     int // evaluations asked for
	sittings []*sitting
	added    []fresh
	newest   map[place]latest
}

// sitting is one evaluation, as it is scored again.
type sitting struct {
	ID         string        `db:"id"`
	Structure  string        `db:"structure"`
	Situations types.JSONRaw `db:"situations"` // of the campaign
	Newest     int64         `db:"newest"`     // rowid of its newest result when it was read

	plays    []*replayed
	schooled string            // in France: "yes", "no" or "" when not known
	summary  map[string]string // by field of the evaluation
}

// replayed is one play of it.
type replayed struct {
	ID          string `db:"id"`
	Evaluation  string `db:"evaluation"`
	Situation   string `db:"situation"`
	State       string `db:"state"`
	BankVersion string `db:"bank_version"`
	Mode        string `db:"mode"`
	Seed        int    `db:"seed"`
}

func (p *replayed) ended() bool { return p.State == scoring.Finished || p.State == scoring.Abandoned }

const readSittings = `SELECT e.id, e.structure, c.situations,
		COALESCE((SELECT MAX(r.rowid) FROM results r WHERE r.evaluation = e.id), 0) AS newest
	FROM json_each({:wanted}) w CROSS JOIN evaluations e ON e.id = w.value JOIN campaigns c ON c.id = e.campaign`

const readPlays = `SELECT p.id, p.evaluation, p.situation, p.state, p.bank_version, p.mode, p.seed
	FROM json_each({:wanted}) w CROSS JOIN plays p ON p.evaluation = w.value ORDER BY p.created, p.rowid`

// readPage reads evaluations with their plays and events, and scores them.
func readPage(ctx context.Context, app core.App, banks map[string]*scoring.Bank, evaluations []string) (*page, error) {
	p := &page{size: len(evaluations)}
	wanted, err := json.Marshal(evaluations)
	if err != nil {
		return nil, err
	}
	params := dbx.Params{"wanted": string(wanted)}
	if err := app.ConcurrentDB().NewQuery(readSittings).Bind(params).WithContext(ctx).All(&p.sittings); err != nil {
		return nil, err
	}
	var plays []*replayed
	if err := app.ConcurrentDB().NewQuery(readPlays).Bind(params).WithContext(ctx).All(&plays); err != nil {
		return nil, err
	}
	if p.newest, err = latestOf(app.ConcurrentDB(), evaluations); err != nil {
		return nil, err
	}
	byID := map[string]*sitting{}
	for _, s := range p.sittings {
		byID[s.ID] = s
	}
	var ended []string
	for _, play := range plays {
		s := byID[play.Evaluation]
		if s == nil {
			continue // erased since the list was made
		}
		s.plays = append(s.plays, play)
		if play.ended() {
			ended = append(ended, play.ID)
		}
	}
	events, err := replay.Events(ctx, app, ended)
	if err != nil {
		return nil, err
	}
	told, err := schooling(app, evaluations)
	if err != nil {
		return nil, err
	}
	for _, s := range p.sittings {
		s.schooled = told[s.ID]
		if err := p.score(s, banks, events); err != nil {
			return nil, fmt.Errorf("score evaluation %s again: %w", s.ID, err)
		}
	}
	return p, nil
}

// score scores the plays of an evaluation and composes it once.
func (p *page) score(s *sitting, banks map[string]*scoring.Bank, events map[string][]scoring.Event) error {
	var situations []string
	if err := json.Unmarshal(s.Situations, &situations); err != nil {
		return err
	}
	all := make([]scoring.PlayResults, 0, len(s.plays))
	for _, play := range s.plays {
		results := scoring.PlayResults{Situation: play.Situation, Outcome: play.State}
		if bank := banks[play.BankVersion]; play.ended() && bank != nil {
			var err error
			if results.Results, err = bank.For(play.Mode, play.Seed).Score(play.State, events[play.ID]); err != nil {
				return err
			}
			p.add(s, play.ID, results.Results)
		}
		all = append(all, results)
	}
	composed := scoring.Compose(all, scoring.Context{Situations: situations, SchooledInFrance: s.schooled})
	p.add(s, "", composed)
	s.summary = summaryOf(composed)
	return nil
}

func (p *page) add(s *sitting, play string, results []scoring.Result) {
	for _, r := range results {
		if f := (fresh{s.ID, play, s.Structure, r}); f.isNew(p.newest) {
			p.added = append(p.added, f)
		}
	}
}

func (p *page) ids() []string {
	ids := make([]string, len(p.sittings))
	for i, s := range p.sittings {
		ids[i] = s.ID
	}
	return ids
}

// keep leaves the evaluations out for which the answer is no.
func (p *page) keep(is func(*sitting) bool) {
	kept := map[string]bool{}
	p.sittings = slices.DeleteFunc(p.sittings, func(s *sitting) bool { kept[s.ID] = is(s); return !kept[s.ID] })
	p.added = slices.DeleteFunc(p.added, func(f fresh) bool { return !kept[f.evaluation] })
}

func (p *page) count(done *Rescored) {
	done.Evaluations += len(p.sittings)
	done.Results += len(p.added)
	for _, f := range p.added {
		if p.newest[place{f.evaluation, f.play, f.Scale}].Level != f.Level {
			done.Levels++
		}
	}
}

// newestRows finds the newest result of each evaluation that still exists.
func newestRows(db dbx.Builder, evaluations []string) (map[string]int64, error) {
	wanted, err := json.Marshal(evaluations)
	if err != nil {
		return nil, err
	}
	var rows []sitting
	err = db.NewQuery(readSittings).Bind(dbx.Params{"wanted": string(wanted)}).All(&rows)
	newest := make(map[string]int64, len(rows))
	for _, row := range rows {
		newest[row.ID] = row.Newest
	}
	return newest, err
}

// updateSummaries sets the summarised fields, in their order, where one of them differs.
const updateSummaries = `UPDATE evaluations SET synthesis = j.value->>1, completeness = j.value->>2, literacy = j.value->>3,
		numeracy = j.value->>4, digital = j.value->>5, updated = {:now}
	FROM json_each({:rows}) j
	WHERE evaluations.id = j.value->>0 AND (synthesis, completeness, literacy, numeracy, digital)
		<> (j.value->>1, j.value->>2, j.value->>3, j.value->>4, j.value->>5)`

// copySummaries brings the summary of the results to the evaluations, for the lists.
func (p *page) copySummaries(app core.App, now time.Time) error {
	rows := make([][]string, len(p.sittings))
	for i, s := range p.sittings {
		rows[i] = []string{s.ID}
		for _, field := range summarised {
			rows[i] = append(rows[i], s.summary[field])
		}
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	_, err = app.NonconcurrentDB().NewQuery(updateSummaries).Bind(dbx.Params{"rows": string(raw), "now": stamp(now)}).Execute()
	return err
}
