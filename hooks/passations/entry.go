package passations

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/people"
)

const resumableDays = 60 // since the last sign of life

// Entry is what a person says when they start.
type Entry struct {
	Code         string         `json:"code"`          // of the campaign
	Name         string         `json:"name"`          // name or pseudonym; or
	PersonalCode string         `json:"personal_code"` // of a person who came before
	Accompanied  string         `json:"accompanied"`   // "alone" or "accompanied"
	Test         string         `json:"test"`          // pass of a test run, instead of all that is asked of the campaign
	Device       map[string]any `json:"device"`
}

// Started is what a person needs to go on and to come back.
type Started struct {
	Evaluation   *core.Record `json:"-"`
	Token        string       `json:"token"`
	ResumeCode   string       `json:"resume_code"`
	PersonalCode string       `json:"personal_code"`
	State        State        `json:"state"`
}

// showCampaign answers POST /api/passation/campaign: a code is looked up by POST, so that no log keeps it.
func (s *Service) showCampaign(e *core.RequestEvent) error {
	var body struct {
		Code         string `json:"code"`
		PersonalCode string `json:"personal_code"`
		Test         string `json:"test"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	campaign, err := s.guess(e, func() (*core.Record, error) { return s.enterable(e.App, body.Code, body.Test) })
	if err != nil {
		return err
	}
	card, err := cardOf(e.App, campaign)
	if err != nil {
		return err
	}
	card.Test = body.Test != ""
	if body.PersonalCode != "" && !card.Test {
		if err := s.greet(e, card, campaign, body.PersonalCode); err != nil {
			return err
		}
	}
	return e.JSON(http.StatusOK, card)
}

// greet puts on the card whose personal link it is, and whether they have something to resume; nothing when nobody here has
// this code, which counts as a wrong one.
func (s *Service) greet(e *core.RequestEvent, card *Card, campaign *core.Record, code string) error {
	person, err := people.Find(e.App, campaign.GetString("structure"), tidy(code))
	if err != nil {
		return err
	}
	if person == nil {
		s.guesses.missed(e.RealIP(), s.now())
		return nil
	}
	card.Person = person.GetString("name")
	begun, err := e.App.CountRecords("evaluations", dbx.HashExp{"beneficiary": person.Id, "campaign": campaign.Id, "state": "started"})
	card.Begun = begun > 0
	return err
}

// startEvaluation answers POST /api/passation/evaluations.
func (s *Service) startEvaluation(e *core.RequestEvent) error {
	var entry Entry
	if err := e.BindBody(&entry); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	var started *Started
	_, err := s.guess(e, func() (*core.Record, error) {
		var err error
		started, err = s.Start(e.App, entry)
		return nil, err
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusCreated, started)
}

// resumeEvaluation answers POST /api/passation/resume.
func (s *Service) resumeEvaluation(e *core.RequestEvent) error {
	var body struct {
		ResumeCode string `json:"resume_code"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	evaluation, err := s.guess(e, func() (*core.Record, error) { return s.resumable(e.App, body.ResumeCode) })
	if err != nil {
		return err
	}
	return s.answerState(e, evaluation)
}

// guess runs a look-up of a code, and counts a wrong one against the address that sent it.
func (s *Service) guess(e *core.RequestEvent, look func() (*core.Record, error)) (*core.Record, error) {
	address := e.RealIP()
	if !s.guesses.allowed(address, s.now()) {
		return nil, e.TooManyRequestsError("Trop de codes inconnus depuis cet endroit. Attendez quelques minutes, puis demandez de l’aide.", nil)
	}
	record, err := look()
	if isNotFound(err) {
		s.guesses.missed(address, s.now())
	}
	return record, err
}

func (s *Service) resumable(app core.App, code string) (*core.Record, error) {
	unknown := apis.NewNotFoundError("Ce code de reprise n’existe pas. Vérifiez les lettres et les chiffres.", nil)
	hash, err := resumeHash(app, tidy(code))
	if err != nil {
		return nil, err
	}
	evaluation, err := app.FindFirstRecordByFilter("evaluations", "resume_hash = {:hash}", dbx.Params{"hash": hash})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, unknown
	}
	if err != nil {
		return nil, err
	}
	if evaluation.GetString("state") == "finished" {
		return nil, apis.NewForbiddenError("Cette évaluation est déjà terminée. Merci !", nil)
	}
	last := evaluation.GetDateTime("last_seen_at").Time().AddDate(0, 0, resumableDays)
	if now := s.now(); now.After(last) && now.After(evaluation.GetDateTime("resumable_until").Time()) {
		return nil, unknown
	}
	return evaluation, s.stillResumable(app, evaluation)
}

