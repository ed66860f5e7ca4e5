package members

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
	"eva/hooks/mails"
)

// teamMoves are what an administrator may do with the state of an account.
var teamMoves = map[string][]string{
	"pending":  {"active", "unattached"}, // accepted, refused
	"active":   {"disabled"},
	"disabled": {"active"},
}

func bindAccounts(app core.App) {
	app.OnRecordCreate(accounts).BindFunc(create)
	app.OnRecordUpdate(accounts).BindFunc(change)
	app.OnRecordUpdateRequest(accounts).BindFunc(checkTeamChange)
}

// settle keeps state and structure together: nobody is at work, or waits, without a structure.
func settle(r *core.Record) {
	r.Set("name", strings.Join(strings.Fields(r.GetString("name")), " "))
	state, structure := r.GetString("state"), r.GetString("structure")
	switch {
	case structure == "" && (state == "pending" || state == "active"):
		state = "unattached"
	case structure != "" && state == "unattached" && r.Original().GetString("state") == "unattached":
		state = "pending" // somebody gave it a structure
	}
	if state == "unattached" {
		r.Set("structure", "")
		r.Set("role", "counsellor")
	}
	r.Set("state", state)
}

// create saves an account; one that comes by the invitation of a counsellor waits from its first moment.
func create(e *core.RecordEvent) error {
	settle(e.Record)
	return inTransaction(e, func(tx core.App) error {
		if err := e.Next(); err != nil || e.Record.GetString("state") != "pending" || !e.Record.Verified() {
			return err
		}
		return tellApprovers(tx, e.Record)
	})
}

// change saves an account and writes to those whom the change concerns, all together.
func change(e *core.RecordEvent) error {
	settle(e.Record)
	before := e.Record.Original().Clone()
	return inTransaction(e, func(tx core.App) error {
		if err := e.Next(); err != nil {
			return err
		}
		return announce(tx, before, e.Record)
	})
}

func announce(tx core.App, before, account *core.Record) error {
	was, is := before.GetString("state"), account.GetString("state")
	switch {
	case was == "pending" && is == "active":
		return mails.Queue(tx, mails.Message{To: account.Email(), Template: "account_accepted", Data: map[string]string{
			"structure": nameOf(tx, account.GetString("structure")), "admin": yes(account.GetString("role") == "admin"),
		}})
	case was == "pending" && is == "unattached":
		return mails.Queue(tx, mails.Message{To: account.Email(), Template: "account_refused", Data: map[string]string{
			"structure": nameOf(tx, before.GetString("structure")),
		}})
	case is == "pending" && account.Verified() &&
		(was != "pending" || !before.Verified() || before.GetString("structure") != account.GetString("structure")):
		return tellApprovers(tx, account)
	}
	return nil
}

const (
	day      = 24 * time.Hour
	mostTold = 30 // mails about requests that somebody gets in a day: the page shows them all
)

// tellApprovers writes to those who can let somebody in, once the address of that person is sure.
func tellApprovers(tx core.App, account *core.Record) error {
	structure, err := tx.FindRecordById("structures", account.GetString("structure"))
	if err != nil {
		return fmt.Errorf("find the structure of %s: %w", account.Id, err)
	}
	data := map[string]string{"name": account.GetString("name"), "email": account.Email(), "structure": structure.GetString("name")}
	_, admins, err := approvers(tx, structure)
	if err != nil {
		return err
	}
	if len(admins) == 0 {
		deployment, err := page.Current(tx)
		if err != nil || deployment.Contact() == "" {
			return err
		}
		return mails.Queue(tx, mails.Message{To: deployment.Contact(), Template: "structure_waiting", Data: data})
	}
	for _, admin := range admins {
		if admin.GetBool("demo") {
			continue // nobody reads mail there
		}
		if told, err := mailedSince(tx, admin.Email(), "member_waiting", day); err != nil || told >= mostTold {
			return err
		}
		if err := mails.Queue(tx, mails.Message{To: admin.Email(), Template: "member_waiting", Data: data}); err != nil {
			return err
		}
	}
	return nil
}

