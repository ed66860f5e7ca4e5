package stats

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

// secrecyColumn says in each row how much of it is hidden: diffuse, partiel or secret.
const secrecyColumn = "statut_secret"

// sendCSV gives a table as RFC 4180 says: UTF-8, commas, one header in snake case. A hidden figure is an empty field.
func sendCSV(e *core.RequestEvent, _ Report, t Table) error {
	var body bytes.Buffer
	w := csv.NewWriter(&body)
	header := []string{t.Head.Name, "libelle"}
	for _, column := range t.Columns {
		header = append(header, column.Name)
	}
	rows := [][]string{append(header, secrecyColumn)}
	for _, row := range t.Rows {
		fields := []string{row.Key, row.Label}
		for i, column := range t.Columns {
			text, _ := column.raw(row.Cells[i])
			fields = append(fields, text)
		}
		rows = append(rows, append(fields, row.secrecy()))
	}
	if err := w.WriteAll(rows); err != nil {
		return e.InternalServerError("Ce fichier n’a pas pu être préparé.", err)
	}
	e.Response.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", t.ID+".csv"))
	return page.Send(e, http.StatusOK, page.NewDocument("text/csv; charset=utf-8; header=present", body.Bytes()))
}

// published is a table as a JSON file: what the indicator is, then its rows.
type published struct {
	Indicator
	Period  string           `json:"periode"`
	N       *json.Number     `json:"effectif"` // null when it is hidden
	Summary string           `json:"resume"`
	Demo    bool             `json:"donnees_de_demonstration"`
	Rows    []map[string]any `json:"lignes"`
}

func sendJSON(e *core.RequestEvent, report Report, t Table) error {
	file := published{Indicator: t.Indicator, Period: t.Period, Summary: t.Summary, Demo: report.Demo,
		N: number(Column{}, t.N), Rows: []map[string]any{}}
	for _, row := range t.Rows {
		fields := map[string]any{t.Head.Name: row.Key, "libelle": row.Label, secrecyColumn: row.secrecy()}
		for i, column := range t.Columns {
			fields[column.Name] = number(column, row.Cells[i])
		}
		file.Rows = append(file.Rows, fields)
	}
	body, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return e.InternalServerError("Ce fichier n’a pas pu être préparé.", err)
	}
	return page.Send(e, http.StatusOK, page.NewDocument("application/json; charset=utf-8", append(body, '\n')))
}

// number is the figure with the decimals of its column, or null.
func number(c Column, cell Cell) *json.Number {
	text, ok := c.raw(cell)
	if !ok {
		return nil
	}
	n := json.Number(text)
	return &n
}
