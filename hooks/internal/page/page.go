// Package page lays out what the server renders: one header, one footer and one set of links for every public page,
// which all work without JavaScript.
package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/pocketbase/pocketbase/core"
)

// Page is what a subject gives to the layout.
type Page struct {
	Title       string             // unique; the layout adds the service's name
	Description string             // one sentence, for search engines
	Nav         string             // path of the menu entry under which this page stands
	Body        *template.Template // executed with a Content
	Data        any                // the subject's own part of Content
	Shell       bool               // the body is an application's, which lays itself out
	NoIndex     bool               // of no use to a search engine
	Wide        bool               // for tables rather than prose
	Styles      []string           // paths in the front, such as "/stats/stats.css"
	Modules     []string           // same
	NoScript    string             // style sheet for those who have no JavaScript
}

// Content is what the template of a body sees.
type Content struct {
	Deployment Deployment
	Data       any
}

//go:embed layout.html
var layoutSource string

var layout = template.Must(template.New("layout").Funcs(funcs).Parse(layoutSource))

var funcs = template.FuncMap{"known": known, "operator": operator}

// Parse reads the templates of a subject; each is found by the name of its file.
func Parse(files fs.FS, patterns ...string) *template.Template {
	return template.Must(template.New("").Funcs(funcs).ParseFS(files, patterns...))
}

// Render answers with the page, in the form that the browser can take.
func Render(e *core.RequestEvent, status int, p Page) error {
	html, err := HTML(e.App, p)
	if err != nil {
		return e.InternalServerError("Cette page n’a pas pu être préparée.", err)
	}
	return Send(e, status, NewDocument("text/html; charset=utf-8", html))
}

// HTML is the whole page.
func HTML(app core.App, p Page) ([]byte, error) {
	deployment, err := Current(app)
	if err != nil {
		return nil, err
	}
	var body, whole bytes.Buffer
	if err := p.Body.Execute(&body, Content{deployment, p.Data}); err != nil {
		return nil, fmt.Errorf("render %q: %w", p.Title, err)
	}
	err = layout.Execute(&whole, layoutData{p, deployment, frontOf(app), template.HTML(body.String())})
	return whole.Bytes(), err
}

// layoutData is what layout.html sees.
type layoutData struct {
	Page
	Deployment Deployment
	front      Front
	Content    template.HTML
}

// Asset is the address of a file of the front.
func (d layoutData) Asset(path string) string { return d.front.Prefix + path }

// Preloads are the addresses of the modules that the page's own modules import.
func (d layoutData) Preloads() []string {
	if d.front.Imports == nil {
		return nil
	}
	var addresses []string
	for _, module := range d.Modules {
		for _, path := range d.front.Imports(module) {
			addresses = append(addresses, d.Asset(path))
		}
	}
	return addresses
}

// Fonts are the addresses of the theme's fonts.
func (d layoutData) Fonts() []string { return d.front.Fonts }

// FullTitle never repeats the name of the service.
func (d layoutData) FullTitle() string {
	if strings.HasPrefix(d.Title, d.Deployment.ServiceName) {
		return d.Title
	}
	return d.Title + " – " + d.Deployment.ServiceName
}

// Entry is a link of the menu or of the footer.
type Entry struct {
	Path, Label string
	Current     bool
}

func (d layoutData) entries(list ...Entry) []Entry {
	for i := range list {
		list[i].Current = list[i].Path == d.Nav
	}
	return list
}

// Menu is the main navigation.
func (d layoutData) Menu() []Entry {
	return d.entries(Entry{Path: "/stats", Label: "Statistiques"}, Entry{Path: "/aide", Label: "Aide"},
		Entry{Path: "/conseil/", Label: "Espace conseillers"})
}

// Legal is the footer. Public crawlers look for these very words (« Accessibilité : … » with its plain space).
func (d layoutData) Legal() []Entry {
	return d.entries(
		Entry{Path: "/accessibilite", Label: "Accessibilité : " + d.Deployment.Conformity()},
		Entry{Path: "/mentions-legales", Label: "Mentions légales"},
		Entry{Path: "/confidentialite", Label: "Politique de confidentialité"},
		Entry{Path: "/cgu", Label: "Conditions générales d’utilisation"},
		Entry{Path: "/stats", Label: "Statistiques"},
		Entry{Path: "/donnees", Label: "Données ouvertes"},
		Entry{Path: "/budget", Label: "Budget"},
		Entry{Path: "/aide", Label: "Aide"},
		Entry{Path: "/contact", Label: "Contact"})
}

// missing says that a fact is not ours to invent.
const missing = template.HTML(`<em>À compléter par l’organisme qui exploite ce service</em>`)

// operator names the publisher inside a sentence, which stays true when nobody gave the name.
func operator(d Deployment) string {
	return firstKnown(d.PublisherName, "l’organisme qui exploite ce service")
}

// known is the value, or says who has to give it.
func known(value string) template.HTML {
	if strings.TrimSpace(value) == "" {
		return missing
	}
	return template.HTML(template.HTMLEscapeString(value))
}