// approvers are the administrators of the nearest structure that has some, upwards. Nobody: the national team decides, as it
// does for a structure that it has not validated.
func approvers(app core.App, structure *core.Record) (*core.Record, []*core.Record, error) {
	if structure.GetString("state") != "active" {
		return nil, nil, nil
	}
	line := strings.Split(strings.Trim(structure.GetString("lineage"), "/"), "/")
	for _, id := range slices.Backward(line) {
		admins, err := app.FindAllRecords(accounts, dbx.HashExp{"structure": id, "role": "admin", "state": "active", "verified": true})
		if err != nil {
			return nil, nil, fmt.Errorf("find the administrators of %s: %w", id, err)
		}
		if len(admins) > 0 {
			level, err := app.FindRecordById("structures", id)
			return level, oldestFirst(admins), err
		}
	}
	return nil, nil, nil
}

func oldestFirst(records []*core.Record) []*core.Record {
	slices.SortFunc(records, func(a, b *core.Record) int {
		return strings.Compare(a.GetString("created")+a.Id, b.GetString("created")+b.Id)
	})
	return records
}

// checkTeamChange keeps an administrator to the moves of the team; the rule already said whose account it may be.
func checkTeamChange(e *core.RecordRequestEvent) error {
	if e.HasSuperuserAuth() {
		return e.Next()
	}
	was, is := e.Record.Original().GetString("state"), e.Record.GetString("state")
	if was != is && !slices.Contains(teamMoves[was], is) {
		return e.BadRequestError("Ce compte ne peut pas passer dans cet état.", fieldError("state", "Ce compte ne peut pas passer dans cet état."))
	}
	if was == "pending" && is == "active" && !e.Record.Verified() {
		const sentence = "Cette personne n’a pas encore confirmé son adresse : vous pourrez l’accepter ensuite."
		return e.BadRequestError(sentence, fieldError("state", sentence))
	}
	// In a transaction: two administrators who demote each other at the same time must not both succeed.
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()
		if is != "active" || e.Record.GetString("role") != "admin" {
			if err := refuseIfLast(tx, e.Record.Original()); err != nil {
				return e.BadRequestError(lastAdmin, err)
			}
		}
		return e.Next()
	})
}

const lastAdmin = "C’est le dernier administrateur de la structure : nommez d’abord quelqu’un d’autre."

// refuseIfLast keeps an administrator in every structure that has one. Superusers alone may take the last one away.
func refuseIfLast(tx core.App, account *core.Record) error {
	if account.GetString("state") != "active" || account.GetString("role") != "admin" {
		return nil
	}
	others, err := tx.CountRecords(accounts, dbx.HashExp{
		"structure": account.GetString("structure"), "role": "admin", "state": "active", "verified": true,
	}, dbx.Not(dbx.HashExp{"id": account.Id}))
	if err != nil {
		return fmt.Errorf("count the administrators: %w", err)
	}
	if others == 0 {
		return fieldError("role", lastAdmin)
	}
	return nil
}

// welcomeFounder opens the account of whoever asked for a structure, when the national team makes it active.
func welcomeFounder(e *core.RecordEvent) error {
	opened := e.Record.Original().GetString("state") == "pending" && e.Record.GetString("state") == "active"
	if !opened {
		return e.Next()
	}
	return inTransaction(e, func(tx core.App) error {
		if err := e.Next(); err != nil {
			return err
		}
		admins, err := tx.CountRecords(accounts, dbx.HashExp{"structure": e.Record.Id, "role": "admin", "state": "active"})
		if err != nil || admins > 0 {
			return err // opened again: its administrators answer those who wait
		}
		waiting, err := tx.FindAllRecords(accounts, dbx.HashExp{"structure": e.Record.Id, "state": "pending"})
		if err != nil || len(waiting) == 0 {
			return err
		}
		founder := oldestFirst(waiting)[0]
		founder.Set("role", "admin")
		founder.Set("state", "active")
		return tx.Save(founder)
	})
}

func fieldError(field, sentence string) error {
	return validation.Errors{field: validation.NewError("eva_"+field, sentence)}
}

// nameOf is the name of a structure, or "" once it is gone.
func nameOf(app core.App, structure string) string {
	record, err := app.FindRecordById("structures", structure)
	if err != nil {
		return ""
	}
	return record.GetString("name")
}

// yes is how a template is told that something is so.
func yes(so bool) string {
	if so {
		return "yes"
	}
	return ""
}
