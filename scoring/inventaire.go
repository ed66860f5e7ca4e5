package scoring

import (
	"math"
	"strings"
)

const (
	stockroom     = 19        // containers of the content; a test counts them
	discovery     = 7         // blank fields from which a first check only looks at the form
	fewErrors     = 2         // wrong totals in the first faulty check, and faulty checks, of who is watchful
	longInventory = 1_320_000 // ms; counting on for longer is persevering
)

var inventaire = Situation{
	Name:   "inventaire",
	Title:  "Inventaire",
	Family: Transversal,
	Events: map[string][]string{
		"container_opened":  {"container", "place", "modality"},
		"container_closed":  {"container"},
		"form_opened":       {},
		"form_closed":       {},
		"inventory_checked": {"attempt", "blanks", "answers", "modality"},
		"product_done":      {"product"},
	},
	Metrics: append([]Metric{
		{Name: "inventory_time", Unit: "ms", Definition: "Active time of the inventory, from start to end; pauses and the instruction read again on return are left out.", Normed: true, Compute: activeTime},
		{Name: "right", Unit: "products", Definition: "Products whose total was right at the last check.", Compute: count(right)},
		{Name: "not_found", Unit: "products", Definition: "Products whose total was not right at the last check.", Compute: count(unreached)},
		{Name: "openings", Unit: "times", Definition: "Containers opened, each time.", Normed: true, Compute: countInTest("container_opened")},
		{Name: "reopenings", Unit: "times", Definition: "Containers opened once more.", Normed: true, Compute: reopenings},
		{Name: "seen_before_check", Unit: "share", Definition: "Share of the containers that were opened before the first check.", Normed: true, Compute: seenBeforeCheck},
		{Name: "in_order_share", Unit: "share", Definition: "Share of the openings, the first one left out, of a container next to the one before: whoever follows an order has most of them so.", Compute: inOrderShare},
		{Name: "look_median", Unit: "ms", Definition: "Median time that a container stays open.", Compute: lookMedian},
		{Name: "forms_opened", Unit: "times", Definition: "Times that the form was opened.", Compute: countInTest("form_opened")},
		{Name: "checks", Unit: "checks", Definition: "Times that the totals were checked.", Normed: true, Compute: countInTest("inventory_checked")},
		{Name: "full_checks", Unit: "checks", Definition: "Checks in which no field was blank.", Compute: fullChecks},
		{Name: "first_errors", Unit: "products", Definition: "Wrong totals of the first check, fields left blank apart; a first check with 7 blank fields or more is left out.", Compute: firstErrors},
		{Name: "errors", Unit: "products", Definition: "Wrong totals of all checks, fields left blank apart.", Normed: true, Compute: errorsOfChecks},
		{Name: "check_grade", Unit: "rank", Definition: "How the totals were checked, a first check with 7 blank fields or more left out: 0 once only; 1 with at most two faulty checks, the first of which has at most two wrong totals; 2 otherwise. Only of an inventory that is right in the end.", Compute: checkGrade},
		{Name: "keyboard_share", Unit: "share", Definition: "Share of the containers opened by keyboard: such times have norms of their own.", Compute: containersBy("keyboard")},
		{Name: "touch_share", Unit: "share", Definition: "Share of the containers opened by touch.", Compute: containersBy("touch")},
	}, contextMetrics...),
	Scales: []Scale{
		{Name: "speed", Engine: EngineRules, By: "inventory_time", Steps: []Step{{360_000, "4"}, {540_000, "3"}, {1_080_000, "2"}, {math.Inf(1), "1"}}},
		{Name: "organisation", Engine: EngineRules, By: "openings", Steps: []Step{{42, "4"}, {71, "3"}, {148, "2"}, {math.Inf(1), "1"}}},
		{Name: "vigilance", Engine: EngineRules, By: "check_grade", Steps: []Step{{0, "4"}, {1, "3"}, {2, "2"}}},
		{Name: "instruction", Engine: EngineRules, By: "checks", Steps: []Step{{math.Inf(1), "4"}}},
		{Name: "perseverance", Engine: EngineRules, By: "inventory_time", Steps: []Step{{longInventory, ""}, {math.Inf(1), "4"}}},
	},
	Types:   []string{"number_input"},
	read:    readInventory,
	details: errorsByCheck,
}

