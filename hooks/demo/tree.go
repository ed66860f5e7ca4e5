package demo

import (
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/scoring"
)

// Account is a sign-in of the demo, printed for whoever tries it.
type Account struct{ Name, Email, Password, Role, Structure string }

// Accounts are the three views of the service: a counsellor, the administrator of her structure, the one above.
var Accounts = []Account{
	{"Ludivine Bruyère", "conseil@demo.example", "demo-conseil-eva", "counsellor", "val"},
	{"Anatole Fougère", "direction@demo.example", "demo-direction-eva", "admin", "val"},
	{"Odile Rivage", "region@demo.example", "demo-region-eva", "admin", "region"},
}

// Code opens the first campaign of the demo.
const Code = "DMN20261"

// structures are invented; a parent stands before its children.
var structures = []struct{ key, name, kind, postcode, parent string }{
	{"region", "Réseau régional des Trois Rives", "association", "35000", ""},
	{"val", "Mission locale du Val d’Ambre", "mission_locale", "35500", "region"},
	{"vents", "Chantier d’insertion des Quatre Vents", "siae", "56300", "region"},
	{"galets", "École de la deuxième chance des Galets", "e2c", "29200", "region"},
	{"mouettes", "Centre de formation des Mouettes", "organisme_formation", "22000", "region"},
}

// campaign is one of the demo, with the part of the year when people entered it.
type campaign struct {
	label, code, structure, owner string
	programme                     string
	situations                    []string
	private, freeText, adaptive   bool
	state                         string // in the end; all are open while they are filled
	weight                        int    // how many come, next to the others
	from, to                      int    // months ago

	record *core.Record
}

var (
	diagnosis   = []string{"controle", "maintenance", "livraison"}
	basic       = []string{"maintenance", "livraison"}
	positioning = []string{"bienvenue", "lecture", "calcul"}
	quick       = []string{"lecture", "calcul"}
	digital     = []string{"prise_en_main", "bienvenue", "numerique"}
)

// newCampaigns takes what there is: published are the situations that can be played, in the order of the programme.
func newCampaigns(published []string) []*campaign {
	transversal := slices.DeleteFunc(slices.Clone(published), func(name string) bool {
		situation, err := scoring.Lookup(name)
		return err != nil || situation.Family != scoring.Transversal && name != "prise_en_main"
	})
	return []*campaign{
		{label: "Premier accueil", code: Code, structure: "val", owner: "conseil@demo.example", programme: "diagnosis", situations: diagnosis, freeText: true, state: "open", weight: 34, from: 12, to: 0},
		{label: "Parcours d’entrée en formation", structure: "val", owner: "direction@demo.example", programme: "basic", situations: basic, state: "open", weight: 16, from: 9, to: 0},
		{label: "Entretiens de Ludivine", structure: "val", owner: "conseil@demo.example", programme: "diagnosis", situations: diagnosis, private: true, state: "open", weight: 8, from: 6, to: 0},
		{label: "Forum des métiers", structure: "val", owner: "direction@demo.example", programme: "transversal", situations: transversal, state: "closed", weight: 10, from: 11, to: 9},
		{label: "Arrivée au chantier", structure: "vents", owner: "region@demo.example", programme: "diagnosis", situations: diagnosis, state: "open", weight: 24, from: 12, to: 0},
		{label: "Nouvelle promotion", structure: "galets", owner: "region@demo.example", programme: "diagnosis", situations: diagnosis, state: "open", weight: 16, from: 12, to: 0},
		{label: "Avant l’entrée en formation", structure: "mouettes", owner: "region@demo.example", programme: "basic", situations: basic, state: "open", weight: 14, from: 12, to: 0},
		{label: "Positionnement avant CléA", structure: "val", owner: "conseil@demo.example", programme: "positioning", situations: positioning, state: "open", weight: 9, from: 5, to: 0},
		{label: "Positionnement en une heure", structure: "mouettes", owner: "region@demo.example", programme: "positioning", situations: quick, adaptive: true, state: "open", weight: 6, from: 4, to: 0},
		{label: "Premiers pas au bureau", structure: "galets", owner: "region@demo.example", programme: "digital", situations: digital, state: "open", weight: 5, from: 4, to: 0},
		{label: "Parcours complet", structure: "val", owner: "conseil@demo.example", programme: "complete", situations: published, adaptive: true, state: "open", weight: 7, from: 4, to: 0},
		{label: "Remise à niveau", structure: "vents", owner: "region@demo.example", programme: "custom", situations: []string{"livraison"}, state: "archived", weight: 8, from: 12, to: 7},
	}
}

// published are the situations that have a content, in the order of the programme.
func (f *filler) published() ([]string, error) {
	var found []string
	err := f.app.DB().Select("s.name").Distinct(true).From("situations s").
		InnerJoin("bank_versions v", dbx.NewExp("v.situation = s.id")).Where(dbx.HashExp{"v.state": "published"}).Column(&found)
	return slices.DeleteFunc(scoring.Names(), func(name string) bool { return !slices.Contains(found, name) }), err
}

// mode is how plays of the campaign follow a plan.
func (c *campaign) mode() string {
	if c.adaptive {
		return scoring.ModeAdaptive
	}
	return scoring.ModeFixed
}

// plant saves structures, accounts and campaigns, as they were a year ago.
func (f *filler) plant() ([]*campaign, error) {
	founded := stamp(f.now.AddDate(-1, 0, -10))
	ids := map[string]string{}
	for _, s := range structures {
		record, err := f.save("structures", map[string]any{
			"name": s.name, "type": s.kind, "postcode": s.postcode, "parent": ids[s.parent], "state": "active", "demo": true, "created": founded,
		})
		if err != nil {
			return nil, err
		}
		ids[s.key] = record.Id
	}
	for _, a := range Accounts {
		record, err := f.save("counsellors", map[string]any{
			"name": a.Name, "email": a.Email, "password": a.Password, "verified": true, "role": a.Role,
			"structure": ids[a.Structure], "state": "active", "demo": true, "created": founded,
		})
		if err != nil {
			return nil, err
		}
		ids[a.Email] = record.Id
	}
	published, err := f.published()
	if err != nil {
		return nil, err
	}
	campaigns := newCampaigns(published)
	for _, c := range campaigns {
		c.record, err = f.save("campaigns", map[string]any{
			"structure": ids[c.structure], "owner": ids[c.owner], "label": c.label, "code": c.code, "programme": c.programme,
			"situations": c.situations, "show_strengths": true, "free_text": c.freeText, "private": c.private, "adaptive": c.adaptive, "state": "open",
			"created": stamp(f.now.AddDate(0, -c.from, -3)),
		})
		if err != nil {
			return nil, err
		}
	}
	return campaigns, nil
}

// settle gives the campaign its state, once all who were to enter did.
func (c *campaign) settle(app core.App) error {
	if c.state == "open" {
		return nil
	}
	fresh, err := app.FindRecordById("campaigns", c.record.Id)
	if err != nil {
		return err
	}
	fresh.Set("state", c.state)
	return app.Save(fresh)
}

func stamp(t time.Time) types.DateTime {
	var d types.DateTime
	_ = d.Scan(t) // a time.Time always scans
	return d
}
