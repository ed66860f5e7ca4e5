package structures_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/structures"
)

func TestSIRET(t *testing.T) {
	for _, c := range []struct {
		typed string
		valid bool
		why   string
	}{
		{"130 025 265 00013", true, "Dinum, with spaces"},
		{"130\u00a0025\u202f265 00013", true, "with unbreakable spaces"},
		{"13002526500014", false, "last digit"},
		{"13002526500031", false, "two digits swapped"},
		{"35600000000048", true, "La Poste, head office: Luhn"},
		{"35600000049837", true, "La Poste, establishment: a sum that five divides"},
		{"35600000049838", false, "La Poste, establishment: another sum"},
		{"00000000000000", false, "zeros pass Luhn"},
		{"1300252650001", false, "13 digits"},
		{"130025265000130", false, "15 digits"},
		{"1300252650001A", false, "a letter"},
		{"", false, "nothing"},
	} {
		if got := structures.ValidSIRET(structures.NormalSIRET(c.typed)); got != c.valid {
			t.Errorf("%q (%s): %v", c.typed, c.why, got)
		}
	}
}

func FuzzSIRET(f *testing.F) {
	f.Add("130 025 265 00013")
	f.Add("é")
	f.Fuzz(func(t *testing.T, typed string) {
		if siret := structures.NormalSIRET(typed); structures.ValidSIRET(siret) && len(siret) != 14 {
			t.Errorf("%q is a SIRET", siret)
		}
	})
}

func TestDirectory(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	for _, fields := range []map[string]any{
		{"name": "École de l’Île-d’Yeu", "postcode": "85350", "state": "active"},
		{"name": "Antenne", "postcode": "59100", "siret": "130 025 265 00013", "state": "active"},
		{"name": "Siège", "postcode": "59000", "siret": "13002526500013", "state": "active"},
		{"name": "Pas encore validée", "postcode": "59000", "siret": "13002526500013", "state": "pending"},
	} {
		fields["type"] = "association"
		apptest.Record(t, app, "structures", fields)
	}
	server := apptest.Serve(t, app)
	for _, c := range []struct {
		query url.Values
		want  []string // names, in order
	}{
		{url.Values{"name": {"ecole ile d'yeu"}}, []string{"École de l’Île-d’Yeu"}},
		{url.Values{"name": {"MISSION nord"}}, []string{"Mission locale du Nord"}},
		{url.Values{"name": {"mission"}, "postcode": {"59"}}, []string{"Mission locale du Nord", "Mission locale du Sud"}},
		{url.Values{"name": {"mission"}, "postcode": {"75"}}, nil},
		{url.Values{"name": {"validée"}}, nil},
		{url.Values{"siret": {"130 025 265 00013"}}, []string{"Antenne", "Siège"}},
		{url.Values{"siret": {"35600000000048"}}, nil},
		{url.Values{"name": {"%%%"}, "postcode": {"59"}}, []string{"400"}},
		{url.Values{"name": {"mi"}}, []string{"400"}},
		{url.Values{}, []string{"400"}},
		{url.Values{"siret": {"13002526500014"}}, []string{"400"}},
		{url.Values{"name": {"mission"}, "postcode": {"5%"}}, []string{"400"}},
	} {
		var answer struct {
			Structures []map[string]string
			More       bool
		}
		status := server.Call("GET", "/api/conseil/directory?"+c.query.Encode(), "", nil, &answer)
		var got []string
		for _, one := range answer.Structures {
			got = append(got, one["name"])
			if len(one) != 4 {
				t.Errorf("the directory tells more than it should: %v", one)
			}
		}
		if status == http.StatusBadRequest {
			got = []string{"400"}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %d %v; want %v", c.query, status, got, c.want)
		}
	}
}

