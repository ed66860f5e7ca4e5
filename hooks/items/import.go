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

// Files lists the authors' files by situation.
func Files() (map[string]*Content, error) {
	paths, err := fs.Glob(contentFS, "content/*.json")
	if err != nil {
		return nil, err
	}
	files := make(map[string]*Content, len(paths))
	for _, path := range paths {
		data, err := contentFS.ReadFile(path)
		if err != nil {
			return nil, err
		}
		content, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		files[content.Situation] = content
	}
	return files, nil
}

// ErrVersionReused says that a file changed while its version number stayed.
var ErrVersionReused = errors.New("items: the content changed but its version number did not: raise it")

// Import brings the authors' files into the database, each as the published version that its number says. A version
// that is already there is left as it is; the same number with another content is ErrVersionReused.
func Import(app core.App, now time.Time) error {
	files, err := Files()
	if err != nil {
		return err
	}
	return app.RunInTransaction(func(tx core.App) error {
		for _, content := range files {
			if err := importOne(tx, content, now); err != nil {
				return fmt.Errorf("import %s: %w", content.Situation, err)
			}
		}
		return nil
	})
}

func importOne(app core.App, c *Content, now time.Time) error {
	hash, err := c.Hash()
	if err != nil {
		return err
	}
	situation, err := findOrNew(app, "situations", dbx.HashExp{"name": c.Situation})
	if err != nil {
		return err
	}
	if !situation.IsNew() {
		version, err := findOrNew(app, "bank_versions", dbx.HashExp{"situation": situation.Id, "number": c.Version})
		if err != nil {
			return err
		}
		if !version.IsNew() {
			if version.GetString("hash") != hash {
				return ErrVersionReused
			}
			return nil
		}
	}
	situation.Load(map[string]any{
		"name": c.Situation, "title": c.Title, "description": c.Description, "minutes": c.Minutes,
		"position": c.Position, "active": true, "texts": c.Texts, "settings": c.Settings,
	})
	if err := app.Save(situation); err != nil {
		return err
	}
	if err := saveItems(app, situation, c); err != nil {
		return err
	}
	return publish(app, situation, c, hash, now)
}

func saveItems(app core.App, situation *core.Record, c *Content) error {
	for position, item := range append(append([]Item{}, c.Training...), c.Items...) {
		record, err := findOrNew(app, "items", dbx.HashExp{"situation": situation.Id, "code": item.ID})
		if err != nil {
			return err
		}
		record.Load(map[string]any{
			"situation": situation.Id, "code": item.ID, "type": item.Type, "position": position,
			"training": position < len(c.Training), "stimulus": item.Stimulus, "feedback": item.Feedback,
			"key": item.Key, "points": item.Points, "difficulty": item.Difficulty, "skill": item.Skill,
		})
		if err := app.Save(record); err != nil {
			return fmt.Errorf("item %s: %w", item.ID, err)
		}
	}
	return nil
}

func publish(app core.App, situation *core.Record, c *Content, hash string, now time.Time) error {
	collection, err := app.FindCollectionByNameOrId("bank_versions")
	if err != nil {
		return err
	}
	public, err := c.Public()
	if err != nil {
		return err
	}
	secret, err := c.Secret()
	if err != nil {
		return err
	}
	version := core.NewRecord(collection)
	version.Load(map[string]any{
		"situation": situation.Id, "number": c.Version, "state": "published", "hash": hash, "published_at": now,
		"content": types.JSONRaw(public), "keys": types.JSONRaw(secret),
	})
	return app.Save(version)
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
