package commands

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"eva/scoring/irt"
)

// printedItem is an item in what calibrate prints. Of a graded item, se_b holds the errors of the thresholds.
type printedItem struct {
	Name       string   `json:"name"`
	A          number   `json:"a"`
	SEA        number   `json:"se_a"`
	B          number   `json:"b"`
	SEB        any      `json:"se_b"`
	D          number   `json:"d"`
	Thresholds []number `json:"thresholds"`
}

func printed(it irt.Item) printedItem {
	p := printedItem{Name: it.Name, A: number(it.A), SEA: positive(it.SEA)}
	if it.Binary() {
		p.B, p.SEB, p.D = number(it.B), positive(it.SEB), number(it.D)
		return p
	}
	p.B, p.D = notMeasured, notMeasured
	p.SEB = numbers(it.SET, positive)
	p.Thresholds = numbers(it.Thresholds, func(b float64) number { return number(b) })
	return p
}

// givenItem is an item as people write it: what is left out is nil.
type givenItem struct {
	Name       any
	Model      irt.Model
	A, B, D    *float64
	C          float64
	Thresholds []float64
}

// readItems reads what calibrate prints, or a bare list of items.
func readItems(path string) ([]irt.Item, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, refuse("Le fichier « %s » ne peut pas être lu.", path)
	}
	return parseItems(raw, path)
}

func parseItems(raw []byte, path string) ([]irt.Item, error) {
	var file struct {
		Model irt.Model
		Items []givenItem
	}
	var err error
	if strings.HasPrefix(strings.TrimSpace(string(raw)), "[") {
		err = json.Unmarshal(raw, &file.Items)
	} else {
		err = json.Unmarshal(raw, &file)
	}
	if err != nil {
		return nil, refuse("Le fichier « %s » n’est pas le JSON d’une liste d’items (%v).", path, err)
	}
	if len(file.Items) == 0 {
		return nil, refuse("Le fichier « %s » ne contient aucun item.", path)
	}
	items := make([]irt.Item, len(file.Items))
	seen := map[string]bool{}
	for j, given := range file.Items {
		if items[j], err = given.item(j, file.Model); err != nil {
			return nil, err
		}
		if seen[items[j].Name] {
			return nil, refuse("Deux items de « %s » s’appellent « %s ».", path, items[j].Name)
		}
		seen[items[j].Name] = true
	}
	return items, nil
}

// item completes what was left out: the name by the place, the model by that of the file, b by d, a Rasch slope by 1.
func (g givenItem) item(place int, model irt.Model) (irt.Item, error) {
	it := irt.Item{Name: strconv.Itoa(place + 1), Model: g.Model, C: g.C, Thresholds: g.Thresholds}
	if g.Name != nil {
		it.Name = fmt.Sprint(g.Name)
	}
	if it.Model == "" {
		it.Model = model
	}
	if it.Model == "" && len(g.Thresholds) == 0 {
		it.Model = irt.TwoPL
		if g.C > 0 {
			it.Model = irt.ThreePL
		}
	}
	switch {
	case it.Model == "":
		return it, refuse("L’item « %s » a des seuils : dites son modèle, \"grm\" ou \"gpcm\".", it.Name)
	case g.A != nil:
		it.A = *g.A
	case it.Model == irt.Rasch:
		it.A = 1
	default:
		return it, refuse("Il manque la pente (a) de l’item « %s ».", it.Name)
	}
	switch {
	case !it.Binary():
		it.Thresholds = g.Thresholds
	case g.B != nil:
		it.B, it.D = *g.B, -it.A**g.B
	case g.D != nil && it.A > 0:
		it.B, it.D = -*g.D/it.A, *g.D
	case g.D == nil:
		return it, refuse("Il manque la difficulté (b) ou l’ordonnée (d) de l’item « %s ».", it.Name)
	}
	return it, it.Validate()
}