func TestChildren(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	apptest.Evaluation(t, app, apptest.Campaign(t, app, nil), nil)
	server := apptest.Serve(t, app)
	path := "/api/conseil/structures/" + apptest.Region + "/children"
	for email, want := range map[string]int{
		apptest.Rita: 200, apptest.Root: 200, apptest.Rachid: 404, apptest.Alain: 404, apptest.Nina: 404, apptest.Pending: 404,
	} {
		if got := server.Call("GET", path, apptest.Token(t, app, email), nil, nil); got != want {
			t.Errorf("%s: %d; want %d", email, got, want)
		}
	}
	if got := server.Call("GET", path, "", nil, nil); got != 404 {
		t.Errorf("nobody: %d", got)
	}
	var answer struct {
		Children []struct {
			ID           string
			Members      int
			LastActivity string `json:"last_activity"`
		}
	}
	server.Call("GET", path, apptest.Token(t, app, apptest.Rita), nil, &answer)
	if len(answer.Children) != 2 || answer.Children[0].ID != apptest.North || answer.Children[0].Members != 3 ||
		answer.Children[0].LastActivity == "" || answer.Children[1].LastActivity != "" {
		t.Errorf("the structures below Region: %+v", answer.Children)
	}
	server.Call("GET", path+"?page=2", apptest.Token(t, app, apptest.Rita), nil, &answer)
	if len(answer.Children) != 0 {
		t.Errorf("page 2: %+v", answer.Children)
	}
}

// TestWhoWritesStructures tries each field as each role.
func TestWhoWritesStructures(t *testing.T) {
	app := apptest.New(t, structures.Bind)
	server := apptest.Serve(t, app)
	tokens := map[string]string{"nobody": ""}
	for _, email := range []string{apptest.Nina, apptest.Alain, apptest.Rita, apptest.Rachid, apptest.Sonia, apptest.Pending} {
		tokens[email] = apptest.Token(t, app, email)
	}
	north := "/api/collections/structures/records/" + apptest.North
	for _, c := range []struct {
		name    string
		fields  map[string]any
		allowed []string
	}{
		{"name", map[string]any{"name": "Mission  locale"}, []string{apptest.Alain, apptest.Rita}},
		{"type", map[string]any{"type": "siae"}, []string{apptest.Alain, apptest.Rita}},
		{"postcode", map[string]any{"postcode": "75 011"}, []string{apptest.Alain, apptest.Rita}},
		{"siret", map[string]any{"siret": "13002526500013"}, []string{apptest.Alain, apptest.Rita}},
		{"wrong siret", map[string]any{"siret": "13002526500014"}, nil},
		{"wrong type", map[string]any{"type": "palace"}, nil},
		{"no name", map[string]any{"name": " "}, nil},
		{"state", map[string]any{"state": "pending"}, nil},
		{"parent", map[string]any{"parent": apptest.South}, nil},
		{"no parent", map[string]any{"parent": ""}, nil},
		{"lineage", map[string]any{"lineage": "/x/"}, nil},
	} {
		for who, token := range tokens {
			status := server.Call("PATCH", north, token, c.fields, nil)
			if got, want := status == http.StatusOK, slices.Contains(c.allowed, who); got != want {
				t.Errorf("%s changes %s: %d", who, c.name, status)
			}
		}
	}
	saved, err := app.FindRecordById("structures", apptest.North)
	if err != nil || saved.GetString("name") != "Mission locale" || saved.GetString("departement") != "75" {
		t.Errorf("saved: %v %v", saved.PublicExport(), err)
	}

	for who, token := range tokens {
		for parent, allowed := range map[string][]string{
			apptest.North: {apptest.Alain, apptest.Rita}, apptest.Region: {apptest.Rita}, "": nil,
		} {
			body := map[string]any{"name": "Antenne", "type": "siae", "parent": parent, "state": "pending"}
			var answer map[string]any
			status := server.Call("POST", "/api/collections/structures/records", token, body, &answer)
			if got, want := status == http.StatusOK, slices.Contains(allowed, who); got != want {
				t.Errorf("%s creates below %q: %d", who, parent, status)
			}
			if status == http.StatusOK && answer["state"] != "active" {
				t.Errorf("the child of an active structure is %v", answer["state"])
			}
		}
	}
}
