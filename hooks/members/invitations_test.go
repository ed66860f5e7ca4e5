package members_test

import (
	"net/http"
	"testing"
	"time"

	"eva/hooks/internal/apptest"
)

const (
	invitationsURL = "/api/collections/invitations/records"
	lookURL        = "/api/conseil/invitations/look"
	acceptURL      = "/api/conseil/invitations/accept"
)

// invite sends an invitation as somebody and gives its link and its id.
func (p *place) invite(by, role string, fields map[string]any) (token, id string) {
	p.t.Helper()
	body := map[string]any{"email": "Lou@North.example", "role": role, "state": "open", "structure": apptest.North, "inviter": p.account(by).Id}
	for k, v := range fields {
		body[k] = v
	}
	answer := p.call("POST", invitationsURL, p.token(by), body, http.StatusOK)
	if _, shown := answer["token_hash"]; shown {
		p.t.Error("the answer shows the hash of the link")
	}
	return p.link("invitation"), answer["id"].(string)
}

func (p *place) look(token string) map[string]any {
	p.t.Helper()
	return p.call("POST", lookURL, "", map[string]any{"token": token}, http.StatusOK)
}

func acceptance(token string) map[string]any {
	return map[string]any{"token": token, "name": "Lou Petit", "password": longPassword}
}

func TestInvitationByAnAdministrator(t *testing.T) {
	p := newPlace(t)
	token, _ := p.invite(apptest.Alain, "admin", nil)
	if got := p.look(token); got["state"] != "open" || got["email"] != "lou@north.example" || got["account"] != "new" || got["waits"] != nil {
		t.Fatalf("the link shows %v", got)
	}
	p.call("POST", acceptURL, "", map[string]any{"token": token, "name": "", "password": "court"}, http.StatusBadRequest)
	if got := p.call("POST", acceptURL, "", acceptance(token), http.StatusOK); got["state"] != "active" {
		t.Errorf("the account is %v; want active", got["state"])
	}
	account := p.account("lou@north.example")
	if account.GetString("role") != "admin" || !account.Verified() || account.GetString("structure") != apptest.North {
		t.Errorf("the account is %v", account.PublicExport())
	}
	if got := p.look(token); got["state"] != "used" || got["email"] != nil {
		t.Errorf("once used the link shows %v", got)
	}
	p.call("POST", acceptURL, "", acceptance(token), http.StatusBadRequest)
	if session, _ := p.signIn("lou@north.example", longPassword); session == "" {
		t.Error("the new account cannot sign in")
	}
}

// TestInvitationByACounsellor waits for an administrator, who is told.
func TestInvitationByACounsellor(t *testing.T) {
	p := newPlace(t)
	token, _ := p.invite(apptest.Nina, "counsellor", nil)
	if got := p.look(token); got["waits"] != true {
		t.Errorf("the link does not say that an administrator decides: %v", got)
	}
	if got := p.call("POST", acceptURL, "", acceptance(token), http.StatusOK); got["state"] != "pending" {
		t.Errorf("the account is %v; want pending", got["state"])
	}
	if told := p.letters("member_waiting"); len(told) != 1 || told[0].GetString("to") != apptest.Alain {
		t.Errorf("%d administrators were told; want Alain", len(told))
	}
}

// TestInviterWhoLostTheRight: what counts is who they are when the link is used.
func TestInviterWhoLostTheRight(t *testing.T) {
	p := newPlace(t)
	noah := p.account(apptest.Noah)
	noah.Set("role", "admin")
	if err := p.app.Save(noah); err != nil {
		t.Fatal(err)
	}
	token, _ := p.invite(apptest.Noah, "admin", nil)
	noah.Set("role", "counsellor")
	if err := p.app.Save(noah); err != nil {
		t.Fatal(err)
	}
	if got := p.call("POST", acceptURL, "", acceptance(token), http.StatusOK); got["state"] != "pending" {
		t.Errorf("the account is %v; want pending", got["state"])
	}
	if role := p.account("lou@north.example").GetString("role"); role != "counsellor" {
		t.Errorf("the account is a %s", role)
	}
}

