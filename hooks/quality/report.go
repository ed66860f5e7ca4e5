package quality

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/replay"
)

// enough is the least number of answers behind any figure; below it there is none.
const enough = 30

// Report is what is known of the questions of a situation.
type Report struct {
	Situation  string    `json:"situation"`
	Title      string    `json:"title"`
	Version    string    `json:"version"` // of the content, such as "livraison/1"
	Kind       string    `json:"kind"`    // of the plays: real, or demo when there are no real ones
	Plays      int       `json:"plays"`
	Limited    bool      `json:"limited"` // to the last ones
	Enough     int       `json:"enough"`
	ComputedAt time.Time `json:"computed_at"`
	Scales     []Scale   `json:"scales"`
}

// Scale is one measured skill. What cannot be told is null.
type Scale struct {
	Name       string       `json:"name"`
	Title      string       `json:"title"`
	N          int          `json:"n"`        // persons
	Rapid      int          `json:"rapid"`    // left out: they answered without reading
	Complete   int          `json:"complete"` // persons who answered every question that varies
	Alpha      *Interval    `json:"alpha"`
	Omega      *float64     `json:"omega"`
	EAP        *float64     `json:"eap_reliability"`
	Marginal   *float64     `json:"marginal_reliability"`
	Ability    *float64     `json:"mean_ability"`
	Parameters Parameters   `json:"parameters"`
	Split      Split        `json:"split"`
	Items      []Item       `json:"items"`
	Curves     *Information `json:"curves"`
}

// Interval is an estimate with its 95 % interval.
type Interval struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Parameters say by which calibration information is told: the published one, or else the last candidate, or none.
type Parameters struct {
	State   string `json:"state"` // published, candidate or none
	Version int    `json:"version"`
	Model   string `json:"model"`
	N       int    `json:"n"` // persons behind it
}

// Split says where the drift of a question starts.
type Split struct {
	By string `json:"by"` // calibration or halves
	At string `json:"at"` // the first moment after it; "" when there is none
}

// Item is one question. Everything but its name and n is null below enough answers.
type Item struct {
	Name        string   `json:"name"`
	Label       string   `json:"label"`
	N           int      `json:"n"`
	P           *float64 `json:"p"`          // share of its points that were earned
	ItemTotal   *float64 `json:"item_total"` // corrected: with the mean of the other questions
	Information *float64 `json:"information"`
	TimesN      int      `json:"times_n"`
	TimeMedian  *float64 `json:"time_median"` // seconds
	TimeP90     *float64 `json:"time_p90"`
	Options     []Option `json:"options"`
	Accompanied *Bias    `json:"accompanied"`
	Touch       *Bias    `json:"touch"`
	Drift       *Drift   `json:"drift"`
}

// titles of the measured scales, as reports name them.
var titles = map[string]string{
	"comprehension": "Compréhension de l’écrit", "spelling": "Orthographe", "numeracy": "Calcul", "word_recognition": "Reconnaissance des mots",
}

// Read computes the report of the newest published version of a situation.
func Read(ctx context.Context, app core.App, situation string, now time.Time) (Report, error) {
	v, err := newest(app, situation)
	if err != nil {
		return Report{}, err
	}
	bank, err := new(replay.Banks).Of(app, v.ID)
	if err != nil {
		return Report{}, err
	}
	measured := bank.Measured()
	if len(measured) == 0 {
		return Report{}, errUnknown
	}
	plays, kind, err := sittings(ctx, app, v)
	if err != nil {
		return Report{}, err
	}
	tables := map[string]*table{}
	for scale, items := range measured {
		tables[scale] = &table{items: items}
	}
	if err := collect(ctx, app, bank, plays, tables); err != nil {
		return Report{}, err
	}
	report := Report{
		Situation: situation, Title: v.Title, Version: v.name(), Kind: kind,
		Plays: len(plays), Limited: len(plays) == mostPlays, Enough: enough, ComputedAt: now,
	}
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		scale, err := tables[name].scale(app, v, name)
		if err != nil {
			return Report{}, err
		}
		report.Scales = append(report.Scales, scale)
	}
	return report, nil
}

// told is a figure, or nothing when it is not a number: JSON has none of those.
func told(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// label is how the content names a question and its options, and which of these is right ("" : not a matter of one).
type label struct {
	Text    string
	Options map[string]string
	Right   string
}

func (v version) labels() (map[string]label, error) {
	var content struct {
		Items []struct {
			ID       string `json:"id"`
			Stimulus struct {
				Question string `json:"question"`
				Text     string `json:"text"`
				Options  []struct {
					ID   string `json:"id"`
					Text string `json:"text"`
				} `json:"options"`
			} `json:"stimulus"`
		} `json:"items"`
	}
	if err := json.Unmarshal(v.Content, &content); err != nil {
		return nil, err
	}
	labels := map[string]label{}
	for _, item := range content.Items {
		l := label{Text: item.Stimulus.Question, Options: map[string]string{}}
		if l.Text == "" {
			l.Text = item.Stimulus.Text
		}
		for _, option := range item.Stimulus.Options {
			l.Options[option.ID] = option.Text
		}
		labels[item.ID] = l
	}
	var keys []struct {
		ID  string `json:"id"`
		Key struct {
			Right string `json:"right"`
		} `json:"key"`
	}
	if err := json.Unmarshal(v.Keys, &keys); err != nil {
		return nil, err
	}
	for _, k := range keys {
		l := labels[k.ID]
		l.Right = k.Key.Right
		labels[k.ID] = l
	}
	return labels, nil
}
