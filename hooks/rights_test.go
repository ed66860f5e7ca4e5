package hooks_test

import (
	"slices"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/rights"
)

// try does on the structure North, or on Nina's own things, what a line of the table of rights is about.
type try struct {
	method, path string // below /api/collections/ or from the root, "{record}" standing for the id of that record of the world
	body         map[string]any
	also         []string // those whom a note of the line lets in besides
	once         bool     // done by one, it leaves nothing to do for the next
}

var tries = map[string]try{
	"read-evaluation": {method: "GET", path: "evaluations/records/{evaluations}"},
	"read-private":    {method: "GET", path: "evaluations/records/{private evaluations}", also: []string{apptest.Nina}},
	"rename-person":   {method: "PATCH", path: "beneficiaries/records/{beneficiaries}", body: map[string]any{"name": "Camille B."}},
	"follow-up":       {method: "PATCH", path: "follow_ups/records/{follow_ups}", body: map[string]any{"oriented": "no"}},
	"merge-people": {method: "POST", path: "/api/conseil/people/merge", once: true, body: map[string]any{
		"first": "{beneficiaries}", "second": "{other beneficiaries}",
	}},
	"erase-person":      {method: "POST", path: "/api/conseil/people/{beneficiaries}/erase", once: true, body: map[string]any{"personal_code": "{code}"}},
	"delete-evaluation": {method: "DELETE", path: "evaluations/records/{evaluations}", once: true},
	"change-result":     {method: "PATCH", path: "results/records/{results}", body: map[string]any{"level": "4"}},
	"create-campaign": {method: "POST", path: "campaigns/records", body: map[string]any{
		"structure": apptest.North, "owner": "{me}", "label": "Par {me}", "situations": []string{"controle"}, "programme": "custom", "state": "open",
	}},
	"edit-campaign":      {method: "PATCH", path: "campaigns/records/{campaigns}", body: map[string]any{"label": "Par {me}"}},
	"edit-private":       {method: "PATCH", path: "campaigns/records/{private campaigns}", body: map[string]any{"label": "Privée, par {me}"}, also: []string{apptest.Nina}},
	"follow-live":        {method: "GET", path: "/api/conseil/campaigns/{campaigns}/live"},
	"renew-code":         {method: "POST", path: "/api/conseil/evaluations/{evaluations}/resume-code"},
	"change-code":        {method: "PATCH", path: "campaigns/records/{campaigns}", body: map[string]any{"code": "ZZZ00000"}},
	"read-team":          {method: "GET", path: "counsellors/records/counsnoah000000"},
	"invite-counsellor":  {method: "POST", path: "invitations/records", body: invitation("counsellor")},
	"invite-admin":       {method: "POST", path: "invitations/records", body: invitation("admin")},
	"accept-member":      {method: "PATCH", path: "counsellors/records/counspending000", body: map[string]any{"state": "active"}},
	"change-role":        {method: "PATCH", path: "counsellors/records/counsnoah000000", body: map[string]any{"role": "admin"}},
	"disable-member":     {method: "PATCH", path: "counsellors/records/counsnoah000000", body: map[string]any{"state": "disabled"}},
	"own-name":           {method: "PATCH", path: "counsellors/records/counsnina000000", body: map[string]any{"name": "Nina B."}},
	"read-structure":     {method: "GET", path: "structures/records/" + apptest.North},
	"read-statistics":    {method: "GET", path: "/api/conseil/statistics?structure=" + apptest.North},
	"edit-structure":     {method: "PATCH", path: "structures/records/" + apptest.North, body: map[string]any{"name": "Autre nom"}},
	"create-child":       {method: "POST", path: "structures/records", body: map[string]any{"name": "Antenne", "type": "autre", "parent": apptest.North, "state": "active"}},
	"validate-structure": {method: "PATCH", path: "structures/records/" + apptest.North, body: map[string]any{"state": "pending"}},
	"move-structure":     {method: "PATCH", path: "structures/records/" + apptest.North, body: map[string]any{"parent": apptest.South}},
	"read-bank":          {method: "GET", path: "bank_versions/records/{bank_versions}"},
	"publish-norm":       {method: "PATCH", path: "cohort_statistics/records/{cohort_statistics}", body: map[string]any{"state": "published"}},
	"edit-texts":         {method: "PATCH", path: "deployment/records/{deployment}", body: map[string]any{"terms_text": "<p>Texte</p>"}},
}