// Start opens an evaluation in a campaign, for a new person or for one who gives their personal code.
func (s *Service) Start(app core.App, entry Entry) (*Started, error) {
	name := strings.TrimSpace(entry.Name)
	if err := entry.validate(name); err != nil {
		return nil, err
	}
	started := &Started{ResumeCode: s.newResumeCode()}
	err := app.RunInTransaction(func(tx core.App) error {
		campaign, err := s.enterable(tx, entry.Code, entry.Test)
		if err != nil {
			return err
		}
		person, err := s.person(tx, campaign.GetString("structure"), name, entry)
		if err != nil {
			return err
		}
		started.PersonalCode = person.GetString("personal_code")
		started.Evaluation, err = s.saveEvaluation(tx, campaign, person, entry, started.ResumeCode)
		return err
	})
	if err != nil {
		return nil, err
	}
	if started.Token, err = s.newToken(app, started.Evaluation.Id); err != nil {
		return nil, err
	}
	started.State, err = stateOf(app, started.Evaluation)
	return started, err
}

func (entry Entry) validate(name string) error {
	switch {
	case name == "" && (entry.PersonalCode == "" || entry.Test != ""):
		return apis.NewBadRequestError("Écrivez votre prénom, un pseudonyme ou votre code personnel.", nil)
	case utf8.RuneCountInString(name) > people.MaxName:
		return apis.NewBadRequestError("Ce nom est trop long : 120 lettres au plus.", nil)
	case entry.Accompanied != "alone" && entry.Accompanied != "accompanied":
		return apis.NewBadRequestError("Dites si vous êtes seul ou accompagné.", nil)
	}
	return nil
}

// person finds somebody by personal code in the structure, or makes a new record.
func (s *Service) person(app core.App, structure, name string, entry Entry) (*core.Record, error) {
	if entry.PersonalCode == "" || entry.Test != "" {
		return people.Create(app, map[string]any{"structure": structure, "name": name, "test": entry.Test != ""}, s.random)
	}
	person, err := people.Find(app, structure, tidy(entry.PersonalCode))
	if err == nil && person == nil {
		return nil, apis.NewNotFoundError("Ce code personnel n’est pas connu ici. Vérifiez les chiffres, ou écrivez votre prénom.", nil)
	}
	return person, err
}

func (s *Service) saveEvaluation(app core.App, campaign, person *core.Record, entry Entry, resumeCode string) (*core.Record, error) {
	hash, err := resumeHash(app, tidy(resumeCode))
	if err != nil {
		return nil, err
	}
	structure, err := app.FindRecordById("structures", campaign.GetString("structure"))
	if err != nil {
		return nil, err
	}
	kind := "real"
	switch {
	case entry.Test != "":
		kind = testKind
	case structure.GetBool("demo"):
		kind = "demo"
	}
	collection, err := app.FindCachedCollectionByNameOrId("evaluations")
	if err != nil {
		return nil, err
	}
	evaluation := core.NewRecord(collection)
	evaluation.Load(map[string]any{
		"campaign": campaign.Id, "structure": structure.Id, "beneficiary": person.Id,
		"state": "started", "kind": kind, "accompanied": entry.Accompanied, "device": entry.knownDevice(),
		"started_at": s.now(), "last_seen_at": s.now(), "resume_hash": hash,
	})
	return evaluation, app.Save(evaluation)
}

// knownDevice keeps of the device only what explains a result; the rest could identify it.
func (entry Entry) knownDevice() map[string]any {
	known := map[string]any{}
	for _, key := range []string{"width", "height", "pointer", "touch", "language"} {
		switch v := entry.Device[key].(type) {
		case float64, bool:
			known[key] = v
		case string:
			known[key] = v[:min(len(v), 20)]
		}
	}
	return known
}
