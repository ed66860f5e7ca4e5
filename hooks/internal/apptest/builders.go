package apptest

import (
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

// Campaign saves an open campaign of North, owned by Nina, changed by fields.
func Campaign(t testing.TB, app core.App, fields map[string]any) *core.Record {
	t.Helper()
	return Record(t, app, "campaigns", merge(map[string]any{
		"structure": North, "owner": "counsnina000000", "label": "Accueil de janvier", "code": "BCD12345",
		"programme": "custom", "situations": []string{"controle"}, "state": "open", "show_strengths": true,
	}, fields))
}

// Evaluation saves an evaluation of a campaign by a new person, changed by fields.
func Evaluation(t testing.TB, app core.App, campaign *core.Record, fields map[string]any) *core.Record {
	t.Helper()
	structure := campaign.GetString("structure")
	person := Record(t, app, "beneficiaries", map[string]any{
		"structure": structure, "name": "Camille", "personal_code": "CAM" + campaign.Id[8:] + core.GenerateDefaultRandomId()[:6],
	})
	return Record(t, app, "evaluations", merge(map[string]any{
		"campaign": campaign.Id, "structure": structure, "beneficiary": person.Id,
		"state": "started", "kind": "real", "accompanied": "alone", "started_at": Now, "last_seen_at": Now,
	}, fields))
}

// Bank saves version 1 of a situation's content, published.
func Bank(t testing.TB, app core.App, situation string, content, keys any) *core.Record {
	t.Helper()
	record := Record(t, app, "situations", map[string]any{
		"name": situation, "title": situation, "minutes": 5, "position": 10, "active": true,
	})
	return Record(t, app, "bank_versions", map[string]any{
		"situation": record.Id, "number": 1, "state": "published", "content": content, "keys": keys,
		"hash": "test", "published_at": Now,
	})
}

// Play saves a play of an evaluation, changed by fields.
func Play(t testing.TB, app core.App, evaluation, bank *core.Record, situation string, fields map[string]any) *core.Record {
	t.Helper()
	return Record(t, app, "plays", merge(map[string]any{
		"evaluation": evaluation.Id, "structure": evaluation.GetString("structure"), "bank_version": bank.Id,
		"situation": situation, "seed": 1, "state": "started", "started_at": Now,
	}, fields))
}

// Now is the clock of the tests: a working day, noon in Paris.
var Now = time.Date(2026, time.November, 23, 11, 0, 0, 0, time.UTC)

func merge(base, over map[string]any) map[string]any {
	for k, v := range over {
		base[k] = v
	}
	return base
}
