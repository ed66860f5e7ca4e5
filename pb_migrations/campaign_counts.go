package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
)

// countCampaigns makes the view of what became of each campaign. Its columns are subqueries and not a GROUP BY, so that
// only the campaigns that are asked for are counted, each from one index; test runs do not count.
func countCampaigns(app core.App) error {
	c := core.NewViewCollection("campaign_counts")
	c.ViewQuery = `SELECT c.id, c.structure, c.owner, c.guests, c.private,
		CAST((SELECT COUNT(*) FROM evaluations e WHERE e.campaign = c.id AND e.kind IN ('real', 'demo')) AS INT) AS started,
		CAST((SELECT COUNT(*) FROM evaluations e WHERE e.campaign = c.id AND e.kind IN ('real', 'demo') AND e.state = 'finished') AS INT) AS finished,
		CAST((SELECT MAX(e.started_at) FROM evaluations e WHERE e.campaign = c.id AND e.kind IN ('real', 'demo')) AS TEXT) AS last_at,
		CAST((SELECT COUNT(*) FROM evaluations e WHERE e.campaign = c.id AND e.kind = 'test') AS INT) AS tests
		FROM campaigns c`
	rule := all(activeCounsellor, ownStructure("structure"), notPrivateToOthers(""))
	c.ListRule, c.ViewRule = rule, rule
	return app.Save(c)
}

// withdrawCampaignDates is the way back of the whole step.
func withdrawCampaignDates(app core.App) error {
	if err := dropCollections("campaign_counts", "writings", "invitees")(app); err != nil {
		return err
	}
	evaluations, err := app.FindCollectionByNameOrId("evaluations")
	if err != nil {
		return err
	}
	evaluations.DeleteRule = nil
	evaluations.RemoveIndex("idx_evaluations_counts")
	if err := app.Save(evaluations); err != nil {
		return err
	}
	campaigns, err := app.FindCollectionByNameOrId("campaigns")
	if err != nil {
		return err
	}
	for _, by := range []string{"created", "updated", "label"} {
		campaigns.RemoveIndex("idx_campaigns_by_" + by)
	}
	if err := app.Save(campaigns); err != nil {
		return err
	}
	return removeFields(app, map[string][]string{"campaigns": {"opens_at", "closes_at", "version", "editor"}, "beneficiaries": {"test"}})
}
