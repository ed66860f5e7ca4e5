// Package quality shows superusers how well the questions of a situation and its scales measure, on what people first
// answered: tables for reading, and curves of information beside them.
package quality

import (
	"context"
	"embed"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// Bind registers the page of the quality of the questions, and the figures behind it.
func Bind(app core.App) { bind(app, time.Now) }

func bind(app core.App, now func() time.Time) {
	d := &desk{now: now, kept: map[string]Report{}}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/qualite", show)
		e.Router.GET("/api/quality/{situation}", d.answer).Bind(apis.SkipSuccessActivityLog())
		return e.Next()
	})
}

// show answers GET /qualite: a shell without any figure, for the superuser's token is in the browser's storage, where the
// dashboard put it, and not in the request.
func show(e *core.RequestEvent) error {
	list, err := choices(e.App, e.Request.URL.Query().Get("situation"))
	if err != nil {
		return e.InternalServerError("Cette page n’a pas pu être préparée.", err)
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Qualité des questions", Body: templates.Lookup("quality.html"), Data: list, Wide: true, NoIndex: true,
		Styles: []string{"/stats/stats.css", "/quality/quality.css"}, Modules: []string{"/quality/page.js"},
	})
}

// freshFor is how long figures are sent again before they are counted again.
const freshFor = 5 * time.Minute

// desk keeps the last report of each situation.
type desk struct {
	now func() time.Time

	mutex sync.Mutex
	kept  map[string]Report
}

// answer answers GET /api/quality/{situation}, to superusers alone: it holds the keys of the questions.
func (d *desk) answer(e *core.RequestEvent) error {
	if !e.HasSuperuserAuth() {
		return e.ForbiddenError("Cette page est réservée aux super-administrateurs.", nil)
	}
	report, err := d.report(e.App, e.Request.PathValue("situation"))
	if errors.Is(err, errUnknown) {
		return e.NotFoundError("Aucune version publiée de cette mise en situation ne mesure de compétence.", err)
	}
	if err != nil {
		return e.InternalServerError("La qualité des questions n’a pas pu être calculée.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, report)
}

func (d *desk) report(app core.App, situation string) (Report, error) {
	d.mutex.Lock() // those who come together wait for one count
	defer d.mutex.Unlock()
	if kept, ok := d.kept[situation]; ok && d.now().Sub(kept.ComputedAt) < freshFor {
		return kept, nil
	}
	// Not the visitor's context: others wait for this count, and he may leave.
	report, err := Read(context.Background(), app, situation, d.now())
	if err == nil {
		d.kept[situation] = report
	}
	return report, err
}
