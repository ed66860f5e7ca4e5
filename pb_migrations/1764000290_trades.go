package pb_migrations

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

//go:embed trades.json
var tradesFile []byte

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{createTrades, seedTrades} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, dropCollections("trades"))
}

// tradeSkills are the strengths that a trade may use: the five that are measured, and two that nothing here measures yet.
var tradeSkills = []string{"speed", "comparison", "attention", "organisation", "vigilance", "safety", "relation"}

// createTrades makes the list that the report draws on. Only superusers read it whole: others see what a report says of it.
func createTrades(app core.App) error {
	c := newCollection("trades")
	c.Fields.Add(
		&core.TextField{Name: "rome", Help: "Code ROME du métier : une lettre et quatre chiffres.", Required: true, Presentable: true, Pattern: `^[A-N][0-9]{4}$`, Max: 5},
		&core.TextField{Name: "title", Help: "Nom du métier, tel qu’il est écrit dans la restitution.", Required: true, Presentable: true, Max: 120},
		&core.SelectField{Name: "skills", Help: "Points forts utiles dans ce métier. safety (sécurité) et relation ne sont pas mesurés aujourd’hui : ils ne font proposer aucun métier.", Values: tradeSkills, MaxSelect: len(tradeSkills), Required: true},
		&core.TextField{Name: "source", Help: "D’où vient cette ligne.", Max: 300},
		&core.NumberField{Name: "year", Help: "Année de la source.", OnlyInt: true},
		&core.NumberField{Name: "position", Help: "À points forts égaux, ordre dans la restitution.", OnlyInt: true},
		&core.BoolField{Name: "active", Help: "Proposé dans les restitutions."},
	)
	c.AddIndex("idx_trades_rome", true, "`rome`", "")
	return app.Save(c)
}

func seedTrades(app core.App) error {
	var list struct {
		Source string `json:"source"`
		Year   int    `json:"year"`
		Trades []struct {
			Rome   string   `json:"rome"`
			Title  string   `json:"title"`
			Skills []string `json:"skills"`
		} `json:"trades"`
	}
	if err := json.Unmarshal(tradesFile, &list); err != nil {
		return fmt.Errorf("read trades.json: %w", err)
	}
	c, err := app.FindCollectionByNameOrId("trades")
	if err != nil {
		return err
	}
	for i, trade := range list.Trades {
		r := core.NewRecord(c)
		r.Load(map[string]any{
			"rome": trade.Rome, "title": trade.Title, "skills": trade.Skills, "source": list.Source, "year": list.Year,
			"position": 10 * (i + 1), "active": true,
		})
		if err := app.Save(r); err != nil {
			return err
		}
	}
	return nil
}
