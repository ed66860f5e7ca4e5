// Package privacy forgets who people are once the time that the deployment announces is over, or when they ask for it, and
// gives them what is held on them.
package privacy

import (
	"context"
	"fmt"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

// Forget cuts the link between old results and the people who gave them: nobody seen since retention_months before now keeps
// a name, a personal code, a device or a text of their own. The results stay, for norms and figures. 0 months forgets nothing.
func Forget(ctx context.Context, app core.App, now time.Time) error {
	var months int
	if err := app.DB().Select("retention_months").From("deployment").Limit(1).Row(&months); err != nil {
		return err
	}
	if months <= 0 {
		return nil
	}
	limit := now.AddDate(0, -months, 0).UTC().Format(types.DefaultDateLayout)
	people, err := expired(ctx, app, limit)
	if err != nil {
		return err
	}
	for _, id := range people {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := app.RunInTransaction(func(tx core.App) error { return forget(tx, id) }); err != nil {
			return fmt.Errorf("forget the person %s: %w", id, err)
		}
	}
	return nil
}

// expired lists the people whose last sign of life in any evaluation is older than limit. A merged record goes with the one
// that replaces it.
func expired(ctx context.Context, app core.App, limit string) ([]string, error) {
	var ids []string
	err := app.DB().NewQuery(`SELECT b.id FROM beneficiaries b WHERE NOT ` + identity.Forgot("b") + ` AND b.merged_into = '' AND b.created < {:limit}
		AND NOT EXISTS (SELECT 1 FROM evaluations e WHERE e.beneficiary = b.id AND e.last_seen_at >= {:limit})`).
		Bind(dbx.Params{"limit": limit}).WithContext(ctx).Column(&ids)
	return ids, err
}

// mergedInto begins a statement on persons: a person's record and all those that were merged into it.
const mergedInto = `WITH RECURSIVE persons(id) AS (VALUES({:id})
	UNION SELECT b.id FROM beneficiaries b JOIN persons p ON b.merged_into = p.id AND b.merged_into != '')`

// ofPerson are the statements that make one person unknown; the free texts are the only answers in their own words. What
// they declared stays, in bands and codes, for norms; what they said of their health goes.
var ofPerson = []string{
	mergedInto + ` UPDATE beneficiaries SET name = {:forgotten}, name_key = {:key}, personal_code = 'oublie-' || id WHERE id IN persons`,
	mergedInto + ` DELETE FROM person_acts WHERE kind = 'renamed' AND beneficiary IN persons`,
	`UPDATE evaluations SET device = '{}', resume_hash = '' WHERE beneficiary = {:id}`,
	`DELETE FROM health_declarations WHERE evaluation IN (SELECT id FROM evaluations WHERE beneficiary = {:id})`,
	`DELETE FROM writings WHERE evaluation IN (SELECT id FROM evaluations WHERE beneficiary = {:id})`,
	`UPDATE events SET data = json_set(data, '$.answer', '') WHERE name = 'item_answered' AND play IN (
		SELECT p.id FROM plays p JOIN evaluations e ON e.id = p.evaluation WHERE e.beneficiary = {:id})
		AND EXISTS (SELECT 1 FROM plays p JOIN bank_versions v ON v.id = p.bank_version, json_each(v.keys) k
			WHERE p.id = events.play AND k.value->>'id' = events.data->>'item' AND k.value->>'type' = 'free_text')`,
}

func forget(app core.App, id string) error {
	words := dbx.Params{"id": id, "forgotten": identity.Forgotten, "key": identity.Key(identity.Forgotten)}
	for _, statement := range ofPerson {
		if _, err := app.DB().NewQuery(statement).Bind(words).Execute(); err != nil {
			return err
		}
	}
	return nil
}
