package items

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"eva/scoring"
)

// Content is an author's file: everything about a situation that is not code, keys included.
type Content struct {
	Situation   string              `json:"situation"`
	Version     int                 `json:"version"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Minutes     int                 `json:"minutes"`
	Position    int                 `json:"position"`
	Settings    map[string]any      `json:"settings"`
	Texts       map[string][]string `json:"texts"`
	Training    []Item              `json:"training"`
	Items       []Item              `json:"items"`
	Plan        json.RawMessage     `json:"plan"` // which modules follow which; null: all items, in order
}

// Item is one unit of a situation. What follows Feedback never leaves the server.
type Item struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Optional   bool            `json:"optional"`
	Stimulus   json.RawMessage `json:"stimulus"`
	Feedback   json.RawMessage `json:"feedback"` // of training items only
	Key        json.RawMessage `json:"key"`
	Points     float64         `json:"points"`
	Difficulty json.RawMessage `json:"difficulty"` // logits, null until known
	Skill      string          `json:"skill"`
	Placing
}

// Placing is where an item stands in the plan of its situation.
type Placing struct {
	Module    string `json:"module,omitempty"`
	Form      string `json:"form,omitempty"`      // of parallel forms; "": in all
	Family    string `json:"family,omitempty"`    // items whose catch-up replaces their first pass
	CatchUp   bool   `json:"catch_up,omitempty"`  // second chance of its family
	Criterion string `json:"criterion,omitempty"` // of the referential: "2.1.3" of CléA
}

// publicContent is what a browser receives. It is a type of its own, so that a field added to Item stays on the server
// until somebody writes it here.
type publicContent struct {
	Situation string              `json:"situation"`
	Version   int                 `json:"version"`
	Title     string              `json:"title"`
	Minutes   int                 `json:"minutes"`
	Settings  map[string]any      `json:"settings"`
	Texts     map[string][]string `json:"texts"`
	Training  []publicItem        `json:"training"`
	Items     []publicItem        `json:"items"`
}

type publicItem struct {
	ID       string          `json:"id"`
	Type     string          `json:"type"`
	Optional bool            `json:"optional,omitempty"`
	Stimulus json.RawMessage `json:"stimulus"`
	Feedback json.RawMessage `json:"feedback,omitempty"`
}

// secretItem is the server's half of an item, in the shape of scoring.Item.
type secretItem struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Skill      string          `json:"skill"`
	Points     float64         `json:"points"`
	Key        json.RawMessage `json:"key"`
	Difficulty json.RawMessage `json:"difficulty,omitempty"`
	Placing
}

// Parse reads an author's file. Its errors name the item and the field.
func Parse(data []byte) (*Content, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var c Content
	if err := decoder.Decode(&c); err != nil {
		return nil, fmt.Errorf("read the content: %w", err)
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	return &c, c.checkKeys()
}

// checkKeys lets in only keys that the scoring can read: one that it cannot would leave its item untested for everybody.
func (c *Content) checkKeys() error {
	for _, item := range c.Items {
		err := scoring.CheckItem(scoring.Item{ID: item.ID, Type: item.Type, Skill: item.Skill, Points: item.Points, Key: item.Key})
		if err != nil {
			return fmt.Errorf("content %s: %w", c.Situation, err)
		}
	}
	return nil
}

func (c *Content) validate() error {
	switch {
	case c.Situation == "":
		return fmt.Errorf("content: situation is missing")
	case c.Version < 1:
		return fmt.Errorf("content %s: version must be 1 or more", c.Situation)
	case c.Title == "":
		return fmt.Errorf("content %s: title is missing", c.Situation)
	case len(c.Items) == 0:
		return fmt.Errorf("content %s: no items", c.Situation)
	}
	seen := map[string]bool{}
	for _, group := range []struct {
		name   string
		scored bool
		items  []Item
	}{{"training", false, c.Training}, {"items", true, c.Items}} {
		for i, item := range group.items {
			where := fmt.Sprintf("content %s: %s[%d] %q", c.Situation, group.name, i, item.ID)
			switch {
			case item.ID == "" || seen[item.ID]:
				return fmt.Errorf("%s: id is missing or used twice", where)
			case item.Type == "":
				return fmt.Errorf("%s: type is missing", where)
			case len(item.Stimulus) == 0:
				return fmt.Errorf("%s: stimulus is missing", where)
			case group.scored && len(item.Key) == 0 && item.Type != "instruction":
				return fmt.Errorf("%s: key is missing", where)
			case group.scored && len(item.Feedback) > 0:
				return fmt.Errorf("%s: feedback is for training, a scored item has none", where)
			case !group.scored && len(item.Key) > 0:
				return fmt.Errorf("%s: a training item has feedback, not a key", where)
			}
			seen[item.ID] = true
		}
	}
	return nil
}

// Public is the half of the content that a browser receives.
func (c *Content) Public() ([]byte, error) {
	return json.Marshal(publicContent{
		Situation: c.Situation, Version: c.Version, Title: c.Title, Minutes: c.Minutes,
		Settings: c.Settings, Texts: c.Texts, Training: publicItems(c.Training), Items: publicItems(c.Items),
	})
}

func publicItems(items []Item) []publicItem {
	public := make([]publicItem, len(items))
	for i, item := range items {
		public[i] = publicItem{ID: item.ID, Type: item.Type, Optional: item.Optional, Stimulus: item.Stimulus, Feedback: item.Feedback}
	}
	return public
}

// Secret is the other half: keys, points, skills.
func (c *Content) Secret() ([]byte, error) {
	secret := make([]secretItem, len(c.Items))
	for i, item := range c.Items {
		secret[i] = secretItem{ID: item.ID, Type: item.Type, Skill: item.Skill, Points: item.Points, Key: item.Key, Difficulty: item.Difficulty, Placing: item.Placing}
	}
	return json.Marshal(secret)
}

// Hash is the fingerprint of both halves.
func (c *Content) Hash() (string, error) {
	public, err := c.Public()
	if err != nil {
		return "", err
	}
	secret, err := c.Secret()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(append(append(public, '\n'), secret...))
	return hex.EncodeToString(sum[:]), nil
}
