package people_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/identity"
	"eva/hooks/passations"
	"eva/hooks/people"
	"eva/hooks/privacy"
)

// world is North with two records of one person, each with an evaluation, and a third person.
type world struct {
	t                   *testing.T
	app                 *tests.TestApp
	server              *apptest.Server
	campaign            *core.Record
	older, newer, other *core.Record
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, app: apptest.New(t, people.Bind, privacy.Bind, func(app core.App) { passations.Bind(app, passations.Config{}) })}
	w.campaign = apptest.Campaign(t, w.app, nil)
	w.older, w.newer, w.other = w.person("Camille Martin", 1), w.person("MARTIN Camile", 2), w.person("Zoé Petit", 3)
	bank := apptest.Bank(t, w.app, "controle", map[string]any{"items": []any{}}, []any{})
	for _, person := range []*core.Record{w.older, w.newer} {
		evaluation := w.evaluation(person, w.campaign)
		play := apptest.Play(t, w.app, evaluation, bank, "controle", nil)
		apptest.Record(t, w.app, "events", map[string]any{"play": play.Id, "position": 0, "name": "finished"})
		apptest.Record(t, w.app, "results", map[string]any{"evaluation": evaluation.Id, "play": play.Id, "structure": apptest.North, "scale": "attention"})
		apptest.Record(t, w.app, "follow_ups", map[string]any{
			"evaluation": evaluation.Id, "structure": apptest.North, "counsellor": "counsnina000000", "step": "now", "oriented": "yes",
		})
	}
	w.server = apptest.Serve(t, w.app)
	return w
}

// person saves somebody of North, known since that day of the year.
func (w *world) person(name string, day int) *core.Record {
	w.t.Helper()
	person := apptest.Record(w.t, w.app, identity.Collection, map[string]any{
		"id": fmt.Sprintf("person%09d", day), "structure": apptest.North, "name": name, "personal_code": fmt.Sprintf("1000000%d", day),
	})
	w.exec("UPDATE beneficiaries SET created = {:at}, updated = {:at} WHERE id = {:id}",
		dbx.Params{"id": person.Id, "at": fmt.Sprintf("2026-01-%02d 08:00:00.000Z", day)})
	return w.fresh(person)
}

func (w *world) evaluation(person, campaign *core.Record) *core.Record {
	w.t.Helper()
	return apptest.Record(w.t, w.app, "evaluations", map[string]any{
		"campaign": campaign.Id, "structure": apptest.North, "beneficiary": person.Id, "state": "finished", "kind": "real",
		"started_at": apptest.Now, "finished_at": apptest.Now, "last_seen_at": apptest.Now,
	})
}

func (w *world) exec(query string, params dbx.Params) {
	w.t.Helper()
	if _, err := w.app.DB().NewQuery(query).Bind(params).Execute(); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) fresh(r *core.Record) *core.Record {
	w.t.Helper()
	record, err := w.app.FindRecordById(r.Collection(), r.Id)
	if err != nil {
		w.t.Fatal(err)
	}
	return record
}

func (w *world) call(as, method, path string, body, out any) int {
	w.t.Helper()
	token := ""
	if as != "" {
		token = apptest.Token(w.t, w.app, as)
	}
	return w.server.Call(method, "/api/conseil/people/"+path, token, body, out)
}

// merge merges two records as Nina, and gives the id of the trace.
func (w *world) merge(first, second *core.Record) string {
	w.t.Helper()
	var answer struct{ ID, Kept string }
	status := w.call(apptest.Nina, "POST", "merge", map[string]string{"first": first.Id, "second": second.Id}, &answer)
	if status != http.StatusOK {
		w.t.Fatalf("the merge answered %d", status)
	}
	return answer.ID
}

// refused checks that a call fails with a sentence.
func (w *world) refused(as, method, path string, body any, status int, sentence string) {
	w.t.Helper()
	var answer struct{ Message string }
	if got := w.call(as, method, path, body, &answer); got != status || !strings.Contains(answer.Message, sentence) {
		w.t.Errorf("%s %s as %q: %d %q; want %d with %q", method, path, as, got, answer.Message, status, sentence)
	}
}

