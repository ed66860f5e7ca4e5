package items

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
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
	Templates   *Templates          `json:"templates"`
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

// Parse reads an author's file and draws the items of its templates. Its errors are a [ContentError].
func Parse(data []byte) (*Content, error) {
	_, lines, err := readDocument(data)
	if err != nil {
		return nil, err // it names the line
	}
	var c Content
	if err = decode(data, lines, &c); err == nil {
		err = c.complete()
	}
	var fault *ContentError
	if errors.As(err, &fault) {
		fault.Line = lines.of(fault.Field).Line
	}
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// complete draws what is drawn, then checks all.
func (c *Content) complete() error {
	drawn, err := c.Templates.expand()
	if err != nil {
		return err
	}
	written := len(c.Items)
	c.Items = append(c.Items, drawn...)
	return c.check(written)
}

// ContentError says where an author's file is wrong, and why.
type ContentError struct {
	Line          int
	Field, Reason string // such as "items[3].key"
}

func (e *ContentError) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("ligne %d : %s", e.Line, e.Reason)
	}
	return fmt.Sprintf("ligne %d, %s : %s", e.Line, e.Field, e.Reason)
}

func wrong(field, reason string, values ...any) error {
	return &ContentError{Field: field, Reason: fmt.Sprintf(reason, values...)}
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

// routed says whether the server chooses the items of a play.
func (c *Content) routed() bool { return len(c.Plan) > 0 && string(c.Plan) != "null" }

// Hash is the fingerprint of both halves, and of the plan.
func (c *Content) Hash() (string, error) {
	public, err := c.Public()
	if err != nil {
		return "", err
	}
	secret, err := c.Secret()
	if err != nil {
		return "", err
	}
	both := append(append(public, '\n'), secret...)
	if c.routed() {
		both = append(append(both, '\n'), c.Plan...)
	}
	sum := sha256.Sum256(both)
	return hex.EncodeToString(sum[:]), nil
}
