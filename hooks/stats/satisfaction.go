package stats

import "eva/hooks/stats/disclosure"

// opinion is what people answered to one question of satisfaction, from 1 to 5.
type opinion struct {
	Number    int `db:"number"`
	Sum       int `db:"total"`
	Pleased   int `db:"pleased"` // 4 or 5
	PersonsUp int `db:"persons_up"`
	PersonsNo int `db:"persons_no"` // 1 to 3
}

var questions = []struct{ column, key, label string }{
	{"satisfaction_ease", "facilite", "Facilité : « Pour vous, faire ces activités, c’était… »"},
	{"satisfaction_help", "utilite", "Utilité : « Pour vous, ces activités sont… »"},
}

// readSatisfaction gives what people thought of their evaluation when they ended it.
func readSatisfaction(r *reader) (Reading, error) {
	reading := Reading{}
	for _, question := range questions {
		var o opinion
		err := r.query(`
			SELECT COUNT(*) AS number, COALESCE(SUM(answer), 0) AS total, COUNT(CASE WHEN answer >= 4 THEN 1 END) AS pleased,
				COUNT(DISTINCT CASE WHEN answer >= 4 THEN beneficiary END) AS persons_up,
				COUNT(DISTINCT CASE WHEN answer < 4 THEN beneficiary END) AS persons_no
			FROM (SELECT beneficiary, `+question.column+` AS answer FROM evaluations
				WHERE kind IN ('real', {:demo}) AND finished_at >= {:from} AND finished_at < {:to})
			WHERE answer > 0`, nil).One(&o)
		if err != nil {
			return Reading{}, err
		}
		parts, total := disclosure.Parts([]int{o.PersonsUp, o.PersonsNo}, disclosure.Persons)
		reading.Rows = append(reading.Rows, Row{question.key, question.label, []Cell{
			count(o.Number, total), ratio(float64(o.Sum), o.Number, total), share(o.Pleased, o.Number, parts[0]),
		}})
	}
	// The first question is asked first: those who stopped there answered it.
	reading.N = reading.Rows[0].Cells[0]
	return reading, nil
}
