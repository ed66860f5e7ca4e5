package exports

import (
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/search"

	"eva/hooks/internal/identity"
)

// access is what an account may read: the list rules of the collections themselves, never a copy of them.
type access struct {
	rule       string // true of a row of evaluations, called e, that may be listed; "" for superusers
	params     dbx.Params
	structures []structure // that may be listed, each after those above it
	all        bool        // superusers
}

// structure is one that this account may see.
type structure struct {
	ID      string `db:"id" json:"id"`
	Name    string `db:"name" json:"name"`
	Lineage string `db:"lineage" json:"-"`
}

// accessOf compiles the rules for whoever asks; nobody signed in gets a 401.
func accessOf(e *core.RequestEvent) (*access, error) {
	if e.Auth == nil {
		return nil, e.UnauthorizedError("Connectez-vous pour voir les évaluations.", nil)
	}
	info, err := e.RequestInfo()
	if err != nil {
		return nil, e.BadRequestError("", err)
	}
	a := &access{all: e.HasSuperuserAuth()}
	structures, err := listable(e.App, info, "structures")
	if err != nil {
		return nil, err
	}
	if err := structures.Select("structures.id", "structures.name", "structures.lineage").OrderBy("structures.lineage").All(&a.structures); err != nil {
		return nil, err
	}
	if a.all {
		return a, nil
	}
	evaluations, err := listable(e.App, info, "evaluations")
	if err != nil {
		return nil, err
	}
	query := evaluations.Select("evaluations.id").Distinct(false).AndWhere(dbx.NewExp("evaluations.id = e.id")).Build()
	a.rule, a.params = "EXISTS ("+query.SQL()+")", query.Params()
	return a, nil
}

// listable is the rows of a collection that its list rule shows.
func listable(app core.App, info *core.RequestInfo, name string) (*dbx.SelectQuery, error) {
	collection, err := app.FindCachedCollectionByNameOrId(name)
	if err != nil {
		return nil, err
	}
	query := app.ConcurrentDB().Select().From(name)
	switch {
	case info.HasSuperuserAuth():
		return query, nil
	case collection.ListRule == nil:
		return query.Where(dbx.NewExp("1 = 0")), nil
	}
	resolver := core.NewRecordFieldResolver(app, collection, info, true)
	rule, err := search.FilterData(*collection.ListRule).BuildExpr(resolver)
	if err != nil {
		return nil, err
	}
	query.Where(rule)
	return query, resolver.UpdateQuery(query)
}

// named are the ids of the structures with these words in their name, or with that id, and of those under them.
func (a *access) named(words string) []string {
	key, ids, taken := identity.Key(words), []string{}, map[string]bool{}
	for _, s := range a.structures {
		below := slices.ContainsFunc(strings.Split(s.Lineage, "/"), func(above string) bool { return taken[above] })
		if taken[s.ID] = below || s.ID == words || strings.Contains(identity.Key(s.Name), key); taken[s.ID] {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
