package passations

import (
	"database/sql"
	"errors"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/paris"
)

// afterClosing is how long a started evaluation may be resumed once its campaign is closed, by its date or by hand: long
// enough for whoever stopped on the last day, short enough for results to be read together.
const afterClosing = 30 * 24 * time.Hour

const askCompanion = " Demandez à la personne qui vous accompagne."

// enterable finds the campaign of a code, if people may enter it now; a pass of a test run opens it at any time.
func (s *Service) enterable(app core.App, code, pass string) (*core.Record, error) {
	if pass != "" {
		return s.tried(app, code, pass)
	}
	campaign, err := app.FindFirstRecordByFilter("campaigns", "code = {:code}", dbx.Params{"code": tidy(code)})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, apis.NewNotFoundError("Ce code n’existe pas. Vérifiez les 3 lettres et les 5 chiffres.", nil)
	}
	if err != nil {
		return nil, err
	}
	opens := campaign.GetDateTime("opens_at").Time()
	if closed, since := s.closed(campaign); closed {
		return nil, apis.NewForbiddenError("Cette campagne est fermée"+since+"."+askCompanion, nil)
	}
	if s.now().Before(opens) {
		return nil, apis.NewForbiddenError("Cette campagne ouvre le "+paris.Moment(opens)+". Gardez votre code, et revenez à ce moment-là.", nil)
	}
	return campaign, nil
}

// closed says whether a campaign is closed, by its date or by hand, and since when, in words.
func (s *Service) closed(campaign *core.Record) (closed bool, since string) {
	closes := campaign.GetDateTime("closes_at").Time()
	over := !closes.IsZero() && !s.now().Before(closes)
	if over {
		since = " depuis le " + paris.Day(closes)
	}
	return over || campaign.GetString("state") != "open", since
}

// stillResumable lets people finish what they started for a while after the end of the campaign.
func (s *Service) stillResumable(app core.App, evaluation *core.Record) error {
	campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
	if err != nil {
		return err
	}
	closes := campaign.GetDateTime("closes_at").Time()
	if closed, since := s.closed(campaign); closed && !closes.IsZero() && s.now().Sub(closes) > afterClosing {
		return apis.NewForbiddenError("Cette campagne est fermée"+since+" : on ne peut plus reprendre."+askCompanion, nil)
	}
	return nil
}