// export is every row of every table, dates included, in an order of its own. The trace of merges is left out: it stays.
func (w *world) export() string {
	w.t.Helper()
	var tables []string
	err := w.app.DB().NewQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'merges' AND name NOT LIKE 'sqlite_%'").Column(&tables)
	if err != nil || len(tables) < 20 {
		w.t.Fatal(tables, err)
	}
	dump := map[string][]string{}
	for _, table := range tables {
		var rows []dbx.NullStringMap
		if err := w.app.DB().NewQuery("SELECT * FROM `" + table + "`").All(&rows); err != nil {
			w.t.Fatal(err)
		}
		dump[table] = []string{}
		for _, row := range rows {
			line, err := json.Marshal(row)
			if err != nil {
				w.t.Fatal(err)
			}
			dump[table] = append(dump[table], string(line))
		}
		slices.Sort(dump[table])
	}
	raw, err := json.MarshalIndent(dump, "", " ")
	if err != nil {
		w.t.Fatal(err)
	}
	return string(raw)
}

func TestAMergeAndItsUndoLeaveTheDatabaseAsItWas(t *testing.T) {
	w := newWorld(t)
	w.exec(`INSERT INTO cohort_states (id, situation, bank_version, scale, metric, cohort, state)
		VALUES ('mark00000000000', '', '', '', '', '', '{"row":1}')`, nil)
	for _, person := range []*core.Record{w.older, w.newer} { // both awaited in one campaign, where each has one place
		apptest.Record(t, w.app, "invitees", map[string]any{"campaign": w.campaign.Id, "structure": apptest.North, "beneficiary": person.Id})
	}
	before := w.export()
	trace := w.merge(w.newer, w.older)
	during := w.export()
	if during == before {
		t.Fatal("the merge changed nothing")
	}
	for _, evaluation := range w.evaluationsOf(w.older) {
		if evaluation.GetString("beneficiary") != w.older.Id {
			t.Error("an evaluation stayed behind")
		}
	}
	if n := len(w.evaluationsOf(w.older)); n != 2 {
		t.Errorf("%d evaluations of the kept record; want 2", n)
	}
	if status := w.call(apptest.Noah, "POST", "merges/"+trace+"/undo", nil, nil); status != http.StatusOK {
		t.Fatalf("the undo answered %d", status)
	}
	if after := w.export(); after != before {
		t.Errorf("the undo left a difference:\n%s\n---\n%s", before, after)
	}
	row, err := w.app.FindRecordById("merges", trace)
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{
		"kept": w.older.Id, "merged": w.newer.Id, "counsellor": "counsnina000000", "undone_by": "counsnoah000000", "structure": apptest.North,
	} {
		if got := row.GetString(field); got != want {
			t.Errorf("the trace says %s = %q; want %q", field, got, want)
		}
	}
	if again := w.merge(w.older, w.newer); again == trace || w.export() != during {
		t.Error("merged again, it is not as it was when merged")
	}
	w.refused(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, http.StatusBadRequest, "déjà défaite")
}

