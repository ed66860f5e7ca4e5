package stats

import (
	"math"
	"testing"
)

// recounts give numerator and denominator of each indicator at the end of October 2026, for the country and for Brittany,
// in SQL written apart from that of the snapshots. Paris is at UTC+1 at the end of October, +2 at the end of September.
var recounts = map[string]string{
	"evaluations": `SELECT COUNT(*), COUNT(*) FROM evaluations WHERE kind = 'real' AND state = 'finished'
		AND finished_at BETWEEN '2026-09-30 22:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"personnes-actives": `SELECT COUNT(DISTINCT beneficiary), COUNT(*) FROM evaluations WHERE kind = 'real'
		AND started_at BETWEEN '2026-09-30 22:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"conseillers-actifs": `SELECT COUNT(DISTINCT who), COUNT(*) FROM (
		SELECT (SELECT owner FROM campaigns WHERE id = campaign) AS who FROM evaluations WHERE kind = 'real'
			AND started_at BETWEEN '2026-09-30 22:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)
		UNION ALL SELECT counsellor FROM follow_ups WHERE evaluation IN (SELECT id FROM evaluations WHERE kind = 'real')
			AND answered_at BETWEEN '2026-09-30 22:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area))`,
	"structures-actives": `SELECT COUNT(DISTINCT structure), COUNT(*) FROM evaluations WHERE kind = 'real'
		AND started_at BETWEEN '2026-09-30 22:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"penetration": `SELECT COUNT(*), 20 FROM area WHERE type = 'mission_locale' AND id IN (SELECT structure FROM evaluations
		WHERE kind = 'real' AND started_at BETWEEN '2025-10-31 23:00:00.000Z' AND '2026-10-31 22:59:59.999Z')`,
	"intensite": `SELECT COUNT(*), COUNT(*) FROM area WHERE state = 'active' AND created < '2026-10-31 23'`,
	"evaluations-par-structure": `SELECT COUNT(*), COUNT(DISTINCT structure) FROM evaluations WHERE kind = 'real' AND state = 'finished'
		AND finished_at BETWEEN '2025-10-31 23:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"facilite": `SELECT SUM(satisfaction_ease), COUNT(NULLIF(satisfaction_ease, 0)) FROM evaluations WHERE kind = 'real' AND state = 'finished'
		AND finished_at BETWEEN '2025-10-31 23:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"completion": `SELECT COUNT(CASE WHEN finished_at > '' AND finished_at < '2026-10-31 23' THEN 1 END), COUNT(*) FROM evaluations WHERE kind = 'real'
		AND started_at BETWEEN '2025-09-30 22:00:00.000Z' AND '2026-09-30 21:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"satisfaction": `SELECT SUM(satisfaction_help IN (4, 5)), SUM(satisfaction_help IN (1, 2, 3, 4, 5)) FROM evaluations WHERE kind = 'real'
		AND finished_at BETWEEN '2025-10-31 23:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"besoins": `SELECT SUM(synthesis = 'need'), SUM(synthesis IN ('need', 'between', 'solid')) FROM evaluations WHERE kind = 'real'
		AND finished_at BETWEEN '2025-10-31 23:00:00.000Z' AND '2026-10-31 22:59:59.999Z' AND structure IN (SELECT id FROM area)`,
	"reponses":                   `SELECT SUM(known), COUNT(*) FROM followed`,
	"delai-de-reponse":           `SELECT COUNT(*), COUNT(*) FROM followed WHERE known`,
	"mise-en-action":             `SELECT SUM(trained + elsewhere > 0), COUNT(*) FROM followed WHERE known`,
	"suites":                     `SELECT COUNT(*), COUNT(*) FROM followed WHERE known`,
	"cout":                       `SELECT 0, 0`,
	"reponses-3-mois":            `SELECT SUM(three <> ''), COUNT(*) FROM became WHERE until = 'three'`,
	"entrees-3-mois":             `SELECT SUM(three IN ('job') OR three LIKE 'training_%'), COUNT(*) FROM became WHERE until = 'three' AND three <> ''`,
	"devenir-3-mois":             `SELECT COUNT(*), COUNT(*) FROM became WHERE until = 'three' AND three <> ''`,
	"entrees-3-mois-echantillon": `SELECT SUM(three IN ('job') OR three LIKE 'training_%'), COUNT(*) FROM became WHERE until = 'three' AND three <> ''`,
	"reponses-6-mois":            `SELECT SUM(six <> ''), COUNT(*) FROM became WHERE until = 'six'`,
	"entrees-6-mois": `SELECT SUM('job' IN (six, three) OR six LIKE 'training_%' OR three LIKE 'training_%'), COUNT(*) FROM became
		WHERE until = 'six' AND six <> ''`,
	"entrees-6-mois-echantillon": `SELECT SUM('job' IN (six, three) OR six LIKE 'training_%' OR three LIKE 'training_%'), COUNT(*) FROM became
		WHERE until = 'six' AND six <> ''`,
	"devenir-6-mois": `SELECT COUNT(*), COUNT(*) FROM became WHERE until = 'six' AND six <> ''`,
}

// followed are the needs of the year that ended in September, as known at the end of October.
const followed = `followed AS (
	SELECT e.id, COUNT(f.id) > 0 AS known, COALESCE(SUM(f.oriented = 'yes' AND f.remediation LIKE '%_training'), 0) AS trained,
		COALESCE(SUM(f.oriented = 'yes' AND f.remediation NOT LIKE '%_training'), 0) AS elsewhere
	FROM evaluations e LEFT JOIN follow_ups f ON f.evaluation = e.id AND f.answered_at < '2026-10-31 23' AND f.oriented IN ('yes', 'no')
	WHERE e.kind = 'real' AND e.synthesis = 'need' AND e.structure IN (SELECT id FROM area)
		AND e.finished_at BETWEEN '2025-09-30 22:00:00.000Z' AND '2026-09-30 21:59:59.999Z' GROUP BY e.id)`

// became are the needs of the two years that ended in June and in March, with what was said in time at 3 and 6 months.
const became = `, became AS (
	SELECT period.until,
		COALESCE((SELECT outcome FROM follow_ups WHERE evaluation = e.id AND step = 'month3' AND answered_at < '2026-10-31 23'
			AND (unixepoch(answered_at) - unixepoch(finished_at)) / 86400.0 < days), '') AS three,
		COALESCE((SELECT outcome FROM follow_ups WHERE evaluation = e.id AND step = 'month6' AND answered_at < '2026-10-31 23'
			AND (unixepoch(answered_at) - unixepoch(finished_at)) / 86400.0 < days), '') AS six
	FROM evaluations e JOIN (
		SELECT 'three' AS until, 120 AS days, '2025-06-30 22:00:00.000Z' AS first, '2026-06-30 21:59:59.999Z' AS last
		UNION ALL SELECT 'six', 210, '2025-03-31 22:00:00.000Z', '2026-03-31 21:59:59.999Z') period
		ON e.finished_at BETWEEN period.first AND period.last
	WHERE e.kind = 'real' AND e.synthesis = 'need' AND e.structure IN (SELECT id FROM area))`

func TestEachIndicatorIsWhatTheRecordsSay(t *testing.T) {
	w := readWorld(t)
	for _, i := range Indicators {
		w.compare(i, place{nation, ""}, `1`)
		if !i.National {
			w.compare(i, place{"region-53", ""}, `region = '53'`)
		}
	}
}

func (w world) compare(i Indicator, p place, where string) {
	w.Helper()
	var numerator, denominator float64
	statement := `WITH area AS (SELECT * FROM structures WHERE ` + where + `), ` + followed + became + recounts[i.ID]
	if err := w.app.DB().NewQuery(statement).Row(&numerator, &denominator); err != nil {
		w.Errorf("%s: %v", i.ID, err)
		return
	}
	found, err := w.exactly(i.ID, (october("").Month - month(i.Lag)).String(), p)
	if err != nil || found.Numerator != numerator || found.Denominator != denominator {
		w.Errorf("%s, %s: %v of %v, and the records say %v of %v", i.ID, p, found.Numerator, found.Denominator, numerator, denominator)
	}
	if i.Measure == Estimate && (found.Value < found.Low || found.Value > found.High) {
		w.Errorf("%s: %v is not between %v and %v", i.ID, found.Value, found.Low, found.High)
	}
	if (i.Measure == Share || i.Measure == Estimate) && math.Abs(found.Value-numerator/denominator) > 1e-12 {
		w.Errorf("%s, %s: value %v", i.ID, p, found.Value)
	}
}

// exactly is a figure as it was counted.
func (w world) exactly(indicator, month string, p place) (found snapshot, err error) {
	err = w.app.DB().NewQuery(`SELECT numerator, denominator, value, low, high, suppressed, kept_from FROM snapshots
		WHERE indicator = {:indicator} AND month = {:month} AND breakdown = {:place}`).
		Bind(map[string]any{"indicator": indicator, "month": month, "place": p.String()}).One(&found)
	return found, err
}

// The rows of a spread add up, and the median is that of the delays.
func TestRowsAreWhatTheRecordsSay(t *testing.T) {
	w := readWorld(t)
	for _, id := range []string{"intensite", "suites", "devenir-3-mois", "devenir-6-mois"} {
		var top, parts, whole float64
		err := w.app.DB().NewQuery(`SELECT
			TOTAL(CASE WHEN breakdown IN ('france/yes', 'france/no', 'france/entered', 'france/other', 'france/lost_sight', 'france/sans_campagne', 'france/sans_evaluation', 'france/non_activees', 'france/activees') THEN numerator END),
			TOTAL(CASE WHEN breakdown LIKE 'france/yes_%' OR breakdown LIKE 'france/no_%' OR breakdown LIKE 'france/entered_%' OR breakdown IN ('france/other', 'france/lost_sight', 'france/actives', 'france/inactives', 'france/abandonnistes', 'france/sans_campagne', 'france/sans_evaluation', 'france/non_activees') THEN numerator END)
				- TOTAL(CASE WHEN breakdown = 'france/non_activees' AND indicator = 'suites' THEN numerator END),
			TOTAL(CASE WHEN breakdown = 'france/' THEN numerator END)
			FROM snapshots WHERE indicator = {:id} AND month = (SELECT MAX(month) FROM snapshots WHERE indicator = {:id})`).
			Bind(map[string]any{"id": id}).Row(&top, &parts, &whole)
		if err != nil || top != whole || parts != whole || whole == 0 {
			t.Errorf("%s: %v, %v of %v (%v)", id, top, parts, whole, err)
		}
	}
	for _, step := range []string{"3", "6"} {
		key := (october("").Month - month(map[string]int{"3": 4, "6": 7}[step])).String()
		row, err := w.exactly("devenir-"+step+"-mois", key, place{nation, "entered"})
		share, other := w.exactly("entrees-"+step+"-mois", key, place{nation, ""})
		if err != nil || other != nil || row.Numerator == 0 || row.Numerator != share.Numerator || row.Denominator != share.Denominator {
			t.Errorf("at %s months: %+v of the rows, %+v of the share (%v %v)", step, row, share, err, other)
		}
	}
	for _, test := range []struct {
		values []float64
		want   float64
	}{{nil, 0}, {[]float64{4}, 4}, {[]float64{9, 1, 4}, 4}, {[]float64{9, 1, 4, 2}, 3}} {
		if got := median(test.values); got != test.want {
			t.Errorf("median of %v: %v", test.values, got)
		}
	}
}
