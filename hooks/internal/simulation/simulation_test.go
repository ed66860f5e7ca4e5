package simulation

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"eva/scoring"
)

const root = "../../../"

// author is a situation's content as its author wrote it, split as the import does.
func author(t testing.TB, situation string) Bank {
	t.Helper()
	var file map[string]json.RawMessage
	readJSON(t, root+"hooks/items/content/"+situation+".json", &file)
	rights, err := Rights(file["items"])
	if err != nil {
		t.Fatal(err)
	}
	var items []map[string]json.RawMessage
	if err := json.Unmarshal(file["items"], &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		for _, secret := range []string{"key", "points", "difficulty", "skill"} {
			delete(item, secret)
		}
	}
	file["items"] = mustJSON(t, items)
	return Bank{situation, mustJSON(t, file), rights}
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func mustJSON(t testing.TB, value any) json.RawMessage {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func situations(t testing.TB) []string {
	t.Helper()
	dirs, err := filepath.Glob(root + "scoring/testdata/*/perfect.json")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no golden log", err)
	}
	for i, path := range dirs {
		dirs[i] = filepath.Base(filepath.Dir(path))
	}
	return dirs
}

// What Node wrote and what sobek plays are the same bytes, event for event.
func TestPlaysAsNodeDoes(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	var profiles []Profile
	readJSON(t, root+"scoring/testdata/profiles.json", &profiles)
	for _, situation := range situations(t) {
		bank := author(t, situation)
		for _, profile := range profiles {
			t.Run(situation+"/"+profile.Name, func(t *testing.T) {
				golden, err := os.ReadFile(root + "scoring/testdata/" + situation + "/" + profile.Name + ".json")
				if err != nil {
					t.Fatal(err)
				}
				got, err := player.log(bank, profile)
				if err != nil {
					t.Fatal(err)
				}
				_, want, _ := strings.Cut(strings.TrimSuffix(string(golden), "]}\n"), `"events":[`)
				lines := strings.TrimSuffix(strings.TrimPrefix(want, "\n"), "\n")
				if want := "[" + strings.ReplaceAll(lines, ",\n", ",") + "]"; got != want {
					t.Errorf("sobek plays otherwise than Node; run `npm run golden`\n got %.300s\nwant %.300s", got, want)
				}
			})
		}
	}
}

// Several goroutines share a player; each seed has its own play, always the same.
func TestOneSeedOnePlay(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	bank := author(t, "maintenance")
	play := func(seed uint32) *Play {
		got, err := player.Play(bank, Profile{Pace: 1, Accuracy: 0.8, GivesUpAfter: 1, Seed: seed})
		if err != nil {
			t.Error(err)
		}
		return got
	}
	want := [2]*Play{play(1), play(2)}
	if reflect.DeepEqual(want[0], want[1]) {
		t.Error("two seeds gave the same play")
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if got := play(uint32(i%2 + 1)); !reflect.DeepEqual(got, want[i%2]) {
				t.Errorf("seed %d: another play in another goroutine", i%2+1)
			}
		})
	}
	group.Wait()
}

func TestOutcome(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	bank := author(t, "maintenance")
	for _, row := range []struct {
		givesUpAfter float64
		want         string
	}{{1, scoring.Finished}, {0.3, scoring.Abandoned}} {
		play, err := player.Play(bank, Profile{Pace: 1, Accuracy: 1, GivesUpAfter: row.givesUpAfter, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		if play.Outcome != row.want {
			t.Errorf("gives up after %v: got %q, want %q", row.givesUpAfter, play.Outcome, row.want)
		}
		for _, event := range play.Events {
			if err := scoring.CheckEvent("maintenance", event); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestRights(t *testing.T) {
	got, err := Rights(json.RawMessage(`[{"id":"a","key":{"right":"word"}},
		{"id":"b","key":{"grades":[{"text":"colli","points":0.75},{"text":"colis","points":1}]}},{"id":"c","key":{}},{"id":"d"}]`))
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"a": "word", "b": "colis"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := Rights(json.RawMessage(`{}`)); err == nil {
		t.Error("an object is no list of keys, and was taken")
	}
}

func TestRefusals(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	bank := author(t, "maintenance")
	if _, err := player.Play(Bank{"unknown", bank.Content, bank.Rights}, Profile{}); err == nil {
		t.Error("an unknown situation was played")
	}
	if _, err := player.Play(Bank{"maintenance", json.RawMessage(`{`), bank.Rights}, Profile{}); err == nil {
		t.Error("a content that is not JSON was played")
	}
}

func BenchmarkPlay(b *testing.B) {
	player := New(os.DirFS(root + "pb_public"))
	bank := author(b, "maintenance")
	for i := 0; b.Loop(); i++ {
		if _, err := player.Play(bank, Profile{Pace: 1, Accuracy: 0.8, GivesUpAfter: 1, Seed: uint32(i)}); err != nil {
			b.Fatal(err)
		}
	}
}
