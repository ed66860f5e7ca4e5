package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// tableSchema is a description of Table Schema (https://specs.frictionlessdata.io/table-schema/), with the fields that
// schema.data.gouv.fr adds.
type tableSchema struct {
	Schema        string        `json:"$schema"`
	Name          string        `json:"name"`
	Title         string        `json:"title"`
	Description   string        `json:"description"`
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey"`
}

type schemaField struct {
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Type        Kind           `json:"type"`
	Description string         `json:"description"`
	Example     string         `json:"example,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

func (t Table) schema() tableSchema {
	s := tableSchema{
		Schema: "https://specs.frictionlessdata.io/schemas/table-schema.json", Name: t.Name, Title: t.Title,
		Description: t.Description, MissingValues: []string{""}, PrimaryKey: t.Key,
	}
	for _, f := range t.Fields {
		constraints := map[string]any{}
		if f.Required {
			constraints["required"] = true
		}
		if len(f.Enum) > 0 {
			constraints["enum"] = f.Enum
		}
		if f.Kind == Integer || f.Kind == Number {
			constraints["minimum"] = 0
		}
		if f.Most > 0 {
			constraints["maximum"] = f.Most
		}
		s.Fields = append(s.Fields, schemaField{f.Name, f.Title, f.Kind, f.Description, f.Example, constraints})
	}
	return s
}

type licence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

type contributor struct {
	Title string `json:"title"`
	Role  string `json:"role"`
	Email string `json:"email,omitempty"`
}

// descriptor is datapackage.json (https://specs.frictionlessdata.io/data-package/): paths are those beside it, so that it
// also holds for a copy.
type descriptor struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Homepage     string        `json:"homepage"`
	Created      string        `json:"created"`
	Keywords     []string      `json:"keywords"`
	Licenses     []licence     `json:"licenses"`
	Contributors []contributor `json:"contributors"`
	Resources    []resource    `json:"resources"`
}

type resource struct {
	Profile     string       `json:"profile"`
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding,omitempty"`
	Bytes       int          `json:"bytes"`
	Hash        string       `json:"hash"`
	Licenses    []licence    `json:"licenses"`
	Schema      *tableSchema `json:"schema,omitempty"`
}

var licences = []licence{{licenceName, LicenceTitle, LicenceAddress}}

func (p Package) descriptor() ([]byte, error) {
	d := descriptor{
		Profile: "data-package", Name: p.Name, Title: p.Title, Description: p.Description, Homepage: p.Address + strings.TrimSuffix(Root, "/"),
		Created: p.Updated.UTC().Format(time.RFC3339), Keywords: p.Keywords, Licenses: licences,
		Contributors: []contributor{{p.Publisher, "publisher", p.Contact}},
	}
	for _, t := range p.Tables {
		schema := t.schema()
		for _, f := range formats {
			body, err := f.write(t)
			if err != nil {
				return nil, err
			}
			extension := f.extension[1:]
			r := resource{
				Profile: "data-resource", Name: t.Name + "-" + extension, Path: t.Name + f.extension, Title: t.Title + " (" + f.name + ")",
				Description: t.Description, Format: extension, MediaType: f.mediaType, Bytes: len(body), Hash: "sha256:" + sum(body), Licenses: licences,
			}
			if f.extension == ".csv" {
				r.Profile, r.Encoding, r.Schema = "tabular-data-resource", "utf-8", &schema
			}
			d.Resources = append(d.Resources, r)
		}
	}
	return indented(d)
}

func sum(body []byte) string {
	digest := sha256.Sum256(body)
	return hex.EncodeToString(digest[:])
}
