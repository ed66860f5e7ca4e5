package reports

import (
	"encoding/json"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// accommodation is a setting that the person asked for, as it stood at the end of the play.
type accommodation struct{ name, value string }

// loadEvents reads of the raw log only what no result keeps: the active time, and the settings that were chosen.
func (s *sources) loadEvents(app core.App) error {
	s.activeMS, s.accommodations = map[string]*float64{}, map[string][]accommodation{}
	for situation, play := range s.plays {
		var ms struct {
			At *float64 `db:"at"`
		}
		last := "SELECT MAX(at) AS at FROM events WHERE play = {:play}"
		if err := app.DB().NewQuery(last).Bind(dbx.Params{"play": play.Id}).One(&ms); err != nil {
			return err
		}
		s.activeMS[situation] = ms.At
		var rows []struct {
			Name  string `db:"name"`
			Value string `db:"value"`
		}
		// SQLite reads true as 1, which is also the usual tempo: its type tells them apart.
		chosen := `SELECT data->>'name' AS name,
			CASE json_type(data, '$.value') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE COALESCE(data->>'value', '') END AS value
			FROM events
			WHERE play = {:play} AND name = 'accommodation' ORDER BY position`
		if err := app.DB().NewQuery(chosen).Bind(dbx.Params{"play": play.Id}).All(&rows); err != nil {
			return err
		}
		for _, row := range rows {
			s.choose(situation, accommodation{row.Name, row.Value})
		}
	}
	return nil
}

// choose replaces an earlier choice of the same setting.
func (s *sources) choose(situation string, a accommodation) {
	list := s.accommodations[situation]
	for i := range list {
		if list[i].name == a.name {
			list[i].value = a.value
			return
		}
	}
	s.accommodations[situation] = append(list, a)
}

// loadWritings reads the free texts: the last answer to each item of that type, where the campaign proposed one.
func (s *sources) loadWritings(app core.App) error {
	if !s.campaign.GetBool("free_text") {
		return nil
	}
	// The text of the end stands apart from any situation.
	var atTheEnd []string
	err := app.DB().Select("text").From("writings").Where(dbx.HashExp{"evaluation": s.evaluation.Id}).Column(&atTheEnd)
	if err != nil {
		return err
	}
	for _, text := range atTheEnd {
		s.writings = append(s.writings, Writing{"À la fin", text})
	}
	for _, situation := range s.situations {
		play, played := s.plays[situation]
		if !played {
			continue
		}
		items, err := freeTextItems(app, play.GetString("bank_version"))
		if err != nil {
			return err
		}
		for _, item := range items {
			var texts []string
			last := `SELECT data->>'answer' FROM events WHERE play = {:play} AND name = 'item_answered'
				AND data->>'item' = {:item} ORDER BY position DESC LIMIT 1`
			if err := app.DB().NewQuery(last).Bind(dbx.Params{"play": play.Id, "item": item}).Column(&texts); err != nil {
				return err
			}
			for _, text := range texts {
				if strings.TrimSpace(text) != "" {
					s.writings = append(s.writings, Writing{s.title(situation), text})
				}
			}
		}
	}
	return nil
}

func freeTextItems(app core.App, bank string) ([]string, error) {
	version, err := app.FindRecordById("bank_versions", bank)
	if err != nil {
		return nil, err
	}
	var content struct {
		Items []struct {
			ID   string `json:"id"`
			Type string `json:"type"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(version.GetString("content")), &content); err != nil {
		return nil, err
	}
	var ids []string
	for _, item := range content.Items {
		if item.Type == "free_text" {
			ids = append(ids, item.ID)
		}
	}
	return ids, nil
}
