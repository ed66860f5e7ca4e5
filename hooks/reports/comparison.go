package reports

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
	"eva/hooks/internal/identity"
	"eva/scoring"
)

// Comparison says what changed for a person between two evaluations.
type Comparison struct {
	Before   Moment        `json:"before"`
	After    Moment        `json:"after"`
	Sentence string        `json:"sentence"`
	Notes    []string      `json:"notes"` // what is not the same in the two evaluations
	Skills   []SkillChange `json:"skills"`
}

// Moment is one of the two evaluations.
type Moment struct {
	ID       string `json:"id"`
	Campaign string `json:"campaign"`
	Date     string `json:"date"`
}

// SkillChange is what became of one skill.
type SkillChange struct {
	Scale   string    `json:"scale"`
	Group   string    `json:"group"`
	Title   string    `json:"title"`
	Before  Measure   `json:"before"`
	After   Measure   `json:"after"`
	Cuts    []float64 `json:"cuts"` // abilities between the levels, rising, when both were measured on the same
	Verdict string    `json:"verdict"`
	Label   string    `json:"label"`
	Notes   []string  `json:"notes"`
}

// Measure is a level in words, and where the picture draws it.
type Measure struct {
	Label   string      `json:"label"`
	Ability *float64    `json:"ability"` // nil where nothing says how sure it is
	CI90    *[2]float64 `json:"ci90"`
}

