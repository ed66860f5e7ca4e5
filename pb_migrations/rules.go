package pb_migrations

import "github.com/pocketbase/pocketbase/tools/types"

// The access rules are sentences made of these parts. Guests first: `structure = @request.auth.structure` alone
// is true for somebody without an account on a row without a structure.
const (
	activeCounsellor = `@request.auth.collectionName = "counsellors" && @request.auth.state = "active" && @request.auth.structure != ""`
	administrator    = `@request.auth.role = "admin"`
)

// ownStructure is true of a row whose structure, reached by path ("structure", "evaluation.structure"…), is the
// counsellor's own; for an administrator also of those below it in the tree.
func ownStructure(path string) string {
	return `(` + path + ` = @request.auth.structure || (` + administrator + ` && ` + path + `.lineage ~ @request.auth.structure))`
}

// notPrivateToOthers is true of a row whose campaign, reached by prefix ("", "campaign."…), is shared, or private to
// this counsellor or to one who invited them.
func notPrivateToOthers(prefix string) string {
	return `(` + prefix + `private = false || ` + prefix + `owner = @request.auth.id || ` + prefix + `guests.id ?= @request.auth.id || ` + administrator + `)`
}

// hasOpenEvaluation is notPrivateToOthers for a person: at least one of their evaluations may be seen.
const hasOpenEvaluation = `(` + administrator +
	` || evaluations_via_beneficiary.campaign.private ?= false` +
	` || evaluations_via_beneficiary.campaign.owner ?= @request.auth.id` +
	` || evaluations_via_beneficiary.campaign.guests.id ?= @request.auth.id)`

// unchanged refuses a body that changes one of the fields.
func unchanged(fields ...string) string {
	rule := ""
	for _, f := range fields {
		if rule != "" {
			rule += ` && `
		}
		rule += `@request.body.` + f + `:changed = false`
	}
	return rule
}

func all(parts ...string) *string {
	rule := ""
	for _, p := range parts {
		if rule != "" {
			rule += ` && `
		}
		rule += p
	}
	return types.Pointer(rule)
}

// access is the five rules of a collection; nil is "superusers only".
type access struct {
	list, view, create, update, remove *string
}

// readable is access to read by one rule, and to write by none.
func readable(rule *string) access { return access{list: rule, view: rule} }
