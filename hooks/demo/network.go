package demo

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// National is the account above all structures of a demo that has many.
var National = Account{"Perrine Estuaire", "national@demo.example", "demo-national-eva", "admin", "national"}

const regionalHeads = 17 // beside the one that every demo has

// house is a structure where copies go.
type house struct {
	model  string // id of the structure whose people and campaigns it takes
	prefix string // of its ids; "" for the model itself
	weight int
}

// places are invented, and so many that few structures share one.
var places = []string{"des Deux Ponts", "du Haut Plateau", "de la Vallée Claire", "des Trois Moulins", "du Vieux Port", "de l’Étang Neuf",
	"du Grand Chêne", "des Quatre Chemins", "de la Baie Verte", "du Pré Long", "des Hautes Herbes", "de la Roche Plate"}

// network makes structures until there are as many as asked, in a tree: a national head, regional ones, and below them
// copies of the structures of every demo with their accounts and campaigns. The first are the largest.
func (f *filler) network(number int) ([]house, error) {
	models, heads, err := f.models()
	if err != nil {
		return nil, err
	}
	houses := make([]house, 0, max(number, 0))
	for _, m := range models {
		houses = append(houses, house{model: m.Id})
	}
	if number > len(structures) {
		if heads, err = f.crown(heads[0], min(regionalHeads, number/len(structures)-1)); err != nil {
			return nil, err
		}
	}
	for i := range number - len(models) - len(heads) - 1 {
		model := models[i%len(models)]
		house := house{model: model.Id, prefix: prefix(i + 1)}
		if err := f.found(model, heads[i%len(heads)], house, i); err != nil {
			return nil, err
		}
		houses = append(houses, house)
	}
	for i := range houses {
		houses[i].weight = share(i)
	}
	return houses, f.furnish(houses[len(models):])
}

// share is how many come to the i-th structure, next to the others: a few large ones, and many small ones.
func share(i int) int { return 100_000 / (8 + i) }

// models are the structures that have campaigns, and the one above them.
func (f *filler) models() (models, heads []*core.Record, err error) {
	all, err := f.app.FindRecordsByFilter("structures", "demo = true", "created,lineage", 0, 0)
	for _, s := range all {
		if s.GetString("parent") == "" {
			heads = append(heads, s)
		} else {
			models = append(models, s)
		}
	}
	// In the order of the table above: ids are drawn, and would say another one each time.
	order := func(s *core.Record) int {
		for i, known := range structures {
			if known.name == s.GetString("name") {
				return i
			}
		}
		return len(structures)
	}
	slices.SortFunc(models, func(a, b *core.Record) int { return order(a) - order(b) })
	return models, heads, err
}

// crown puts a national head above the region of every demo, and others beside it.
func (f *filler) crown(region *core.Record, beside int) ([]*core.Record, error) {
	founded := region.Get("created")
	national, err := f.save("structures", map[string]any{
		"name": "Réseau national des Rives", "type": "association", "postcode": "75010", "state": "active", "demo": true, "created": founded,
	})
	if err != nil {
		return nil, err
	}
	region.Set("parent", national.Id)
	if err := f.app.Save(region); err != nil {
		return nil, err
	}
	if _, err := f.save("counsellors", map[string]any{
		"name": National.Name, "email": National.Email, "password": National.Password, "verified": true, "role": National.Role,
		"structure": national.Id, "state": "active", "demo": true, "created": founded,
	}); err != nil {
		return nil, err
	}
	heads := []*core.Record{region}
	for i := range beside {
		head, err := f.save("structures", map[string]any{
			"name": fmt.Sprintf("Réseau régional %s", places[i%len(places)]), "type": "association", "postcode": postcode(5 * i), "parent": national.Id,
			"state": "active", "demo": true, "created": founded,
		})
		if err != nil {
			return nil, err
		}
		heads = append(heads, head)
	}
	return heads, nil
}

// found saves one structure that is like its model.
func (f *filler) found(model, head *core.Record, h house, i int) error {
	kinds := map[string]string{"mission_locale": "Mission locale", "siae": "Chantier d’insertion", "e2c": "École de la deuxième chance", "organisme_formation": "Centre de formation"}
	kind := model.GetString("type")
	_, err := f.save("structures", map[string]any{
		"id": h.prefix + model.Id[prefixLength:], "name": fmt.Sprintf("%s %s %d", kinds[kind], places[f.rng.IntN(len(places))], i+1),
		"type": kind, "postcode": postcode(i), "parent": head.Id, "state": "active", "demo": true, "created": model.Get("created"),
	})
	return err
}

// postcode goes round the départements of the mainland but Corsica.
func postcode(i int) string {
	departement := 1 + i%94
	if departement >= 20 {
		departement++
	}
	return fmt.Sprintf("%02d%03d", departement, 10*(i%90))
}

// furnish copies the accounts and the campaigns of their models to the structures.
func (f *filler) furnish(houses []house) error {
	first, err := f.freeDigits(len(houses))
	if err != nil {
		return err
	}
	rows := make([][]any, len(houses))
	for i, h := range houses {
		rows[i] = []any{h.model, "", h.prefix, fmt.Sprintf("-%d days", 7*weeksBack), fmt.Sprintf("%05d", first+i)}
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	for _, collection := range []string{"counsellors", "campaigns"} {
		statement, err := copyStatement(f.app, collection)
		if err != nil {
			return err
		}
		if _, err := f.app.DB().NewQuery(statement).Bind(dbx.Params{"rows": string(raw)}).Execute(); err != nil {
			return fmt.Errorf("copy %s: %w", collection, err)
		}
	}
	return nil
}

// freeDigits begins as many numbers that follow each other and end the code of no campaign.
func (f *filler) freeDigits(number int) (first int, err error) {
	var taken []int
	err = f.app.DB().NewQuery("SELECT CAST(substr(code, 4) AS INTEGER) FROM campaigns ORDER BY 1").Column(&taken)
	for _, digits := range taken {
		if first <= digits && digits < first+number {
			first = digits + 1
		}
	}
	return first, err
}

// drawn is an index, each as likely as its weight says.
func drawn(rng *rand.Rand, n int, weight func(int) int) int {
	total := 0
	for i := range n {
		total += weight(i)
	}
	draw := rng.IntN(total)
	for i := range n {
		if draw -= weight(i); draw < 0 {
			return i
		}
	}
	return n - 1
}
