package campaigns

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"

	"eva/hooks/internal/people"
)

const (
	maxListBytes = 1 << 20
	maxPeople    = 500 // of one list
	codeLength   = 8
)

var (
	errUnreadable = errors.New("cette liste n’est pas lisible : collez du texte, ou envoyez un fichier CSV ou Excel")
	errTooMany    = errors.New("une liste compte 500 personnes au plus : coupez-la en plusieurs")
	errNobody     = errors.New("cette liste ne contient aucun nom")
)

// entry is a line of a list: a name, or the personal code of somebody who came before.
type entry struct {
	Line int    `json:"line"` // from 1
	Name string `json:"name"`
	Code string `json:"code,omitempty"`
}

// headers are what the first line of a spreadsheet may hold in the place of a person.
var headers = []string{"nom", "prénom", "prenom", "nom et prénom", "nom prénom", "noms", "name", "code", "code personnel", "bénéficiaire", "personne"}

// readList reads a list of people: one a line, in the text of a message or in the columns of a spreadsheet.
func readList(raw []byte) ([]entry, error) {
	rows, err := rowsOf(raw)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for i, cells := range rows {
		if i == 0 && isHeader(cells) {
			continue
		}
		if e := entryOf(cells); e.Name != "" || e.Code != "" {
			e.Line = i + 1
			entries = append(entries, e)
		}
	}
	switch {
	case len(entries) == 0:
		return nil, errNobody
	case len(entries) > maxPeople:
		return nil, errTooMany
	}
	return entries, nil
}

func isHeader(cells []string) bool {
	found := false
	for _, cell := range cells {
		cell = strings.ToLower(tidy(cell))
		if cell != "" && !slices.Contains(headers, cell) {
			return false
		}
		found = found || cell != ""
	}
	return found
}

// entryOf takes a cell of eight digits for a personal code, and joins the others.
func entryOf(cells []string) entry {
	var e entry
	var words []string
	for _, cell := range cells {
		cell = tidy(strings.Map(printable, cell))
		if code := codeIn(cell); code != "" && e.Code == "" {
			e.Code = code
		} else if cell != "" {
			words = append(words, cell)
		}
	}
	e.Name = strings.Join(words, " ")
	return e
}

func printable(r rune) rune {
	if unicode.IsControl(r) && r != '\t' {
		return -1
	}
	return r
}

func codeIn(cell string) string {
	code := strings.NewReplacer(" ", "", "-", "", "\u00a0", "", "\u202f", "").Replace(cell)
	if len(code) != codeLength || strings.Trim(code, "0123456789") != "" {
		return ""
	}
	return code
}

func rowsOf(raw []byte) ([][]string, error) {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return sheetRows(raw)
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var rows [][]string
	comma := separator(text)
	// A line at a time: a lone quote in somebody's name must not swallow the rest of the list.
	for line := range strings.SplitSeq(text, "\n") {
		reader := csv.NewReader(strings.NewReader(line))
		reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = comma, true, -1
		cells, err := reader.Read()
		if err != nil {
			cells = nil // an empty line
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

// separator is the strongest of the signs that the list holds: a comma may be part of a name, a tab never.
func separator(text string) rune {
	for _, sign := range "\t;" {
		if strings.ContainsRune(text, sign) {
			return sign
		}
	}
	return ','
}

// decode reads UTF-8, UTF-16 as Excel writes it under the name « texte Unicode », and Windows-1252, its usual CSV.
func decode(raw []byte) (string, error) {
	var err error
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		raw, err = xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM).NewDecoder().Bytes(raw)
	case !utf8.Valid(raw):
		raw, err = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	if err != nil || bytes.IndexByte(raw, 0) >= 0 {
		return "", errUnreadable
	}
	return string(bytes.TrimPrefix(raw, []byte("\ufeff"))), nil
}

// sheetRows reads the first sheet of an Excel file.
func sheetRows(raw []byte) ([][]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: 16 * maxListBytes, UnzipXMLSizeLimit: 16 * maxListBytes})
	if err != nil {
		return nil, errUnreadable
	}
	defer func() { _ = book.Close() }() // nothing was written
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		return nil, errUnreadable
	}
	return rows, nil
}

func (e entry) tooLong() bool { return utf8.RuneCountInString(e.Name) > people.MaxName }
