package passations_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
)

// keysOfTwoPieces is a bank small enough to play by hand.
var keysOfTwoPieces = []map[string]any{
	{"id": "p01", "type": "piece", "skill": "control", "points": 1, "key": map[string]any{"right": "conform"}},
	{"id": "p02", "type": "piece", "skill": "control", "points": 1, "key": map[string]any{"right": "defective", "defect": "handle"}},
}

type bed struct {
	app    *tests.TestApp
	server *apptest.Server
	now    *time.Time
}

// newBed serves an application with one open campaign of `controle`, and a clock that tests move.
func newBed(t *testing.T) *bed {
	t.Helper()
	now := time.Now() // the library that checks tokens reads the real clock
	app := apptest.New(t, func(app core.App) {
		passations.Bind(app, passations.Config{Now: func() time.Time { return now }})
	})
	apptest.Campaign(t, app, nil)
	apptest.Bank(t, app, "controle",
		map[string]any{"situation": "controle", "items": []map[string]any{{"id": "p01"}, {"id": "p02"}}}, keysOfTwoPieces)
	return &bed{app, apptest.Serve(t, app), &now}
}

type started struct {
	Token        string           `json:"token"`
	ResumeCode   string           `json:"resume_code"`
	PersonalCode string           `json:"personal_code"`
	State        passations.State `json:"state"`
}

func (b *bed) start(t *testing.T) started {
	t.Helper()
	var s started
	status := b.server.Call("POST", "/api/passation/evaluations", "",
		map[string]any{"code": "bcd 12345", "name": "Zoé 🙂", "accompanied": "alone", "device": map[string]any{"width": 320, "serial": "secret"}}, &s)
	if status != http.StatusCreated {
		t.Fatalf("start answered %d", status)
	}
	return s
}

func (b *bed) open(t *testing.T, token string) passations.Opened {
	t.Helper()
	var play passations.Opened
	if status := b.server.Call("POST", "/api/passation/plays", token, map[string]any{"situation": "controle"}, &play); status != http.StatusOK {
		t.Fatalf("open answered %d", status)
	}
	return play
}

func event(position int, name string, data map[string]any) map[string]any {
	if data == nil {
		data = map[string]any{}
	}
	return map[string]any{"position": position, "name": name, "at": float64(position % 1000), "data": data}
}

// perfect is a whole play of the two pieces, in the block that starts at first.
func perfect(first int) []map[string]any {
	return []map[string]any{
		event(first, "test_started", nil),
		event(first+1, "piece_shown", map[string]any{"piece": "p01"}),
		event(first+2, "piece_placed", map[string]any{"piece": "p01", "bin": "conform", "modality": "keyboard"}),
		event(first+3, "piece_expired", map[string]any{"piece": "p01", "bin": "conform"}),
		event(first+4, "piece_shown", map[string]any{"piece": "p02"}),
		event(first+5, "piece_expired", map[string]any{"piece": "p02", "bin": "defective"}),
		event(first+6, "finished", nil),
	}
}

func (b *bed) send(token, play string, events []map[string]any) int {
	return b.server.Call("POST", "/api/passation/events", "", map[string]any{"token": token, "play": play, "events": events}, nil)
}

func (b *bed) end(token, play string, block, count int) (int, map[string]any) {
	var answer struct {
		Data map[string]any `json:"data"`
	}
	status := b.server.Call("POST", "/api/passation/plays/"+play+"/end", "",
		map[string]any{"token": token, "outcome": "finished", "block": block, "count": count}, &answer)
	return status, answer.Data
}

