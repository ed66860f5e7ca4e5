package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
	"github.com/pocketbase/pocketbase/tools/types"
)

func init() {
	m.Register(func(app core.App) error {
		for _, step := range []func(core.App) error{widenBeneficiaries, hideMerged, createMerges, createPersonActs} {
			if err := step(app); err != nil {
				return err
			}
		}
		return nil
	}, withdrawPeople)
}

// widenBeneficiaries: a merged record stays, so that its code still works and the merge can be undone.
func widenBeneficiaries(app core.App) error {
	c, err := app.FindCollectionByNameOrId("beneficiaries")
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.TextField{Name: "name_key", Help: "Nom sans accents ni majuscules, pour chercher et trouver les doublons. Écrit par le service.", Max: 250},
		&core.RelationField{Name: "merged_into", Help: "Fiche qui remplace celle-ci après une fusion. Vide : la fiche est en usage.", CollectionId: c.Id, MaxSelect: 1, CascadeDelete: true},
	)
	c.AddIndex("idx_beneficiaries_name", false, "COALESCE(`structure`, ''), `name_key`", "")
	c.AddIndex("idx_beneficiaries_merged", false, "`merged_into`", "`merged_into` != ''")
	return app.Save(c)
}

// onlyInUse is true of a record that no merge replaced.
const onlyInUse = `merged_into = ""`

func hideMerged(app core.App) error {
	c, err := app.FindCollectionByNameOrId("beneficiaries")
	if err != nil {
		return err
	}
	for _, rule := range []**string{&c.ListRule, &c.ViewRule, &c.UpdateRule} {
		*rule = types.Pointer(**rule + ` && ` + onlyInUse)
	}
	c.UpdateRule = types.Pointer(*c.UpdateRule + ` && ` + unchanged("merged_into", "name_key", "test"))
	return app.Save(c)
}

// createMerges makes the trace of merges: identifiers only, so that it holds nothing to erase.
func createMerges(app core.App) error {
	c := newCollection("merges")
	err := addRelations(app, c,
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure des deux fiches.", Required: true}},
		relationTo{"beneficiaries", core.RelationField{Name: "kept", Help: "Fiche gardée : la plus ancienne.", Required: true, CascadeDelete: true}},
		relationTo{"beneficiaries", core.RelationField{Name: "merged", Help: "Fiche remplacée.", Required: true, CascadeDelete: true}},
		relationTo{"counsellors", core.RelationField{Name: "counsellor", Help: "Qui a fusionné. Vide : l’équipe nationale."}},
		relationTo{"counsellors", core.RelationField{Name: "undone_by", Help: "Qui a défait la fusion."}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.JSONField{Name: "moved", Help: "Ce qui est passé d’une fiche à l’autre : identifiants, par collection et champ. Sert à défaire.", MaxSize: 200000},
		&core.DateField{Name: "undone_at", Help: "Quand la fusion a été défaite. Vide : elle est en vigueur."},
		&core.BoolField{Name: "apart", Help: "Rien n’a été fusionné : quelqu’un a dit que ce sont deux personnes, et elles ne sont plus proposées ensemble."},
	)
	c.AddIndex("idx_merges_kept", false, "`kept`, `created`", "")
	c.AddIndex("idx_merges_merged", false, "`merged`", "")
	return app.Save(c)
}

// createPersonActs makes the trace of what was done to the record of a person. Erasing a person empties the names.
func createPersonActs(app core.App) error {
	c := newCollection("person_acts")
	err := addRelations(app, c,
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure de la personne.", Required: true}},
		relationTo{"beneficiaries", core.RelationField{Name: "beneficiary", Help: "Personne.", Required: true, CascadeDelete: true}},
		relationTo{"counsellors", core.RelationField{Name: "counsellor", Help: "Qui l’a fait. Vide : l’équipe nationale."}},
	)
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.SelectField{Name: "kind", Help: "Nom corrigé, ou données effacées à la demande.", Values: []string{"renamed", "erased"}, MaxSelect: 1, Required: true, Presentable: true},
		&core.TextField{Name: "before", Help: "Nom d’avant.", Max: 120},
		&core.TextField{Name: "after", Help: "Nom d’après.", Max: 120},
	)
	c.AddIndex("idx_person_acts_beneficiary", false, "`beneficiary`, `created`", "")
	return app.Save(c)
}

func withdrawPeople(app core.App) error {
	if err := dropCollections("person_acts", "merges")(app); err != nil {
		return err
	}
	c, err := app.FindCollectionByNameOrId("beneficiaries")
	if err != nil {
		return err
	}
	old := rules()["beneficiaries"]
	c.ListRule, c.ViewRule, c.UpdateRule = old.list, old.view, old.update
	c.RemoveIndex("idx_beneficiaries_name")
	c.RemoveIndex("idx_beneficiaries_merged")
	if err := app.Save(c); err != nil {
		return err
	}
	c.Fields.RemoveByName("merged_into")
	c.Fields.RemoveByName("name_key")
	return app.Save(c)
}
