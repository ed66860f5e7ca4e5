package items

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"eva/scoring"
)

// decode reads the fields of a content. What it refuses, it says where.
func decode(data []byte, lines places, into *Content) error {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		return nil
	}
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) {
		fault := &ContentError{Line: 1 + bytes.Count(data[:min(int(mistyped.Offset), len(data))], []byte("\n")), Field: mistyped.Field}
		fault.Reason = fmt.Sprintf("une valeur de cette sorte (%s) n’a pas sa place ici", mistyped.Value)
		return fmt.Errorf("%w", fault)
	}
	if _, name, unknown := strings.Cut(err.Error(), "unknown field "); unknown {
		name = strings.Trim(name, `"`)
		return wrong(lines.unknown(name), "le champ « %s » n’existe pas", name)
	}
	return wrong("", "%v", err)
}

// own are the parts of a file whose fields are the situation's own.
var own = []string{"stimulus", "key", "feedback", "settings", "texts", "difficulty", "numbers", "plan"}

// unknown is the path of a field that no type has: the first of that name outside what is free.
func (p places) unknown(name string) string {
	found := name
	for path := range p {
		parts := strings.Split(path, ".")
		if parts[len(parts)-1] != name || free(parts[:len(parts)-1]) {
			continue
		}
		if found == name || p[path].Line < p[found].Line {
			found = path
		}
	}
	return found
}

func free(parts []string) bool {
	for _, part := range parts {
		for _, name := range own {
			if part == name {
				return true
			}
		}
	}
	return false
}

// check finds the first thing that is wrong. The items after the written ones were drawn from templates.
func (c *Content) check(written int) error {
	switch {
	case c.Situation == "":
		return wrong("situation", "il manque la situation")
	case c.Version < 1:
		return wrong("version", "la version est un nombre, 1 ou plus")
	case c.Title == "":
		return wrong("title", "il manque le titre")
	case len(c.Items) == 0:
		return wrong("items", "aucune question")
	}
	seen := map[string]bool{}
	for i, item := range c.Training {
		if err := item.check(fmt.Sprintf("training[%d]", i), false, seen); err != nil {
			return err
		}
	}
	places := map[string]string{} // of items, by id
	for i, item := range c.Items {
		at := fmt.Sprintf("items[%d]", i)
		if i >= written {
			at = fmt.Sprintf("templates.items[%d]", i-written)
		}
		if err := item.check(at, true, seen); err != nil {
			return err
		}
		places[item.ID] = at
	}
	return c.checkPlan(places)
}

// check lets in only keys that the scoring can read: one that it cannot would leave its item untested for everybody.
func (i Item) check(at string, scored bool, seen map[string]bool) error {
	switch {
	case i.ID == "":
		return wrong(at+".id", "il manque l’identifiant")
	case seen[i.ID]:
		return wrong(at+".id", "l’identifiant « %s » sert deux fois", i.ID)
	case i.Type == "":
		return wrong(at+".type", "%s : il manque le type", i.ID)
	case len(i.Stimulus) == 0:
		return wrong(at+".stimulus", "%s : il manque ce que la personne voit", i.ID)
	case scored && len(i.Key) == 0 && i.Type != "instruction":
		return wrong(at+".key", "%s : il manque la clé", i.ID)
	case scored && len(i.Feedback) > 0:
		return wrong(at+".feedback", "%s : un retour est pour l’entraînement, une question notée n’en a pas", i.ID)
	case !scored && len(i.Key) > 0:
		return wrong(at+".key", "%s : une question d’entraînement a un retour, pas une clé", i.ID)
	}
	seen[i.ID] = true
	if !scored {
		return nil
	}
	if err := scoring.CheckItem(i.scored()); err != nil {
		return wrong(at+".key", "%s : %v", i.ID, err)
	}
	return nil
}

// scored is the item as the scoring reads it, without its difficulty.
func (i Item) scored() scoring.Item {
	return scoring.Item{
		ID: i.ID, Type: i.Type, Skill: i.Skill, Points: i.Points, Key: i.Key,
		Module: i.Module, Form: i.Form, Family: i.Family, CatchUp: i.CatchUp, Criterion: i.Criterion,
	}
}

func (c *Content) checkPlan(places map[string]string) error {
	plan, err := scoring.ParsePlan(c.Plan)
	if err == nil && plan.Routed() {
		scored := make([]scoring.Item, len(c.Items))
		for i, item := range c.Items {
			if item.Optional {
				return wrong(places[item.ID]+".optional", "une question facultative n’a pas de place dans un plan")
			}
			scored[i] = item.scored()
		}
		err = plan.Check(scored)
	}
	var fault *scoring.PlanError
	switch {
	case !errors.As(err, &fault):
		return err
	case fault.Item != "":
		return wrong(places[fault.Item]+"."+fault.Field, "%s : %s", fault.Item, fault.Reason)
	}
	return wrong(planField(fault.Field), "%s", fault.Reason)
}

// planField writes a pointer as the other fields are written: modules/low/then/0/to is plan.modules.low.then[0].to.
func planField(pointer string) string {
	path := "plan"
	for _, part := range strings.Split(pointer, "/") {
		switch {
		case part == "":
		case strings.Trim(part, "0123456789") == "":
			path += "[" + part + "]"
		default:
			path += "." + part
		}
	}
	return path
}
