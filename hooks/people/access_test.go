package people_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/people"
)

// everybody are the roles, and whether they see the people of North.
var everybody = []struct {
	as   string
	sees bool
}{
	{"", false},
	{apptest.Sonia, false},  // another structure
	{apptest.Rachid, false}, // a counsellor of the structure above
	{apptest.Pending, false},
	{apptest.Disabled, false},
	{apptest.Nina, true},
	{apptest.Noah, true},
	{apptest.Alain, true},
	{apptest.Rita, true}, // an administrator of the structure above
	{apptest.Root, true},
}

func TestWhoSeesAndChangesPeople(t *testing.T) {
	for _, c := range []struct {
		name, method string
		path         func(w *world) string
		body         func(w *world) any
	}{
		{"the card", "GET", func(w *world) string { return w.older.Id }, nil},
		{"the duplicates of somebody", "GET", func(w *world) string { return w.older.Id + "/duplicates" }, nil},
		{"the data", "GET", func(w *world) string { return w.older.Id + "/data" }, nil},
		{"the preview of a merge", "GET", func(w *world) string { return "merge?first=" + w.older.Id + "&second=" + w.newer.Id }, nil},
		{"a merge", "POST", func(*world) string { return "merge" }, func(w *world) any {
			return map[string]string{"first": w.older.Id, "second": w.newer.Id}
		}},
		{"two people told apart", "POST", func(*world) string { return "apart" }, func(w *world) any {
			return map[string]string{"first": w.older.Id, "second": w.newer.Id}
		}},
		{"an undo", "POST", func(w *world) string { return "merges/" + w.merge(w.older, w.newer) + "/undo" }, nil},
		{"an erasure", "POST", func(w *world) string { return w.older.Id + "/erase" }, func(*world) any {
			return map[string]string{"personal_code": "10000001"}
		}},
	} {
		w := newWorld(t)
		path := c.path(w)
		var body any
		if c.body != nil {
			body = c.body(w)
		}
		before := w.export()
		for _, role := range everybody {
			if role.sees {
				continue
			}
			status := w.call(role.as, c.method, path, body, nil)
			if want := map[bool]int{true: http.StatusUnauthorized, false: http.StatusNotFound}[role.as == ""]; status != want {
				t.Errorf("%s as %q: %d; want %d", c.name, role.as, status, want)
			}
		}
		if w.export() != before {
			t.Errorf("%s: a refusal changed something", c.name)
		}
		for _, role := range everybody {
			if !role.sees {
				continue
			}
			if c.method == "POST" { // done once a world
				w = newWorld(t)
				path = c.path(w)
			}
			if status := w.call(role.as, c.method, path, body, nil); status != http.StatusOK {
				t.Errorf("%s as %q: %d; want it done", c.name, role.as, status)
			}
		}
	}
}

func TestBadBodies(t *testing.T) {
	w := newWorld(t)
	elsewhere := apptest.Record(t, w.app, "beneficiaries", map[string]any{"structure": apptest.South, "name": "Camille Martin", "personal_code": "20000001"})
	for _, c := range []struct {
		name, as, path string
		body           any
		status         int
		sentence       string
	}{
		{"nothing", apptest.Nina, "merge", map[string]any{}, 404, "n’existe pas"},
		{"a text", apptest.Nina, "merge", "text", 400, "pas lisible"},
		{"the same twice", apptest.Nina, "merge", map[string]any{"first": w.older.Id, "second": w.older.Id}, 400, "différentes"},
		{"another structure", apptest.Rita, "merge", map[string]any{"first": w.older.Id, "second": elsewhere.Id}, 400, "deux structures"},
		{"another structure, unseen", apptest.Nina, "merge", map[string]any{"first": w.older.Id, "second": elsewhere.Id}, 404, "pas accès"},
		{"the same, apart", apptest.Nina, "apart", map[string]any{"first": w.older.Id, "second": w.older.Id}, 400, "différentes"},
		{"no such merge", apptest.Nina, "merges/nothing00000000/undo", nil, 404, "pas accès"},
		{"no code", apptest.Nina, w.older.Id + "/erase", map[string]any{}, 400, "pas le code"},
		{"another's code", apptest.Nina, w.older.Id + "/erase", map[string]any{"personal_code": "10000002"}, 400, "pas le code"},
	} {
		before := w.export()
		w.refused(c.as, "POST", c.path, c.body, c.status, c.sentence)
		if w.export() != before {
			t.Errorf("%s: a refusal changed something", c.name)
		}
	}
	trace := w.merge(w.older, w.newer)
	w.refused(apptest.Nina, "POST", "merge", map[string]any{"first": w.other.Id, "second": w.newer.Id}, 404, "pas accès") // other has no evaluation
	w.refused(apptest.Alain, "POST", "merge", map[string]any{"first": w.other.Id, "second": w.newer.Id}, 400, "déjà été fusionnée")
	w.call(apptest.Alain, "POST", "merges/"+trace+"/undo", nil, nil)
	w.call(apptest.Alain, "POST", w.newer.Id+"/erase", map[string]any{"personal_code": "10000002"}, nil)
	w.refused(apptest.Alain, "POST", "merge", map[string]any{"first": w.older.Id, "second": w.newer.Id}, 400, "effacées")
	w.refused(apptest.Alain, "POST", w.newer.Id+"/erase", map[string]any{"personal_code": "oublie-" + w.newer.Id}, 400, "déjà effacées")
}

