package stats

import "strconv"

// What is counted, unit by unit: its structure, its person, its row (” for the whole), num and den. {:from} and {:to} are
// the bounds of the window, {:cut} the end of what is looked at. Tries of counsellors never count; evaluations of the demo
// do where there is nothing else, and the page says so.

const (
	started  = ` e.kind IN ('real', {:demo}) AND e.started_at >= {:from} AND e.started_at < {:to}`
	finished = ` e.kind IN ('real', {:demo}) AND e.finished_at >= {:from} AND e.finished_at < {:to} AND e.state = 'finished'`
	need     = finished + ` AND e.synthesis = 'need'`
	answered = ` EXISTS (SELECT 1 FROM follow_ups f WHERE f.evaluation = e.id AND f.answered_at < {:cut} AND f.oriented <> '')`
)

const (
	startedUnits  = `SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS num, 1 AS den FROM evaluations e WHERE` + started
	finishedUnits = `SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS num, 1 AS den FROM evaluations e WHERE` + finished

	// Of no structure: who works for two is one.
	counsellorUnits = `
		SELECT '' AS structure, c.owner AS person, '' AS key, 1 AS num, 1 AS den
		FROM evaluations e JOIN campaigns c ON c.id = e.campaign WHERE` + started + `
		UNION ALL
		SELECT '', f.counsellor, '', 1, 1
		FROM follow_ups f JOIN evaluations e ON e.id = f.evaluation
		WHERE e.kind IN ('real', {:demo}) AND f.answered_at >= {:from} AND f.answered_at < {:to}`

	marketUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS num, 1 AS den
		FROM evaluations e JOIN structures s ON s.id = e.structure WHERE s.type = 'mission_locale' AND` + started

	easeUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key, e.satisfaction_ease AS num, 1 AS den
		FROM evaluations e WHERE` + finished + ` AND e.satisfaction_ease > 0`
	helpUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key, e.satisfaction_help >= 4 AS num, 1 AS den
		FROM evaluations e WHERE` + finished + ` AND e.satisfaction_help > 0`

	completionUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key,
			e.state = 'finished' AND e.finished_at < {:cut} AS num, 1 AS den
		FROM evaluations e WHERE` + started + `
		UNION ALL
		SELECT e.structure, e.beneficiary, p.situation, p.state = 'finished' AND p.ended_at < {:cut}, 1
		FROM evaluations e JOIN plays p ON p.evaluation = e.id WHERE` + started + ` AND p.started_at < {:cut}`

	needUnits = `
		SELECT e.structure, e.beneficiary AS person, s.type AS key, e.synthesis = 'need' AS num, 1 AS den
		FROM evaluations e JOIN structures s ON s.id = e.structure WHERE` + finished + ` AND e.synthesis <> ''`
	answerUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key,` + answered + ` AS num, 1 AS den FROM evaluations e WHERE` + need
	delayUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS den,
			CAST(julianday(MIN(f.answered_at)) - julianday(e.finished_at) AS INTEGER) AS num
		FROM evaluations e JOIN follow_ups f ON f.evaluation = e.id
		WHERE` + need + ` AND f.answered_at < {:cut} AND f.oriented <> '' GROUP BY e.id`
	actionUnits = `
		SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS den,
			EXISTS (SELECT 1 FROM follow_ups f WHERE f.evaluation = e.id AND f.answered_at < {:cut} AND f.oriented = 'yes') AS num
		FROM evaluations e WHERE` + need + ` AND` + answered

	// The first orientation counts, else the last refusal.
	outcomeUnits = `
		WITH answers AS (
			SELECT e.structure, e.beneficiary, f.oriented, COALESCE(NULLIF(IIF(f.oriented = 'yes', f.remediation, f.difficulty), ''), 'unspecified') AS reason,
				ROW_NUMBER() OVER (PARTITION BY e.id ORDER BY f.oriented = 'yes' DESC,
					CASE WHEN f.oriented = 'yes' THEN f.answered_at END, f.answered_at DESC, f.id) AS rank
			FROM evaluations e JOIN follow_ups f ON f.evaluation = e.id
			WHERE` + need + ` AND f.answered_at < {:cut} AND f.oriented <> ''
		)
		SELECT structure, beneficiary AS person, oriented AS key, 1 AS num, 1 AS den FROM answers WHERE rank = 1
		UNION ALL
		SELECT structure, beneficiary, oriented || '_' || reason, 1, 1 FROM answers WHERE rank = 1`

	// Structures as they were at the end of the month. Months are those of the calendar.
	segmentUnits = `
		WITH used AS (
			SELECT s.id, COUNT(e.id) AS number, MAX(e.started_at) AS latest,
				EXISTS (SELECT 1 FROM campaigns c WHERE c.structure = s.id AND c.created < {:to}) AS campaign
			FROM structures s LEFT JOIN evaluations e
				ON e.structure = s.id AND e.kind IN ('real', {:demo}) AND e.started_at > '' AND e.started_at < {:to}
			WHERE s.state = 'active' AND s.created < {:to} GROUP BY s.id
		)
		SELECT id AS structure, id AS person, 1 AS num, 1 AS den, CASE
			WHEN number > 3 THEN 'activees' WHEN number > 0 THEN 'non_activees'
			WHEN campaign THEN 'sans_evaluation' ELSE 'sans_campagne' END AS key FROM used
		UNION ALL
		SELECT id, id, 1, 1, CASE WHEN latest >= {:ago2} THEN 'actives' WHEN latest >= {:ago6} THEN 'inactives' ELSE 'abandonnistes' END
		FROM used WHERE number > 3`
)

