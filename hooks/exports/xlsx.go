package exports

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// workbook writes an XLSX row by row, straight into the answer. A library would hold the rows, or spill names on the disk.
type workbook struct {
	archive *zip.Writer
	sheet   *bufio.Writer // the one being written
	names   []string      // of the sheets
	rows    int           // of the current sheet
	letters []string      // of the columns
}

const (
	mostRows  = 1 << 20 // that a sheet may have
	bodySheet = "Évaluations"
)

// Styles of cells, in the order of stylesXML. Texts have the mark that keeps them texts when a cell is edited.
const (
	plainStyle = iota
	headStyle
	textStyle
	dateStyle
	shareStyle
)

func newXLSX(w io.Writer, _ url.Values) (file, error) {
	b := &workbook{archive: zip.NewWriter(w)}
	// The quickest: a file of names and levels repeats itself, and shrinks as well with less work.
	b.archive.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for i := range columns {
		b.letters = append(b.letters, letters(i))
	}
	return b, b.begin()
}

// letters name a column: A… Z, AA…
func letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

// begin opens the next sheet of evaluations.
func (b *workbook) begin() error {
	name := bodySheet
	if n := len(b.names); n > 0 {
		name += " " + strconv.Itoa(n+1)
	}
	titles, widths := make([]any, len(columns)), make([]int, len(columns))
	for i, c := range columns {
		titles[i], widths[i] = c.title, c.width
	}
	return b.open(name, widths, titles)
}

func (b *workbook) open(name string, widths []int, titles []any) error {
	b.names, b.rows = append(b.names, name), 0
	part, err := b.archive.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.names)))
	if err != nil {
		return err
	}
	b.sheet = bufio.NewWriterSize(part, sentAtOnce)
	_, _ = b.sheet.WriteString(sheetStart) // errors stay in the buffer until Flush
	for i, width := range widths {
		fmt.Fprintf(b.sheet, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	_, _ = b.sheet.WriteString("</cols><sheetData>")
	return b.cells(titles, headStyle)
}

func (b *workbook) row(values []any) error {
	if b.rows == mostRows {
		if err := b.end(); err != nil {
			return err
		}
		if err := b.begin(); err != nil {
			return err
		}
	}
	return b.cells(values, textStyle)
}

// cells writes a row; its texts get a style, the others that of what they are.
func (b *workbook) cells(values []any, style int) error {
	b.rows++
	number := strconv.Itoa(b.rows)
	_, _ = b.sheet.WriteString(`<row r="` + number + `">`)
	for i, value := range values {
		if value == nil || value == "" {
			continue
		}
		_, _ = b.sheet.WriteString(`<c r="` + b.letters[i] + number + `" s="`)
		b.cell(value, style)
	}
	_, err := b.sheet.WriteString("</row>")
	return err
}

func (b *workbook) cell(value any, style int) {
	text, kind := "", plainStyle
	switch v := value.(type) {
	case string:
		_, _ = b.sheet.WriteString(strconv.Itoa(style) + `" t="inlineStr"><is><t xml:space="preserve">`)
		_, _ = escaper.WriteString(b.sheet, legible(v))
		_, _ = b.sheet.WriteString("</t></is></c>")
		return
	case int:
		text = strconv.Itoa(v)
	case float64:
		text, kind = strconv.FormatFloat(v, 'f', 3, 64), shareStyle
	case time.Time:
		text, kind = strconv.FormatFloat(serial(v), 'f', 6, 64), dateStyle
	}
	_, _ = b.sheet.WriteString(strconv.Itoa(kind) + `"><v>` + text + "</v></c>")
}

// serial is a moment as spreadsheets count: days, from the 30th of December 1899 on the clock of the wall.
func serial(t time.Time) float64 {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	return wall.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// legible leaves out what XML cannot hold: a name may have been pasted with anything in it.
func legible(text string) string {
	clean := true
	for _, r := range text {
		clean = clean && legibleRune(r)
	}
	if clean {
		return text
	}
	return strings.Map(func(r rune) rune {
		if legibleRune(r) {
			return r
		}
		return -1
	}, text)
}

func legibleRune(r rune) bool {
	return (r >= ' ' || r == '\t' || r == '\n') && r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF
}

func (b *workbook) end() error {
	_, _ = b.sheet.WriteString(sheetEnd)
	return b.sheet.Flush()
}

// close writes the dictionary, then what says which sheets there are.
func (b *workbook) close() error {
	if err := b.end(); err != nil {
		return err
	}
	if err := b.open(dictionary, []int{34, 100}, []any{"Colonne", "Ce qu’elle dit"}); err != nil {
		return err
	}
	for _, c := range columns {
		if err := b.cells([]any{c.title, c.help}, textStyle); err != nil {
			return err
		}
	}
	if err := b.end(); err != nil {
		return err
	}
	for name, content := range b.parts() {
		part, err := b.archive.Create(name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, content); err != nil {
			return err
		}
	}
	return b.archive.Close()
}
