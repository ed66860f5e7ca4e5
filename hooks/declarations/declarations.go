// Package declarations fills what people declared in `bienvenue` as soon as it ends, before results are put together.
package declarations

import (
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/declared"
	"eva/scoring"
)

// Bind collects the declarations of each play that ends.
func Bind(app core.App) {
	app.OnRecordUpdate("plays").BindFunc(func(e *core.RecordEvent) error {
		if err := e.Next(); err != nil {
			return err
		}
		if e.Record.GetString("situation") != declared.Situation || !ended(e.Record) {
			return nil
		}
		return declared.Collect(e.App, e.Record.GetString("evaluation"), e.Record.Id)
	})
}

func ended(play *core.Record) bool {
	state := play.GetString("state")
	return state == scoring.Finished || state == scoring.Abandoned
}
