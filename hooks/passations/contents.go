package passations

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// content is the public half of a version, decoded once: reading a large one costs more than all else that the opening
// of a play does. The keys are in another field of the record and are not read here.
type content struct {
	number    int
	situation string // id of its record
	plan      scoring.Plan
	head      map[string]json.RawMessage // all but the items and the settings
	settings  map[string]any
	list      json.RawMessage            // of the items, as it was published
	items     map[string]json.RawMessage // by id
	groups    map[string]string          // the text that an item is a part of, by its id; most are of none

	mu    sync.Mutex
	ready map[options][]byte // as a play gets it but for the voices
}

// contents keeps the versions that were read; a published one never changes. It is safe for several goroutines.
type contents struct {
	mu    sync.Mutex
	known map[string]*content // by the id of the version
}

func (c *contents) of(app core.App, version string) (*content, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if kept, ok := c.known[version]; ok {
		return kept, nil
	}
	read, err := readContent(app, version)
	if err != nil {
		return nil, fmt.Errorf("content of version %s: %w", version, err)
	}
	if c.known == nil {
		c.known = map[string]*content{}
	}
	c.known[version] = read
	return read, nil
}

func readContent(app core.App, version string) (*content, error) {
	var row struct {
		Number    int           `db:"number"`
		Situation string        `db:"situation"`
		Content   types.JSONRaw `db:"content"`
		Plan      types.JSONRaw `db:"plan"`
	}
	err := app.DB().Select("number", "situation", "content", "plan").From("bank_versions").
		Where(dbx.HashExp{"id": version}).One(&row)
	if err != nil {
		return nil, err
	}
	c := &content{
		number: row.Number, situation: row.Situation, items: map[string]json.RawMessage{}, groups: map[string]string{},
		settings: map[string]any{}, ready: map[options][]byte{},
	}
	if c.plan, err = scoring.ParsePlan(row.Plan); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(row.Content, &c.head); err != nil {
		return nil, err
	}
	if settings := c.head["settings"]; len(settings) > 0 {
		if err := json.Unmarshal(settings, &c.settings); err != nil {
			return nil, err
		}
	}
	c.list = c.head["items"]
	for _, taken := range []string{"settings", "items", "audio"} {
		delete(c.head, taken)
	}
	return c, c.index()
}

func (c *content) index() error {
	if len(c.list) == 0 {
		c.list = json.RawMessage("[]")
	}
	var items []json.RawMessage
	if err := json.Unmarshal(c.list, &items); err != nil {
		return err
	}
	for _, item := range items {
		var named struct {
			ID       string `json:"id"`
			Stimulus struct {
				Group string `json:"group"`
			} `json:"stimulus"`
		}
		if err := json.Unmarshal(item, &named); err != nil {
			return err
		}
		c.items[named.ID] = item
		if named.Stimulus.Group != "" {
			c.groups[named.ID] = named.Stimulus.Group
		}
	}
	return nil
}

// options are what a campaign asks for beside the usual questions.
type options struct{ freeText, health bool }

func optionsOf(campaign *core.Record) options {
	return options{campaign.GetBool("free_text"), campaign.GetBool("health")}
}

// with is the content for a campaign with such options. When there is a plan it holds no item: a play asks for them as it
// goes.
func (c *content) with(chosen options) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if made, ok := c.ready[chosen]; ok {
		return made, nil
	}
	settings := map[string]any{}
	for name, value := range c.settings {
		settings[name] = value
	}
	settings["free_text"], settings["health"] = chosen.freeText, chosen.health
	whole := map[string]any{"settings": settings, "items": c.list}
	if c.plan.Routed() {
		settings["routed"] = true
		whole["items"] = []any{}
	}
	for name, value := range c.head {
		whole[name] = value
	}
	made, err := json.Marshal(whole)
	if err == nil {
		c.ready[chosen] = made
	}
	return made, err
}

// contentFor is the public half of a version, with the campaign's options and the recorded voices.
func (s *Service) contentFor(app core.App, c *content, chosen options) (json.RawMessage, error) {
	made, err := c.with(chosen)
	if err != nil {
		return nil, err
	}
	var voices []struct {
		ID    string `db:"id"`
		Key   string `db:"key"`
		Audio string `db:"audio"`
	}
	err = app.DB().Select("id", "key", "audio").From("recordings").Where(dbx.HashExp{"situation": c.situation}).All(&voices)
	if err != nil {
		return nil, err
	}
	audio := make(map[string]string, len(voices))
	for _, voice := range voices {
		audio[voice.Key] = "/api/files/recordings/" + voice.ID + "/" + voice.Audio
	}
	raw, err := json.Marshal(audio)
	return slices.Concat(bytes.TrimSuffix(made, []byte("}")), []byte(`,"audio":`), raw, []byte("}")), err
}
