package quality

import (
	"errors"
	"slices"

	"eva/scoring/irt"
)

// Bias is whether a question is harder for one group of people than for another of the same ability.
type Bias struct {
	Reference int      `json:"reference_n"`
	Focal     int      `json:"focal_n"`
	Class     string   `json:"class"`  // of ETS, by Mantel–Haenszel: A, B or C
	Delta     *float64 `json:"delta"`  // below 0, harder for the focal group
	P         *float64 `json:"p"`      // adjusted for the number of questions
	Varies    string   `json:"varies"` // class of Jodoin & Gierl, by logistic regression: also what changes with ability; "" not told
	Signal    bool     `json:"signal"`
}

// grouping splits people in two; those whose group is not known are left out.
type grouping struct {
	of  func(*sitting) string
	all [2]string
	set func(*Item, *Bias)
}

var groupings = []grouping{
	{of: func(s *sitting) string { return s.Accompanied }, all: [2]string{"alone", "accompanied"},
		set: func(i *Item, b *Bias) { i.Accompanied = b }},
	{of: func(s *sitting) string { return s.Touch }, all: [2]string{"0", "1"}, set: func(i *Item, b *Bias) { i.Touch = b }},
}

const doubtful = .05

// compare adds to each item how it works for both groups. An answer that is right in part counts as not right.
func (t *table) compare(items []Item, g grouping) {
	groups, counts := t.groups(g)
	var columns []int
	for j := range t.items {
		if counts[j][0] >= enough && counts[j][1] >= enough {
			columns = append(columns, j)
		}
	}
	uniform := differential(groups, columns, irt.MantelHaenszelDIF)
	varying := differential(groups, columns, irt.LogisticDIF)
	for _, j := range columns {
		found, ok := uniform[t.items[j].ID]
		if !ok {
			continue
		}
		b := &Bias{Reference: counts[j][0], Focal: counts[j][1], Class: found.Class, Delta: told(found.Delta), P: told(found.PAdjusted)}
		b.Signal = found.Class != "A" && found.PAdjusted < doubtful
		if other, ok := varying[t.items[j].ID]; ok {
			b.Varies = other.Class
			b.Signal = b.Signal || (other.Class != "A" && other.PAdjusted < doubtful)
		}
		g.set(&items[j], b)
	}
}

// groups are the answers of both groups, and how many in each answered each item.
func (t *table) groups(g grouping) (irt.Groups, [][2]int) {
	groups, counts := irt.Groups{}, make([][2]int, len(t.items))
	for _, item := range t.items {
		groups.Names = append(groups.Names, item.ID)
	}
	for _, p := range t.persons {
		group := slices.Index(g.all[:], g.of(p.sitting))
		if group < 0 {
			continue
		}
		row := make([]int8, len(t.items))
		for j, x := range p.responses {
			row[j] = irt.Missing
			if x == irt.Missing {
				continue
			}
			row[j] = 0
			if int(x) == len(t.items[j].Credits)-1 {
				row[j] = 1
			}
			counts[j][group]++
		}
		groups.Responses, groups.Focal = append(groups.Responses, row), append(groups.Focal, group == 1)
	}
	return groups, counts
}

// differential runs a method on some items. One that it cannot tell, because all answered alike, is left out and the
// others tried again.
func differential(all irt.Groups, columns []int, method func(irt.Groups) ([]irt.DIF, error)) map[string]irt.DIF {
	kept := slices.Clone(columns)
	for len(kept) > 1 {
		found, err := method(pick(all, kept))
		if err == nil {
			byName := map[string]irt.DIF{}
			for _, d := range found {
				byName[d.Name] = d
			}
			return byName
		}
		var of *irt.ItemError
		if !errors.As(err, &of) {
			return nil
		}
		kept = slices.DeleteFunc(kept, func(j int) bool { return all.Names[j] == of.Item })
	}
	return nil
}

func pick(all irt.Groups, columns []int) irt.Groups {
	some := irt.Groups{Focal: all.Focal, Responses: make([][]int8, len(all.Responses))}
	for _, j := range columns {
		some.Names = append(some.Names, all.Names[j])
	}
	for i, row := range all.Responses {
		for _, j := range columns {
			some.Responses[i] = append(some.Responses[i], row[j])
		}
	}
	return some
}
