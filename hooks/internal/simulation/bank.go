package simulation

import (
	"encoding/json"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// Bank is what a situation is played with: the content that a browser gets, and the right answers by item, which only
// the server knows.
type Bank struct {
	Situation string
	Content   json.RawMessage
	Rights    map[string]string
}

// Published reads the newest published version of a situation, with the one option of a campaign that changes its items.
func Published(app core.App, situation string, freeText bool) (Bank, error) {
	versions, err := app.FindRecordsByFilter("bank_versions",
		`situation.name = {:situation} && state = "published"`, "-number", 1, 0, dbx.Params{"situation": situation})
	if err != nil {
		return Bank{}, err
	}
	if len(versions) == 0 {
		return Bank{}, fmt.Errorf("simulate %s: no published version", situation)
	}
	var content map[string]any
	if err := versions[0].UnmarshalJSONField("content", &content); err != nil {
		return Bank{}, err
	}
	settings, _ := content["settings"].(map[string]any)
	if settings == nil {
		settings = map[string]any{}
	}
	settings["free_text"] = freeText
	content["settings"] = settings
	bank := Bank{Situation: situation}
	if bank.Content, err = json.Marshal(content); err != nil {
		return Bank{}, err
	}
	bank.Rights, err = Rights(json.RawMessage(versions[0].GetString("keys")))
	return bank, err
}

// Rights reads the right answer of each item from the keys of a bank version, as a person would give it. Items without
// a right answer (free text) have none.
func Rights(keys json.RawMessage) (map[string]string, error) {
	var items []struct {
		ID  string `json:"id"`
		Key struct {
			Right  string `json:"right"`
			Grades []struct {
				Text   string  `json:"text"`
				Points float64 `json:"points"`
			} `json:"grades"`
		} `json:"key"`
	}
	if err := json.Unmarshal(keys, &items); err != nil {
		return nil, fmt.Errorf("read the right answers: %w", err)
	}
	rights := make(map[string]string, len(items))
	for _, item := range items {
		right, best := item.Key.Right, 0.0
		for _, grade := range item.Key.Grades {
			if grade.Points > best {
				right, best = grade.Text, grade.Points
			}
		}
		if right != "" {
			rights[item.ID] = right
		}
	}
	return rights, nil
}
