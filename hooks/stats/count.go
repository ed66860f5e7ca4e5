package stats

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/disclosure"
	"eva/hooks/internal/page"
)

// counted is what a structure gives to a row of an indicator.
type counted struct {
	Structure string  `db:"structure"`
	Key       string  `db:"key"`
	Num       float64 `db:"num"`
	Den       float64 `db:"den"`
	Persons   int     `db:"persons"`
	Inside    int     `db:"inside"`  // those with a unit counted in
	Outside   int     `db:"outside"` // those with a unit left out
	Squares   float64 `db:"squares"`
	Values    string  `db:"list"`
}

// place is where a cell is: a scope, "france" or "region-53", and a row, "" for the whole.
type place struct{ scope, key string }

const nation = "france"

func (p place) String() string { return p.scope + "/" + p.key }

func parsePlace(breakdown string) place {
	scope, key, _ := strings.Cut(breakdown, "/")
	return place{scope, key}
}

// cell is what is counted at a place.
type cell struct {
	num, den, squares        float64
	persons, inside, outside int
	sites                    int
	most                     float64 // den of the structure that has most
	values                   []float64
	moves                    [2]*cell // who came in since it was published last, and who went out; nil: nobody
	status                   disclosure.Status
}

func (c *cell) add(row counted) error {
	c.num += row.Num
	c.den += row.Den
	c.squares += row.Squares
	c.persons += row.Persons
	c.inside += row.Inside
	c.outside += row.Outside
	c.sites++
	c.most = max(c.most, row.Den)
	if row.Values == "" {
		return nil
	}
	var values []float64
	err := json.Unmarshal([]byte(row.Values), &values)
	c.values = append(c.values, values...)
	return err
}

// counter counts indicators of a month.
type counter struct {
	ctx   context.Context
	app   core.App
	kind  string            // of evaluations that count beside the real ones
	where map[string]string // region of each structure
	scope scope             // what is counted of the evaluations; all when empty
}

// scope is a condition on evaluations, in SQL, with its parameters.
type scope struct {
	index  string // to read them by, "" for whichever is best
	where  string
	params dbx.Params
}

// scoped are units of the evaluations in scope.
func (c *counter) scoped(units string) string {
	if c.scope.where == "" {
		return units
	}
	return strings.ReplaceAll(units, "FROM evaluations e", "FROM (SELECT * FROM evaluations"+c.scope.index+" WHERE "+c.scope.where+") e")
}

func newCounter(ctx context.Context, app core.App) (*counter, error) {
	c := &counter{ctx: ctx, app: app, kind: "real", where: map[string]string{}}
	demo, err := page.HasDemo(ctx, app)
	if err != nil {
		return nil, err
	}
	if demo {
		c.kind = "demo"
	}
	var rows []struct{ ID, Region string }
	if err := app.ConcurrentDB().NewQuery(`SELECT id, region FROM structures`).WithContext(ctx).All(&rows); err != nil {
		return nil, err
	}
	for _, row := range rows {
		if _, known := find(regions, row.Region); !known {
			row.Region = elsewhere
		}
		c.where[row.ID] = "region-" + row.Region
	}
	return c, nil
}

// bounds are a window, and the end of what is looked at.
type bounds struct{ from, to, cut month }

// bounds of an indicator. What is looked at ends with the month that publishes the figures: counted later, they are the same.
func (i Indicator) bounds(m month) bounds {
	return bounds{m - month(i.window()) + 1, m, m + month(i.Lag)}
}

func (c *counter) params(b bounds) dbx.Params {
	return dbx.Params{
		"demo": c.kind, "from": stored(b.from.start()), "to": stored(b.to.end()), "cut": stored(b.cut.end()),
		"ago2": stored((b.to - 1).start()), "ago6": stored((b.to - 5).start()),
	}
}

// count reads the units of an indicator and adds them up for each place.
func (c *counter) count(i Indicator, b bounds) (map[place]*cell, error) {
	rows, err := c.rows(i, b)
	if err != nil {
		return nil, err
	}
	return c.sum(i, rows)
}

// rows are what each structure gives to each row of an indicator.
func (c *counter) rows(i Indicator, b bounds) ([]counted, error) {
	list := `''`
	if i.Measure == Median {
		list = `json_group_array(num)`
	}
	var rows []counted
	err := c.app.ConcurrentDB().NewQuery(`
		SELECT structure, key, TOTAL(num) AS num, TOTAL(den) AS den, TOTAL(num * num) AS squares, COUNT(DISTINCT person) AS persons,
			COUNT(DISTINCT CASE WHEN num > 0 THEN person END) AS inside,
			COUNT(DISTINCT CASE WHEN num = 0 THEN person END) AS outside, ` + list + ` AS list
		FROM (` + c.scoped(i.units) + `) GROUP BY structure, key`).Bind(c.params(b)).Bind(c.scope.params).WithContext(c.ctx).All(&rows)
	if err != nil {
		return nil, fmt.Errorf("count %s until %s: %w", i.ID, b.to, err)
	}
	return rows, nil
}

// sum adds what structures give up for each place.
func (c *counter) sum(i Indicator, rows []counted) (map[place]*cell, error) {
	cells := map[place]*cell{{nation, ""}: {}}
	at := func(p place) *cell {
		if cells[p] == nil {
			cells[p] = &cell{}
		}
		return cells[p]
	}
	for _, row := range rows {
		if i.total && row.Key != "" && !i.sums(row.Key) {
			continue
		}
		places := []place{{nation, row.Key}}
		if region := c.where[row.Structure]; !i.National && region != "" {
			places = append(places, place{region, row.Key})
		}
		for _, p := range places {
			if !i.total || row.Key == "" {
				if err := at(p).add(row); err != nil {
					return nil, err
				}
			}
			if row.Key != "" && i.sums(row.Key) {
				if err := at(place{p.scope, ""}).add(row); err != nil {
					return nil, err
				}
			}
		}
	}
	return cells, nil
}

// sums says whether a row is a part of the whole, and not of another row.
func (i Indicator) sums(key string) bool {
	if i.Rows == BySituation {
		return false // a person plays several
	}
	l, _ := find(labels[i.Rows], key)
	return l.parent == ""
}

// value gives a figure: numerator, denominator, value.
func (i Indicator) value(c, whole *cell) (numerator, denominator, value float64) {
	switch i.Measure {
	case Events:
		return c.den, c.den, c.den
	case Persons:
		return float64(c.persons), c.den, float64(c.persons)
	case Sites, OfMarket:
		return float64(c.sites), c.den, float64(c.sites)
	case Median:
		return c.den, c.den, median(c.values)
	case PerSite:
		return c.den, float64(c.sites), over(c.den, float64(c.sites))
	case Spread:
		return c.den, whole.den, over(c.den, whole.den)
	default:
		return c.num, c.den, over(c.num, c.den)
	}
}

// interval is the one that numerator and denominator do not give by themselves; 0, 0 for other measures.
func (i Indicator) interval(c *cell) (low, high float64) {
	switch i.Measure {
	case Mean:
		return meanInterval(c.num, c.squares, c.den)
	case Median:
		return medianInterval(c.values)
	}
	return 0, 0
}

func over(numerator, denominator float64) float64 {
	if denominator == 0 {
		return 0
	}
	return numerator / denominator
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}
