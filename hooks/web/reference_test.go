package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// Everything that the description lists is on the page, under a heading.
func TestReferenceShowsEveryOperation(t *testing.T) {
	s := whole(t)
	raw := s.status("/documentation-api/openapi.json", http.StatusOK)
	if kind := raw.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		t.Errorf("type: %q", kind)
	}
	var document struct {
		OpenAPI string
		Paths   map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(raw.body), &document); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(document.OpenAPI, "3.1") {
		t.Errorf("version %q of OpenAPI", document.OpenAPI)
	}
	index := s.status("/documentation-api", http.StatusOK).body
	body := ""
	for _, group := range operationGroups() {
		body += s.status("/documentation-api/"+group.ID, http.StatusOK).body
	}
	for path, methods := range document.Paths {
		for method := range methods {
			if heading := "<code>" + strings.ToUpper(method) + " " + path + "</code></h2>"; strings.Count(body, heading) != 1 {
				t.Errorf("%d times %s", strings.Count(body, heading), heading)
			}
			if !strings.Contains(index, "<code>"+strings.ToUpper(method)+" "+path+"</code></a>") {
				t.Errorf("%s is not in the index", path)
			}
		}
	}
	s.status("/documentation-api/objets", http.StatusOK).contains(t, "<pre tabindex")
	if strings.Contains(index+body, "<script type=\"module\"") {
		t.Error("a page needs JavaScript")
	}
}

func TestShapes(t *testing.T) {
	for source, want := range map[string]string{
		`{"type": "string"}`:                                             `string`,
		`{"type": ["string", "null"]}`:                                   `string | null`,
		`{"$ref": "#/components/schemas/Step"}`:                          `Step`,
		`{"type": "array", "items": {"type": "integer"}}`:                `[integer]`,
		`{"enum": ["yes", "no"]}`:                                        `"yes" | "no"`,
		`{"const": true}`:                                                `true`,
		`{"oneOf": [{"type": "string"}, {"$ref": "#/A"}]}`:               `string | A`,
		`{"allOf": [{"$ref": "#/A"}, {"$ref": "#/B"}]}`:                  `A & B`,
		`{"type": "object"}`:                                             `object`,
		`{"type": "object", "additionalProperties": {"type": "number"}}`: `{ [name]: number }`,
		`{"type": "object", "additionalProperties": false}`:              `object`,
		`{"properties": {"b": {"type": "string"}, "a": {"properties": {"c": {"const": 1}}}}, "required": ["b"]}`: "{\n  \"a\"?: {\n    \"c\": 1\n  },\n  \"b\": string\n}",
	} {
		var s schema
		if err := json.Unmarshal([]byte(source), &s); err != nil {
			t.Fatal(err)
		}
		if got := s.shape(""); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", source, got, want)
		}
	}
	if _, err := referenceOf([]byte("{")); err == nil {
		t.Error("half a description was read")
	}
}
