package exports

import (
	"fmt"
	"sync"
	"time"
)

// step is when it is asked what was done next: from that many days after the end, until the next one.
type step struct {
	name, title string
	from        int // days
}

// steps are those of pb_public/conseil/due.js.
var steps = []step{
	{"now", "à l’issue", 0},
	{"month3", "à 3 mois", 91},
	{"month6", "à 6 mois", 182},
}

const lastAsked = 2 * 365 // days after the end; nobody is asked later

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

// due is true of the evaluations whose answer to the step of their age is awaited.
func (q *question) due() string {
	ago := func(days int) string { return q.bind(stamp(q.now.AddDate(0, 0, -days))) }
	condition := "e.state = 'finished' AND e.kind <> 'test' AND e.finished_at > " + ago(lastAsked) + " AND NOT EXISTS (SELECT 1 FROM follow_ups f" +
		" WHERE f.evaluation = e.id AND f.step = CASE"
	for i := len(steps) - 1; i > 0; i-- {
		condition += fmt.Sprintf(" WHEN e.finished_at <= %s THEN '%s'", ago(steps[i].from), steps[i].name)
	}
	return "(" + condition + " ELSE '" + steps[0].name + "' END))"
}

// stepOf is the step of an evaluation that ended then, or "".
func stepOf(ended, now time.Time) string {
	days := int(now.Sub(ended) / (24 * time.Hour))
	if ended.IsZero() || days < 0 || days > lastAsked {
		return ""
	}
	current := ""
	for _, s := range steps {
		if days >= s.from {
			current = s.name
		}
	}
	return current
}

var paris = sync.OnceValue(func() *time.Location {
	if zone, err := time.LoadLocation("Europe/Paris"); err == nil {
		return zone
	}
	return time.UTC // a machine without time zones
})
