package items

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// interactions say how QTI asks what each type asks. A type that is not here has no equivalent.
var interactions = map[string]func(document) response{
	"single_choice":  singleChoice,
	"click_words":    clickWords,
	"click_in_image": clickInImage,
	"order":          orderThings,
	"drag_to_zones":  dragToZones,
	"gap_text":       gapText,
	"text_input":     typed,
	"number_input":   typedNumber,
	"gauge":          gauge,
	"free_text":      freeText,
}

// ask are the attributes that each interaction has.
func ask(more ...string) []string { return append(attrs("response-identifier", "RESPONSE"), more...) }

func stimulusOf(item document) document {
	stimulus, _ := item["stimulus"].(document)
	return stimulus
}

func said(object document, name string) string {
	written, _ := object[name].(string)
	return written
}

func paragraph(written string) element { return tag("p", nil, written) }

// members are the documents of a list.
func members(object document, name string) []document {
	list, _ := object[name].([]any)
	var found []document
	for _, one := range list {
		if member, ok := one.(document); ok {
			found = append(found, member)
		}
	}
	return found
}

// label is how an option is written: its words, or else its picture's description.
func label(option document) string {
	for _, name := range []string{"text", "name", "alt", "voice", "picture"} {
		if written := said(option, name); written != "" {
			return written
		}
	}
	return said(option, "id")
}

func right(item document) []string {
	key, _ := item["key"].(document)
	ids := strings.Fields(said(key, "right"))
	for i := range ids {
		ids[i] = identifier(ids[i])
	}
	return ids
}

// shared gives each right answer its part of the points.
func shared(item document, answers []string) []mapping {
	list := make([]mapping, len(answers))
	for i, answer := range answers {
		list[i] = mapping{answer, worth(item) / float64(len(answers))}
	}
	return list
}

func choiceTags(name string, options []document, more ...string) []any {
	list := make([]any, len(options))
	for i, option := range options {
		list[i] = tag(name, append(attrs("identifier", identifier(said(option, "id"))), more...), label(option))
	}
	return list
}

func singleChoice(item document) response {
	stimulus := stimulusOf(item)
	shuffle := fmt.Sprint(stimulus["fixed"] != true)
	answers := right(item)
	return response{
		cardinality: "single", kind: "identifier", correct: answers, mapped: shared(item, answers), template: mapResponse,
		body: []any{tag("qti-choice-interaction", ask("shuffle", shuffle, "max-choices", "1"), choiceTags("qti-simple-choice", members(stimulus, "options"))...)},
	}
}

var clickable = regexp.MustCompile(`\[\[([^|\]]+)\|([^\]]+)\]\]`)

func clickWords(item document) response {
	stimulus := stimulusOf(item)
	interaction := tag("qti-hottext-interaction", ask("max-choices", "0"))
	for _, line := range sentences(stimulus["text"]) {
		p := tag("p", nil)
		at := 0
		for _, m := range clickable.FindAllStringSubmatchIndex(line, -1) {
			p.children = append(p.children, line[at:m[0]], tag("qti-hottext", attrs("identifier", identifier(line[m[2]:m[3]])), line[m[4]:m[5]]))
			at = m[1]
		}
		p.children = append(p.children, line[at:])
		interaction.children = append(interaction.children, p)
	}
	return response{cardinality: "multiple", kind: "identifier", correct: right(item), template: matchCorrect, body: []any{interaction}}
}

// sentences are a text, in one or in several paragraphs.
func sentences(value any) []string {
	if one, ok := value.(string); ok {
		return []string{one}
	}
	list, _ := value.([]any)
	var all []string
	for _, one := range list {
		if line, ok := one.(string); ok {
			all = append(all, line)
		}
	}
	return all
}

// clickInImage draws the zones: the program's own pictures are code, not files.
func clickInImage(item document) response {
	stimulus, answers := stimulusOf(item), right(item)
	file := identifier(said(item, "id")) + ".svg"
	drawing := tag("svg", attrs("xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 1000 1000", "width", "1000", "height", "1000"))
	interaction := tag("qti-hotspot-interaction", ask("max-choices", fmt.Sprint(len(answers))),
		tag("img", attrs("src", file, "width", "1000", "height", "1000", "alt", said(stimulus, "alt"))))
	for _, zone := range members(stimulus, "zones") {
		x, y, w, h := percent(zone, "x"), percent(zone, "y"), percent(zone, "w"), percent(zone, "h")
		drawing.children = append(drawing.children,
			tag("rect", attrs("x", points(x), "y", points(y), "width", points(w), "height", points(h), "fill", "none", "stroke", "black")),
			tag("text", attrs("x", points(x), "y", points(y+24), "font-size", "24"), said(zone, "name")))
		interaction.children = append(interaction.children, tag("qti-hotspot-choice", attrs("identifier", identifier(said(zone, "id")),
			"shape", "rect", "coords", fmt.Sprintf("%.0f,%.0f,%.0f,%.0f", x, y, x+w, y+h), "hotspot-label", said(zone, "name"))))
	}
	return response{
		cardinality: "multiple", kind: "identifier", correct: answers, mapped: shared(item, answers), template: mapResponse,
		body: []any{interaction}, files: map[string]element{file: drawing},
	}
}

