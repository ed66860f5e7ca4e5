package stats

import (
	"context"
	"encoding/json"
	"time"
	_ "time/tzdata" // months are those of Paris, wherever the server is

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/stats/disclosure"
)

// reader reads the figures of one moment.
type reader struct {
	ctx    context.Context
	app    core.App
	now    time.Time
	months []month
	period period
	demo   bool // there is demo data, which then counts, and the page says so; tries of counsellors never count
	starts []monthly
}

// monthly is what happened in a month.
type monthly struct {
	Evaluations int `db:"evaluations"`
	Persons     int `db:"persons"`
	Structures  int `db:"structures"`
}

func newReader(ctx context.Context, app core.App, now time.Time) (*reader, error) {
	r := &reader{ctx: ctx, app: app, now: now, months: monthsUntil(now)}
	if err := r.query(`SELECT EXISTS (SELECT 1 FROM structures WHERE demo = TRUE)`, nil).Row(&r.demo); err != nil {
		return nil, err
	}
	starts, err := r.byMonth("started_at")
	if err != nil {
		return nil, err
	}
	r.starts = starts
	r.period = period{r.months[0].start, now}
	// A current month of too few people is left out of every total: else it would be what a total says more than the
	// months that are shown, and a whole month would have to be hidden beside it.
	if current := starts[completeMonths]; disclosure.Alone(current.Persons, disclosure.Persons) != disclosure.Shown {
		r.period.to = r.months[completeMonths].start
	}
	return r, nil
}

// query prepares a statement that may use {:real}, {:demo}, {:from} and {:to}.
func (r *reader) query(statement string, params dbx.Params) *dbx.Query {
	all := dbx.Params{"demo": "real", "from": stored(r.period.from), "to": stored(r.period.to)}
	if r.demo {
		all["demo"] = "demo"
	}
	for name, value := range params {
		all[name] = value
	}
	return r.app.ConcurrentDB().NewQuery(statement).Bind(all).WithContext(r.ctx)
}

// byMonth counts the evaluations that started, or ended, in each month. column is ours, never a visitor's.
func (r *reader) byMonth(column string) ([]monthly, error) {
	bounds := make([][2]string, len(r.months))
	for i, m := range r.months {
		bounds[i] = [2]string{stored(m.start), stored(m.end)}
	}
	list, err := json.Marshal(bounds)
	if err != nil {
		return nil, err
	}
	var found []monthly
	err = r.query(`
		WITH months AS (SELECT key AS position, value->>0 AS low, value->>1 AS high FROM json_each({:months}))
		SELECT COUNT(e.id) AS evaluations, COUNT(DISTINCT e.beneficiary) AS persons, COUNT(DISTINCT e.structure) AS structures
		FROM months m LEFT JOIN evaluations e
			ON e.kind IN ('real', {:demo}) AND e.`+column+` >= m.low AND e.`+column+` < m.high
		GROUP BY m.position ORDER BY m.position`, dbx.Params{"months": string(list)}).All(&found)
	return found, err
}

// monthStatuses hides months of too few people. Those of the period add up to a published total; a current month that
// is out of it stands alone.
func (r *reader) monthStatuses(counted []monthly) []disclosure.Status {
	persons := make([]int, len(counted))
	for i, m := range counted {
		persons[i] = m.Persons
	}
	last := len(persons)
	if !r.period.to.After(r.months[completeMonths].start) {
		last = completeMonths
	}
	statuses, _ := disclosure.Parts(persons[:last], disclosure.Persons)
	for _, n := range persons[last:] {
		statuses = append(statuses, disclosure.Alone(n, disclosure.Persons))
	}
	return statuses
}
