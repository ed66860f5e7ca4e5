package pb_migrations

import (
	"fmt"

	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

func init() {
	m.Register(
		offerProgrammes("diagnosis", "positioning", "digital", "complete", "basic", "transversal", "custom"),
		offerProgrammes("diagnosis", "basic", "transversal", "custom"),
	)
}

// offerProgrammes sets which programmes a campaign may say it follows.
func offerProgrammes(values ...string) func(core.App) error {
	return func(app core.App) error {
		c, err := app.FindCollectionByNameOrId("campaigns")
		if err != nil {
			return err
		}
		field, isSelect := c.Fields.GetByName("programme").(*core.SelectField)
		if !isSelect {
			return fmt.Errorf("the programme of a campaign is no choice")
		}
		field.Values = values
		return app.Save(c)
	}
}
