package exports

import (
	"encoding/csv"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// textFile is a CSV as spreadsheets in French open it: a byte order mark, semicolons, a decimal comma unless a point is asked.
type textFile struct {
	*csv.Writer
	comma  bool
	fields []string
}

const byteOrderMark = "\ufeff"

func newCSV(w io.Writer, asked url.Values) (file, error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	f := &textFile{csv.NewWriter(w), asked.Get("decimal") != "point", make([]string, len(columns))}
	f.Comma, f.UseCRLF = ';', true
	for i, c := range columns {
		f.fields[i] = c.title
	}
	return f, f.Write(f.fields)
}

func (f *textFile) row(values []any) error {
	for i, value := range values {
		f.fields[i] = f.text(value)
	}
	return f.Write(f.fields)
}

func (f *textFile) text(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		number := strconv.FormatFloat(v, 'f', 3, 64)
		if f.comma {
			number = strings.Replace(number, ".", ",", 1)
		}
		return number
	case time.Time:
		return v.Format("2006-01-02 15:04")
	}
	return ""
}

func (f *textFile) close() error {
	f.Flush()
	return f.Error()
}

// formulaSigns begin what a spreadsheet would compute; those of full width do so where Japanese or Chinese is set.
const formulaSigns = "=+-@\t\r\n＝＋－＠|%"

// harmless keeps a text that somebody wrote from being taken for a formula: an apostrophe before it makes it a text.
func harmless(text string) string {
	if trimmed := strings.TrimLeft(text, " \u00a0\u202f\u200b\ufeff'\""); trimmed != "" && strings.ContainsRune(formulaSigns, []rune(trimmed)[0]) {
		return "'" + text
	}
	return text
}
