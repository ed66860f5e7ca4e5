package campaigns

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// byHand is the programme of a campaign whose situations were chosen one by one.
const (
	byHand      = "custom"
	byHandTitle = "À la carte"
)

// copyTemplate copies the title of the programme into a new campaign and, when this says no situation, its situations and
// its options: what becomes of the template later changes nothing here.
func copyTemplate(app core.App, r *core.Record) error {
	template, err := templateOf(app, r)
	if err != nil || template == nil {
		return err
	}
	if situations := r.GetString("situations"); situations == "" || situations == "null" {
		r.Set("situations", template.Get("situations"))
		for _, option := range template.GetStringSlice("options") {
			r.Set(option, true)
		}
	}
	return nil
}

// entitle copies the title of the programme.
func entitle(app core.App, r *core.Record) error {
	_, err := templateOf(app, r)
	return err
}

// templateOf is the template that a campaign names, whose title it copies; nil when there is none.
func templateOf(app core.App, r *core.Record) (*core.Record, error) {
	r.Set("programme_title", byHandTitle)
	name := r.GetString("programme")
	if name == "" || name == byHand {
		return nil, nil //nolint:nilnil // no template is an answer
	}
	template, err := app.FindFirstRecordByFilter("programmes", "name = {:name}", dbx.Params{"name": name})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // the checks refuse it
	}
	if err != nil {
		return nil, fmt.Errorf("read the programme of a campaign: %w", err)
	}
	r.Set("programme_title", template.GetString("title"))
	return template, nil
}
