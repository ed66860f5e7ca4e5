package members

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/ozzo-validation/v4/is"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
	"golang.org/x/crypto/bcrypt"

	"eva/hooks/mails"
)

// choice is the structure that somebody wants to join, or the new one that they describe.
type choice struct {
	Structure string `json:"structure"`
	Name      string `json:"structure_name"`
	Type      string `json:"structure_type"`
	Postcode  string `json:"structure_postcode"`
	SIRET     string `json:"structure_siret"`
}

type signUpForm struct {
	choice
	FullName string `json:"name"`
	Email    string `json:"email"`
	Password string `json:"password"`
	Website  string `json:"website"` // no person sees this field: whoever fills it in is a program
}

const (
	correct = "Corrigez ce qui est indiqué ci-dessous."

	patience        = time.Minute      // before the same address gets another link
	longPatience    = 15 * time.Minute // before an account gets another reminder that it exists
	longestName     = 120
	longestEmail    = 255
	longestPassword = 71 // bytes: bcrypt reads no further
	passwordSpent   = 10 // bcrypt's cost in PocketBase
)

// signUp answers POST /api/conseil/sign-up. It says the same to a new address and to one that has an account: the difference
// goes by mail, to whoever reads it.
func signUp(e *core.RequestEvent) error {
	var form signUpForm
	if err := e.BindBody(&form); err != nil {
		return e.BadRequestError("La demande est illisible.", err)
	}
	if form.Website != "" {
		return answered(e)
	}
	form.FullName = strings.Join(strings.Fields(form.FullName), " ")
	form.Email = strings.ToLower(strings.TrimSpace(form.Email))
	found := form.check()
	err := e.App.RunInTransaction(func(tx core.App) error {
		if err := checkPassword(tx, form.Email, form.Password, found); err != nil {
			return err
		}
		structure, err := form.settle(tx)
		if problems := (validation.Errors{}); errors.As(err, &problems) {
			maps.Copy(found, problems)
			return found
		}
		if err != nil || len(found) > 0 {
			return errors.Join(err, found.Filter())
		}
		return form.write(tx, structure)
	})
	var problems validation.Errors
	switch {
	case errors.As(err, &problems):
		return e.BadRequestError(correct, problems)
	case errors.Is(err, errKnown): // what the transaction wrote is gone
		err = remind(e.App, form.Email, form.Password)
	}
	if err != nil {
		return e.InternalServerError("L’inscription n’a pas marché. Réessayez dans un instant.", err)
	}
	return answered(e)
}

func (form signUpForm) check() validation.Errors {
	found := checkName(form.FullName)
	if form.Email == "" || len(form.Email) > longestEmail || is.EmailFormat.Validate(form.Email) != nil {
		found["email"] = validation.NewError("eva_email", "Écrivez une adresse électronique, par exemple prenom.nom@structure.fr.")
	}
	return found
}

func checkName(name string) validation.Errors {
	found := validation.Errors{}
	if name == "" || len([]rune(name)) > longestName {
		found["name"] = validation.NewError("eva_name", "Écrivez votre prénom et votre nom.")
	}
	return found
}

// checkPassword asks the collection's own policy, on a row that is never saved: the answer must be the same whether the
// address has an account or not.
func checkPassword(tx core.App, email, password string, found validation.Errors) error {
	c, err := tx.FindCollectionByNameOrId(accounts)
	if err != nil {
		return err
	}
	probe := core.NewRecord(c)
	probe.Set("email", email)
	probe.SetPassword(password)
	var problems validation.Errors
	if err := tx.Validate(probe); !errors.As(err, &problems) {
		return err
	}
	var problem validation.Error
	switch {
	case problems["password"] == nil:
	case errors.As(problems["password"], &problem) && strings.HasPrefix(problem.Code(), "eva_"):
		found["password"] = problem
	case len(password) > longestPassword:
		found["password"] = validation.NewError("eva_password", "Ce mot de passe est trop long : 70 caractères au plus.")
	default:
		found["password"] = validation.NewError("eva_password", "Choisissez un mot de passe d’au moins 12 caractères.")
	}
	return nil
}

// errKnown: the address has an account that is somebody's.
var errKnown = errors.New("the address has an account")

