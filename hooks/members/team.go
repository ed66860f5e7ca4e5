package members

import (
	"net/http"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

const teamSize = 50

// member is one account as its colleagues see it.
type member struct {
	ID            string `json:"id" db:"id"`
	Name          string `json:"name" db:"name"`
	Email         string `json:"email" db:"email"` // for administrators
	Role          string `json:"role" db:"role"`
	State         string `json:"state" db:"state"`
	Verified      bool   `json:"verified" db:"verified"`
	Created       string `json:"created" db:"created"`
	Structure     string `json:"structure" db:"structure"`
	StructureName string `json:"structure_name" db:"structure_name"`
}

// listTeam answers GET /api/conseil/team: the accounts of a structure, or with ?waiting=1 those who wait, in all of the tree
// of an administrator. Addresses are for administrators: the rules of the collection show them to nobody.
func listTeam(e *core.RequestEvent) error {
	if !isAccount(e.Auth) || !entered(e.Auth) {
		return e.UnauthorizedError("Connectez-vous pour voir votre équipe.", nil)
	}
	query := e.Request.URL.Query()
	id := query.Get("structure")
	if id == "" {
		id = e.Auth.GetString("structure")
	}
	structure, err := e.App.FindRecordById("structures", id)
	admin := err == nil && administers(e.Auth, structure)
	waiting := query.Get("waiting") == "1"
	if err != nil || (!admin && (waiting || id != e.Auth.GetString("structure"))) {
		return e.NotFoundError("Cette structure n’existe pas, ou votre compte n’y a pas accès.", err)
	}
	page, err := strconv.Atoi(query.Get("page"))
	if err != nil || page < 1 {
		page = 1
	}
	members, err := findMembers(e.App, structure, waiting, page)
	if err != nil {
		return e.InternalServerError("L’équipe n’a pas pu être lue. Réessayez dans un instant.", err)
	}
	more := len(members) > teamSize
	if more {
		members = members[:teamSize]
	}
	if !admin {
		for i := range members {
			members[i].Email = ""
		}
	}
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.JSON(http.StatusOK, map[string]any{
		"structure": map[string]string{"id": structure.Id, "name": structure.GetString("name")},
		"members":   members, "more": more,
	})
}

func findMembers(app core.App, structure *core.Record, waiting bool, page int) ([]member, error) {
	q := app.ConcurrentDB().
		Select("c.id", "c.name", "c.email", "c.role", "c.state", "c.verified", "c.created", "c.structure", "s.name AS structure_name").
		From("counsellors c").InnerJoin("structures s", dbx.NewExp("s.id = c.structure")).
		Limit(teamSize + 1).Offset(int64(page-1) * teamSize)
	if waiting {
		q.Where(dbx.HashExp{"c.state": "pending"}).
			AndWhere(dbx.Like("s.lineage", "/"+structure.Id+"/")).
			OrderBy("c.verified DESC", "c.created", "c.id")
	} else {
		q.Where(dbx.NewExp("COALESCE(c.structure, '') = {:structure}", dbx.Params{"structure": structure.Id})).
			AndWhere(dbx.Not(dbx.HashExp{"c.state": "pending"})).
			OrderBy("c.state", "c.name", "c.id")
	}
	members := []member{}
	return members, q.All(&members)
}
