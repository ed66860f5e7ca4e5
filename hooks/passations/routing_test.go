package passations_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
	"eva/scoring"
)

const smallPlan = `{"start":"first","modules":{
	"first":{"then":[{"at_least":2,"to":"hard"},{"to":"easy"}]},"easy":{"then":[]},"hard":{"then":[]}},
	"adaptive":{"balance":"skill","scale":"comprehension","min_items":1,"max_items":2,"stop":1,"randomesque":0}}`

// newRoutedBed serves a campaign of `livraison` whose content has a plan: two forms of two items, then an easy or a hard one.
func newRoutedBed(t *testing.T, campaign map[string]any) *bed {
	t.Helper()
	b := newBed(t)
	var shown, keys []map[string]any
	for _, item := range []struct{ id, module, form string }{
		{"q1", "first", "A"}, {"q2", "first", "A"}, {"q3", "first", "B"}, {"q4", "first", "B"}, {"q5", "easy", ""}, {"q6", "hard", ""},
	} {
		stimulus := map[string]any{"group": item.module, "question": item.id + " ?", "options": []any{map[string]any{"id": "a", "text": "oui"}, map[string]any{"id": "b", "text": "non"}}}
		shown = append(shown, map[string]any{"id": item.id, "type": "single_choice", "stimulus": stimulus})
		keys = append(keys, map[string]any{
			"id": item.id, "type": "single_choice", "skill": "comprehension", "points": 1, "key": map[string]any{"right": "a"},
			"difficulty": map[string]any{"b": -1}, "module": item.module, "form": item.form, "criterion": "9.9", "family": "",
		})
	}
	version := apptest.Bank(t, b.app, "livraison", map[string]any{
		"situation": "livraison", "settings": map[string]any{}, "training": []any{}, "items": shown,
	}, keys)
	version.Set("plan", smallPlan)
	if err := b.app.Save(version); err != nil {
		t.Fatal(err)
	}
	apptest.Campaign(t, b.app, merged(campaign, map[string]any{"label": "Routée", "code": "CDF12345", "situations": []string{"livraison"}}))
	return b
}

func merged(fields, more map[string]any) map[string]any {
	all := map[string]any{}
	for _, some := range []map[string]any{fields, more} {
		for name, value := range some {
			all[name] = value
		}
	}
	return all
}

type next struct {
	Items []struct {
		ID string `json:"id"`
	} `json:"items"`
	Earlier  []passations.Earlier `json:"earlier"`
	Answered int                  `json:"answered"`
	Share    float64              `json:"share"`
}

func (n next) ids() string {
	var ids []string
	for _, item := range n.Items {
		ids = append(ids, item.ID)
	}
	return strings.Join(ids, " ")
}

func (b *bed) enter(t *testing.T, personalCode string) (started, passations.Opened) {
	t.Helper()
	var s started
	if status := b.server.Call("POST", "/api/passation/evaluations", "",
		map[string]any{"code": "CDF12345", "name": "Zoé", "personal_code": personalCode, "accompanied": "alone"}, &s); status != http.StatusCreated {
		t.Fatalf("start answered %d", status)
	}
	var play passations.Opened
	if status := b.server.Call("POST", "/api/passation/plays", s.Token, map[string]any{"situation": "livraison"}, &play); status != http.StatusOK {
		t.Fatalf("open answered %d", status)
	}
	return s, play
}

func (b *bed) next(t *testing.T, token, play string) next {
	t.Helper()
	var n next
	if status := b.server.Call("POST", "/api/passation/plays/"+play+"/next", "", map[string]any{"token": token}, &n); status != http.StatusOK {
		t.Fatalf("next answered %d", status)
	}
	return n
}

// answer plays the items in order, from a position on, and gives the next position.
func (b *bed) answer(token, play string, position int, n next, answer string) int {
	var events []map[string]any
	for _, item := range n.Items {
		events = append(events, event(position, "item_shown", map[string]any{"item": item.ID}),
			event(position+1, "item_answered", map[string]any{"item": item.ID, "answer": answer, "rt": 4000, "modality": "keyboard"}))
		position += 2
	}
	b.send(token, play, events)
	return position
}

