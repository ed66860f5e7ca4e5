// Package hooks is the one list of the subjects of the service, in the order in which they are bound.
package hooks

import (
	"io/fs"
	"time"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/accounts"
	"eva/hooks/budget"
	"eva/hooks/calibrations"
	"eva/hooks/campaigns"
	"eva/hooks/cohorts"
	"eva/hooks/declarations"
	"eva/hooks/exports"
	"eva/hooks/followups"
	"eva/hooks/items"
	"eva/hooks/jobs"
	"eva/hooks/live"
	"eva/hooks/mails"
	"eva/hooks/members"
	"eva/hooks/passations"
	"eva/hooks/people"
	"eva/hooks/privacy"
	"eva/hooks/proconnect"
	"eva/hooks/programmes"
	"eva/hooks/quality"
	"eva/hooks/reports"
	"eva/hooks/stats"
	"eva/hooks/structures"
	"eva/hooks/web"
)

// Config is what a deployment chooses by flags and environment.
type Config struct {
	Public    fs.FS  // the front
	OpenAPI   []byte // description of the API
	ThemeDir  string // directory that overrides /theme/; "" for none
	AllowDemo bool   // demo accounts may sign in on any address
}

// Bind registers every subject on the application, and its commands.
func Bind(app *pocketbase.PocketBase, config Config) {
	mails.Bind(app)
	structures.Bind(app)
	members.Bind(app)
	accounts.Bind(app)
	if config.AllowDemo {
		accounts.AllowDemo(app)
	}
	proconnect.Bind(app)
	programmes.Bind(app)
	campaigns.Bind(app)
	items.Bind(app)
	passations.Bind(app, passations.Config{})
	declarations.Bind(app)
	live.Bind(app)
	reports.Bind(app)
	exports.Bind(app)
	people.Bind(app)
	privacy.Bind(app)
	followups.Bind(app)
	cohorts.Bind(app)
	calibrations.Bind(app)
	stats.Bind(app)
	budget.Bind(app)
	quality.Bind(app)
	jobs.Bind(app, jobs.All...)
	app.OnServe().BindFunc(importContent)
	web.Bind(app, web.Config{Public: config.Public, OpenAPI: config.OpenAPI, ThemeDir: config.ThemeDir})
}

// importContent brings the content of this release in before the first request.
func importContent(e *core.ServeEvent) error {
	e.InstallerFunc = nil // it opens a browser; `make serve` prints how to make the first superuser
	if err := items.Import(e.App, time.Now()); err != nil {
		return err
	}
	return e.Next()
}
