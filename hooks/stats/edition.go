package stats

import (
	"context"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

// Edition is what one address of the statistics shows: a place, at the end of a month. It never changes again.
type Edition struct {
	Month  month
	Region string // code, or "" for the country
}

func (e Edition) scope() string {
	if e.Region == "" {
		return nation
	}
	return "region-" + e.Region
}

// Place is the place in words.
func (e Edition) Place() string {
	if l, known := find(regions, e.Region); known {
		return l.text
	}
	return "Toute la France"
}

// Query is the end of the address of an edition, "" for the newest of the country.
func (e Edition) Query() string {
	var parts []string
	if e.Month > 0 {
		parts = append(parts, "mois="+e.Month.String())
	}
	if e.Region != "" {
		parts = append(parts, "region="+e.Region)
	}
	if len(parts) == 0 {
		return ""
	}
	return "?" + strings.Join(parts, "&")
}

// shelf is what there is to choose from.
type shelf struct {
	months  []month // newest first
	regions []string
	titles  []label // of situations
	demo    bool
	counted string // when the newest figures were
}

func openShelf(ctx context.Context, app core.App) (shelf, error) {
	var s shelf
	query := func(statement string) *dbx.Query { return app.ConcurrentDB().NewQuery(statement).WithContext(ctx) }
	var keys []string
	if err := query(`SELECT DISTINCT month FROM snapshots WHERE indicator = 'evaluations' ORDER BY month DESC`).Column(&keys); err != nil {
		return s, err
	}
	for _, key := range keys {
		m, err := parseMonth(key)
		if err != nil {
			return s, err
		}
		s.months = append(s.months, m)
	}
	err := query(`SELECT DISTINCT substr(breakdown, 8, 2) FROM snapshots WHERE indicator = 'evaluations' AND breakdown LIKE 'region-%'`).Column(&s.regions)
	if err != nil {
		return s, err
	}
	var titles []struct{ Name, Title string }
	if err := query(`SELECT name, title FROM situations ORDER BY position, name`).All(&titles); err != nil {
		return s, err
	}
	for _, t := range titles {
		s.titles = append(s.titles, label{key: t.Name, text: t.Title})
	}
	if err := query(`SELECT COALESCE(MAX(computed_at), '') FROM snapshots`).Row(&s.counted); err != nil {
		return s, err
	}
	s.demo, err = page.HasDemo(ctx, app)
	return s, err
}

// holds says whether an edition exists; the newest one is completed.
func (s shelf) holds(e *Edition) bool {
	if len(s.months) == 0 {
		return *e == Edition{}
	}
	if e.Month == 0 {
		e.Month = s.months[0]
	}
	return slices.Contains(s.months, e.Month) && (e.Region == "" || slices.Contains(s.regions, e.Region))
}

// figures are the snapshots of an edition, by indicator, month and breakdown.
type figures map[[3]string]snapshot

func (f figures) at(i Indicator, m month, p place) (snapshot, bool) {
	found, ok := f[[3]string{i.ID, m.String(), p.String()}]
	return found, ok
}

// readFigures reads two years of a place, and for the country the regions too where a table shows them.
func readFigures(ctx context.Context, app core.App, e Edition) (figures, error) {
	var rows []snapshot
	params := dbx.Params{"scope": e.scope() + "/", "first": (e.Month - 2*yearOfMonths + 1).String(), "last": e.Month.String(), "nation": e.Region == ""}
	statement := asShown + ` AND s.month >= {:first} AND s.month <= {:last}
			AND (substr(s.breakdown, 1, length({:scope})) = {:scope} OR ({:nation} AND s.indicator = 'besoins'))`
	all := figures{}
	for _, i := range Indicators {
		params["indicator"] = i.ID
		if !i.Monthly {
			params["first"] = (e.Month - month(i.Lag)).String()
		}
		if err := app.ConcurrentDB().NewQuery(statement).Bind(params).WithContext(ctx).All(&rows); err != nil {
			return nil, err
		}
		for _, row := range rows {
			all[[3]string{row.Indicator, row.Month, row.Breakdown}] = row
		}
		rows = nil
	}
	return all, nil
}
