package hooks_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"eva/hooks/internal/apptest"
)

// wiring are the packages that put subjects together; they may import all of them.
var wiring = []string{"eva/hooks", "eva/hooks/jobs", "eva/hooks/commands", "eva/hooks/demo", "eva/hooks/load"}

const pocketbase = "github.com/pocketbase/"

// impure are the packages that would let a result depend on something else than what was played. math/rand/v2 is let in for
// generators that the caller seeds; scoring's own test refuses its other functions.
var impure = []string{"os", "net", "log", "log/slog", "math/rand", "crypto/rand", "database/sql", "io/fs"}

// TestGoImports checks the directions of architecture.md: main → hooks → subject → scoring.
func TestGoImports(t *testing.T) {
	root := apptest.RepositoryRoot(t)
	for _, dir := range []string{"hooks", "scoring", "pb_migrations"} {
		walk(t, filepath.Join(root, dir), ".go", func(path, source string) {
			if strings.HasSuffix(path, "_test.go") {
				return
			}
			relative, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			pkg := "eva/" + filepath.ToSlash(relative)
			for _, imported := range goImports(t, path, source) {
				if reason := forbidden(pkg, imported); reason != "" {
					t.Errorf("%s imports %s: %s", path, imported, reason)
				}
			}
			if strings.HasPrefix(pkg, "eva/scoring") && strings.Contains(source, "time.Now") {
				t.Errorf("%s reads the clock: scoring is pure", path)
			}
		})
	}
}

func forbidden(pkg, imported string) string {
	switch {
	case strings.HasPrefix(pkg, "eva/scoring") && (strings.HasPrefix(imported, pocketbase) || slices.Contains(impure, imported)):
		return "scoring is pure"
	case strings.HasPrefix(pkg, "eva/scoring") && strings.HasPrefix(imported, "eva/hooks"):
		return "scoring knows nothing of the service"
	case pkg == "eva/hooks/stats/charts" && strings.HasPrefix(imported, pocketbase):
		return "charts are made of rows"
	case pkg == "eva/pb_migrations" && strings.HasPrefix(imported, "eva/"):
		return "a migration never changes with the program"
	}
	from, to := subject(pkg), subject(imported)
	if to == "" || from == to || slices.Contains(wiring, pkg) || to == "internal" || to == "mails" {
		return ""
	}
	return "a subject imports no other subject"
}

// subject is the first folder below hooks, or "" outside hooks.
func subject(pkg string) string {
	rest, ok := strings.CutPrefix(pkg, "eva/hooks/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func goImports(t *testing.T, path, source string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var imports []string
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, name)
	}
	return imports
}

// TestPublicFolderHoldsNothingElse: what lies in pb_public is served to anybody.
func TestPublicFolderHoldsNothingElse(t *testing.T) {
	public := filepath.Join(apptest.RepositoryRoot(t), "pb_public")
	walk(t, public, "", func(path, source string) {
		if strings.Contains(path, "/vendor/") || strings.HasSuffix(path, ".md") {
			return
		}
		name := filepath.Base(path)
		if strings.Contains(name, ".test.") || strings.HasPrefix(name, "content.") {
			t.Errorf("%s has no place in the public folder", path)
		}
		if strings.Contains(source, `"key":`) || strings.Contains(source, `"difficulty":`) {
			t.Errorf("%s looks like it holds a key", path)
		}
	})
}

func walk(t *testing.T, dir, suffix string, visit func(path, source string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, suffix) {
			return err
		}
		source, err := os.ReadFile(path)
		if err == nil {
			visit(path, string(source))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
