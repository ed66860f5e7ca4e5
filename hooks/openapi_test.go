package hooks_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
)

var registration = regexp.MustCompile(`\b(?:s?e\.Router|g)\.(GET|POST|PATCH|DELETE)\("([^"]+)"`)

// named routes are registered once an indicator; they stand in the description by its place.
var named = regexp.MustCompile(`Router\.(GET)\("(/[a-z]+/)"\+id\+"(\.[a-z]+)"`)

// forPrograms are the addresses that are not pages: the API, open data, health.
var forPrograms = regexp.MustCompile(`^/api/|^/donnees/\{|\.(csv|json)$|^/healthz$`)

// TestOpenAPIListsTheRoutes compares docs/openapi.json with the routes for programs that the sources register.
func TestOpenAPIListsTheRoutes(t *testing.T) {
	root := apptest.RepositoryRoot(t)
	raw, err := os.ReadFile(filepath.Join(root, "docs", "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for path, methods := range doc.Paths {
		for method := range methods {
			documented[strings.ToUpper(method)+" "+path] = true
		}
	}
	registered := map[string]bool{}
	walk(t, filepath.Join(root, "hooks"), ".go", func(path, source string) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, match := range registration.FindAllStringSubmatch(source, -1) {
			route := match[2]
			if strings.Contains(path, "/passations/") && !strings.HasPrefix(route, "/api/") {
				route = "/api/passation" + route
			}
			if forPrograms.MatchString(route) {
				registered[match[1]+" "+route] = true
			}
		}
		for _, match := range named.FindAllStringSubmatch(source, -1) {
			registered[match[1]+" "+match[2]+"{indicator}"+match[3]] = true
		}
	})
	for route := range registered {
		if !documented[route] {
			t.Errorf("%s is not in docs/openapi.json", route)
		}
	}
	for route := range documented {
		if !registered[route] {
			t.Errorf("docs/openapi.json lists %s, which no source registers", route)
		}
	}
	if len(registered) == 0 {
		t.Error("no route found: the pattern no longer sees them")
	}
}