// readInventory reads each check since the first test_started: the inventory
// goes on where it stopped. A total is answered once it is right; wrong ones
// that came before are changes.
func readInventory(r *record) {
	for _, c := range checksOf(r) {
		for i := range r.trials {
			t := &r.trials[i]
			value := c.totals[t.item.ID]
			if t.item.worth != nil && t.item.worth(value) == 0 {
				wrong := 0
				if value != "" {
					wrong = 1
				}
				*t = trial{item: t.item, changes: t.changes + wrong}
				continue
			}
			t.judge(value)
			t.position = c.position
		}
	}
}

// check is one press on « Vérifier », judged by the server's own key.
type check struct {
	position int
	totals   map[string]string // what each field held, by product
	faults   []string          // products whose field was not right, blank ones included
	blanks   int
}

// wrong counts the fields that hold a total that is not right.
func (c check) wrong() int { return len(c.faults) - c.blanks }

// checksOf reads the checks, in order: answers are "p1=9 p2= p3=12.5".
func checksOf(r *record) []check {
	var list []check
	for _, e := range wholeTest(r.all) {
		if e.Name != "inventory_checked" {
			continue
		}
		c := check{position: e.Position, totals: map[string]string{}}
		for _, field := range strings.Fields(text(e.Data["answers"])) {
			product, value, _ := strings.Cut(field, "=")
			c.totals[product] = value
		}
		for _, t := range r.trials {
			value := c.totals[t.item.ID]
			if t.item.worth == nil || t.item.worth(value) > 0 {
				continue
			}
			c.faults = append(c.faults, t.item.ID)
			if value == "" {
				c.blanks++
			}
		}
		list = append(list, c)
	}
	return list
}

// afterDiscovery are the checks without a first one that only looked at the form.
func afterDiscovery(r *record) []check {
	list := checksOf(r)
	if len(list) > 0 && list[0].blanks >= discovery {
		return list[1:]
	}
	return list
}

// checkGrade says how a person watches over her own totals.
func checkGrade(r *record) (float64, bool) {
	list := afterDiscovery(r)
	first, faulty := 0, 0 // wrong totals of the first faulty check, and how many there are
	for _, c := range list {
		if c.wrong() == 0 {
			continue
		}
		if faulty == 0 {
			first = c.wrong()
		}
		faulty++
	}
	switch {
	case len(list) == 0 || r.count(right) < len(r.trials):
		return 0, false // not over: nothing can be said yet
	case len(list) == 1:
		return 0, true
	case faulty <= fewErrors && first <= fewErrors:
		return 1, true
	}
	return 2, true
}

func firstErrors(r *record) (float64, bool) {
	list := afterDiscovery(r)
	if len(list) == 0 {
		return 0, false
	}
	return float64(list[0].wrong()), true
}

func errorsOfChecks(r *record) (float64, bool) {
	n := 0
	for _, c := range checksOf(r) {
		n += c.wrong()
	}
	return float64(n), true
}

func fullChecks(r *record) (float64, bool) {
	n := 0
	for _, c := range checksOf(r) {
		if c.blanks == 0 {
			n++
		}
	}
	return float64(n), true
}

// errorsByCheck tells check after check how many totals were wrong and how many
// fields blank, and of each product how often it was wrong.
func errorsByCheck(r *record, scale string) map[string]any {
	if scale != "vigilance" {
		return nil
	}
	wrong, blanks, products := []int{}, []int{}, map[string]int{}
	for _, c := range checksOf(r) {
		wrong, blanks = append(wrong, c.wrong()), append(blanks, c.blanks)
		for _, product := range c.faults {
			if c.totals[product] != "" {
				products[product]++
			}
		}
	}
	return map[string]any{"errors_by_check": wrong, "blanks_by_check": blanks, "errors_by_product": products}
}
