package members_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/accounts"
	"eva/hooks/campaigns"
	"eva/hooks/internal/apptest"
	"eva/hooks/members"
	"eva/hooks/structures"
)

const (
	longPassword = "quatre mots sans lien"
	joiningURL   = "/api/conseil/joining"
)

// place is the service as these tests see it: its routes, and the mails that it would send.
type place struct {
	t      *testing.T
	app    *tests.TestApp
	server *apptest.Server
}

func newPlace(t *testing.T) *place {
	t.Helper()
	app := apptest.New(t, structures.Bind, members.Bind, accounts.Bind, campaigns.Bind)
	return &place{t, app, apptest.Serve(t, app)}
}

func (p *place) call(method, path, token string, body any, want int) map[string]any {
	p.t.Helper()
	var answer map[string]any
	if status := p.server.Call(method, path, token, body, &answer); status != want {
		p.t.Fatalf("%s %s: %d %v; want %d", method, path, status, answer, want)
	}
	return answer
}

func (p *place) token(email string) string {
	p.t.Helper()
	return apptest.Token(p.t, p.app, email)
}

func (p *place) account(email string) *core.Record {
	p.t.Helper()
	return apptest.Person(p.t, p.app, email)
}

// letters are the mails of a template, newest last.
func (p *place) letters(template string) []*core.Record {
	p.t.Helper()
	rows, err := p.app.FindAllRecords("mails", dbx.HashExp{"template": template})
	if err != nil {
		p.t.Fatal(err)
	}
	return rows
}

// link is the token of the last mail of a template.
func (p *place) link(template string) string {
	p.t.Helper()
	rows := p.letters(template)
	if len(rows) == 0 {
		p.t.Fatalf("no mail %s", template)
	}
	var data map[string]string
	if err := rows[len(rows)-1].UnmarshalJSONField("data", &data); err != nil {
		p.t.Fatal(err)
	}
	return data["token"]
}

func (p *place) noMails() {
	p.t.Helper()
	if _, err := p.app.DB().Delete("mails", nil).Execute(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *place) signIn(email, password string) (string, int) {
	p.t.Helper()
	var answer struct{ Token string }
	status := p.server.Call("POST", "/api/collections/counsellors/auth-with-password", "", map[string]any{"identity": email, "password": password}, &answer)
	return answer.Token, status
}

func signUpBody(fields map[string]any) map[string]any {
	body := map[string]any{"name": "Camille  Martin", "email": "Camille@North.example", "password": longPassword, "structure": apptest.North}
	for k, v := range fields {
		body[k] = v
	}
	return body
}

const signUpURL = "/api/conseil/sign-up"

// TestSignUpToAnExistingStructure goes from nothing to an open account.
func TestSignUpToAnExistingStructure(t *testing.T) {
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(nil), http.StatusAccepted)
	account := p.account("camille@north.example")
	if account.GetString("state") != "pending" || account.GetString("role") != "counsellor" || account.Verified() || account.GetString("name") != "Camille Martin" {
		t.Fatalf("a new account is %v", account.PublicExport())
	}
	if len(p.letters("member_waiting")) != 0 {
		t.Error("the administrator was told before the address was confirmed")
	}

	token, _ := p.signIn("camille@north.example", longPassword)
	if answer := p.call("GET", joiningURL, token, nil, http.StatusOK); answer["verified"] != false || answer["structure"] != "Mission locale du Nord" {
		t.Errorf("before the address is confirmed: %v", answer)
	}
	alain := p.token(apptest.Alain)
	member := "/api/collections/counsellors/records/" + account.Id
	p.call("PATCH", member, alain, map[string]any{"state": "active"}, http.StatusBadRequest) // not confirmed
	p.call("POST", "/api/collections/counsellors/confirm-verification", "", map[string]any{"token": p.link("confirm_address")}, http.StatusNoContent)
	if told := p.letters("member_waiting"); len(told) != 1 || told[0].GetString("to") != apptest.Alain {
		t.Fatalf("%d administrators were told; want Alain alone", len(told))
	}
	token, _ = p.signIn("camille@north.example", longPassword)
	if answer := p.call("GET", joiningURL, token, nil, http.StatusOK); answer["verified"] != true || answer["approver"] != "Mission locale du Nord" {
		t.Errorf("once the address is confirmed: %v", answer)
	}
	p.call("GET", "/api/conseil/team", token, nil, http.StatusUnauthorized)

	p.call("PATCH", member, alain, map[string]any{"state": "active", "role": "admin"}, http.StatusOK)
	if len(p.letters("account_accepted")) != 1 {
		t.Error("nobody told Camille that the account is open")
	}
	token, _ = p.signIn("camille@north.example", longPassword)
	p.call("GET", "/api/conseil/team", token, nil, http.StatusOK)
}

