package hooks_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/apptest"
)

// TestWhoWritesWhat tries each write as each role, those that must be refused first: a write that is allowed changes the world.
func TestWhoWritesWhat(t *testing.T) {
	for _, c := range []struct {
		name, method, path string
		body               map[string]any
		allowed            []string
	}{
		{"a campaign's label", "PATCH", "campaigns", map[string]any{"label": "Autre"}, north},
		{"a private campaign's label", "PATCH", "private campaigns", map[string]any{"label": "Autre"}, northPrivate},
		{"a campaign's code", "PATCH", "campaigns", map[string]any{"code": "ZZZ00000"}, nil},
		{"a campaign's structure", "PATCH", "campaigns", map[string]any{"structure": apptest.South}, nil}, // its owner is of North
		{"a person's name", "PATCH", "beneficiaries", map[string]any{"name": "Camille B."}, north},
		{"a person's structure", "PATCH", "beneficiaries", map[string]any{"structure": apptest.South}, onlyRoot},
		{"an evaluation's synthesis", "PATCH", "evaluations", map[string]any{"synthesis": "solid"}, onlyRoot},
		{"a play's state", "PATCH", "plays", map[string]any{"state": "finished"}, onlyRoot},
		{"a result", "PATCH", "results", map[string]any{"level": "4"}, nil},
		{"an event", "PATCH", "events", map[string]any{"name": "abandoned"}, onlyRoot},
		{"a published version", "PATCH", "bank_versions", map[string]any{"content": map[string]any{"items": []any{1}}}, nil},
		{"somebody's text", "PATCH", "writings", map[string]any{"text": "Autre"}, onlyRoot},
		{"who is awaited", "PATCH", "invitees", map[string]any{"structure": apptest.South}, onlyRoot},
		{"a follow-up", "PATCH", "follow_ups", map[string]any{"oriented": "no"}, north},
		{"a private follow-up", "PATCH", "private follow_ups", map[string]any{"oriented": "no"}, northPrivate},
		{"removes a campaign", "DELETE", "campaigns", nil, nil}, // it has evaluations
		{"removes an evaluation", "DELETE", "evaluations", nil, onlyRoot},
		{"removes a person", "DELETE", "beneficiaries", nil, onlyRoot},
		{"removes a published version", "DELETE", "bank_versions", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			path := "/api/collections/" + strings.TrimPrefix(c.path, "private ") + "/records/" + w.records[c.path].Id
			for _, role := range roles {
				if slices.Contains(c.allowed, role) {
					continue
				}
				if status := w.server.Call(c.method, path, w.tokens[role], c.body, nil); status < 400 {
					t.Errorf("%s: %d; want a refusal", role, status)
				}
			}
			for _, role := range c.allowed {
				if status := w.server.Call(c.method, path, w.tokens[role], c.body, nil); status >= 300 {
					t.Errorf("%s: %d; want it done", role, status)
				}
			}
		})
	}
}

