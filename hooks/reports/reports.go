// Package reports says what the results of an evaluation mean: to a counsellor, and to the person.
package reports

import (
	"net/http"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
)

const unknown = "Cette évaluation n’existe pas, ou votre compte n’y a pas accès."

// Bind registers the routes of results in words.
func Bind(app core.App) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/api/reports/{evaluation}", read)
		e.Router.GET("/api/conseil/people/{id}/comparison", compare)
		return e.Next()
	})
}

// read answers GET /api/reports/{evaluation}: to whoever may view this evaluation by the collection's own rule.
func read(e *core.RequestEvent) error {
	evaluation, err := access.Viewable(e, "evaluations", e.Request.PathValue("evaluation"), unknown)
	if err != nil {
		return err
	}
	sources, err := load(e.App, evaluation)
	if err != nil {
		return e.InternalServerError("La restitution n’a pas pu être préparée.", err)
	}
	report := compose(sources)
	if report.Former, err = former(e, sources); err != nil {
		return e.InternalServerError("La restitution n’a pas pu être préparée.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, report)
}
