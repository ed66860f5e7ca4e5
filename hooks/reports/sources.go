package reports

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// sources is everything that a report is made from, read once.
type sources struct {
	evaluation, campaign, beneficiary, structure *core.Record
	situations                                   []string          // of the campaign, in order
	titles                                       map[string]string // of situations
	plays                                        map[string]*core.Record
	results                                      map[key]result
	activeMS                                     map[string]*float64 // by play
	accommodations                               map[string][]accommodation
	writings                                     []Writing
	norms                                        map[key]Norm
	asked                                        []asked                      // about the person
	declared                                     map[string]map[string]string // by kind, then question
	risks                                        []place                      // of Prévention, in their order
	trades                                       []trade                      // in their order
}

// key names a result: Situation is "" for the whole evaluation.
type key struct{ Situation, Scale string }

// result is a row of the collection, decoded.
type result struct {
	Situation, Scale, Engine, Algorithm, Bank, Norm, InputsHash, Level string
	ComputedAt                                                         types.DateTime
	Estimate, SE                                                       *float64
	CI90                                                               *[2]float64
	PLevel                                                             map[string]float64
	Items                                                              int
	Flags                                                              []string
	Metrics                                                            map[string]any
}

func load(app core.App, evaluation *core.Record) (*sources, error) {
	s := &sources{evaluation: evaluation, titles: map[string]string{}, plays: map[string]*core.Record{}}
	steps := []func(core.App) error{s.loadRecords, s.loadPlays, s.loadResults, s.loadEvents, s.loadWritings, s.loadNorms, s.loadDeclared, s.loadRisks, s.loadTrades}
	for _, step := range steps {
		if err := step(app); err != nil {
			return nil, fmt.Errorf("report of evaluation %s: %w", evaluation.Id, err)
		}
	}
	return s, nil
}

func (s *sources) loadRecords(app core.App) error {
	for _, r := range []struct {
		to         **core.Record
		collection string
		field      string
	}{
		{&s.campaign, "campaigns", "campaign"},
		{&s.beneficiary, "beneficiaries", "beneficiary"},
		{&s.structure, "structures", "structure"},
	} {
		record, err := app.FindRecordById(r.collection, s.evaluation.GetString(r.field))
		if err != nil {
			return err
		}
		*r.to = record
	}
	if err := s.campaign.UnmarshalJSONField("situations", &s.situations); err != nil {
		return err
	}
	known, err := app.FindAllRecords("situations")
	if err != nil {
		return err
	}
	for _, situation := range known {
		s.titles[situation.GetString("name")] = situation.GetString("title")
	}
	return nil
}

func (s *sources) loadPlays(app core.App) error {
	plays, err := app.FindAllRecords("plays", dbx.HashExp{"evaluation": s.evaluation.Id})
	for _, play := range plays {
		s.plays[play.GetString("situation")] = play
	}
	return err
}

// loadResults keeps the last row of each scale: a recomputation adds rows, and never changes one.
func (s *sources) loadResults(app core.App) error {
	situations := map[string]string{} // by play
	for name, play := range s.plays {
		situations[play.Id] = name
	}
	var rows []*core.Record
	err := app.RecordQuery("results").AndWhere(dbx.HashExp{"evaluation": s.evaluation.Id}).OrderBy("rowid ASC").All(&rows)
	if err != nil {
		return err
	}
	s.results = map[key]result{}
	for _, row := range rows {
		r, err := decode(row)
		if err != nil {
			return err
		}
		r.Situation = situations[row.GetString("play")]
		s.results[key{r.Situation, r.Scale}] = r
	}
	return nil
}

func decode(row *core.Record) (result, error) {
	r := result{
		Scale: row.GetString("scale"), Engine: row.GetString("engine"), Level: row.GetString("level"),
		Algorithm: row.GetString("algorithm_version"), Bank: row.GetString("item_bank_version"), Norm: row.GetString("norm_version"),
		InputsHash: row.GetString("inputs_hash"), ComputedAt: row.GetDateTime("computed_at"), Items: row.GetInt("n_items"),
	}
	for field, to := range map[string]any{
		"estimate": &r.Estimate, "se": &r.SE, "ci90": &r.CI90, "p_level": &r.PLevel, "flags": &r.Flags, "metrics": &r.Metrics,
	} {
		raw := row.GetString(field)
		if raw == "" {
			continue
		}
		if err := json.Unmarshal([]byte(raw), to); err != nil {
			return r, fmt.Errorf("result %s, field %s: %w", row.Id, field, err)
		}
	}
	return r, nil
}

// played is the result of a scale in the situation of the campaign that measured it best, as the whole is composed; of
// two alike, in the first one.
func (s *sources) played(scale string) (best result, found bool) {
	for _, situation := range s.situations {
		r, ok := s.results[key{situation, scale}]
		if ok && (!found || r.spread() < best.spread()) {
			best, found = r, true
		}
	}
	return best, found
}

// spread is the standard error; one that says no probability, or how sure it is, is the widest.
func (r result) spread() float64 {
	if r.SE == nil || len(r.PLevel) == 0 {
		return math.Inf(1)
	}
	return *r.SE
}

// whole is a result of the evaluation as a whole.
func (s *sources) whole(scale string) (result, bool) {
	r, ok := s.results[key{"", scale}]
	return r, ok
}

func (s *sources) title(situation string) string {
	if situation == "" {
		return "Ensemble de l’évaluation"
	}
	if title := s.titles[situation]; title != "" {
		return title
	}
	return situation
}