// TestSignUpTellsNothing: the answer is the same for an address that has an account, whatever is wrong besides.
func TestSignUpTellsNothing(t *testing.T) {
	p := newPlace(t)
	before := p.account(apptest.Nina)
	for _, fields := range []map[string]any{
		{}, {"password": "azertyuiop12"}, {"password": "court"}, {"structure": "nowhere"}, {"name": ""},
	} {
		var known, unknown map[string]any
		fields["email"] = apptest.Nina
		statusKnown := p.server.Call("POST", signUpURL, "", signUpBody(fields), &known)
		fields["email"] = "someone.else@north.example"
		statusUnknown := p.server.Call("POST", signUpURL, "", signUpBody(fields), &unknown)
		if statusKnown != statusUnknown || known["message"] != unknown["message"] || len(known) != len(unknown) {
			t.Errorf("%v: %d %v for a known address, %d %v for another", fields, statusKnown, known, statusUnknown, unknown)
		}
	}
	after := p.account(apptest.Nina)
	if after.TokenKey() != before.TokenKey() || after.GetString("state") != "active" {
		t.Error("a sign-up changed somebody's account")
	}
	if got := len(p.letters("account_known")); got != 1 {
		t.Errorf("%d mails to the owner of the address; want 1", got)
	}
}

// TestLastSignUpOwnsAnUnconfirmedAddress: somebody who signs up with the address of another gets nothing out of it.
func TestLastSignUpOwnsAnUnconfirmedAddress(t *testing.T) {
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"password": "le mot de l’autre"}), http.StatusAccepted)
	stolen := p.link("confirm_address")
	p.call("POST", signUpURL, "", signUpBody(nil), http.StatusAccepted) // at once: refused in silence
	if _, status := p.signIn("camille@north.example", longPassword); status == http.StatusOK {
		t.Error("two sign-ups within a minute sent two mails")
	}
	p.noMails() // a minute later
	p.call("POST", signUpURL, "", signUpBody(nil), http.StatusAccepted)
	if _, status := p.signIn("camille@north.example", "le mot de l’autre"); status == http.StatusOK {
		t.Error("the first password still works")
	}
	p.call("POST", "/api/collections/counsellors/confirm-verification", "", map[string]any{"token": stolen}, http.StatusBadRequest)
	if _, status := p.signIn("camille@north.example", longPassword); status != http.StatusOK {
		t.Errorf("the last password: %d", status)
	}
}

