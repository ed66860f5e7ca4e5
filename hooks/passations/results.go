package passations

import (
	"errors"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/declared"
	"eva/scoring"
)

// synthesis is the scale that lists show.
const synthesis = "synthesis"

var errAppendOnly = errors.New("un résultat ne change jamais : un nouveau calcul ajoute une ligne")

// refuseRewriting keeps results append-only; they go only with the evaluation that they belong to.
func refuseRewriting(*core.RecordEvent) error { return errAppendOnly }

// score scores an ended play, then composes the evaluation again.
func (s *Service) score(app core.App, evaluation, play *core.Record) error {
	bank, err := s.banks.Of(app, play.GetString("bank_version"))
	if err != nil {
		return err
	}
	events, err := eventsOf(app, play.Id)
	if err != nil {
		return err
	}
	results, err := bank.For(play.GetString("mode"), play.GetInt("seed")).Score(play.GetString("state"), events)
	if err != nil {
		return fmt.Errorf("score play %s: %w", play.Id, err)
	}
	if err := s.append(app, evaluation, play.Id, results); err != nil {
		return err
	}
	_, err = s.compose(app, evaluation)
	return err
}

// rescore is score for a play that took late events after its end.
func (s *Service) rescore(app core.App, id string) error {
	return app.RunInTransaction(func(tx core.App) error {
		play, err := tx.FindRecordById("plays", id)
		if err != nil {
			return err
		}
		evaluation, err := tx.FindRecordById("evaluations", play.GetString("evaluation"))
		if err != nil {
			return err
		}
		if play.GetString("situation") == declared.Situation {
			if err := declared.Collect(tx, evaluation.Id, play.Id); err != nil {
				return err
			}
		}
		return s.score(tx, evaluation, play)
	})
}

// compose puts the results of the plays together and copies their summary to the evaluation, for the lists.
func (s *Service) compose(app core.App, evaluation *core.Record) ([]scoring.Result, error) {
	plays, err := latestResults(app, evaluation.Id)
	if err != nil {
		return nil, err
	}
	campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return nil, err
	}
	var situations []string
	if err := campaign.UnmarshalJSONField("situations", &situations); err != nil {
		return nil, err
	}
	told, err := schooling(app, []string{evaluation.Id})
	if err != nil {
		return nil, err
	}
	results := scoring.Compose(plays, scoring.Context{Situations: situations, SchooledInFrance: told[evaluation.Id]})
	if err := s.append(app, evaluation, "", results); err != nil {
		return nil, err
	}
	current, err := app.FindRecordById("evaluations", evaluation.Id)
	if err != nil {
		return nil, err
	}
	summary := summaryOf(results)
	for _, field := range summarised {
		current.Set(field, summary[field])
	}
	return results, app.Save(current)
}

// append adds rows for results that are not those already there.
func (s *Service) append(app core.App, evaluation *core.Record, play string, results []scoring.Result) error {
	newest, err := latestOf(app.NonconcurrentDB(), []string{evaluation.Id})
	if err != nil {
		return err
	}
	var added []fresh
	for _, r := range results {
		f := fresh{evaluation.Id, play, evaluation.GetString("structure"), r}
		if f.isNew(newest) {
			added = append(added, f)
		}
	}
	return insert(app, added, s.now())
}

// latestResults reads the newest result of each scale of each play.
func latestResults(app core.App, evaluation string) ([]scoring.PlayResults, error) {
	plays, err := app.FindRecordsByFilter("plays", "evaluation = {:id}", "created", 0, 0, dbx.Params{"id": evaluation})
	if err != nil {
		return nil, err
	}
	all := make([]scoring.PlayResults, 0, len(plays))
	for _, play := range plays {
		rows, err := app.FindRecordsByFilter("results", "play = {:play}", "-created,-@rowid", 0, 0, dbx.Params{"play": play.Id})
		if err != nil {
			return nil, err
		}
		played := scoring.PlayResults{Situation: play.GetString("situation"), Outcome: play.GetString("state")}
		seen := map[string]bool{}
		for _, row := range rows {
			if scale := row.GetString("scale"); !seen[scale] {
				seen[scale] = true
				r, err := resultOf(row)
				if err != nil {
					return nil, err
				}
				played.Results = append(played.Results, r)
			}
		}
		all = append(all, played)
	}
	return all, nil
}

// resultOf reads a result back from its record.
func resultOf(row *core.Record) (scoring.Result, error) {
	r := scoring.Result{
		Scale: row.GetString("scale"), Engine: row.GetString("engine"), AlgorithmVersion: row.GetString("algorithm_version"),
		ItemBankVersion: row.GetString("item_bank_version"), NormVersion: row.GetString("norm_version"),
		InputsHash: row.GetString("inputs_hash"), Level: row.GetString("level"), NItems: row.GetInt("n_items"),
	}
	return r, errors.Join(
		row.UnmarshalJSONField("estimate", &r.Estimate), row.UnmarshalJSONField("se", &r.SE),
		row.UnmarshalJSONField("ci90", &r.CI90), row.UnmarshalJSONField("p_level", &r.PLevel),
		row.UnmarshalJSONField("flags", &r.Flags), row.UnmarshalJSONField("metrics", &r.Metrics),
	)
}
