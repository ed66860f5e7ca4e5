package people

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/search"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

const (
	maxCompared = 10_000 // records of a structure that are compared, the newest
	maxPairs    = 50     // shown at a time: those who merge come back for the others
)

// Duplicate is two records that may be of one person.
type Duplicate struct {
	Reason string `json:"reason"`
	First  Face   `json:"first"`
	Second Face   `json:"second"`
}

// Face is what tells a record from another in a list.
type Face struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"`
	PersonalCode string         `json:"personal_code"`
	Created      types.DateTime `json:"created"`
}

// listDuplicates answers GET /api/conseil/people/duplicates: within the account's own structure.
func listDuplicates(e *core.RequestEvent) error {
	if e.Auth == nil {
		return e.UnauthorizedError("Connectez-vous pour voir les doublons.", nil)
	}
	structure := e.Request.URL.Query().Get("structure")
	if identity.Counsellor(e) != "" && structure == "" {
		structure = e.Auth.GetString("structure")
	}
	c, err := compared(e, structure)
	if err != nil {
		return e.InternalServerError("Les doublons n’ont pas pu être cherchés.", err)
	}
	return c.answer(e, c.all())
}

// listDuplicatesOf answers GET /api/conseil/people/{id}/duplicates.
func listDuplicatesOf(e *core.RequestEvent) error {
	person, err := identity.Viewable(e, e.App, e.Request.PathValue("id"))
	if err != nil {
		return err
	}
	if identity.IsForgotten(person) {
		return (&comparison{}).answer(e, nil)
	}
	c, err := compared(e, person.GetString("structure"))
	if err != nil {
		return e.InternalServerError("Les doublons n’ont pas pu être cherchés.", err)
	}
	return c.answer(e, c.of(person.Id))
}

// comparison is the records of a structure that an account may see.
type comparison struct {
	faces  map[string]Face
	people []known
	apart  map[[2]string]bool // that somebody separated again
}

func (c *comparison) answer(e *core.RequestEvent, found []Duplicate) error {
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return e.JSON(http.StatusOK, map[string]any{"items": append([]Duplicate{}, found...)})
}

// compared reads the people of a structure that the account may see, by the collection's own rule.
func compared(e *core.RequestEvent, structure string) (*comparison, error) {
	info, err := e.RequestInfo()
	if err != nil {
		return nil, err
	}
	people, err := e.App.FindCachedCollectionByNameOrId(identity.Collection)
	if err != nil {
		return nil, err
	}
	query := e.App.RecordQuery(people).
		AndWhere(dbx.HashExp{"beneficiaries.structure": structure, "beneficiaries.merged_into": "", "beneficiaries.test": false}).
		OrderBy("beneficiaries.created DESC").Limit(maxCompared)
	if !e.HasSuperuserAuth() {
		resolver := core.NewRecordFieldResolver(e.App, people, info, true)
		visible, err := search.FilterData(*people.ListRule).BuildExpr(resolver)
		if err != nil {
			return nil, err
		}
		query.AndWhere(visible)
		if err := resolver.UpdateQuery(query); err != nil {
			return nil, err
		}
	}
	var records []*core.Record
	if err := query.All(&records); err != nil {
		return nil, err
	}
	c := &comparison{faces: make(map[string]Face, len(records)), apart: map[[2]string]bool{}}
	if err := c.readSittings(e.App, structure, records); err != nil {
		return nil, err
	}
	return c, c.readSeparated(e.App, structure)
}

func (c *comparison) readSittings(app core.App, structure string, records []*core.Record) error {
	var rows []struct {
		Person   string         `db:"beneficiary"`
		Campaign string         `db:"campaign"`
		At       types.DateTime `db:"started_at"`
	}
	err := app.DB().Select("beneficiary", "campaign", "started_at").From("evaluations").
		Where(dbx.NewExp("COALESCE(structure, '') = {:structure}", dbx.Params{"structure": structure})).All(&rows)
	if err != nil {
		return err
	}
	sittings := map[string][]seat{}
	for _, row := range rows {
		sittings[row.Person] = append(sittings[row.Person], seat{row.Campaign, row.At.Time()})
	}
	for _, r := range records {
		if identity.IsForgotten(r) {
			continue
		}
		c.people = append(c.people, known{r.Id, r.GetString("name_key"), sittings[r.Id]})
		c.faces[r.Id] = Face{r.Id, r.GetString("name"), r.GetString("personal_code"), r.GetDateTime("created")}
	}
	return nil
}

