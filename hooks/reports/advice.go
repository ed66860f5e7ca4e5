package reports

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"eva/hooks/internal/declared"
	"eva/hooks/internal/strengths"
	"eva/scoring"
)

func (s *sources) synthesis() Synthesis {
	whole, _ := s.whole("synthesis")
	synthesis := syntheses[whole.Level]
	if whole.Level == scoring.Undetermined && whole.Metrics["orientation"] == scoring.BasicTraining {
		synthesis = somewhereBelow
	}
	if possible, known := whole.Metrics["illiteracy_possible"].(bool); known && possible {
		synthesis = illiteracyPossible
	}
	synthesis.Level = whole.Level
	return synthesis
}

func (s *sources) orientation(basic []Skill) Orientation {
	whole, _ := s.whole("synthesis")
	code, _ := whole.Metrics["orientation"].(string)
	orientation, known := orientations[code]
	if !known {
		return Orientation{Title: "Pas encore de proposition", Reasons: []string{"L’évaluation n’est pas terminée."}}
	}
	orientation.Code, orientation.Reasons = code, []string{}
	positioned := slices.ContainsFunc(basic, func(skill Skill) bool { return skill.Scale == "literacy" && len(skill.Chances) > 0 })
	for _, skill := range basic {
		if !decisive[skill.Scale] || positioned && skill.Group == groupLiteracy && skill.Scale != "literacy" {
			continue
		}
		orientation.Reasons = append(orientation.Reasons, fmt.Sprintf("%s : %s (%s).",
			skill.Title, lower(skill.Label), lower(skill.Certainty.Label)))
	}
	if len(orientation.Reasons) == 0 {
		orientation.Reasons = append(orientation.Reasons, "Cette campagne ne porte pas sur les compétences de base.")
	}
	return orientation
}

// decisive are the scales that the orientation rests on: not the parts of one that is there as a whole, nor digital skills.
// Once literacy was positioned, the diagnosis of it no longer counts.
var decisive = map[string]bool{"literacy": true, "word_recognition": true, "comprehension": true, "spelling": true, "numeracy": true}

// observations tell how each play went. They are context: none of them lowers anything.
func (s *sources) observations() []Observation {
	list := []Observation{}
	for _, situation := range s.situations {
		metrics := s.context(situation)
		var parts []string
		switch situation {
		case "securite":
			parts = toldOfHazards(metrics)
		case "prevention":
			parts = s.toldOfRisks()
		}
		for _, c := range counted {
			switch n, _ := metrics[c.metric].(float64); {
			case n == 1:
				parts = append(parts, c.one)
			case n > 1:
				parts = append(parts, fmt.Sprintf(c.many, int(n)))
			}
		}
		for _, a := range s.accommodations[situation] {
			if words, known := accommodations[a.name]; known && isChosen(a.value) {
				parts = append(parts, words)
			}
		}
		if instruction, ok := s.results[key{situation, "instruction"}]; ok && instruction.Level == "1" {
			parts = append(parts, "beaucoup de fautes : la consigne n’a peut-être pas été comprise")
		}
		if len(parts) > 0 {
			list = append(list, Observation{s.title(situation), strings.Join(parts, ", ") + "."})
		}
	}
	return list
}

// context is the metrics that all results of a play share.
func (s *sources) context(situation string) map[string]any {
	if found, err := scoring.Lookup(situation); err == nil {
		for _, scale := range found.Scales {
			if r, ok := s.results[key{situation, scale.Name}]; ok {
				return r.Metrics
			}
		}
	}
	return nil
}

// isChosen tells a setting from its usual value, which is recorded when somebody goes back to it.
func isChosen(value string) bool {
	return !slices.Contains([]string{"", "0", "1", "false", "usual", "off", "none", "light", "no"}, value)
}

func (s *sources) toSay(r Report) []string {
	var list []string
	for _, strength := range r.Person.Strengths {
		list = append(list, strength.Sentence)
	}
	if len(list) == 0 {
		list = append(list, "Merci pour votre participation : ces activités demandent un effort.")
	}
	for _, skill := range r.Basic {
		if skill.Level == 1 || skill.Level == 2 {
			list = append(list, wordings[skill.Scale].Work)
		}
	}
	return append(list, r.Person.Next...)
}

func (s *sources) toAsk(r Report) []string {
	list := []string{}
	whole, _ := s.whole("synthesis")
	_, known := whole.Metrics["illiteracy_possible"]
	if told := s.declared[declared.KindProfile]["schooled"] != ""; !known && !told && r.Synthesis.Level == scoring.Need {
		list = append(list, "La personne est-elle allée à l’école en France ? Dans quelle langue a-t-elle appris à lire ?")
	}
	seen := map[string]bool{}
	for _, result := range s.results {
		seen["contradictory"] = seen["contradictory"] || result.Metrics["profile"] == scoring.Contradictory
		for _, flag := range result.Flags {
			seen[flag] = true
		}
	}
	for _, q := range questions {
		if seen[q.flag] {
			list = append(list, q.question)
		}
	}
	if slices.ContainsFunc(r.Basic, func(skill Skill) bool { return len(skill.Between) > 0 }) {
		list = append(list, "Quelques niveaux restent à confirmer. Que fait la personne dans la vie de tous les jours : courrier, messages, courses ?")
	}
	return append(list, "Comment la personne a-t-elle vécu ces activités ? Se reconnaît-elle dans ces résultats ?")
}

// maxStrengths is what the person also saw at the end of the path.
const maxStrengths = 3

func (s *sources) person(r Report) PersonVersion {
	p := PersonVersion{Name: r.Evaluation.Name, Strengths: []Strength{}, ToWorkOn: []string{}}
	day := s.evaluation.GetDateTime("finished_at").Time()
	if day.IsZero() {
		day = s.evaluation.GetDateTime("started_at").Time()
	}
	if paris, err := time.LoadLocation("Europe/Paris"); err == nil {
		day = day.In(paris)
	}
	p.Date = dateOf(day)
	for _, skill := range slices.Concat(r.Basic, r.Transversal) {
		switch {
		case skill.Level == len(skill.Steps) && len(p.Strengths) < maxStrengths:
			if words, known := strengths.Of(skill.Scale); known {
				p.Strengths = append(p.Strengths, Strength{skill.Title, words.Sentence})
			}
		case skill.Level >= 1 && skill.Level < len(skill.Steps) && skill.Group != groupWays:
			p.ToWorkOn = append(p.ToWorkOn, wordings[skill.Scale].Work)
		}
	}
	for _, d := range r.Clea {
		if d.State == scoring.ToWorkOn {
			p.ToWorkOn = append(p.ToWorkOn, cleaWork[d.Code])
		}
	}
	p.Next = append(slices.Clone(nextSteps[r.Orientation.Code]), talkToCounsellor)
	return p
}

// lower turns the first letter only.
func lower(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:size]) + s[size:]
}
