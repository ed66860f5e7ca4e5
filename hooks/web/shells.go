package web

import (
	"embed"
	"net/http"
	"regexp"
	"strings"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

// bindShells serves the pages in which the front's own applications live.
func bindShells(r *router.Router[*core.RequestEvent], files *front) {
	r.GET("/{$}", entry).Bind(apis.SkipSuccessActivityLog())
	// A code opens a campaign: it never goes to the log, even when it is wrong.
	r.GET("/c/{code...}", entryWithCode).Unbind(apis.DefaultActivityLoggerMiddlewareId)

	office := func(e *core.RequestEvent) error { return counsellors(e, files) }
	r.GET("/essai/{situation}", func(e *core.RequestEvent) error { return trial(e, files) }).Bind(apis.SkipSuccessActivityLog())
	r.GET("/conseil", func(e *core.RequestEvent) error { return e.Redirect(http.StatusMovedPermanently, "/conseil/") })
	r.GET("/conseil/{$}", office).Bind(apis.SkipSuccessActivityLog())
	r.GET("/conseil/{page}", office).Bind(apis.SkipSuccessActivityLog())
}

type entryData struct {
	Code  string
	Wrong bool // the address held something that no code looks like

	Retention int // months that results keep a name, for the notice
}

// entry answers GET /: the door of the beneficiaries.
func entry(e *core.RequestEvent) error {
	return renderEntry(e, http.StatusOK, entryData{})
}

var situationName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// trial answers GET /essai/{situation}: a situation that a counsellor plays without recording.
func trial(e *core.RequestEvent, files *front) error {
	name := e.Request.PathValue("situation")
	if !situationName.MatchString(name) || files.files["situations/"+name+"/situation.js"] == nil {
		return e.NotFoundError("Cette activité n’existe pas.", nil)
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Essai – Espace conseillers", Nav: "/conseil/", NoIndex: true, Shell: true,
		Body: templates.Lookup("trial.html"), Data: name,
		Styles: []string{"/passation/passation.css"}, Modules: []string{"/passation/trial.js"},
	})
}

var codePattern = regexp.MustCompile(`^[B-DF-HJ-NP-TV-XZ]{3}[0-9]{5}$`)

// entryWithCode answers GET /c/{code}, the address behind the links and the QR codes.
func entryWithCode(e *core.RequestEvent) error {
	e.Response.Header().Set("Cache-Control", "private, no-cache")
	e.Response.Header().Set("Referrer-Policy", "strict-origin") // nor does the code follow in the calls to the API
	code := strings.NewReplacer(" ", "", "-", "", "/", "").Replace(strings.ToUpper(e.Request.PathValue("code")))
	if !codePattern.MatchString(code) {
		return renderEntry(e, http.StatusNotFound, entryData{Wrong: true})
	}
	return renderEntry(e, http.StatusOK, entryData{Code: code})
}

func renderEntry(e *core.RequestEvent, status int, data entryData) error {
	deployment, err := page.Current(e.App)
	if err != nil {
		return err
	}
	data.Retention = deployment.RetentionMonths
	return page.Render(e, status, page.Page{
		Title:       "Mes activités",
		Description: "Des activités courtes pour montrer ce que vous savez faire, à votre rythme, seul ou accompagné.",
		Body:        templates.Lookup("entry.html"), Data: data, Shell: true, NoIndex: data.Code != "" || data.Wrong,
		Styles: []string{"/passation/passation.css", "/passation/path.css"}, Modules: []string{"/passation/page.js"},
	})
}

// officeTitles are the pages of the counsellors, before their scripts name what is on them.
var officeTitles = map[string]string{
	"accueil": "Accueil", "attente": "Ma demande", "compte": "Mon compte", "equipe": "Équipe", "inscription": "Créer un compte",
	"invitation": "Invitation", "structure": "Ma structure", "campagne": "Campagne", "campagnes": "Campagnes", "direct": "Le groupe en direct", "evaluation": "Évaluation",
	"evaluations": "Évaluations", "personne": "Personne", "personnes": "Personnes", "situation": "Activité", "situations": "Activités",
	"statistiques": "Statistiques",
}

var officePage = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// counsellors answers GET /conseil/ and GET /conseil/{page}.
func counsellors(e *core.RequestEvent, files *front) error {
	name := e.Request.PathValue("page")
	if name == "" {
		name = "accueil"
	}
	if !officePage.MatchString(name) {
		e.Request.SetPathValue("path", "conseil/"+name) // /conseil/conseil.css
		return files.serve(e)
	}
	module := "/conseil/" + name + "/page.js"
	if files.files[module[1:]] == nil {
		return e.NotFoundError("Cette page n’existe pas.", nil)
	}
	title := officeTitles[name]
	if title == "" {
		title = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	}
	styles := []string{"/conseil/conseil.css"}
	if own := "/conseil/" + name + "/" + name + ".css"; files.files[own[1:]] != nil {
		styles = append(styles, own)
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: title + " – Espace conseillers", Nav: "/conseil/",
		Body: templates.Lookup("counsellors.html"), Data: name, Shell: true, NoIndex: true,
		Styles: styles, Modules: []string{module},
	})
}
