package items

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/constant"
	"go/token"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Templates make a parallel form: items with the same work and other numbers. The seed is in the file, so that the same
// file always gives the same items.
type Templates struct {
	Seed  uint64     `json:"seed"`
	Form  string     `json:"form"`
	Items []Template `json:"items"`
}

// Template is an item whose numbers are still to be drawn. Either Right computes its key, or the key is written as usual.
type Template struct {
	Item
	Numbers map[string]Range `json:"numbers"`
	Where   []string         `json:"where"`
	Right   string           `json:"right"`
}

// Range is where a number is drawn from: a list, or steps between two bounds.
type Range struct {
	Of   []json.Number `json:"of"`
	From json.Number   `json:"from"`
	To   json.Number   `json:"to"`
	Step json.Number   `json:"step"` // 1 when it is not given
}

const (
	mostDraws  = 10_000 // before the conditions are said to be impossible
	mostValues = 1_000_000
)

// expand draws the items of the templates.
func (t *Templates) expand() ([]Item, error) {
	if t == nil {
		return nil, nil
	}
	if t.Form == "" {
		return nil, wrong("templates.form", "il manque le nom de la forme (« B »)")
	}
	drawn := make([]Item, len(t.Items))
	for i, template := range t.Items {
		item, err := template.draw(t.Seed, fmt.Sprintf("templates.items[%d]", i))
		if err != nil {
			return nil, err
		}
		item.Form = t.Form
		drawn[i] = item
	}
	return drawn, nil
}

// draw makes the item. Its numbers depend on the seed and its own id only: adding a template changes no other.
func (t Template) draw(seed uint64, at string) (Item, error) {
	item := t.Item
	if item.Form != "" {
		return item, wrong(at+".form", "la forme est celle de tous les modèles")
	}
	name := fnv.New64a()
	name.Write([]byte(item.ID))
	numbers, err := t.pick(rand.NewPCG(seed, name.Sum64()), at)
	if err != nil {
		return item, err
	}
	if item.Stimulus, err = numbers.fill(item.Stimulus, french, at+".stimulus"); err != nil {
		return item, err
	}
	if t.Right == "" {
		item.Key, err = numbers.fill(item.Key, func(number string) string { return number }, at+".key")
		return item, err
	}
	if len(item.Key) > 0 {
		return item, wrong(at+".right", "la bonne réponse est donnée deux fois : « right » et « key »")
	}
	right, err := numbers.number(t.Right)
	if err != nil {
		return item, wrong(at+".right", "%v", err)
	}
	text, ends := plain(right)
	if !ends {
		return item, wrong(at+".right", "« %s » ne tombe pas juste : ajoutez une condition ou arrondissez avec round", t.Right)
	}
	item.Key, err = json.Marshal(map[string]string{"right": text})
	return item, err
}

// pick draws all numbers until every condition holds.
func (t Template) pick(source *rand.PCG, at string) (values, error) {
	lists := map[string][]constant.Value{}
	names := slices.Sorted(maps.Keys(t.Numbers))
	for _, name := range names {
		list, err := t.Numbers[name].list()
		if err != nil {
			return nil, wrong(at+".numbers."+name, "%v", err)
		}
		if !token.IsIdentifier(name) || functions[name] != nil || name == "gap" {
			return nil, wrong(at+".numbers."+name, "ce nom est déjà pris ou n’est pas un nom")
		}
		lists[name] = list
	}
	numbers := values{}
	for range mostDraws {
		for _, name := range names {
			numbers[name] = lists[name][source.Uint64()%uint64(len(lists[name]))]
		}
		fits := true
		for i, condition := range t.Where {
			holds, err := numbers.condition(condition)
			if err != nil {
				return nil, wrong(fmt.Sprintf("%s.where[%d]", at, i), "%v", err)
			}
			fits = fits && holds
		}
		if fits {
			return numbers, nil
		}
	}
	return nil, wrong(at+".where", "aucun tirage ne remplit ces conditions (%d essais)", mostDraws)
}

