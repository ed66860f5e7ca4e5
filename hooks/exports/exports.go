// Package exports gives evaluations out by the hundred thousand: page by page to the list of the back office, and whole as
// files. Both ask the same question, in the same words as the address of the list, under the collection's own rule.
package exports

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
)

// Bind registers the routes.
func Bind(app core.App) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		// What was searched is a name: it never goes to the log.
		e.Router.GET("/api/conseil/evaluations", list).Unbind(apis.DefaultActivityLoggerMiddlewareId)
		e.Router.GET("/api/conseil/evaluations.csv", asCSV).Unbind(apis.DefaultActivityLoggerMiddlewareId)
		e.Router.GET("/api/conseil/evaluations.xlsx", asXLSX).Unbind(apis.DefaultActivityLoggerMiddlewareId)
		return e.Next()
	})
}

const (
	usualPage  = 25
	largest    = 100 // rows of a page
	mostCount  = 1000
	afterParam = "apres" // the id of the evaluation that a page comes after
	backParam  = "avant" // or before
)

// listed is a page of the list.
type listed struct {
	Items    []line `json:"items"`
	Previous string `json:"previous"` // for avant=, "" on the first page
	Next     string `json:"next"`     // for apres=, "" on the last page
	Total    *total `json:"total,omitempty"`
	Tree     bool   `json:"tree"` // this account sees more than one structure
}

// total is how many there are, counted no further than what is worth its cost.
type total struct {
	Count int  `json:"count"`
	More  bool `json:"more"` // than Count
}

// list answers GET /api/conseil/evaluations: a page of those that this account may see, and on the first one how many.
func list(e *core.RequestEvent) error {
	access, err := accessOf(e)
	if err != nil {
		return err
	}
	asked := e.Request.URL.Query()
	q, err := ask(e.Request.Context(), e.App, access, asked, time.Now())
	if err != nil {
		return refusal(e, err)
	}
	size, err := strconv.Atoi(asked.Get("taille"))
	if err != nil || size < 1 || size > largest {
		size = usualPage
	}
	place := cursor{id: asked.Get(afterParam)}
	if before := asked.Get(backParam); before != "" {
		place = cursor{id: before, back: true}
	}
	answer, err := q.page(e.App, place, size)
	if err != nil {
		return e.InternalServerError("La liste n’a pas pu être lue.", err)
	}
	answer.Tree = len(access.structures) > 1
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, answer)
}

// refusal is for whoever wrote the address, or else for the log.
func refusal(e *core.RequestEvent, err error) error {
	if sentence, ok := errors.AsType[unreadable](err); ok {
		return e.BadRequestError(sentence.Error(), nil)
	}
	return e.InternalServerError("La liste n’a pas pu être lue.", err)
}

// page reads one more row than asked, which tells whether another page follows; the first one reads as many as are counted.
func (q *question) page(app core.App, place cursor, size int) (*listed, error) {
	wanted := size + 1
	if place.id == "" {
		wanted = mostCount + 1
	}
	ids, found, err := q.ids(place, wanted)
	if err != nil {
		return nil, err
	}
	answer := &listed{}
	if place.id == "" {
		answer.Total = &total{min(len(ids), mostCount), len(ids) > mostCount}
	}
	more := len(ids) > size
	ids = ids[:min(size, len(ids))]
	first, last := !found, !more
	if place.back && found {
		slices.Reverse(ids)
		first, last = !more, false
	}
	if len(ids) > 0 && !first {
		answer.Previous = ids[0]
	}
	if len(ids) > 0 && !last {
		answer.Next = ids[len(ids)-1]
	}
	answer.Items, err = linesOf(q.ctx, app, ids)
	return answer, err
}