func TestClosedLinks(t *testing.T) {
	p := newPlace(t)
	token, id := p.invite(apptest.Alain, "counsellor", nil)
	p.call("POST", "/api/conseil/invitations/"+id+"/resend", p.token(apptest.Rita), nil, http.StatusAccepted) // above North
	if got := p.look(token); got["state"] != "unknown" {
		t.Errorf("a replaced link: %v", got)
	}
	second := p.link("invitation")
	if rows := p.letters("invitation"); len(rows) != 2 {
		t.Fatalf("%d mails; want 2", len(rows))
	}
	p.call("PATCH", invitationsURL+"/"+id, p.token(apptest.Alain), map[string]any{"state": "cancelled"}, http.StatusOK)
	links := []string{second}
	for _, row := range p.letters("invitation") {
		var data map[string]string
		if err := row.UnmarshalJSONField("data", &data); err != nil {
			t.Fatal(err)
		}
		links = append(links, data["token"])
	}
	cancelled := 0
	for _, link := range links[1:] {
		if p.look(link)["state"] == "cancelled" {
			cancelled++
		}
	}
	if cancelled != 1 {
		t.Errorf("%d links say that they were cancelled; want 1", cancelled)
	}
	p.call("POST", "/api/conseil/invitations/"+id+"/resend", p.token(apptest.Alain), nil, http.StatusBadRequest)
	p.call("PATCH", invitationsURL+"/"+id, p.token(apptest.Alain), map[string]any{"state": "open"}, http.StatusBadRequest)

	p.noMails()
	third, id := p.invite(apptest.Alain, "counsellor", nil)
	invitation, err := p.app.FindRecordById("invitations", id)
	if err != nil {
		t.Fatal(err)
	}
	if life := time.Until(invitation.GetDateTime("expires_at").Time()); life < 13*24*time.Hour || life > 14*24*time.Hour {
		t.Errorf("the link lives %s", life)
	}
	invitation.Set("expires_at", time.Now().Add(-time.Minute))
	if err := p.app.Save(invitation); err != nil {
		t.Fatal(err)
	}
	if got := p.look(third); got["state"] != "expired" || got["sentence"] == nil {
		t.Errorf("an old link: %v", got)
	}
	p.call("POST", acceptURL, "", acceptance(third), http.StatusBadRequest)
	p.call("POST", lookURL, "", []int{1}, http.StatusBadRequest)
}

// TestNewerInvitationReplaces: two open links to the same place would be one too many to cancel.
func TestNewerInvitationReplaces(t *testing.T) {
	p := newPlace(t)
	_, first := p.invite(apptest.Alain, "admin", nil)
	p.invite(apptest.Alain, "counsellor", nil)
	invitation, err := p.app.FindRecordById("invitations", first)
	if err != nil || invitation.GetString("state") != "cancelled" {
		t.Errorf("the first is %q, %v; want cancelled", invitation.GetString("state"), err)
	}
}

// TestInvitationOfAnAccount: the owner of an account keeps it, and joins by signing in.
func TestInvitationOfAnAccount(t *testing.T) {
	p := newPlace(t)
	token, _ := p.invite(apptest.Alain, "counsellor", map[string]any{"email": apptest.Sonia}) // nothing says that she has an account
	if got := p.look(token); got["account"] != "attached" {
		t.Errorf("the link shows %v", got)
	}
	p.call("POST", acceptURL, p.token(apptest.Sonia), acceptance(token), http.StatusBadRequest)
	if p.account(apptest.Sonia).GetString("structure") != apptest.South {
		t.Error("an invitation moved an active account")
	}

	pending := p.account(apptest.Pending)
	pending.Set("structure", apptest.South)
	if err := p.app.Save(pending); err != nil {
		t.Fatal(err)
	}
	p.noMails()
	token, _ = p.invite(apptest.Alain, "admin", map[string]any{"email": apptest.Pending})
	if got := p.look(token); got["account"] != "free" {
		t.Errorf("the link shows %v", got)
	}
	p.call("POST", acceptURL, "", acceptance(token), http.StatusBadRequest)
	p.call("POST", acceptURL, p.token(apptest.Nina), acceptance(token), http.StatusBadRequest)
	p.call("POST", acceptURL, p.token(apptest.Pending), map[string]any{"token": token}, http.StatusOK)
	account := p.account(apptest.Pending)
	if account.GetString("state") != "active" || account.GetString("structure") != apptest.North || !account.ValidatePassword(apptest.Password) {
		t.Errorf("the account is %s in %s", account.GetString("state"), account.GetString("structure"))
	}
}

