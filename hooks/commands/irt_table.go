package commands

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"eva/scoring/irt"
)

// countColumn says how many persons gave a row.
const countColumn = "count"

// mostPersons is how many persons the counts may add up to.
const mostPersons = 10_000_000

// table is a CSV of responses as it was written, its columns of its own apart.
type table struct {
	names  []string            // of the items
	cells  [][]string          // persons × items; "" is missing
	counts []int               // nil without the column
	apart  map[string][]string // columns that are no items, by name
}

// readTable reads a CSV with a header; the columns named apart are no items. A semicolon, as French spreadsheets write it, is
// understood where the header has no comma.
func readTable(in io.Reader, apart ...string) (*table, error) {
	buffered := bufio.NewReader(in)
	if start, _ := buffered.Peek(3); bytes.Equal(start, []byte("\uFEFF")) {
		_, _ = buffered.Discard(3) // what was peeked can be discarded
	}
	reader := csv.NewReader(buffered)
	reader.TrimLeadingSpace = true
	if start, _ := buffered.Peek(4096); isSemicolon(start) {
		reader.Comma = ';'
	}
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, refuse("L’entrée est vide : il faut un CSV avec une ligne d’en-tête.")
	}
	if err != nil {
		return nil, unreadable(err)
	}
	t := &table{apart: map[string][]string{}}
	roles, err := t.readHeader(header, apart)
	if err != nil {
		return nil, err
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(err)
		}
		line, _ := reader.FieldPos(0)
		if err := t.addRow(record, roles, line); err != nil {
			return nil, err
		}
	}
	if len(t.cells) == 0 {
		return nil, refuse("Il n’y a aucune ligne sous l’en-tête.")
	}
	return t, nil
}

func isSemicolon(start []byte) bool {
	header, _, _ := bytes.Cut(start, []byte("\n"))
	return bytes.ContainsRune(header, ';') && !bytes.ContainsRune(header, ',')
}

func unreadable(err error) error {
	var at *csv.ParseError
	switch {
	case errors.As(err, &at) && errors.Is(err, csv.ErrFieldCount):
		return refuse("La ligne %d n’a pas autant de cases que l’en-tête.", at.Line)
	case errors.As(err, &at):
		return refuse("La ligne %d n’est pas du CSV bien formé.", at.Line)
	}
	return refuse("L’entrée ne peut pas être lue : %v.", err)
}

// readHeader gives the role of each column: the name of a column apart, or "" for an item.
func (t *table) readHeader(header, apart []string) ([]string, error) {
	roles := make([]string, len(header))
	seen := map[string]bool{}
	for c, name := range header {
		name = strings.TrimSpace(name)
		switch {
		case name == "":
			return nil, refuse("La colonne %d n’a pas de nom dans l’en-tête.", c+1)
		case seen[name]:
			return nil, refuse("Deux colonnes s’appellent « %s ».", name)
		case name == countColumn || slices.Contains(apart, name):
			roles[c] = name
		default:
			t.names = append(t.names, name)
		}
		seen[name] = true
	}
	for _, name := range apart {
		if !seen[name] {
			return nil, refuse("Il n’y a pas de colonne « %s ».", name)
		}
	}
	if len(t.names) == 0 {
		return nil, refuse("L’en-tête ne nomme aucun item.")
	}
	return roles, nil
}

func (t *table) addRow(record, roles []string, line int) error {
	row := make([]string, 0, len(t.names))
	for c, value := range record {
		value = strings.TrimSpace(value)
		if value == "NA" {
			value = ""
		}
		switch roles[c] {
		case "":
			row = append(row, value)
		case countColumn:
			count, err := strconv.Atoi(value)
			if err != nil || count < 0 || count > mostPersons {
				return refuse("Ligne %d : « %s » n’est pas un nombre de personnes.", line, value)
			}
			t.counts = append(t.counts, count)
		default:
			t.apart[roles[c]] = append(t.apart[roles[c]], value)
		}
	}
	t.cells = append(t.cells, row)
	return nil
}

// responses reads the cells as categories.
func (t *table) responses() ([][]int8, error) {
	all := make([][]int8, len(t.cells))
	for i, row := range t.cells {
		all[i] = make([]int8, len(row))
		for j, cell := range row {
			if cell == "" {
				all[i][j] = irt.Missing
				continue
			}
			category, err := strconv.Atoi(cell)
			if err != nil || category < 0 || category > irt.MaxCategory {
				return nil, refuse("« %s », réponse à l’item « %s » (personne %d), n’est pas une catégorie de 0 à %d.",
					cell, t.names[j], i+1, irt.MaxCategory)
			}
			all[i][j] = int8(category)
		}
	}
	return all, nil
}

// data is what a calibration takes.
func (t *table) data() (irt.Data, error) {
	responses, err := t.responses()
	return irt.Data{Names: t.names, Responses: responses, Counts: t.counts}, err
}

// scores reads the cells as any numbers; NaN where missing.
func (t *table) scores() ([][]float64, error) {
	all := make([][]float64, len(t.cells))
	for i, row := range t.cells {
		all[i] = make([]float64, len(row))
		for j, cell := range row {
			if cell == "" {
				all[i][j] = math.NaN()
				continue
			}
			value, err := strconv.ParseFloat(cell, 64)
			if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
				return nil, refuse("« %s », réponse à l’item « %s » (personne %d), n’est pas un nombre.", cell, t.names[j], i+1)
			}
			all[i][j] = value
		}
	}
	return all, nil
}

// persons is how many gave a row.
func (t *table) persons(row int) int {
	if t.counts == nil {
		return 1
	}
	return t.counts[row]
}

// total is how many persons there are.
func (t *table) total() (int, error) {
	total := 0
	for i := range t.cells {
		if total += t.persons(i); total > mostPersons {
			return 0, refuse("La colonne count compte plus de %d personnes.", mostPersons)
		}
	}
	return total, nil
}
