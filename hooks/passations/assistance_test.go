package passations_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

func (b *bed) evaluation(t *testing.T, id string) *core.Record {
	t.Helper()
	record, err := b.app.FindRecordById("evaluations", id)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func TestHelpIsAskedAndComes(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	id := s.State.Evaluation.ID
	call := func(asks bool) map[string]bool {
		t.Helper()
		var answer map[string]bool
		if status := b.server.Call("POST", "/api/passation/help", s.Token, map[string]any{"asks": asks}, &answer); status != http.StatusOK {
			t.Fatalf("help answered %d", status)
		}
		return answer
	}
	if answer := call(true); !answer["asks"] || answer["watched"] {
		t.Errorf("nobody watches: %v", answer)
	}
	since := b.evaluation(t, id).GetDateTime("help_asked_at")
	*b.now = b.now.Add(time.Minute)
	call(true)
	if again := b.evaluation(t, id).GetDateTime("help_asked_at"); since.IsZero() || !again.Equal(since) {
		t.Errorf("called since %v, then %v: who waits longest must stay first", since, again)
	}
	nina := apptest.Token(t, b.app, apptest.Nina)
	if status := b.server.Call("POST", "/api/conseil/evaluations/"+id+"/help", nina, nil, nil); status != http.StatusNoContent {
		t.Errorf("to come answered %d", status)
	}
	if !b.evaluation(t, id).GetDateTime("help_asked_at").IsZero() {
		t.Error("the call is still there after somebody came")
	}
	call(true)
	call(false)
	if !b.evaluation(t, id).GetDateTime("help_asked_at").IsZero() {
		t.Error("the call is still there after it was taken back")
	}
}

func TestNewResumeCodeReplacesTheOldOne(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	nina := apptest.Token(t, b.app, apptest.Nina)
	var given struct {
		ResumeCode string `json:"resume_code"`
		Until      string `json:"resumable_until"`
	}
	path := "/api/conseil/evaluations/" + s.State.Evaluation.ID + "/resume-code"
	if status := b.server.Call("POST", path, nina, nil, &given); status != http.StatusOK {
		t.Fatalf("a new code answered %d", status)
	}
	resume := func(code string) int {
		return b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": code}, nil)
	}
	if old, fresh := resume(s.ResumeCode), resume(given.ResumeCode); old != http.StatusNotFound || fresh != http.StatusOK {
		t.Errorf("the old code answers %d and the new one %d", old, fresh)
	}
	if given.Until == "" {
		t.Error("until when is not said")
	}
}

func TestPauseIsExtended(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	resume := func() int {
		return b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": s.ResumeCode}, nil)
	}
	*b.now = b.now.AddDate(0, 0, 61)
	if status := resume(); status != http.StatusNotFound {
		t.Fatalf("after 61 days a code answers %d", status)
	}
	path := "/api/conseil/evaluations/" + s.State.Evaluation.ID + "/extend"
	if status := b.server.Call("POST", path, apptest.Token(t, b.app, apptest.Nina), nil, nil); status != http.StatusOK {
		t.Fatalf("to extend answered %d", status)
	}
	*b.now = b.now.AddDate(0, 0, 59)
	if status := resume(); status != http.StatusOK {
		t.Errorf("59 days after the extension the code answers %d", status)
	}
	*b.now = b.now.AddDate(0, 0, 62)
	if status := resume(); status != http.StatusNotFound {
		t.Errorf("past the extension the code answers %d", status)
	}
}

func TestWhoMayAssist(t *testing.T) {
	b := newBed(t)
	id := b.start(t).State.Evaluation.ID
	over := apptest.Evaluation(t, b.app, apptest.Campaign(t, b.app, map[string]any{"label": "Close", "code": "BCD54321"}), map[string]any{"state": "finished"}).Id
	private := apptest.Evaluation(t, b.app, apptest.Campaign(t, b.app, map[string]any{
		"label": "Réservée", "code": "BCD55555", "private": true, "owner": "counsnoah000000",
	}), nil).Id
	erased := apptest.Evaluation(t, b.app, apptest.Campaign(t, b.app, map[string]any{"label": "Oubliée", "code": "BCD66666"}), map[string]any{"state": "abandoned"})
	if _, err := b.app.DB().NewQuery("UPDATE beneficiaries SET personal_code = 'oublie-1' WHERE id = {:id}").
		Bind(dbx.Params{"id": erased.GetString("beneficiary")}).Execute(); err != nil {
		t.Fatal(err)
	}
	for _, act := range []struct {
		name string
		done int
	}{{"help", http.StatusNoContent}, {"resume-code", http.StatusOK}, {"extend", http.StatusOK}} {
		for _, c := range []struct {
			who, evaluation string
			want            int
		}{
			{"", id, http.StatusUnauthorized},
			{apptest.Nina, id, act.done},
			{apptest.Noah, id, act.done},
			{apptest.Rita, id, act.done},
			{apptest.Rachid, id, http.StatusNotFound},
			{apptest.Sonia, id, http.StatusNotFound},
			{apptest.Pending, id, http.StatusNotFound},
			{apptest.Nina, private, http.StatusNotFound},
			{apptest.Noah, private, act.done},
			{apptest.Nina, over, http.StatusBadRequest},
			{apptest.Nina, erased.Id, http.StatusNotFound},
			{apptest.Nina, "inconnue0000000", http.StatusNotFound},
		} {
			token := ""
			if c.who != "" {
				token = apptest.Token(t, b.app, c.who)
			}
			if got := b.server.Call("POST", "/api/conseil/evaluations/"+c.evaluation+"/"+act.name, token, nil, nil); got != c.want {
				t.Errorf("%s of %s as %q: %d, want %d", act.name, c.evaluation, c.who, got, c.want)
			}
		}
	}
	if got := b.server.Call("POST", "/api/passation/help", "", map[string]any{"asks": true}, nil); got != http.StatusUnauthorized {
		t.Errorf("help without a token: %d", got)
	}
	if got := b.server.Call("POST", "/api/passation/help", b.start(t).Token, []any{1}, nil); got != http.StatusBadRequest {
		t.Errorf("help with a bad body: %d", got)
	}
}
