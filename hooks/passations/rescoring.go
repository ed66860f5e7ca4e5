package passations

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// Rescoring says which evaluations are scored again: those with a play whose results are not of the current versions.
type Rescoring struct {
	Situation string                // only those with a play of it; "" for any
	Since     time.Time             // only those with a play ended from then on
	DryRun    bool                  // compute, count, and write nothing
	Progress  func(done, total int) // evaluations; called by one goroutine at a time; may be nil
}

// Rescored counts what was done.
type Rescored struct {
	Evaluations int
	Results     int // rows added
	Levels      int // of which another level, or none where there was one
}

// pending finds the evaluations to score again, in order. A play is done when the newest result of each scale is of the
// algorithm of this program and of the bank with the calibrations that are published now.
const pending = `
WITH current AS MATERIALIZED (SELECT value->>0 AS bank, value->>1 AS scale, value->>2 AS version FROM json_each({:current}))
SELECT DISTINCT p.evaluation FROM plays p JOIN current c ON c.bank = p.bank_version
WHERE p.state IN ('finished', 'abandoned') AND ({:situation} = '' OR p.situation = {:situation}) AND p.ended_at >= {:since}
	AND COALESCE((SELECT r.algorithm_version || ' ' || r.item_bank_version FROM results r
		WHERE r.play = p.id AND r.scale = c.scale ORDER BY r.rowid DESC LIMIT 1), '') <> c.version
ORDER BY p.evaluation`

const evaluationsAtOnce = 50 // read, scored and written together

// Rescore scores evaluations again and adds the results that differ from the newest ones. What it did stays done when it
// is stopped: the next run goes on from there.
func (s *Service) Rescore(ctx context.Context, app core.App, o Rescoring) (Rescored, error) {
	banks, current, err := s.currentBanks(app)
	if err != nil {
		return Rescored{}, err
	}
	since := ""
	if !o.Since.IsZero() {
		since = stamp(o.Since)
	}
	var todo []string
	err = app.ConcurrentDB().NewQuery(pending).WithContext(ctx).
		Bind(dbx.Params{"current": current, "situation": o.Situation, "since": since}).Column(&todo)
	if err != nil {
		return Rescored{}, fmt.Errorf("find what to score again: %w", err)
	}
	return s.rescoreAll(ctx, app, banks, todo, o)
}

// currentBanks reads every bank that plays rest on, once, and what their results should name.
func (s *Service) currentBanks(app core.App) (map[string]*scoring.Bank, string, error) {
	var ids []string
	if err := app.DB().NewQuery("SELECT DISTINCT bank_version FROM plays").Column(&ids); err != nil {
		return nil, "", err
	}
	banks := map[string]*scoring.Bank{}
	current := [][3]string{}
	for _, id := range ids {
		bank, err := s.banks.Of(app, id)
		if err != nil {
			return nil, "", err
		}
		banks[id] = bank
		for scale, version := range bank.Versions() {
			current = append(current, [3]string{id, scale, scoring.AlgorithmVersion + " " + version})
		}
	}
	raw, err := json.Marshal(current)
	return banks, string(raw), err
}

// rescoreAll scores on every processor and writes from one goroutine, as SQLite does.
func (s *Service) rescoreAll(ctx context.Context, app core.App, banks map[string]*scoring.Bank, todo []string, o Rescoring) (Rescored, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	chunks, pages := make(chan []string), make(chan *page, runtime.GOMAXPROCS(0))
	go func() {
		defer close(chunks)
		for chunk := range slices.Chunk(todo, evaluationsAtOnce) {
			select {
			case chunks <- chunk:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for chunk := range chunks {
				p, err := readPage(ctx, app, banks, chunk)
				if err != nil {
					stop(err)
					return
				}
				select {
				case pages <- p:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() { workers.Wait(); close(pages) }()
	var done Rescored
	seen := 0
	for p := range pages {
		if err := s.write(app, p, o.DryRun, &done); err != nil {
			stop(err)
			continue // the workers see it and end
		}
		if seen += p.size; o.Progress != nil {
			o.Progress(seen, len(todo))
		}
	}
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return done, err
	}
	return done, ctx.Err()
}

// write adds what a page found new, unless an evaluation got other results in the meantime: those are newer.
func (s *Service) write(app core.App, p *page, dryRun bool, done *Rescored) error {
	if dryRun {
		p.count(done)
		return nil
	}
	return app.RunInTransaction(func(tx core.App) error {
		newest, err := newestRows(tx.NonconcurrentDB(), p.ids())
		if err != nil {
			return err
		}
		p.keep(func(e *sitting) bool { row, exists := newest[e.ID]; return exists && row == e.Newest })
		p.count(done)
		if err := insert(tx, p.added, s.now()); err != nil {
			return err
		}
		return p.copySummaries(tx, s.now())
	})
}
