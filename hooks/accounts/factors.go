package accounts

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

const (
	wrongCodesAllowed = 5
	lockTime          = 5 * time.Minute
)

var (
	errWrongCode = errors.New("wrong code")
	errLocked    = errors.New("too many wrong codes")
)

// factors is the row of second_factors of an account: new, and not saved, where it has none.
func factors(app core.App, account *core.Record) (*core.Record, error) {
	row, err := app.FindFirstRecordByData("second_factors", "counsellor", account.Id)
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return row, err
	}
	c, err := app.FindCollectionByNameOrId("second_factors")
	if err != nil {
		return nil, err
	}
	row = core.NewRecord(c)
	row.Set("counsellor", account.Id)
	return row, nil
}

// changeFactors runs a change on the row of an account, alone: two requests at once never use the same code.
func changeFactors(app core.App, account *core.Record, change func(tx core.App, row *core.Record) error) error {
	var outcome error
	err := app.RunInTransaction(func(tx core.App) error {
		row, err := factors(tx, account)
		if err != nil {
			return err
		}
		// A wrong code is counted: the row is saved then too.
		if outcome = change(tx, row); outcome != nil && !errors.Is(outcome, errWrongCode) {
			return outcome
		}
		return tx.Save(row)
	})
	return errors.Join(err, outcome)
}

// provesByApp checks a code of the application, or a recovery code, and uses it up.
func (d *door) provesByApp(app core.App, account *core.Record, code string) error {
	return changeFactors(app, account, func(_ core.App, row *core.Record) error {
		now := d.now()
		if row.GetDateTime("locked_until").Time().After(now) {
			return errLocked
		}
		if !row.GetBool("by_app") || !d.useCode(app, account, row, plainCode(code), now) {
			row.Set("failures", row.GetInt("failures")+1)
			if row.GetInt("failures") >= wrongCodesAllowed {
				row.Set("failures", 0)
				row.Set("locked_until", now.Add(lockTime))
			}
			return errWrongCode
		}
		row.Set("failures", 0)
		row.Set("locked_until", "")
		return nil
	})
}

func (d *door) useCode(app core.App, account, row *core.Record, code string, now time.Time) bool {
	if len(code) == recoveryLength {
		return useRecovery(row, code)
	}
	secret, err := unseal(app, account.Collection(), row.GetString("secret"))
	if err != nil {
		app.Logger().Error(err.Error(), "account", account.Id)
		return false
	}
	step, matched := matchedStep(secret, code, now, int64(row.GetInt("last_step")))
	if matched {
		row.Set("last_step", step)
	}
	return matched
}

func useRecovery(row *core.Record, code string) bool {
	left := recoveryOf(row)
	used := slices.Index(left, hashRecovery(code))
	if used < 0 {
		return false
	}
	row.Set("recovery", slices.Delete(left, used, used+1))
	return true
}

func recoveryOf(row *core.Record) []string {
	var hashes []string
	if err := json.Unmarshal([]byte(row.GetString("recovery")), &hashes); err != nil {
		return nil // never enrolled
	}
	return hashes
}

// requireChosenFactor refuses a second proof that the account does not count as one: with an application of codes alone,
// whoever reads the mail and knows the password must not enter. PocketBase takes any two different ones.
func requireChosenFactor(e *core.RecordAuthRequestEvent) error {
	body := struct {
		MfaID string `json:"mfaId" form:"mfaId"`
	}{MfaID: e.Request.URL.Query().Get("mfaId")}
	if e.AuthMethod == "" || (body.MfaID == "" && e.BindBody(&body) != nil) || body.MfaID == "" {
		return e.Next()
	}
	first, err := e.App.FindMFAById(body.MfaID)
	if err != nil || first.Method() == e.AuthMethod {
		return e.Next() // PocketBase says why not
	}
	row, err := factors(e.App, e.Record)
	if err != nil {
		return err
	}
	for _, method := range strongMethods(row) {
		if method == first.Method() || method == e.AuthMethod {
			return e.Next()
		}
	}
	return e.BadRequestError("Ce compte demande le code de votre application.", fmt.Errorf("%s, then %s", first.Method(), e.AuthMethod))
}

const methodApp = "totp"

// strongMethods are those of which one must be among the two proofs.
func strongMethods(row *core.Record) []string {
	var methods []string
	if row.GetBool("by_app") {
		methods = append(methods, methodApp)
	}
	if row.GetBool("by_mail") || len(methods) == 0 {
		methods = append(methods, core.MFAMethodOTP)
	}
	return methods
}
