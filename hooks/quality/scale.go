package quality

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"eva/scoring/irt"
)

// scale is what the answers say of a scale and of each of its questions.
func (t *table) scale(app core.App, v version, name string) (Scale, error) {
	labels, err := v.labels()
	if err != nil {
		return Scale{}, fmt.Errorf("labels of %s: %w", v.name(), err)
	}
	known, err := parametersOf(app, v, name)
	if err != nil {
		return Scale{}, err
	}
	s := Scale{Name: name, Title: cmp.Or(titles[name], name), N: len(t.persons), Rapid: t.rapid, Parameters: known.Parameters}
	for j := range t.items {
		it := t.item(j)
		it.Label = labels[it.Name].Text
		if it.N >= enough {
			it.Options = t.options(j, labels[it.Name])
		}
		s.Items = append(s.Items, it)
	}
	t.reliability(&s)
	t.measure(&s, known.items)
	for _, g := range groupings {
		t.compare(s.Items, g)
	}
	s.Split = t.split(known.publishedAt)
	t.drift(s.Items, s.Split)
	return s, nil
}

// calibrated are the parameters of a scale.
type calibrated struct {
	Parameters
	items       []irt.Item
	publishedAt string
}

// parametersOf are those of the published calibration, or else those of the last candidate.
func parametersOf(app core.App, v version, scale string) (calibrated, error) {
	var rows []struct {
		State       string        `db:"state"`
		Version     int           `db:"version"`
		Model       string        `db:"model"`
		N           int           `db:"n"`
		Items       types.JSONRaw `db:"items"`
		PublishedAt string        `db:"published_at"`
	}
	err := app.DB().Select("state", "version", "model", "n", "items", "published_at").From("calibrations").
		Where(dbx.HashExp{"situation": v.Situation, "bank_version": v.name(), "scale": scale, "state": []any{"published", "candidate"}}).
		OrderBy("state DESC", "version DESC").Limit(1).All(&rows)
	if err != nil || len(rows) == 0 {
		return calibrated{Parameters: Parameters{State: "none"}}, err
	}
	row := rows[0]
	c := calibrated{Parameters: Parameters{row.State, row.Version, row.Model, row.N}}
	if row.State == "published" {
		c.publishedAt = row.PublishedAt
	}
	if err := json.Unmarshal(row.Items, &c.items); err != nil {
		return c, fmt.Errorf("calibration %d of %s: %w", row.Version, scale, err)
	}
	return c, nil
}

// reliability is what classical theory says, from those who answered every question. Questions that all answered alike, or
// that too few answered, are left out.
func (t *table) reliability(s *Scale) {
	var columns []int
	for j := range s.Items {
		if s.Items[j].N >= enough && *s.Items[j].P > 0 && *s.Items[j].P < 1 {
			columns = append(columns, j)
		}
	}
	for len(columns) > 1 {
		scores := t.complete(columns)
		s.Complete = len(scores) / len(columns)
		if s.Complete < enough {
			return
		}
		table := mat.NewDense(s.Complete, len(columns), scores)
		alpha, err := irt.Alpha(table)
		var of *irt.ItemError
		if errors.As(err, &of) { // the same among those who answered all
			number, _ := strconv.Atoi(of.Item)
			columns = slices.Delete(columns, number-1, number)
			continue
		}
		if err != nil {
			return
		}
		s.Alpha = &Interval{alpha.Alpha, alpha.CI95[0], alpha.CI95[1]}
		if factor, err := irt.Omega(table); err == nil {
			s.Omega = told(factor.Omega)
		}
		return
	}
}

// complete are the credits of those who answered all of some questions, row after row.
func (t *table) complete(columns []int) []float64 {
	var scores []float64
	for _, p := range t.persons {
		if slices.ContainsFunc(columns, func(j int) bool { return p.responses[j] == irt.Missing }) {
			continue
		}
		for _, j := range columns {
			scores = append(scores, t.items[j].Credits[p.responses[j]])
		}
	}
	return scores
}

// measure tells what the calibrated questions of the scale measure together, and each at the mean ability.
func (t *table) measure(s *Scale, parameters []irt.Item) {
	var items []irt.Item
	var columns []int
	for j, item := range t.items {
		i := slices.IndexFunc(parameters, func(p irt.Item) bool { return p.Name == item.ID && p.Categories() == len(item.Credits) })
		if i >= 0 {
			items, columns = append(items, parameters[i]), append(columns, j)
		}
	}
	if len(items) == 0 || len(t.persons) < enough {
		return
	}
	grid := irt.DefaultGrid()
	scorer, err := irt.NewScorer(items, grid)
	if err != nil {
		s.Parameters.State = "none" // parameters that nothing can be measured by
		return
	}
	scores, thetas := make([]irt.Score, len(t.persons)), make([]float64, len(t.persons))
	pattern := make([]int8, len(columns))
	for i, p := range t.persons {
		for k, j := range columns {
			pattern[k] = p.responses[j]
		}
		if scores[i], err = scorer.EAP(pattern); err != nil {
			return
		}
		thetas[i] = scores[i].Theta
	}
	mean := stat.Mean(thetas, nil)
	s.Ability = told(mean)
	s.EAP = told(irt.EAPReliability(scores, nil))
	s.Marginal = told(irt.MarginalReliability(items, grid))
	for k, j := range columns {
		if s.Items[j].N >= enough {
			s.Items[j].Information = told(items[k].Information(mean))
		}
	}
	s.Curves = curves(items, mean)
}
