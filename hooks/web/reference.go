package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/page"
)

// apiDocument is what the page reads of an OpenAPI description.
type apiDocument struct {
	Info  struct{ Version, Description string }
	Paths map[string]map[string]struct {
		Summary, Description string
		Security             []map[string]any
		Parameters           []parameter
		RequestBody          struct{ Content map[string]media }
		Responses            map[string]struct {
			Description string
			Content     map[string]media
		}
	}
	Components struct{ Schemas map[string]schema }
}

type media struct{ Schema schema }

type parameter struct {
	Name, In, Description string
	Required              bool
}

// reference is the documentation of the API as a page shows it.
type reference struct {
	Version, Description string
	Groups               []*operationGroup
	Objects              []object
}

type operationGroup struct {
	prefixes   []string
	ID, Title  string
	Operations []operation
}

type operation struct {
	Method, Path, Summary, Description string
	Access                             []string
	Parameters                         []parameter
	Body                               string
	Answers                            []answered
}

// Anchor is where its page has it, such as post-api-passation-events.
func (o operation) Anchor() string {
	return strings.Trim(notAnchor.ReplaceAllString(strings.ToLower(o.Method+o.Path), "-"), "-")
}

var notAnchor = regexp.MustCompile(`[^a-z0-9]+`)

type answered struct{ Status, Description, Shape string }

type object struct{ Name, Shape string }

// accesses says in French who may call; none is everybody.
var accesses = map[string]string{
	"passation": "jeton d’une évaluation", "counsellor": "compte de conseiller", "superuser": "équipe nationale",
}

// operationGroups are in the order of the page; each takes what none before it does, the last one all the rest.
func operationGroups() []*operationGroup {
	return []*operationGroup{
		{prefixes: []string{"/api/passation"}, ID: "passation", Title: "Passer une évaluation"},
		{prefixes: []string{"/api/reports", "/api/trials", "/api/conseil/campaigns", "/api/conseil/evaluations", "/api/conseil/statistics", "/api/conseil/today"},
			ID: "evaluations", Title: "Campagnes et évaluations"},
		{prefixes: []string{"/api/conseil/people"}, ID: "personnes", Title: "Personnes accompagnées"},
		{prefixes: []string{"/api/conseil/security", "/api/conseil/second-factor", "/api/conseil/sign-", "/api/proconnect"}, ID: "connexion", Title: "Se connecter"},
		{prefixes: []string{"/api/conseil"}, ID: "structures", Title: "Structures et équipes"},
		{prefixes: []string{"/api/items", "/api/quality"}, ID: "questions", Title: "Écrire les questions"},
		{prefixes: []string{"/stats", "/budget", "/donnees"}, ID: "donnees", Title: "Données ouvertes"},
		{prefixes: []string{"/"}, ID: "autres", Title: "Le service"},
	}
}

// bindReference serves the documentation of the API, and the description that it is made from.
func bindReference(r *router.Router[*core.RequestEvent], description []byte) error {
	read, err := referenceOf(description)
	if err != nil {
		return fmt.Errorf("read the description of the API: %w", err)
	}
	raw := page.NewDocument("application/json; charset=utf-8", description)
	r.GET("/documentation-api", func(e *core.RequestEvent) error {
		return renderReference(e, "Documentation de l’API", "reference.html", read)
	}).Bind(apis.SkipSuccessActivityLog())
	for _, group := range read.Groups { // a page each: all of them would weigh too much for a poor connection
		r.GET("/documentation-api/"+group.ID, func(e *core.RequestEvent) error {
			return renderReference(e, "API : "+group.Title, "reference-group.html", group)
		}).Bind(apis.SkipSuccessActivityLog())
	}
	r.GET("/documentation-api/objets", func(e *core.RequestEvent) error {
		return renderReference(e, "API : les objets échangés", "reference-objects.html", read.Objects)
	}).Bind(apis.SkipSuccessActivityLog())
	r.GET("/documentation-api/openapi.json", func(e *core.RequestEvent) error {
		return page.Send(e, http.StatusOK, raw)
	}).Bind(apis.SkipSuccessActivityLog())
	return nil
}

func renderReference(e *core.RequestEvent, title, template string, data any) error {
	return page.Render(e, http.StatusOK, page.Page{
		Title: title, Nav: "/aide", Wide: true,
		Description: title + ". Chaque adresse que le service offre aux autres programmes : ce qu’elle attend et ce qu’elle répond.",
		Body:        templates.Lookup(template), Data: data, Styles: []string{"/assets/pages.css"},
	})
}

func referenceOf(description []byte) (reference, error) {
	var document apiDocument
	if err := json.Unmarshal(description, &document); err != nil {
		return reference{}, err
	}
	read := reference{Version: document.Info.Version, Description: document.Info.Description, Groups: operationGroups()}
	for _, path := range sortedKeys(document.Paths) {
		group := read.Groups[slices.IndexFunc(read.Groups, func(g *operationGroup) bool { return startsWith(path, g.prefixes) })]
		for _, method := range sortedKeys(document.Paths[path]) {
			o := document.Paths[path][method]
			made := operation{
				Method: strings.ToUpper(method), Path: path, Summary: o.Summary, Description: o.Description,
				Parameters: o.Parameters, Body: shapeOf(o.RequestBody.Content),
			}
			for _, way := range o.Security {
				for _, name := range sortedKeys(way) {
					made.Access = append(made.Access, cmp.Or(accesses[name], name))
				}
			}
			for _, status := range sortedKeys(o.Responses) {
				answer := o.Responses[status]
				made.Answers = append(made.Answers, answered{status, answer.Description, shapeOf(answer.Content)})
			}
			group.Operations = append(group.Operations, made)
		}
	}
	read.Groups = slices.DeleteFunc(read.Groups, func(g *operationGroup) bool { return len(g.Operations) == 0 })
	for _, name := range sortedKeys(document.Components.Schemas) {
		read.Objects = append(read.Objects, object{name, document.Components.Schemas[name].shape("")})
	}
	return read, nil
}

// shapeOf is what travels: JSON by its shape, anything else by its type.
func shapeOf(content map[string]media) string {
	var shapes []string
	for _, kind := range sortedKeys(content) {
		if shape := content[kind].Schema.shape(""); kind == "application/json" && shape != "" {
			shapes = append(shapes, shape)
		} else {
			shapes = append(shapes, kind)
		}
	}
	return strings.Join(shapes, "\n")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
