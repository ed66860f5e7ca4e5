package campaigns

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
	"github.com/pocketbase/pocketbase/tools/security"

	"eva/hooks/internal/people"
)

const (
	invitees   = "invitees"
	maxInvited = 2000 // of one campaign
)

// line is what becomes of a line of a list.
type line struct {
	entry
	State string `json:"state"` // new, known (has a code), listed (awaited already), repeated, unknown_code or too_long
}

// invite answers POST /api/conseil/campaigns/{id}/people: it reads a list and says what would become of each line; with
// confirm, it makes a personal code for each new person, and awaits them all. Sent twice, it makes nobody twice.
func (s service) invite(e *core.RequestEvent) error {
	campaign, err := viewable(e)
	if err != nil {
		return err
	}
	raw, confirm, err := listIn(e)
	if err != nil {
		return err
	}
	if campaign.GetString("state") == "archived" {
		return e.BadRequestError("Cette campagne est archivée : sortez-la des archives pour y attendre des personnes.", nil)
	}
	entries, err := readList(raw)
	if err != nil {
		return e.BadRequestError(sentence(err), nil)
	}
	var lines []line
	err = e.App.RunInTransaction(func(tx core.App) error {
		if lines, err = sortOut(tx, campaign, entries); err != nil || !confirm {
			return err
		}
		return await(tx, campaign, lines)
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"lines": lines, "done": confirm})
}

// listIn reads the list from the body: text as JSON, or a file.
func listIn(e *core.RequestEvent) (raw []byte, confirm bool, err error) {
	var body struct {
		Text    string `json:"text" form:"text"`
		Confirm bool   `json:"confirm" form:"confirm"`
	}
	if err := e.BindBody(&body); err != nil {
		return nil, false, e.BadRequestError("La demande n’est pas lisible.", err)
	}
	files, err := e.FindUploadedFiles("file")
	if err != nil && !errors.Is(err, http.ErrMissingFile) && !errors.Is(err, http.ErrNotMultipart) {
		return nil, false, e.BadRequestError("Le fichier n’est pas lisible.", err)
	}
	if len(files) == 0 {
		return []byte(body.Text), body.Confirm, nil
	}
	file, err := files[0].Reader.Open()
	if err != nil {
		return nil, false, err
	}
	defer func() { _ = file.Close() }() // only read
	raw, err = io.ReadAll(file)
	return raw, body.Confirm, err
}

// sentence makes one of an error of ours.
func sentence(err error) string {
	text := []rune(err.Error())
	return strings.ToUpper(string(text[:1])) + string(text[1:]) + "."
}

// sortOut says what each line is, against the others and those that the campaign awaits already.
func sortOut(app core.App, campaign *core.Record, entries []entry) ([]line, error) {
	awaited, err := invitedOf(app, campaign.Id)
	if err != nil {
		return nil, err
	}
	seen := map[string]string{} // state of whoever has this name or this code
	for _, person := range awaited {
		seen[fold(person.Name)], seen[person.Code] = "listed", "listed"
	}
	lines := make([]line, len(entries))
	for i, e := range entries {
		lines[i] = line{entry: e, State: "new"}
		mark := fold(e.Name)
		if e.Code != "" {
			mark = e.Code
			if err := lines[i].recognise(app, campaign.GetString("structure")); err != nil {
				return nil, err
			}
		}
		switch state, already := seen[mark]; {
		case e.tooLong():
			lines[i].State = "too_long"
		case already:
			lines[i].State = state
		default:
			seen[mark] = "repeated"
		}
	}
	return lines, nil
}

func (l *line) recognise(app core.App, structure string) error {
	person, err := people.Find(app, structure, l.Code)
	switch {
	case err != nil:
		return err
	case person == nil:
		l.State = "unknown_code"
	default:
		l.State, l.Name = "known", person.GetString("name")
	}
	return nil
}

func fold(name string) string { return strings.ToLower(name) }

// await makes the people that are new, and lists them with those that are known.
func await(app core.App, campaign *core.Record, lines []line) error {
	c, err := app.FindCachedCollectionByNameOrId(invitees)
	if err != nil {
		return err
	}
	already, err := app.CountRecords(invitees, dbx.HashExp{"campaign": campaign.Id})
	if err != nil {
		return err
	}
	if int(already)+len(lines) > maxInvited {
		return router.NewBadRequestError("Une campagne attend 2 000 personnes au plus : créez-en une autre.", nil)
	}
	structure := campaign.GetString("structure")
	for i := range lines {
		person, err := lines[i].person(app, structure)
		if err != nil {
			return err
		}
		if person == nil {
			continue
		}
		lines[i].Code = person.GetString("personal_code")
		r := core.NewRecord(c)
		r.Load(map[string]any{"campaign": campaign.Id, "structure": structure, "beneficiary": person.Id})
		if err := app.Save(r); err != nil {
			return err
		}
	}
	return nil
}

// person is the record of a line that is to be awaited, or nil.
func (l line) person(app core.App, structure string) (*core.Record, error) {
	switch l.State {
	case "new":
		return people.Create(app, map[string]any{"structure": structure, "name": l.Name}, security.RandomStringWithAlphabet)
	case "known":
		return people.Find(app, structure, l.Code)
	}
	return nil, nil //nolint:nilnil // told, and left out
}

// invited is somebody that a campaign awaits, and how far they went in it.
type invited struct {
	ID         string `json:"id" db:"id"` // of the invitee
	Name       string `json:"name" db:"name"`
	Code       string `json:"code" db:"code"`
	State      string `json:"state" db:"state"` // "" before they start
	Evaluation string `json:"evaluation" db:"evaluation"`
}

const readInvited = `SELECT i.id, b.name, b.personal_code AS code, COALESCE(e.state, '') AS state, COALESCE(e.id, '') AS evaluation
	FROM invitees i JOIN beneficiaries b ON b.id = i.beneficiary
	LEFT JOIN evaluations e ON e.id = (SELECT id FROM evaluations WHERE beneficiary = b.id AND campaign = i.campaign
		ORDER BY started_at DESC LIMIT 1)
	WHERE i.campaign = {:campaign} ORDER BY b.name COLLATE NOCASE, i.id`

func invitedOf(app core.App, campaign string) ([]invited, error) {
	list := []invited{}
	err := app.DB().NewQuery(readInvited).Bind(dbx.Params{"campaign": campaign}).All(&list)
	return list, err
}

// showInvited answers GET /api/conseil/campaigns/{id}/people.
func showInvited(e *core.RequestEvent) error {
	campaign, err := viewable(e)
	if err != nil {
		return err
	}
	list, err := invitedOf(e.App, campaign.Id)
	if err != nil {
		return err
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, map[string]any{"people": list})
}

// forgetInvited also forgets the person who is no longer awaited, when nothing else is known of them.
func forgetInvited(e *core.RecordRequestEvent) error {
	person := e.Record.GetString("beneficiary")
	if err := e.Next(); err != nil {
		return err
	}
	for _, table := range []string{"evaluations", invitees} {
		left, err := e.App.CountRecords(table, dbx.HashExp{"beneficiary": person})
		if err != nil || left > 0 {
			return err
		}
	}
	record, err := e.App.FindRecordById("beneficiaries", person)
	if err != nil {
		return err
	}
	return e.App.Delete(record)
}
