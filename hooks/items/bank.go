package items

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/scoring"
)

// bank is what authors do with drafts.
type bank struct{ now func() time.Time }

// authorsOnly lets superusers alone in: everything here holds keys.
func authorsOnly(e *core.RequestEvent) error {
	switch {
	case e.Auth == nil:
		return e.UnauthorizedError("Connectez-vous d’abord au tableau de bord.", nil)
	case !e.HasSuperuserAuth():
		return e.ForbiddenError("La banque de questions est réservée aux super-administrateurs.", nil)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.Next()
}

// draft is a draft as it was read and checked.
type draft struct {
	situation *core.Record
	document  document
	content   *Content // nil when there are problems
	problems  []Problem
}

// open reads and checks the draft that a request names.
func (b *bank) open(e *core.RequestEvent) (draft, error) {
	situation, err := e.App.FindFirstRecordByData("situations", "name", e.Request.PathValue("situation"))
	if errors.Is(err, sql.ErrNoRows) {
		return draft{}, e.NotFoundError("Cette mise en situation n’existe pas.", err)
	}
	if err != nil {
		return draft{}, err
	}
	tree, err := readDraft(e.App, situation)
	if err != nil {
		return draft{}, e.InternalServerError("Ce brouillon n’a pas pu être lu.", err)
	}
	content, problems := check(tree, places{})
	return draft{situation, tree, content, problems}, nil
}

// answerDraft answers GET /api/items/{situation}: the draft, what is wrong with it, what it would change.
func (b *bank) answerDraft(e *core.RequestEvent) error {
	d, err := b.open(e)
	if err != nil {
		return err
	}
	voices, err := e.App.FindAllRecords("recordings", dbx.HashExp{"situation": d.situation.Id})
	if err != nil {
		return e.InternalServerError("Les enregistrements n’ont pas pu être lus.", err)
	}
	recordings := map[string]string{}
	for _, voice := range voices {
		recordings[voice.GetString("key")] = "/api/files/recordings/" + voice.Id + "/" + voice.GetString("audio")
	}
	answer := map[string]any{
		"content": d.document, "problems": listed(d.problems), "recordings": recordings, "changes": nil,
	}
	if d.content != nil {
		list, err := changesOf(e.App, d.situation, d.document, d.content)
		if err != nil {
			return e.InternalServerError("La version publiée n’a pas pu être lue.", err)
		}
		answer["changes"] = list
	}
	return e.JSON(http.StatusOK, answer)
}

// listed is never null in JSON.
func listed(problems []Problem) []Problem {
	if problems == nil {
		return []Problem{}
	}
	return problems
}

// refuse answers with all that is to be mended.
func refuse(e *core.RequestEvent, message string, problems []Problem) error {
	return e.JSON(http.StatusBadRequest, map[string]any{"status": http.StatusBadRequest, "message": message, "data": map[string]any{}, "problems": problems})
}

// publishDraft answers POST /api/items/{situation}/publish: the draft becomes the next version.
func (b *bank) publishDraft(e *core.RequestEvent) error {
	d, err := b.open(e)
	if err != nil {
		return err
	}
	if d.content == nil {
		return refuse(e, "Ce brouillon ne peut pas encore être publié. Il reste tel quel, rien n’est perdu.", d.problems)
	}
	list, err := changesOf(e.App, d.situation, d.document, d.content)
	if err != nil {
		return e.InternalServerError("La version publiée n’a pas pu être lue.", err)
	}
	if list.none() {
		return e.BadRequestError(fmt.Sprintf("Rien n’a changé depuis la version %d.", list.Since), nil)
	}
	hash, err := d.content.Hash()
	if err != nil {
		return e.InternalServerError("Ce brouillon n’a pas pu être publié.", err)
	}
	var number int
	err = e.App.RunInTransaction(func(tx core.App) error {
		d.situation.Set("published_hash", fingerprint(d.document))
		if err := tx.Save(d.situation); err != nil {
			return err
		}
		if err := publish(tx, d.situation, d.content, version{source: "bank", hash: hash}, b.now()); err != nil {
			return err
		}
		last, err := lastPublished(tx, d.situation)
		if err == nil {
			number = last.GetInt("number")
		}
		return err
	})
	if err != nil {
		return e.InternalServerError("Ce brouillon n’a pas pu être publié.", err)
	}
	e.App.Logger().Info("a version of the bank was published", "situation", d.content.Situation, "number", number, "by", e.Auth.Id)
	return e.JSON(http.StatusOK, map[string]any{"number": number, "changes": list})
}

// target is the situation that a file is for: one that is there, or that the program can score.
func target(app core.App, name string) (*core.Record, error) {
	situation, err := findOrNew(app, "situations", dbx.HashExp{"name": name})
	if err != nil || !situation.IsNew() {
		return situation, err
	}
	_, err = scoring.Lookup(name)
	return situation, err
}
