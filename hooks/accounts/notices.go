package accounts

import (
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/mails"
)

// What a notice says has changed.
const (
	noticePassword   = "password"
	noticeEmail      = "email"
	noticeAppAdded   = "app_added"
	noticeAppRemoved = "app_removed"
)

// tellOfChanges writes to the owner of an account when what opens it has changed, at the address from before: whoever took the
// account over would have to hide that mail too.
func tellOfChanges(e *core.RecordEvent) error {
	before := e.Record.Original()
	value, _ := e.Record.GetRaw(core.FieldNamePassword).(*core.PasswordFieldValue)
	password := value != nil && value.Plain != ""
	email := before.Email() != e.Record.Email()
	address := before.Email()
	return e.App.RunInTransaction(func(tx core.App) error {
		outer := e.App
		e.App = tx
		defer func() { e.App = outer }()
		if err := e.Next(); err != nil {
			return err
		}
		if email {
			if err := notify(tx, e.Record, address, noticeEmail); err != nil {
				return err
			}
		}
		if password {
			return notify(tx, e.Record, address, noticePassword)
		}
		return nil
	})
}

// notify queues a notice. Demo addresses do not exist; those of closed accounts have been taken away.
func notify(app core.App, account *core.Record, address, what string) error {
	if account.GetBool("demo") || account.GetString("state") == "disabled" {
		return nil
	}
	return mails.Queue(app, mails.Message{To: address, Template: "security_notice", Data: map[string]string{"what": what}})
}
