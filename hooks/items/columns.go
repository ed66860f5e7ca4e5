package items

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// column is one field of a document as a column of a sheet. A value that its kind cannot give back stays with the other
// fields, in JSON.
type column struct {
	title string
	path  string
	kind  kind
	width float64
}

// kind is how a value becomes a cell, and back.
type kind struct {
	cell  func(value any) (any, bool)
	value func(cell string) (any, error)
}

var (
	text   = kind{textCell, func(cell string) (any, error) { return unguard(cell), nil }}
	number = kind{numberCell, numberValue}
	flag   = kind{flagCell, flagValue}
	lines  = kind{linesCell, linesValue}
	grades = kind{gradesCell, gradesValue}
)

// longest is less than what a cell holds, counted in the halves of UTF-16.
const longest = 15_000

func textCell(value any) (any, bool) {
	s, ok := value.(string)
	if !ok || s == "" || len([]rune(s)) > longest || strings.ContainsFunc(s, unwritable) {
		return nil, false
	}
	return guard(s), true
}

// unwritable are the characters that a sheet does not keep.
func unwritable(r rune) bool {
	return r == '\ufffe' || r == '\uffff' || r != '\n' && r != '\t' && unicode.IsControl(r)
}

// dangerous are the first characters by which a program could take a text for a formula. An apostrophe goes before them, as
// spreadsheets do themselves; it goes before itself too, so that each text comes back as it was.
const dangerous = "=+-@\t'"

func guard(s string) string {
	if strings.ContainsRune(dangerous, rune(s[0])) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune(dangerous, rune(s[1])) {
		return s[1:]
	}
	return s
}

func numberCell(value any) (any, bool) {
	n, ok := value.(json.Number)
	if !ok {
		return nil, false
	}
	f, err := n.Float64()
	return f, err == nil
}

func numberValue(cell string) (any, error) {
	plain := strings.NewReplacer(",", ".", " ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(unguard(cell))
	var n json.Number
	if err := json.Unmarshal([]byte(plain), &n); err != nil || strings.HasPrefix(plain, `"`) {
		return nil, fmt.Errorf("il faut un nombre, pas « %s »", cell)
	}
	return json.Number(plainNumber(n)), nil
}

func flagCell(value any) (any, bool) {
	yes, ok := value.(bool)
	if yes {
		return "oui", ok
	}
	return "non", ok
}

func flagValue(cell string) (any, error) {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "oui", "vrai", "true", "1", "x":
		return true, nil
	case "non", "faux", "false", "0":
		return false, nil
	}
	return nil, fmt.Errorf("il faut « oui » ou « non », pas « %s »", cell)
}

func linesCell(value any) (any, bool) {
	list, _ := value.([]any)
	texts := make([]string, 0, len(list))
	for _, one := range list {
		s, ok := one.(string)
		if !ok || s == "" || strings.Contains(s, "\n") {
			return nil, false
		}
		texts = append(texts, s)
	}
	return textCell(strings.Join(texts, "\n"))
}

func linesValue(cell string) (any, error) {
	list := []any{}
	for line := range strings.SplitSeq(strings.ReplaceAll(unguard(cell), "\r\n", "\n"), "\n") {
		if line != "" {
			list = append(list, line)
		}
	}
	return list, nil
}

const equals = " = "

// gradesCell writes one line a spelling: « journaux = 1 ».
func gradesCell(value any) (any, bool) {
	list, _ := value.([]any)
	texts := make([]any, 0, len(list))
	for _, one := range list {
		grade, _ := one.(document)
		s, isText := grade["text"].(string)
		points, isNumber := grade["points"].(json.Number)
		if !isText || s == "" || !isNumber || len(grade) != 2 {
			return nil, false
		}
		texts = append(texts, s+equals+strings.Replace(plainNumber(points), ".", ",", 1))
	}
	return linesCell(texts)
}

func gradesValue(cell string) (any, error) {
	written, _ := linesValue(cell)
	list := []any{}
	for _, one := range written.([]any) {
		line := one.(string)
		at := strings.LastIndex(line, equals)
		if at < 0 {
			return nil, fmt.Errorf("chaque ligne est de la forme « réponse = points » ; pas « %s »", line)
		}
		points, err := numberValue(line[at+len(equals):])
		if err != nil {
			return nil, err
		}
		list = append(list, document{"text": line[:at], "points": points})
	}
	return list, nil
}

// take removes the value of a column from a tree, with what becomes empty by that, and gives its cell; nil when the tree has
// none that the column can hold.
func (c column) take(tree document) any {
	trail, names := []document{tree}, strings.Split(c.path, ".")
	for _, name := range names[:len(names)-1] {
		inside, ok := trail[len(trail)-1][name].(document)
		if !ok {
			return nil
		}
		trail = append(trail, inside)
	}
	last := len(names) - 1
	value, written := trail[last][names[last]]
	cell, ok := c.kind.cell(value)
	if !written || !ok {
		return nil
	}
	delete(trail[last], names[last])
	for i := last; i > 0 && len(trail[i]) == 0; i-- {
		delete(trail[i-1], names[i-1])
	}
	return cell
}

// put is take undone.
func (c column) put(tree document, cell string) error {
	value, err := c.kind.value(cell)
	if err != nil {
		return err
	}
	set(tree, c.path, value)
	return nil
}

func set(tree document, path string, value any) {
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		inside, ok := tree[name].(document)
		if !ok {
			inside = document{}
			tree[name] = inside
		}
		tree = inside
	}
	tree[names[len(names)-1]] = value
}

// clone is a copy that can be taken apart.
func clone(value any) any {
	switch v := value.(type) {
	case document:
		copied := make(document, len(v))
		for name, one := range v {
			copied[name] = clone(one)
		}
		return copied
	case []any:
		copied := slices.Clone(v)
		for i := range copied {
			copied[i] = clone(copied[i])
		}
		return copied
	}
	return value
}
