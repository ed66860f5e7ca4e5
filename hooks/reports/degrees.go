package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Degree is where a skill stands in a known referential, when that is sure enough.
type Degree struct {
	Frame    string   `json:"frame"`
	Label    string   `json:"label"`
	Sentence string   `json:"sentence"` // what it means; "" when it is between two
	Sure     bool     `json:"sure"`
	Chances  []Chance `json:"chances"`
}

// referential is a frame of the scoring, with its words.
type referential struct {
	name, title string
	degrees     []string // codes, from the lowest
	labels      map[string]string
}

var referentials = []referential{
	{"anlci", "Degré ANLCI", []string{"1", "2", "3", "4"}, map[string]string{"1": "1", "2": "2", "3": "3", "4": "4"}},
	{"cefr", "Niveau CECRL à l’écrit", []string{"pre_A1", "A1", "A2", "B1"}, map[string]string{"pre_A1": "avant A1", "A1": "A1", "A2": "A2", "B1": "B1"}},
	{"cnef", "Niveau en calcul", []string{"pre_X1", "X1", "X2", "Y1"}, map[string]string{"pre_X1": "avant X1", "X1": "X1", "X2": "X2", "Y1": "Y1"}},
}

// degreeSentences are what the degrees of ANLCI mean, in our own words.
var degreeSentences = map[string]map[string]string{
	groupLiteracy: {
		"1": "Se repère parmi les lettres, les mots familiers et les panneaux.",
		"2": "Lit et écrit des phrases simples sur des sujets connus.",
		"3": "Lit et écrit des textes courts, dans des situations variées.",
		"4": "Lit et écrit des textes suivis, en autonomie.",
	},
	groupNumeracy: {
		"1": "Se repère parmi les nombres et compte de petites quantités.",
		"2": "Fait les calculs simples de la vie de tous les jours.",
		"3": "Enchaîne plusieurs calculs, dans des situations variées.",
		"4": "Choisit le bon calcul, avec des durées, des mesures et des pourcentages.",
	},
}

func (r result) degrees(group string) []Degree {
	list := []Degree{}
	for _, ref := range referentials {
		p, known := r.Metrics["p_"+ref.name].(map[string]any)
		if !known {
			continue
		}
		d := Degree{Frame: ref.title, Chances: []Chance{}}
		for _, code := range ref.degrees {
			probability, _ := p[code].(float64)
			d.Chances = append(d.Chances, Chance{ref.labels[code], probability})
		}
		if code, said := r.Metrics[ref.name].(string); said {
			d.Sure, d.Label = true, ref.labels[code]
			if ref.name == "anlci" {
				d.Sentence = degreeSentences[group][code]
			}
		} else {
			low, high := ends(r.Metrics[ref.name+"_between"])
			d.Label = fmt.Sprintf("entre %s et %s, à confirmer", ref.labels[low], ref.labels[high])
		}
		list = append(list, d)
	}
	return list
}

func ends(value any) (low, high string) {
	list, _ := value.([]any)
	if len(list) != 2 {
		return "", ""
	}
	return fmt.Sprint(list[0]), fmt.Sprint(list[1])
}

// Mistakes are what kinds of mistakes were made in a situation.
type Mistakes struct {
	Title string        `json:"title"`
	Kinds []MistakeKind `json:"kinds"`
}

// MistakeKind is one kind, and how often it came.
type MistakeKind struct {
	Label string `json:"label"`
	Count int    `json:"count"`
}

// mistakes lists the kinds that came, the most frequent first.
func (s *sources) mistakes() []Mistakes {
	list := []Mistakes{}
	for _, name := range s.situations {
		for _, scale := range s.scalesOf(name) {
			r := s.results[key{name, scale}]
			counts, _ := r.Metrics["mistakes"].(map[string]any)
			var kinds []MistakeKind
			for code, count := range counts {
				if n, _ := count.(float64); n > 0 {
					kinds = append(kinds, MistakeKind{mistakeTitle(code), int(n)})
				}
			}
			if len(kinds) == 0 {
				continue
			}
			slices.SortFunc(kinds, func(a, b MistakeKind) int {
				return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Label, b.Label))
			})
			list = append(list, Mistakes{wordings[scale].Title, kinds})
		}
	}
	return list
}

// mistakeTitle names a kind; a skill that an author added since has only its code.
func mistakeTitle(code string) string {
	if title, known := mistakeTitles[code]; known {
		return title
	}
	return code
}
