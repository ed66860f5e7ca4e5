package items

import "encoding/json"

// defaults are the fields that a document always has, and their value when nobody wrote them.
var defaults = map[string]func() any{
	"description": func() any { return "" },
	"minutes":     func() any { return json.Number("0") },
	"position":    func() any { return json.Number("0") },
	"settings":    func() any { return document{} },
	"texts":       func() any { return document{} },
	"training":    func() any { return []any{} },
	"items":       func() any { return []any{} },
}

// scoredDefaults are the same of a scored item.
var scoredDefaults = map[string]func() any{
	"points":     func() any { return json.Number("0") },
	"difficulty": func() any { return nil },
	"skill":      func() any { return "" },
}

// normalise makes two documents equal that say the same: what is written and what goes without saying.
func normalise(d document) document {
	dropEmpty(d, nil, "plan", "templates")
	for name, value := range defaults {
		if d[name] == nil {
			d[name] = value()
		}
	}
	for _, group := range []string{"training", "items"} {
		list, _ := d[group].([]any)
		for _, one := range list {
			item, ok := one.(document)
			if !ok {
				continue // check names it
			}
			normaliseItem(item, group == "items")
		}
	}
	return d
}

func normaliseItem(item document, scored bool) {
	dropEmpty(item, "", "module", "form", "family", "criterion")
	dropEmpty(item, false, "optional", "catch_up")
	dropEmpty(item, nil, "feedback", "key")
	if !scored {
		dropEmpty(item, "", "skill")
		dropEmpty(item, json.Number("0"), "points")
		dropEmpty(item, nil, "difficulty")
		return
	}
	for name, value := range scoredDefaults {
		if item[name] == nil {
			item[name] = value()
		}
	}
}

// dropEmpty removes the fields that say nothing: null, or the value that goes without saying.
func dropEmpty(object document, empty any, names ...string) {
	for _, name := range names {
		if value, written := object[name]; written && (value == nil || value == empty) {
			delete(object, name)
		}
	}
}
