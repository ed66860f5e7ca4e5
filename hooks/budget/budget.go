// Package budget publishes what the service costs: the lines that superusers write in the dashboard, as tables that
// read without JavaScript and as a file.
package budget

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// Bind registers the public page and its file.
func Bind(app core.App) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/budget", show).Bind(apis.SkipSuccessActivityLog())
		e.Router.GET("/budget.csv", sendCSV).Bind(apis.SkipSuccessActivityLog())
		return e.Next()
	})
}

// show answers GET /budget, and GET /budget?annee=2025 for an earlier year.
func show(e *core.RequestEvent) error {
	lines, err := read(e.App)
	if err != nil {
		return e.InternalServerError("Le budget n’a pas pu être lu.", err)
	}
	asked := e.Request.URL.Query().Get("annee")
	view, known := viewOf(lines, asked)
	if !known {
		return e.NotFoundError("Aucun budget n’est publié pour cette année.", nil)
	}
	if view.Demo, err = page.HasDemo(e.Request.Context(), e.App); err != nil {
		return e.InternalServerError("Le budget n’a pas pu être lu.", err)
	}
	title := "Budget"
	if asked != "" {
		title += " " + asked
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: title, Nav: "/budget", Wide: true,
		Description: "Ce que coûte le service : autorisations d’engagement et crédits de paiement, par activité et par ressource.",
		Body:        templates.Lookup("budget.html"), Data: view,
		Styles: []string{"/assets/pages.css"},
	})
}

// sendCSV answers GET /budget.csv: every line, as RFC 4180 says.
func sendCSV(e *core.RequestEvent) error {
	lines, err := read(e.App)
	if err != nil {
		return e.InternalServerError("Le budget n’a pas pu être lu.", err)
	}
	rows := [][]string{{"annee", "etat", "publication", "activite", "ressource", "ae_euros", "cp_euros"}}
	for _, l := range lines {
		s := states.of(l.State)
		rows = append(rows, []string{
			strconv.Itoa(l.Year), s.key, fmt.Sprintf("%d-%02d", l.Year+s.later, s.month),
			activities.of(l.Activity).label, resources.of(l.Resource).label,
			strconv.FormatInt(l.Commitments, 10), strconv.FormatInt(l.Payments, 10),
		})
	}
	var body bytes.Buffer
	if err := csv.NewWriter(&body).WriteAll(rows); err != nil {
		return e.InternalServerError("Ce fichier n’a pas pu être préparé.", err)
	}
	e.Response.Header().Set("Content-Disposition", `attachment; filename="budget.csv"`)
	return page.Send(e, http.StatusOK, page.NewDocument("text/csv; charset=utf-8; header=present", body.Bytes()))
}
