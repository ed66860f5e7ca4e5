package passations_test

import (
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
	"eva/hooks/passations"
	"eva/scoring"
)

// BenchmarkIntake stores batches of 10 events, each in its own transaction; HTTP and JSON are left out.
func BenchmarkIntake(b *testing.B) {
	app := apptest.New(b, func(app core.App) { passations.Bind(app, passations.Config{}) })
	bank := apptest.Bank(b, app, "controle", map[string]any{"items": []any{}}, []any{})
	evaluation := apptest.Evaluation(b, app, apptest.Campaign(b, app, nil), nil)
	play := apptest.Play(b, app, evaluation, bank, "controle", map[string]any{"block": 1 << 20})
	service := passations.New(passations.Config{Now: time.Now})
	position := 0
	b.ReportAllocs()
	for b.Loop() {
		batch := make([]scoring.Event, 10)
		for i := range batch {
			batch[i] = scoring.Event{Position: position, Name: "piece_placed", At: float64(position),
				Data: map[string]any{"piece": "p01", "bin": "conform", "modality": "touch"}}
			position++
		}
		if _, err := service.Intake(app, evaluation.Id, play.Id, batch); err != nil {
			b.Fatal(err)
		}
	}
}
