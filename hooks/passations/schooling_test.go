package passations_test

import (
	"net/http"
	"testing"

	"eva/hooks/internal/apptest"
)

// What a person declared of their schooling is part of what the synthesis rests on.
func TestSchoolingIsRead(t *testing.T) {
	hashes := map[string]bool{}
	for _, schooled := range []string{"", "france", "abroad"} {
		b := newBed(t)
		s := b.start(t)
		evaluation, err := b.app.FindRecordById("evaluations", s.State.Evaluation.ID)
		if err != nil {
			t.Fatal(err)
		}
		if schooled != "" {
			apptest.Record(t, b.app, "declarations", map[string]any{
				"evaluation": evaluation.Id, "structure": evaluation.GetString("structure"), "kind": "profile", "data": map[string]any{"schooled": schooled},
			})
		}
		if status := b.server.Call("POST", "/api/passation/end", s.Token, nil, nil); status != http.StatusOK {
			t.Fatalf("end answered %d", status)
		}
		row, err := b.app.FindFirstRecordByFilter("results", "evaluation = {:e} && scale = 'synthesis'", map[string]any{"e": evaluation.Id})
		if err != nil {
			t.Fatal(err)
		}
		hashes[row.GetString("inputs_hash")] = true
	}
	if len(hashes) != 3 {
		t.Errorf("%d inputs of the synthesis for three declarations", len(hashes))
	}
}
