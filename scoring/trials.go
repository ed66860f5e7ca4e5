package scoring

import "strings"

// state is how far a person went with one item.
type state int

const (
	untested   state = iota // not reached, or its answer was cleared
	answered                // an answer stands
	skipped                 // « Je ne sais pas »
	unscorable              // answered, but the bank's key cannot be read
)

// trial is what a person did with one item, whatever the situation.
type trial struct {
	item     *prepared
	state    state
	answer   string
	points   float64 // what the answer is worth, bonus included
	credit   float64 // its share of the item's points, 0 to 1
	right    bool
	time     float64 // ms from shown to answered; not positive when unknown
	changes  int     // answers that replaced an earlier one
	position int     // of the event that decided
	spared   bool    // its plan led elsewhere: never shown
	first    *sample // the first answer, which a calibration looks at; nil before it
	shown    bool
	replaced bool // by the other pass of its family, which was better
}

// sample is one answer as a calibration takes it.
type sample struct {
	category int8
	time     float64 // ms; not positive when unknown
}

// rapidBelow is the time under which nobody reads and answers: such answers
// are flagged and left out of speed, and count like any other in accuracy.
const rapidBelow = 200 // ms

// of says whether the trial is of a skill; "" is any.
func (t trial) of(skill string) bool { return skill == "" || t.item.Skill == skill }

// under says whether the trial is of a part of the referential, "2.1.3" of
// "2.1"; "" is any.
func (t trial) under(criterion string) bool {
	return criterion == "" || t.item.Criterion == criterion || strings.HasPrefix(t.item.Criterion, criterion+".")
}

func (t trial) timed() bool { return t.time > 0 }
func (t trial) rapid() bool { return t.timed() && t.time < rapidBelow }

func seen(t trial) bool        { return t.state == answered }
func right(t trial) bool       { return seen(t) && t.right }
func faulty(t trial) bool      { return seen(t) && !t.right }
func unreached(t trial) bool   { return t.state == untested }
func saidUnknown(t trial) bool { return t.state == skipped }

// tested says whether the item tells something about the person.
func tested(t trial) bool { return seen(t) || saidUnknown(t) }

// kept says whether the item counts in points and in their denominators.
func kept(t trial) bool { return tested(t) && !t.replaced }

// worth is the points that an item counts for, a bonus left out.
func (t trial) worth() float64 { return t.credit * t.item.full() }

// take makes the trial's last answer this one. An empty answer is a field
// that was cleared: nothing is known then, and nothing is failed.
func (t *trial) take(e Event) {
	if t.state != untested {
		t.changes++
	}
	t.position, t.shown = e.Position, true
	t.points, t.credit, t.right, t.time = 0, 0, false, 0
	answer := text(e.Data["answer"])
	if answer == "" {
		t.state, t.answer = untested, ""
		return
	}
	if ms, ok := number(e.Data["rt"]); ok {
		t.time = ms
	}
	t.judge(answer)
	if t.first == nil && t.state == answered {
		t.first = &sample{t.item.category(t.credit), t.time}
	}
}

// skip makes « Je ne sais pas » the trial's last answer.
func (t *trial) skip(e Event) {
	if t.state != untested {
		t.changes++
	}
	if t.first == nil {
		t.first = &sample{}
	}
	*t = trial{item: t.item, state: skipped, changes: t.changes, position: e.Position, first: t.first, shown: true}
}
