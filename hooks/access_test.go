package hooks_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/accounts"
	"eva/hooks/campaigns"
	"eva/hooks/followups"
	"eva/hooks/internal/apptest"
	"eva/hooks/items"
	"eva/hooks/live"
	"eva/hooks/members"
	"eva/hooks/passations"
	"eva/hooks/people"
	"eva/hooks/privacy"
	"eva/hooks/stats"
	"eva/hooks/structures"
)

const (
	nobody      = "nobody"
	beneficiary = "beneficiary"
)

// roles are all who may ask. Those not in a test's list of allowed ones must be refused.
var roles = []string{
	nobody, beneficiary, apptest.Nina, apptest.Noah, apptest.Alain, apptest.Rita, apptest.Rachid, apptest.Sonia,
	apptest.Pending, apptest.Disabled, apptest.Root,
}

var (
	onlyRoot     = []string{apptest.Root}
	north        = []string{apptest.Nina, apptest.Noah, apptest.Alain, apptest.Rita, apptest.Root}
	northPrivate = []string{apptest.Nina, apptest.Alain, apptest.Rita, apptest.Root} // Nina's; admins of the tree; not Noah
	everyActive  = []string{
		apptest.Nina, apptest.Noah, apptest.Alain, apptest.Rita, apptest.Rachid, apptest.Sonia, apptest.Root,
	}
)

// world is North with one campaign that all share and one that is private to Nina, each with an evaluation.
type world struct {
	app     *tests.TestApp
	server  *apptest.Server
	tokens  map[string]string
	ids     map[string]string // of the counsellors
	records map[string]*core.Record
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{records: map[string]*core.Record{}, tokens: map[string]string{nobody: ""}, ids: map[string]string{}}
	w.app = apptest.New(t, structures.Bind, members.Bind, accounts.Bind, campaigns.Bind, followups.Bind, items.Bind, live.Bind, stats.Bind,
		people.Bind, privacy.Bind, func(app core.App) { passations.Bind(app, passations.Config{}) })
	for _, email := range roles[2:] {
		w.tokens[email] = apptest.Token(t, w.app, email)
		if email != apptest.Root {
			w.ids[email] = apptest.Person(t, w.app, email).Id
		}
	}
	bank := apptest.Bank(t, w.app, "controle", map[string]any{"items": []any{}}, []any{})
	w.records["bank_versions"] = bank
	w.records["calibrations"] = apptest.Record(t, w.app, "calibrations", map[string]any{
		"situation": "livraison", "bank_version": "livraison/1", "scale": "numeracy", "model": "2pl", "version": 1, "state": "published",
	})
	w.records["budget_lines"] = apptest.Record(t, w.app, "budget_lines", map[string]any{
		"year": 2026, "state": "forecast", "activity": "support", "resource": "staff", "payments": 1000,
	})
	w.records["mails"] = apptest.Record(t, w.app, "mails", map[string]any{"to": "nina@north.example", "template": "digest", "state": "sent"})
	w.records["snapshots"] = apptest.Record(t, w.app, "snapshots", map[string]any{"indicator": "impact", "month": "2026-10", "breakdown": "all"})
	w.records["samples"] = apptest.Record(t, w.app, "samples", map[string]any{"month": "2026-10", "stratum": "*", "structure": apptest.North})
	w.records["trades"] = apptest.Record(t, w.app, "trades", map[string]any{"rome": "A1101", "title": "Conduite d’engins agricoles", "skills": []string{"attention"}})
	w.fill(t, "", apptest.Campaign(t, w.app, nil), bank)
	w.fill(t, "private ", apptest.Campaign(t, w.app, map[string]any{"label": "Privée", "code": "BCD12346", "private": true}), bank)
	w.server = apptest.Serve(t, w.app)

	var started struct {
		Token string `json:"token"`
	}
	w.server.Call("POST", "/api/passation/evaluations", "", map[string]any{"code": "BCD12345", "name": "Lou", "accompanied": "alone"}, &started)
	w.tokens[beneficiary] = started.Token
	return w
}

func (w *world) fill(t *testing.T, prefix string, campaign, bank *core.Record) {
	t.Helper()
	evaluation := apptest.Evaluation(t, w.app, campaign, nil)
	play := apptest.Play(t, w.app, evaluation, bank, "controle", nil)
	person, err := w.app.FindRecordById("beneficiaries", evaluation.GetString("beneficiary"))
	if err != nil {
		t.Fatal(err)
	}
	w.records[prefix+"campaigns"] = campaign
	w.records[prefix+"evaluations"] = evaluation
	w.records[prefix+"plays"] = play
	w.records[prefix+"beneficiaries"] = person
	w.records[prefix+"events"] = apptest.Record(t, w.app, "events", map[string]any{"play": play.Id, "position": 0, "name": "finished"})
	w.records[prefix+"results"] = apptest.Record(t, w.app, "results", map[string]any{
		"evaluation": evaluation.Id, "play": play.Id, "structure": apptest.North, "scale": "attention",
	})
	w.records[prefix+"declarations"] = apptest.Record(t, w.app, "declarations", map[string]any{
		"evaluation": evaluation.Id, "structure": apptest.North, "kind": "profile", "data": map[string]any{"schooled": "france"},
	})
	w.records[prefix+"writings"] = apptest.Record(t, w.app, "writings", map[string]any{
		"evaluation": evaluation.Id, "structure": apptest.North, "text": "Je voudrais travailler.",
	})
	w.records[prefix+"invitees"] = apptest.Record(t, w.app, "invitees", map[string]any{
		"campaign": campaign.Id, "structure": apptest.North, "beneficiary": person.Id,
	})
	w.records[prefix+"follow_ups"] = apptest.Record(t, w.app, "follow_ups", map[string]any{
		"evaluation": evaluation.Id, "structure": apptest.North, "counsellor": "counsnina000000", "step": "now", "oriented": "yes",
	})
}

