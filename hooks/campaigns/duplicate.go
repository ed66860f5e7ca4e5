package campaigns

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
)

const maxLabel = 100 // characters, as the field

// kept are the fields of a campaign that its copy takes; code, dates and state are its own.
var kept = []string{"structure", "programme", "situations", "show_strengths", "free_text", "adaptive", "health", "private", "guests"}

// duplicate answers POST /api/conseil/campaigns/{id}/duplicate: the copy belongs to whoever asks.
func duplicate(e *core.RequestEvent) error {
	source, err := viewable(e)
	if err != nil {
		return err
	}
	copied := core.NewRecord(source.Collection())
	err = e.App.RunInTransaction(func(tx core.App) error {
		for _, field := range kept {
			copied.Set(field, source.Get(field))
		}
		copied.Set("owner", source.GetString("owner"))
		if author := authorOf(e); author != "" {
			copied.Set("owner", author)
			copied.Set("editor", author)
			copied.Set("guests", slices.DeleteFunc(source.GetStringSlice("guests"), func(id string) bool { return id == author }))
		}
		label, err := labelOfCopy(tx, source)
		if err != nil {
			return err
		}
		copied.Set("label", label)
		if template, err := templateOf(tx, copied); err != nil || template == nil { // none, or withdrawn since
			copied.Set("programme", byHand)
		}
		return tx.Save(copied)
	})
	if err != nil {
		return e.BadRequestError("La campagne n’a pas pu être dupliquée.", err)
	}
	return e.JSON(http.StatusCreated, map[string]string{"id": copied.Id, "label": copied.GetString("label")})
}

// labelOfCopy is « … – copie », then « … – copie 2 »: the first that is free in the structure.
func labelOfCopy(app core.App, source *core.Record) (string, error) {
	base, _, _ := strings.Cut(source.GetString("label"), " – copie")
	var labels []string
	err := app.DB().Select("label").From(collection).Where(dbx.HashExp{"structure": source.GetString("structure")}).Column(&labels)
	if err != nil {
		return "", fmt.Errorf("read the names of campaigns: %w", err)
	}
	for n := 1; ; n++ {
		ending := " – copie"
		if n > 1 {
			ending = fmt.Sprintf(" – copie %d", n)
		}
		short := []rune(base)
		short = short[:min(len(short), maxLabel-len([]rune(ending)))]
		label := strings.TrimSpace(string(short)) + ending
		if !slices.ContainsFunc(labels, func(other string) bool { return strings.EqualFold(other, label) }) {
			return label, nil
		}
	}
}

// viewable is the campaign of the address, for whoever may view it by the collection's own rule.
func viewable(e *core.RequestEvent) (*core.Record, error) {
	return access.Viewable(e, collection, e.Request.PathValue("id"), "Cette campagne n’existe pas, ou votre compte n’y a pas accès.")
}
