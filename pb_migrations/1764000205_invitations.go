package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(createInvitations, dropCollections("invitations"))
}

func createInvitations(app core.App) error {
	c := newCollection("invitations")
	c.Fields.Add(
		&core.EmailField{Name: "email", Help: "Adresse de la personne invitée.", Required: true, Presentable: true},
		&core.SelectField{Name: "role", Help: "Rôle proposé. Un conseiller ne peut inviter que comme conseiller.", Values: []string{"counsellor", "admin"}, MaxSelect: 1, Required: true},
		&core.SelectField{Name: "state", Help: "Ouverte : le lien marche jusqu’à sa date de fin. Utilisée : un compte a été créé. Annulée : le lien ne marche plus.", Values: []string{"open", "used", "cancelled"}, MaxSelect: 1, Required: true},
		&core.TextField{Name: "token_hash", Help: "Empreinte du lien : le lien lui-même n’est écrit que dans le message.", Hidden: true, Max: 64},
		&core.DateField{Name: "expires_at", Help: "Le lien marche jusqu’à cette date."},
	)
	err := addRelations(app, c,
		relationTo{"structures", core.RelationField{Name: "structure", Help: "Structure que la personne rejoindra.", Required: true, CascadeDelete: true}},
		// An invitation without an inviter is the national team's: it must not outlive the account that sent it.
		relationTo{"counsellors", core.RelationField{Name: "inviter", Help: "Compte qui invite. Vide : l’équipe nationale.", CascadeDelete: true}},
	)
	if err != nil {
		return err
	}
	tenantIndex(c, "created")
	c.AddIndex("idx_invitations_token", true, "`token_hash`", "`token_hash` != ''")
	c.AddIndex("idx_invitations_email", false, "`email`", "")

	mine := `inviter = @request.auth.id`
	seen := *all(ownStructure("structure"), `(`+administrator+` || `+mine+`)`)
	c.ListRule = all(activeCounsellor, seen)
	c.ViewRule = c.ListRule
	c.CreateRule = all(activeCounsellor, mine, ownStructure("structure"), `(`+administrator+` || role = "counsellor")`)
	// Only to cancel it: hooks/members refuses any other state.
	c.UpdateRule = all(activeCounsellor, seen, unchanged("email", "role", "structure", "inviter", "token_hash", "expires_at"))
	return app.Save(c)
}
