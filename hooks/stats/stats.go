// Package stats publishes what the service is used for and what it leads to: definitions, tables, charts and files,
// all from one table of indicators, with the figures of too few people hidden before any of them exists.
package stats

import (
	"context"
	"embed"
	"net/http"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// Bind registers the public routes of the statistics.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	board := &board{now: now}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/stats", board.show).Bind(apis.SkipSuccessActivityLog())
		for i, indicator := range Indicators {
			e.Router.GET("/stats/"+indicator.ID+".csv", board.file(i, sendCSV)).Bind(apis.SkipSuccessActivityLog())
			e.Router.GET("/stats/"+indicator.ID+".json", board.file(i, sendJSON)).Bind(apis.SkipSuccessActivityLog())
		}
		return e.Next()
	})
}

// Report is every indicator at one moment.
type Report struct {
	Tables []Table
	At     time.Time
	Demo   bool // demo data is counted
}

// Read counts everything.
func Read(ctx context.Context, app core.App, now time.Time) (Report, error) {
	r, err := newReader(ctx, app, now)
	if err != nil {
		return Report{}, err
	}
	report := Report{At: now, Demo: r.demo}
	for _, indicator := range Indicators {
		table, err := indicator.table(r)
		if err != nil {
			return Report{}, err
		}
		report.Tables = append(report.Tables, table)
	}
	return report, nil
}

// show answers GET /stats.
func (b *board) show(e *core.RequestEvent) error {
	report, err := b.report(e.App)
	if err != nil {
		return e.InternalServerError("Les statistiques n’ont pas pu être préparées.", err)
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Statistiques", Nav: "/stats", Wide: true,
		Description: "Utilisation, satisfaction et effets du service : définitions, tableaux, graphiques et fichiers à télécharger.",
		Body:        templates.Lookup("stats.html"), Data: report,
		Styles: []string{"/stats/stats.css"}, Modules: []string{"/stats/charts.js"}, NoScript: "/stats/noscript.css",
	})
}

// file answers GET /stats/{indicator}.csv and .json.
func (b *board) file(i int, send func(*core.RequestEvent, Report, Table) error) func(*core.RequestEvent) error {
	return func(e *core.RequestEvent) error {
		report, err := b.report(e.App)
		if err != nil {
			return e.InternalServerError("Les statistiques n’ont pas pu être préparées.", err)
		}
		return send(e, report, report.Tables[i])
	}
}