func (b *bed) count(t *testing.T, table string, where dbx.HashExp) int {
	t.Helper()
	var n int
	if err := b.app.DB().Select("COUNT(*)").From(table).Where(where).Row(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWholePassation(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	if got, want := s.State.Situations[0].State, "todo"; got != want {
		t.Errorf("first situation is %q; want %q", got, want)
	}
	play := b.open(t, s.Token)
	if status := b.send(s.Token, play.ID, perfect(0)); status != http.StatusOK {
		t.Fatalf("events answered %d", status)
	}
	if status, _ := b.end(s.Token, play.ID, 0, 7); status != http.StatusOK {
		t.Fatalf("end answered %d", status)
	}
	if n := b.count(t, "results", dbx.HashExp{"play": play.ID, "scale": "attention", "level": "4"}); n != 1 {
		t.Errorf("%d results give attention at level 4; want 1", n)
	}
	var end struct {
		Strengths []passations.Strength `json:"strengths"`
		State     passations.State      `json:"state"`
	}
	if status := b.server.Call("POST", "/api/passation/end", s.Token, nil, &end); status != http.StatusOK {
		t.Fatalf("end of the evaluation answered %d", status)
	}
	if len(end.Strengths) == 0 || end.State.Evaluation.State != "finished" {
		t.Errorf("end gave %+v; want strengths and a finished evaluation", end)
	}
	if status := b.server.Call("POST", "/api/passation/satisfaction", s.Token, map[string]any{"ease": 5, "help": 4}, nil); status != http.StatusNoContent {
		t.Errorf("satisfaction answered %d", status)
	}
	if n := b.count(t, "evaluations", dbx.HashExp{"id": s.State.Evaluation.ID, "satisfaction_ease": 5, "state": "finished", "resume_hash": ""}); n != 1 {
		t.Error("the evaluation does not hold its end and the satisfaction")
	}
}

func TestBatchesAreIdempotent(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	events := perfect(0)
	for _, batch := range [][]map[string]any{events[:4], events[:4], events[2:6], events} {
		if status := b.send(s.Token, play.ID, batch); status != http.StatusOK {
			t.Fatalf("a batch answered %d", status)
		}
	}
	if n := b.count(t, "events", dbx.HashExp{"play": play.ID}); n != len(events) {
		t.Errorf("%d events stored; want %d", n, len(events))
	}
	b.end(s.Token, play.ID, 0, 7)
	results := b.count(t, "results", dbx.HashExp{"evaluation": s.State.Evaluation.ID})
	if status := b.send(s.Token, play.ID, events); status != http.StatusOK {
		t.Errorf("a batch sent again after the end answered %d; want 200", status)
	}
	if status, _ := b.end(s.Token, play.ID, 0, 7); status != http.StatusOK {
		t.Errorf("a second end answered %d; want 200", status)
	}
	if n := b.count(t, "results", dbx.HashExp{"evaluation": s.State.Evaluation.ID}); n != results {
		t.Errorf("%d results after sending all again; want %d", n, results)
	}
	if status := b.send(s.Token, play.ID, []map[string]any{event(9, "focus_lost", nil)}); status != http.StatusConflict {
		t.Errorf("a new event after the end answered %d; want 409", status)
	}
}

func TestEndWaitsForMissingEvents(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	play := b.open(t, s.Token)
	events := perfect(0)
	b.send(s.Token, play.ID, append(append([]map[string]any{}, events[:2]...), events[4:]...))
	status, data := b.end(s.Token, play.ID, 0, 7)
	if status != http.StatusConflict || data["missing"] != 2.0 {
		t.Errorf("end with events missing: %d %v; want 409 and missing 2", status, data)
	}
	if n := b.count(t, "results", dbx.HashExp{"evaluation": s.State.Evaluation.ID}); n != 0 {
		t.Errorf("%d results before the end; want none", n)
	}
}

// TestLateEventsOfAnotherDevice: a tablet goes offline, the person goes on elsewhere and finishes; then it comes back.
func TestLateEventsOfAnotherDevice(t *testing.T) {
	b := newBed(t)
	s := b.start(t)
	first := b.open(t, s.Token)
	b.send(s.Token, first.ID, perfect(0)[:2])

	var resumed started
	if status := b.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": " " + s.ResumeCode}, &resumed); status != http.StatusOK {
		t.Fatalf("resume answered %d", status)
	}
	second := b.open(t, resumed.Token)
	if second.ID != first.ID || second.Block != 1 || second.Phase != "test" || second.Seed != first.Seed {
		t.Fatalf("the second page got %+v; want the same play and seed, block 1, phase test", second)
	}
	if status, _ := b.end(s.Token, first.ID, 0, 2); status != http.StatusConflict {
		t.Errorf("the first page ended the play with %d; want 409", status)
	}
	b.send(resumed.Token, second.ID, append([]map[string]any{}, perfect(100_000)...))
	if status, _ := b.end(resumed.Token, second.ID, 1, 7); status != http.StatusOK {
		t.Fatalf("end answered %d", status)
	}
	if status := b.send(s.Token, first.ID, perfect(0)[2:4]); status != http.StatusOK {
		t.Errorf("late events answered %d; want 200", status)
	}
	if n := b.count(t, "events", dbx.HashExp{"play": first.ID}); n != 11 {
		t.Errorf("%d events stored; want 11", n)
	}
	if n := b.count(t, "results", dbx.HashExp{"play": first.ID, "scale": "attention"}); n != 2 {
		t.Errorf("%d results of attention; want the first and the one with the late events", n)
	}
}

func TestRefusals(t *testing.T) {
	b := newBed(t)
	s, other := b.start(t), b.start(t)
	play := b.open(t, s.Token)
	for _, c := range []struct {
		name   string
		token  string
		play   string
		events []map[string]any
		want   int
	}{
		{"nobody", "", play.ID, perfect(0), http.StatusUnauthorized},
		{"forged token", "eyJhbGciOiJub25lIn0.eyJldmFsdWF0aW9uIjoieCJ9.", play.ID, perfect(0), http.StatusUnauthorized},
		{"counsellor's token", apptest.Token(t, b.app, apptest.Nina), play.ID, perfect(0), http.StatusUnauthorized},
		{"another person", other.Token, play.ID, perfect(0), http.StatusNotFound},
		{"unknown play", s.Token, "zzzzzzzzzzzzzzz", perfect(0), http.StatusNotFound},
		{"no events", s.Token, play.ID, nil, http.StatusBadRequest},
		{"unknown event", s.Token, play.ID, []map[string]any{event(0, "hack", nil)}, http.StatusBadRequest},
		{"undeclared key", s.Token, play.ID, []map[string]any{event(0, "finished", map[string]any{"score": 4})}, http.StatusBadRequest},
		{"block of the future", s.Token, play.ID, []map[string]any{event(200_000, "finished", nil)}, http.StatusBadRequest},
		{"too many", s.Token, play.ID, make([]map[string]any, 201), http.StatusBadRequest},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := b.send(c.token, c.play, c.events); got != c.want {
				t.Errorf("answered %d; want %d", got, c.want)
			}
		})
	}
	if n := b.count(t, "events", dbx.HashExp{}); n != 0 {
		t.Errorf("%d events stored by refused batches", n)
	}
}
