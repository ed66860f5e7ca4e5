package stats

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

// Committee is the report for those who follow the service: a period beside the one before, and what changed.
type Committee struct {
	Months int // of the period
	Last   month
	Parts  []Part
	Demo   bool
	shelf  shelf
}

// Part is the lines of a principle of the matrice d’impact.
type Part struct {
	Principle string
	Lines     []Line
}

// principles are in the order in which a committee asks: what it leads to, whether it is used, what it costs.
var principles = []string{impactful, used, useful, usable, efficient}

var errNoPeriod = errors.New("no such period")

func bindCommittee(app core.App) {
	shop := newShop()
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/stats/comite", shop.committee(committeeHTML)).Bind(apis.SkipSuccessActivityLog())
		e.Router.GET("/stats/comite.csv", shop.committee(committeeCSV)).Bind(apis.SkipSuccessActivityLog())
		return e.Next()
	})
}

// committee answers GET /stats/comite?periode=2&fin=2026-10, and the same with .csv: by default the last two months.
func (s *shop) committee(make func(core.App, Committee) (page.Document, error)) func(*core.RequestEvent) error {
	return func(e *core.RequestEvent) error {
		query := e.Request.URL.Query()
		months, end := query.Get("periode"), query.Get("fin")
		document, ok, err := s.keep(e.Request.URL.Path+"?"+months+"&"+end, func() (page.Document, bool, error) {
			c, err := readCommittee(context.Background(), e.App, months, end)
			if err != nil {
				return page.Document{}, false, err
			}
			document, err := make(e.App, c)
			return document, true, err
		})
		switch {
		case errors.Is(err, errNoPeriod):
			return e.NotFoundError("Cette période n’est pas publiée.", nil)
		case err != nil || !ok:
			return e.InternalServerError("Le rapport n’a pas pu être préparé.", err)
		}
		e.Response.Header().Set("Cache-Control", "public, max-age=300")
		return page.Send(e, http.StatusOK, document)
	}
}

// readCommittee makes the report of a period of « 2 » or « 6 » months until the end of a month, "" for the newest.
func readCommittee(ctx context.Context, app core.App, months, end string) (Committee, error) {
	s, err := openShelf(ctx, app)
	if err != nil {
		return Committee{}, err
	}
	c := Committee{Months: committees[0], Demo: s.demo, shelf: s}
	if months != "" {
		if c.Months, _ = strconv.Atoi(months); !slices.Contains(committees, c.Months) {
			return Committee{}, errNoPeriod
		}
	}
	ends := c.ends()
	if end != "" {
		if c.Last, err = parseMonth(end); err != nil || !slices.Contains(ends, c.Last) {
			return Committee{}, errNoPeriod
		}
	} else if len(ends) > 0 {
		c.Last = ends[0]
	}
	if c.Last == 0 {
		return c, nil // nothing is published yet
	}
	return c, c.read(ctx, app)
}

// ends are the months with which a period may end, the newest first.
func (c Committee) ends() []month {
	var ends []month
	for _, m := range c.shelf.months {
		if int(m+1)%c.Months == 0 {
			ends = append(ends, m)
		}
	}
	return ends
}

func (c *Committee) read(ctx context.Context, app core.App) error {
	for _, principle := range principles {
		part := Part{Principle: principle}
		for _, i := range Indicators {
			if i.Principle != principle {
				continue
			}
			lines, err := c.lines(ctx, app, i)
			if err != nil {
				return err
			}
			part.Lines = append(part.Lines, lines...)
		}
		c.Parts = append(c.Parts, part)
	}
	return nil
}

// committeeHTML is the page of a report.
func committeeHTML(app core.App, c Committee) (page.Document, error) {
	html, err := page.HTML(app, page.Page{
		Title: "Rapport au comité", Nav: "/stats", Wide: true,
		Description: "Effets, usage et coût du service sur deux ou six mois, et ce qui a changé depuis la période d’avant.",
		Body:        templates.Lookup("committee.html"), Data: c,
		Styles: []string{"/stats/stats.css", "/stats/committee.css"},
	})
	return page.NewDocument("text/html; charset=utf-8", html), err
}
