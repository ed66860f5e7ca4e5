package passations_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
)

// campaign gives the one campaign of the bed other fields, and returns it.
func (b *bed) campaign(t *testing.T, fields map[string]any) *core.Record {
	t.Helper()
	campaign, err := b.app.FindFirstRecordByData("campaigns", "code", "BCD12345")
	if err != nil {
		t.Fatal(err)
	}
	campaign.Load(fields)
	if err := b.app.Save(campaign); err != nil {
		t.Fatal(err)
	}
	return campaign
}

type refusal struct{ Message string }

func TestCampaignOpensAndCloses(t *testing.T) {
	b := newBed(t)
	noon := time.Date(2026, 11, 30, 11, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name     string
		fields   map[string]any
		at       time.Time
		want     int
		sentence string
	}{
		{"before it opens", map[string]any{"opens_at": noon}, noon.Add(-time.Second), http.StatusForbidden, "ouvre le lundi 30 novembre 2026 à 12\u00a0h. Gardez votre code"},
		{"the moment it opens", map[string]any{"opens_at": noon}, noon, http.StatusOK, ""},
		{"before it closes", map[string]any{"closes_at": noon}, noon.Add(-time.Second), http.StatusOK, ""},
		{"the moment it closes", map[string]any{"closes_at": noon}, noon, http.StatusForbidden, "fermée depuis le lundi 30 novembre 2026. Demandez"},
		{"closed by hand, long ago", map[string]any{"state": "closed"}, noon, http.StatusForbidden, "est fermée. Demandez"},
		{"archived before it opened", map[string]any{"state": "archived", "opens_at": noon}, noon.Add(-time.Hour), http.StatusForbidden, "est fermée. Demandez"},
	} {
		*b.now = c.at
		fields := map[string]any{"opens_at": "", "closes_at": "", "state": "open"}
		for name, value := range c.fields {
			fields[name] = value
		}
		b.campaign(t, fields)
		var said refusal
		if got := b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12345"}, &said); got != c.want {
			t.Errorf("%s: the card answers %d; want %d", c.name, got, c.want)
		}
		if !strings.Contains(said.Message, c.sentence) {
			t.Errorf("%s: %q; want %q", c.name, said.Message, c.sentence)
		}
		if got, _ := b.startWith(nil); (got == http.StatusCreated) != (c.want == http.StatusOK) {
			t.Errorf("%s: the start answers %d", c.name, got)
		}
	}
}

func TestResumeAfterTheEnd(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	closes := b.now.Add(time.Hour)
	b.campaign(t, map[string]any{"closes_at": closes})
	resume := func(at time.Time) int {
		*b.now = at
		return b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": s.ResumeCode}, nil)
	}
	for days, want := range map[int]int{0: http.StatusOK, 29: http.StatusOK, 31: http.StatusForbidden, 59: http.StatusForbidden} {
		if got := resume(closes.AddDate(0, 0, days)); got != want {
			t.Errorf("%d days after the end: %d; want %d", days, got, want)
		}
	}
	b.campaign(t, map[string]any{"closes_at": "", "state": "open"})
	if got := resume(closes.AddDate(0, 0, 59)); got != http.StatusOK {
		t.Errorf("in a campaign that was opened again: %d; want 200", got)
	}
}

func TestPersonalLinkGreets(t *testing.T) {
	b := newBed(t)
	apptest.Record(t, b.app, "beneficiaries", map[string]any{"structure": apptest.North, "name": "Camille", "personal_code": "12345678"})
	apptest.Record(t, b.app, "beneficiaries", map[string]any{"structure": apptest.South, "name": "Sacha", "personal_code": "87654321"})
	for code, want := range map[string]string{"1234 5678": "Camille", "87654321": "", "00000000": "", "": ""} {
		var card passations.Card
		body := map[string]any{"code": "BCD12345", "personal_code": code}
		if got := b.server.Call("POST", "/api/passation/campaign", "", body, &card); got != http.StatusOK || card.Person != want || card.Begun {
			t.Errorf("%q: %d, %q; want %q", code, got, card.Person, want)
		}
	}
	b.startWith(map[string]any{"name": "", "personal_code": "12345678"})
	var again passations.Card
	b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12345", "personal_code": "12345678"}, &again)
	if !again.Begun {
		t.Errorf("what was begun is not told: %+v", again)
	}
	for range 1100 {
		b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12345", "personal_code": "00000000"}, nil)
	}
	if got := b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12345"}, nil); got != http.StatusTooManyRequests {
		t.Errorf("after a thousand wrong personal codes: %d; want 429", got)
	}
}

