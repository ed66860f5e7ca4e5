package scoring

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"eva/scoring/irt"
)

// Adaptive is how a plan is followed one item at a time: the next one tells
// most about the person (maximum information at the ability estimated so far),
// among the areas that had no more than their share of the items. It ends when
// one level is sure.
type Adaptive struct {
	Balance     string  `json:"balance"` // areas: "skill" or "criterion"
	Scale       string  `json:"scale"`   // that is measured
	MinItems    int     `json:"min_items"`
	MaxItems    int     `json:"max_items"`
	Stop        float64 `json:"stop"`        // probability of a level from which it is sure
	Randomesque int     `json:"randomesque"` // drawn among that many best items
}

// instruction is the type of what is only to be read or heard.
const instruction = "instruction"

// areas say what the items are balanced by.
var areas = map[string]func(Item) string{
	"skill":     func(i Item) string { return i.Skill },
	"criterion": func(i Item) string { return i.Criterion },
}

func (a *Adaptive) check() error {
	switch {
	case a == nil:
		return nil
	case areas[a.Balance] == nil:
		return wrongPlan("adaptive/balance", "« skill » ou « criterion », pas « %s »", a.Balance)
	case a.MinItems < 1:
		return wrongPlan("adaptive/min_items", "il faut au moins une question")
	case a.MaxItems < a.MinItems:
		return wrongPlan("adaptive/max_items", "moins que min_items")
	case a.Stop <= 0.5 || a.Stop > 1:
		return wrongPlan("adaptive/stop", "une probabilité va de 0,5 (exclu) à 1")
	case a.Randomesque < 0:
		return wrongPlan("adaptive/randomesque", "un nombre de questions ne peut pas être négatif")
	}
	return nil
}

// tailor is an adaptive test laid over the items of one form. It is read only.
type tailor struct {
	Adaptive
	*ruler
	inside  []int      // the ruler's items that are of the form
	choices []irt.Item // those, in the same order
	content []string   // their areas
	target  map[string]float64
}

func (b *Bank) newTailor(rule Adaptive, form string) (*tailor, error) {
	r := b.rulers[rule.Scale]
	if r == nil || r.scorer == nil {
		return nil, wrongPlan("adaptive/scale", "l’échelle « %s » ne mesure rien", rule.Scale)
	}
	t := &tailor{Adaptive: rule, ruler: r, target: map[string]float64{}}
	for j, i := range r.trials {
		item := b.trials[i].item.Item
		if item.Form != "" && item.Form != form {
			continue
		}
		area := areas[rule.Balance](item)
		t.inside, t.choices, t.content = append(t.inside, j), append(t.choices, r.items[j]), append(t.content, area)
		t.target[area]++
	}
	for area := range t.target {
		t.target[area] /= float64(len(t.inside))
	}
	return t, nil
}

// next is the choice to be shown now, or −1 when the level is sure
// enough. used are the choices already shown, pattern what the ruler's items
// got; the posterior is put in density.
func (t *tailor) next(used []bool, pattern []int8, density []float64, seed int) (int, error) {
	n := 0
	for _, is := range used {
		if is {
			n++
		}
	}
	if n >= t.MaxItems {
		return -1, nil
	}
	posterior, err := t.scorer.Posterior(pattern, density)
	if err != nil {
		return -1, err
	}
	if n >= t.MinItems {
		c, err := irt.Classify(posterior, grid, t.cuts)
		if err != nil || slices.Max(c.P) >= t.Stop {
			return -1, err
		}
	}
	theta, _ := moments(posterior)
	selection := irt.Selection{Randomesque: t.Randomesque, Uniform: func() float64 { return drawn(seed, n) }}
	if k := selection.Next(t.choices, t.balanced(used, n), theta); k >= 0 {
		return k, nil
	}
	return selection.Next(t.choices, used, theta), nil
}

// balanced also counts as used the areas that are more than one item ahead of
// their share. Always taking the area that lags most, as irt.Selection can,
// would leave no choice among areas of few items: in simulations of "calcul"
// that costs one point of accuracy at the same length.
func (t *tailor) balanced(used []bool, n int) []bool {
	given := map[string]float64{}
	for k, is := range used {
		if is {
			given[t.content[k]]++
		}
	}
	blocked := make([]bool, len(used))
	for k, area := range t.content {
		blocked[k] = used[k] || given[area] > t.target[area]*float64(n)+1
	}
	return blocked
}

// drawn is a number in [0, 1) that a seed and a place always give: asked again,
// the same item comes.
func drawn(seed, place int) float64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d", seed, place))
	return float64(binary.BigEndian.Uint64(sum[:])>>11) / (1 << 53)
}

// adapt is the item that an adaptive play shows now, if any, and how far it will be with it.
func (b *Bank) adapt(rule Adaptive, form string, seed int, r *record, s standing) ([]string, float64, error) {
	t, err := b.newTailor(rule, form)
	if err != nil {
		return nil, 0, err
	}
	used, played := make([]bool, len(t.inside)), 0
	for k, j := range t.inside {
		id := b.trials[t.trials[j]].item.ID
		if used[k] = s.done[b.place[id]]; used[k] {
			played++
		}
	}
	pattern, _ := t.pattern(r.trials)
	k, err := t.next(used, pattern, nil, seed)
	if err != nil || k < 0 {
		return nil, 1, err
	}
	i := b.place[b.trials[t.trials[t.inside[k]]].item.ID]
	return b.introduced(i, s.done), t.share(played + 1), nil
}

// mostly is how far a play is when the least number of items is reached: most end soon after.
const mostly = 0.7

func (a Adaptive) share(items int) float64 {
	if items <= a.MinItems {
		return mostly * float64(items) / float64(a.MinItems)
	}
	return min(1, mostly+(1-mostly)*float64(items-a.MinItems)/float64(max(1, a.MaxItems-a.MinItems)))
}

// introduced is an item that comes alone, after what was not shown yet of the
// instruction that opens the play and of the one that explains the item.
func (b *Bank) introduced(item int, done []bool) []string {
	var ids []string
	for _, i := range []int{b.opening(), b.explaining(item)} {
		if i >= 0 && !done[i] && !slices.Contains(ids, b.items[i].ID) {
			ids = append(ids, b.items[i].ID)
		}
	}
	return append(ids, b.items[item].ID)
}

// opening is the instruction that comes before all items, or −1.
func (b *Bank) opening() int {
	if len(b.items) > 0 && b.items[0].Type == instruction {
		return 0
	}
	return -1
}

// explaining is the last instruction before an item in its module, or −1. It is about
// what follows it at once: items further on that are of another type are left
// to explain themselves.
func (b *Bank) explaining(item int) int {
	for i := item - 1; i >= 0 && b.items[i].Module == b.items[item].Module; i-- {
		if b.items[i].Type != instruction {
			continue
		}
		if b.items[i+1].Type == b.items[item].Type {
			return i
		}
		break
	}
	return -1
}
