package pb_migrations

import (
	"errors"

	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(openAccounts, nil)
}

// accountLimits hold for one address: a structure that signs its whole team up in one morning stays below them.
var accountLimits = []core.RateLimitRule{
	{Label: "POST /api/conseil/sign-up", MaxRequests: 40, Duration: 60},
	{Label: "POST /api/conseil/joining", MaxRequests: 20, Duration: 60},
	{Label: "GET /api/conseil/directory", MaxRequests: 120, Duration: 60},
	{Label: "POST /api/conseil/invitations/look", MaxRequests: 60, Duration: 60},
	{Label: "POST /api/conseil/invitations/accept", MaxRequests: 30, Duration: 60},
	{Label: "POST /api/conseil/account/close", MaxRequests: 10, Duration: 60},
	{Label: "POST /api/collections/invitations/records", MaxRequests: 60, Duration: 60},
	{Label: "POST /api/collections/counsellors/request-verification", MaxRequests: 20, Duration: 60},
}

// openAccounts lets people sign up, join and leave a structure, and administrators keep their team and their structure.
func openAccounts(app core.App) error {
	if err := openCounsellors(app); err != nil {
		return err
	}
	if err := openStructures(app); err != nil {
		return err
	}
	s := app.Settings()
	s.RateLimits.Rules = append(accountLimits, s.RateLimits.Rules...)
	return app.Save(s)
}

func openCounsellors(app core.App) error {
	c, err := app.FindCollectionByNameOrId("counsellors")
	if err != nil {
		return err
	}
	state, isSelect := c.Fields.GetByName("state").(*core.SelectField)
	structure, isRelation := c.Fields.GetByName("structure").(*core.RelationField)
	if !isSelect || !isRelation {
		return errors.New("counsellors.state or counsellors.structure is not what it was")
	}
	state.Values = []string{"pending", "active", "disabled", "unattached"}
	state.Help = "En attente : inscrit, pas encore accepté. Actif : peut entrer. Désactivé : ne peut plus se connecter. " +
		"Sans structure : a quitté la sienne, ou n’y a pas été accepté."
	structure.Required = false // hooks/members asks for one of whoever is active or pending
	structure.Help = "Structure à laquelle appartient ce compte. Vide pour un compte sans structure, ou fermé."

	own := *all(`id = @request.auth.id`, unchanged("structure", "role", "state", "demo", "verified"))
	team := *all(administrator, `id != @request.auth.id`, ownStructure("structure"),
		unchanged("structure", "name", "email", "emailVisibility", "demo", "verified"), `@request.body.password:isset = false`)
	c.AddIndex("idx_counsellors_structure", false, "`structure`, `state`", "") // the tenant index serves rules, not our own queries
	c.UpdateRule = all(activeCounsellor, `((`+own+`) || (`+team+`))`)
	// Those who wait may sign in, to see what they wait for: hooks/members keeps them out of everything else.
	c.AuthRule = all(`state != "disabled"`)
	return app.Save(c)
}

func openStructures(app core.App) error {
	c, err := app.FindCollectionByNameOrId("structures")
	if err != nil {
		return err
	}
	tree := func(path, own string) string {
		return `(` + own + ` = @request.auth.structure || ` + path + `lineage ~ @request.auth.structure)`
	}
	c.CreateRule = all(activeCounsellor, administrator, tree("parent.", "parent"), `@request.body.demo:isset = false`)
	c.UpdateRule = all(activeCounsellor, administrator, tree("", "id"), unchanged("state", "parent", "lineage", "demo"))
	c.AddIndex("idx_structures_parent", false, "`parent`, `name`", "")
	return app.Save(c)
}
