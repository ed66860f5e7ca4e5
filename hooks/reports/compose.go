package reports

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"eva/hooks/internal/declared"
	"eva/scoring"
)

// compose writes the report. It decides nothing: levels come from the results.
func compose(s *sources) Report {
	r := Report{
		Evaluation:   s.sitting(),
		Synthesis:    s.synthesis(),
		Basic:        []Skill{},
		Transversal:  []Skill{},
		Clea:         s.clea(),
		Mistakes:     s.mistakes(),
		Profile:      s.facts(declared.KindProfile),
		SelfView:     s.facts(declared.KindSelfAssessment),
		Health:       []Question{},
		Observations: s.observations(),
		Writings:     append([]Writing{}, s.writings...),
		Versions:     s.versions(),
	}
	for _, scale := range basicScales {
		if situation, expected := s.situationOf(scale); expected {
			played := s.results[key{situation, scale}]
			r.Basic = append(r.Basic, s.skill(scale, situation, played, basicSteps))
		}
	}
	for _, scale := range transversalScales {
		if situation, expected := s.situationOf(scale); expected {
			whole, _ := s.whole(scale)
			r.Transversal = append(r.Transversal, s.skill(scale, situation, whole, transversalSteps))
		}
	}
	if s.campaign.GetBool("health") {
		r.Health = s.healthQuestions()
	}
	r.Orientation = s.orientation(r.Basic)
	r.Trades = s.tradesFor(r)
	r.Person = s.person(r)
	r.ToSay, r.ToAsk = s.toSay(r), s.toAsk(r)
	return r
}

func (s *sources) sitting() Sitting {
	e := s.evaluation
	sitting := Sitting{
		ID: e.Id, Person: s.beneficiary.Id, Name: s.beneficiary.GetString("name"), PersonalCode: s.beneficiary.GetString("personal_code"),
		Campaign:  Reference{s.campaign.Id, s.campaign.GetString("label")},
		Structure: s.structure.GetString("name"),
		State:     e.GetString("state"), Kind: e.GetString("kind"), Accompanied: e.GetString("accompanied"),
		StartedAt: e.GetDateTime("started_at"), FinishedAt: e.GetDateTime("finished_at"),
		Completeness: e.GetString("completeness"), Plays: []Sat{},
	}
	for _, situation := range s.situations {
		sat := Sat{Situation: situation, Title: s.title(situation), State: "todo"}
		if play, ok := s.plays[situation]; ok {
			sat.State = play.GetString("state")
			sat.StartedAt, sat.EndedAt = play.GetDateTime("started_at"), play.GetDateTime("ended_at")
			sat.ActiveMS = s.activeMS[situation]
		}
		sitting.Plays = append(sitting.Plays, sat)
	}
	return sitting
}

// situationOf is the situation of the campaign that a scale comes from: the one with a result, else the first that has it.
// A positioning measures better than a diagnosis of the same name, and comes first.
func (s *sources) situationOf(scale string) (string, bool) {
	if closest, known := positionings[scale]; known && len(s.results[key{closest, scale}].PLevel) > 0 {
		return closest, true
	}
	if r, ok := s.played(scale); ok {
		return r.Situation, true
	}
	for _, name := range s.situations {
		situation, err := scoring.Lookup(name)
		if err != nil {
			continue // a situation that was withdrawn since
		}
		if slices.ContainsFunc(situation.Scales, func(x scoring.Scale) bool { return x.Name == scale }) {
			return name, true
		}
	}
	return "", false
}

