package passations_test

import (
	"net/http"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
)

// TestTrial plays a routed situation as a counsellor does to see it: it goes on like a real play, and leaves nothing.
func TestTrial(t *testing.T) {
	b := newRoutedBed(t, nil)
	token := apptest.Token(t, b.app, apptest.Nina)
	var opened passations.Opened
	if status := b.server.Call("POST", "/api/trials", token, map[string]any{"situation": "livraison"}, &opened); status != http.StatusOK {
		t.Fatalf("open answered %d", status)
	}
	if opened.ID != "" || opened.Situation != "livraison" || len(opened.Content) == 0 {
		t.Errorf("opened %+v", opened)
	}
	events := []map[string]any{{"position": 0, "name": "test_started", "at": 0, "data": map[string]any{}}}
	ask := func() next {
		t.Helper()
		var n next
		body := map[string]any{"situation": "livraison", "seed": opened.Seed, "events": events}
		if status := b.server.Call("POST", "/api/trials/next", token, body, &n); status != http.StatusOK {
			t.Fatalf("next answered %d", status)
		}
		return n
	}
	first := ask()
	if got := first.ids(); got != "q1 q2" && got != "q3 q4" {
		t.Fatalf("first items are %q", got)
	}
	for i, item := range first.Items {
		events = append(events, map[string]any{"position": i + 1, "name": "item_answered", "at": 1000 * (i + 1),
			"data": map[string]any{"item": item.ID, "answer": "a", "rt": 900, "modality": "mouse"}})
	}
	if got := ask(); got.ids() != "q6" || got.Answered != 2 {
		t.Errorf("after two right answers: %q, %d answered; the hard module was expected", got.ids(), got.Answered)
	}
	for _, collection := range []string{"evaluations", "plays", "results", "beneficiaries"} {
		if n, err := b.app.CountRecords(collection); err != nil || n != 0 {
			t.Errorf("%d %s are left of a trial (%v)", n, collection, err)
		}
	}
	var stored int
	if err := b.app.DB().Select("count(*)").From("events").Row(&stored); err != nil || stored != 0 {
		t.Errorf("%d events are left of a trial (%v)", stored, err)
	}
}

func TestWhoMayTry(t *testing.T) {
	b := newRoutedBed(t, nil)
	good := map[string]any{"situation": "livraison", "seed": 1, "events": []any{}}
	for _, path := range []string{"/api/trials", "/api/trials/next"} {
		for _, c := range []struct {
			who  string
			body any
			want int
		}{
			{"", good, http.StatusUnauthorized},
			{apptest.Nina, good, http.StatusOK},
			{apptest.Sonia, good, http.StatusOK},
			{apptest.Pending, good, http.StatusNotFound},
			{apptest.Disabled, good, http.StatusNotFound},
			{apptest.Nina, map[string]any{"situation": "inconnue"}, http.StatusNotFound},
			{apptest.Nina, map[string]any{"situation": 7}, http.StatusBadRequest},
			{apptest.Nina, []any{"livraison"}, http.StatusBadRequest},
		} {
			token := ""
			if c.who != "" {
				token = apptest.Token(t, b.app, c.who)
			}
			if got := b.server.Call("POST", path, token, c.body, nil); got != c.want {
				t.Errorf("%s as %q with %v: %d, want %d", path, c.who, c.body, got, c.want)
			}
		}
	}
}
