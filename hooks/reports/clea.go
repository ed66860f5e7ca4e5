package reports

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"eva/scoring"
)

// SubDomain is a part of CléA, and the tasks that it was looked at by.
type SubDomain struct {
	Code       string      `json:"code"`
	Domain     string      `json:"domain"`
	Title      string      `json:"title"`
	State      string      `json:"state"` // acquired, to_work_on, not_tested, unfinished
	Label      string      `json:"label"`
	Sentence   string      `json:"sentence"`
	Tasks      int         `json:"tasks"` // that count
	Right      int         `json:"right"` // of these, entirely
	NotReached int         `json:"not_reached"`
	Share      *float64    `json:"share"` // of the points of these tasks; nil when there are none
	Acquired   int         `json:"acquired"`
	Criteria   []Criterion `json:"criteria"`
}

// Criterion is one line of the referential.
type Criterion struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	State string `json:"state"`
	Label string `json:"label"`
	Tasks int    `json:"tasks"`
	Right int    `json:"right"`
}

// stateUnfinished is for tasks that were done in a play that was not finished.
const stateUnfinished = "unfinished"

var cleaLabels = map[string]string{
	scoring.Acquired: "Acquis", scoring.ToWorkOn: "À travailler", scoring.NotTested: "Non testé", scoring.NoTask: "Pas de tâche",
	stateUnfinished: "Pas terminé",
}

// clea lists the sub-domains that the campaign looks at, in the order of the referential.
func (s *sources) clea() []SubDomain {
	list := []SubDomain{}
	for _, name := range s.situations {
		situation, err := scoring.Lookup(name)
		if err != nil {
			continue // a situation that was withdrawn since
		}
		for _, scale := range situation.Scales {
			if scale.Criterion != "" {
				list = append(list, subDomain(scale, s.results[key{name, scale.Name}]))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b SubDomain) int { return strings.Compare(a.Code, b.Code) })
	return list
}

func subDomain(scale scoring.Scale, r result) SubDomain {
	domain, _, _ := strings.Cut(scale.Criterion, ".")
	d := SubDomain{
		Code: scale.Criterion, Domain: cleaDomains[domain], Title: cleaTitles[scale.Criterion], State: r.Level,
		Tasks: howMany(r, "tasks"), Right: howMany(r, "right"), NotReached: howMany(r, "not_reached"),
		Acquired: scale.Acquired, Criteria: criteria(r),
	}
	if share, ok := r.Metrics["share"].(float64); ok {
		d.Share = &share
	}
	switch {
	case d.State != "":
	case d.Tasks == 0:
		d.State = scoring.NotTested
	default:
		d.State = stateUnfinished
	}
	d.Label, d.Sentence = cleaLabels[d.State], d.basis(slices.Contains(r.Flags, "few_items"))
	return d
}

// basis says how many tasks are behind the state; few, that it rests on too few of them.
func (d SubDomain) basis(few bool) string {
	if d.Tasks == 0 {
		return "Aucune tâche n’a été atteinte : ni réussi, ni raté."
	}
	sentence := fmt.Sprintf("%s sur %d", plural(d.Right, "tâche juste", "tâches justes"), d.Tasks)
	if d.NotReached > 0 {
		sentence += fmt.Sprintf(", %s", plural(d.NotReached, "tâche non atteinte", "tâches non atteintes"))
	}
	if few {
		return sentence + ". Peu de tâches : à confirmer."
	}
	return sentence + "."
}

func howMany(r result, metric string) int {
	n, _ := r.Metrics[metric].(float64)
	return int(n)
}

func criteria(r result) []Criterion {
	list := []Criterion{}
	raw, err := json.Marshal(r.Metrics["criteria"])
	if err != nil {
		return list
	}
	var stored map[string]scoring.CriterionResult
	if json.Unmarshal(raw, &stored) != nil {
		return list // of another algorithm
	}
	for _, code := range slices.Sorted(maps.Keys(stored)) {
		c := stored[code]
		list = append(list, Criterion{code, cleaTitles[code], c.State, cleaLabels[c.State], c.Tasks, c.Right})
	}
	return list
}
