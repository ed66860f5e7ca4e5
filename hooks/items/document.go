package items

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// document is an author's file as a tree, with all that it says: what the program does not know yet is kept too.
type document = map[string]any

// place is where something was read: a line of a JSON file, or a row of a sheet.
type place struct {
	Sheet string `json:"sheet,omitempty"`
	Line  int    `json:"line,omitempty"`
}

// places are the places of a document by path, such as "items[3].stimulus".
type places map[string]place

// of is the place of a path, or of the nearest thing around it.
func (p places) of(path string) place {
	for path != "" {
		if found, ok := p[path]; ok {
			return found
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return p[""]
}

// readDocument reads an author's JSON, with the line of each of its parts.
func readDocument(data []byte) (document, places, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r := &reader{data: data, decoder: json.NewDecoder(bytes.NewReader(data)), at: places{}}
	r.decoder.UseNumber()
	value, err := r.value("", 0)
	if err == nil {
		if _, more := r.decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("le fichier continue après son accolade fermante")
		}
	}
	tree, isObject := value.(document)
	if err == nil && !isObject {
		err = errors.New("un fichier de contenu est un objet JSON, entre accolades")
	}
	if err != nil {
		return nil, places{"": {Line: r.line()}}, fmt.Errorf("ligne %d : %w", r.line(), err)
	}
	return tree, r.at, nil
}

type reader struct {
	data    []byte
	decoder *json.Decoder
	at      places

	seen, lines int // lines are those before offset seen
}

func (r *reader) line() int {
	offset := int(r.decoder.InputOffset())
	r.lines += bytes.Count(r.data[r.seen:offset], []byte("\n"))
	r.seen = offset
	return r.lines + 1
}

// deepest is more than any content needs; past it a file only means harm.
const deepest = 40

func (r *reader) value(path string, depth int) (any, error) {
	if depth > deepest {
		return nil, errors.New("trop de niveaux imbriqués")
	}
	token, err := r.decoder.Token()
	if err != nil {
		return nil, fmt.Errorf("ce JSON ne se lit pas (%w)", err)
	}
	r.at[path] = place{Line: r.line()}
	switch token {
	case json.Delim('{'):
		return r.object(path, depth)
	case json.Delim('['):
		list := []any{}
		for r.decoder.More() {
			value, err := r.value(fmt.Sprintf("%s[%d]", path, len(list)), depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err := r.decoder.Token()
		return list, err
	}
	return token, nil
}

func (r *reader) object(path string, depth int) (any, error) {
	object := document{}
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, fmt.Errorf("ce JSON ne se lit pas (%w)", err)
		}
		name, _ := token.(string)
		if _, twice := object[name]; twice {
			return nil, fmt.Errorf("le champ « %s » est écrit deux fois", name)
		}
		inside := name
		if path != "" {
			inside = path + "." + name
		}
		if object[name], err = r.value(inside, depth+1); err != nil {
			return nil, err
		}
	}
	_, err := r.decoder.Token()
	return object, err
}

// order is how authors read a content; what is not here follows, by name.
var order = rank("situation", "version", "id", "kind", "type", "name", "title", "description", "minutes", "position", "settings", "texts",
	"optional", "module", "form", "family", "catch_up", "criterion", "picture", "alt", "document", "question", "hint", "voice", "no_voice",
	"text", "start", "modules", "at_least", "at_least_share", "above", "to",
	"stimulus", "feedback", "key", "points", "difficulty", "skill", "training", "items", "plan", "templates")

func rank(names ...string) map[string]int {
	ranks := map[string]int{}
	for i, name := range names {
		ranks[name] = i + 1
	}
	return ranks
}

func inOrder(object document) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		ra, rb := order[a], order[b]
		switch {
		case ra == rb:
			return strings.Compare(a, b)
		case ra == 0:
			return 1
		case rb == 0:
			return -1
		}
		return ra - rb
	})
	return names
}

// write is the one form of a document: the same content is the same bytes.
func write(d document) []byte {
	var compact, indented bytes.Buffer
	writeValue(&compact, d)
	if err := json.Indent(&indented, compact.Bytes(), "", "  "); err != nil {
		panic(err) // writeValue wrote no JSON
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// compact is a part of a document on one line.
func compact(value any) string {
	var b bytes.Buffer
	writeValue(&b, value)
	return b.String()
}

func writeValue(b *bytes.Buffer, value any) {
	switch v := value.(type) {
	case document:
		writeAll(b, '{', '}', inOrder(v), func(name string) {
			writeValue(b, name)
			b.WriteByte(':')
			writeValue(b, v[name])
		})
	case []any:
		writeAll(b, '[', ']', v, func(one any) { writeValue(b, one) })
	case json.Number:
		b.WriteString(plainNumber(v))
	default: // string, bool or nil: none of them fails
		encoder := json.NewEncoder(b)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(v)
		b.Truncate(b.Len() - 1) // its end of line
	}
}

func writeAll[T any](b *bytes.Buffer, opening, closing byte, all []T, write func(T)) {
	b.WriteByte(opening)
	for i, one := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		write(one)
	}
	b.WriteByte(closing)
}

// plainNumber writes 1.50 and 15e-1 as 1.5, as a spreadsheet would.
func plainNumber(n json.Number) string {
	f, err := n.Float64()
	if err != nil {
		return n.String()
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
