package exports

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// question is which evaluations are asked for, in which order.
type question struct {
	ctx        context.Context
	db         dbx.Builder // to read
	access     *access
	order      order
	conditions []string // on e, and on the table that the order begins with
	params     dbx.Params
	structures []string // ids, when they narrow the question
	narrowed   bool
	now        time.Time
}

// few structures are reached by the index of each; among more of them, rows are met soon enough in the order of the list.
const few = 200

// ask reads the address of the list. An error that is unreadable is for whoever wrote it.
func ask(ctx context.Context, app core.App, a *access, asked url.Values, now time.Time) (*question, error) {
	q := &question{ctx: ctx, db: app.ConcurrentDB(), access: a, params: dbx.Params{}, now: now, order: orders[asked.Get("tri")]}
	if q.order.from == "" {
		q.order = orders[usualOrder]
	}
	for _, s := range a.structures {
		q.structures = append(q.structures, s.ID)
	}
	q.narrowed = !a.all
	if among := strings.TrimSpace(asked.Get("structure")); among != "" {
		q.structures, q.narrowed = a.named(among), true
	}
	for _, f := range filters {
		if value := strings.TrimSpace(asked.Get(f.name)); value != "" {
			condition, err := f.sql(q, value)
			if err != nil {
				return nil, err
			}
			q.conditions = append(q.conditions, condition)
		}
	}
	if q.narrowed {
		q.conditions = append(q.conditions, q.within(q.order.structure))
	}
	return q, nil
}

// bind makes a parameter of a value, and returns its place in the SQL.
func (q *question) bind(value any) string {
	name := fmt.Sprintf("q%d", len(q.params))
	q.params[name] = value
	return "{:" + name + "}"
}

// within narrows a column to the structures of the question. The rule would refuse the others anyway, one row at a time.
func (q *question) within(column string) string {
	if len(q.structures) == 1 {
		return column + " = " + q.bind(q.structures[0])
	}
	if len(q.structures) > few {
		column = "+" + column // not by the index
	}
	return column + " IN (SELECT value FROM json_each(" + q.list(q.structures) + "))"
}

// list is bind for a table of texts, to go through with json_each.
func (q *question) list(texts []string) string {
	raw, err := json.Marshal(texts)
	if err != nil {
		panic(err) // texts always marshal
	}
	return q.bind(string(raw))
}

// column reads texts with the parameters of the question, and others.
func (q *question) column(sql string, others ...dbx.Params) (texts []string, err error) {
	query := q.db.NewQuery(sql).WithContext(q.ctx).Bind(q.params)
	for _, params := range others {
		query.Bind(params)
	}
	err = query.Column(&texts)
	return texts, err
}

// cursor is where a page begins: after an evaluation, or before it.
type cursor struct {
	id   string
	back bool
}

// ids are the first evaluations from there on, nearest first; found is false when the evaluation of the cursor is gone, may
// not be listed, or there is none, and the list begins anew.
func (q *question) ids(place cursor, size int) (ids []string, found bool, err error) {
	conditions, params := slices.Clone(q.conditions), dbx.Params{}
	if place.id != "" {
		after, values, err := q.beyond(place)
		if err != nil {
			return nil, false, err
		}
		if after != "" {
			conditions, params, found = append(conditions, after), values, true
		}
	}
	ids, err = q.first(where(conditions)+q.order.by(place.back && found), params, size)
	return ids, found, err
}

// beyond is true of what comes after a cursor; "" when it is none.
func (q *question) beyond(place cursor) (string, dbx.Params, error) {
	allowed, err := q.allowed([]string{place.id})
	if err != nil || len(allowed) == 0 {
		return "", nil, err
	}
	return q.order.after(q.ctx, q.db, place)
}

// first are the first evaluations that may be listed. The rule is asked last, of the rows that the answer would hold: asking
// it of all rows, before they are filtered and sorted, would take longer than all the rest. It refuses few of them, for the
// question was narrowed to what this account sees.
func (q *question) first(rest string, params dbx.Params, size int) ([]string, error) {
	for read := size; ; read *= 4 {
		params["limit"] = read
		candidates, err := q.column("SELECT e.id FROM "+q.order.from+rest+" LIMIT {:limit}", params)
		if err != nil {
			return nil, err
		}
		ids, err := q.allowed(candidates)
		if err != nil {
			return nil, err
		}
		if len(ids) >= size || len(candidates) < read {
			return ids[:min(size, len(ids))], nil
		}
	}
}

// allowed keeps, in their order, the evaluations that the rule shows.
func (q *question) allowed(ids []string) ([]string, error) {
	if q.access.rule == "" || len(ids) == 0 {
		return ids, nil
	}
	raw, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return q.column("SELECT e.id FROM json_each({:ids}) j CROSS JOIN evaluations e ON e.id = j.value WHERE "+q.access.rule+" ORDER BY j.key",
		q.access.params, dbx.Params{"ids": string(raw)})
}

func where(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}
