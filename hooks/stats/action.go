package stats

import (
	"eva/hooks/stats/disclosure"
)

// followed is a group of evaluations that showed a need, by what was answered to the follow-up.
type followed struct {
	Oriented    string `db:"oriented"` // yes, no, or "" for no answer yet
	Remediation string `db:"remediation"`
	Difficulty  string `db:"difficulty"`
	Number      int    `db:"number"`
	Persons     int    `db:"persons"`
}

// readFollowed takes, of the answers about an evaluation, the first orientation if there was one, else the last refusal.
func readFollowed(r *reader) ([]followed, error) {
	var groups []followed
	err := r.query(`
		WITH answers AS (
			SELECT e.id, e.beneficiary, f.oriented, f.remediation, f.difficulty, ROW_NUMBER() OVER (
				PARTITION BY e.id ORDER BY f.oriented = 'yes' DESC,
				CASE WHEN f.oriented = 'yes' THEN f.answered_at END, f.answered_at DESC) AS rank
			FROM evaluations e LEFT JOIN follow_ups f ON f.evaluation = e.id
			WHERE e.kind IN ('real', {:demo}) AND e.state = 'finished' AND e.synthesis = 'need'
				AND e.finished_at >= {:from} AND e.finished_at < {:to}
		)
		SELECT COALESCE(oriented, '') AS oriented, COALESCE(remediation, '') AS remediation,
			COALESCE(difficulty, '') AS difficulty, COUNT(*) AS number, COUNT(DISTINCT beneficiary) AS persons
		FROM answers WHERE rank = 1 GROUP BY 1, 2, 3`, nil).All(&groups)
	return groups, err
}

// tally is a number of evaluations, and of the people behind them.
type tally struct{ number, persons int }

func (t *tally) add(f followed) {
	t.number += f.Number
	t.persons += f.Persons
}

// funnel is what became of the evaluations that showed a need. Its three groups add up to all of them.
type funnel struct {
	oriented, not, silent            tally
	orientedStatus, notStatus, quiet disclosure.Status
	needStatus                       disclosure.Status
}

func funnelOf(groups []followed) funnel {
	var f funnel
	into := map[string]*tally{"yes": &f.oriented, "no": &f.not, "": &f.silent}
	for _, group := range groups {
		into[group.Oriented].add(group)
	}
	parts, total := disclosure.Parts([]int{f.oriented.persons, f.not.persons, f.silent.persons}, disclosure.Persons)
	f.orientedStatus, f.notStatus, f.quiet, f.needStatus = parts[0], parts[1], parts[2], total
	return f
}

// readAction gives the way from a diagnosis to an action.
func readAction(r *reader) (Reading, error) {
	groups, err := readFollowed(r)
	if err != nil {
		return Reading{}, err
	}
	f := funnelOf(groups)
	answered := f.oriented.number + f.not.number
	need := answered + f.silent.number
	none := Cell{Status: disclosure.Shown}
	interval := []Cell{none, none}
	both := worst(f.orientedStatus, f.notStatus)
	if answered > 0 {
		low, high := Wilson(f.oriented.number, answered)
		interval = []Cell{{100 * low, true, both}, {100 * high, true, both}}
	}
	// The answered ones are all but the silent ones: they are hidden together.
	return Reading{N: count(need, f.needStatus), Rows: []Row{
		{"besoin", "Un besoin est apparu", []Cell{count(need, f.needStatus), none, none, none}},
		{"suite_renseignee", "… et la suite est renseignée", []Cell{count(answered, f.quiet), share(answered, need, f.quiet), none, none}},
		{"orientees", "… et la personne a été orientée", append(
			[]Cell{count(f.oriented.number, f.orientedStatus), share(f.oriented.number, answered, both)}, interval...)},
	}}, nil
}

// reasons are the answers to the follow-up, in the order of the form.
var reasons = []struct {
	oriented, code, key, label string
}{
	{"yes", "basic_skills_training", "orientation_competences_de_base", "Orientée : formation aux compétences de base"},
	{"yes", "vocational_training", "orientation_formation_metier", "Orientée : formation à un métier"},
	{"yes", "remobilisation", "orientation_remobilisation", "Orientée : remobilisation"},
	{"yes", "barriers_lifted", "orientation_levee_de_freins", "Orientée : levée de freins"},
	{"yes", "unspecified", "orientation_non_precisee", "Orientée : autre, ou pas encore connu"},
	{"no", "no_training_offer", "difficulte_pas_d_offre", "Non orientée : pas d’offre de formation"},
	{"no", "offer_out_of_reach", "difficulte_offre_hors_de_portee", "Non orientée : offre hors de portée"},
	{"no", "barriers", "difficulte_freins", "Non orientée : freins à lever d’abord"},
	{"no", "support_needed", "difficulte_accompagnement", "Non orientée : accompagnement nécessaire"},
	{"no", "unspecified", "difficulte_non_precisee", "Non orientée : autre, ou pas encore connu"},
}

// readReasons gives what people were oriented to, and why others were not.
func readReasons(r *reader) (Reading, error) {
	groups, err := readFollowed(r)
	if err != nil {
		return Reading{}, err
	}
	counted := make([]tally, len(reasons))
	for _, group := range groups {
		code := group.Remediation
		if group.Oriented == "no" {
			code = group.Difficulty
		}
		if code == "" {
			code = "unspecified"
		}
		for i, reason := range reasons {
			if reason.oriented == group.Oriented && reason.code == code {
				counted[i].add(group)
			}
		}
	}
	f := funnelOf(groups)
	reading := Reading{N: count(f.oriented.number+f.not.number, f.quiet)}
	for _, group := range []struct {
		oriented string
		whole    tally
		status   disclosure.Status
	}{{"yes", f.oriented, f.orientedStatus}, {"no", f.not, f.notStatus}} {
		reading.Rows = append(reading.Rows, reasonRows(group.oriented, group.whole, group.status, counted)...)
	}
	return reading, nil
}

// reasonRows are the answers of one group. They add up to it, and it is published with the action.
func reasonRows(oriented string, whole tally, status disclosure.Status, counted []tally) []Row {
	var rows []Row
	var numbers, persons []int
	for i, reason := range reasons {
		if reason.oriented == oriented {
			rows = append(rows, Row{Key: reason.key, Label: reason.label})
			numbers = append(numbers, counted[i].number)
			persons = append(persons, counted[i].persons)
		}
	}
	parts, _ := disclosure.Parts(persons, disclosure.Persons)
	for i := range rows {
		hidden := worst(parts[i], status)
		rows[i].Cells = []Cell{count(numbers[i], hidden), share(numbers[i], whole.number, hidden)}
	}
	return rows
}
