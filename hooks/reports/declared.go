package reports

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/declared"
)

// Fact is what the person said: nothing of it is a result.
type Fact struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Question is one that may be asked about health, with what its answers mean: answers are read apart, by whoever opens them.
type Question struct {
	ID       string            `json:"id"`
	Question string            `json:"question"`
	Options  map[string]string `json:"options"`
}

// asked is an item of the questionnaire on the person.
type asked struct {
	ID       string `json:"id"`
	Stimulus struct {
		Question string   `json:"question"`
		Health   bool     `json:"health"`
		Options  []option `json:"options"`
		Steps    []option `json:"steps"`
		Low      string   `json:"low"`
		High     string   `json:"high"`
	} `json:"stimulus"`
}

type option struct{ ID, Text string }

// loadDeclared reads what the person declared, and the questions as they were asked.
func (s *sources) loadDeclared(app core.App) error {
	s.declared = map[string]map[string]string{}
	play, played := s.plays[declared.Situation]
	if !played || !app.HasTable("declarations") {
		return nil
	}
	bank, err := app.FindRecordById("bank_versions", play.GetString("bank_version"))
	if err != nil {
		return err
	}
	var content struct {
		Items []asked `json:"items"`
	}
	if err := json.Unmarshal([]byte(bank.GetString("content")), &content); err != nil {
		return err
	}
	s.asked = content.Items
	var rows []struct{ Kind, Data string }
	err = app.DB().Select("kind", "data").From("declarations").Where(dbx.HashExp{"evaluation": s.evaluation.Id}).All(&rows)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	for _, row := range rows {
		var said map[string]string
		if err := json.Unmarshal([]byte(row.Data), &said); err != nil {
			return fmt.Errorf("declaration %s: %w", row.Kind, err)
		}
		s.declared[row.Kind] = said
	}
	return nil
}

// facts are the answers of a kind, in the order of the questions.
func (s *sources) facts(kind string) []Fact {
	list := []Fact{}
	for _, q := range s.asked {
		if answer, said := s.declared[kind][q.ID]; said && answer != "" {
			list = append(list, Fact{q.Stimulus.Question, q.wordOf(answer)})
		}
	}
	return list
}

func (s *sources) healthQuestions() []Question {
	list := []Question{}
	for _, q := range s.asked {
		if q.Stimulus.Health && len(q.Stimulus.Options) > 0 {
			list = append(list, Question{q.ID, q.Stimulus.Question, q.words()})
		}
	}
	return list
}

// words are the texts of the options, by id.
func (q asked) words() map[string]string {
	words := map[string]string{}
	for _, o := range append(q.Stimulus.Options, q.Stimulus.Steps...) {
		words[o.ID] = o.Text
	}
	return words
}

// wordOf is the text of an option, or the place on a gauge; a text that was typed stands for itself.
func (q asked) wordOf(answer string) string {
	place := slices.IndexFunc(q.Stimulus.Steps, func(o option) bool { return o.ID == answer })
	if place >= 0 && q.Stimulus.High != "" {
		return fmt.Sprintf("%d sur %d, de « %s » (1) à « %s » (%d)",
			place+1, len(q.Stimulus.Steps), q.Stimulus.Low, q.Stimulus.High, len(q.Stimulus.Steps))
	}
	if text, known := q.words()[answer]; known {
		return text
	}
	return answer
}