func TestBadSignUps(t *testing.T) {
	for _, c := range []struct {
		name   string
		fields map[string]any
		want   string // field of the refusal
	}{
		{"no name", map[string]any{"name": "  "}, "name"},
		{"no address", map[string]any{"email": "camille"}, "email"},
		{"short password", map[string]any{"password": "onze lettre"}, "password"},
		{"long password", map[string]any{"password": strings.Repeat("Mot de passe ", 6)}, "password"},
		{"guessed password", map[string]any{"password": "azertyuiop12"}, "password"},
		{"no structure", map[string]any{"structure": ""}, "structure"},
		{"unknown structure", map[string]any{"structure": "structnowhere00"}, "structure"},
		{"new structure, no type", map[string]any{"structure": "", "structure_name": "Le Pont", "structure_postcode": "59000"}, "structure_type"},
		{"new structure, no postcode", map[string]any{"structure": "", "structure_name": "Le Pont", "structure_type": "association"}, "structure_postcode"},
		{"new structure, wrong SIRET", map[string]any{"structure": "", "structure_name": "Le Pont", "structure_type": "association", "structure_postcode": "59000", "structure_siret": "130 025 265 00014"}, "structure_siret"},
	} {
		(&tests.ApiScenario{
			Name: c.name, Method: http.MethodPost, URL: signUpURL, Body: strings.NewReader(asJSON(t, signUpBody(c.fields))),
			TestAppFactory: apptest.Factory(structures.Bind, members.Bind, accounts.Bind),
			ExpectedStatus: 400, ExpectedContent: []string{`"` + c.want + `":{"code":"eva_`}, NotExpectedContent: []string{"Cannot"},
			AfterTestFunc: func(t testing.TB, app *tests.TestApp, _ *http.Response) {
				if n, err := app.CountRecords("structures"); n != 3 || err != nil {
					t.Errorf("%d structures, %v; want 3", n, err)
				}
			},
		}).Test(t)
	}
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"website": "http://spam.example"}), http.StatusAccepted)
	if _, err := p.app.FindAuthRecordByEmail("counsellors", "camille@north.example"); err == nil {
		t.Error("a program that fills every field in got an account")
	}
}

// TestNewStructure waits for the national team, which decides in the dashboard.
func TestNewStructure(t *testing.T) {
	p := newPlace(t)
	deployment, err := p.app.FindFirstRecordByFilter("deployment", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	deployment.Set("contact_email", "equipe@eva.example")
	if err := p.app.Save(deployment); err != nil {
		t.Fatal(err)
	}
	founding := map[string]any{"structure": "", "structure_name": "Association  Le Pont", "structure_type": "association", "structure_postcode": "59000", "structure_siret": "130 025 265 00013"}
	p.call("POST", signUpURL, "", signUpBody(founding), http.StatusAccepted)
	token, _ := p.signIn("camille@north.example", longPassword)
	p.call("POST", "/api/collections/counsellors/confirm-verification", "", map[string]any{"token": p.link("confirm_address")}, http.StatusNoContent)
	if told := p.letters("structure_waiting"); len(told) != 1 || told[0].GetString("to") != "equipe@eva.example" {
		t.Fatalf("%d mails to the national team; want 1", len(told))
	}
	if answer := p.call("GET", joiningURL, token, nil, http.StatusOK); answer["new"] != true || answer["approver"] != "" {
		t.Errorf("who has to decide: %v", answer)
	}
	structure, err := p.app.FindFirstRecordByData("structures", "name", "Association Le Pont")
	if err != nil || structure.GetString("state") != "pending" || structure.GetString("siret") != "13002526500013" {
		t.Fatalf("the new structure: %v %v", structure, err)
	}
	root := p.token(apptest.Root)
	p.call("PATCH", "/api/collections/structures/records/"+structure.Id, root, map[string]any{"state": "active"}, http.StatusOK)
	account := p.account("camille@north.example")
	if account.GetString("state") != "active" || account.GetString("role") != "admin" {
		t.Errorf("the founder is %s %s", account.GetString("state"), account.GetString("role"))
	}
	if len(p.letters("account_accepted")) != 1 {
		t.Error("nobody told the founder")
	}
}

// TestReopenedStructure: only a structure without administrators makes one of whoever waits.
func TestReopenedStructure(t *testing.T) {
	p := newPlace(t)
	for _, state := range []string{"pending", "active"} {
		p.call("PATCH", "/api/collections/structures/records/"+apptest.North, p.token(apptest.Root), map[string]any{"state": state}, http.StatusOK)
	}
	if account := p.account(apptest.Pending); account.GetString("state") != "pending" {
		t.Errorf("the one who waits is %s %s", account.GetString("state"), account.GetString("role"))
	}
}

// TestRefusedStructure: the national team removes it; the account may ask for another.
func TestRefusedStructure(t *testing.T) {
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"structure": "", "structure_name": "Faux", "structure_type": "autre", "structure_postcode": "59000"}), http.StatusAccepted)
	structure, err := p.app.FindFirstRecordByData("structures", "name", "Faux")
	if err != nil {
		t.Fatal(err)
	}
	p.call("DELETE", "/api/collections/structures/records/"+structure.Id, p.token(apptest.Root), nil, http.StatusNoContent)
	account := p.account("camille@north.example")
	if account.GetString("state") != "unattached" || account.GetString("structure") != "" {
		t.Fatalf("the account is %s in %q", account.GetString("state"), account.GetString("structure"))
	}
	if len(p.letters("account_refused")) != 1 {
		t.Error("nobody told the account")
	}
	token, _ := p.signIn("camille@north.example", longPassword)
	p.call("POST", joiningURL, token, map[string]any{"structure": apptest.South}, http.StatusNoContent)
	if account = p.account("camille@north.example"); account.GetString("state") != "pending" || account.GetString("structure") != apptest.South {
		t.Errorf("after the second request: %s in %s", account.GetString("state"), account.GetString("structure"))
	}
}

