package reports

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// riskSigns are the signs of Prévention, as the counsellor reads them.
var riskSigns = map[string]string{"none": "Pas de risque", "careful": "Attention", "serious": "Danger grave"}

// place is one of Prévention, with what the person chose there.
type place struct {
	ID       string `json:"id"`
	Stimulus struct {
		Name    string `json:"name"`
		Options []struct {
			ID   string `json:"id"`
			Text string `json:"text"`
		} `json:"options"`
	} `json:"stimulus"`
	sign, action string
	seconds      float64 // to the sign
}

// loadRisks reads what was chosen in Prévention: nothing of it is scored, so that no result holds it.
func (s *sources) loadRisks(app core.App) error {
	play, played := s.plays["prevention"]
	if !played {
		return nil
	}
	version, err := app.FindRecordById("bank_versions", play.GetString("bank_version"))
	if err != nil {
		return err
	}
	var content struct {
		Items []place `json:"items"`
	}
	if err := json.Unmarshal([]byte(version.GetString("content")), &content); err != nil {
		return err
	}
	var rows []struct {
		Zone   string  `db:"zone"`
		Sign   string  `db:"sign"`
		Action string  `db:"action"`
		RT     float64 `db:"rt"`
	}
	chosen := `SELECT COALESCE(data->>'zone', '') AS zone, COALESCE(data->>'sign', '') AS sign,
		COALESCE(data->>'action', '') AS action, COALESCE(data->>'rt', 0) AS rt FROM events
		WHERE play = {:play} AND name IN ('risk_rated', 'action_chosen') ORDER BY position`
	if err := app.DB().NewQuery(chosen).Bind(dbx.Params{"play": play.Id}).All(&rows); err != nil {
		return err
	}
	for _, row := range rows {
		i := slices.IndexFunc(content.Items, func(p place) bool { return p.ID == row.Zone })
		switch {
		case i < 0: // of the training
		case row.Sign != "":
			content.Items[i].sign, content.Items[i].seconds = row.Sign, row.RT/1000
		default:
			content.Items[i].action = row.Action
		}
	}
	s.risks = content.Items
	return nil
}

// toldOfRisks says place by place what was chosen, and after how long.
func (s *sources) toldOfRisks() []string {
	var told []string
	for _, p := range s.risks {
		if p.sign == "" {
			continue
		}
		said := fmt.Sprintf("%s : « %s » (%d s)", lower(p.Stimulus.Name), riskSigns[p.sign], int(math.Round(p.seconds)))
		for _, option := range p.Stimulus.Options {
			if option.ID == p.action {
				said += fmt.Sprintf(", puis « %s »", option.Text)
			}
		}
		told = append(told, said)
	}
	if len(told) == 0 {
		return nil
	}
	return []string{strings.Join(told, " ; ")}
}

// toldOfHazards says what was found in Sécurité, and how that was searched.
func toldOfHazards(metrics map[string]any) []string {
	all, _ := metrics["hazards"].(float64)
	if all == 0 {
		return nil
	}
	found, _ := metrics["identified"].(float64)
	named, _ := metrics["qualified_right"].(float64)
	parts := []string{fmt.Sprintf("%s sur %d, dont %d bien %s", plural(int(found), "danger signalé", "dangers signalés"), int(all), int(named), either(named > 1, "nommés", "nommé"))}
	if alarms, _ := metrics["false_alarms"].(float64); alarms > 0 {
		parts = append(parts, plural(int(alarms), "endroit sans danger signalé", "endroits sans danger signalés"))
	}
	if share, _ := metrics["keyboard_share"].(float64); share > 0.5 {
		parts = append(parts, "endroits parcourus au clavier : rien n’était à chercher, l’attention n’a pas de niveau")
	} else if search, timed := metrics["search_mean"].(float64); timed {
		parts = append(parts, fmt.Sprintf("%d s de recherche par danger en moyenne : le niveau d’attention en vient, et ne dit rien de la justesse", int(math.Round(search/1000))))
	}
	return parts
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
