// Package stats publishes what the service is used for and what it leads to: definitions, tables, charts and files, all
// from one table of indicators. Each month is counted once into snapshots, with the figures of too few people marked;
// pages and files only read those, so that they cost the same whatever the number of evaluations.
package stats

import (
	"context"
	"embed"
	"net/http"
	"slices"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// Bind registers the public routes of the statistics.
func Bind(app core.App) {
	bindOpenData(app)
	bindCommittee(app)
	bindLocal(app)
	shop := newShop()
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/stats", shop.serve(htmlOf)).Bind(apis.SkipSuccessActivityLog())
		for _, indicator := range Indicators {
			id := indicator.ID
			e.Router.GET("/stats/"+id+".csv", shop.serve(csvOf(id))).Bind(apis.SkipSuccessActivityLog())
			e.Router.GET("/stats/"+id+".json", shop.serve(jsonOf(id))).Bind(apis.SkipSuccessActivityLog())
		}
		return e.Next()
	})
}

// Report is every indicator of an edition.
type Report struct {
	Edition
	Tables []Table
	Map    *Map // of the page of the country
	Demo   bool // demo data is counted
	shelf  shelf
}

// Read makes an edition from the snapshots; false when there is none of it.
func Read(ctx context.Context, app core.App, e Edition) (Report, bool, error) {
	s, err := openShelf(ctx, app)
	if err != nil || !s.holds(&e) {
		return Report{}, false, err
	}
	report := Report{Edition: e, Demo: s.demo, shelf: s}
	if e.Month == 0 {
		return report, true, nil // nothing is published yet
	}
	f, err := readFigures(ctx, app, e)
	if err != nil {
		return Report{}, false, err
	}
	for _, indicator := range Indicators {
		if indicator.National && e.Region != "" {
			continue
		}
		t, err := indicator.table(e, s, f)
		if err != nil {
			return Report{}, false, err
		}
		report.Tables = append(report.Tables, t)
	}
	return report, true, nil
}

func (r Report) table(id string) (Table, bool) {
	i := slices.IndexFunc(r.Tables, func(t Table) bool { return t.ID == id })
	if i < 0 {
		return Table{}, false
	}
	return r.Tables[i], true
}

// htmlOf is the page of a report.
func htmlOf(app core.App, r Report) (page.Document, bool, error) {
	var err error
	if r.Map, err = r.drawMap(app); err != nil {
		return page.Document{}, false, err
	}
	html, err := page.HTML(app, page.Page{
		Title: "Statistiques", Nav: "/stats", Wide: true,
		Description: "Utilisation, satisfaction et effets du service : définitions, tableaux, graphiques et fichiers à télécharger.",
		Body:        templates.Lookup("stats.html"), Data: r,
		Styles: []string{"/stats/stats.css", "/stats/map.css"}, Modules: []string{"/stats/charts.js"}, NoScript: "/stats/noscript.css",
	})
	return page.NewDocument("text/html; charset=utf-8", html), true, err
}

// maker makes an answer of a report; false when the report has no such table.
type maker func(app core.App, r Report) (page.Document, bool, error)

func (s *shop) serve(make maker) func(*core.RequestEvent) error {
	return func(e *core.RequestEvent) error {
		edition := Edition{Region: e.Request.URL.Query().Get("region")}
		if key := e.Request.URL.Query().Get("mois"); key != "" {
			m, err := parseMonth(key)
			if err != nil {
				return e.NotFoundError("Ce mois n’est pas publié.", err)
			}
			edition.Month = m
		}
		document, ok, err := s.document(e.App, e.Request.URL.Path, edition, make)
		switch {
		case err != nil:
			return e.InternalServerError("Les statistiques n’ont pas pu être préparées.", err)
		case !ok:
			return e.NotFoundError("Ce mois ou cette région n’est pas publié.", nil)
		}
		e.Response.Header().Set("Cache-Control", "public, max-age=300")
		return page.Send(e, http.StatusOK, document)
	}
}