func asJSON(t *testing.T, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestBadRequests asks each public route, and those of people who wait, for what they do not do.
func TestBadRequests(t *testing.T) {
	p := newPlace(t)
	for _, c := range []struct {
		path, who string
		body      any
		want      int
	}{
		{signUpURL, "", []int{1}, http.StatusBadRequest},
		{joiningURL, "", map[string]any{"structure": apptest.South}, http.StatusUnauthorized},
		{joiningURL, apptest.Root, map[string]any{"structure": apptest.South}, http.StatusUnauthorized},
		{joiningURL, apptest.Nina, map[string]any{"structure": apptest.South}, http.StatusBadRequest}, // she has one
		{joiningURL, apptest.Pending, map[string]any{"structure": "nowhere"}, http.StatusBadRequest},
		{joiningURL, apptest.Pending, map[string]any{}, http.StatusBadRequest},
		{joiningURL, apptest.Pending, []int{1}, http.StatusBadRequest},
		{joiningURL, apptest.Pending, map[string]any{"structure": apptest.South}, http.StatusNoContent},
		{acceptURL, "", []int{1}, http.StatusBadRequest},
		{acceptURL, "", map[string]any{"token": "x"}, http.StatusBadRequest},
		{closeURL, apptest.Nina, []int{1}, http.StatusBadRequest},
		{"/api/conseil/invitations/nothing/resend", apptest.Alain, nil, http.StatusNotFound},
	} {
		token := ""
		if c.who != "" {
			token = p.token(c.who)
		}
		if got := p.server.Call("POST", c.path, token, c.body, nil); got != c.want {
			t.Errorf("%s by %q with %v: %d; want %d", c.path, c.who, c.body, got, c.want)
		}
	}
	p.call("GET", joiningURL, "", nil, http.StatusUnauthorized)
	p.call("GET", joiningURL, p.token(apptest.Nina), nil, http.StatusOK) // somebody who was let in meanwhile
}

// TestRefusedBeforeConfirming: the address stays free for whoever reads its mail.
func TestRefusedBeforeConfirming(t *testing.T) {
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"password": "le mot de l’autre"}), http.StatusAccepted)
	p.call("PATCH", "/api/collections/counsellors/records/"+p.account("camille@north.example").Id, p.token(apptest.Alain), map[string]any{"state": "unattached"}, http.StatusOK)
	p.noMails() // some minutes later
	p.call("POST", signUpURL, "", signUpBody(nil), http.StatusAccepted)
	p.call("POST", "/api/collections/counsellors/confirm-verification", "", map[string]any{"token": p.link("confirm_address")}, http.StatusNoContent)
	if _, status := p.signIn("camille@north.example", longPassword); status != http.StatusOK {
		t.Errorf("the owner of the address cannot sign in: %d", status)
	}
}
