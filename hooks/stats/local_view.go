package stats

import "github.com/pocketbase/pocketbase/core"

// local is the statistics of a structure as its page reads them: figures are written already.
type local struct {
	Structure  choice       `json:"structure"`
	Tree       bool         `json:"tree"` // with the structures below
	Structures []choice     `json:"structures,omitempty"`
	Month      string       `json:"month"`
	Until      string       `json:"until"`
	Running    bool         `json:"running"` // the month is not over
	Months     []choice     `json:"months"`
	Sampled    bool         `json:"sampled"` // the structure was drawn for the national figures
	Tables     []localTable `json:"tables"`
}

type choice struct {
	ID   string `db:"id" json:"id"`
	Name string `db:"name" json:"name"`
}

func choiceOf(structure *core.Record) choice {
	return choice{structure.Id, structure.GetString("name")}
}

type localTable struct {
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	Principle   string     `json:"principle"`
	Summary     string     `json:"summary"`
	Period      string     `json:"period"`
	Definition  string     `json:"definition"`
	Formula     string     `json:"formula"`
	Denominator string     `json:"denominator"`
	Source      string     `json:"source"`
	Head        string     `json:"head"`
	Columns     []string   `json:"columns"`
	Rows        []localRow `json:"rows"`
}

type localRow struct {
	Label string   `json:"label"`
	Part  bool     `json:"part"`
	Cells []string `json:"cells"`
}

func localTableOf(t Table) localTable {
	written := localTable{
		ID: t.ID, Title: t.Title, Principle: t.Principle, Summary: t.Summary, Period: t.Period, Definition: t.Definition,
		Formula: t.Formula, Denominator: t.Denominator, Source: t.Source, Head: t.Head.Title, Rows: []localRow{},
	}
	for _, column := range t.Columns {
		written.Columns = append(written.Columns, column.Heading())
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row.Cells))
		for n, cell := range row.Cells {
			cells[n] = t.Columns[n].Text(cell)
		}
		written.Rows = append(written.Rows, localRow{row.Label, row.Part, cells})
	}
	return written
}
