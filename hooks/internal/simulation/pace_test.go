package simulation

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"eva/hooks/items"
	"eva/scoring"
)

// timed are the scales that are times by definition: that of Sécurité is how long one searches (eva-scoring.md, vector 95).
var timed = map[string]bool{"tri/speed": true, "controle/speed": true, "inventaire/speed": true, "securite/attention": true}

// Whoever makes no error has the top of each scale at any pace; only what is a time follows the pace.
func TestPaceChangesOnlySpeed(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	for situation, file := range files {
		secret, err := file.Secret()
		if err != nil {
			t.Fatal(err)
		}
		usual := atPace(t, player, situation, secret, 1)
		for name, r := range usual {
			measured := r.Estimate != nil && r.Metrics["accuracy"] == 1.0
			if !measured && r.Level != "4" && r.Level != "acquired" && r.Scale != "perseverance" {
				t.Errorf("%s without an error: level %q", name, r.Level)
			}
		}
		for _, pace := range []float64{0.5, 2} {
			for name, r := range atPace(t, player, situation, secret, pace) {
				before := usual[name]
				same := r.Level == before.Level && reflect.DeepEqual(r.Estimate, before.Estimate) && r.Metrics["accuracy"] == before.Metrics["accuracy"]
				if !same && !timed[name] {
					t.Errorf("%s at pace %v: %q %v, was %q %v", name, pace, r.Level, r.Estimate, before.Level, before.Estimate)
				}
			}
		}
	}
}

// atPace are the results of a play without an error, by situation/scale.
func atPace(t *testing.T, player *Player, situation string, secret []byte, pace float64) map[string]scoring.Result {
	t.Helper()
	var keys []scoring.Item
	if err := json.Unmarshal(secret, &keys); err != nil {
		t.Fatal(err)
	}
	measured, err := scoring.NewBank(situation, "1", keys)
	if err != nil {
		t.Fatal(err)
	}
	bank := author(t, situation)
	if bank.Routed() {
		bank = bank.Following(0, scoring.ModeFixed)
		measured = measured.WithPlan(bank.plan).For(scoring.ModeFixed, 0)
	}
	play, err := player.Play(bank, Profile{Name: "perfect", Pace: pace, Accuracy: 1, GivesUpAfter: 1, Seed: 11})
	if err != nil {
		t.Fatal(err)
	}
	results, err := measured.Score(play.Outcome, play.Events)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]scoring.Result{}
	for _, r := range results {
		found[situation+"/"+r.Scale] = r
	}
	return found
}
