// Package session is what the ways in share: the accounts that may enter, and how the back office asks for its session.
package session

import (
	"github.com/pocketbase/pocketbase/core"
)

// Accounts is the collection of those who may enter the back office.
const Accounts = "counsellors"

const (
	// Header tells how the back office uses the API: "cookie" asks for a session in a cookie in place of a token in the
	// body, "required" wants a 401 rather than a guest's empty list when the session has ended. API clients send neither
	// and keep PocketBase's own ways.
	Header   = "X-Eva-Session"
	ByCookie = "cookie"
	Required = "required"
)

// External is the key of the application's store under which ProConnect, once configured, says where it explains itself.
const External = "session.external"

// refusals are the sentences for an account whose owner proved who they are, and may not enter.
var refusals = map[string]string{
	"pending":  "Votre compte attend l’accord de l’administrateur de votre structure.",
	"disabled": "Ce compte est fermé. Adressez-vous à l’administrateur de votre structure.",
}

// Refusal says in French why an account may not enter; only its owner may read it: otherwise anybody could ask which
// addresses exist.
func Refusal(account *core.Record) (string, bool) {
	if account == nil {
		return "", false
	}
	sentence, known := refusals[account.GetString("state")]
	return sentence, known
}
