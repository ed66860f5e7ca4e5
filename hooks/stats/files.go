package stats

import (
	"bytes"
	"encoding/csv"
	"encoding/json"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

// untilColumn says in each row with which month its period ends.
const untilColumn = "jusqu_a"

// secrecyColumn says in each row whether it is hidden, and why.
const secrecyColumn = "statut_secret"

// csvOf gives a table as RFC 4180 says: UTF-8, commas, one header in snake case. A hidden figure is an empty field.
func csvOf(id string) maker {
	return func(_ core.App, r Report) (page.Document, bool, error) {
		t, ok := r.table(id)
		if !ok {
			return page.Document{}, false, nil
		}
		var body bytes.Buffer
		w := csv.NewWriter(&body)
		header := []string{t.Head.Name, "libelle"}
		for _, column := range t.Columns {
			header = append(header, column.Name)
		}
		rows := [][]string{append(header, untilColumn, secrecyColumn)}
		for _, row := range t.Rows {
			fields := []string{row.Key, row.Label}
			for i, column := range t.Columns {
				text, _ := column.raw(row.Cells[i])
				fields = append(fields, text)
			}
			rows = append(rows, append(fields, row.Until.String(), row.secrecy()))
		}
		err := w.WriteAll(rows)
		return page.NewDocument("text/csv; charset=utf-8; header=present", body.Bytes()), true, err
	}
}

// published is a table as a JSON file: what the indicator is, then its rows.
type published struct {
	Indicator
	Secrecy string           `json:"regle_de_secret"`
	Place   string           `json:"territoire"`
	Month   string           `json:"edition"`
	Period  string           `json:"periode"`
	Summary string           `json:"resume"`
	Demo    bool             `json:"donnees_de_demonstration"`
	Columns []Column         `json:"colonnes"`
	Rows    []map[string]any `json:"lignes"`
}

func jsonOf(id string) maker {
	return func(_ core.App, r Report) (page.Document, bool, error) {
		t, ok := r.table(id)
		if !ok {
			return page.Document{}, false, nil
		}
		file := published{
			Indicator: t.Indicator, Secrecy: t.Secrecy(), Place: r.Place(), Month: r.Month.String(), Period: t.Period,
			Summary: t.Summary, Demo: r.Demo, Columns: t.Columns, Rows: []map[string]any{},
		}
		for _, row := range t.Rows {
			fields := map[string]any{t.Head.Name: row.Key, "libelle": row.Label, untilColumn: row.Until.String(), secrecyColumn: row.secrecy()}
			for i, column := range t.Columns {
				fields[column.Name] = plain(column, row.Cells[i])
			}
			file.Rows = append(file.Rows, fields)
		}
		body, err := json.MarshalIndent(file, "", "  ")
		return page.NewDocument("application/json; charset=utf-8", append(body, '\n')), true, err
	}
}

// plain is the figure with the decimals of its column, or null.
func plain(c Column, cell Cell) *json.Number {
	text, ok := c.raw(cell)
	if !ok {
		return nil
	}
	n := json.Number(text)
	return &n
}
