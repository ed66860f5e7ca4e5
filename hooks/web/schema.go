package web

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// schema is a JSON Schema, as far as the description of the API uses it.
type schema struct {
	Ref        string   `json:"$ref"`
	Type       typeName // one, or several joined by " | "
	Enum       []any
	Const      any
	Properties map[string]schema
	Required   []string
	Items      *schema
	OneOf      []schema
	AnyOf      []schema
	AllOf      []schema

	AdditionalProperties json.RawMessage
}

// typeName takes "string" as well as ["string", "null"].
type typeName string

// UnmarshalJSON reads both ways of writing a type.
func (t *typeName) UnmarshalJSON(raw []byte) error {
	var several []string
	if json.Unmarshal(raw, &several) == nil {
		*t = typeName(strings.Join(several, " | "))
		return nil
	}
	var one string
	err := json.Unmarshal(raw, &one)
	*t = typeName(one)
	return err
}

// shape writes what a value looks like, for people: { "name": string, "age"?: integer }.
func (s schema) shape(indent string) string {
	switch {
	case s.Ref != "":
		return path.Base(s.Ref)
	case len(s.OneOf)+len(s.AnyOf) > 0:
		return joined(append(s.OneOf, s.AnyOf...), " | ", indent)
	case len(s.AllOf) > 0:
		return joined(s.AllOf, " & ", indent)
	case s.Const != nil:
		return literal(s.Const)
	case len(s.Enum) > 0:
		values := make([]string, len(s.Enum))
		for i, value := range s.Enum {
			values[i] = literal(value)
		}
		return strings.Join(values, " | ")
	case s.Items != nil:
		return "[" + s.Items.shape(indent) + "]"
	case len(s.Properties) > 0:
		return s.members(indent)
	}
	var each schema
	if len(s.AdditionalProperties) > 0 && json.Unmarshal(s.AdditionalProperties, &each) == nil {
		return "{ [name]: " + each.shape(indent) + " }"
	}
	return string(s.Type)
}

func (s schema) members(indent string) string {
	inner := indent + "  "
	var lines []string
	for _, name := range sortedKeys(s.Properties) {
		mark := "?"
		if len(s.Required) == 0 || slices.Contains(s.Required, name) { // a schema that requires nothing says nothing of it
			mark = ""
		}
		lines = append(lines, inner+`"`+name+`"`+mark+": "+s.Properties[name].shape(inner))
	}
	return "{\n" + strings.Join(lines, ",\n") + "\n" + indent + "}"
}

func joined(schemas []schema, by, indent string) string {
	shapes := make([]string, len(schemas))
	for i, one := range schemas {
		shapes[i] = one.shape(indent)
	}
	return strings.Join(shapes, by)
}

func literal(value any) string {
	raw, _ := json.Marshal(value) // it was read from JSON
	return string(raw)
}
