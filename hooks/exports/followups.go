package exports

import (
	"sync"
	"time"
)

// steps are when it is asked what was done next.
var steps = []struct {
	name, title string
	outcome     bool // what became of the person is asked, rather than where they were oriented
}{
	{"now", "à l’issue", false}, {"month3", "à 3 mois", true}, {"month6", "à 6 mois", true},
}

const errFollowUp = unreadable("Ce choix de suite n’existe pas.")

// followUp narrows by what was done next.
func followUp(q *question, value string) (string, error) {
	switch value {
	case "orientee":
		return "+e.id IN " + q.answered("1"), nil
	case "non_orientee":
		return "+e.id IN " + q.answered("0"), nil
	case "a_faire":
		return q.due(), nil
	}
	return "", errFollowUp
}

// answered are the evaluations that have an answer, and whether one of them is yes: gone through once, for there are fewer
// of them than evaluations.
func (q *question) answered(yes string) string {
	var conditions []string
	if q.narrowed {
		conditions = append(conditions, q.within("COALESCE(f.structure, '')"))
	}
	return "(SELECT f.evaluation FROM follow_ups f" + where(conditions) + " GROUP BY f.evaluation HAVING MAX(f.oriented = 'yes') = " + yes + ")"
}

// askedForYears is for how long an answer is awaited.
const askedForYears = 1

// due is true of the evaluations whose answer is awaited: follow-ups keep the date from which it is. Many are: they are met
// soon enough in the order of the list, and not by the index on that date.
func (q *question) due() string {
	return "(+e.follow_up_at > " + q.bind(stamp(q.now.AddDate(-askedForYears, 0, 0))) + " AND +e.follow_up_at <= " + q.bind(stamp(q.now)) + ")"
}

var paris = sync.OnceValue(func() *time.Location {
	if zone, err := time.LoadLocation("Europe/Paris"); err == nil {
		return zone
	}
	return time.UTC // a machine without time zones
})