func TestWhoCreatesWhat(t *testing.T) {
	w := newWorld(t)
	create := func(role, collection string, body map[string]any) int {
		return w.server.Call("POST", "/api/collections/"+collection+"/records", w.tokens[role], body, nil)
	}
	evaluation, play := w.records["evaluations"].Id, w.records["plays"].Id
	for _, c := range []struct {
		collection string
		body       map[string]any
	}{
		{"structures", map[string]any{"name": "Moi", "type": "autre", "state": "active"}},
		{"counsellors", map[string]any{"email": "x@y.example", "password": apptest.Password, "passwordConfirm": apptest.Password, "name": "X", "structure": apptest.North, "role": "admin", "state": "active"}},
		{"beneficiaries", map[string]any{"structure": apptest.North, "name": "X", "personal_code": "11111111"}},
		{"invitees", map[string]any{"structure": apptest.North, "campaign": w.records["campaigns"].Id, "beneficiary": w.records["private beneficiaries"].Id}},
		{"writings", map[string]any{"structure": apptest.North, "evaluation": w.records["private evaluations"].Id, "text": "X"}},
		{"programmes", map[string]any{"name": "x", "title": "X", "situations": []string{"tri"}, "active": true}},
		{"evaluations", map[string]any{"campaign": w.records["campaigns"].Id, "structure": apptest.North, "beneficiary": w.records["beneficiaries"].Id, "state": "finished", "kind": "real"}},
		{"plays", map[string]any{"evaluation": evaluation, "structure": apptest.North, "bank_version": w.records["bank_versions"].Id, "situation": "tri", "state": "started"}},
		{"events", map[string]any{"play": play, "position": 99, "name": "finished"}},
		{"results", map[string]any{"evaluation": evaluation, "structure": apptest.North, "scale": "attention", "level": "4"}},
		{"calibrations", map[string]any{"situation": "livraison", "bank_version": "livraison/1", "scale": "spelling", "model": "2pl", "state": "candidate"}},
		{"cohort_statistics", map[string]any{"situation": "controle", "bank_version": "1", "metric": "missed", "cohort": "all", "state": "published"}},
		{"items", map[string]any{"situation": w.records["bank_versions"].GetString("situation"), "code": "x", "type": "piece"}},
	} {
		for _, role := range roles {
			if role == apptest.Root {
				continue // superusers live in the dashboard and may make anything
			}
			if status := create(role, c.collection, c.body); status < 400 {
				t.Errorf("%s created in %s: %d", role, c.collection, status)
			}
		}
	}
}

// TestNobodyPromotesThemselves: an account changes its name and nothing that gives rights.
func TestNobodyPromotesThemselves(t *testing.T) {
	w := newWorld(t)
	nina := func(body map[string]any) int {
		return w.server.Call("PATCH", "/api/collections/counsellors/records/counsnina000000", w.tokens[apptest.Nina], body, nil)
	}
	if status := nina(map[string]any{"name": "Nina B."}); status != http.StatusOK {
		t.Errorf("her own name: %d; want 200", status)
	}
	for field, value := range map[string]any{"role": "admin", "structure": apptest.South, "state": "disabled", "demo": true, "verified": false} {
		nina(map[string]any{field: value})
		account := apptest.Person(t, w.app, apptest.Nina)
		if account.GetString("role") != "counsellor" || account.GetString("structure") != apptest.North ||
			account.GetString("state") != "active" || account.GetBool("demo") || !account.GetBool("verified") {
			t.Fatalf("an account changed its own %s", field)
		}
	}
}

// TestAnAdminKeepsToTheTeam: what an administrator may change in an account of the tree, and nothing more.
func TestAnAdminKeepsToTheTeam(t *testing.T) {
	w := newWorld(t)
	const noah, rita, sonia = "counsnoah000000", "counsrita000000", "counssonia00000"
	for _, c := range []struct {
		name, role, id string
		body           map[string]any
		done           bool
	}{
		{"a role", apptest.Alain, noah, map[string]any{"role": "admin"}, true},
		{"a role back", apptest.Rita, noah, map[string]any{"role": "counsellor"}, true},
		{"closes", apptest.Alain, noah, map[string]any{"state": "disabled"}, true},
		{"opens again", apptest.Rita, noah, map[string]any{"state": "active"}, true},
		{"puts back in the queue", apptest.Alain, noah, map[string]any{"state": "pending"}, false},
		{"puts out of the structure", apptest.Alain, noah, map[string]any{"state": "unattached"}, false},
		{"name", apptest.Alain, noah, map[string]any{"name": "Autre"}, false},
		{"address", apptest.Alain, noah, map[string]any{"email": "autre@north.example"}, false},
		{"shows the address", apptest.Alain, noah, map[string]any{"emailVisibility": true}, false},
		{"password", apptest.Alain, noah, map[string]any{"password": apptest.Password + "!", "passwordConfirm": apptest.Password + "!"}, false},
		{"confirms the address", apptest.Alain, "counspending000", map[string]any{"verified": false}, false},
		{"structure", apptest.Rita, noah, map[string]any{"structure": apptest.South}, false},
		{"an account above", apptest.Alain, rita, map[string]any{"role": "counsellor"}, false},
		{"an account beside", apptest.Alain, sonia, map[string]any{"role": "counsellor"}, false},
		{"by a counsellor", apptest.Nina, noah, map[string]any{"role": "admin"}, false},
		{"by a counsellor above", apptest.Rachid, noah, map[string]any{"role": "admin"}, false},
		{"own role", apptest.Alain, "counsalain00000", map[string]any{"role": "counsellor"}, false},
		{"the last administrator's role", apptest.Rita, "counsalain00000", map[string]any{"role": "counsellor"}, false},
		{"the last administrator's state", apptest.Rita, "counsalain00000", map[string]any{"state": "disabled"}, false},
	} {
		path := "/api/collections/counsellors/records/" + c.id
		if status := w.server.Call("PATCH", path, w.tokens[c.role], c.body, nil); (status == http.StatusOK) != c.done {
			t.Errorf("%s, by %s: %d; allowed: %v", c.name, c.role, status, c.done)
		}
		w.tokens[apptest.Noah] = apptest.Token(t, w.app, apptest.Noah) // closing an account ends its sessions
	}
	// A hidden field is dropped rather than refused.
	w.server.Call("PATCH", "/api/collections/counsellors/records/"+noah, w.tokens[apptest.Alain], map[string]any{"demo": true}, nil)
	if apptest.Person(t, w.app, apptest.Noah).GetBool("demo") {
		t.Error("an administrator made a demo account")
	}
}

