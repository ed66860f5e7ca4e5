package structures

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

const childrenSize = 30

// child is a structure right below another, with what tells whether it lives.
type child struct {
	ID           string `json:"id" db:"id"`
	Name         string `json:"name" db:"name"`
	Type         string `json:"type" db:"type"`
	Postcode     string `json:"postcode" db:"postcode"`
	State        string `json:"state" db:"state"`
	Members      int    `json:"members" db:"members"`             // active accounts
	Children     int    `json:"children" db:"children"`           // right below it
	LastActivity string `json:"last_activity" db:"last_activity"` // start of its last evaluation, or ""
}

// The tenant index serves the date of the last evaluation: without COALESCE each line would read all of them.
const childrenSQL = `SELECT s.id, s.name, s.type, s.postcode, s.state,
	(SELECT COUNT(*) FROM counsellors c WHERE c.structure = s.id AND c.state = 'active') AS members,
	(SELECT COUNT(*) FROM structures b WHERE b.parent = s.id) AS children,
	COALESCE((SELECT MAX(e.created) FROM evaluations e WHERE COALESCE(e.structure, '') = s.id), '') AS last_activity
	FROM structures s WHERE s.parent = {:parent} ORDER BY s.name, s.id LIMIT {:limit} OFFSET {:offset}`

// listChildren answers GET /api/conseil/structures/{id}/children: an administrator of the structure, or of one above it.
func listChildren(e *core.RequestEvent) error {
	parent, err := e.App.FindRecordById("structures", e.Request.PathValue("id"))
	if err != nil || !administers(e.Auth, parent) {
		return e.NotFoundError("Cette structure n’existe pas, ou votre compte n’y a pas accès.", err)
	}
	page, err := strconv.Atoi(e.Request.URL.Query().Get("page"))
	if err != nil || page < 1 {
		page = 1
	}
	children := []child{}
	err = e.App.ConcurrentDB().NewQuery(childrenSQL).Bind(dbx.Params{
		"parent": parent.Id, "limit": childrenSize + 1, "offset": (page - 1) * childrenSize,
	}).All(&children)
	if err != nil {
		return e.InternalServerError("La liste n’a pas pu être lue. Réessayez dans un instant.", err)
	}
	more := len(children) > childrenSize
	if more {
		children = children[:childrenSize]
	}
	return e.JSON(http.StatusOK, map[string]any{"children": children, "more": more})
}

// administers repeats the rule of the collection for a route.
func administers(account, structure *core.Record) bool {
	switch {
	case account == nil:
		return false
	case account.IsSuperuser():
		return true
	}
	return account.Collection().Name == "counsellors" && account.GetString("state") == "active" && account.GetString("role") == "admin" &&
		account.GetString("structure") != "" && strings.Contains(structure.GetString("lineage"), "/"+account.GetString("structure")+"/")
}
