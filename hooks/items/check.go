package items

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"eva/scoring"
)

// Problem is one thing to mend in a content, and where.
type Problem struct {
	place
	Item    string `json:"item,omitempty"`
	Field   string `json:"field,omitempty"`
	Message string `json:"message"`
}

// mostProblems is as many as somebody mends before trying again.
const mostProblems = 50

type checker struct {
	at       places
	problems []Problem
	seen     map[string]bool // codes of items
}

func (c *checker) add(path, item, field, message string, values ...any) {
	at := path
	if field != "" {
		at = strings.TrimPrefix(path+"."+field, ".")
	}
	c.problems = append(c.problems, Problem{place: c.at.of(at), Item: item, Field: field, Message: fmt.Sprintf(message, values...)})
}

// check reads a document as the program will, and lists all that keeps it from being published. The content is nil when
// there is anything.
func check(d document, at places) (*Content, []Problem) {
	c := &checker{at: at, seen: map[string]bool{}}
	c.head(d)
	for _, group := range []string{"training", "items"} {
		list, ok := d[group].([]any)
		if !ok {
			c.add("", "", group, "il faut une liste de questions.")
		}
		for i, one := range list {
			c.item(fmt.Sprintf("%s[%d]", group, i), one, group == "items")
		}
	}
	if list, ok := d["items"].([]any); ok && len(list) == 0 && d["templates"] == nil {
		c.add("", "", "items", "il n’y a aucune question.")
	}
	if len(c.problems) == 0 {
		content, err := Parse(write(d))
		if err == nil {
			return content, nil
		}
		var fault *ContentError
		if errors.As(err, &fault) { // the plan or the templates: what only the whole can tell
			c.problems = append(c.problems, Problem{place: at.of(fault.Field), Field: fault.Field, Message: fault.Reason + "."})
		} else {
			c.add("", "", "", "le contenu ne peut pas être lu (détail : %v).", err)
		}
	}
	return nil, c.problems[:min(len(c.problems), mostProblems)]
}

var technicalName = regexp.MustCompile(`^[a-z_]{1,40}$`)

func (c *checker) head(d document) {
	if name, _ := d["situation"].(string); !technicalName.MatchString(name) {
		c.add("", "", "situation", "il faut le nom technique de la mise en situation, en minuscules.")
	}
	if title, _ := d["title"].(string); title == "" || len([]rune(title)) > 80 {
		c.add("", "", "title", "il faut un titre, de 80 caractères au plus.")
	}
	if version, _ := d["version"].(json.Number); !wholeFrom(version, 1) {
		c.add("", "", "version", "il faut un nombre entier, à partir de 1.")
	}
	rest := make(document, len(d))
	for name, value := range d {
		if name != "training" && name != "items" {
			rest[name] = value
		}
	}
	c.decode("", "", rest, &Content{})
}

func wholeFrom(n json.Number, least int) bool {
	i, err := strconv.Atoi(plainNumber(n))
	return err == nil && i >= least
}

// decode names the field that has the wrong kind of value, or that the program does not know.
func (c *checker) decode(path, item string, from document, into any) bool {
	decoder := json.NewDecoder(strings.NewReader(compact(from)))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return true
	case errors.As(err, &wrong):
		field := strings.TrimPrefix(wrong.Field, "Placing.")
		c.add(path, item, field, "il faut %s, pas %s.", kinds(wrong.Type.Kind().String()), kinds(wrong.Value))
	default:
		if _, field, found := strings.Cut(err.Error(), "unknown field "); found {
			field = strings.Trim(field, `"`)
			c.add(path, item, field, "ce champ n’existe pas.")
		} else {
			c.add(path, item, "", "cette partie ne peut pas être lue (détail : %v).", err)
		}
	}
	return false
}

// kinds names the kinds of values of JSON and of Go.
func kinds(name string) string {
	name, _, _ = strings.Cut(name, " ")
	names := map[string]string{
		"string": "un texte", "number": "un nombre", "float64": "un nombre", "int": "un nombre entier", "bool": "« vrai » ou « faux »",
		"array": "une liste", "slice": "une liste", "object": "un groupe de champs", "map": "un groupe de champs", "struct": "un groupe de champs",
	}
	if french, ok := names[name]; ok {
		return french
	}
	return name
}

