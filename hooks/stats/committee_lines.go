package stats

import (
	"context"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
)

// Line is an indicator of a period, beside the period before.
type Line struct {
	Indicator
	Label       string // of a row; "" for the whole
	Key         string
	Now, Before Side
	Change      Change
}

// Side is what is published of one of the two periods.
type Side struct {
	First, Last         month
	Value, Low, High    float64
	N                   float64
	Known, Hidden, Sure bool   // Sure: Low and High say how sure the value is
	None                bool   // nobody in this row, which is no secret
	Secrecy             string // in the words of files, when hidden
}

// Change is the difference of the two.
type Change struct {
	Difference, Low, High float64
	Known, Sure           bool
	Word                  string // key of changeWords
}

// changeWords say what a difference is worth.
var changeWords = map[string]string{
	"hausse": "hausse", "baisse": "baisse", "stable": "pas de changement établi", "indicatif": "différence sans intervalle", "sans_objet": "",
}

// lines are those of an indicator: the whole, or the rows of a spread.
func (c *Committee) lines(ctx context.Context, app core.App, i Indicator) ([]Line, error) {
	keys := []label{{}}
	if i.Measure == Spread {
		keys = labels[i.Rows]
	}
	var lines []Line
	for _, key := range keys {
		line := Line{Indicator: i, Key: key.key, Label: key.text}
		var err error
		if line.Now, err = c.side(ctx, app, i, key.key, c.Last); err != nil {
			return nil, err
		}
		if line.Before, err = c.side(ctx, app, i, key.key, c.Last-month(c.Months)); err != nil {
			return nil, err
		}
		line.Change = compare(line.Now, line.Before)
		if !line.Now.None || !line.Before.None {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// side is the figure of the period that ends with a month, or of the last one of which what follows is known by then.
func (c *Committee) side(ctx context.Context, app core.App, i Indicator, key string, last month) (Side, error) {
	switch {
	case i.Monthly:
		return c.average(ctx, app, i, last)
	case i.comparable():
		i = i.over(c.Months)
		last -= month(i.Lag)
		last -= (last + 1) % month(c.Months)
	default:
		last -= month(i.Lag)
	}
	found, err := readAsShown(ctx, app, i.ID, last, last, place{nation, key}.String())
	if err != nil || len(found) == 0 {
		return Side{First: last - month(i.window()) + 1, Last: last, None: i.Measure == Spread}, err
	}
	return i.side(found[0])
}

// side reads a snapshot as it is published.
func (i Indicator) side(found snapshot) (Side, error) {
	f, err := i.published(found)
	if err != nil {
		return Side{}, err
	}
	last, err := parseMonth(f.Month)
	s := Side{First: last - month(i.window()) + 1, Last: last, Hidden: f.Status != secrecyOf(disclosure.Shown), Secrecy: f.Status}
	if f.Value == nil || f.N == nil {
		return s, err
	}
	s.Value, s.N, s.Known = *f.Value, *f.N, true
	if f.Low != nil && f.High != nil {
		s.Low, s.High, s.Sure = *f.Low, *f.High, true
	}
	if i.Measure == Spread && !i.ofStructures() {
		low, high := Wilson(int(i.round(found.Numerator)), int(i.round(found.Denominator)))
		s.Low, s.High, s.Sure = 100*low, 100*high, true
	}
	return s, err
}

// average is that of the months of a period, as they were published one by one: nothing new can be subtracted from it.
func (c *Committee) average(ctx context.Context, app core.App, i Indicator, last month) (Side, error) {
	s := Side{First: last - month(c.Months) + 1, Last: last}
	found, err := readAsShown(ctx, app, i.ID, s.First, last, place{nation, ""}.String())
	if err != nil || len(found) < c.Months {
		return s, err
	}
	for _, row := range found {
		if status := disclosure.Parse(row.Suppressed); status != disclosure.Shown {
			s.Hidden, s.Secrecy = true, secrecyOf(status)
		}
		s.N += i.round(row.Value)
	}
	if s.Hidden {
		s.N = 0
		return s, nil
	}
	months := float64(c.Months)
	s.Value, s.Known = s.N/months, true
	if !i.ofStructures() {
		low, high := countInterval(s.N)
		s.Low, s.High, s.Sure = low/months, high/months, true
	}
	return s, nil
}

func readAsShown(ctx context.Context, app core.App, indicator string, first, last month, breakdown string) (rows []snapshot, err error) {
	err = app.ConcurrentDB().NewQuery(asShown + ` AND s.month >= {:first} AND s.month <= {:last} AND s.breakdown = {:breakdown}`).
		Bind(dbx.Params{"indicator": indicator, "first": first.String(), "last": last.String(), "breakdown": breakdown}).
		WithContext(ctx).All(&rows)
	return rows, err
}

// compare says what changed. A difference is a change only where the two intervals do not overlap, and the two periods
// do not either: of those that do, most people are the same.
func compare(now, before Side) Change {
	if !now.Known || !before.Known {
		return Change{Word: "sans_objet"}
	}
	c := Change{Difference: now.Value - before.Value, Known: true, Word: "indicatif"}
	if !now.Sure || !before.Sure || before.Last >= now.First {
		return c
	}
	c.Low, c.High = difference(now, before)
	c.Sure = true
	switch {
	case now.Low > before.High:
		c.Word = "hausse"
	case now.High < before.Low:
		c.Word = "baisse"
	default:
		c.Word = "stable"
	}
	return c
}
