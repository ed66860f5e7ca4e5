package simulation

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// Bank is what a situation is played with: the content that a browser gets, and the right answers by item, which only
// the server knows.
type Bank struct {
	Situation string
	Content   json.RawMessage
	Rights    map[string]string

	plan     scoring.Plan
	measured *scoring.Bank
	items    map[string]json.RawMessage // by id
	way      way
	asked    *[]int // gets the number of events of the test at each question; may be nil
}

// way is how a play follows a plan.
type way struct {
	seed int
	mode string
}

// Routed says whether the answers decide which items follow.
func (b Bank) Routed() bool { return b.plan.Routed() }

// Following is the bank for a play of that seed and mode, which decide the items of a routed one.
func (b Bank) Following(seed int, mode string) Bank {
	b.way = way{seed, mode}
	return b
}

// Published reads the newest published version of a situation, with the one option of a campaign that changes its items.
func Published(app core.App, situation string, freeText bool) (Bank, error) {
	var version struct {
		Content types.JSONRaw `db:"content"`
		Keys    types.JSONRaw `db:"keys"`
		Plan    types.JSONRaw `db:"plan"`
	}
	err := app.DB().Select("v.content", "v.keys", "v.plan").From("bank_versions v").
		InnerJoin("situations s", dbx.NewExp("s.id = v.situation")).
		Where(dbx.HashExp{"s.name": situation, "v.state": "published"}).OrderBy("v.number DESC").Limit(1).One(&version)
	if err != nil {
		return Bank{}, fmt.Errorf("simulate %s: %w", situation, err)
	}
	return NewBank(situation, Version{json.RawMessage(version.Content), json.RawMessage(version.Keys), json.RawMessage(version.Plan)}, freeText)
}

// Version is one as it is stored: what browsers get, and what the server keeps.
type Version struct{ Public, Keys, Plan json.RawMessage }

// NewBank reads a version.
func NewBank(situation string, version Version, freeText bool) (Bank, error) {
	b := Bank{Situation: situation}
	var content map[string]any
	if err := json.Unmarshal(version.Public, &content); err != nil {
		return b, err
	}
	settings, _ := content["settings"].(map[string]any)
	if settings == nil {
		settings = map[string]any{}
	}
	settings["free_text"] = freeText
	content["settings"] = settings
	var err error
	if b.plan, err = scoring.ParsePlan(version.Plan); err != nil {
		return b, err
	}
	if b.plan.Routed() {
		settings["routed"] = true
		content["items"] = []any{}
		if err := b.prepare(version); err != nil {
			return b, err
		}
	}
	b.Content, err = json.Marshal(content)
	if err != nil {
		return b, err
	}
	b.Rights, err = Rights(version.Keys)
	return b, err
}

// prepare reads what the routing needs.
func (b *Bank) prepare(version Version) error {
	var shown struct {
		Items []json.RawMessage `json:"items"`
	}
	var keys []scoring.Item
	if err := errors.Join(json.Unmarshal(version.Public, &shown), json.Unmarshal(version.Keys, &keys)); err != nil {
		return err
	}
	b.items = map[string]json.RawMessage{}
	for _, item := range shown.Items {
		var named struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(item, &named); err != nil {
			return err
		}
		b.items[named.ID] = item
	}
	var err error
	b.measured, err = scoring.NewBank(b.Situation, "simulated", keys)
	return err
}

// next gives the items that follow the events of the test, both as the front writes them.
func (b Bank) next(drafts string) (string, error) {
	var events []scoring.Event
	if err := json.Unmarshal([]byte(drafts), &events); err != nil {
		return "", err
	}
	if b.asked != nil {
		*b.asked = append(*b.asked, len(events))
	}
	for i := range events {
		events[i].Position = i + 1
	}
	events = append(events, scoring.Event{Name: "test_started"})
	forms := b.measured.Forms()
	ids, _, err := b.measured.Next(b.plan, forms[b.way.seed%len(forms)], b.way.mode, b.way.seed, events)
	if err != nil {
		return "", err
	}
	items := make([]json.RawMessage, len(ids))
	for i, id := range ids {
		items[i] = b.items[id]
	}
	text, err := json.Marshal(items)
	return string(text), err
}

// Rights reads the right answer of each item from the keys of a bank version, as a person would give it. Items without
// a right answer (free text) have none.
func Rights(keys json.RawMessage) (map[string]string, error) {
	var items []struct {
		ID  string `json:"id"`
		Key struct {
			Right  string   `json:"right"`
			Any    []string `json:"any"`
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
		if right == "" && len(item.Key.Any) > 0 {
			right = item.Key.Any[0]
		}
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
