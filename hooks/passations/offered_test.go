package passations_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
)

// Right answers to items that nobody was shown change neither the way nor the result, now or scored again; a version that
// is retired meanwhile goes on for the plays that it began.
func TestUnofferedAnswersDoNotHelp(t *testing.T) {
	b := newRoutedBed(t, nil)
	s, play := b.enter(t, "")
	unasked := func(position int, id string) map[string]any {
		return event(position, "item_answered", map[string]any{"item": id, "answer": "a", "rt": 4000, "modality": "keyboard"})
	}
	b.send(s.Token, play.ID, []map[string]any{event(0, "test_started", nil), unasked(1, "q5"), unasked(2, "q6")})
	first := b.next(t, s.Token, play.ID)
	if len(first.Items) != 2 {
		t.Fatalf("first items %q", first.ids())
	}
	version, err := b.app.FindFirstRecordByFilter("bank_versions", "situation.name = 'livraison' && plan != ''", nil)
	if err != nil {
		t.Fatal(err)
	}
	version.Set("state", "retired")
	if err := b.app.Save(version); err != nil {
		t.Fatal(err)
	}
	position := b.answer(s.Token, play.ID, 3, first, "b")
	second := b.next(t, s.Token, play.ID)
	if second.ids() != "q5" {
		t.Fatalf("after two wrong answers: %q", second.ids())
	}
	position = b.answer(s.Token, play.ID, position, second, "b")
	b.send(s.Token, play.ID, []map[string]any{event(position, "finished", nil)})
	if status, _ := b.end(s.Token, play.ID, 0, position+1); status != http.StatusOK {
		t.Fatalf("end answered %d", status)
	}
	row, err := b.app.FindFirstRecordByFilter("results", "play = {:p} && scale = 'comprehension'", map[string]any{"p": play.ID})
	if err != nil || row.GetInt("n_items") != 3 || !strings.Contains(row.GetString("metrics"), `"right":0`) {
		t.Errorf("result %v %v", row, err)
	}
	done, err := passations.New(passations.Config{}).Rescore(t.Context(), b.app, passations.Rescoring{})
	if err != nil || done.Results != 0 {
		t.Errorf("scored again: %+v %v", done, err)
	}
}

// A trial takes events that nobody checked before.
func TestHostileTrials(t *testing.T) {
	b := newRoutedBed(t, nil)
	s, _ := b.enter(t, "")
	var many []any
	for i := range 1_000 {
		many = append(many, map[string]any{"position": -i * 7 % 900, "name": "item_answered", "at": i, "data": map[string]any{"item": fmt.Sprint("q", i%9), "answer": "a"}})
	}
	for n, c := range []struct {
		token string
		body  map[string]any
		want  int
	}{
		{s.Token, nil, http.StatusUnauthorized}, // a beneficiary's
		{apptest.Token(t, b.app, apptest.Nina), map[string]any{"seed": -1, "events": many}, http.StatusOK},
		{apptest.Token(t, b.app, apptest.Nina), map[string]any{"adaptive": true, "seed": -1 << 40, "events": many}, http.StatusOK},
		{apptest.Token(t, b.app, apptest.Nina), map[string]any{"events": []any{map[string]any{"name": "item_answered", "data": map[string]any{"item": []any{1}, "answer": map[string]any{"a": nil}}}}}, http.StatusOK},
		{apptest.Token(t, b.app, apptest.Nina), map[string]any{"events": "all"}, http.StatusBadRequest},
	} {
		if got := b.server.Call("POST", "/api/trials/next", c.token, merged(c.body, map[string]any{"situation": "livraison"}), nil); got != c.want {
			t.Errorf("trial %d: %d, want %d", n, got, c.want)
		}
	}
}