// Whoever sees only a part of a person's evaluations neither merges, erases nor hands over what they do not see.
func TestAPrivateCampaignStaysPrivate(t *testing.T) {
	w := newWorld(t)
	private := apptest.Campaign(t, w.app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true})
	trace := w.merge(w.older, w.newer)
	w.call(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, nil)
	w.evaluation(w.newer, private)
	both := map[string]any{"first": w.older.Id, "second": w.newer.Id}
	const sentence = "campagne privée que vous ne voyez pas"
	w.refused(apptest.Noah, "POST", "merge", both, http.StatusForbidden, sentence)
	w.refused(apptest.Noah, "GET", "merge?first="+w.older.Id+"&second="+w.newer.Id, nil, http.StatusForbidden, sentence)
	w.refused(apptest.Noah, "GET", w.newer.Id+"/data", nil, http.StatusForbidden, sentence)
	w.refused(apptest.Noah, "POST", w.newer.Id+"/erase", map[string]any{"personal_code": "10000002"}, http.StatusForbidden, sentence)
	trace = w.merge(w.older, w.newer) // Nina, whose campaign it is
	w.refused(apptest.Noah, "POST", "merges/"+trace+"/undo", nil, http.StatusForbidden, sentence)
	var card people.Card
	if w.call(apptest.Noah, "GET", w.older.Id, nil, &card); card.Hidden != 1 {
		t.Errorf("the card counts %d hidden evaluations; want 1", card.Hidden)
	}
}

// The same rules hold for the collections themselves, whoever writes: traces and merges are nobody's to write by hand.
func TestNothingIsWrittenByHand(t *testing.T) {
	w := newWorld(t)
	trace := w.merge(w.older, w.newer)
	for _, c := range []struct {
		method, path string
		body         any
	}{
		{"PATCH", "beneficiaries/records/" + w.other.Id, map[string]any{"merged_into": w.older.Id}},
		{"PATCH", "beneficiaries/records/" + w.newer.Id, map[string]any{"merged_into": ""}},
		{"POST", "beneficiaries/records", map[string]any{"structure": apptest.North, "name": "Lou", "personal_code": "30000000", "merged_into": w.older.Id}},
		{"PATCH", "merges/records/" + trace, map[string]any{"undone_at": "2026-11-23 11:00:00.000Z"}},
		{"DELETE", "merges/records/" + trace, nil},
		{"POST", "merges/records", map[string]any{"structure": apptest.North, "kept": w.older.Id, "merged": w.other.Id}},
		{"POST", "person_acts/records", map[string]any{"structure": apptest.North, "beneficiary": w.older.Id, "kind": "erased"}},
	} {
		before := w.export()
		for _, as := range []string{apptest.Nina, apptest.Alain, apptest.Root} {
			if status := w.server.Call(c.method, "/api/collections/"+c.path, apptest.Token(t, w.app, as), c.body, nil); status < 400 {
				t.Errorf("%s %s as %s: %d; want a refusal", c.method, c.path, as, status)
			}
		}
		if w.export() != before {
			t.Errorf("%s %s changed something", c.method, c.path)
		}
	}
	token := apptest.Token(t, w.app, apptest.Nina)
	name := func(body map[string]any) int {
		return w.server.Call("PATCH", "/api/collections/beneficiaries/records/"+w.older.Id, token, body, nil)
	}
	if status := name(map[string]any{"name": "   "}); status != http.StatusBadRequest {
		t.Errorf("an empty name: %d", status)
	}
	if status := name(map[string]any{"name": " Éloïse ", "name_key": "other"}); status < 400 {
		t.Errorf("a key written by hand: %d", status)
	}
	if status := name(map[string]any{"name": " Éloïse "}); status != http.StatusOK {
		t.Errorf("a name: %d", status)
	}
	if person := w.fresh(w.older); person.GetString("name") != "Éloïse" || person.GetString("name_key") != "eloise" {
		t.Errorf("the name is %q, its key %q", person.GetString("name"), person.GetString("name_key"))
	}
}

