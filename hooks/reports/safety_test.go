package reports

import (
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

// What was chosen in Prévention is told by the content that was played; what is not in it, such as the training, is not.
func TestRisksAreTold(t *testing.T) {
	r := reportOf(t, func(app *tests.TestApp) {
		evaluation, err := app.FindRecordById("evaluations", evaluationID)
		if err != nil {
			t.Fatal(err)
		}
		campaign, err := app.FindRecordById("campaigns", evaluation.GetString("campaign"))
		if err != nil {
			t.Fatal(err)
		}
		campaign.Set("situations", []string{"prevention"})
		if err := app.SaveNoValidate(campaign); err != nil {
			t.Fatal(err)
		}
		options := []any{map[string]any{"id": "a", "text": "Je préviens"}, map[string]any{"id": "b", "text": "Je passe"}}
		bank := apptest.Bank(t, app, "prevention", map[string]any{"items": []any{
			map[string]any{"id": "p1", "type": "instruction", "stimulus": map[string]any{"name": "Le bidon", "options": options}},
			map[string]any{"id": "p2", "type": "instruction", "stimulus": map[string]any{"name": "La trappe", "options": options}},
		}}, []any{})
		play := apptest.Play(t, app, evaluation, bank, "prevention", map[string]any{"id": "playprevention0", "state": "started"})
		for i, e := range []string{
			`risk_rated {"zone":"t1","sign":"none","rt":900,"modality":"mouse"}`,
			`risk_rated {"zone":"p1","sign":"serious","rt":7400,"modality":"mouse"}`,
			`action_chosen {"zone":"p1","action":"a","rt":3000,"modality":"mouse"}`,
			`risk_rated {"zone":"p2","sign":"careful","rt":2000,"modality":"mouse"}`,
		} {
			name, data, _ := strings.Cut(e, " ")
			apptest.Record(t, app, "events", map[string]any{"play": play.Id, "position": i, "name": name, "at": 1000 * (i + 1), "data": data})
		}
	})
	want := "le bidon : « Danger grave » (7 s), puis « Je préviens » ; la trappe : « Attention » (2 s)."
	if len(r.Observations) != 1 || plain(r.Observations[0].Sentence) != want {
		t.Errorf("observations %+v, want %q", r.Observations, want)
	}
}

func TestHazardsAreTold(t *testing.T) {
	for _, c := range []struct {
		name    string
		metrics map[string]any
		want    string
	}{
		{"nothing measured", map[string]any{}, ""},
		{"all of them", map[string]any{"hazards": 5.0, "identified": 5.0, "qualified_right": 4.0}, "5 dangers signalés sur 5, dont 4 bien nommés"},
		{"slow, and right", map[string]any{"hazards": 5.0, "identified": 5.0, "qualified_right": 5.0, "search_mean": 41_700.0, "keyboard_share": 0.0},
			"5 dangers signalés sur 5, dont 5 bien nommés, 42 s de recherche par danger en moyenne : le niveau d’attention en vient, et ne dit rien de la justesse"},
		{"a false alarm, by keyboard", map[string]any{"hazards": 5.0, "identified": 1.0, "qualified_right": 1.0, "false_alarms": 1.0, "keyboard_share": 1.0, "search_mean": 9000.0},
			"1 danger signalé sur 5, dont 1 bien nommé, 1 endroit sans danger signalé, endroits parcourus au clavier : rien n’était à chercher, l’attention n’a pas de niveau"},
	} {
		if got := plain(strings.Join(toldOfHazards(c.metrics), ", ")); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