func (r Range) list() ([]constant.Value, error) {
	if len(r.Of) > 0 {
		list := make([]constant.Value, len(r.Of))
		for i, n := range r.Of {
			list[i] = exact(n)
		}
		return list, nil
	}
	if r.From == "" || r.To == "" {
		return nil, fmt.Errorf("il faut « of », ou « from » et « to »")
	}
	if r.Step == "" {
		r.Step = "1"
	}
	value, to, step := exact(r.From), exact(r.To), exact(r.Step)
	if constant.Sign(step) <= 0 || constant.Compare(value, token.GTR, to) {
		return nil, fmt.Errorf("« from » est au plus « to », « step » plus grand que 0")
	}
	var list []constant.Value
	for ; constant.Compare(value, token.LEQ, to); value = constant.BinaryOp(value, token.ADD, step) {
		if list = append(list, value); len(list) > mostValues {
			return nil, fmt.Errorf("plus de %d valeurs possibles", mostValues)
		}
	}
	return list, nil
}

// exact reads a number of JSON, which Go writes alike but for the sign.
func exact(n json.Number) constant.Value {
	text, negative := strings.CutPrefix(n.String(), "-")
	value := constant.MakeFromLiteral(text, token.FLOAT, 0)
	if negative {
		value = minus(value)
	}
	return value
}

// placeholder is {name}, {=expression}, {=expression:2} or {#expression}; {gap} is not ours.
var placeholder = regexp.MustCompile(`\{([=#]?)([^{}:]+)(?::(0?[0-9]))?\}`)

// fill puts the numbers in every string of a JSON value.
func (v values) fill(raw json.RawMessage, style func(string) string, at string) (json.RawMessage, error) {
	if len(raw) == 0 {
		return raw, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, wrong(at, "%v", err)
	}
	filled, err := v.walk(tree, style, at)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err = encoder.Encode(filled)
	return bytes.TrimSpace(b.Bytes()), err
}

func (v values) walk(tree any, style func(string) string, at string) (any, error) {
	var err error
	switch node := tree.(type) {
	case map[string]any:
		for name, value := range node {
			if node[name], err = v.walk(value, style, at+"."+name); err != nil {
				return nil, err
			}
		}
	case []any:
		for i, value := range node {
			if node[i], err = v.walk(value, style, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return nil, err
			}
		}
	case string:
		return v.write(node, style, at)
	}
	return tree, nil
}

func (v values) write(text string, style func(string) string, at string) (any, error) {
	if m := placeholder.FindStringSubmatch(text); m != nil && m[0] == text && m[1] == "#" {
		number, err := v.print(m, func(number string) string { return number })
		if err != nil {
			return nil, wrong(at, "%v", err)
		}
		return json.Number(number), nil
	}
	var failed error
	written := placeholder.ReplaceAllStringFunc(text, func(found string) string {
		if found == "{gap}" || failed != nil {
			return found
		}
		var number string
		number, failed = v.print(placeholder.FindStringSubmatch(found), style)
		return number
	})
	if failed != nil {
		return nil, wrong(at, "%v", failed)
	}
	return written, nil
}

// print writes one placeholder: its expression, then its shape, if any.
func (v values) print(m []string, style func(string) string) (string, error) {
	value, err := v.number(m[2])
	if err != nil {
		return "", err
	}
	size, _ := strconv.Atoi(m[3])
	switch {
	case strings.HasPrefix(m[3], "0") && size > 0: // digits, such as the minutes of 8 h 05
		return fmt.Sprintf("%0*s", size, fixed(value, 0)), nil
	case m[3] != "":
		return style(fixed(value, size)), nil
	}
	text, ends := plain(value)
	if !ends {
		return "", fmt.Errorf("« %s » ne tombe pas juste : écrivez {=%s:2}, ou ajoutez une condition", m[2], m[2])
	}
	return style(text), nil
}
