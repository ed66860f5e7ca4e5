package demo

import "fmt"

// market is about how many missions locales there are in France: what the rate of penetration of the demo is of.
const market = 440

// spending is what the invented service pays in a year, by activity and by resource, in euros.
var spending = []struct {
	activity, resource string
	payments           int
}{
	{"development", "services", 19_200}, {"development", "staff", 8_400}, {"design", "services", 6_200},
	{"management", "staff", 10_800}, {"deployment", "services", 5_400}, {"support", "staff", 6_600},
	{"operations", "services", 2_400}, {"hosting", "software", 840}, {"security", "services", 1_900},
	{"administration", "overheads", 1_660},
}

// budget writes what was paid last year and what is foreseen for this one, so that the cost of a use is shown.
func (f *filler) budget() error {
	year := f.now.Year()
	for _, statement := range []struct {
		year      int
		state     string
		hundredth int // of the spending
	}{{year - 1, "actual", 94}, {year, "forecast", 100}, {year, "revised", 103}} {
		for _, line := range spending {
			payments := line.payments * statement.hundredth / 100
			_, err := f.save("budget_lines", map[string]any{
				"year": statement.year, "state": statement.state, "activity": line.activity, "resource": line.resource,
				"payments": payments, "commitments": payments * 21 / 20,
			})
			if err != nil {
				return fmt.Errorf("budget of %d: %w", statement.year, err)
			}
		}
	}
	deployment, err := f.app.FindFirstRecordByFilter("deployment", "")
	if err != nil {
		return err
	}
	deployment.Set("priority_market", market)
	return f.app.Save(deployment)
}
