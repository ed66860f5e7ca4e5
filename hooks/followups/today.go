package followups

import (
	"net/http"
	"strconv"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

const (
	pageSize    = 6
	furthest    = 1000 // pages: further on, a list is of no use and costs more and more
	closingDays = 7
)

// today is what waits for a counsellor.
type today struct {
	Due     []due     `json:"due"`
	More    bool      `json:"more"` // there is another page
	Closing []closing `json:"closing"`
	Waiting waiting   `json:"waiting"`
	Tour    tour      `json:"tour"`
}

// due is an evaluation whose answer is awaited.
type due struct {
	ID         string `db:"id" json:"id"`
	Name       string `db:"name" json:"name"`
	Campaign   string `db:"campaign" json:"campaign"`
	FinishedAt string `db:"finished_at" json:"finished_at"`
	Synthesis  string `db:"synthesis" json:"synthesis"`
	Step       string `db:"step" json:"step"`
}

// closing is a campaign whose code stops working soon.
type closing struct {
	ID       string `db:"id" json:"id"`
	Label    string `db:"label" json:"label"`
	ClosesAt string `db:"closes_at" json:"closes_at"`
}

// waiting counts who waits for an administrator.
type waiting struct {
	Members     int `db:"members" json:"members"`
	Invitations int `db:"invitations" json:"invitations"`
}

// tour says which of the first four steps somebody took, and with which campaign the next one is.
type tour struct {
	Latest   string `db:"latest" json:"latest"` // campaign; "" for none
	Campaign bool   `db:"campaign" json:"campaign"`
	Test     bool   `db:"test" json:"test"`
	Shared   bool   `db:"shared" json:"shared"`
	Report   bool   `db:"report" json:"report"`
}

func bindToday(e *core.ServeEvent, now func() time.Time) {
	e.Router.GET("/api/conseil/today", func(e *core.RequestEvent) error { return showToday(e, now()) })
}

// showToday answers GET /api/conseil/today?page=1: of the counsellor's own structure, what its campaigns' rule lets them see.
func showToday(e *core.RequestEvent, now time.Time) error {
	if e.Auth == nil || e.Auth.Collection().Name != "counsellors" {
		return e.UnauthorizedError("Connectez-vous pour voir ce qui est à faire.", nil)
	}
	if e.Auth.GetString("state") != "active" || e.Auth.GetString("structure") == "" {
		return e.ForbiddenError("Votre compte n’a pas encore accès aux évaluations.", nil)
	}
	page, err := strconv.Atoi(e.Request.URL.Query().Get("page"))
	if err != nil || page < 1 || page > furthest {
		page = 1
	}
	t, err := readToday(e.App, e.Auth, now, page)
	if err != nil {
		return e.InternalServerError("Ce qui est à faire n’a pas pu être lu.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, t)
}

// visible repeats notPrivateToOthers of the collections' rules, for the campaign c.
const visible = `(c.private = 0 OR c.owner = {:me} OR {:role} = 'admin' OR EXISTS (SELECT 1 FROM json_each(c.guests) g WHERE g.value = {:me}))`

const selectDue = `SELECT e.id, b.name, c.label AS campaign, e.finished_at, e.synthesis, ` + step + ` AS step
	FROM evaluations e JOIN campaigns c ON c.id = e.campaign JOIN beneficiaries b ON b.id = e.beneficiary
	WHERE e.structure = {:structure} AND ` + awaited + ` AND ` + visible + `
	ORDER BY e.follow_up_at DESC, e.id LIMIT {:limit} OFFSET {:offset}`

const selectClosing = `SELECT c.id, c.label, c.closes_at FROM campaigns c
	WHERE c.structure = {:structure} AND c.state = 'open' AND c.closes_at > {:now} AND c.closes_at <= {:soon} AND ` + visible + `
	ORDER BY c.closes_at LIMIT {:limit}`

// Whoever waits below waits for an administrator above too: the structure may have none of its own.
const countWaiting = `SELECT (SELECT COUNT(*) FROM counsellors n JOIN structures s ON s.id = n.structure
		WHERE n.state = 'pending' AND s.lineage LIKE '%/' || {:structure} || '/%') AS members,
	(SELECT COUNT(*) FROM invitations i WHERE i.structure = {:structure} AND i.state = 'open' AND i.expires_at > {:now}) AS invitations`

// The steps of the first day are seen in what is there: nobody ticks them. CROSS JOIN keeps the order: campaigns are few.
const selectTour = `WITH mine AS (SELECT c.id, c.created FROM campaigns c WHERE c.structure = {:structure} AND c.owner = {:me})
	SELECT COALESCE((SELECT id FROM mine ORDER BY created DESC LIMIT 1), '') AS latest, EXISTS (SELECT 1 FROM mine) AS campaign,
	EXISTS (SELECT 1 FROM mine CROSS JOIN evaluations e ON e.campaign = mine.id WHERE e.kind = 'test') AS test,
	EXISTS (SELECT 1 FROM mine CROSS JOIN evaluations e ON e.campaign = mine.id WHERE e.kind != 'test') AS shared,
	EXISTS (SELECT 1 FROM mine CROSS JOIN evaluations e ON e.campaign = mine.id WHERE e.kind != 'test' AND e.state = 'finished') AS report`

func readToday(app core.App, me *core.Record, now time.Time, page int) (today, error) {
	t := today{Due: []due{}, Closing: []closing{}}
	p := clock(now)
	p["me"], p["role"], p["structure"] = me.Id, me.GetString("role"), me.GetString("structure")
	p["soon"], p["limit"], p["offset"] = stamp(now.AddDate(0, 0, closingDays)), pageSize+1, (page-1)*pageSize
	if err := app.DB().NewQuery(selectDue).Bind(p).All(&t.Due); err != nil {
		return t, err
	}
	if t.More = len(t.Due) > pageSize; t.More {
		t.Due = t.Due[:pageSize]
	}
	if err := app.DB().NewQuery(selectClosing).Bind(p).All(&t.Closing); err != nil {
		return t, err
	}
	if p["role"] == "admin" {
		if err := app.DB().NewQuery(countWaiting).Bind(p).One(&t.Waiting); err != nil {
			return t, err
		}
	}
	return t, app.DB().NewQuery(selectTour).Bind(p).One(&t.Tour)
}