func TestRoutedPlay(t *testing.T) {
	for answer, last := range map[string]string{"a": "q6", "b": "q5"} {
		b := newRoutedBed(t, nil)
		s, play := b.enter(t, "")
		var content struct {
			Items    []any          `json:"items"`
			Settings map[string]any `json:"settings"`
		}
		if err := json.Unmarshal(play.Content, &content); err != nil || len(content.Items) != 0 || content.Settings["routed"] != true {
			t.Fatalf("opened with %s", play.Content)
		}
		b.send(s.Token, play.ID, []map[string]any{event(0, "test_started", nil)})
		first := b.next(t, s.Token, play.ID)
		if again := b.next(t, s.Token, play.ID); len(first.Items) != 2 || first.Share != 2.0/3 || again.ids() != first.ids() {
			t.Fatalf("first %q, then %q", first.ids(), again.ids())
		}
		position := b.answer(s.Token, play.ID, 1, first, answer)
		second := b.next(t, s.Token, play.ID)
		if second.ids() != last || second.Answered != 2 || second.Share != 1 {
			t.Errorf("after %q: %+v, want %s", answer, second, last)
		}
		position = b.answer(s.Token, play.ID, position, second, answer)
		if end := b.next(t, s.Token, play.ID); len(end.Items) != 0 || end.Share != 1 {
			t.Errorf("at the end: %+v", end)
		}
		b.send(s.Token, play.ID, []map[string]any{event(position, "finished", nil)})
		if status, _ := b.end(s.Token, play.ID, 0, position+1); status != http.StatusOK {
			t.Fatalf("end answered %d", status)
		}
		if status := b.server.Call("POST", "/api/passation/plays/"+play.ID+"/next", s.Token, nil, nil); status != http.StatusConflict {
			t.Errorf("next of an ended play answered %d", status)
		}
		row, err := b.app.FindFirstRecordByFilter("results", "play = {:p} && scale = 'comprehension'", map[string]any{"p": play.ID})
		if err != nil || strings.Contains(row.GetString("flags"), "partly_tested") || row.GetInt("n_items") != 3 {
			t.Errorf("result %v %v", row, err)
		}
	}
}

// A page that takes up a text in the middle gets back what the person wrote in it before, and nothing else of hers.
func TestNextRecalls(t *testing.T) {
	b := newRoutedBed(t, nil)
	s, play := b.enter(t, "")
	b.send(s.Token, play.ID, []map[string]any{event(0, "test_started", nil)})
	first := b.next(t, s.Token, play.ID)
	b.answer(s.Token, play.ID, 1, next{Items: first.Items[:1]}, "mon mot")
	if same := b.next(t, s.Token, play.ID); len(same.Earlier) != 0 {
		t.Errorf("this page was told its own answer: %v", same.Earlier)
	}
	b.server.Call("POST", "/api/passation/plays", s.Token, map[string]any{"situation": "livraison"}, &play)
	again := b.next(t, s.Token, play.ID)
	if again.ids() != first.Items[1].ID || len(again.Earlier) != 1 || again.Earlier[0].Answer != "mon mot" {
		t.Fatalf("taken up with %+v", again)
	}
	var item struct{ ID string }
	if err := json.Unmarshal(again.Earlier[0].Item, &item); err != nil || item.ID != first.Items[0].ID {
		t.Errorf("%s %v", again.Earlier[0].Item, err)
	}
	b.answer(s.Token, play.ID, 100_000, again, "a")
	if other := b.next(t, s.Token, play.ID); len(other.Items) != 1 || len(other.Earlier) != 0 {
		t.Errorf("told of a text that is over: %+v", other)
	}
}

func TestNextRefuses(t *testing.T) {
	b := newRoutedBed(t, nil)
	s, play := b.enter(t, "")
	other, _ := b.enter(t, "")
	plain := b.open(t, b.start(t).Token)
	for _, c := range []struct {
		name, play, token string
		body              any
		want              int
	}{
		{"nobody", play.ID, "", nil, http.StatusUnauthorized},
		{"counsellor", play.ID, apptest.Token(t, b.app, apptest.Nina), nil, http.StatusUnauthorized},
		{"another person", play.ID, other.Token, nil, http.StatusNotFound},
		{"unknown play", "zzzzzzzzzzzzzzz", s.Token, nil, http.StatusNotFound},
		{"a play of another evaluation, by its own", plain.ID, s.Token, nil, http.StatusNotFound},
		{"bad body", play.ID, s.Token, []int{1}, http.StatusBadRequest},
	} {
		if got := b.server.Call("POST", "/api/passation/plays/"+c.play+"/next", c.token, c.body, nil); got != c.want {
			t.Errorf("%s: answered %d, want %d", c.name, got, c.want)
		}
	}
	owner := b.start(t)
	own := b.open(t, owner.Token)
	if got := b.server.Call("POST", "/api/passation/plays/"+own.ID+"/next", owner.Token, nil, nil); got != http.StatusBadRequest {
		t.Errorf("a play without a plan answered %d", got)
	}
}

