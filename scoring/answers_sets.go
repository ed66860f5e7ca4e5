package scoring

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"eva/scoring/irt"
)

// options reads ids joined by spaces as a set, in one order.
func options(ids string) []string { return slices.Sorted(slices.Values(strings.Fields(ids))) }

// readChoice compares option ids; several are joined by spaces, in any order.
func (p *prepared) readChoice() error {
	if err := p.readRight(); err != nil {
		return err
	}
	right := options(p.right)
	if err := p.distinct(right); err != nil {
		return err
	}
	p.worth = p.allOrNothing(func(answer string) bool {
		return answer == p.right || slices.Equal(options(answer), right)
	})
	return nil
}

// readZones gives a share of the points for each right zone. The page lets
// nobody choose more zones than there are: an answer with more earns nothing.
func (p *prepared) readZones() error {
	if err := p.readRight(); err != nil {
		return err
	}
	right := options(p.right)
	if err := p.distinct(right); err != nil {
		return err
	}
	return p.shares(steps(len(right)), func(answer string) float64 {
		given := slices.Compact(options(answer))
		if len(given) > len(right) {
			return 0
		}
		return among(given, right)
	})
}

// readOrder gives a share of the points for each item in its place, and one
// more from bonus_from of them on.
func (p *prepared) readOrder() error {
	var key struct {
		BonusFrom int `json:"bonus_from"`
	}
	if err := p.readRight(); err != nil {
		return err
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return p.malformed("key: %w", err)
	}
	right := strings.Fields(p.right)
	n := len(right)
	if err := p.distinct(slices.Sorted(slices.Values(right))); err != nil {
		return err
	}
	if n < 2 || key.BonusFrom < 0 || key.BonusFrom > n {
		return p.malformed("an order needs 2 items or more, and bonus_from at most as many")
	}
	worth := func(places int) float64 {
		if key.BonusFrom == 0 {
			return float64(places) / float64(n)
		}
		if places >= key.BonusFrom {
			places++
		}
		return float64(places) / float64(n+1)
	}
	var shares []float64
	for places := range n + 1 {
		if places != n-1 { // all but one in place is all in place
			shares = append(shares, worth(places))
		}
	}
	return p.shares(shares, func(answer string) float64 {
		given := strings.Fields(answer)
		if !slices.Equal(options(answer), options(p.right)) {
			return 0
		}
		return worth(inPlace(given, right))
	})
}

// readPlacements gives a share of the points for each item in its zone. One
// that is in no zone, or in several, is not right.
func (p *prepared) readPlacements() error {
	if err := p.readRight(); err != nil {
		return err
	}
	right := strings.Fields(p.right)
	var items []string
	for _, placement := range right {
		item, zone, ok := strings.Cut(placement, ":")
		if !ok || item == "" || zone == "" || strings.Contains(zone, ":") {
			return p.malformed("%q is not item:zone", placement)
		}
		items = append(items, item)
	}
	if err := p.distinct(options(strings.Join(items, " "))); err != nil {
		return err
	}
	return p.shares(steps(len(right)), func(answer string) float64 {
		given := options(answer)
		return among(slices.DeleteFunc(slices.Clone(given), func(placement string) bool {
			item, _, _ := strings.Cut(placement, ":")
			return placed(given, item) > 1
		}), right)
	})
}

// readState compares the state in which a task was left with the right one, or
// with any of several.
func (p *prepared) readState() error {
	var key struct {
		Right string   `json:"right"`
		Any   []string `json:"any"`
	}
	if err := json.Unmarshal(p.Key, &key); err != nil {
		return p.malformed("key: %w", err)
	}
	if (key.Right == "") == (len(key.Any) == 0) {
		return p.malformed("it needs a right state, or any of several")
	}
	if key.Right != "" {
		key.Any = []string{key.Right}
	}
	states := map[string]bool{}
	for _, state := range key.Any {
		if states[norm.NFC.String(state)] = true; state == "" {
			return p.malformed("a right state is empty")
		}
	}
	p.right = key.Any[0]
	p.worth = p.allOrNothing(func(answer string) bool { return states[norm.NFC.String(answer)] })
	return nil
}

// shares makes the points follow a share from 0 to 1, of which these are all
// the values, rising.
func (p *prepared) shares(values []float64, share func(answer string) float64) error {
	if len(values) > irt.MaxCategory+1 {
		return p.malformed("its key has more than %d parts", irt.MaxCategory)
	}
	full := p.full()
	p.credits = nil
	for _, value := range values {
		p.credits = append(p.credits, p.credit(full*value))
	}
	p.worth = func(answer string) float64 { return full * share(answer) }
	return nil
}

// steps are 0/n, 1/n … n/n.
func steps(n int) []float64 {
	shares := make([]float64, n+1)
	for k := range shares {
		shares[k] = float64(k) / float64(n)
	}
	return shares
}

// among is the share of the right ones that were given.
func among(given, right []string) float64 {
	n := 0
	for _, one := range right {
		if slices.Contains(given, one) {
			n++
		}
	}
	return float64(n) / float64(len(right))
}

func inPlace(given, right []string) int {
	n := 0
	for i := range right {
		if given[i] == right[i] {
			n++
		}
	}
	return n
}

// placed counts the zones in which an item was put.
func placed(placements []string, item string) int {
	n := 0
	for _, placement := range placements {
		if other, _, _ := strings.Cut(placement, ":"); other == item {
			n++
		}
	}
	return n
}