// compare answers GET /api/conseil/people/{id}/comparison?first=&second=.
func compare(e *core.RequestEvent) error {
	person, err := identity.Viewable(e, e.App, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	var sides [2]*sources
	for i, name := range []string{"first", "second"} {
		evaluation, err := access.Viewable(e, "evaluations", e.Request.URL.Query().Get(name), unknown)
		if err != nil {
			return err
		}
		if evaluation.GetString("beneficiary") != person.Id {
			return e.BadRequestError("Ces évaluations ne sont pas celles de cette personne.", nil)
		}
		if sides[i], err = measuresOf(e.App, evaluation); err != nil {
			return e.InternalServerError("La comparaison n’a pas pu être faite.", err)
		}
	}
	before, after := sides[0], sides[1]
	if before.evaluation.Id == after.evaluation.Id {
		return e.BadRequestError("Choisissez deux évaluations différentes.", nil)
	}
	if after.startedAt() < before.startedAt() {
		before, after = after, before
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, comparisonOf(before, after))
}

// measuresOf reads what a comparison rests on, and nothing of how it was played.
func measuresOf(app core.App, evaluation *core.Record) (*sources, error) {
	s := &sources{evaluation: evaluation, titles: map[string]string{}, plays: map[string]*core.Record{}}
	for _, step := range []func(core.App) error{s.loadRecords, s.loadPlays, s.loadResults} {
		if err := step(app); err != nil {
			return nil, fmt.Errorf("compare evaluation %s: %w", evaluation.Id, err)
		}
	}
	return s, nil
}

func (s *sources) startedAt() string { return s.evaluation.GetDateTime("started_at").String() }

func (s *sources) moment() Moment {
	return Moment{s.evaluation.Id, s.campaign.GetString("label"), dateOf(s.evaluation.GetDateTime("started_at").Time())}
}

func comparisonOf(before, after *sources) Comparison {
	c := Comparison{Before: before.moment(), After: after.moment(), Notes: conditions(before, after), Skills: []SkillChange{}}
	for _, scales := range []struct {
		names []string
		steps []string
	}{{basicScales, basicSteps}, {transversalScales, transversalSteps}} {
		for _, scale := range scales.names {
			if change, both := changeOf(before, after, scale, scales.steps); both {
				c.Skills = append(c.Skills, change)
			}
		}
	}
	c.Sentence = sentenceOf(c)
	return c
}

// conditions are what was not the same for the whole of the two evaluations.
func conditions(before, after *sources) []string {
	notes := []string{}
	if a, b := before.evaluation.GetString("accompanied"), after.evaluation.GetString("accompanied"); a != b && a != "" && b != "" {
		notes = append(notes, fmt.Sprintf("La personne était %s la première fois, %s la seconde.", companies[a], companies[b]))
	}
	gap := after.evaluation.GetDateTime("started_at").Sub(before.evaluation.GetDateTime("started_at"))
	if days := int(gap.Hours() / 24); days < soon {
		notes = append(notes, fmt.Sprintf("Les deux évaluations sont à %s d’écart : se souvenir des questions peut aider.", plural(days, "jour", "jours")))
	}
	for _, s := range []*sources{before, after} {
		if s.evaluation.GetString("state") != "finished" {
			notes = append(notes, fmt.Sprintf("L’évaluation du %s n’est pas terminée.", s.moment().Date))
		}
	}
	return notes
}

// soon is how many days the questions may be remembered.
const soon = 30

var companies = map[string]string{"alone": "seule", "accompanied": "accompagnée"}

// changeOf compares a scale in the activity that measured it best both times; never across two activities.
func changeOf(before, after *sources, scale string, steps []string) (SkillChange, bool) {
	situation, measured := sharedSituation(before, after, scale)
	first, second := before.results[key{situation, scale}], after.results[key{situation, scale}]
	if !measured {
		var had, has bool
		first, had = before.best(scale)
		second, has = after.best(scale)
		if !had || !has {
			return SkillChange{}, false
		}
	}
	a, b := before.skill(scale, situation, first, steps), after.skill(scale, situation, second, steps)
	if a.Certainty.Code == "none" && b.Certainty.Code == "none" {
		return SkillChange{}, false
	}
	change := scoring.Compare(first.asScored(), second.asScored())
	if first.Situation != second.Situation {
		change = scoring.Change{Verdict: scoring.Incomparable, Notes: []string{otherActivity}}
	}
	if p, q := before.mode(situation), after.mode(situation); p != q {
		change.Notes = append(change.Notes, otherMode)
	}
	s := SkillChange{
		Scale: scale, Group: a.Group, Title: a.Title, Before: measureOf(a), After: measureOf(b), Cuts: []float64{},
		Verdict: change.Verdict, Label: verdicts[change.Verdict], Notes: []string{},
	}
	if a.Technical != nil && b.Technical != nil && slices.Equal(a.Technical.Cuts, b.Technical.Cuts) {
		s.Cuts = append(s.Cuts, a.Technical.Cuts...)
	}
	for _, code := range change.Notes {
		s.Notes = append(s.Notes, cautions[code])
	}
	return s, true
}

// best is the result of a scale wherever it is: in an activity, or of the evaluation as a whole.
func (s *sources) best(scale string) (result, bool) {
	if r, ok := s.whole(scale); ok && slices.Contains(transversalScales, scale) {
		return r, true
	}
	return s.played(scale)
}

// sharedSituation is the activity of both evaluations whose two errors are the smallest.
func sharedSituation(before, after *sources, scale string) (situation string, found bool) {
	if slices.Contains(transversalScales, scale) {
		_, had := before.whole(scale)
		_, has := after.whole(scale)
		return "", had && has
	}
	var best float64
	for _, name := range before.situations {
		a, had := before.results[key{name, scale}]
		b, has := after.results[key{name, scale}]
		if wide := a.spread() + b.spread(); had && has && (!found || wide < best) {
			situation, found, best = name, true, wide
		}
	}
	return situation, found
}

// mode is how the plan of an activity was followed.
func (s *sources) mode(situation string) string {
	if play, ok := s.plays[situation]; ok {
		return play.GetString("mode")
	}
	return ""
}

func (r result) asScored() scoring.Result {
	return scoring.Result{
		Scale: r.Scale, AlgorithmVersion: r.Algorithm, ItemBankVersion: r.Bank, NormVersion: r.Norm,
		Estimate: r.Estimate, SE: r.SE, Flags: r.Flags,
	}
}

func measureOf(skill Skill) Measure {
	m := Measure{Label: skill.Label}
	if t := skill.Technical; t != nil && t.SE != nil {
		m.Ability, m.CI90 = &t.Ability, t.CI90
	}
	return m
}

// sentenceOf is the whole comparison in one sentence. What is not a real change is never told as one.
func sentenceOf(c Comparison) string {
	titles := map[string][]string{}
	whole := slices.ContainsFunc(c.Skills, func(s SkillChange) bool { return s.Scale == "literacy" && s.Verdict != scoring.Incomparable })
	for _, skill := range c.Skills {
		if whole && skill.Group == groupLiteracy && skill.Scale != "literacy" {
			continue // a part of what is told as a whole
		}
		titles[skill.Verdict] = append(titles[skill.Verdict], "« "+skill.Title+" »")
	}
	var parts []string
	if up := titles[scoring.Progress]; len(up) > 0 {
		parts = append(parts, "un vrai progrès pour "+listed(up))
	}
	if down := titles[scoring.Decline]; len(down) > 0 {
		parts = append(parts, "un vrai recul pour "+listed(down))
	}
	when := fmt.Sprintf("Entre le %s et le %s", c.Before.Date, c.After.Date)
	switch same := len(titles[scoring.Noise]) > 0; {
	case len(parts) > 0 && same:
		return when + " : " + strings.Join(parts, " et ") + " ; pour le reste, l’écart ne se distingue pas du hasard des réponses."
	case len(parts) > 0:
		return when + " : " + strings.Join(parts, " et ") + "."
	case same:
		return when + ", aucun changement ne se distingue du hasard des réponses."
	case len(c.Skills) > 0:
		return when + ", on ne peut pas dire si quelque chose a changé : la marge d’erreur de ces mesures n’est pas connue, ou elles ne sont pas faites de la même façon."
	}
	return "Ces deux évaluations ne mesurent rien en commun : elles ne se comparent pas."
}

func listed(titles []string) string {
	last := len(titles) - 1
	if last == 0 {
		return titles[0]
	}
	return strings.Join(titles[:last], ", ") + " et " + titles[last]
}