// entry is what counts as a way into training or a job.
const entry = `f.outcome IN ('training_started', 'training_ended', 'job')`

// later is when a follow-up is asked again, and how long after the evaluation its answer is waited for: the same time for
// each, so that nothing of a period changes once it is counted.
type later struct {
	step, steps string // the one that is asked, and those until then
	days        int
}

var (
	atThree = later{"month3", "'month3'", 120}
	atSix   = later{"month6", "'month3', 'month6'", 210}
)

// known is the condition on a follow-up that says what became of the person.
func (l later) known() string {
	return ` f.evaluation = e.id AND f.outcome <> '' AND f.answered_at < {:cut}
		AND julianday(f.answered_at) < julianday(e.finished_at) + ` + strconv.Itoa(l.days)
}

func (l later) asked() string {
	return ` EXISTS (SELECT 1 FROM follow_ups f WHERE` + l.known() + ` AND f.step = '` + l.step + `')`
}

// answers are the needs, and whether what became of the person is known.
func (l later) answers() string {
	return `
		SELECT e.structure, e.beneficiary AS person, '' AS key,` + l.asked() + ` AS num, 1 AS den FROM evaluations e WHERE` + need
}

// entries are those of which it is known, and whether they entered.
func (l later) entries() string {
	return `
		SELECT e.structure, e.beneficiary AS person, '' AS key, 1 AS den, EXISTS (
			SELECT 1 FROM follow_ups f WHERE` + l.known() + ` AND f.step IN (` + l.steps + `) AND ` + entry + `) AS num
		FROM evaluations e WHERE` + need + ` AND` + l.asked()
}

// results are those of which it is known, by what became of them: the last entry counts, else the last answer.
func (l later) results() string {
	return `
		WITH answers AS (
			SELECT e.structure, e.beneficiary, IIF(` + entry + `, 'entered', f.outcome) AS result, f.outcome,
				ROW_NUMBER() OVER (PARTITION BY e.id ORDER BY ` + entry + ` DESC, f.step DESC) AS rank
			FROM evaluations e JOIN follow_ups f ON` + l.known() + ` AND f.step IN (` + l.steps + `)
			WHERE` + need + ` AND` + l.asked() + `
		)
		SELECT structure, beneficiary AS person, result AS key, 1 AS num, 1 AS den FROM answers WHERE rank = 1
		UNION ALL
		SELECT structure, beneficiary, result || '_' || outcome, 1, 1 FROM answers WHERE rank = 1 AND result = 'entered'`
}

// What the service cannot count by itself; 0 when nobody said it.
const (
	marketSize   = `SELECT TOTAL(priority_market) FROM deployment`
	budgetOfYear = `
		SELECT TOTAL(payments) FROM budget_lines WHERE year = {:year} AND state = (
			SELECT state FROM budget_lines WHERE year = {:year}
			ORDER BY CASE state WHEN 'actual' THEN 0 WHEN 'revised' THEN 1 ELSE 2 END LIMIT 1)`
)
