package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// structureTypes are the kinds of organisation that accompany people; the last one takes the rest.
var structureTypes = []string{
	"mission_locale", "france_travail", "cap_emploi", "siae", "organisme_formation", "greta", "afpa", "apprentissage",
	"e2c", "epide", "cria", "service_insertion_collectivite", "pjj", "sma", "smv", "orientation_scolaire",
	"etablissement_public_sante", "association", "entreprise", "autre",
}

func init() {
	m.Register(createStructures, dropCollections("structures"))
}

func createStructures(app core.App) error {
	c := newCollection("structures")
	c.Fields.Add(
		&core.TextField{Name: "name", Help: "Nom de la structure, tel que les personnes le connaissent.", Required: true, Presentable: true, Max: 200},
		&core.SelectField{Name: "type", Help: "Type de structure. Sert aux statistiques et aux cohortes.", Values: structureTypes, MaxSelect: 1, Required: true},
		&core.TextField{Name: "siret", Help: "Numéro SIRET, 14 chiffres. Facultatif : certaines associations n’en ont pas.", Pattern: `^([0-9]{14})?$`, Max: 14},
		&core.TextField{Name: "postcode", Help: "Code postal, 5 chiffres. Le département et la région en sont déduits.", Pattern: `^([0-9]{5})?$`, Max: 5, Presentable: true},
		&core.TextField{Name: "departement", Help: "Code du département, calculé à partir du code postal.", Max: 3},
		&core.TextField{Name: "region", Help: "Code de la région (Insee), calculé à partir du code postal.", Max: 3},
		&core.TextField{Name: "lineage", Help: "Chemin dans l’arbre des structures, calculé : /racine/…/structure/.", Max: 400},
		&core.SelectField{Name: "state", Help: "En attente : créée mais pas encore validée par l’équipe nationale. Active : utilisable.", Values: []string{"pending", "active"}, MaxSelect: 1, Required: true},
		&core.BoolField{Name: "demo", Help: "Structure de démonstration, créée par la commande « demo ».", Hidden: true},
	)
	c.AddIndex("idx_structures_lineage", false, "`lineage`", "")
	c.AddIndex("idx_structures_siret", false, "`siret`", "")
	if err := app.Save(c); err != nil {
		return err
	}
	// A second save: a relation to itself needs the collection's id. Children keep their parent from being deleted.
	c.Fields.Add(&core.RelationField{
		Name: "parent", Help: "Structure de rattachement (réseau, siège). Vide pour une structure sans parent.",
		CollectionId: c.Id, MaxSelect: 1,
	})
	return app.Save(c)
}
