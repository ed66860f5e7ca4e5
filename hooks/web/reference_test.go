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
	body := s.status("/documentation-api", http.StatusOK).body
	for path, methods := range document.Paths {
		for method := range methods {
			if heading := "<h3><code>" + strings.ToUpper(method) + " " + path + "</code></h3>"; strings.Count(body, heading) != 1 {
				t.Errorf("%d times %s", strings.Count(body, heading), heading)
			}
		}
	}
	if strings.Contains(body, "<script type=\"module\"") {
		t.Error("the page needs JavaScript")
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
