package structures

import (
	"net/http"
	"regexp"
	"strings"
	"unicode"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

const (
	wrongSIRET = "Ce numéro n’est pas un SIRET : vérifiez les 14 chiffres, ou laissez ce champ vide."

	directorySize = 20 // more asks for a better question
	shortestName  = 3  // letters
)

// entry is all that somebody without an account may know of a structure.
type entry struct {
	ID       string `json:"id" db:"id"`
	Name     string `json:"name" db:"name"`
	Type     string `json:"type" db:"type"`
	Postcode string `json:"postcode" db:"postcode"`
}

type directory struct {
	Structures []entry `json:"structures"`
	More       bool    `json:"more"`
}

var postcodeStart = regexp.MustCompile(`^[0-9]{0,5}$`)

// searchDirectory answers GET /api/conseil/directory: the structures that somebody who signs up may join. The same SIRET may
// belong to several: all are shown.
func searchDirectory(e *core.RequestEvent) error {
	query := e.Request.URL.Query()
	siret, name := NormalSIRET(query.Get("siret")), fold(query.Get("name"))
	postcode := strings.TrimSpace(query.Get("postcode"))
	switch {
	case siret != "" && !ValidSIRET(siret):
		return e.BadRequestError(wrongSIRET, nil)
	case siret == "" && len([]rune(name)) < shortestName:
		return e.BadRequestError("Écrivez au moins trois lettres du nom, ou les 14 chiffres du SIRET.", nil)
	case !postcodeStart.MatchString(postcode):
		return e.BadRequestError("Le code postal a 5 chiffres.", nil)
	}
	found, err := find(e.App, siret, name, postcode)
	if err != nil {
		return e.InternalServerError("La recherche n’a pas marché. Réessayez dans un instant.", err)
	}
	answer := directory{Structures: found}
	if len(found) > directorySize {
		answer = directory{found[:directorySize], true}
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.JSON(http.StatusOK, answer)
}

// find compares names here: SQLite knows neither accents nor capitals outside ASCII, and there are a few thousand structures.
func find(app core.App, siret, name, postcode string) ([]entry, error) {
	q := app.ConcurrentDB().Select("id", "name", "type", "postcode").From("structures").
		Where(dbx.HashExp{"state": "active"}).OrderBy("name", "postcode", "id")
	if siret != "" {
		q.AndWhere(dbx.HashExp{"siret": siret})
	}
	if postcode != "" {
		q.AndWhere(dbx.Like("postcode", postcode).Match(false, true))
	}
	all := []entry{}
	if err := q.All(&all); err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, one := range all {
		if siret != "" || containsAll(fold(one.Name), strings.Fields(name)) {
			kept = append(kept, one)
		}
	}
	return kept, nil
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// fold writes a name without accents, capitals, apostrophes or hyphens: « L’Île-d’Yeu » is found by « ile d yeu ».
func fold(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), name)
	if err != nil {
		plain = name
	}
	words := strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