func (c *comparison) readSeparated(app core.App, structure string) error {
	var rows []struct {
		Kept   string `db:"kept"`
		Merged string `db:"merged"`
	}
	err := app.DB().Select("kept", "merged").From(merges).
		Where(dbx.HashExp{"structure": structure}).AndWhere(dbx.NewExp("undone_at != ''")).All(&rows)
	for _, row := range rows {
		c.apart[inOrder(row.Kept, row.Merged)] = true
	}
	return err
}

func inOrder(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// of are the duplicates of one person.
func (c *comparison) of(id string) []Duplicate {
	i := slices.IndexFunc(c.people, func(k known) bool { return k.ID == id })
	if i < 0 {
		return nil
	}
	var found []Duplicate
	for _, other := range c.people {
		if d, ok := c.pair(c.people[i], other); ok {
			found = append(found, d)
		}
	}
	return shown(found)
}

// maxAlike bounds the groups that are compared two by two: a first name that hundreds have says little of any of them.
const maxAlike = 200

// all are the duplicates among everybody, without comparing everybody with everybody: two names one letter apart have in
// common what is left of one without a letter.
func (c *comparison) all() []Duplicate {
	alike, long := map[string][]int{}, map[string][]int{} // long: those of several words, by word
	for i, k := range c.people {
		for trait := range traits(k.Key) {
			alike[trait] = append(alike[trait], i)
		}
		if words := strings.Fields(k.Key); len(words) > 1 {
			for _, word := range words {
				long[word] = append(long[word], i)
			}
		}
	}
	found := map[[2]string]Duplicate{}
	compare := func(a, b int) {
		names := inOrder(c.people[a].ID, c.people[b].ID)
		if _, known := found[names]; known {
			return
		}
		if d, ok := c.pair(c.people[a], c.people[b]); ok {
			found[names] = d
		}
	}
	for _, group := range alike {
		group = group[:min(len(group), maxAlike)]
		for i, a := range group {
			for _, b := range group[i+1:] {
				compare(a, b)
			}
		}
	}
	for i, k := range c.people {
		for _, other := range long[k.Key][:min(len(long[k.Key]), maxAlike)] {
			compare(i, other)
		}
	}
	return shown(slices.Collect(maps.Values(found)))
}

// traits are a name in both orders, and all that is left of it without one letter.
func traits(key string) map[string]bool {
	set := map[string]bool{}
	for _, text := range []string{key, identity.Unordered(key)} {
		set[text] = true
		letters := []rune(text)
		for i := range letters {
			set[string(letters[:i])+string(letters[i+1:])] = true
		}
	}
	return set
}

func (c *comparison) pair(a, b known) (Duplicate, bool) {
	if a.ID == b.ID || c.apart[inOrder(a.ID, b.ID)] {
		return Duplicate{}, false
	}
	reason := match(a, b)
	return Duplicate{reason, c.faces[a.ID], c.faces[b.ID]}, reason != ""
}

var strength = []string{sameName, closeName, sameCampaign}

// shown are the first of them: the surest, then the newest.
func shown(found []Duplicate) []Duplicate {
	newest := func(d Duplicate) time.Time {
		if d.First.Created.After(d.Second.Created) {
			return d.First.Created.Time()
		}
		return d.Second.Created.Time()
	}
	slices.SortFunc(found, func(a, b Duplicate) int {
		return cmp.Or(
			cmp.Compare(slices.Index(strength, a.Reason), slices.Index(strength, b.Reason)),
			newest(b).Compare(newest(a)), cmp.Compare(a.First.ID, b.First.ID), cmp.Compare(a.Second.ID, b.Second.ID),
		)
	})
	return found[:min(len(found), maxPairs)]
}
