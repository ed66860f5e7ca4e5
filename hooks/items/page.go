package items

import (
	"embed"
	"net/http"
	"regexp"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// choice is a situation of the bank.
type choice struct {
	Name  string `db:"name"`
	Title string `db:"title"`
	Items int    `db:"items"`
}

func choices(app core.App) ([]choice, error) {
	var all []choice
	err := app.DB().NewQuery(`SELECT s.name, s.title, (SELECT COUNT(*) FROM items i WHERE i.situation = s.id) AS items
		FROM situations s ORDER BY s.position, s.name`).All(&all)
	return all, err
}

// showList answers GET /banque: the situations whose drafts can be looked at.
func showList(e *core.RequestEvent) error {
	list, err := choices(e.App)
	if err != nil {
		return e.InternalServerError("Cette page n’a pas pu être préparée.", err)
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Banque de questions", Body: templates.Lookup("banque.html"), Data: list, Wide: true, NoIndex: true,
		Styles: []string{"/banque/banque.css"},
	})
}

var situationName = regexp.MustCompile(`^[a-z_]+$`)

// showDraft answers GET /banque/{situation}: a shell without any question, for the superuser's token is in the browser's
// storage, where the dashboard put it, and not in the request.
func showDraft(e *core.RequestEvent) error {
	list, err := choices(e.App)
	if err != nil {
		return e.InternalServerError("Cette page n’a pas pu être préparée.", err)
	}
	for _, one := range list {
		if name := e.Request.PathValue("situation"); situationName.MatchString(name) && one.Name == name {
			return page.Render(e, http.StatusOK, page.Page{
				Title: one.Title + " : banque de questions", Body: templates.Lookup("draft.html"), Data: one, Wide: true, NoIndex: true,
				Styles: []string{
					"/stats/stats.css", "/shared/questionnaire/questionnaire.css", "/shared/questionnaire/answers.css",
					"/shared/questionnaire/hands.css", "/banque/banque.css",
				},
				Modules: []string{"/banque/page.js"},
			})
		}
	}
	return e.NotFoundError("Cette page n’existe pas.", nil)
}
