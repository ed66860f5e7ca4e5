package items

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"github.com/pocketbase/pocketbase/core"
)

const (
	mostBytes = 20 << 20 // of an imported file
	mostRows  = 10_000   // of a sheet
)

// formats are how a draft leaves.
var formats = map[string]struct {
	ending, mime string
	write        func(document) ([]byte, error)
}{
	"json": {".json", "application/json", func(d document) ([]byte, error) { return write(d), nil }},
	"xlsx": {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", writeSheets},
	"qti":  {".qti.zip", "application/zip", writeQTI},
}

// export answers GET /api/items/{situation}/export?format=json|xlsx|qti with a file of the whole draft, keys included.
func (b *bank) export(e *core.RequestEvent) error {
	name := e.Request.URL.Query().Get("format")
	if name == "" {
		name = "json"
	}
	format, ok := formats[name]
	if !ok {
		return e.BadRequestError("Les formats possibles sont json, xlsx et qti.", nil)
	}
	d, err := b.open(e)
	if err != nil {
		return err
	}
	data, err := format.write(d.document)
	if err != nil {
		return e.InternalServerError("Ce brouillon n’a pas pu être écrit dans ce format.", err)
	}
	file := d.situation.GetString("name") + format.ending
	e.Response.Header().Set("Content-Disposition", `attachment; filename="`+file+`"`)
	return e.Blob(http.StatusOK, format.mime, data)
}

// importFile answers POST /api/items/{situation}/import: the draft becomes what the file says, or stays as it is when
// anything in the file is wrong. With ?check=1 it only says what would happen.
func (b *bank) importFile(e *core.RequestEvent) error {
	d, at, problems, err := readUpload(e)
	if err != nil {
		return err
	}
	name := e.Request.PathValue("situation")
	var content *Content
	if len(problems) == 0 {
		content, problems = check(d, at)
	}
	if content != nil && content.Situation != name {
		problems = []Problem{{place: at.of("situation"), Field: "situation", Message: fmt.Sprintf("ce fichier est celui de « %s », pas de « %s ».", content.Situation, name)}}
	}
	if len(problems) > 0 {
		return refuse(e, "Ce fichier contient des erreurs. Le brouillon n’a pas changé.", problems)
	}
	situation, err := target(e.App, name)
	if err != nil {
		return e.NotFoundError("Cette mise en situation n’existe pas.", err)
	}
	list, err := changesOf(e.App, situation, d, content)
	if err != nil {
		return e.InternalServerError("La version publiée n’a pas pu être lue.", err)
	}
	checked := e.Request.URL.Query().Get("check") == "1"
	if !checked {
		err := e.App.RunInTransaction(func(tx core.App) error { return saveDraft(tx, situation, d) })
		if err != nil {
			return e.BadRequestError("Ce fichier n’a pas pu être enregistré. Le brouillon n’a pas changé.", err)
		}
	}
	return e.JSON(http.StatusOK, map[string]any{"saved": !checked, "items": len(content.Items), "training": len(content.Training), "changes": list})
}

// readers are the formats that come back.
var readers = map[string]func([]byte) (document, places, []Problem){".json": readJSON, ".xlsx": readSheets}

// readUpload reads the file of the request; its error is an answer already.
func readUpload(e *core.RequestEvent) (document, places, []Problem, error) {
	tooLarge := func(err error) error {
		return e.Error(http.StatusRequestEntityTooLarge, fmt.Sprintf("Ce fichier dépasse %d Mo : c’est plus que la banque ne lit.", mostBytes>>20), err)
	}
	upload, header, err := e.Request.FormFile("file")
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, nil, nil, tooLarge(err)
	case err != nil:
		return nil, nil, nil, e.BadRequestError("Joignez un fichier .json ou .xlsx, dans le champ « file ».", err)
	}
	defer upload.Close()
	if header.Size > mostBytes {
		return nil, nil, nil, tooLarge(nil)
	}
	read, ok := readers[strings.ToLower(path.Ext(header.Filename))]
	if !ok {
		return nil, nil, nil, e.BadRequestError("La banque lit des fichiers .json et .xlsx, pas celui-ci.", nil)
	}
	data, err := io.ReadAll(upload)
	if err != nil {
		return nil, nil, nil, e.BadRequestError("Ce fichier n’a pas pu être lu.", err)
	}
	d, at, problems := read(data)
	return d, at, problems, nil
}
