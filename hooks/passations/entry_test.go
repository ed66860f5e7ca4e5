package passations_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
)

func (b *bed) startWith(fields map[string]any) (int, started) {
	body := map[string]any{"code": "BCD12345", "name": "Zoé", "accompanied": "alone"}
	for k, v := range fields {
		body[k] = v
	}
	var s started
	return b.server.Call("POST", "/api/passation/evaluations", "", body, &s), s
}

func TestCampaignCard(t *testing.T) {
	b := newBed(t)
	apptest.Campaign(t, b.app, map[string]any{"label": "Fermée", "code": "BCD12346", "state": "closed"})
	for _, c := range []struct {
		name, code string
		want       int
	}{
		{"as printed", "BCD12345", http.StatusOK},
		{"lower case with a space", "bcd 12345", http.StatusOK},
		{"closed", "BCD12346", http.StatusForbidden},
		{"unknown", "XXX99999", http.StatusNotFound},
		{"empty", "", http.StatusNotFound},
		{"a filter", `" || code != "`, http.StatusNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			var card passations.Card
			if got := b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": c.code}, &card); got != c.want {
				t.Fatalf("answered %d; want %d", got, c.want)
			}
			if c.want == http.StatusOK && (card.Structure != "Mission locale du Nord" || len(card.Situations) != 1) {
				t.Errorf("the card is %+v", card)
			}
		})
	}
}

func TestStartAsksForWhatItNeeds(t *testing.T) {
	b := newBed(t)
	for _, c := range []struct {
		name   string
		fields map[string]any
		want   int
	}{
		{"no name", map[string]any{"name": "  "}, http.StatusBadRequest},
		{"endless name", map[string]any{"name": strings.Repeat("é", 121)}, http.StatusBadRequest},
		{"longest name", map[string]any{"name": strings.Repeat("é", 120)}, http.StatusCreated},
		{"emoji", map[string]any{"name": "👩🏽‍🔧"}, http.StatusCreated},
		{"neither alone nor accompanied", map[string]any{"accompanied": ""}, http.StatusBadRequest},
		{"unknown campaign", map[string]any{"code": "XXX99999"}, http.StatusNotFound},
		{"unknown personal code", map[string]any{"name": "", "personal_code": "00000000"}, http.StatusNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := b.startWith(c.fields); got != c.want {
				t.Errorf("answered %d; want %d", got, c.want)
			}
		})
	}
}

func TestPersonalCodeAttachesToTheSamePerson(t *testing.T) {
	b := newBed(t)
	_, first := b.startWith(nil)
	status, second := b.startWith(map[string]any{"name": "", "personal_code": first.PersonalCode})
	if status != http.StatusCreated || second.PersonalCode != first.PersonalCode || second.State.Evaluation.Name != "Zoé" {
		t.Errorf("answered %d %+v; want the same person", status, second)
	}
	if n := b.count(t, "beneficiaries", dbx.HashExp{}); n != 1 {
		t.Errorf("%d people; want 1", n)
	}
	// The code of a person of another structure opens nothing here.
	apptest.Campaign(t, b.app, map[string]any{"structure": apptest.South, "owner": "counssonia00000", "code": "BCD12347"})
	if status, _ := b.startWith(map[string]any{"code": "BCD12347", "name": "", "personal_code": first.PersonalCode}); status != http.StatusNotFound {
		t.Errorf("another structure's campaign answered %d; want 404", status)
	}
}

func TestWrongCodesAreLimited(t *testing.T) {
	b := newBed(t)
	try := func() int {
		return b.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "XXX99999"}, nil)
	}
	for range 60 { // a class of 30, everybody wrong twice
		if got := try(); got != http.StatusNotFound {
			t.Fatalf("a class met the limit: %d", got)
		}
	}
	for range 1000 {
		try()
	}
	if got := try(); got != http.StatusTooManyRequests {
		t.Errorf("the 1 061st wrong code answered %d; want 429", got)
	}
	if got := b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": "BCDFG-2345"}, nil); got != http.StatusTooManyRequests {
		t.Errorf("a resume code answered %d; want 429 as well", got)
	}
	*b.now = b.now.Add(11 * time.Minute)
	if got := try(); got != http.StatusNotFound {
		t.Errorf("ten minutes later it answered %d; want 404", got)
	}
}

func TestTokenOfAnEndedSittingOnlySendsEvents(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	*b.now = b.now.Add(13 * time.Hour)
	if got := b.server.Call("GET", "/api/passation/state", s.Token, nil, nil); got != http.StatusUnauthorized {
		t.Errorf("state answered %d; want 401", got)
	}
	if got := b.send(s.Token, play.ID, perfect(0)); got != http.StatusOK {
		t.Errorf("events kept offline answered %d; want 200", got)
	}
}

func TestResumeCodeIsOfUnfinishedEvaluations(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	resume := func() int {
		return b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": strings.ToLower(s.ResumeCode)}, nil)
	}
	if got := resume(); got != http.StatusOK {
		t.Errorf("answered %d; want 200", got)
	}
	*b.now = b.now.Add(61 * 24 * time.Hour)
	if got := resume(); got != http.StatusNotFound {
		t.Errorf("two months later it answered %d; want 404", got)
	}
}

// TestContentHoldsNoKey: the browser gets the content of the version, the campaign's options and the voices, nothing else.
func TestContentHoldsNoKey(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	for _, secret := range []string{"right", "defect", "points", "difficulty", "key"} {
		if strings.Contains(string(play.Content), `"`+secret+`"`) {
			t.Errorf("the content holds %q: %s", secret, play.Content)
		}
	}
	if !strings.Contains(string(play.Content), `"free_text":false`) {
		t.Errorf("the content does not hold the campaign's options: %s", play.Content)
	}
}

// TestDeviceKeepsNoIdentity: of what a browser says of itself, only what explains a result is kept.
func TestDeviceKeepsNoIdentity(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	evaluation, err := b.app.FindRecordById("evaluations", s.State.Evaluation.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := evaluation.GetString("device"), `{"width":320}`; got != want {
		t.Errorf("device = %s; want %s", got, want)
	}
	if evaluation.GetString("resume_hash") == "" || strings.Contains(evaluation.GetString("resume_hash"), s.ResumeCode) {
		t.Error("the resume code is not kept as a hash")
	}
}

func TestResultsAreAppendOnly(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	b.send(s.Token, play.ID, perfect(0))
	b.end(s.Token, play.ID, 0, 7)
	result, err := b.app.FindFirstRecordByFilter("results", "scale = 'attention'")
	if err != nil {
		t.Fatal(err)
	}
	got := b.server.Call("PATCH", "/api/collections/results/records/"+result.Id, apptest.Token(t, b.app, apptest.Root), map[string]any{"level": "1"}, nil)
	if got != http.StatusBadRequest {
		t.Errorf("a superuser's change answered %d; want 400", got)
	}
}

func TestPauseIsAState(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	b.send(s.Token, play.ID, []map[string]any{event(0, "paused", nil)})
	if n := b.count(t, "plays", dbx.HashExp{"id": play.ID, "state": "paused"}); n != 1 {
		t.Error("the play is not paused")
	}
	b.send(s.Token, play.ID, []map[string]any{event(1, "continued", nil)})
	if n := b.count(t, "plays", dbx.HashExp{"id": play.ID, "state": "started"}); n != 1 {
		t.Error("the play did not go on")
	}
}