func (s *sources) skill(scale, situation string, r result, steps []string) Skill {
	w := wordings[scale]
	skill := Skill{
		Scale: scale, Group: w.Group, Title: w.Title, About: w.About, Steps: steps,
		Accuracy: r.accuracy(), Technical: r.technical(), Items: r.Items, Between: []int{}, Chances: []Chance{}, Notes: []string{},
		Norm: Norm{Sentence: noNorm}, Degrees: r.degrees(w.Group),
	}
	if level, err := strconv.Atoi(r.Level); err == nil && level >= 1 && level <= len(steps) {
		skill.Level, skill.Label, skill.Sentence = level, steps[level-1], w.Levels[level]
	} else if low, high, ok := between(r); ok && high <= len(steps) {
		skill.Between = []int{low, high}
		skill.Label = fmt.Sprintf("Entre « %s » et « %s »", steps[low-1], steps[high-1])
		skill.Sentence = "Les réponses ne suffisent pas pour trancher : à confirmer."
	} else {
		skill.Label = "Pas de niveau"
		skill.Sentence = "Pas testé, ou pas jusqu’au bout."
	}
	for i, label := range steps {
		if p, ok := r.PLevel[strconv.Itoa(i+1)]; ok {
			skill.Chances = append(skill.Chances, Chance{label, p})
		}
	}
	skill.Certainty = certaintyOf(skill)
	for _, flag := range r.Flags {
		if note, ok := notes[flag]; ok {
			skill.Notes = append(skill.Notes, note)
		}
	}
	if norm, ok := s.norms[key{situation, scale}]; ok && norm.N > 0 {
		skill.Norm = norm
	}
	return skill
}

// positionings are the situations that look at a scale most closely.
var positionings = map[string]string{"numeracy": "calcul"}

// between reads the levels that a result hesitates between.
func between(r result) (low, high int, ok bool) {
	list, isList := r.Metrics["between"].([]any)
	if !isList || len(list) != 2 {
		return 0, 0, false
	}
	low, errLow := strconv.Atoi(fmt.Sprint(list[0]))
	high, errHigh := strconv.Atoi(fmt.Sprint(list[1]))
	return low, high, errLow == nil && errHigh == nil && low >= 1 && low < high
}

// The probability from which a level is nearly certain; below it, and above scoring's own 0.80, it is probable.
const nearlyCertain = 0.95

func certaintyOf(skill Skill) Certainty {
	switch {
	case skill.Level == 0 && len(skill.Between) == 0:
		return Certainty{"none", "Pas mesuré", "Il n’y a pas assez de réponses pour parler de certitude."}
	case len(skill.Chances) == 0:
		return Certainty{"observed", "Observé", fmt.Sprintf("Observé sur %s : un repère, à rapprocher de ce que vous voyez.", plural(skill.Items, "décision", "décisions"))}
	case skill.Level == 0:
		return Certainty{"between", "À confirmer", fmt.Sprintf("%s ne suffisent pas pour trancher entre ces niveaux.", plural(skill.Items, "réponse", "réponses"))}
	}
	p := skill.Chances[skill.Level-1].Probability
	basis := fmt.Sprintf("environ %d chances sur 100, d’après %s.", int(p*100), plural(skill.Items, "réponse", "réponses"))
	if p >= nearlyCertain {
		return Certainty{"certain", "Presque certain", "Ce niveau est presque certain : " + basis}
	}
	return Certainty{"probable", "Probable", "Ce niveau est probable : " + basis}
}

func plural(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

// versions lists what each result rests on, one line for each situation and one for the whole.
func (s *sources) versions() []Version {
	list := []Version{}
	for _, situation := range append(slices.Clone(s.situations), "") {
		var v Version
		for _, scale := range s.scalesOf(situation) {
			k := key{situation, scale}
			r := s.results[k]
			v.Situation, v.Algorithm, v.Bank = s.title(situation), r.Algorithm, r.Bank
			v.ComputedAt, v.InputsHash = r.ComputedAt, r.InputsHash
			v.Engines = append(v.Engines, r.Engine)
			if norm := s.norms[k]; norm.N > 0 {
				v.Norm = norm.Version // no level rests on it: it only places the person
			}
		}
		if v.Engines != nil {
			slices.Sort(v.Engines)
			v.Engines = slices.Compact(v.Engines)
			list = append(list, v)
		}
	}
	return list
}

// scalesOf is sorted, so that the same rows make the same report.
func (s *sources) scalesOf(situation string) []string {
	var scales []string
	for k := range s.results {
		if k.Situation == situation {
			scales = append(scales, k.Scale)
		}
	}
	slices.Sort(scales)
	return scales
}

// dateOf writes a day as people say it.
func dateOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()], t.Year())
}
