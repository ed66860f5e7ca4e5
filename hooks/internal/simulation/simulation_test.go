package simulation

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"eva/hooks/items"
	"eva/scoring"
)

const root = "../../../"

// author is a situation's content as its author wrote it, split as the import does; a routed one is of the first form.
func author(t testing.TB, situation string) Bank {
	t.Helper()
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	content := files[situation]
	public, err := content.Public()
	if err != nil {
		t.Fatal(err)
	}
	secret, err := content.Secret()
	if err != nil {
		t.Fatal(err)
	}
	bank, err := NewBank(situation, Version{public, secret, content.Plan}, false)
	if err != nil {
		t.Fatal(err)
	}
	return bank.Following(0, scoring.ModeFixed)
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

func situations(t testing.TB) []string {
	t.Helper()
	files, err := items.Files()
	if err != nil || len(files) == 0 {
		t.Fatal("no content", err)
	}
	return slices.Sorted(maps.Keys(files))
}

// What Node wrote and what sobek plays are the same bytes, event for event. The logs of routed situations are written
// here, with EVA_UPDATE=1: only the server knows which items follow.
func TestPlaysAsNodeDoes(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	var profiles []Profile
	readJSON(t, root+"scoring/testdata/profiles.json", &profiles)
	for _, situation := range situations(t) {
		bank := author(t, situation)
		for _, profile := range profiles {
			compare(t, player, bank, profile)
			if profile.Name == "careless" && bank.Routed() {
				profile.Name = "adaptive"
				compare(t, player, bank.Following(0, scoring.ModeAdaptive), profile)
			}
		}
	}
}

func compare(t *testing.T, player *Player, bank Bank, profile Profile) {
	t.Run(bank.Situation+"/"+profile.Name, func(t *testing.T) {
		got, err := player.log(bank, profile)
		if err != nil {
			t.Fatal(err)
		}
		path := root + "scoring/testdata/" + bank.Situation + "/" + profile.Name + ".json"
		if bank.Routed() && os.Getenv("EVA_UPDATE") != "" {
			write(t, path, bank.Situation, profile, got)
		}
		golden, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(strings.TrimSuffix(string(golden), "]}\n"), `"events":[`)
		lines := strings.TrimSuffix(strings.TrimPrefix(want, "\n"), "\n")
		if want := "[" + strings.ReplaceAll(lines, ",\n", ",") + "]"; got != want {
			t.Errorf("sobek plays otherwise than the log; run `npm run golden`\n got %.300s\nwant %.300s", got, want)
		}
	})
}

// write makes a log in the shape of tests/golden.mjs.
func write(t *testing.T, path, situation string, profile Profile, log string) {
	t.Helper()
	var events []json.RawMessage
	if err := json.Unmarshal([]byte(log), &events); err != nil {
		t.Fatal(err)
	}
	var last struct{ Name string }
	if err := json.Unmarshal(events[len(events)-1], &last); err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`{"situation":%q,"profile":%q,"seed":%d,"outcome":%q,"events":[`, situation, profile.Name, profile.Seed, last.Name)
	for i, event := range events {
		text += map[bool]string{true: "\n", false: ",\n"}[i == 0] + string(event)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text+"\n]}\n"), 0o644); err != nil {
		t.Fatal(err)
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
		{"id":"b","key":{"grades":[{"text":"colli","points":0.75},{"text":"colis","points":1}]}},{"id":"c","key":{}},{"id":"d"},{"id":"e","key":{"any":["x:1","x:2"]}}]`))
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"a": "word", "b": "colis", "e": "x:1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := Rights(json.RawMessage(`{}`)); err == nil {
		t.Error("an object is no list of keys, and was taken")
	}
}

func TestRefusals(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	bank := author(t, "maintenance")
	if _, err := player.Play(Bank{Situation: "unknown", Content: bank.Content, Rights: bank.Rights}, Profile{}); err == nil {
		t.Error("an unknown situation was played")
	}
	if _, err := player.Play(Bank{Situation: "maintenance", Content: json.RawMessage(`{`), Rights: bank.Rights}, Profile{}); err == nil {
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
