// Package replay reads stored plays again, for what computes from them: the bank of their version, and their events in bulk.
package replay

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// Banks keeps the banks that were read: reading one costs more than scoring with it. It is safe for several goroutines.
type Banks struct {
	mu    sync.Mutex
	known map[string]bank // by the id of the version
}

type bank struct {
	*scoring.Bank
	signature string // of what it was made from
}

// version is a row of bank_versions with the name of its situation.
type version struct {
	Situation string        `db:"situation"`
	Number    int           `db:"number"`
	Hash      string        `db:"hash"`
	Size      int           `db:"size"` // of the keys
	Keys      types.JSONRaw `db:"keys"` // read only when the bank is not kept, like its plan
	Plan      types.JSONRaw `db:"plan"`
}

// Name is what results call the version, such as "livraison/1".
func (v version) Name() string { return fmt.Sprintf("%s/%d", v.Situation, v.Number) }

// calibration is a row of calibrations, which another subject fills.
type calibration struct {
	ID      string        `db:"id"`
	Scale   string        `db:"scale"`
	Version int           `db:"version"`
	Items   types.JSONRaw `db:"items"`
}

// Of is the bank of a version, with the calibrations that are published now.
func (b *Banks) Of(app core.App, id string) (*scoring.Bank, error) {
	var v version
	err := app.DB().Select("s.name AS situation", "v.number", "v.hash", "LENGTH(v.keys) AS size").From("bank_versions v").
		InnerJoin("situations s", dbx.NewExp("s.id = v.situation")).Where(dbx.HashExp{"v.id": id}).One(&v)
	if err != nil {
		return nil, fmt.Errorf("bank version %s: %w", id, err)
	}
	var published []calibration
	err = app.DB().Select("id", "scale", "version", "items").From("calibrations").
		Where(dbx.HashExp{"situation": v.Situation, "bank_version": v.Name(), "state": "published"}).
		OrderBy("scale", "version").All(&published)
	if err != nil {
		return nil, fmt.Errorf("calibrations of %s: %w", v.Name(), err)
	}
	signature := v.signature(published)
	b.mu.Lock()
	defer b.mu.Unlock()
	if kept, ok := b.known[id]; ok && kept.signature == signature {
		return kept.Bank, nil
	}
	if err := app.DB().Select("keys", "plan").From("bank_versions").Where(dbx.HashExp{"id": id}).Row(&v.Keys, &v.Plan); err != nil {
		return nil, fmt.Errorf("keys of version %s: %w", id, err)
	}
	made, err := v.read(published)
	if err != nil {
		return nil, err
	}
	if b.known == nil {
		b.known = map[string]bank{}
	}
	b.known[id] = bank{made, signature}
	return made, nil
}

func (v version) signature(published []calibration) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s %d", v.Name(), v.Hash, v.Size)
	for _, c := range published {
		s.WriteString(" " + c.ID)
	}
	return s.String()
}

func (v version) read(published []calibration) (*scoring.Bank, error) {
	var items []scoring.Item
	if err := json.Unmarshal(v.Keys, &items); err != nil {
		return nil, fmt.Errorf("keys of %s: %w", v.Name(), err)
	}
	calibrations := make([]scoring.Calibration, len(published))
	for i, c := range published {
		calibrations[i] = scoring.Calibration{Scale: c.Scale, Version: c.Version}
		if err := json.Unmarshal(c.Items, &calibrations[i].Items); err != nil {
			return nil, fmt.Errorf("calibration %s: %w", c.ID, err)
		}
	}
	plan, err := scoring.ParsePlan(v.Plan)
	if err != nil {
		return nil, fmt.Errorf("plan of %s: %w", v.Name(), err)
	}
	made, err := scoring.NewBank(v.Situation, v.Name(), items, calibrations...)
	if err != nil {
		return nil, err
	}
	return made.WithPlan(plan), nil
}