type opened struct{ Link string }

// pass is the pass of a link of a test run.
func (b *bed) pass(t *testing.T, who, campaign string) string {
	t.Helper()
	var o opened
	if status := b.server.Call("POST", "/api/conseil/campaigns/"+campaign+"/test", apptest.Token(t, b.app, who), map[string]any{}, &o); status != http.StatusOK {
		t.Fatalf("the test run of %s answered %d", who, status)
	}
	_, pass, _ := strings.Cut(o.Link, "/c/BCD12345#essai=")
	return pass
}

func TestTestRun(t *testing.T) {
	b := newBed(t)
	campaign := b.campaign(t, map[string]any{"state": "closed"})
	pass := b.pass(t, apptest.Noah, campaign.Id)
	var card passations.Card
	body := map[string]any{"code": "BCD12345", "test": pass}
	if got := b.server.Call("POST", "/api/passation/campaign", "", body, &card); got != http.StatusOK || !card.Test {
		t.Fatalf("the card of a closed campaign: %d, %+v", got, card)
	}
	status, s := b.startWith(map[string]any{"test": pass, "name": "Essai"})
	if status != http.StatusCreated || !s.State.Evaluation.Test {
		t.Fatalf("started %d, %+v", status, s.State)
	}
	if got, _ := b.startWith(map[string]any{"test": pass, "name": "", "personal_code": s.PersonalCode}); got != http.StatusBadRequest {
		t.Errorf("a test run with somebody's code: %d; want 400", got)
	}
	b.campaign(t, map[string]any{"state": "open"})
	if got, _ := b.startWith(map[string]any{"name": "", "personal_code": s.PersonalCode}); got != http.StatusNotFound {
		t.Errorf("a real evaluation of the person of a test run: %d; want 404", got)
	}
	evaluation, err := b.app.FindRecordById("evaluations", s.State.Evaluation.ID)
	if err != nil || evaluation.GetString("kind") != "test" {
		t.Fatalf("the evaluation is %v, %v", evaluation, err)
	}
	b.open(t, s.Token)
	counts, err := b.app.FindRecordById("campaign_counts", campaign.Id)
	if err != nil || counts.GetInt("started") != 0 || counts.GetInt("tests") != 1 || counts.GetInt("finished") != 0 {
		t.Errorf("the campaign counts %v, %v", counts, err)
	}
	path := "/api/collections/evaluations/records/" + evaluation.Id
	for who, want := range map[string]int{apptest.Sonia: http.StatusNotFound, apptest.Pending: http.StatusNotFound, apptest.Nina: http.StatusNoContent} {
		if got := b.server.Call("DELETE", path, apptest.Token(t, b.app, who), nil, nil); got != want {
			t.Errorf("%s removes the test run: %d; want %d", who, got, want)
		}
	}
	for _, table := range []string{"evaluations", "plays", "beneficiaries"} {
		if n := b.count(t, table, dbx.HashExp{}); n != 0 {
			t.Errorf("%d %s are left of it", n, table)
		}
	}
}

func TestARealEvaluationIsNotRemoved(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	path := "/api/collections/evaluations/records/" + s.State.Evaluation.ID
	for _, who := range []string{apptest.Nina, apptest.Alain, apptest.Rita} {
		if got := b.server.Call("DELETE", path, apptest.Token(t, b.app, who), nil, nil); got != http.StatusNotFound {
			t.Errorf("%s removes a real evaluation: %d; want 404", who, got)
		}
	}
}

