package items

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// Changes are what a publication would change of what people play now.
type Changes struct {
	Since   int      `json:"since"` // number of the last published version; 0: none yet
	Added   []string `json:"added"`
	Removed []string `json:"removed"`
	Changed []string `json:"changed"`
	Other   []string `json:"other"` // what is not an item, in French
}

func (c Changes) none() bool {
	return c.Since > 0 && len(c.Added)+len(c.Removed)+len(c.Changed)+len(c.Other) == 0
}

// changesOf compares a draft with the last published version of its situation.
func changesOf(app core.App, situation *core.Record, d document, c *Content) (Changes, error) {
	last, err := lastPublished(app, situation)
	if err != nil {
		return Changes{}, err
	}
	list, err := changes(last, c)
	// The plan, its templates and what only counsellors read are in neither half.
	if published := situation.GetString("published_hash"); list.none() && published != "" && published != fingerprint(d) {
		list.Other = append(list.Other, "le plan, les modèles ou la présentation aux conseillers")
	}
	return list, err
}

// halves are a version as it is stored, open to comparison.
type halves struct {
	head  map[string]any
	items map[string]any
	order []string
}

func open(public, secret []byte) (halves, error) {
	h := halves{items: map[string]any{}}
	if err := json.Unmarshal(public, &h.head); err != nil {
		return h, fmt.Errorf("read the public half: %w", err)
	}
	var keys []map[string]any
	if err := json.Unmarshal(secret, &keys); err != nil {
		return h, fmt.Errorf("read the keys: %w", err)
	}
	byID := map[any]any{}
	for _, key := range keys {
		if key["difficulty"] == nil {
			delete(key, "difficulty") // null and nothing say the same
		}
		byID[key["id"]] = key
	}
	for _, group := range []string{"training", "items"} {
		list, _ := h.head[group].([]any)
		for _, one := range list {
			item, _ := one.(map[string]any)
			id, _ := item["id"].(string)
			h.items[id] = []any{group, item, byID[id]}
			h.order = append(h.order, id)
		}
		delete(h.head, group)
	}
	delete(h.head, "version")
	return h, nil
}

// lastPublished is the version that new plays take; nil when there is none.
func lastPublished(app core.App, situation *core.Record) (*core.Record, error) {
	records, err := app.FindRecordsByFilter("bank_versions", "situation = {:situation} && state = 'published'", "-number", 1, 0, dbx.Params{"situation": situation.Id})
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return records[0], nil
}

// partNames are the parts of a content that are not items.
var partNames = map[string]string{
	"title": "le titre", "minutes": "la durée", "settings": "les réglages", "texts": "les textes",
}

// changes compares a content with the last published version of its situation.
func changes(last *core.Record, c *Content) (Changes, error) {
	list := Changes{Added: []string{}, Removed: []string{}, Changed: []string{}, Other: []string{}}
	public, err := c.Public()
	if err != nil {
		return list, err
	}
	secret, err := c.Secret()
	if err != nil {
		return list, err
	}
	now, err := open(public, secret)
	if err != nil {
		return list, err
	}
	if last == nil {
		list.Added = now.order
		return list, nil
	}
	list.Since = last.GetInt("number")
	before, err := open([]byte(last.GetString("content")), []byte(last.GetString("keys")))
	if err != nil {
		return list, err
	}
	for _, id := range now.order {
		old, known := before.items[id]
		switch {
		case !known:
			list.Added = append(list.Added, id)
		case !reflect.DeepEqual(old, now.items[id]):
			list.Changed = append(list.Changed, id)
		}
	}
	for _, id := range before.order {
		if now.items[id] == nil {
			list.Removed = append(list.Removed, id)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now.head)) {
		if !reflect.DeepEqual(before.head[name], now.head[name]) {
			list.Other = append(list.Other, partName(name))
		}
	}
	if !slices.Equal(before.order, now.order) && len(list.Added)+len(list.Removed) == 0 {
		list.Other = append(list.Other, "l’ordre des questions")
	}
	return list, nil
}

func partName(name string) string {
	if french, ok := partNames[name]; ok {
		return french
	}
	return name
}
