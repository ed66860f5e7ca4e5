package scoring

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// randomUse finds what is taken from math/rand/v2; seeded are those that draw
// nothing by themselves: a generator that the caller or a constant seeded.
var (
	randomUse = regexp.MustCompile(`\brand\.[A-Z]\w*`)
	seeded    = map[string]bool{"rand.Rand": true, "rand.New": true, "rand.NewPCG": true, "rand.PCG": true, "rand.Source": true}
)

// scoring/** has no clock, randomness, input or output, and knows no service.
func TestImports(t *testing.T) {
	forbidden := []string{"os", "net", "log", "math/rand", "crypto/rand", "io/fs", "database/sql", "eva/hooks", "github.com/pocketbase"}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.Contains(string(source), "time.Now") {
			t.Errorf("%s reads the clock", path)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, use := range randomUse.FindAllString(string(source), -1) {
			if !seeded[use] {
				t.Errorf("%s draws from %s: only a generator with a seed gives the same twice", path, use)
			}
		}
		for _, spec := range file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			for _, f := range forbidden {
				if name == f || strings.HasPrefix(name, f+"/") && name != "math/rand/v2" {
					t.Errorf("%s imports %s", path, name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
