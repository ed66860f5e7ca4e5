// Package scoring turns the events of a play into results.
//
// It is pure: no clock, no randomness, no input or output. The same events,
// items and versions give the same bytes, so that any result can be computed
// again years later and compared.
package scoring

import (
	"encoding/json"
	"errors"
	"fmt"
)

// AlgorithmVersion changes with any change of a metric, a rule or a cut.
const AlgorithmVersion = "3"

// The ways a play may end. A play that is still going on has no outcome.
const (
	Finished  = "finished"
	Abandoned = "abandoned"
)

// The engines that make a result.
const (
	EngineRules       = "rules"       // counts against fixed steps
	EngineIRT         = "irt"         // ability by item response theory, with its certainty
	EngineComposition = "composition" // results of plays put together
)

var (
	ErrUnknownSituation = errors.New("unknown situation")
	ErrUnknownEvent     = errors.New("unknown event")
	ErrMalformedEvent   = errors.New("malformed event")
	ErrMalformedItem    = errors.New("malformed item")
)

// Event is one thing that happened in a play.
type Event struct {
	Position int            `json:"position"`
	Name     string         `json:"name"`
	At       float64        `json:"at"` // ms of active time since the start of the play, pauses left out
	Data     map[string]any `json:"data"`
}

// Item is a scored unit of an item bank, with its key.
type Item struct {
	ID     string          `json:"id"`
	Type   string          `json:"type"`
	Skill  string          `json:"skill"`
	Points float64         `json:"points"` // of a right answer; 0 reads as 1
	Key    json.RawMessage `json:"key"`

	Difficulty *Difficulty `json:"difficulty"` // nil: not known, see usualDifficulty

	Module    string `json:"module"`
	Form      string `json:"form"`      // of parallel forms; "": in all
	Family    string `json:"family"`    // items whose catch-up replaces their first pass
	CatchUp   bool   `json:"catch_up"`  // second chance of its family
	Criterion string `json:"criterion"` // of the referential: "2.1.3" of CléA
}

// Play is one play of one situation, as it is scored.
type Play struct {
	Situation   string
	Outcome     string // Finished, Abandoned or "" when it goes on
	BankVersion string
	Items       []Item
	Events      []Event // in any order, duplicates allowed
}

// Result is what is said of one scale. Absent numbers are nil, never zero.
type Result struct {
	Scale            string             `json:"scale"`
	Engine           string             `json:"engine"`
	AlgorithmVersion string             `json:"algorithm_version"`
	ItemBankVersion  string             `json:"item_bank_version"`
	NormVersion      string             `json:"norm_version"`
	InputsHash       string             `json:"inputs_hash"`
	Estimate         *float64           `json:"estimate"`
	SE               *float64           `json:"se"`
	CI90             *[2]float64        `json:"ci90"`
	Level            string             `json:"level"` // "" when no level can be said
	PLevel           map[string]float64 `json:"p_level"`
	NItems           int                `json:"n_items"`
	Flags            []string           `json:"flags"`
	Metrics          map[string]any     `json:"metrics"` // a metric that cannot be measured is absent
}

// Metric names and measures one thing.
type Metric struct {
	Name       string                        `json:"name"`
	Scale      string                        `json:"scale"` // "" : goes with every scale of the situation
	Unit       string                        `json:"unit"`
	Definition string                        `json:"definition"`
	Normed     bool                          `json:"normed"` // has cohort statistics
	Compute    func(*record) (float64, bool) `json:"-"`      // false: not measurable
}

// Scale is one thing that a situation says of a person.
type Scale struct {
	Name   string
	Skill  string // only items of this skill count; "" : all
	Engine string
	By     string // the metric that the steps look at; EngineRules only
	Steps  []Step // from the best level down; EngineRules only

	Criterion string  // only items of this part of the referential count; "" : all
	Acquired  int     // percent of the points from which the criterion is acquired
	Frames    []frame // in which the ability is also said; EngineIRT only
}

// takes says whether a trial tells something of the scale.
func (s Scale) takes(t trial) bool { return t.of(s.Skill) && t.under(s.Criterion) }

// Step gives a level to values up to a bound that is included.
type Step struct {
	AtMost float64
	Level  string
}

// Situation is the server's side of a situation.
type Situation struct {
	Name    string
	Title   string
	Family  Family
	Events  map[string][]string // its own events and the keys of their data; see CommonEvents
	Metrics []Metric
	Scales  []Scale
	Types   []string // of the items that are scored

	read    func(*record)                        // puts the answers in the trials
	details func(*record, string) map[string]any // metrics that are tables, of a scale; may be nil
}

// Lookup returns the situation of that name.
func Lookup(name string) (Situation, error) {
	for _, s := range situations {
		if s.Name == name {
			return s, nil
		}
	}
	return Situation{}, fmt.Errorf("%w: %q", ErrUnknownSituation, name)
}

// Names returns the names of all situations, in the order of their list.
func Names() []string {
	names := make([]string, len(situations))
	for i, s := range situations {
		names[i] = s.Name
	}
	return names
}

// Score is [Bank.Score] for one play.
func Score(p Play) ([]Result, error) {
	b, err := NewBank(p.Situation, p.BankVersion, p.Items)
	if err != nil {
		return nil, err
	}
	return b.Score(p.Outcome, p.Events)
}

// judges put the level on a result whose metrics are there.
var judges = map[string]func(*record, Scale, *Result){
	EngineRules: judgeByRules,
	EngineIRT:   judgeByAbility,
}