func TestDuplicatesAreFound(t *testing.T) {
	w := newWorld(t)
	var found struct{ Items []people.Duplicate }
	w.call(apptest.Noah, "GET", "duplicates", nil, &found)
	if len(found.Items) != 1 || found.Items[0].Reason != "close_name" {
		t.Fatalf("found %+v", found.Items)
	}
	for _, c := range []struct {
		as   string
		want int
	}{{apptest.Noah, 1}, {apptest.Sonia, 0}, {apptest.Rachid, 0}, {apptest.Rita, 0}} { // Rita's own structure
		w.call(c.as, "GET", "duplicates", nil, &found)
		if len(found.Items) != c.want {
			t.Errorf("%s finds %d", c.as, len(found.Items))
		}
	}
	for as, want := range map[string]int{apptest.Rita: 1, apptest.Sonia: 0} {
		w.call(as, "GET", "duplicates?structure="+apptest.North, nil, &found)
		if len(found.Items) != want {
			t.Errorf("%s finds %d in North; want %d", as, len(found.Items), want)
		}
	}
	before := w.export()
	for range 2 {
		w.call(apptest.Noah, "POST", "apart", map[string]any{"first": w.newer.Id, "second": w.older.Id}, nil)
	}
	var card people.Card
	w.call(apptest.Nina, "GET", w.older.Id, nil, &card)
	if len(card.Acts) != 1 || card.Acts[0].Kind != "apart" || card.Acts[0].By != apptest.Noah || len(card.Merges) > 0 || w.export() != before {
		t.Errorf("two people told apart: %+v", card)
	}
	if w.call(apptest.Nina, "GET", "duplicates", nil, &found); len(found.Items) != 0 {
		t.Errorf("two people told apart are proposed again: %+v", found.Items)
	}
	w = newWorld(t)
	trace := w.merge(w.older, w.newer)
	w.call(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, nil)
	w.call(apptest.Nina, "GET", w.older.Id+"/duplicates", nil, &found)
	if len(found.Items) != 0 {
		t.Errorf("two records that somebody separated are taken for one person again: %+v", found.Items)
	}
}

func TestTheDataHoldAll(t *testing.T) {
	w := newWorld(t)
	evaluation := w.evaluationsOf(w.older)[0].Id
	apptest.Record(t, w.app, "health_declarations", map[string]any{"id": evaluation, "evaluation": evaluation, "structure": apptest.North, "data": map[string]any{"sight": "glasses"}})
	apptest.Record(t, w.app, "writings", map[string]any{"evaluation": evaluation, "structure": apptest.North, "text": "Mon texte à moi."})
	w.merge(w.older, w.newer)
	for as, seesHealth := range map[string]bool{apptest.Nina: true, apptest.Rita: false} {
		var raw map[string]any
		w.call(as, "GET", w.older.Id+"/data", nil, &raw)
		said := encode(t, raw)
		for _, part := range []string{"Camille Martin", "10000002", "Mon texte à moi.", `"follow_ups"`, `"results"`, `"events"`, "Accueil de janvier"} {
			if !strings.Contains(said, part) {
				t.Errorf("%s: the data do not hold %s", as, part)
			}
		}
		if got := strings.Contains(said, "glasses"); got != seesHealth {
			t.Errorf("%s reads the health answers: %v", as, got)
		}
		if apart := raw["apart"].(string); (apart == "") != seesHealth {
			t.Errorf("%s is told %q", as, apart)
		}
		if strings.Contains(said, "resume_hash") {
			t.Error("the data hold what is hidden")
		}
	}
}

func encode(t *testing.T, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
