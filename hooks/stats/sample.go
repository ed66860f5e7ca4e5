package stats

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
	"eva/hooks/internal/sampling"
)

// sampleSize is about how many structures are drawn.
const sampleSize = 100

// DrawSamples draws the structures of each month up to the one of now that has none yet; a draw never changes. Those of
// one year share their seed: a structure stays in the sample for most of it, and others come the year after.
func DrawSamples(ctx context.Context, app core.App, now time.Time) error {
	c, err := newCounter(ctx, app)
	if err != nil {
		return err
	}
	first, any, err := c.firstMonth()
	if err != nil || !any {
		return err
	}
	var keys []string
	if err := app.ConcurrentDB().NewQuery(`SELECT DISTINCT month FROM samples`).WithContext(ctx).Column(&keys); err != nil {
		return err
	}
	present := map[string]bool{}
	for _, key := range keys {
		present[key] = true
	}
	for m := first; m <= monthOf(now); m++ {
		if present[m.String()] {
			continue
		}
		frame, err := c.frame(m)
		if err != nil {
			return err
		}
		seed := strconv.Itoa(int(m) / yearOfMonths)
		if err := c.keep(m, seed, sampling.Draw(frame, sampleSize, seed)); err != nil {
			return fmt.Errorf("keep the sample of %s: %w", m, err)
		}
	}
	return nil
}

// frame are the structures that may be drawn for a month: those that were there when it began.
func (c *counter) frame(m month) ([]sampling.Unit, error) {
	var rows []struct {
		ID, Type, Region string
		Size             int
	}
	err := c.app.ConcurrentDB().NewQuery(`
		SELECT s.id, s.type, s.region, COALESCE(u.size, 0) AS size FROM structures s LEFT JOIN (
			SELECT e.structure, COUNT(*) AS size FROM evaluations e WHERE` + started + ` GROUP BY e.structure
		) u ON u.structure = s.id
		WHERE s.state = 'active' AND s.created < {:to}`).
		Bind(c.params(bounds{m - yearOfMonths, m - 1, m})).WithContext(c.ctx).All(&rows)
	frame := make([]sampling.Unit, len(rows))
	for i, row := range rows {
		frame[i] = sampling.Unit{ID: row.ID, Kind: row.Type, Region: row.Region, Size: row.Size}
	}
	return frame, err
}

// keep saves a draw.
func (c *counter) keep(m month, seed string, drawn []sampling.Drawn) error {
	rows := make([]map[string]any, len(drawn))
	for i, d := range drawn {
		rows[i] = map[string]any{"structure": d.ID, "stratum": d.Stratum, "size": d.Size, "drawn": d.Drawn, "weight": d.Weight()}
	}
	list, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	_, err = c.app.NonconcurrentDB().NewQuery(`
		INSERT INTO samples (month, structure, stratum, size, drawn, weight, seed)
		SELECT {:month}, value->>'structure', value->>'stratum', value->>'size', value->>'drawn', value->>'weight', {:seed}
		FROM json_each({:rows})`).
		Bind(dbx.Params{"month": m.String(), "seed": seed, "rows": string(list)}).WithContext(c.ctx).Execute()
	return err
}

// estimate gives the share of the whole country from the structures that were drawn when the period began, or first when
// the service is younger.
func (c *counter) estimate(i Indicator, m month) ([]snapshot, error) {
	b := i.bounds(m)
	var drawn []struct {
		Structure, Stratum string
		Size, Drawn        int
	}
	err := c.app.ConcurrentDB().NewQuery(`
		SELECT structure, stratum, size, drawn FROM samples
		WHERE month = (SELECT MIN(month) FROM samples WHERE month >= {:from} AND month <= {:to})`).
		Bind(dbx.Params{"from": b.from.String(), "to": b.to.String()}).WithContext(c.ctx).All(&drawn)
	if err != nil || len(drawn) == 0 {
		return nil, err
	}
	rows, err := c.rows(i, b)
	if err != nil {
		return nil, err
	}
	given := make(map[string]counted, len(rows))
	for _, row := range rows {
		given[row.Structure] = row
	}
	whole := &cell{}
	observations := make([]sampling.Observation, len(drawn))
	for n, d := range drawn {
		row, any := given[d.Structure]
		observations[n] = sampling.Observation{Stratum: d.Stratum, Size: d.Size, Drawn: d.Drawn, Y: row.Num, X: row.Den}
		if any {
			if err := whole.add(row); err != nil {
				return nil, err
			}
		}
	}
	return []snapshot{i.estimated(m, whole, observations)}, nil
}

// estimated is the figure of a sample. It is hidden as a share is, and where chance cannot be told.
func (i Indicator) estimated(m month, whole *cell, observations []sampling.Observation) snapshot {
	everywhere := place{nation, ""}
	whole.status = i.rule().Alone(i.tells(everywhere, whole, nil))
	e, known := sampling.Ratio(observations)
	if !known && whole.den > 0 {
		whole.status = max(whole.status, disclosure.Primary)
	}
	row := i.snapshot(m, everywhere, whole, whole)
	row.Value, row.Low, row.High = e.Value, e.Low, e.High
	return row
}

// Sample is a draw, stratum by stratum. Which structures were drawn is in the collection, for superusers.
type Sample struct {
	Month, Seed string
	Size, Drawn int
	Strata      []SampleStratum
}

// SampleStratum is what was drawn in a stratum, and how many structures each stands for.
type SampleStratum struct {
	Stratum string  `db:"stratum"`
	Size    int     `db:"size"`
	Drawn   int     `db:"drawn"`
	Weight  float64 `db:"weight"`
}

// ReadSample gives the sample of a month, "" for the newest.
func ReadSample(ctx context.Context, app core.App, key string) (Sample, error) {
	var s Sample
	query := func(statement string) *dbx.Query {
		return app.ConcurrentDB().NewQuery(statement).Bind(dbx.Params{"month": key}).WithContext(ctx)
	}
	if err := query(`SELECT COALESCE(MAX(month), ''), COALESCE(MAX(seed), '') FROM samples WHERE month = {:month} OR {:month} = ''`).Row(&s.Month, &s.Seed); err != nil {
		return s, err
	}
	key = s.Month
	err := query(`SELECT stratum, MAX(size) AS size, COUNT(*) AS drawn, MAX(weight) AS weight FROM samples WHERE month = {:month} GROUP BY stratum ORDER BY stratum`).All(&s.Strata)
	for _, stratum := range s.Strata {
		s.Size += stratum.Size
		s.Drawn += stratum.Drawn
	}
	return s, err
}
