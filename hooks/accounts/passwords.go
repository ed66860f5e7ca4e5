package accounts

import (
	"strings"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
)

// fewestLetters is how many different characters a password needs: « aaaaaaaaaaaa » is as long as it is easy to guess.
const fewestLetters = 6

// worn are what people type when they are asked for twelve characters; whatever is added to them does not help.
var worn = []string{
	"motdepasse", "password", "azertyuiop", "qwertyuiop", "123456789", "987654321", "012345678", "abcdefghi", "missionlocale",
	"francetravail", "conseiller",
}

// refuseWeakPassword is the part of the policy that a length cannot say. It holds whoever sets the password, and wherever.
func refuseWeakPassword(e *core.RecordEvent) error {
	value, _ := e.Record.GetRaw(core.FieldNamePassword).(*core.PasswordFieldValue)
	if value == nil || value.Plain == "" || e.Record.GetBool("demo") {
		return e.Next()
	}
	if sentence := weakness(value.Plain, e.Record.Email()); sentence != "" {
		return validation.Errors{"password": validation.NewError("eva_weak_password", sentence)}
	}
	return e.Next()
}

func weakness(password, email string) string {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "", ".", "").Replace(strings.ToLower(password))
	letters := map[rune]bool{}
	for _, r := range plain {
		letters[r] = true
	}
	own, _, _ := strings.Cut(strings.ToLower(email), "@")
	switch {
	case len(letters) < fewestLetters:
		return "Ce mot de passe se devine : il répète trop peu de caractères."
	case len(own) > 3 && strings.Contains(strings.ToLower(password), own):
		return "Ce mot de passe se devine : il contient votre adresse."
	}
	for _, word := range worn {
		if strings.Contains(plain, word) {
			return "Ce mot de passe se devine : choisissez par exemple quatre mots sans lien entre eux."
		}
	}
	return ""
}
