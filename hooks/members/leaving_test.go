package members_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/apptest"
	"eva/hooks/members"
)

const (
	leaveURL = "/api/conseil/account/leave"
	closeURL = "/api/conseil/account/close"
	teamURL  = "/api/conseil/team"
)

func TestLeaving(t *testing.T) {
	p := newPlace(t)
	own := apptest.Campaign(t, p.app, map[string]any{"private": true})
	guest := apptest.Campaign(t, p.app, map[string]any{
		"label": "De Noah", "code": "BCD12346", "owner": "counsnoah000000", "guests": []string{"counsnina000000"}, "private": true,
	})
	p.invite(apptest.Nina, "counsellor", nil)
	for _, nobody := range []string{"", p.token(apptest.Pending), p.token(apptest.Root)} {
		p.call("POST", leaveURL, nobody, nil, http.StatusUnauthorized)
	}
	p.call("POST", leaveURL, p.token(apptest.Alain), nil, http.StatusBadRequest) // the last administrator
	token := p.token(apptest.Nina)
	p.call("POST", leaveURL, token, nil, http.StatusNoContent)

	nina := p.account(apptest.Nina)
	if nina.GetString("state") != "unattached" || nina.GetString("structure") != "" {
		t.Errorf("Nina is %s in %q", nina.GetString("state"), nina.GetString("structure"))
	}
	p.call("GET", joiningURL, token, nil, http.StatusUnauthorized) // the session ended
	for campaign, owner := range map[string]string{own.Id: "counsalain00000", guest.Id: "counsnoah000000"} {
		record, err := p.app.FindRecordById("campaigns", campaign)
		if err != nil || record.GetString("owner") != owner || slices.Contains(record.GetStringSlice("guests"), nina.Id) {
			t.Errorf("the campaign %s is of %s, guests %v, %v", campaign, record.GetString("owner"), record.GetStringSlice("guests"), err)
		}
	}
	if open, err := p.app.CountRecords("invitations", dbx.HashExp{"state": "open"}); open != 0 || err != nil {
		t.Errorf("%d invitations of hers still open, %v", open, err)
	}

	session, _ := p.signIn(apptest.Nina, apptest.Password)
	if status := p.server.Call("GET", "/api/collections/campaigns/records/"+own.Id, session, nil, nil); status != http.StatusNotFound {
		t.Errorf("she reads her old campaign: %d", status)
	}
	p.call("POST", joiningURL, session, map[string]any{"structure": apptest.South}, http.StatusNoContent)
	if told := p.letters("member_waiting"); len(told) != 1 || told[0].GetString("to") != apptest.Sonia {
		t.Errorf("%d administrators were told; want Sonia", len(told))
	}
}

func TestClosingAnAccount(t *testing.T) {
	p := newPlace(t)
	campaign := apptest.Campaign(t, p.app, nil)
	p.call("POST", closeURL, "", map[string]any{"email": apptest.Nina}, http.StatusUnauthorized)
	p.call("POST", closeURL, p.token(apptest.Root), map[string]any{"email": apptest.Root}, http.StatusUnauthorized)
	p.call("POST", closeURL, p.token(apptest.Nina), map[string]any{"email": apptest.Noah}, http.StatusBadRequest)
	p.call("POST", closeURL, p.token(apptest.Alain), map[string]any{"email": apptest.Alain}, http.StatusBadRequest)
	p.call("POST", closeURL, p.token(apptest.Nina), map[string]any{"email": " NINA@north.example"}, http.StatusNoContent)
	p.call("POST", closeURL, p.token(apptest.Pending), map[string]any{"email": apptest.Pending}, http.StatusNoContent)

	account, err := p.app.FindRecordById("counsellors", "counsnina000000")
	if err != nil {
		t.Fatal(err)
	}
	if account.GetString("name") != "Compte supprimé" || account.Email() == apptest.Nina || account.GetString("state") != "disabled" || account.GetString("structure") != "" {
		t.Errorf("what stays: %v %s", account.PublicExport(), account.Email())
	}
	record, err := p.app.FindRecordById("campaigns", campaign.Id)
	if err != nil || record.GetString("owner") != "counsalain00000" {
		t.Errorf("her campaign is of %s, %v", record.GetString("owner"), err)
	}
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"email": apptest.Nina}), http.StatusAccepted)
	if again := p.account(apptest.Nina); again.Id == account.Id {
		t.Error("the closed account came back")
	}
}

