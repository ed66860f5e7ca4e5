package simulation

import (
	"encoding/json"
	"os"
	"testing"

	"eva/hooks/items"
	"eva/scoring"
)

// The golden logs are of the first form. Played without a fault, every form of every routed content earns all its points:
// the keys of drawn items are right too.
func TestEveryFormCanBePerfect(t *testing.T) {
	player := New(os.DirFS(root + "pb_public"))
	files, err := items.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, situation := range []string{"lecture", "calcul"} {
		bank := author(t, situation)
		secret, err := files[situation].Secret()
		if err != nil {
			t.Fatal(err)
		}
		var keys []scoring.Item
		if err := json.Unmarshal(secret, &keys); err != nil {
			t.Fatal(err)
		}
		measured, err := scoring.NewBank(situation, "1", keys)
		if err != nil {
			t.Fatal(err)
		}
		measured = measured.WithPlan(bank.plan)
		for seed, form := range measured.Forms() {
			for _, mode := range []string{scoring.ModeFixed, scoring.ModeAdaptive} {
				play, err := player.Play(bank.Following(seed, mode), Profile{Name: "perfect", Pace: 1, Accuracy: 1, GivesUpAfter: 1, Seed: 11})
				if err != nil {
					t.Fatal(err)
				}
				results, err := measured.For(mode, seed).Score(play.Outcome, play.Events)
				if err != nil {
					t.Fatal(err)
				}
				whole := results[0]
				if whole.NItems < 5 || whole.Metrics["accuracy"] != 1.0 || whole.Metrics["right"] != float64(whole.NItems) {
					t.Errorf("%s, form %s, %s: %v right of %d", situation, form, mode, whole.Metrics["right"], whole.NItems)
				}
				if len(play.Asks) < 2 || play.Asks[0] < 1 || play.Asks[len(play.Asks)-1] != len(play.Events)-1 {
					t.Errorf("%s, form %s, %s: asks at %v of %d", situation, form, mode, play.Asks, len(play.Events))
				}
			}
		}
	}
}
