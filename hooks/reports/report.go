package reports

import (
	"github.com/pocketbase/pocketbase/tools/types"
)

// Report is all that a page needs: the sentences are made here, once, for every reader.
type Report struct {
	Evaluation   Sitting       `json:"evaluation"`
	Synthesis    Synthesis     `json:"synthesis"`
	Basic        []Skill       `json:"basic"`
	Transversal  []Skill       `json:"transversal"`
	Clea         []SubDomain   `json:"clea"`
	Mistakes     []Mistakes    `json:"mistakes"`
	Profile      []Fact        `json:"profile"`
	SelfView     []Fact        `json:"self_view"`
	Health       []Question    `json:"health"` // that the campaign asks; what was said is read apart
	Observations []Observation `json:"observations"`
	Orientation  Orientation   `json:"orientation"`
	ToSay        []string      `json:"to_say"`
	ToAsk        []string      `json:"to_ask"`
	Trades       []Trade       `json:"trades"`
	Writings     []Writing     `json:"writings"`
	Versions     []Version     `json:"versions"`
	Former       *Former       `json:"former"` // nil: there is none
	Person       PersonVersion `json:"person"`
}

// Sitting says who, when, where and how far.
type Sitting struct {
	ID           string         `json:"id"`
	Person       string         `json:"person_id"`
	Name         string         `json:"name"`
	PersonalCode string         `json:"personal_code"`
	Campaign     Reference      `json:"campaign"`
	Structure    string         `json:"structure"`
	State        string         `json:"state"`
	Kind         string         `json:"kind"`
	Accompanied  string         `json:"accompanied"`
	StartedAt    types.DateTime `json:"started_at"`
	FinishedAt   types.DateTime `json:"finished_at"`
	Completeness string         `json:"completeness"`
	Plays        []Sat          `json:"plays"`
}

// Reference points to another record.
type Reference struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Sat is one situation of the campaign, played or not.
type Sat struct {
	Situation string         `json:"situation"`
	Title     string         `json:"title"`
	State     string         `json:"state"` // "todo" when never opened
	StartedAt types.DateTime `json:"started_at"`
	EndedAt   types.DateTime `json:"ended_at"`
	ActiveMS  *float64       `json:"active_ms"` // pauses left out
}

// Synthesis is the basic skills in one sentence.
type Synthesis struct {
	Level    string `json:"level"`
	Title    string `json:"title"`
	Sentence string `json:"sentence"`
}

// Skill is one line of the report.
type Skill struct {
	Scale     string     `json:"scale"`
	Group     string     `json:"group"`
	Title     string     `json:"title"`
	About     string     `json:"about"`
	Steps     []string   `json:"steps"`   // labels of the levels, from the lowest
	Level     int        `json:"level"`   // 0: none can be said
	Between   []int      `json:"between"` // the lowest and the highest level when none is sure
	Label     string     `json:"label"`
	Sentence  string     `json:"sentence"`
	Certainty Certainty  `json:"certainty"`
	Accuracy  *Accuracy  `json:"accuracy"`  // nil where nothing was right or wrong
	Technical *Technical `json:"technical"` // nil where no ability was estimated
	Chances   []Chance   `json:"chances"`   // of each level; empty where no probability is known
	Degrees   []Degree   `json:"degrees"`   // in known referentials; empty where nothing places it there
	Items     int        `json:"items"`
	Notes     []string   `json:"notes"`
	Norm      Norm       `json:"norm"`
}

// Accuracy is the share of right answers, with the interval at 90 % of the share that many such questions would give.
type Accuracy struct {
	Share float64     `json:"share"`
	CI90  *[2]float64 `json:"ci90"`
}

// Technical is for those who know item response theory. Abilities mean nothing to others, and stay out of sentences.
type Technical struct {
	Ability     float64     `json:"ability"` // in a population of mean 0 and standard deviation 1
	SE          *float64    `json:"se"`
	CI90        *[2]float64 `json:"ci90"`
	Cuts        []float64   `json:"cuts"`        // abilities between the levels, rising
	Provisional bool        `json:"provisional"` // the questions' difficulties are their authors'
}

// Certainty says how sure a level is, in words.
type Certainty struct {
	Code     string `json:"code"`
	Label    string `json:"label"`
	Sentence string `json:"sentence"`
}

// Chance is the probability of one level.
type Chance struct {
	Label       string  `json:"label"`
	Probability float64 `json:"probability"`
}

// Norm places a measure among those of other people. N is 0 as long as there is no norm.
type Norm struct {
	N        int    `json:"n"`
	Version  string `json:"version"`
	Sentence string `json:"sentence"`
}

// Observation is something seen during a play. It never changes a level.
type Observation struct {
	Situation string `json:"situation"`
	Sentence  string `json:"sentence"`
}

// Orientation is the step proposed, and why.
type Orientation struct {
	Code    string   `json:"code"`
	Title   string   `json:"title"`
	Reasons []string `json:"reasons"`
}

// Writing is a free text, as it was written.
type Writing struct {
	Situation string `json:"situation"`
	Text      string `json:"text"`
}

// Version names everything that a result rests on, so that it can be computed again.
type Version struct {
	Situation  string         `json:"situation"`
	Engines    []string       `json:"engines"`
	Algorithm  string         `json:"algorithm"`
	Bank       string         `json:"bank"`
	Norm       string         `json:"norm"`
	ComputedAt types.DateTime `json:"computed_at"`
	InputsHash string         `json:"inputs_hash"`
}

// PersonVersion is for the person: strengths first, plain words, no score.
type PersonVersion struct {
	Name      string     `json:"name"`
	Date      string     `json:"date"`
	Strengths []Strength `json:"strengths"`
	ToWorkOn  []string   `json:"to_work_on"`
	Next      []string   `json:"next"`
}

// Strength is something that the person does well.
type Strength struct {
	Title    string `json:"title"`
	Sentence string `json:"sentence"`
}