// TestWhoWaitsReadsNothing: neither an account that waits, nor one that lost its place with a token in hand.
func TestWhoWaitsReadsNothing(t *testing.T) {
	w := newWorld(t)
	for name, change := range map[string]map[string]any{
		"waiting": {"state": "pending"}, "closed": {"state": "disabled"}, "without a structure": {"state": "unattached"},
		"address not confirmed": {"verified": false},
	} {
		account := apptest.Person(t, w.app, apptest.Noah)
		for field, value := range change {
			account.Set(field, value)
		}
		// Not through the hooks, which would end the session: the doors must hold by themselves.
		if _, err := w.app.DB().Update("counsellors", dbx.Params{
			"state": account.GetString("state"), "verified": account.Verified(),
		}, dbx.HashExp{"id": account.Id}).Execute(); err != nil {
			t.Fatal(err)
		}
		for _, r := range readers {
			var list struct{ Items []any }
			w.server.Call("GET", "/api/collections/"+r.collection+"/records", w.tokens[apptest.Noah], nil, &list)
			status := w.server.Call("GET", "/api/collections/"+r.collection+"/records/"+w.records[r.record].Id, w.tokens[apptest.Noah], nil, nil)
			if len(list.Items) > 0 || status == http.StatusOK {
				t.Errorf("%s: reads %s (%d in the list, %d)", name, r.record, len(list.Items), status)
			}
		}
		for _, path := range []string{"/api/collections/counsellors/records", "/api/collections/structures/records", "/api/collections/situations/records"} {
			var list struct{ Items []any }
			if w.server.Call("GET", path, w.tokens[apptest.Noah], nil, &list); len(list.Items) > 0 {
				t.Errorf("%s: reads %s", name, path)
			}
		}
		if _, err := w.app.DB().Update("counsellors", dbx.Params{"state": "active", "verified": true}, dbx.HashExp{"id": account.Id}).Execute(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHiddenFieldsStayHidden: neither read, nor filtered, nor sorted by.
func TestHiddenFieldsStayHidden(t *testing.T) {
	w := newWorld(t)
	var evaluation map[string]any
	w.server.Call("GET", "/api/collections/evaluations/records/"+w.records["evaluations"].Id, w.tokens[apptest.Rita], nil, &evaluation)
	if _, seen := evaluation["resume_hash"]; seen || evaluation["id"] == nil {
		t.Errorf("an administrator reads the resume hash: %v", evaluation)
	}
	for _, query := range []string{"?filter=resume_hash!=''", "?sort=resume_hash", "?filter=campaign.owner.tokenKey!=''"} {
		if status := w.server.Call("GET", "/api/collections/evaluations/records"+query, w.tokens[apptest.Rita], nil, nil); status != http.StatusBadRequest {
			t.Errorf("%s answered %d; want 400", query, status)
		}
	}
}