// percent is a side of a zone on the drawing.
func percent(zone document, name string) float64 {
	n, _ := zone[name].(json.Number)
	f, err := n.Float64()
	if err != nil {
		return 0
	}
	return f * 10
}

func orderThings(item document) response {
	return response{
		cardinality: "ordered", kind: "identifier", correct: right(item), template: matchCorrect,
		body: []any{tag("qti-order-interaction", ask("shuffle", "true"), choiceTags("qti-simple-choice", members(stimulusOf(item), "items"))...)},
	}
}

func dragToZones(item document) response {
	stimulus := stimulusOf(item)
	things, zones := members(stimulus, "items"), members(stimulus, "zones")
	key, _ := item["key"].(document)
	var answers []string
	for pair := range strings.FieldsSeq(said(key, "right")) {
		thing, zone, _ := strings.Cut(pair, ":")
		answers = append(answers, identifier(thing)+" "+identifier("z_"+zone)) // a thing and a zone may share an id
	}
	set := tag("qti-simple-match-set", nil)
	for _, zone := range zones {
		set.children = append(set.children, tag("qti-simple-associable-choice",
			attrs("identifier", identifier("z_"+said(zone, "id")), "match-max", fmt.Sprint(len(things))), label(zone)))
	}
	return response{
		cardinality: "multiple", kind: "directedPair", correct: answers, mapped: shared(item, answers), template: mapResponse,
		body: []any{tag("qti-match-interaction", ask("shuffle", "true", "max-associations", fmt.Sprint(len(things))),
			tag("qti-simple-match-set", nil, choiceTags("qti-simple-associable-choice", things, "match-max", "1")...), set)},
	}
}

// graded is the declaration of what is typed as words.
func graded(item document) response {
	key, _ := item["key"].(document)
	r := response{cardinality: "single", kind: "string", template: mapResponse}
	best := -1.0
	for _, grade := range members(key, "grades") {
		n, _ := grade["points"].(json.Number)
		value, err := n.Float64()
		if err != nil {
			continue
		}
		r.mapped = append(r.mapped, mapping{said(grade, "text"), value})
		if value > best {
			best, r.correct = value, []string{said(grade, "text")}
		}
	}
	return r
}

func entry(stimulus document) element {
	n, ok := stimulus["longest"].(json.Number)
	if !ok {
		return tag("qti-text-entry-interaction", ask())
	}
	return tag("qti-text-entry-interaction", ask("expected-length", plainNumber(n)))
}

const gap = "{gap}"

func gapText(item document) response {
	stimulus := stimulusOf(item)
	r := graded(item)
	lines := sentences(stimulus["text"])
	if len(lines) == 0 {
		lines = []string{said(stimulus, "before") + gap + said(stimulus, "after")}
	}
	asked := false
	for _, line := range lines {
		before, after, found := strings.Cut(line, gap)
		if !found || asked {
			r.body = append(r.body, paragraph(line))
			continue
		}
		asked = true
		r.body = append(r.body, tag("p", nil, before, entry(stimulus), after))
	}
	if !asked {
		r.body = append(r.body, tag("p", nil, entry(stimulus)))
	}
	return r
}

func typed(item document) response {
	r := graded(item)
	stimulus := stimulusOf(item)
	r.body = []any{tag("p", nil, said(stimulus, "label")+" ", entry(stimulus))}
	return r
}

func typedNumber(item document) response {
	key, _ := item["key"].(document)
	stimulus := stimulusOf(item)
	value := strings.NewReplacer(",", ".", " ", "", "\u00a0", "", "\u202f", "").Replace(said(key, "right"))
	return response{
		cardinality: "single", kind: "float", correct: []string{value}, mapped: []mapping{{value, worth(item)}}, template: mapResponse,
		body: []any{tag("p", nil, said(stimulus, "label")+" ", entry(stimulus), " "+said(stimulus, "unit"))},
	}
}

func gauge(item document) response {
	stimulus := stimulusOf(item)
	steps := members(stimulus, "steps")
	r := response{cardinality: "single", kind: "integer"}
	list := tag("ol", nil)
	for _, step := range steps {
		list.children = append(list.children, tag("li", nil, label(step)))
	}
	if len(steps) > 0 {
		r.body = append(r.body, list)
	}
	r.body = append(r.body, tag("qti-slider-interaction", ask("lower-bound", "1", "upper-bound", fmt.Sprint(max(len(steps), 2)), "step", "1")))
	return r
}

func freeText(item document) response {
	return response{cardinality: "single", kind: "string", body: []any{tag("qti-extended-text-interaction", ask(), tag("qti-prompt", nil, said(stimulusOf(item), "label")))}}
}
