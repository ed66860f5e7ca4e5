package passations

import (
	"errors"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

var errAppendOnly = errors.New("un résultat ne change jamais : un nouveau calcul ajoute une ligne")

// refuseRewriting keeps results append-only; they go only with the evaluation that they belong to.
func refuseRewriting(*core.RecordEvent) error { return errAppendOnly }

// score scores an ended play, then composes the evaluation again.
func (s *Service) score(app core.App, evaluation, play *core.Record) error {
	version, err := app.FindRecordById("bank_versions", play.GetString("bank_version"))
	if err != nil {
		return err
	}
	var items []scoring.Item
	if err := version.UnmarshalJSONField("keys", &items); err != nil {
		return err
	}
	events, err := eventsOf(app, play.Id)
	if err != nil {
		return err
	}
	results, err := scoring.Score(scoring.Play{
		Situation: play.GetString("situation"), Outcome: play.GetString("state"),
		BankVersion: bankVersion(play.GetString("situation"), version), Items: items, Events: events,
	})
	if err != nil {
		return err
	}
	if err := s.append(app, evaluation, play.Id, results); err != nil {
		return err
	}
	_, err = s.compose(app, evaluation)
	return err
}

func bankVersion(situation string, version *core.Record) string {
	return situation + "/" + version.GetString("number")
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
		return s.score(tx, evaluation, play)
	})
}

// compose puts the results of the plays together and copies the synthesis to the evaluation, for the lists.
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
	results := scoring.Compose(plays, scoring.Context{Situations: situations})
	if err := s.append(app, evaluation, "", results); err != nil {
		return nil, err
	}
	fresh, err := app.FindRecordById("evaluations", evaluation.Id)
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		if r.Scale == "synthesis" {
			fresh.Set("synthesis", r.Level)
			fresh.Set("completeness", r.Metrics["completeness"])
		}
	}
	return results, app.Save(fresh)
}

// append adds rows for results that are not those already there.
func (s *Service) append(app core.App, evaluation *core.Record, play string, results []scoring.Result) error {
	collection, err := app.FindCachedCollectionByNameOrId("results")
	if err != nil {
		return err
	}
	for _, r := range results {
		var known int
		err := app.DB().Select("COUNT(*)").From("results").Where(dbx.HashExp{
			"evaluation": evaluation.Id, "play": play, "scale": r.Scale,
			"inputs_hash": r.InputsHash, "algorithm_version": r.AlgorithmVersion,
		}).Row(&known)
		if err != nil {
			return err
		}
		if known > 0 {
			continue
		}
		record := core.NewRecord(collection)
		record.Load(map[string]any{
			"evaluation": evaluation.Id, "play": play, "structure": evaluation.GetString("structure"), "scale": r.Scale,
			"engine": r.Engine, "algorithm_version": r.AlgorithmVersion, "item_bank_version": r.ItemBankVersion,
			"norm_version": r.NormVersion, "computed_at": s.now(), "inputs_hash": r.InputsHash,
			"estimate": r.Estimate, "se": r.SE, "ci90": r.CI90, "level": r.Level, "p_level": r.PLevel,
			"n_items": r.NItems, "flags": r.Flags, "metrics": r.Metrics,
		})
		if err := app.Save(record); err != nil {
			return err
		}
	}
	return nil
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
