package exports

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

// filter is a parameter of the address that narrows the list.
type filter struct {
	name string
	sql  func(q *question, value string) (string, error)
}

var filters = []filter{
	{"campagne", equal("e.campaign")},
	{"etat", equal("e.state")},
	{"besoin", equal("e.synthesis")},
	{"ecrit", level("e.literacy")},
	{"calcul", level("e.numeracy")},
	{"numerique", level("e.digital")},
	{"type", equal("e.kind")},
	{"accompagne", equal("e.accompanied")},
	{"du", day("e.started_at >= ", 0)},
	{"au", day("e.started_at < ", 1)},
	{"suite", followUp},
	{"q", searched},
	{"ids", among},
}

func equal(column string) func(*question, string) (string, error) {
	return func(q *question, value string) (string, error) { return column + " = " + q.bind(value), nil }
}

// level takes 1, 2 or 3, « confirmer » for what is between two of them, « aucun » for what was not tested.
func level(column string) func(*question, string) (string, error) {
	return func(q *question, value string) (string, error) {
		switch value {
		case "confirmer":
			return column + " LIKE '%-%'", nil
		case "aucun":
			return column + " = ''", nil
		}
		return column + " = " + q.bind(value), nil
	}
}

// unreadable is a sentence for whoever wrote the address.
type unreadable string

func (u unreadable) Error() string { return string(u) }

const errDay = unreadable("Une date de la période n’est pas lisible : écrivez-la AAAA-MM-JJ.")

// day compares with the beginning of a day in Paris, or of one that many days later.
func day(comparison string, later int) func(*question, string) (string, error) {
	return func(q *question, value string) (string, error) {
		at, err := time.ParseInLocation(time.DateOnly, value, paris())
		if err != nil {
			return "", errDay
		}
		return comparison + q.bind(stamp(at.AddDate(0, 0, later))), nil
	}
}

func stamp(t time.Time) string { return t.UTC().Format(types.DefaultDateLayout) }

// fewPeople are listed one by one; among more of them, those of a page are met soon enough.
const fewPeople = 2000

// searched finds each word in the name, whatever its accents and capitals, or in the personal code, made of digits.
func searched(q *question, value string) (string, error) {
	var conditions []string
	for _, word := range strings.Fields(identity.Key(value)) {
		conditions = append(conditions, fmt.Sprintf(`(instr(b.name_key, %[1]s) OR instr(b.personal_code, %[1]s))`, q.bind(word)))
	}
	if q.order.people() {
		return strings.Join(conditions, " AND "), nil
	}
	own := "EXISTS (SELECT 1 FROM beneficiaries b" + where(append(slices.Clone(conditions), "b.id = e.beneficiary")) + ")"
	if q.narrowed {
		conditions = append(conditions, q.within("COALESCE(b.structure, '')"))
	}
	found, err := q.column("SELECT b.id FROM beneficiaries b"+where(conditions)+" LIMIT {:few}", dbx.Params{"few": fewPeople + 1})
	if err != nil || len(found) > fewPeople {
		return own, err
	}
	q.order = q.order.ofFew()
	return "e.beneficiary IN (SELECT value FROM json_each(" + q.list(found) + "))", nil
}

// among takes the ids of the rows that were ticked.
func among(q *question, value string) (string, error) {
	return "e.id IN (SELECT value FROM json_each(" + q.list(strings.Split(value, ",")) + "))", nil
}
