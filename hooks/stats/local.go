package stats

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/access"
)

// A structure reads its own figures exact and whole: whoever asks may already read every record behind them, and only those
// are counted. Nothing of it is public, and no structure reads those of another one (docs/disclosure.md).

const (
	localFreshFor = 5 * time.Minute
	localCapacity = 300
	listedMost    = 300 // structures of a tree to choose from
	monthsMost    = 36
	fewStructures = 60 // of a tree that is read structure by structure
)

// desk keeps the answers of structures for a while.
type desk struct {
	now   func() time.Time
	mutex sync.Mutex
	kept  map[string]*localKept
}

type localKept struct {
	mutex  sync.Mutex
	answer local
	until  time.Time
}

func bindLocal(app core.App) {
	d := &desk{now: time.Now, kept: map[string]*localKept{}}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/api/conseil/statistics", d.read).Bind(apis.SkipSuccessActivityLog())
		return e.Next()
	})
}

// read answers GET /api/conseil/statistics?structure=…&mois=2026-10: one's own structure by default, with those below it
// for an administrator, at the end of the last month that is over.
func (d *desk) read(e *core.RequestEvent) error {
	if e.Auth == nil {
		return e.UnauthorizedError("Connectez-vous pour lire ces statistiques.", nil)
	}
	id := e.Request.URL.Query().Get("structure")
	if id == "" {
		id = e.Auth.GetString("structure")
	}
	structure, err := access.Viewable(e, "structures", id, "Cette structure n’existe pas, ou votre compte n’y a pas accès.")
	if err != nil {
		return err
	}
	v, err := viewOf(e.App, e.Auth, structure)
	if err != nil {
		return e.InternalServerError("Les statistiques n’ont pas pu être préparées.", err)
	}
	m := monthOf(d.now()) - 1
	if key := e.Request.URL.Query().Get("mois"); key != "" {
		if m, err = parseMonth(key); err != nil || m > monthOf(d.now()) || m < monthOf(d.now())-monthsMost {
			return e.BadRequestError("Ce mois n’est pas lisible.", err)
		}
	}
	answer, err := d.answer(e.Request.Context(), e.App, v, m)
	if err != nil {
		return e.InternalServerError("Les statistiques n’ont pas pu être préparées.", err)
	}
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, answer)
}

// view is what somebody may count.
type view struct {
	structure *core.Record
	reader    string   // whose private campaigns count; "" for who sees all of them
	tree      []string // the structure and those below; nil without them
}

func viewOf(app core.App, reader, structure *core.Record) (view, error) {
	if !reader.IsSuperuser() && reader.GetString("role") != "admin" {
		return view{structure: structure, reader: reader.Id}, nil
	}
	v := view{structure: structure, tree: []string{}}
	err := app.ConcurrentDB().NewQuery(`SELECT id FROM structures WHERE id = {:home} OR instr(lineage, '/' || {:home} || '/') > 0`).
		Bind(dbx.Params{"home": structure.Id}).Column(&v.tree)
	return v, err
}

// scope are the evaluations that the rule of their collection lets this reader list, in one structure or its tree. They are
// read by the index on structure, which is of COALESCE; those of dates lead through the whole country, which is worth it
// for a large part of it only: « + » keeps the indexes on structure out.
func (v view) scope() (scope, error) {
	const byStructure = " INDEXED BY idx_evaluations_tenant"
	if v.tree == nil {
		return scope{byStructure, `COALESCE(structure, '') = {:home} AND campaign IN (
			SELECT id FROM campaigns WHERE private = FALSE OR owner = {:reader} OR instr(guests, {:quoted}) > 0)`,
			dbx.Params{"home": v.structure.Id, "reader": v.reader, "quoted": `"` + v.reader + `"`}}, nil
	}
	ids, err := json.Marshal(v.tree)
	params := dbx.Params{"tree": string(ids)}
	if len(v.tree) > fewStructures {
		return scope{"", `+structure IN (SELECT value FROM json_each({:tree}))`, params}, err
	}
	return scope{byStructure, `COALESCE(structure, '') IN (SELECT value FROM json_each({:tree}))`, params}, err
}