// readers lists, for each record of the world, all who may see it.
var readers = []struct {
	record, collection string
	allowed            []string
}{
	{"campaigns", "campaigns", north},
	{"evaluations", "evaluations", north},
	{"plays", "plays", north},
	{"results", "results", north},
	{"follow_ups", "follow_ups", north},
	{"declarations", "declarations", north},
	{"writings", "writings", north},
	{"invitees", "invitees", north},
	{"campaigns", "campaign_counts", north},
	{"beneficiaries", "beneficiaries", north},
	{"events", "events", onlyRoot},
	{"bank_versions", "bank_versions", onlyRoot},
	{"calibrations", "calibrations", onlyRoot},
	{"budget_lines", "budget_lines", onlyRoot},
	{"snapshots", "snapshots", onlyRoot},
	{"mails", "mails", onlyRoot},
	{"samples", "samples", onlyRoot},
	{"trades", "trades", onlyRoot},
	{"private campaigns", "campaigns", northPrivate},
	{"private evaluations", "evaluations", northPrivate},
	{"private plays", "plays", northPrivate},
	{"private results", "results", northPrivate},
	{"private follow_ups", "follow_ups", northPrivate},
	{"private declarations", "declarations", northPrivate},
	{"private writings", "writings", northPrivate},
	{"private invitees", "invitees", northPrivate},
	{"private campaigns", "campaign_counts", northPrivate},
	{"private beneficiaries", "beneficiaries", northPrivate},
}

func TestWhoReadsWhat(t *testing.T) {
	w := newWorld(t)
	for _, r := range readers {
		for _, role := range roles {
			path := "/api/collections/" + r.collection + "/records"
			id := w.records[r.record].Id
			status := w.server.Call("GET", path+"/"+id, w.tokens[role], nil, nil)
			if got, want := status == http.StatusOK, slices.Contains(r.allowed, role); got != want {
				t.Errorf("%s views %s: %d; allowed: %v", role, r.record, status, want)
			}
			var list struct {
				Items []struct {
					ID string `json:"id"`
				} `json:"items"`
			}
			w.server.Call("GET", path+"?perPage=500", w.tokens[role], nil, &list)
			listed := false
			for _, item := range list.Items {
				listed = listed || item.ID == id
			}
			if want := slices.Contains(r.allowed, role); listed != want {
				t.Errorf("%s lists %s: %v; allowed: %v", role, r.record, listed, want)
			}
		}
	}
}

// TestEveryCollectionIsTried: a collection added without a line in these tests fails here.
func TestEveryCollectionIsTried(t *testing.T) {
	tried := map[string]bool{
		"structures": true, "counsellors": true, "situations": true, "items": true, "recordings": true,
		"cohort_statistics": true, "cohort_states": true, "deployment": true,
		"health_declarations": true, // in hooks/declarations
		"programmes":          true, // in hooks/programmes
		"invitations":         true, // in hooks/members
		"second_factors":      true, // in hooks/accounts
		"merges":              true, // in hooks/people
		"person_acts":         true,
	}
	for _, r := range readers {
		tried[r.collection] = true
	}
	collections, err := apptest.New(t).FindAllCollections()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range collections {
		if !c.System && !tried[c.Name] {
			t.Errorf("no test says who reads %s", c.Name)
		}
	}
}

func TestWhoReadsAccountsAndStructures(t *testing.T) {
	w := newWorld(t)
	cohort := func(state string, version int) *core.Record {
		return apptest.Record(t, w.app, "cohort_statistics", map[string]any{
			"situation": "controle", "bank_version": "controle/1", "metric": "missed", "cohort": "all", "version": version, "state": state,
		})
	}
	deployment, err := w.app.FindFirstRecordByFilter("deployment", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	situation := w.records["bank_versions"].GetString("situation")
	item := apptest.Record(t, w.app, "items", map[string]any{"situation": situation, "code": "p01", "type": "piece"})
	for _, c := range []struct {
		name, path string
		allowed    []string
	}{
		{"the structure North", "structures/records/" + apptest.North, north},
		{"the structure Region", "structures/records/" + apptest.Region, []string{apptest.Rita, apptest.Rachid, apptest.Root}},
		{"the account of Nina", "counsellors/records/counsnina000000", north},
		{"the account of Rita", "counsellors/records/counsrita000000", []string{apptest.Rita, apptest.Rachid, apptest.Root}},
		{"a situation", "situations/records/" + situation, everyActive},
		{"an item", "items/records/" + item.Id, onlyRoot},
		{"a published norm", "cohort_statistics/records/" + cohort("published", 1).Id, everyActive},
		{"a candidate norm", "cohort_statistics/records/" + cohort("candidate", 2).Id, onlyRoot},
		{"what norms were made of", "cohort_states/records", onlyRoot},
		{"the deployment", "deployment/records/" + deployment.Id, onlyRoot},
		{"the recordings", "recordings/records", onlyRoot},
		{"the traces of merges", "merges/records", onlyRoot},
		{"the traces of people", "person_acts/records", onlyRoot},
	} {
		for _, role := range roles {
			status := w.server.Call("GET", "/api/collections/"+c.path, w.tokens[role], nil, nil)
			if got, want := status == http.StatusOK, slices.Contains(c.allowed, role); got != want {
				t.Errorf("%s views %s: %d; allowed: %v", role, c.name, status, want)
			}
		}
	}
}