func TestTeam(t *testing.T) {
	p := newPlace(t)
	for _, nobody := range []string{"", p.token(apptest.Pending), p.token(apptest.Disabled), p.token(apptest.Root)} {
		p.call("GET", teamURL, nobody, nil, http.StatusUnauthorized)
	}
	names := func(answer map[string]any) (emails []string) {
		for _, one := range answer["members"].([]any) {
			emails = append(emails, one.(map[string]any)["email"].(string))
		}
		return emails
	}
	want := []string{apptest.Alain, apptest.Nina, apptest.Noah, apptest.Disabled}
	if got := names(p.call("GET", teamURL, p.token(apptest.Alain), nil, http.StatusOK)); !slices.Equal(got, want) {
		t.Errorf("Alain's team: %v", got)
	}
	if got := names(p.call("GET", teamURL+"?structure="+apptest.North, p.token(apptest.Rita), nil, http.StatusOK)); len(got) != 4 || got[0] == "" {
		t.Errorf("the team of North for Rita: %v", got)
	}
	if got := names(p.call("GET", teamURL, p.token(apptest.Nina), nil, http.StatusOK)); !slices.Equal(got, []string{"", "", "", ""}) {
		t.Errorf("a counsellor reads addresses: %v", got)
	}
	if got := names(p.call("GET", teamURL+"?waiting=1", p.token(apptest.Rita), nil, http.StatusOK)); !slices.Equal(got, []string{apptest.Pending}) {
		t.Errorf("who waits below Rita: %v", got)
	}
	if got := names(p.call("GET", teamURL+"?page=2", p.token(apptest.Alain), nil, http.StatusOK)); len(got) != 0 {
		t.Errorf("page 2: %v", got)
	}
	for query, email := range map[string]string{
		"?waiting=1": apptest.Nina, "?structure=" + apptest.North: apptest.Rachid, "?structure=" + apptest.South: apptest.Alain,
		"?structure=" + apptest.Region: apptest.Alain, "?structure=nowhere": apptest.Rita,
	} {
		p.call("GET", teamURL+query, p.token(email), nil, http.StatusNotFound)
	}
}

// TestForgetting removes what nobody confirmed within a week, and nothing else.
func TestForgetting(t *testing.T) {
	p := newPlace(t)
	p.call("POST", signUpURL, "", signUpBody(map[string]any{"structure": "", "structure_name": "Le Pont", "structure_type": "association", "structure_postcode": "59000"}), http.StatusAccepted)
	p.invite(apptest.Alain, "counsellor", nil)
	counts := func() (n [3]int64) {
		for i, name := range []string{"counsellors", "structures", "invitations"} {
			total, err := p.app.CountRecords(name)
			if err != nil {
				t.Fatal(err)
			}
			n[i] = total
		}
		return n
	}
	before := counts()
	for _, step := range []struct {
		after time.Duration
		want  [3]int64
	}{
		{6 * 24 * time.Hour, before},
		{8 * 24 * time.Hour, [3]int64{before[0] - 1, before[1] - 1, before[2]}},
		{181 * 24 * time.Hour, [3]int64{before[0] - 1, before[1] - 1, before[2] - 1}},
	} {
		if err := members.Forget(t.Context(), p.app, time.Now().Add(step.after)); err != nil {
			t.Fatal(err)
		}
		if got := counts(); got != step.want {
			t.Errorf("after %s: %v; want %v", step.after, got, step.want)
		}
	}
}

// TestDemoAccounts: their passwords are public.
func TestDemoAccounts(t *testing.T) {
	p := newPlace(t)
	nina := p.account(apptest.Nina)
	nina.Set("demo", true)
	if err := p.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	p.call("POST", leaveURL, p.token(apptest.Nina), nil, http.StatusForbidden)
	p.call("POST", closeURL, p.token(apptest.Nina), map[string]any{"email": apptest.Nina}, http.StatusForbidden)
	body := map[string]any{"email": "lou@north.example", "role": "counsellor", "state": "open", "structure": apptest.North, "inviter": nina.Id}
	p.call("POST", invitationsURL, p.token(apptest.Nina), body, http.StatusBadRequest)
	body["email"] = "lou@demo.example"
	p.call("POST", invitationsURL, p.token(apptest.Nina), body, http.StatusOK)
}