func (d *desk) answer(ctx context.Context, app core.App, v view, m month) (local, error) {
	k := d.place(v.structure.Id + "/" + v.reader + "/" + m.String())
	k.mutex.Lock() // those who come together wait for one count
	defer k.mutex.Unlock()
	now := d.now()
	if now.Before(k.until) {
		return k.answer, nil
	}
	answer, err := v.count(ctx, app, m, now)
	if err == nil {
		k.answer, k.until = answer, now.Add(localFreshFor)
	}
	return answer, err
}

// place is where the answer of a key is kept.
func (d *desk) place(key string) *localKept {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.kept[key] == nil {
		if len(d.kept) >= localCapacity {
			clear(d.kept)
		}
		d.kept[key] = &localKept{}
	}
	return d.kept[key]
}

// count makes the tables of a structure by the same indicators as the public ones.
func (v view) count(ctx context.Context, app core.App, m month, now time.Time) (local, error) {
	c, err := newCounter(ctx, app)
	if err != nil {
		return local{}, err
	}
	if c.scope, err = v.scope(); err != nil {
		return local{}, err
	}
	s, err := openShelf(ctx, app)
	if err != nil {
		return local{}, err
	}
	answer := local{Structure: choiceOf(v.structure), Tree: v.tree != nil, Month: m.String(), Until: m.label(), Running: m == monthOf(now)}
	for _, i := range Indicators {
		if !i.local || i.Measure == Sites && v.tree == nil {
			continue
		}
		i.exact, i.National, i.total = true, true, i.Rows == ByKind && v.tree == nil
		f := figures{}
		months := []month{m - month(i.Lag)}
		if i.Monthly {
			months = months[:0]
			for at := m - 2*yearOfMonths + 1; at <= m; at++ {
				months = append(months, at)
			}
		}
		for _, at := range months {
			cells, err := c.count(i, i.bounds(at))
			if err != nil {
				return local{}, err
			}
			for p, found := range cells {
				row := i.snapshot(at, p, found, cells[place{p.scope, ""}])
				row.KeptFrom = row.Month
				f[[3]string{i.ID, row.Month, row.Breakdown}] = row
			}
		}
		t, err := i.table(Edition{Month: m}, s, f)
		if err != nil {
			return local{}, err
		}
		answer.Tables = append(answer.Tables, localTableOf(t))
	}
	return answer, v.surround(ctx, app, c, now, &answer)
}

// surround adds what there is to choose from, and whether the structure is in the national sample.
func (v view) surround(ctx context.Context, app core.App, c *counter, now time.Time, answer *local) error {
	var first string
	err := app.ConcurrentDB().NewQuery(`SELECT COALESCE(MIN(started_at), '') FROM (SELECT * FROM evaluations WHERE ` + c.scope.where + `) WHERE started_at > ''`).
		Bind(c.scope.params).WithContext(ctx).Row(&first)
	if err != nil {
		return err
	}
	oldest := monthOf(now)
	if t, err := time.Parse("2006-01-02 15:04:05.000Z", first); err == nil {
		oldest = max(monthOf(t), monthOf(now)-monthsMost)
	}
	for m := monthOf(now); m >= oldest; m-- {
		answer.Months = append(answer.Months, choice{m.String(), m.label()})
	}
	if !slices.ContainsFunc(answer.Months, func(l choice) bool { return l.ID == answer.Month }) {
		m, _ := parseMonth(answer.Month) // it was written by a month
		answer.Months = append(answer.Months, choice{answer.Month, m.label()})
	}
	err = app.ConcurrentDB().NewQuery(`SELECT EXISTS (SELECT 1 FROM samples WHERE structure = {:home} AND month = {:month})`).
		Bind(dbx.Params{"home": v.structure.Id, "month": monthOf(now).String()}).WithContext(ctx).Row(&answer.Sampled)
	if err != nil || v.tree == nil {
		return err
	}
	return app.ConcurrentDB().NewQuery(`SELECT id, name FROM structures WHERE instr(lineage, '/' || {:home} || '/') > 0 ORDER BY name LIMIT {:most}`).
		Bind(dbx.Params{"home": v.structure.Id, "most": listedMost}).WithContext(ctx).All(&answer.Structures)
}
