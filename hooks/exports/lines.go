package exports

import (
	"context"
	"encoding/json"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// line is an evaluation as the list shows it.
type line struct {
	ID           string   `db:"id" json:"id"`
	PersonID     string   `db:"person" json:"person"`
	Name         string   `db:"name" json:"name"`
	Code         string   `db:"code" json:"code"`
	CampaignID   string   `db:"campaign" json:"campaign"`
	Campaign     string   `db:"label" json:"label"`
	Structure    string   `db:"structure" json:"structure"`
	Kind         string   `db:"kind" json:"kind"`
	State        string   `db:"state" json:"state"`
	Accompanied  string   `db:"accompanied" json:"accompanied"`
	StartedAt    string   `db:"started_at" json:"started_at"`
	FinishedAt   string   `db:"finished_at" json:"finished_at"`
	Completeness string   `db:"completeness" json:"completeness"`
	Synthesis    string   `db:"synthesis" json:"synthesis"`
	Literacy     string   `db:"literacy" json:"literacy"`
	Numeracy     string   `db:"numeracy" json:"numeracy"`
	Digital      string   `db:"digital" json:"digital"`
	FollowUpAt   string   `db:"follow_up_at" json:"follow_up_at"` // from when the next answer is awaited, or ""
	Answers      []answer `db:"-" json:"follow_ups"`              // by date

	// For files only.
	CampaignCode string            `db:"campaign_code" json:"-"`
	Programme    string            `db:"programme" json:"-"`
	LastSeenAt   string            `db:"last_seen_at" json:"-"`
	Ease         int               `db:"satisfaction_ease" json:"-"`
	Help         int               `db:"satisfaction_help" json:"-"`
	Attempt      int               `db:"attempt" json:"-"` // first, second… evaluation of the person
	results      map[string]result // of the whole evaluation, by scale
	versions     versions
}

// answer is what was done next, at one step.
type answer struct {
	ID          string `db:"id" json:"id"`
	Evaluation  string `db:"evaluation" json:"evaluation"`
	Counsellor  string `db:"counsellor" json:"counsellor"`
	Step        string `db:"step" json:"step"`
	Oriented    string `db:"oriented" json:"oriented"`
	Remediation string `db:"remediation" json:"remediation"`
	Difficulty  string `db:"difficulty" json:"difficulty"`
	Outcome     string `db:"outcome" json:"outcome"`
	AnsweredAt  string `db:"answered_at" json:"answered_at"`
}

const readLines = `SELECT e.id, e.beneficiary AS person, COALESCE(b.name, '') AS name, COALESCE(b.personal_code, '') AS code,
		e.campaign, COALESCE(c.label, '') AS label, COALESCE(c.code, '') AS campaign_code, COALESCE(c.programme, '') AS programme,
		COALESCE(s.name, '') AS structure, e.kind, e.state, e.accompanied, e.started_at, e.finished_at, e.last_seen_at, e.completeness,
		e.synthesis, e.literacy, e.numeracy, e.digital, e.follow_up_at, e.satisfaction_ease, e.satisfaction_help,
		(SELECT COUNT(*) FROM evaluations o WHERE o.beneficiary = e.beneficiary AND o.started_at <= e.started_at) AS attempt
	FROM json_each({:ids}) j CROSS JOIN evaluations e ON e.id = j.value LEFT JOIN beneficiaries b ON b.id = e.beneficiary
		LEFT JOIN campaigns c ON c.id = e.campaign LEFT JOIN structures s ON s.id = e.structure ORDER BY j.key`

// level is the one that the evaluation repeats of its results: « 1-2 » when it is between two.
func (l *line) level(scale string) string {
	switch scale {
	case "literacy":
		return l.Literacy
	case "numeracy":
		return l.Numeracy
	case "digital":
		return l.Digital
	}
	return l.results[scale].level
}

// linesOf reads evaluations in the order of their ids, with what was done next.
func linesOf(ctx context.Context, app core.App, ids []string) ([]line, error) {
	lines := make([]line, 0, len(ids))
	raw, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	params := dbx.Params{"ids": string(raw)}
	if err := app.ConcurrentDB().NewQuery(readLines).WithContext(ctx).Bind(params).All(&lines); err != nil {
		return nil, err
	}
	var answers []answer
	err = app.ConcurrentDB().NewQuery(`SELECT f.id, f.evaluation, f.counsellor, f.step, f.oriented, f.remediation, f.difficulty, f.outcome, f.answered_at
		FROM json_each({:ids}) j CROSS JOIN follow_ups f ON f.evaluation = j.value ORDER BY f.answered_at`).WithContext(ctx).Bind(params).All(&answers)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*line, len(lines))
	for i := range lines {
		byID[lines[i].ID], lines[i].Answers = &lines[i], []answer{}
	}
	for _, a := range answers {
		if l := byID[a.Evaluation]; l != nil {
			l.Answers = append(l.Answers, a)
		}
	}
	return lines, nil
}
