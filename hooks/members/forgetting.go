package members

import (
	"context"
	"fmt"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

const (
	unconfirmed   = 7 * 24 * time.Hour   // the link of a sign-up lives three days
	oldInvitation = 180 * 24 * time.Hour // an address that never came is not ours to keep
)

// Forget removes sign-ups whose address nobody confirmed, with the structures that they asked for, and old invitations.
func Forget(ctx context.Context, app core.App, now time.Time) error {
	stale, err := app.FindAllRecords(accounts, dbx.HashExp{"state": []any{"pending", "unattached"}, "verified": false}, before("updated", now.Add(-unconfirmed)))
	if err != nil {
		return fmt.Errorf("find the sign-ups that nobody confirmed: %w", err)
	}
	for _, account := range stale {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := app.RunInTransaction(func(tx core.App) error {
			if err := tx.Delete(account); err != nil {
				return err
			}
			return dropUnopened(tx, account.GetString("structure"))
		})
		if err != nil {
			return fmt.Errorf("remove the sign-up %s: %w", account.Id, err)
		}
	}
	old, err := app.FindAllRecords(invitations, before("updated", now.Add(-oldInvitation)))
	if err != nil {
		return fmt.Errorf("find the old invitations: %w", err)
	}
	for _, invitation := range old {
		if err := app.Delete(invitation); err != nil {
			return fmt.Errorf("remove the invitation %s: %w", invitation.Id, err)
		}
	}
	return nil
}

func before(column string, moment time.Time) dbx.Expression {
	return dbx.NewExp("[["+column+"]] < {:before}", dbx.Params{"before": moment.UTC().Format(types.DefaultDateLayout)})
}
