package scoring

import (
	"fmt"
	"maps"
	"slices"
)

func wrongPlan(field, reason string, values ...any) error {
	return &PlanError{Field: field, Reason: fmt.Sprintf(reason, values...)}
}

func wrongItem(item Item, field, reason string, values ...any) error {
	return &PlanError{Item: item.ID, Field: field, Reason: fmt.Sprintf(reason, values...)}
}

// check finds modules that do not exist, that nothing leads to, or that come back.
func (p Plan) check() error {
	if _, known := p.Modules[p.Start]; !known {
		return wrongPlan("start", "le module « %s » n’existe pas", p.Start)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Modules)) {
		if name == "" {
			return wrongPlan("modules", "un module n’a pas de nom")
		}
		if err := p.checkLines(name); err != nil {
			return err
		}
	}
	reached := map[string]bool{}
	if err := p.follow(p.Start, reached, nil); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(p.Modules)) {
		if !reached[name] {
			return wrongPlan("modules/"+name, "aucun chemin ne mène à ce module")
		}
	}
	return p.Adaptive.check()
}

func (p Plan) checkLines(name string) error {
	for i, line := range p.Modules[name].Then {
		field := fmt.Sprintf("modules/%s/then/%d", name, i)
		if _, known := p.Modules[line.To]; !known && line.To != "" {
			return wrongPlan(field+"/to", "le module « %s » n’existe pas", line.To)
		}
		if s := line.AtLeastShare; s != nil && (*s <= 0 || *s > 1) {
			return wrongPlan(field+"/at_least_share", "une part va de 0 (exclu) à 1")
		}
		if i > 0 && p.Modules[name].Then[i-1].always() {
			return wrongPlan(field, "la ligne précédente s’applique toujours : celle-ci ne servirait jamais")
		}
	}
	return nil
}

func (r Route) always() bool { return r.AtLeast == nil && r.Above == nil && r.AtLeastShare == nil }

// follow walks all ways on from a module; trail is how it came there.
func (p Plan) follow(name string, reached map[string]bool, trail []string) error {
	if slices.Contains(trail, name) {
		return wrongPlan("modules/"+name, "le plan tourne en rond : %v", append(trail, name))
	}
	if reached[name] {
		return nil // all ways on from it were walked: there may be as many as two to the power of the modules
	}
	reached[name] = true
	for _, line := range p.Modules[name].Then {
		if line.To == "" {
			continue
		}
		if err := p.follow(line.To, reached, append(slices.Clone(trail), name)); err != nil {
			return err
		}
	}
	return nil
}

// Check says whether the plan can be played with these items, in each of their forms.
func (p Plan) Check(items []Item) error {
	if !p.Routed() {
		return nil
	}
	for _, item := range items {
		module, known := p.Modules[item.Module]
		switch {
		case item.Module == "":
			return wrongItem(item, "module", "il manque le module : le plan ne montrerait jamais cette question")
		case !known:
			return wrongItem(item, "module", "le module « %s » n’existe pas dans le plan", item.Module)
		case item.CatchUp && !module.CatchUp:
			return wrongItem(item, "catch_up", "le module « %s » n’a pas de rattrapage", item.Module)
		case item.CatchUp && item.Family == "":
			return wrongItem(item, "family", "une question de rattrapage rattrape une famille")
		}
	}
	for _, form := range forms(items) {
		if err := p.checkForm(items, form); err != nil {
			return err
		}
	}
	return nil
}

func (p Plan) checkForm(items []Item, form string) error {
	r := newRouter(p, items, form)
	for _, name := range slices.Sorted(maps.Keys(p.Modules)) {
		if len(r.first[name]) == 0 {
			return wrongPlan("modules/"+name, "ce module n’a aucune question (forme « %s »)", form)
		}
		if !p.Modules[name].CatchUp {
			continue
		}
		first, second := r.families(r.first[name]), r.families(r.second[name])
		for _, i := range r.first[name] {
			if r.family[i] != "" && !second[r.family[i]] {
				return wrongItem(items[i], "family", "la famille « %s » n’a pas de rattrapage (forme « %s »)", r.family[i], form)
			}
		}
		for _, i := range r.second[name] {
			if !first[r.family[i]] {
				return wrongItem(items[i], "family", "la famille « %s » n’a pas de premier passage (forme « %s »)", r.family[i], form)
			}
		}
	}
	return nil
}

func (r *router) families(items []int) map[string]bool {
	names := map[string]bool{}
	for _, i := range items {
		names[r.family[i]] = true
	}
	return names
}
