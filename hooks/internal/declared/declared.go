// Package declared keeps what people say of themselves in `bienvenue`: who they are and how they see themselves beside the
// results, and what they say of their health apart from everything else.
package declared

import (
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
	"eva/scoring"
)

// Situation is the one whose answers are declarations.
const Situation = "bienvenue"

// The kinds of declarations that are kept together.
const (
	KindProfile        = "profile"         // age, schooling, language…
	KindSelfAssessment = "self_assessment" // places on a scale
)

// question is an item of the version that a play plays.
type question struct {
	ID     string `db:"id"`
	Type   string `db:"type"`
	Health bool   `db:"health"`
}

func (q question) kind() string {
	if q.Type == "gauge" {
		return KindSelfAssessment
	}
	return KindProfile
}

const readQuestions = `SELECT i.value->>'id' AS id, i.value->>'type' AS type, COALESCE(i.value->'stimulus'->>'health', 0) AS health
	FROM plays p JOIN bank_versions v ON v.id = p.bank_version, json_each(v.content, '$.items') i WHERE p.id = {:play}`

func questionsOf(app core.App, play string) (map[string]question, error) {
	var rows []question
	if err := app.DB().NewQuery(readQuestions).Bind(dbx.Params{"play": play}).All(&rows); err != nil {
		return nil, err
	}
	questions := make(map[string]question, len(rows))
	for _, row := range rows {
		questions[row.ID] = row
	}
	return questions, nil
}

// Collect writes what a play of `bienvenue` declared, from its events. Again, it writes the same.
func Collect(app core.App, evaluation, play string) error {
	questions, err := questionsOf(app, play)
	if err != nil {
		return err
	}
	var rows []struct {
		Name   string `db:"name"`
		Item   string `db:"item"`
		Answer string `db:"answer"`
	}
	err = app.DB().NewQuery(`SELECT name, COALESCE(data->>'item', '') AS item, COALESCE(data->>'answer', '') AS answer FROM events
		WHERE play = {:play} AND name IN ('item_answered', 'item_skipped') ORDER BY position`).
		Bind(dbx.Params{"play": play}).All(&rows)
	if err != nil {
		return err
	}
	declared := map[string]map[string]string{KindProfile: {}, KindSelfAssessment: {}}
	for _, row := range rows {
		q, known := questions[row.Item]
		switch {
		case !known || q.Health || q.Type == "instruction":
		case row.Answer == "": // passed, or cleared
			delete(declared[q.kind()], q.ID)
		default:
			declared[q.kind()][q.ID] = row.Answer
		}
	}
	for kind, data := range declared {
		if err := save(app, "declarations", dbx.HashExp{"evaluation": evaluation, "kind": kind}, data); err != nil {
			return err
		}
	}
	return nil
}

// Profile is what the person of an evaluation said of themselves, by question; empty when they said nothing. It is what a
// cohort by age band, schooling or language looks at.
func Profile(app core.App, evaluation string) (map[string]string, error) {
	profile := map[string]string{}
	record := &core.Record{}
	err := app.RecordQuery("declarations").AndWhere(dbx.HashExp{"evaluation": evaluation, "kind": KindProfile}).Limit(1).One(record)
	if errors.Is(err, sql.ErrNoRows) {
		return profile, nil
	}
	if err != nil {
		return nil, err
	}
	return profile, record.UnmarshalJSONField("data", &profile)
}

// Divert keeps health answers out of the log: it saves them apart, if the campaign asks for them, and gives the events
// back with these answers emptied. The events of any other situation are given back as they are.
func Divert(app core.App, situation, evaluation, play string, events []scoring.Event) ([]scoring.Event, error) {
	if situation != Situation {
		return events, nil
	}
	questions, err := questionsOf(app, play)
	if err != nil {
		return nil, err
	}
	told := map[string]string{}
	kept := make([]scoring.Event, len(events))
	for i, event := range events {
		kept[i] = event
		item, _ := event.Data["item"].(string)
		answer, answered := event.Data["answer"].(string)
		if !questions[item].Health || !answered || answer == "" {
			continue
		}
		told[item] = answer
		kept[i].Data = map[string]any{}
		for name, value := range event.Data {
			kept[i].Data[name] = value
		}
		kept[i].Data["answer"] = ""
	}
	if len(told) == 0 {
		return kept, nil
	}
	return kept, saveHealth(app, evaluation, told)
}

// saveHealth adds answers to those already told, if the campaign asks for them; otherwise it forgets them.
func saveHealth(app core.App, evaluation string, told map[string]string) error {
	return app.RunInTransaction(func(tx core.App) error {
		var asked bool
		// A device that was offline may tell late what was erased since.
		err := tx.DB().NewQuery(`SELECT c.health AND NOT ` + identity.Forgot("b") + ` FROM evaluations e
			JOIN campaigns c ON c.id = e.campaign JOIN beneficiaries b ON b.id = e.beneficiary WHERE e.id = {:id}`).
			Bind(dbx.Params{"id": evaluation}).Row(&asked)
		if err != nil || !asked {
			return err
		}
		data := map[string]string{}
		record, err := tx.FindRecordById("health_declarations", evaluation)
		if err == nil {
			err = record.UnmarshalJSONField("data", &data)
		} else if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		if err != nil {
			return err
		}
		for item, answer := range told {
			data[item] = answer
		}
		return save(tx, "health_declarations", dbx.HashExp{"evaluation": evaluation}, data)
	})
}

// save writes the data of the row of an evaluation, new or not. A row of health has the id of its evaluation.
func save(app core.App, collection string, key dbx.HashExp, data map[string]string) error {
	record := &core.Record{}
	err := app.RecordQuery(collection).AndWhere(key).Limit(1).One(record)
	if errors.Is(err, sql.ErrNoRows) {
		record, err = prepare(app, collection, key)
	}
	if err != nil {
		return err
	}
	raw, err := json.Marshal(data)
	if err != nil {
		return err
	}
	record.Set("data", string(raw))
	return app.Save(record)
}

func prepare(app core.App, collection string, key dbx.HashExp) (*core.Record, error) {
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		return nil, err
	}
	evaluation, err := app.FindRecordById("evaluations", key["evaluation"].(string))
	if err != nil {
		return nil, err
	}
	record := core.NewRecord(c)
	for name, value := range key {
		record.Set(name, value)
	}
	record.Set("structure", evaluation.GetString("structure"))
	if collection == "health_declarations" {
		record.Id = evaluation.Id
	}
	return record, nil
}
