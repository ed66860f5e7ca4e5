package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
	"github.com/pocketbase/pocketbase/tools/types"
)

func init() {
	m.Register(createBudget, dropCollections("budget_lines"))
}

// The activities and resources are those of the common frame that State products publish their budget in.
var (
	budgetStates     = []string{"forecast", "revised", "actual"}
	budgetActivities = []string{
		"data", "hosting", "cloud_hosting", "operations", "network", "administration", "security", "deployment", "support",
		"development", "management", "design", "other",
	}
	budgetResources = []string{"staff", "services", "equipment", "software", "overheads", "other"}
)

// createBudget makes the lines of the public budget. Only superusers write them; everybody reads them on /budget.
func createBudget(app core.App) error {
	c := newCollection("budget_lines")
	one := func(name, help string, values []string) *core.SelectField {
		return &core.SelectField{Name: name, Help: help, Values: values, MaxSelect: 1, Required: true, Presentable: true}
	}
	euros := func(name, help string) *core.NumberField {
		return &core.NumberField{Name: name, Help: help, OnlyInt: true, Min: types.Pointer(0.0)}
	}
	c.Fields.Add(
		&core.NumberField{Name: "year", Help: "Année du budget, par exemple 2026.", OnlyInt: true, Required: true, Presentable: true,
			Min: types.Pointer(2000.0), Max: types.Pointer(2999.0)},
		one("state", "forecast : prévision, publiée en janvier de l’année. revised : prévision révisée, publiée en juin. "+
			"actual : réalisé, publié en janvier de l’année suivante.", budgetStates),
		one("activity", "data : données ; hosting, cloud_hosting : hébergement ; operations : exploitation ; network : réseau ; "+
			"administration : gestion ; deployment : déploiement, communication ; development : développement ; "+
			"management : pilotage ; design : conception ; other : autre.", budgetActivities),
		one("resource", "staff : personnel ; services : prestations externes ; equipment : matériel ; software : logiciels et services en ligne ; "+
			"overheads : frais de structure ; other : autre.", budgetResources),
		euros("commitments", "Autorisations d’engagement (AE), en euros : ce qui peut être engagé."),
		euros("payments", "Crédits de paiement (CP), en euros : ce qui peut être payé dans l’année."),
	)
	c.AddIndex("idx_budget_lines_cell", true, "`year`, `state`, `activity`, `resource`", "")
	return app.Save(c)
}