var code = regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`)

func (c *checker) item(path string, one any, scored bool) {
	tree, ok := one.(document)
	if !ok {
		c.add(path, "", "", "une question est un groupe de champs.")
		return
	}
	id, _ := tree["id"].(string)
	var item Item
	if !c.decode(path, id, tree, &item) {
		return
	}
	switch {
	case !code.MatchString(id):
		c.add(path, id, "id", "il faut un code de 1 à 40 lettres sans accent, chiffres, tirets.")
	case c.seen[id]:
		c.add(path, id, "id", "ce code est déjà pris par une autre question.")
	}
	c.seen[id] = true
	if !slices.Contains(itemTypes, item.Type) {
		c.add(path, id, "type", "le type « %s » n’existe pas. Types possibles : %s.", item.Type, strings.Join(itemTypes, ", "))
	}
	stimulus, ok := tree["stimulus"].(document)
	if !ok {
		c.add(path, id, "stimulus", "il faut ce que la personne voit et entend.")
	}
	if item.Points < 0 {
		c.add(path, id, "points", "les points ne sont pas négatifs.")
	}
	if scored {
		c.scored(path, item, tree, stimulus)
	} else if len(item.Key) > 0 {
		c.add(path, id, "key", "une question d’entraînement a des retours, pas de clé.")
	}
}

func (c *checker) scored(path string, item Item, tree, stimulus document) {
	if len(item.Feedback) > 0 {
		c.add(path, item.ID, "feedback", "les retours sont pour l’entraînement : une question notée n’en a pas.")
	}
	key, _ := tree["key"].(document)
	if key == nil {
		if item.Type != "instruction" || tree["key"] != nil {
			c.add(path, item.ID, "key", "il faut une clé : la bonne réponse, ou {} si la question n’est pas notée.")
		}
		return
	}
	if difficulty, given := tree["difficulty"].(document); given {
		if _, ok := difficulty["b"].(json.Number); !ok {
			c.add(path, item.ID, "difficulty", "il faut un nombre « b ».")
		}
	}
	err := scoring.CheckItem(scoring.Item{ID: item.ID, Type: item.Type, Skill: item.Skill, Points: item.Points, Key: item.Key})
	if err != nil {
		c.add(path, item.ID, "key", "la correction ne peut pas lire cette clé (détail : %v).", err)
		return
	}
	c.offered(path, item, key, stimulus)
}

// chosen are the types whose answer names things that the stimulus offers, and where these are.
var chosen = map[string][]string{
	"single_choice": {"options"}, "gauge": {"steps"}, "click_in_image": {"zones"}, "order": {"items"},
	"chart_bars": {"bars"}, "drag_to_zones": {"items", "zones"},
}

// offered refuses a right answer that nobody can give.
func (c *checker) offered(path string, item Item, key, stimulus document) {
	lists, ok := chosen[item.Type]
	right, _ := key["right"].(string)
	if !ok || right == "" {
		return
	}
	known := map[string]bool{}
	for _, name := range lists {
		list, _ := stimulus[name].([]any)
		for _, one := range list {
			option, _ := one.(document)
			id, _ := option["id"].(string)
			known[id] = true
		}
	}
	for _, id := range strings.FieldsFunc(right, func(r rune) bool { return r == ' ' || r == ':' }) {
		if !known[id] {
			c.add(path, item.ID, "key", "la bonne réponse « %s » n’est pas parmi les réponses proposées.", id)
		}
	}
}

// itemTypes are those that the bank stores and the questionnaire plays.
var itemTypes = []string{
	"piece", "word", "instruction", "single_choice", "gauge", "text_input", "number_input", "free_text",
	"click_in_image", "click_words", "order", "drag_to_zones", "gap_text", "chart_bars", "task", "declaration",
}

// readJSON reads and checks a file of JSON.
func readJSON(data []byte) (document, places, []Problem) {
	d, at, err := readDocument(data)
	if err != nil {
		return nil, at, []Problem{{place: at[""], Message: "le fichier ne se lit pas : " + err.Error() + "."}}
	}
	return normalise(d), at, nil
}
