// Package opendata writes tables as the files that others reuse: CSV, JSON and Parquet, each with its Table Schema, one data
// package and one catalogue that portals harvest. It is pure: the same tables give the same bytes, whether they are served
// or exported.
package opendata

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"time"
)

// Kind is the type of a field, in the words of Table Schema.
type Kind string

// Kinds of fields.
const (
	Text    Kind = "string"
	Month   Kind = "yearmonth" // 2026-11
	Integer Kind = "integer"
	Number  Kind = "number"
)

// Field is a column of a table.
type Field struct {
	Name, Title, Description, Example string
	Kind                              Kind
	Required                          bool
	Enum                              []string
	Most                              int // greatest value of a figure; 0 when there is none
}

// Table is one set of rows. A row has the text of each field, as CSV writes it; "" is missing.
type Table struct {
	Name, Title, Description string
	Fields                   []Field
	Key                      []string // fields that name a row
	Rows                     [][]string
}

// Package is everything that is published together.
type Package struct {
	Name, Title, Description string
	Keywords                 []string
	Address                  string // of the service, without a slash at its end
	Publisher, Contact       string // name; mail address, or ""
	Updated                  time.Time
	First, Last              string // months
	Tables                   []Table
}

// Licence of all the files.
const (
	LicenceTitle   = "Licence Ouverte / Open Licence 2.0"
	LicenceAddress = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
	licenceName    = "etalab-2.0"
)

// Root is the address of the files on the service.
const Root = "/donnees/"

// File is one of them, at its path below Root.
type File struct {
	Path, Type string // Type is that of HTTP
	Body       []byte
}

// format is one way to write a table.
type format struct {
	extension, name, mediaType, header string
	write                              func(Table) ([]byte, error)
}

var formats = []format{
	{".csv", "CSV", "text/csv", "text/csv; charset=utf-8; header=present", Table.csv},
	{".json", "JSON", "application/json", "application/json; charset=utf-8", Table.json},
	{".parquet", "Parquet", "application/vnd.apache.parquet", "application/vnd.apache.parquet", Table.parquet},
}

const schemaExtension = ".schema.json"

// Documents of the whole package.
const (
	Descriptor = "datapackage.json"
	Catalogue  = "catalogue.jsonld"
)

// Paths are all the files, those of each month after those of all months.
func (p Package) Paths() []string {
	paths := []string{Descriptor, Catalogue}
	for _, t := range p.Tables {
		for _, f := range formats {
			paths = append(paths, t.Name+f.extension)
		}
		paths = append(paths, t.Name+schemaExtension)
	}
	for _, m := range p.Months() {
		for _, t := range p.Tables {
			for _, f := range formats {
				if t.monthly() {
					paths = append(paths, m+"/"+t.Name+f.extension)
				}
			}
		}
	}
	return paths
}

// Months are those that the tables have, the oldest first.
func (p Package) Months() []string {
	var months []string
	for _, t := range p.Tables {
		if !t.monthly() {
			continue
		}
		for _, row := range t.Rows {
			if n := len(months); n == 0 || months[n-1] != row[0] {
				months = append(months, row[0])
			}
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

// File is the one at a path; false when there is none.
func (p Package) File(at string) (File, bool, error) {
	switch at {
	case Descriptor:
		return written(at, "application/json; charset=utf-8", p.descriptor)
	case Catalogue:
		return written(at, "application/ld+json; charset=utf-8", p.catalogue)
	}
	dir, name := path.Split(at)
	month := strings.TrimSuffix(dir, "/")
	for _, t := range p.Tables {
		extension, ours := strings.CutPrefix(name, t.Name)
		if !ours {
			continue
		}
		if extension == schemaExtension && month == "" {
			return written(at, "application/json; charset=utf-8", func() ([]byte, error) { return indented(t.schema()) })
		}
		i := slices.IndexFunc(formats, func(f format) bool { return f.extension == extension })
		if i < 0 || month != "" && !slices.Contains(p.Months(), month) {
			continue
		}
		if month != "" {
			if !t.monthly() {
				continue
			}
			t = t.of(month)
		}
		return written(at, formats[i].header, func() ([]byte, error) { return formats[i].write(t) })
	}
	return File{}, false, nil
}

func written(at, header string, write func() ([]byte, error)) (File, bool, error) {
	body, err := write()
	return File{at, header, body}, err == nil, err
}

// monthly says whether each row is of a month: its first field.
func (t Table) monthly() bool { return t.Fields[0].Kind == Month }

// of is the table of one month.
func (t Table) of(month string) Table {
	var rows [][]string
	for _, row := range t.Rows {
		if row[0] == month {
			rows = append(rows, row)
		}
	}
	t.Rows = rows
	return t
}

func indented(value any) ([]byte, error) {
	body, err := json.MarshalIndent(value, "", "  ")
	return append(body, '\n'), err
}
