// Package people makes the record of a person who is assessed.
package people

import (
	"database/sql"
	"errors"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

const (
	collection = "beneficiaries"
	codeDigits = 8
	digits     = "0123456789"
	maxTries   = 5
)

// MaxName is the greatest length of a name, in characters.
const MaxName = 120

// NewCode draws a personal code. It is made of digits only, so that it is typed on any keypad, and never mistaken for a
// campaign's code.
func NewCode(random func(length int, alphabet string) string) string {
	return random(codeDigits, digits)
}

// Find gives the person of a structure who has this personal code, or had it before their records were merged, or nil.
func Find(app core.App, structure, code string) (*core.Record, error) {
	person, err := identity.ByCode(app, structure, code)
	if errors.Is(err, sql.ErrNoRows) || err == nil && person.GetBool("test") { // nobody goes on as the person of a test run
		return nil, nil //nolint:nilnil // nobody is an answer
	}
	return person, err
}

// Create saves a new person with fields, and a code that nobody has.
func Create(app core.App, fields map[string]any, random func(length int, alphabet string) string) (*core.Record, error) {
	c, err := app.FindCachedCollectionByNameOrId(collection)
	if err != nil {
		return nil, err
	}
	for range maxTries {
		person := core.NewRecord(c)
		person.Load(fields)
		person.Set("personal_code", NewCode(random))
		if err = app.Save(person); err == nil {
			return person, nil
		}
	}
	return nil, err
}