// TestInvitationWithoutInviter is the national team's, made in the dashboard.
func TestInvitationWithoutInviter(t *testing.T) {
	p := newPlace(t)
	p.call("POST", invitationsURL, p.token(apptest.Root), map[string]any{"email": "lou@north.example", "role": "admin", "structure": apptest.North}, http.StatusOK)
	if got := p.call("POST", acceptURL, "", acceptance(p.link("invitation")), http.StatusOK); got["state"] != "active" {
		t.Errorf("the account is %v", got["state"])
	}
}

func TestWhoInvites(t *testing.T) {
	p := newPlace(t)
	_, id := p.invite(apptest.Alain, "admin", nil)
	for _, c := range []struct {
		name, by string
		fields   map[string]any
		want     int
	}{
		{"a counsellor, as administrator", apptest.Nina, map[string]any{"role": "admin"}, 400},
		{"a counsellor, elsewhere", apptest.Nina, map[string]any{"structure": apptest.South}, 400},
		{"in the name of another", apptest.Nina, map[string]any{"inviter": "counsalain00000", "role": "admin"}, 400},
		{"without a name", apptest.Nina, map[string]any{"inviter": ""}, 400},
		{"an administrator, above", apptest.Alain, map[string]any{"structure": apptest.Region}, 400},
		{"an administrator, below", apptest.Rita, map[string]any{"email": "autre@north.example"}, 200},
		{"a member", apptest.Alain, map[string]any{"email": "NOAH@north.example"}, 400},
		{"one who waits", apptest.Alain, map[string]any{"email": apptest.Pending}, 400},
		{"not an address", apptest.Alain, map[string]any{"email": "lou"}, 400},
		{"pending account", apptest.Pending, nil, 400},
		{"disabled account", apptest.Disabled, nil, 400},
	} {
		body := map[string]any{"email": "lou2@north.example", "role": "counsellor", "state": "used", "structure": apptest.North, "inviter": p.account(c.by).Id}
		for k, v := range c.fields {
			body[k] = v
		}
		if got := p.server.Call("POST", invitationsURL, p.token(c.by), body, nil); got != c.want {
			t.Errorf("%s: %d; want %d", c.name, got, c.want)
		}
	}
	for by, seen := range map[string]int{
		apptest.Nina: http.StatusNotFound, apptest.Sonia: http.StatusNotFound, apptest.Rachid: http.StatusNotFound,
		apptest.Pending: http.StatusNotFound, apptest.Alain: http.StatusOK, apptest.Rita: http.StatusOK,
	} {
		p.call("GET", invitationsURL+"/"+id, p.token(by), nil, seen)
		if seen == http.StatusNotFound {
			p.call("PATCH", invitationsURL+"/"+id, p.token(by), map[string]any{"state": "cancelled"}, seen)
			p.call("POST", "/api/conseil/invitations/"+id+"/resend", p.token(by), nil, seen)
		}
	}
	p.call("POST", "/api/conseil/invitations/"+id+"/resend", "", nil, http.StatusNotFound)
	p.call("PATCH", invitationsURL+"/"+id, p.token(apptest.Alain), map[string]any{"state": "used"}, http.StatusBadRequest)
	for field, value := range map[string]any{"email": "x@y.example", "role": "counsellor", "structure": apptest.South, "inviter": "counsnina000000", "expires_at": "2099-01-01"} {
		p.call("PATCH", invitationsURL+"/"+id, p.token(apptest.Alain), map[string]any{field: value, "state": "cancelled"}, http.StatusNotFound)
	}
}