func invitation(role string) map[string]any {
	return map[string]any{"email": "{me}", "role": role, "state": "open", "structure": apptest.North, "inviter": "{me}"}
}

// TestRightsTable tries each line of the table that the help page shows as everybody: the table says what the rules do.
func TestRightsTable(t *testing.T) {
	tried := 0
	for _, group := range rights.Table {
		for _, right := range group.Rights {
			do, known := tries[right.ID]
			if !known {
				t.Errorf("nothing tries the right %q", right.ID)
				continue
			}
			tried++
			t.Run(right.ID, func(t *testing.T) {
				w := newWorld(t)
				w.addMore(t)
				allowed := append(allowedBy(t, right), do.also...)
				for i, role := range slices.Concat(without(roles, allowed), allowed) { // those who change the world come last
					if do.once && i > len(roles)-len(allowed) { // the first of them has a whole world already
						w = newWorld(t)
						w.addMore(t)
					}
					status := w.try(do, role)
					if got, want := status < 300, slices.Contains(allowed, role); got != want {
						t.Errorf("%s: %d; the table says %v", role, status, want)
					}
				}
			})
		}
	}
	if tried != len(tries) {
		t.Errorf("%d rights of %d tries are in the table", tried, len(tries))
	}
}

// addMore adds what only the national team sees, and somebody who was written down twice.
func (w *world) addMore(t *testing.T) {
	t.Helper()
	again := apptest.Evaluation(t, w.app, w.records["campaigns"], nil)
	twice, err := w.app.FindRecordById("beneficiaries", again.GetString("beneficiary"))
	if err != nil {
		t.Fatal(err)
	}
	w.records["other beneficiaries"] = twice
	w.records["cohort_statistics"] = apptest.Record(t, w.app, "cohort_statistics", map[string]any{
		"situation": "controle", "bank_version": "controle/1", "metric": "missed", "cohort": "all", "version": 1, "state": "candidate",
	})
	deployment, err := w.app.FindFirstRecordByFilter("deployment", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	w.records["deployment"] = deployment
}

// allowedBy turns a line of the table into people, for what belongs to North and, for a counsellor's own things, to Nina.
func allowedBy(t *testing.T, right rights.Right) []string {
	t.Helper()
	people := map[string]map[rights.Scope][]string{
		"counsellor": {rights.Nobody: nil, rights.Self: {apptest.Nina}, rights.Structure: {apptest.Nina, apptest.Noah}},
		"admin":      {rights.Nobody: nil, rights.Self: nil, rights.Tree: {apptest.Alain, apptest.Rita}},
		"national":   {rights.Nobody: nil, rights.All: {apptest.Root}},
	}
	var allowed []string
	for role, scope := range map[string]rights.Scope{"counsellor": right.Counsellor, "admin": right.Admin, "national": right.National} {
		who, known := people[role][scope]
		if !known {
			t.Fatalf("the scope %q means nothing for a %s", scope, role)
		}
		allowed = append(allowed, who...)
	}
	slices.Sort(allowed)
	return allowed
}

func without(list, out []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(one string) bool { return slices.Contains(out, one) })
}

// try calls the API as a role.
func (w *world) try(do try, role string) int {
	path := w.named(do.path)
	if !strings.HasPrefix(path, "/api/") {
		path = "/api/collections/" + path
	}
	body := map[string]any{}
	for key, value := range do.body {
		body[key] = value
		if text, isText := value.(string); isText {
			body[key] = w.written(key, text, role)
		}
	}
	return w.server.Call(do.method, path, w.tokens[role], body, nil)
}

// named puts the id of a record in the place of its name.
func (w *world) named(text string) string {
	before, rest, _ := strings.Cut(text, "{")
	name, after, named := strings.Cut(rest, "}")
	if record := w.records[name]; named && record != nil {
		return before + record.Id + after
	}
	return text
}

// written puts whoever asks in the place of {me}. The national team has no account of a counsellor.
func (w *world) written(key, text, role string) string {
	switch {
	case text == "{me}" && key == "email":
		return "invited-by-" + role
	case text == "{me}" && w.ids[role] == "" && key == "owner":
		return w.ids[apptest.Nina]
	case text == "{me}":
		return w.ids[role]
	case text == "{code}":
		return w.records["beneficiaries"].GetString("personal_code")
	}
	return w.named(strings.ReplaceAll(text, "{me}", role))
}
