package exports

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/pocketbase/dbx"
)

// order is how a list is sorted. Its last key tells any two evaluations apart: a page begins after the row where the one
// before it ended, whatever was added in the meantime.
type order struct {
	from      string // the first table is gone through in the order of its index
	structure string // the column of the first table
	keys      []key
}

type key struct {
	column     string
	descending bool
}

const usualOrder = "recent"

var orders = map[string]order{
	"recent": {"evaluations e", "e.structure", []key{{"e.started_at", true}, {"e.id", true}}},
	"ancien": {"evaluations e", "e.structure", []key{{"e.started_at", false}, {"e.id", false}}},
	"nom": {"beneficiaries b CROSS JOIN evaluations e ON e.beneficiary = b.id", "COALESCE(b.structure, '')",
		[]key{{"b.name_key", false}, {"b.id", false}, {"e.started_at", true}, {"e.id", true}}},
	"campagne": {"campaigns c CROSS JOIN evaluations e ON e.campaign = c.id", "COALESCE(c.structure, '')",
		[]key{{"c.label COLLATE NOCASE", false}, {"c.id", false}, {"e.started_at", true}, {"e.id", true}}},
}

// people is true of an order that goes through people first.
func (o order) people() bool { return strings.HasPrefix(o.from, "beneficiaries") }

// ofFew is the same order of evaluations that are reached one by one, and sorted.
func (o order) ofFew() order {
	if strings.HasPrefix(o.from, "campaigns") {
		o.from, o.structure = "evaluations e CROSS JOIN campaigns c ON c.id = e.campaign", "e.structure"
	}
	return o
}

// by is the ORDER BY.
func (o order) by(back bool) string {
	terms := make([]string, len(o.keys))
	for i, k := range o.keys {
		terms[i] = k.column
		if k.descending != back {
			terms[i] += " DESC"
		}
	}
	return " ORDER BY " + strings.Join(terms, ", ")
}

// after is true of the rows that come after an evaluation, or before it when going back; "" when it is gone.
func (o order) after(ctx context.Context, db dbx.Builder, place cursor) (string, dbx.Params, error) {
	columns := make([]string, len(o.keys))
	for i, k := range o.keys {
		columns[i] = strings.TrimSuffix(k.column, " COLLATE NOCASE")
	}
	values := make([]string, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	err := db.NewQuery("SELECT " + strings.Join(columns, ", ") + " FROM " + o.from + " WHERE e.id = {:id}").
		WithContext(ctx).Bind(dbx.Params{"id": place.id}).Row(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	params := dbx.Params{}
	for i, value := range values {
		params["k"+string(rune('0'+i))] = value
	}
	return o.beyond(0, place.back), params, nil
}

// beyond compares key by key: further on the first one, or there and further on the next. The first comparison stands
// apart too, so that the index begins there.
func (o order) beyond(i int, back bool) string {
	k, value := o.keys[i], "{:k"+string(rune('0'+i))+"}"
	than := " > "
	if k.descending != back {
		than = " < "
	}
	if i == len(o.keys)-1 {
		return k.column + than + value
	}
	here := k.column + strings.TrimSuffix(than, " ") + "= " + value
	return "(" + here + " AND (" + k.column + than + value + " OR (" + o.beyond(i+1, back) + ")))"
}
