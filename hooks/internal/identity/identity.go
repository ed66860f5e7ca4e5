// Package identity says who a person is among the records of a structure: by code, through merges, and by name.
package identity

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"golang.org/x/text/unicode/norm"
)

// Collection holds the people.
const Collection = "beneficiaries"

// Forgotten stands where a name was.
const Forgotten = "Personne anonymisée"

// forgottenCode begins the code of somebody whose data were erased: nobody can type it at the entry.
const forgottenCode = "oublie-"

// IsForgotten is true of somebody whose data were erased.
func IsForgotten(person *core.Record) bool {
	return strings.HasPrefix(person.GetString("personal_code"), forgottenCode)
}

// Forgot is IsForgotten in SQL, of a row of people.
func Forgot(table string) string {
	return "(" + table + ".personal_code LIKE '" + forgottenCode + "%')"
}

// letters that Unicode does not take apart.
var letters = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ł", "l", "ø", "o", "đ", "d", "ı", "i")

const apostrophes = "'’‘ʼ`´"

// Key is a name as it is searched: small letters and digits without accents, one space between words.
func Key(name string) string {
	var key strings.Builder
	for _, r := range norm.NFKD.String(letters.Replace(strings.ToLower(name))) {
		switch {
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune(apostrophes, r): // an accent; « N’Diaye » is also written « Ndiaye »
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			key.WriteRune(unicode.ToLower(r))
		default:
			key.WriteRune(' ')
		}
	}
	if words := strings.Fields(key.String()); len(words) > 0 {
		return strings.Join(words, " ")
	}
	return strings.ToLower(strings.TrimSpace(name)) // signs only: as it is written
}

// Unordered is a key whose words do not depend on who wrote the family name first.
func Unordered(key string) string {
	words := strings.Fields(key)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// ByCode finds somebody of a structure by a personal code, or by the code of a record that was merged into theirs.
func ByCode(app core.App, structure, code string) (*core.Record, error) {
	person, err := app.FindFirstRecordByFilter(Collection, "personal_code = {:code} && structure = {:structure}",
		dbx.Params{"code": code, "structure": structure})
	if err != nil {
		return nil, err
	}
	return Current(app, person)
}

// maxMerges bounds a chain of merges, which ends by construction: a record merges into one that is in use.
const maxMerges = 1000

// Current follows merges to the record in use.
func Current(app core.App, person *core.Record) (*core.Record, error) {
	for range maxMerges {
		into := person.GetString("merged_into")
		if into == "" {
			return person, nil
		}
		var err error
		if person, err = app.FindRecordById(Collection, into); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("merges of people turn in a circle")
}