func (w *world) evaluationsOf(person *core.Record) []*core.Record {
	w.t.Helper()
	list, err := w.app.FindAllRecords("evaluations", dbx.HashExp{"beneficiary": person.Id})
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

func TestTheCodeOfAMergedRecordStillWorks(t *testing.T) {
	w := newWorld(t)
	w.merge(w.older, w.newer)
	oldest := w.person("Camille Martin", 0)
	w.evaluation(oldest, w.campaign)
	w.exec("UPDATE beneficiaries SET created = '2025-01-01 08:00:00.000Z' WHERE id = {:id}", dbx.Params{"id": oldest.Id})
	w.merge(oldest, w.older)
	for _, record := range []*core.Record{w.older, w.newer, oldest} {
		found, err := identity.ByCode(w.app, apptest.North, record.GetString("personal_code"))
		if err != nil || found.Id != oldest.Id {
			t.Errorf("the code %s leads to %v, %v; want the oldest record", record.GetString("personal_code"), found, err)
		}
		var card people.Card
		if w.call(apptest.Nina, "GET", record.Id, nil, &card); card.ID != oldest.Id {
			t.Errorf("the page of %s shows %q; want the oldest record", record.Id, card.ID)
		}
	}
	entry := map[string]any{"code": w.campaign.GetString("code"), "personal_code": "1000 0002", "accompanied": "alone"}
	if status := w.server.Call("POST", "/api/passation/evaluations", "", entry, nil); status != http.StatusCreated || len(w.evaluationsOf(oldest)) != 4 {
		t.Errorf("an entry by the code of a merged record: %d; %d evaluations of the oldest", status, len(w.evaluationsOf(oldest)))
	}
	if _, err := identity.ByCode(w.app, apptest.South, w.newer.GetString("personal_code")); err == nil {
		t.Error("a code works in another structure")
	}
	list := struct{ Items []struct{ ID string } }{}
	w.server.Call("GET", "/api/collections/beneficiaries/records", apptest.Token(t, w.app, apptest.Nina), nil, &list)
	if len(list.Items) != 1 || list.Items[0].ID != oldest.Id {
		t.Errorf("the list shows %v; want the oldest record only", list.Items)
	}
}

func TestWhatHappensBetweenAMergeAndItsUndo(t *testing.T) {
	t.Run("a new evaluation and a rename stay with the kept record", func(t *testing.T) {
		w := newWorld(t)
		moved := w.evaluationsOf(w.newer)[0]
		trace := w.merge(w.older, w.newer)
		added := w.evaluation(w.older, w.campaign)
		w.server.Call("PATCH", "/api/collections/beneficiaries/records/"+w.older.Id, apptest.Token(t, w.app, apptest.Noah), map[string]any{"name": "Camille M."}, nil)
		var card people.Card
		w.call(apptest.Nina, "GET", w.older.Id, nil, &card)
		if len(card.Merges) != 1 || card.Merges[0].Evaluations != 1 || card.Merges[0].Since != 1 || card.Merges[0].PersonalCode != "10000002" {
			t.Errorf("the record says of its merges: %+v", card.Merges)
		}
		if status := w.call(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, nil); status != http.StatusOK {
			t.Fatalf("the undo answered %d", status)
		}
		for record, want := range map[*core.Record]string{moved: w.newer.Id, added: w.older.Id} {
			if got := w.fresh(record).GetString("beneficiary"); got != want {
				t.Errorf("evaluation %s is of %s; want %s", record.Id, got, want)
			}
		}
		if a, b := w.fresh(w.older).GetString("name"), w.fresh(w.newer).GetString("name"); a != "Camille M." || b != "MARTIN Camile" {
			t.Errorf("names %q and %q", a, b)
		}
		card = people.Card{}
		w.call(apptest.Nina, "GET", w.older.Id, nil, &card)
		kinds := []string{}
		for _, act := range card.Acts {
			kinds = append(kinds, act.Kind+" by "+act.By)
		}
		want := []string{"separated by " + apptest.Nina, "renamed by " + apptest.Noah, "merged by " + apptest.Nina}
		if !slices.Equal(kinds, want) {
			t.Errorf("the record tells %v; want %v", kinds, want)
		}
	})
	t.Run("an erased person is not separated again", func(t *testing.T) {
		w := newWorld(t)
		trace := w.merge(w.older, w.newer)
		w.server.Call("PATCH", "/api/collections/beneficiaries/records/"+w.older.Id, apptest.Token(t, w.app, apptest.Noah), map[string]any{"name": "Camille M."}, nil)
		if status := w.call(apptest.Nina, "POST", w.older.Id+"/erase", map[string]any{"personal_code": "1000 0001"}, nil); status != http.StatusOK {
			t.Fatalf("the erasure answered %d", status)
		}
		w.refused(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, http.StatusBadRequest, "ont été effacées")
		for _, said := range []string{"Camille", "Camile", "10000001", "10000002"} {
			if strings.Contains(w.export(), said) {
				t.Errorf("%q is still somewhere", said)
			}
		}
		var card people.Card
		if w.call(apptest.Nina, "GET", w.older.Id, nil, &card); !card.Erased || len(card.Merges) > 0 || card.PersonalCode != "" || card.Acts[0].Kind != "erased" {
			t.Errorf("the erased record says %+v", card)
		}
	})
	t.Run("a later merge is undone first", func(t *testing.T) {
		w := newWorld(t)
		before := w.export()
		first := w.merge(w.older, w.newer)
		w.exec("UPDATE beneficiaries SET created = '2025-01-01 08:00:00.000Z' WHERE id = {:id}", dbx.Params{"id": w.other.Id})
		w.evaluation(w.other, w.campaign)
		second := w.merge(w.other, w.older)
		w.refused(apptest.Nina, "POST", "merges/"+first+"/undo", nil, http.StatusBadRequest, "la plus récente")
		for _, trace := range []string{second, first} {
			if status := w.call(apptest.Nina, "POST", "merges/"+trace+"/undo", nil, nil); status != http.StatusOK {
				t.Fatalf("the undo answered %d", status)
			}
		}
		for _, e := range w.evaluationsOf(w.other) {
			w.exec("DELETE FROM evaluations WHERE id = {:id}", dbx.Params{"id": e.Id})
		}
		w.exec("UPDATE beneficiaries SET created = '2026-01-03 08:00:00.000Z' WHERE id = {:id}", dbx.Params{"id": w.other.Id})
		if w.export() != before {
			t.Error("two merges and their undoing left a difference")
		}
	})
}

func TestTwoPeopleMergeAtOnce(t *testing.T) {
	w := newWorld(t)
	w.evaluation(w.other, w.campaign)
	token := apptest.Token(t, w.app, apptest.Nina)
	pairs := [][2]string{{w.older.Id, w.newer.Id}, {w.newer.Id, w.older.Id}, {w.newer.Id, w.other.Id}, {w.older.Id, w.newer.Id}}
	statuses := make([]int, len(pairs))
	var all sync.WaitGroup
	for i, pair := range pairs {
		all.Go(func() {
			statuses[i] = w.server.Call("POST", "/api/conseil/people/merge", token, map[string]string{"first": pair[0], "second": pair[1]}, nil)
		})
	}
	all.Wait()
	done := 0
	for _, status := range statuses {
		if status == http.StatusOK {
			done++
		} else if status != http.StatusBadRequest {
			t.Errorf("a merge answered %d", status)
		}
	}
	traces, err := w.app.FindAllRecords("merges")
	if err != nil || len(traces) != done || done == 0 {
		t.Fatalf("%d done, %d traces, %v", done, len(traces), err)
	}
	targets := map[string]bool{}
	for _, id := range []string{w.older.Id, w.newer.Id, w.other.Id} {
		person, err := w.app.FindRecordById(identity.Collection, id)
		if err != nil {
			t.Fatal(err)
		}
		into, err := identity.Current(w.app, person)
		if err != nil {
			t.Fatal(err)
		}
		targets[into.Id] = true
	}
	for _, e := range slices.Collect(maps.Keys(targets)) {
		if person, err := w.app.FindRecordById(identity.Collection, e); err != nil || person.GetString("merged_into") != "" {
			t.Errorf("merges end on a record that is not in use: %s, %v", e, err)
		}
	}
	evaluations, err := w.app.FindAllRecords("evaluations")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range evaluations {
		if !targets[e.GetString("beneficiary")] {
			t.Errorf("evaluation %s hangs on a record that was merged", e.Id)
		}
	}
}

func TestTwoPeopleUndoAtOnce(t *testing.T) {
	w := newWorld(t)
	before := w.export()
	trace := w.merge(w.older, w.newer)
	token := apptest.Token(t, w.app, apptest.Nina)
	statuses := make([]int, 4)
	var all sync.WaitGroup
	for i := range statuses {
		all.Go(func() {
			statuses[i] = w.server.Call("POST", "/api/conseil/people/merges/"+trace+"/undo", token, nil, nil)
		})
	}
	all.Wait()
	slices.Sort(statuses)
	if want := []int{http.StatusOK, http.StatusBadRequest, http.StatusBadRequest, http.StatusBadRequest}; !slices.Equal(statuses, want) {
		t.Errorf("four at once are answered %v; want %v", statuses, want)
	}
	if w.export() != before {
		t.Error("the database is not as it was")
	}
}
