package passations_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/simulation"
	"eva/hooks/items"
	"eva/scoring"
)

// listener keeps every byte that the server answers.
type listener struct {
	t     *testing.T
	base  string
	heard bytes.Buffer
}

func (l *listener) call(path, token string, body, into any) {
	l.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		l.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(l.t.Context(), "POST", l.base+"/api/passation/"+path, bytes.NewReader(raw))
	if err != nil {
		l.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		l.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= 300 {
		l.t.Fatalf("%s answered %d %s", path, response.StatusCode, text)
	}
	fmt.Fprintf(&l.heard, "%v\n%s\n", response.Header, text)
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			l.t.Fatal(err)
		}
	}
}

// realLecture publishes the content of this release; it gives its items with their keys, and the answers that are right.
func realLecture(t *testing.T, b *bed) ([]scoring.Item, map[string]string) {
	t.Helper()
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	content := files["lecture"]
	public, err := content.Public()
	if err != nil {
		t.Fatal(err)
	}
	secret, err := content.Secret()
	if err != nil {
		t.Fatal(err)
	}
	var keys []scoring.Item
	if err := json.Unmarshal(secret, &keys); err != nil {
		t.Fatal(err)
	}
	version := apptest.Bank(t, b.app, "lecture", json.RawMessage(public), json.RawMessage(secret))
	version.Set("plan", string(content.Plan))
	if err := b.app.Save(version); err != nil {
		t.Fatal(err)
	}
	rights, err := simulation.Rights(secret)
	if err != nil {
		t.Fatal(err)
	}
	apptest.Campaign(t, b.app, map[string]any{"label": "Lecture", "code": "CDF12346", "situations": []string{"lecture"}})
	return keys, rights
}

// playLecture plays from the code to the end and gives the items that came.
func (l *listener) playLecture(personalCode string, answer func(id string) string) (shown []string, code string) {
	var s started
	l.call("evaluations", "", map[string]any{"code": "CDF12346", "name": "Zoé", "personal_code": personalCode, "accompanied": "alone"}, &s)
	var play struct{ ID string }
	l.call("plays", s.Token, map[string]any{"situation": "lecture"}, &play)
	send := func(events ...any) {
		l.call("events", "", map[string]any{"token": s.Token, "play": play.ID, "events": events}, nil)
	}
	send(event(0, "test_started", nil))
	for position := 1; ; {
		var n next
		l.call("plays/"+play.ID+"/next", s.Token, nil, &n)
		if len(n.Items) == 0 {
			send(event(position, "finished", nil))
			l.call("plays/"+play.ID+"/end", s.Token, map[string]any{"outcome": "finished", "block": 0, "count": position + 1}, nil)
			l.call("end", s.Token, nil, nil)
			return shown, s.PersonalCode
		}
		for _, item := range n.Items {
			shown = append(shown, item.ID)
			send(event(position, "item_answered", map[string]any{"item": item.ID, "answer": answer(item.ID), "rt": 3000, "modality": "touch"}))
			position++
		}
	}
}

// Whatever is sent to a beneficiary of the real « lecture », of either form and on each path, holds no word to be written.
func TestNoAnswerHoldsAWordOfTheDictation(t *testing.T) {
	b := newBed(t)
	keys, rights := realLecture(t, b)
	came, code := map[string]bool{}, ""
	for n, answer := range []func(string) string{
		func(id string) string { return rights[id] }, func(id string) string { return rights[id] },
		func(string) string { return "zzz" }, func(string) string { return "zzz" },
	} {
		l := &listener{t: t, base: b.server.URL}
		var shown []string
		shown, code = l.playLecture(code, answer)
		if found := secrets.FindAllString(l.heard.String(), -1); len(found) > 0 {
			t.Errorf("play %d: the answers hold %q", n, found)
		}
		heard := strings.ToLower(l.heard.String())
		for _, id := range shown {
			came[id] = true
			for _, item := range keys {
				if right := strings.ToLower(rights[id]); item.ID == id && item.Type == "gap_text" && isWord(right, heard) {
					t.Errorf("play %d: the answer to %s, %q, was sent", n, id, right)
				}
			}
		}
	}
	for _, item := range keys {
		if !came[item.ID] {
			t.Errorf("%s never came: it was not looked at", item.ID)
		}
	}
}

func isWord(word, text string) bool {
	found, err := regexp.MatchString(`(^|[^\pL])`+regexp.QuoteMeta(word)+`($|[^\pL])`, text)
	return err != nil || found
}
