package items

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"eva/hooks/internal/apptest"
)

func contentSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(filepath.Join(apptest.RepositoryRoot(t), "docs", "content.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	source, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("content.schema.json", source); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("content.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// faults are what a schema finds in a file, each with its line and field.
func faults(t *testing.T, schema *jsonschema.Schema, data []byte) []string {
	t.Helper()
	_, lines, err := readDocument(data)
	if err != nil {
		return []string{err.Error()}
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return []string{err.Error()}
	}
	err = schema.Validate(value)
	if err == nil {
		return nil
	}
	wrong, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return []string{err.Error()}
	}
	var list []string
	printer := message.NewPrinter(language.English)
	var walk func(*jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		for _, cause := range e.Causes {
			walk(cause)
		}
		if len(e.Causes) > 0 {
			return
		}
		path := ""
		for _, part := range e.InstanceLocation {
			if strings.Trim(part, "0123456789") == "" {
				path += "[" + part + "]"
			} else {
				path = strings.TrimPrefix(path+"."+part, ".")
			}
		}
		list = append(list, fmt.Sprintf("line %d, %s: %s", lines.of(path).Line, path, e.ErrorKind.LocalizedString(printer)))
	}
	walk(wrong)
	return list
}

// TestContentFollowsItsSchema: every content of the release, as it is written and as the bank writes it.
func TestContentFollowsItsSchema(t *testing.T) {
	schema := contentSchema(t)
	for name, data := range authorsFiles(t) {
		for _, one := range [][]byte{data, write(tree(t, data))} {
			for _, fault := range faults(t, schema, one) {
				t.Errorf("%s.json, %s", name, fault)
			}
		}
	}
}

func TestSchemaNamesLineAndField(t *testing.T) {
	schema := contentSchema(t)
	data := string(write(tree(t, authorsFiles(t)["livraison"])))
	for _, c := range []struct{ from, to, want string }{
		{`"title": "Livraison"`, `"title": ""`, "line 4, title: "},
		{`"minutes"`, `"minute"`, "line 1, : additional properties 'minute'"},
		{`"type": "free_text"`, `"type": "essay"`, ".type: value must be one of"},
		{`"right": "14"`, `"wrong": "14"`, ".key: missing property 'right'"},
		{`"b": -3`, `"b": "-3"`, ".difficulty.b: got string, want number"},
	} {
		changed := strings.Replace(data, c.from, c.to, 1)
		found := strings.Join(faults(t, schema, []byte(changed)), "\n")
		if changed == data || !strings.Contains(found, c.want) {
			t.Errorf("%s: %q; want %q", c.to, found, c.want)
		}
	}
}

// The types that a file may name are those that the collection of items takes.
func TestTypesAreThoseOfTheCollection(t *testing.T) {
	items, err := apptest.New(t).FindCollectionByNameOrId("items")
	if err != nil {
		t.Fatal(err)
	}
	field, ok := items.Fields.GetByName("type").(*core.SelectField)
	if got, want := slices.Sorted(slices.Values(itemTypes)), slices.Sorted(slices.Values(field.Values)); !ok || !slices.Equal(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}
