package stats

import (
	"eva/hooks/stats/disclosure"
)

// readEvaluations gives the evaluations that started and ended in each month.
func readEvaluations(r *reader) (Reading, error) {
	ends, err := r.byMonth("finished_at")
	if err != nil {
		return Reading{}, err
	}
	started, finished := r.monthStatuses(r.starts), r.monthStatuses(ends)
	reading := Reading{Rows: make([]Row, len(r.months))}
	total, persons := 0, 0
	for i, m := range r.months {
		reading.Rows[i] = Row{m.key(), m.label(), []Cell{
			count(r.starts[i].Evaluations, started[i]), count(ends[i].Evaluations, finished[i]),
		}}
		if m.start.Before(r.period.to) {
			total += r.starts[i].Evaluations
			persons += r.starts[i].Persons
		}
	}
	reading.N = count(total, disclosure.Alone(persons, disclosure.Persons))
	return reading, nil
}

// readStructures gives the structures where at least one evaluation started in each month.
func readStructures(r *reader) (Reading, error) {
	reading := Reading{Rows: make([]Row, len(r.months))}
	for i, m := range r.months {
		active := r.starts[i].Structures
		reading.Rows[i] = Row{m.key(), m.label(), []Cell{count(active, disclosure.Alone(active, disclosure.Structures))}}
	}
	var all int
	err := r.query(`
		SELECT COUNT(DISTINCT structure) FROM evaluations
		WHERE kind IN ('real', {:demo}) AND started_at >= {:from} AND started_at < {:to}`, nil).Row(&all)
	reading.N = count(all, disclosure.Alone(all, disclosure.Structures))
	return reading, err
}

// outcome is how many of something were done to the end or not, and by how many people.
type outcome struct {
	Name     string `db:"name"`
	Title    string `db:"title"`
	Finished bool   `db:"finished"`
	Number   int    `db:"number"`
	Persons  int    `db:"persons"`
}

// readCompletion gives the share of what was started in the period that was done to the end: evaluations, then plays.
func readCompletion(r *reader) (Reading, error) {
	var whole, plays []outcome
	err := r.query(`
		SELECT 'evaluation' AS name, 'Évaluations entières' AS title, state = 'finished' AS finished,
			COUNT(*) AS number, COUNT(DISTINCT beneficiary) AS persons
		FROM evaluations WHERE kind IN ('real', {:demo}) AND started_at >= {:from} AND started_at < {:to}
		GROUP BY finished`, nil).All(&whole)
	if err != nil {
		return Reading{}, err
	}
	err = r.query(`
		SELECT p.situation AS name, COALESCE(s.title, p.situation) AS title, p.state = 'finished' AS finished,
			COUNT(*) AS number, COUNT(DISTINCT e.beneficiary) AS persons
		FROM evaluations e JOIN plays p ON p.evaluation = e.id LEFT JOIN situations s ON s.name = p.situation
		WHERE e.kind IN ('real', {:demo}) AND e.started_at >= {:from} AND e.started_at < {:to}
		GROUP BY p.situation, finished ORDER BY s.position, p.situation`, nil).All(&plays)
	if err != nil {
		return Reading{}, err
	}
	reading := Reading{Rows: append(completionRows(whole), completionRows(plays)...)}
	if len(whole) > 0 {
		reading.N = reading.Rows[0].Cells[0]
	}
	return reading, nil
}

func completionRows(outcomes []outcome) []Row {
	var rows []Row
	for i := 0; i < len(outcomes); {
		name, title := outcomes[i].Name, outcomes[i].Title
		var finished, left outcome
		for ; i < len(outcomes) && outcomes[i].Name == name; i++ {
			if outcomes[i].Finished {
				finished = outcomes[i]
			} else {
				left = outcomes[i]
			}
		}
		parts, total := disclosure.Parts([]int{finished.Persons, left.Persons}, disclosure.Persons)
		started := finished.Number + left.Number
		rows = append(rows, Row{name, title, []Cell{
			count(started, total), count(finished.Number, parts[0]), share(finished.Number, started, parts[0]),
		}})
	}
	return rows
}
