package scoring

import (
	"encoding/json"
	"fmt"
	"slices"
)

// prepared is an item whose key was read.
type prepared struct {
	Item
	right   string                      // the key of a choice
	defect  string                      // of a piece; "" when it has none
	hazard  string                      // that a place shows; "" when it is harmless
	credits []float64                   // shares of its points that an answer may earn, rising, from 0 to 1
	worth   func(answer string) float64 // points; nil when the key cannot be read
	err     error                       // why it cannot
}

// keys read an item's key. A type that is not here is never scored.
var keys = map[string]func(*prepared) error{
	"piece":          (*prepared).readChoice,
	"word":           (*prepared).readChoice,
	"single_choice":  (*prepared).readChoice,
	"click_words":    (*prepared).readChoice,
	"chart_bars":     (*prepared).readChoice,
	"click_in_image": (*prepared).readZones,
	"order":          (*prepared).readOrder,
	"drag_to_zones":  (*prepared).readPlacements,
	"number_input":   (*prepared).readNumber,
	"text_input":     (*prepared).readGrades,
	"gap_text":       (*prepared).readGrades,
	"task":           (*prepared).readState,
}

// questionTypes are the scored types of a questionnaire.
var questionTypes = []string{
	"single_choice", "click_words", "chart_bars", "click_in_image", "order", "drag_to_zones",
	"number_input", "text_input", "gap_text", "task",
}

func prepare(item Item) *prepared {
	p := &prepared{Item: item, credits: []float64{0, 1}}
	if read, scored := keys[item.Type]; scored && !item.onlyAsked() {
		p.err = read(p)
	}
	if p.err != nil {
		p.worth = nil
	}
	return p
}

// CheckItem says whether the key of an item can be read: an import refuses the
// item otherwise, since a play would find out too late.
func CheckItem(item Item) error { return prepare(item).err }

// onlyAsked says whether the key is {"scored": false}: a question without right
// answers, whatever its type.
func (i Item) onlyAsked() bool {
	var key struct {
		Scored *bool `json:"scored"`
	}
	return json.Unmarshal(i.Key, &key) == nil && key.Scored != nil && !*key.Scored
}

// full is what a right answer is worth.
func (i Item) full() float64 {
	if i.Points > 0 {
		return i.Points
	}
	return 1
}

// malformed says what is wrong with the item's key.
func (p *prepared) malformed(format string, args ...any) error {
	return fmt.Errorf("%w: %s: %w", ErrMalformedItem, p.ID, fmt.Errorf(format, args...))
}

func (p *prepared) readRight() error {
	var key struct {
		Right  string `json:"right"`
		Defect string `json:"defect"`
		Hazard string `json:"hazard"`
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return p.malformed("key: %w", err)
	}
	if key.Right == "" {
		return p.malformed("no right answer")
	}
	p.right, p.defect, p.hazard = key.Right, key.Defect, key.Hazard
	return nil
}

// distinct refuses a sorted list that names something twice, or nothing.
func (p *prepared) distinct(ids []string) error {
	if len(ids) == 0 {
		return p.malformed("no right answer")
	}
	for i := range ids[1:] {
		if ids[i] == ids[i+1] {
			return p.malformed("its key names %q twice", ids[i])
		}
	}
	return nil
}

// allOrNothing is the full points for an answer that is right.
func (p *prepared) allOrNothing(right func(answer string) bool) func(string) float64 {
	full := p.full()
	return func(answer string) float64 {
		if right(answer) {
			return full
		}
		return 0
	}
}

// credit is the share of the item's points, capped: a bonus is no ability.
func (p *prepared) credit(points float64) float64 { return min(max(points/p.full(), 0), 1) }

// category is the place of a credit among those that the item gives.
func (p *prepared) category(credit float64) int8 {
	k, _ := slices.BinarySearch(p.credits, credit)
	return int8(min(k, len(p.credits)-1))
}

// judge sets what an answer to the trial's item is worth.
func (t *trial) judge(answer string) {
	t.state, t.answer = answered, answer
	if t.item.worth == nil {
		t.state = unscorable
		return
	}
	t.points = t.item.worth(answer)
	t.credit = t.item.credit(t.points)
	t.right = t.credit == 1
}