func TestPassOfATestRun(t *testing.T) {
	b := newBed(t)
	campaign := b.campaign(t, map[string]any{"private": true})
	other := apptest.Campaign(t, b.app, map[string]any{"label": "Autre", "code": "BCD12346"})
	path := "/api/conseil/campaigns/" + campaign.Id + "/test"
	for who, want := range map[string]int{
		"": http.StatusUnauthorized, apptest.Noah: http.StatusNotFound, apptest.Sonia: http.StatusNotFound, apptest.Pending: http.StatusNotFound,
		apptest.Disabled: http.StatusNotFound, apptest.Rachid: http.StatusNotFound,
		apptest.Nina: http.StatusOK, apptest.Alain: http.StatusOK, apptest.Rita: http.StatusOK, apptest.Root: http.StatusOK,
	} {
		token := ""
		if who != "" {
			token = apptest.Token(t, b.app, who)
		}
		if got := b.server.Call("POST", path, token, map[string]any{}, nil); got != want {
			t.Errorf("%q asks for a pass: %d; want %d", who, got, want)
		}
	}
	pass := b.pass(t, apptest.Nina, campaign.Id)
	try := func(code, pass string) int {
		return b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": code, "test": pass}, nil)
	}
	if got := try("BCD12345", pass); got != http.StatusOK {
		t.Errorf("her pass: %d; want 200", got)
	}
	s := b.start(t)
	for name, got := range map[string]int{
		"the pass of another campaign": try(other.GetString("code"), pass), "a forged pass": try("BCD12345", pass+"x"), "a token of an evaluation": try("BCD12345", s.Token),
	} {
		if got != http.StatusForbidden {
			t.Errorf("%s: %d; want 403", name, got)
		}
	}
	if got := b.server.Call("GET", "/api/passation/state", pass, nil, nil); got != http.StatusUnauthorized {
		t.Errorf("a pass taken for a token: %d; want 401", got)
	}
	nina := apptest.Person(t, b.app, apptest.Nina)
	nina.Set("state", "disabled")
	if err := b.app.Save(nina); err != nil {
		t.Fatal(err)
	}
	if got := try("BCD12345", pass); got != http.StatusForbidden {
		t.Errorf("the pass of an account that was disabled: %d; want 403", got)
	}
}

func TestWriting(t *testing.T) {
	b := newBed(t)
	write := func(token, text string) int {
		return b.server.Call("POST", "/api/passation/writing", token, map[string]any{"text": text}, nil)
	}
	without := b.start(t)
	if got := write(without.Token, "Bonjour"); got != http.StatusBadRequest || without.State.Writing {
		t.Errorf("a campaign without a text: %d, due %v", got, without.State.Writing)
	}
	b.campaign(t, map[string]any{"free_text": true})
	s := b.start(t)
	if !s.State.Writing {
		t.Error("the text is not due")
	}
	for _, c := range []struct {
		token, text string
		want        int
	}{
		{"", "Bonjour", http.StatusUnauthorized}, {s.Token, " \n", http.StatusBadRequest}, {s.Token, strings.Repeat("é", 2001), http.StatusBadRequest},
		{s.Token, " " + strings.Repeat("é", 2000), http.StatusNoContent}, {s.Token, "Je voudrais travailler.\n=1+1", http.StatusNoContent},
	} {
		if got := write(c.token, c.text); got != c.want {
			t.Errorf("%d letters: %d; want %d", len(c.text), got, c.want)
		}
	}
	var after struct{ State passations.State }
	b.server.Call("GET", "/api/passation/state", s.Token, nil, &after)
	writing, err := b.app.FindFirstRecordByData("writings", "evaluation", s.State.Evaluation.ID)
	if err != nil || writing.GetString("text") != "Je voudrais travailler.\n=1+1" || after.State.Writing {
		t.Errorf("kept %v, %v; due again: %v", writing, err, after.State.Writing)
	}
	b.server.Call("POST", "/api/passation/end", s.Token, map[string]any{}, nil)
	if got := write(s.Token, "Trop tard"); got != http.StatusConflict {
		t.Errorf("after the end: %d; want 409", got)
	}
	path := "/api/collections/writings/records/" + writing.Id
	for who, want := range map[string]int{apptest.Noah: http.StatusOK, apptest.Sonia: http.StatusNotFound, apptest.Pending: http.StatusNotFound} {
		if got := b.server.Call("GET", path, apptest.Token(t, b.app, who), nil, nil); got != want {
			t.Errorf("%s reads the text: %d; want %d", who, got, want)
		}
	}
}

func TestASituationWithATextOfItsOwn(t *testing.T) {
	b := newRoutedBed(t, map[string]any{"free_text": true})
	var s started
	b.server.Call("POST", "/api/passation/evaluations", "", map[string]any{"code": "CDF12345", "name": "Zoé", "accompanied": "alone"}, &s)
	if len(s.State.Situations) == 0 || s.State.Writing {
		t.Errorf("a second text is due: %+v", s.State)
	}
}
