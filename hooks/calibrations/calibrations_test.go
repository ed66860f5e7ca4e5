package calibrations

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/replay"
	"eva/scoring"
)

// bankItems are five questions of comprehension, one that all get right, and two of spelling, one with partial credit.
func bankItems() []map[string]any {
	var items []map[string]any
	for _, id := range []string{"c1", "c2", "c3", "c4", "c5", "c6"} {
		items = append(items, map[string]any{"id": id, "type": "single_choice", "skill": "comprehension", "points": 1, "key": map[string]any{"right": "a"}})
	}
	items = append(items, map[string]any{"id": "s1", "type": "single_choice", "skill": "spelling", "points": 1, "key": map[string]any{"right": "a"}})
	return append(items, map[string]any{"id": "s2", "type": "text_input", "skill": "spelling", "points": 1,
		"key": map[string]any{"grades": []any{map[string]any{"text": "mot", "points": 1}, map[string]any{"text": "mots", "points": 0.75}}}})
}

// school is an application in which n people played livraison: abilities are standard normal, the difficulties of c1 to c5
// are −1, −0.5, 0, 0.5 and 1, their slopes 1.2. c6 is always right.
func school(t *testing.T, n int) *tests.TestApp {
	t.Helper()
	app := apptest.New(t, Bind)
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{}}, bankItems())
	campaign := apptest.Campaign(t, app, map[string]any{"situations": []string{"livraison"}})
	random := rand.New(rand.NewPCG(5, 6))
	for i := range n {
		kind := "real"
		if i%50 == 49 {
			kind = "demo"
		}
		sitting := apptest.Evaluation(t, app, campaign, map[string]any{"kind": kind})
		state := scoring.Finished
		if i%40 == 39 {
			state = scoring.Abandoned
		}
		play := apptest.Play(t, app, sitting, bank, "livraison", map[string]any{"state": state, "ended_at": apptest.Now})
		answer(t, app, play.Id, random)
	}
	return app
}

func answer(t *testing.T, app core.App, play string, random *rand.Rand) {
	t.Helper()
	theta := random.NormFloat64()
	events := [][]any{{0, "test_started", 0, "{}"}}
	say := func(item, answer string) {
		data, err := json.Marshal(map[string]any{"item": item, "answer": answer, "rt": 5000 + 1000*random.Float64(), "modality": "mouse"})
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, []any{len(events), "item_answered", 1000 * len(events), string(data)})
	}
	for j, b := range []float64{-1, -0.5, 0, 0.5, 1} {
		if random.Float64() < 1/(1+math.Exp(-1.2*(theta-b))) {
			say(fmt.Sprintf("c%d", j+1), "a")
		} else {
			say(fmt.Sprintf("c%d", j+1), "z")
			say(fmt.Sprintf("c%d", j+1), "a") // changed: only the first answer counts here
		}
	}
	say("c6", "a")
	raw, err := json.Marshal(events)
	if err != nil {
		t.Fatal(err)
	}
	_, err = app.DB().NewQuery(`INSERT INTO events (id, play, position, name, at, data)
		SELECT lower(hex(randomblob(8))), {:play}, value->>0, value->>1, value->>2, value->>3 FROM json_each({:rows})`).
		Bind(map[string]any{"play": play, "rows": string(raw)}).Execute()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCalibrateAndPublish(t *testing.T) {
	app := school(t, 400)
	outcomes, err := Calibrate(context.Background(), app, Options{Situation: "livraison", Now: apptest.Now})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Outcome{}
	for _, o := range outcomes {
		got[o.Scale] = o
	}
	if got["spelling"].Reason == nil || got["spelling"].ID != "" {
		t.Errorf("nobody answered spelling: %+v", got["spelling"])
	}
	c := got["comprehension"]
	if c.Reason != nil || !c.Report.Converged || len(c.Report.Items) != 5 || c.N != 384 {
		t.Fatalf("%+v", c)
	}
	if r := c.Report.Refused; len(r) != 1 || r[0] != (Refusal{"c6", "constant"}) {
		t.Errorf("refused: %v", r)
	}
	for j, want := range []float64{-1, -0.5, 0, 0.5, 1} {
		item := c.Report.items[j]
		if math.Abs(item.B-want) > 4*item.SEB || item.Time == nil || math.Abs(item.Time.Mean-5.5) > 0.1 {
			t.Errorf("%s: b %v ± %v, want %v; times %+v", item.Name, item.B, item.SEB, want, item.Time)
		}
		if c.Report.Items[j].Fit == nil || c.Report.Items[j].N != 384 {
			t.Errorf("%+v", c.Report.Items[j])
		}
	}
	row, err := app.FindRecordById(collection, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	var excluded map[string]int
	if err := row.UnmarshalJSONField("excluded", &excluded); err != nil || excluded["kind_demo"] != 8 || excluded["unfinished"] != 8 {
		t.Errorf("excluded %v (%v)", excluded, err)
	}
	row.Set("state", "published")
	if err := app.Save(row); err != nil {
		t.Fatal(err)
	}
	bank, err := new(replay.Banks).Of(app, bankID(t, app))
	if err != nil || bank.Versions()["comprehension"] != "livraison/1+c1" || bank.Versions()["spelling"] != "livraison/1" {
		t.Errorf("%v, %v", bank.Versions(), err)
	}
}

func bankID(t *testing.T, app core.App) string {
	t.Helper()
	bank, err := app.FindFirstRecordByFilter("bank_versions", "id != ''")
	if err != nil {
		t.Fatal(err)
	}
	return bank.Id
}

// Twice the same answers give the same bytes, and one candidate.
func TestCandidateIsReplaced(t *testing.T) {
	app := school(t, 60)
	var last Outcome
	hashes := map[string]bool{}
	for range 2 {
		outcomes, err := Calibrate(context.Background(), app, Options{Situation: "livraison", Model: "rasch", BankVersion: 1, Now: apptest.Now})
		if err != nil {
			t.Fatal(err)
		}
		last = outcomes[0]
		row, err := app.FindRecordById(collection, last.ID)
		if err != nil {
			t.Fatal(err)
		}
		hashes[row.GetString("inputs_hash")+row.GetString("items")] = true
	}
	if n, err := app.CountRecords(collection); n != 1 || err != nil || len(hashes) != 1 || last.Model != "rasch" {
		t.Errorf("%d candidates (%v), %d different, %s", n, err, len(hashes), last.Model)
	}
}

func TestCalibrateRefusals(t *testing.T) {
	app := school(t, 3)
	for _, c := range []struct {
		name string
		o    Options
		want error
	}{
		{"unknown situation", Options{Situation: "nothing"}, ErrSituation},
		{"unknown model", Options{Situation: "livraison", Model: "3pl"}, ErrModel},
		{"unknown kind", Options{Situation: "livraison", Kinds: []string{"real", "fake"}}, ErrKind},
		{"unknown version", Options{Situation: "livraison", BankVersion: 9}, ErrVersion},
		{"a situation never played", Options{Situation: "maintenance"}, ErrVersion},
	} {
		if _, err := Calibrate(context.Background(), app, c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	outcomes, err := Calibrate(context.Background(), app, Options{Situation: "livraison"})
	if err != nil || outcomes[0].Reason == nil || !strings.Contains(outcomes[0].Reason.Error(), "trop peu de personnes") {
		t.Errorf("three people: %+v, %v", outcomes, err)
	}
}