// write makes the account. One whose address nobody ever confirmed belongs to nobody yet: the last who signs up with it
// gives it its password, and the links of the others stop working.
func (form signUpForm) write(tx core.App, structure string) error {
	account, err := tx.FindAuthRecordByEmail(accounts, form.Email)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		c, err := tx.FindCollectionByNameOrId(accounts)
		if err != nil {
			return err
		}
		account = core.NewRecord(c)
	case err != nil:
		return err
	case !unowned(account):
		return errKnown
	default:
		if sent, err := mailedSince(tx, form.Email, "confirm_address", patience); err != nil || sent > 0 {
			return errors.Join(err, errKnown)
		}
	}
	left := account.GetString("structure")
	account.Load(map[string]any{
		"name": form.FullName, "email": form.Email, "structure": structure, "role": "counsellor", "state": "pending",
	})
	account.SetPassword(form.Password)
	if err := tx.Save(account); err != nil {
		return err
	}
	if err := dropUnopened(tx, left); err != nil {
		return err
	}
	token, err := account.NewVerificationToken()
	if err != nil {
		return err
	}
	return mails.Queue(tx, mails.Message{To: form.Email, Template: "confirm_address", Data: map[string]string{"token": token}})
}

// remind tells the owner of an address that it has an account, after as much work as a new one takes.
func remind(app core.App, email, password string) error {
	if _, err := bcrypt.GenerateFromPassword([]byte(password), passwordSpent); err != nil {
		return err
	}
	for _, template := range []string{"account_known", "confirm_address"} {
		if sent, err := mailedSince(app, email, template, longPatience); err != nil || sent > 0 {
			return err
		}
	}
	return mails.Queue(app, mails.Message{To: email, Template: "account_known"})
}

// mailedSince counts the mails of a kind that an address got lately: nobody must fill somebody's mailbox through us.
func mailedSince(app core.App, email, template string, since time.Duration) (int64, error) {
	from, err := types.ParseDateTime(time.Now().Add(-since))
	if err != nil {
		return 0, err
	}
	return app.CountRecords("mails", dbx.HashExp{"to": email, "template": template},
		dbx.NewExp("created > {:from}", dbx.Params{"from": from.String()}))
}

// queueVerification sends PocketBase's « confirm your address » by our mails, in French and to our page.
func queueVerification(e *core.MailerRecordEvent) error {
	token, isText := e.Meta["token"].(string)
	if !isText {
		return errors.New("a verification mail without its token")
	}
	return mails.Queue(e.App, mails.Message{To: e.Record.Email(), Template: "confirm_address", Data: map[string]string{"token": token}})
}

// settle is the id of the structure: one that may be joined, or a new one, which waits for the national team.
func (c choice) settle(tx core.App) (string, error) {
	if c.Structure != "" {
		structure, err := tx.FindRecordById("structures", c.Structure)
		if err != nil || structure.GetString("state") != "active" {
			return "", fieldError("structure", "Cette structure n’existe plus : cherchez-la à nouveau.")
		}
		return structure.Id, nil
	}
	if strings.TrimSpace(c.Name) == "" && c.Type == "" {
		return "", fieldError("structure", "Choisissez votre structure, ou décrivez-la si elle n’est pas dans la liste.")
	}
	list, err := tx.FindCollectionByNameOrId("structures")
	if err != nil {
		return "", err
	}
	structure := core.NewRecord(list)
	structure.Load(map[string]any{"name": c.Name, "type": c.Type, "postcode": c.Postcode, "siret": c.SIRET, "state": "pending"})
	err = tx.Save(structure)
	var problems validation.Errors
	if errors.As(err, &problems) {
		return "", ofStructure(problems)
	}
	if err != nil {
		return "", fmt.Errorf("save a new structure: %w", err)
	}
	if c.Postcode == "" {
		return "", fieldError("structure_postcode", "Écrivez le code postal de la structure.")
	}
	return structure.Id, nil
}

// ofStructure names the fields as the form does, and says PocketBase's own refusals in French.
func ofStructure(problems validation.Errors) validation.Errors {
	sentences := map[string]string{
		"name": "Écrivez le nom de la structure.", "type": "Choisissez le type de la structure.",
		"postcode": "Le code postal a 5 chiffres.",
	}
	renamed := validation.Errors{}
	for field, problem := range problems {
		name := "structure_" + field
		if sentence, known := sentences[field]; known {
			problem = validation.NewError("eva_"+name, sentence)
		}
		renamed[name] = problem
	}
	return renamed
}

// dropUnopened removes a new structure that the only account that asked for it left.
func dropUnopened(tx core.App, id string) error {
	if id == "" {
		return nil
	}
	structure, err := tx.FindRecordById("structures", id)
	if err != nil || structure.GetString("state") != "pending" {
		return nil // it is gone, or at work: nothing to remove
	}
	others, err := tx.CountRecords(accounts, dbx.HashExp{"structure": id})
	if err != nil || others > 0 {
		return err
	}
	return tx.Delete(structure)
}
