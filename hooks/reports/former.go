package reports

import (
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

// Former is the evaluation of the same person before this one, and what changed since.
type Former struct {
	ID       string `json:"id"`
	Date     string `json:"date"`
	Sentence string `json:"sentence"`
}

// former is nil for a first evaluation, or one that goes on. One that this account may not see is as if it were not.
func former(e *core.RequestEvent, s *sources) (*Former, error) {
	if s.evaluation.GetString("state") != "finished" {
		return nil, nil //nolint:nilnil // none is an answer
	}
	seen, _, err := identity.Evaluations(e, e.App, s.beneficiary.Id)
	if err != nil {
		return nil, err
	}
	for _, evaluation := range seen { // the newest first
		before := evaluation.GetDateTime("started_at").String() < s.startedAt()
		if !before || evaluation.GetString("state") != "finished" || evaluation.GetString("kind") != s.evaluation.GetString("kind") {
			continue
		}
		earlier, err := measuresOf(e.App, evaluation)
		if err != nil {
			return nil, err
		}
		c := comparisonOf(earlier, s)
		return &Former{c.Before.ID, c.Before.Date, c.Sentence}, nil
	}
	return nil, nil //nolint:nilnil // none is an answer
}
