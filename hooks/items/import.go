package items

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// The authors' files, one a situation. They hold the keys: they are embedded here, never in pb_public.
//
//go:embed content/*.json
var contentFS embed.FS

// file is an author's file: what the program reads in it, and all that it says.
type file struct {
	content  *Content
	document document
}

// Files lists the contents of the authors' files by situation.
func Files() (map[string]*Content, error) {
	files, err := readFiles()
	contents := make(map[string]*Content, len(files))
	for _, f := range files {
		contents[f.content.Situation] = f.content
	}
	return contents, err
}

func readFiles() ([]file, error) {
	paths, err := fs.Glob(contentFS, "content/*.json")
	if err != nil {
		return nil, err
	}
	files := make([]file, 0, len(paths))
	for _, path := range paths {
		data, err := contentFS.ReadFile(path)
		if err != nil {
			return nil, err
		}
		content, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		tree, _, err := readDocument(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		files = append(files, file{content, normalise(tree)})
	}
	return files, nil
}

// ErrVersionReused says that a file changed while its version number stayed.
var ErrVersionReused = errors.New("items: the content changed but its version number did not: raise it")

// Import brings the authors' files into the database, each as a published version. One that is already there is left as
// it is; the same file version with another content is ErrVersionReused.
func Import(app core.App, now time.Time) error {
	files, err := readFiles()
	if err != nil {
		return err
	}
	return app.RunInTransaction(func(tx core.App) error {
		for _, f := range files {
			if err := importOne(tx, f, now); err != nil {
				return fmt.Errorf("import %s: %w", f.content.Situation, err)
			}
		}
		return nil
	})
}

func importOne(app core.App, f file, now time.Time) error {
	hash, err := f.content.Hash()
	if err != nil {
		return err
	}
	situation, err := findOrNew(app, "situations", dbx.HashExp{"name": f.content.Situation})
	if err != nil {
		return err
	}
	if known, err := imported(app, situation, f, hash); known || err != nil {
		return err
	}
	edited, err := unpublished(app, situation)
	if err != nil {
		return err
	}
	if edited { // what authors are writing is theirs: they see on /banque what the file changed
		app.Logger().Warn("a file brought a new version in; the draft had changes and was left as it is", "situation", f.content.Situation)
	} else if err := replaceDraft(app, situation, f.document); err != nil {
		return err
	}
	return publish(app, situation, f.content, version{source: "file", file: f.content.Version, hash: hash}, now)
}

// imported says whether a version of this file is already there. Only versions that came from files are compared: what
// authors publish has numbers of its own.
func imported(app core.App, situation *core.Record, f file, hash string) (bool, error) {
	if situation.IsNew() {
		return false, nil
	}
	known, err := findOrNew(app, "bank_versions", dbx.HashExp{"situation": situation.Id, "source": "file", "file_version": f.content.Version})
	if err != nil || known.IsNew() {
		return false, err
	}
	if known.GetString("hash") != hash {
		return false, ErrVersionReused
	}
	if situation.GetString("published_hash") == "" { // a draft of before drafts could be published
		return true, replaceDraft(app, situation, f.document)
	}
	return true, nil
}

// unpublished says whether the draft was changed since it was last published.
func unpublished(app core.App, situation *core.Record) (bool, error) {
	if situation.IsNew() || situation.GetString("published_hash") == "" {
		return false, nil
	}
	draft, err := readDraft(app, situation)
	return err == nil && fingerprint(draft) != situation.GetString("published_hash"), err
}

// replaceDraft makes the draft what a published file says.
func replaceDraft(app core.App, situation *core.Record, d document) error {
	situation.Set("published_hash", fingerprint(d))
	return saveDraft(app, situation, d)
}

// version is what a new published version says of itself.
type version struct {
	source string // file or bank
	file   int    // version that the file gives itself
	hash   string
}

// nextNumber follows all numbers of a situation; a file keeps its own one where it can.
func nextNumber(app core.App, situation *core.Record, own int) (int, error) {
	var last int
	err := app.DB().Select("COALESCE(MAX(number), 0)").From("bank_versions").Where(dbx.HashExp{"situation": situation.Id}).Row(&last)
	return max(last+1, own), err
}

func publish(app core.App, situation *core.Record, c *Content, v version, now time.Time) error {
	number, err := nextNumber(app, situation, v.file)
	if err != nil {
		return err
	}
	numbered := *c
	numbered.Version = number
	public, err := numbered.Public()
	if err != nil {
		return err
	}
	secret, err := numbered.Secret()
	if err != nil {
		return err
	}
	collection, err := app.FindCollectionByNameOrId("bank_versions")
	if err != nil {
		return err
	}
	record := core.NewRecord(collection)
	record.Load(map[string]any{
		"situation": situation.Id, "number": number, "state": "published", "hash": v.hash, "published_at": now,
		"source": v.source, "file_version": v.file, "content": types.JSONRaw(public), "keys": types.JSONRaw(secret),
	})
	if numbered.routed() {
		record.Set("plan", types.JSONRaw(numbered.Plan))
	}
	return app.Save(record)
}

// findOrNew finds the record of a collection, or prepares a new one.
func findOrNew(app core.App, collection string, where dbx.HashExp) (*core.Record, error) {
	record := &core.Record{}
	err := app.RecordQuery(collection).AndWhere(where).Limit(1).One(record)
	if errors.Is(err, sql.ErrNoRows) {
		c, err := app.FindCollectionByNameOrId(collection)
		if err != nil {
			return nil, err
		}
		return core.NewRecord(c), nil
	}
	return record, err
}