// A second evaluation of the same person is of the other form, whatever is drawn.
func TestTheOtherFormComesNext(t *testing.T) {
	b := newRoutedBed(t, nil)
	code, before := "", ""
	for range 4 {
		s, play := b.enter(t, code)
		if code == "" {
			code = s.PersonalCode
		}
		b.send(s.Token, play.ID, []map[string]any{event(0, "test_started", nil)})
		ids := b.next(t, s.Token, play.ID).ids()
		if ids == before || !slices.Contains([]string{"q1 q2", "q3 q4"}, ids) {
			t.Fatalf("%q came after %q", ids, before)
		}
		before = ids
	}
}

// The mode of a play is that of its campaign when it began.
func TestModeIsFrozen(t *testing.T) {
	b := newRoutedBed(t, map[string]any{"adaptive": true})
	s, play := b.enter(t, "")
	b.send(s.Token, play.ID, []map[string]any{event(0, "test_started", nil)})
	campaign, err := b.app.FindFirstRecordByData("campaigns", "code", "CDF12345")
	if err != nil {
		t.Fatal(err)
	}
	campaign.Set("adaptive", false)
	if err := b.app.Save(campaign); err != nil {
		t.Fatal(err)
	}
	position := 1
	for range 2 { // max_items
		n := b.next(t, s.Token, play.ID)
		if len(n.Items) != 1 {
			t.Fatalf("an adaptive play shows %q", n.ids())
		}
		position = b.answer(s.Token, play.ID, position, n, "a")
	}
	if n := b.next(t, s.Token, play.ID); len(n.Items) != 0 {
		t.Errorf("after two items: %q", n.ids())
	}
	record, err := b.app.FindRecordById("plays", play.ID)
	if err != nil || record.GetString("mode") != scoring.ModeAdaptive {
		t.Errorf("mode %v %v", record, err)
	}
}

// secrets are what no answer to a beneficiary may hold.
var secrets = regexp.MustCompile(`"(key|keys|right|grades|points|score|difficulty|module|family|criterion|form|skill|plan|mode)":`)

// TestNoAnswerHoldsASecret plays a routed evaluation from its code to its end and reads every byte that came back.
func TestNoAnswerHoldsASecret(t *testing.T) {
	b := newRoutedBed(t, nil)
	var heard bytes.Buffer
	call := func(path, token string, body map[string]any) map[string]any {
		raw, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		request, err := http.NewRequest("POST", b.server.URL+"/api/passation/"+path, bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", token)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode >= 300 {
			t.Fatalf("%s answered %d %s", path, response.StatusCode, text)
		}
		fmt.Fprintf(&heard, "%v\n%s\n", response.Header, text)
		answer := map[string]any{}
		if len(text) > 0 {
			if err := json.Unmarshal(text, &answer); err != nil {
				t.Fatal(err)
			}
		}
		return answer
	}
	call("campaign", "", map[string]any{"code": "CDF12345"})
	token := call("evaluations", "", map[string]any{"code": "CDF12345", "name": "Zoé", "accompanied": "alone"})["token"].(string)
	play := call("plays", token, map[string]any{"situation": "livraison"})["id"].(string)
	call("events", "", map[string]any{"token": token, "play": play, "events": []any{event(0, "test_started", nil)}})
	position := 1
	for {
		shown := call("plays/"+play+"/next", token, nil)["items"].([]any)
		if len(shown) == 0 {
			break
		}
		for _, item := range shown {
			id := item.(map[string]any)["id"]
			call("events", "", map[string]any{"token": token, "play": play, "events": []any{
				event(position, "item_shown", map[string]any{"item": id}),
				event(position+1, "item_answered", map[string]any{"item": id, "answer": "a", "rt": 3000, "modality": "touch"}),
			}})
			position += 2
		}
	}
	call("events", "", map[string]any{"token": token, "play": play, "events": []any{event(position, "finished", nil)}})
	call("plays/"+play+"/end", token, map[string]any{"outcome": "finished", "block": 0, "count": position + 1})
	call("end", token, nil)
	call("satisfaction", token, map[string]any{"ease": 4, "help": 5})
	if found := secrets.FindAllString(heard.String(), -1); len(found) > 0 {
		t.Errorf("the answers hold %q", found)
	}
	if !strings.Contains(heard.String(), "q6 ?") {
		t.Error("the last item was not in the answers: nothing was read")
	}
}
