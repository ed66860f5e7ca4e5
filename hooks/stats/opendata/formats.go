package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/snappy"
)

// csv writes a table as RFC 4180 says: UTF-8, commas, one header. A missing value is an empty field.
func (t Table) csv() ([]byte, error) {
	var body bytes.Buffer
	w := csv.NewWriter(&body)
	header := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		header[i] = f.Name
	}
	if err := w.Write(header); err != nil {
		return nil, err
	}
	err := w.WriteAll(t.Rows)
	return body.Bytes(), err
}

// json writes an array with one object a row and a line, in the order of the fields.
func (t Table) json() ([]byte, error) {
	body := bytes.NewBufferString("[")
	for n, row := range t.Rows {
		if n > 0 {
			body.WriteByte(',')
		}
		body.WriteString("\n{")
		for i, f := range t.Fields {
			if i > 0 {
				body.WriteByte(',')
			}
			value, err := f.literal(row[i])
			if err != nil {
				return nil, fmt.Errorf("write %s of %s: %w", f.Name, t.Name, err)
			}
			fmt.Fprintf(body, "%q:%s", f.Name, value)
		}
		body.WriteByte('}')
	}
	body.WriteString("\n]\n")
	return body.Bytes(), nil
}

// literal is a value in JSON: figures keep the decimals that they are published with.
func (f Field) literal(text string) (string, error) {
	if text == "" {
		return "null", nil
	}
	if f.Kind == Integer || f.Kind == Number {
		return text, nil
	}
	quoted, err := json.Marshal(text)
	return string(quoted), err
}

// parquet writes a table for those who compute. The order of its columns is that of a struct: the library sorts all else.
func (t Table) parquet() ([]byte, error) {
	var body bytes.Buffer
	w := parquet.NewGenericWriter[any](&body, t.parquetSchema(),
		parquet.Compression(&snappy.Codec{}), parquet.CreatedBy("eva", "1", "opendata"), parquet.KeyValueMetadata("licence", LicenceAddress))
	rows := make([]parquet.Row, len(t.Rows))
	for n, row := range t.Rows {
		for i, f := range t.Fields {
			value, err := f.value(row[i])
			if err != nil {
				return nil, fmt.Errorf("write %s of %s: %w", f.Name, t.Name, err)
			}
			level := 0
			if !f.Required && !value.IsNull() {
				level = 1
			}
			rows[n] = append(rows[n], value.Level(0, level, i))
		}
	}
	if _, err := w.WriteRows(rows); err != nil {
		return nil, err
	}
	err := w.Close()
	return body.Bytes(), err
}

func (t Table) parquetSchema() *parquet.Schema {
	goTypes := map[Kind]reflect.Type{Integer: reflect.TypeFor[int64](), Number: reflect.TypeFor[float64]()}
	columns := make([]reflect.StructField, len(t.Fields))
	for i, f := range t.Fields {
		tag := f.Name
		if !f.Required {
			tag += ",optional"
		}
		columns[i] = reflect.StructField{
			Name: "F" + strconv.Itoa(i), Type: goTypes[f.Kind], Tag: reflect.StructTag(`parquet:"` + tag + `"`),
		}
		if columns[i].Type == nil {
			columns[i].Type = reflect.TypeFor[string]()
		}
	}
	return parquet.NewSchema(t.Name, parquet.SchemaOf(reflect.New(reflect.StructOf(columns)).Interface()))
}

func (f Field) value(text string) (parquet.Value, error) {
	switch {
	case text == "":
		return parquet.NullValue(), nil
	case f.Kind == Integer:
		n, err := strconv.ParseInt(text, 10, 64)
		return parquet.Int64Value(n), err
	case f.Kind == Number:
		n, err := strconv.ParseFloat(text, 64)
		return parquet.DoubleValue(n), err
	}
	return parquet.ByteArrayValue([]byte(text)), nil
}
