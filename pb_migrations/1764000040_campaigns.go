package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(createCampaigns, dropCollections("campaigns"))
}

func createCampaigns(app core.App) error {
	c := newCollection("campaigns")
	// Both restrict: a structure or an account that has campaigns is disabled, not deleted.
	err := addRelations(app, c,
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure qui mène la campagne.", Required: true}},
		relationTo{"counsellors", core.RelationField{Name: "owner", Help: "Conseiller qui a créé la campagne.", Required: true}},
		relationTo{"counsellors", core.RelationField{Name: "guests", Help: "Collègues qui voient une campagne privée.", MaxSelect: 50}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "label", Help: "Nom de la campagne, unique dans la structure. Les bénéficiaires le voient.", Required: true, Presentable: true, Max: 100},
		&core.TextField{Name: "code", Help: "Code à donner aux bénéficiaires : 3 lettres et 5 chiffres, attribué une fois pour toutes.", Required: true, Presentable: true, Pattern: `^[B-DF-HJ-NP-TV-XZ]{3}[0-9]{5}$`, Max: 8},
		&core.SelectField{Name: "programme", Help: "Programme choisi à la création.", Values: []string{"diagnosis", "basic", "transversal", "custom"}, MaxSelect: 1, Required: true},
		&core.JSONField{Name: "situations", Help: "Noms techniques des mises en situation, dans l’ordre.", Required: true, MaxSize: 4000},
		&core.BoolField{Name: "show_strengths", Help: "Montrer ses points forts à la personne, à la fin."},
		&core.BoolField{Name: "free_text", Help: "Proposer d’écrire un court texte libre, lu par le conseiller et jamais noté."},
		&core.SelectField{Name: "state", Help: "Ouverte : les codes fonctionnent. Fermée : plus de nouvelle évaluation. Archivée : rangée.", Values: []string{"open", "closed", "archived"}, MaxSelect: 1, Required: true},
		&core.BoolField{Name: "private", Help: "Visible seulement de son auteur, de ses invités et des administrateurs."},
	)
	c.AddIndex("idx_campaigns_code", true, "`code` COLLATE NOCASE", "")
	c.AddIndex("idx_campaigns_label", true, "`structure`, `label` COLLATE NOCASE", "")
	tenantIndex(c, "created")
	return app.Save(c)
}
