package reports

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/strengths"
	"eva/scoring"
)

const maxTrades = 6

// Trade is one where strengths of the person are useful, with the reason. It is no ranking, and excludes no other.
type Trade struct {
	Rome   string `json:"rome"`
	Title  string `json:"title"`
	Reason string `json:"reason"`
}

// trade is a row of the collection.
type trade struct {
	rome, title string
	skills      []string
}

func (s *sources) loadTrades(app core.App) error {
	rows, err := app.FindRecordsByFilter("trades", "active = true", "position,rome", 0, 0, dbx.Params{})
	for _, row := range rows {
		s.trades = append(s.trades, trade{row.GetString("rome"), row.GetString("title"), row.GetStringSlice("skills")})
	}
	return err
}

// doubtful are the flags that leave too much to be cleared up with the person first.
var doubtful = []string{"rapid_answers", "no_better_than_chance", "unusual_pattern", "contradictory"}

// tradesFor are the trades where the strengths that were seen are useful: those that use most of them first. There are none
// while a basic skill is to be built or to be looked at again: that comes first.
func (s *sources) tradesFor(r Report) []Trade {
	list := []Trade{}
	ready := r.Orientation.Code == scoring.Vocational || len(r.Basic) == 0
	if !ready || r.Evaluation.State != scoring.Finished || s.doubtful() {
		return list
	}
	strong := map[string]bool{}
	for _, skill := range r.Transversal {
		strong[skill.Scale] = skill.Level > 0 && skill.Level == len(skill.Steps)
	}
	type match struct {
		trade
		shared []string
	}
	var found []match
	for _, t := range s.trades {
		var shared []string
		for _, skill := range t.skills {
			if words, known := strengths.Of(skill); known && strong[skill] {
				shared = append(shared, lower(words.Title))
			}
		}
		if len(shared) > 0 {
			found = append(found, match{t, shared})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(len(b.shared), len(a.shared)) })
	for _, m := range found[:min(len(found), maxTrades)] {
		list = append(list, Trade{m.rome, m.title, "Utile dans ce métier : " + strings.Join(m.shared, ", ") + "."})
	}
	return list
}

func (s *sources) doubtful() bool {
	for _, result := range s.results {
		if result.Metrics["profile"] == scoring.Contradictory {
			return true
		}
		if slices.ContainsFunc(result.Flags, func(flag string) bool { return slices.Contains(doubtful, flag) }) {
			return true
		}
	}
	return false
}
