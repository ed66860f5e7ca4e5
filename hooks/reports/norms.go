package reports

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// measure is the one metric by which a scale is placed among other people.
type measure struct {
	metric       string
	label        string
	lessIsBetter bool
}

// measures name, for each scale of a play, what is compared. Times stand only for speed, never for a skill.
var measures = map[string]measure{
	"word_recognition": {metric: "accuracy", label: "la part de réponses justes"},
	"comprehension":    {metric: "accuracy", label: "la part de réponses justes"},
	"spelling":         {metric: "accuracy", label: "la part de réponses justes"},
	"digital":          {metric: "accuracy", label: "la part de réponses justes"},
	"numeracy":         {metric: "accuracy", label: "la part de réponses justes"},
	"speed":            {metric: "missed", label: "les pièces laissées passer", lessIsBetter: true},
	"comparison":       {metric: "misplaced", label: "les pièces mal classées", lessIsBetter: true},
	"attention":        {metric: "faults", label: "l’ensemble des fautes", lessIsBetter: true},
}

// The sizes from which a norm says more (scoring.md).
const (
	enoughForZ       = 30
	enoughForDeciles = 100
	enoughForRanks   = 300
)

const noNorm = "Pas encore d’étalonnage : il faut les résultats d’au moins 30 personnes."

// cohort is a published norm.
type cohort struct {
	N, Version            int
	Mean, SD, Percentiles string // JSON
}

// loadNorms looks up the published norm of each scale that was played, for the same version of the content.
func (s *sources) loadNorms(app core.App) error {
	s.norms = map[key]Norm{}
	for k, r := range s.results {
		m, compared := measures[k.Scale]
		if k.Situation == "" || !compared || k.Situation == positionings[k.Scale] {
			continue // a positioning asks other questions of everybody: its shares do not compare
		}
		value, measured := r.Metrics[m.metric].(float64)
		if !measured {
			continue
		}
		c, err := published(app, r, m.metric)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return fmt.Errorf("norm of %s: %w", k.Scale, err)
		}
		s.norms[k] = c.place(value, m)
	}
	return nil
}

func published(app core.App, r result, metric string) (cohort, error) {
	var row core.Record
	err := app.RecordQuery("cohort_statistics").
		AndWhere(dbx.HashExp{
			"state": "published", "cohort": "all", "situation": r.Situation, "metric": metric, "scale": []any{r.Scale, ""},
			"bank_version": []any{r.Bank, scoring.ContentVersion(r.Bank)}, // what is compared does not depend on a calibration
		}).
		OrderBy("version DESC").Limit(1).One(&row)
	if err != nil {
		return cohort{}, err
	}
	return cohort{
		N: row.GetInt("n"), Version: row.GetInt("version"),
		Mean: row.GetString("mean"), SD: row.GetString("sd"), Percentiles: row.GetString("percentiles"),
	}, nil
}

// place says where a value stands, in words as precise as the size of the cohort allows.
func (c cohort) place(value float64, m measure) Norm {
	norm := Norm{N: c.N, Version: strconv.Itoa(c.Version)}
	sentence, ok := "", false
	switch {
	case c.N >= enoughForDeciles:
		sentence, ok = c.rank(value, m)
	case c.N >= enoughForZ:
		sentence, ok = c.distance(value, m)
	}
	if !ok {
		return Norm{}
	}
	norm.Sentence = sentence
	return norm
}

// distance is for 30 to 99 people: too few for percentiles.
func (c cohort) distance(value float64, m measure) (string, bool) {
	mean, okMean := number(c.Mean)
	sd, okSD := number(c.SD)
	if !okMean || !okSD || sd <= 0 {
		return "", false
	}
	z := (value - mean) / sd
	if m.lessIsBetter {
		z = -z
	}
	words := "proche de la moyenne"
	switch {
	case z >= 1:
		words = "nettement mieux que la moyenne"
	case z >= 0.5:
		words = "un peu mieux que la moyenne"
	case z <= -1:
		words = "nettement moins bien que la moyenne"
	case z <= -0.5:
		words = "un peu moins bien que la moyenne"
	}
	return fmt.Sprintf("Sur %s : %s de %d personnes (écart : %s). Le groupe est encore petit : à lire avec prudence.",
		m.label, words, c.N, french(z)), true
}

// rank is for 100 people and more; by tens below 300.
func (c cohort) rank(value float64, m measure) (string, bool) {
	var percentiles map[string]float64
	if err := json.Unmarshal([]byte(c.Percentiles), &percentiles); err != nil || len(percentiles) == 0 {
		return "", false
	}
	below, upTo := 0, 0
	for _, p := range percentiles {
		if p < value {
			below++
		}
		if p <= value {
			upTo++
		}
	}
	rank := float64(below+upTo) / 2 // the middle of those who have the same value
	if m.lessIsBetter {
		rank = 100 - rank
	}
	if c.N < enoughForRanks {
		tens := min(max(int(math.Round(rank/10)), 1), 9)
		return fmt.Sprintf("Sur %s : mieux qu’environ %s sur 10, parmi %d.", m.label, plural(tens, "personne", "personnes"), c.N), true
	}
	whole := min(max(int(math.Round(rank)), 1), 99)
	return fmt.Sprintf("Sur %s : mieux que %s sur 100, parmi %d.", m.label, plural(whole, "personne", "personnes"), c.N), true
}

func number(raw string) (float64, bool) {
	var x *float64
	if err := json.Unmarshal([]byte(raw), &x); err != nil || x == nil {
		return 0, false
	}
	return *x, true
}

// french writes a distance with its sign and a decimal comma.
func french(x float64) string {
	return strings.NewReplacer(".", ",", "-", "−").Replace(fmt.Sprintf("%+.1f", x))
}
