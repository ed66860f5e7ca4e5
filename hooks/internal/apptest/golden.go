package apptest

import (
	"os"
	"path/filepath"
	"testing"
)

// Golden compares got with testdata/name. EVA_UPDATE=1 writes it there: read the difference before it is committed.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("EVA_UPDATE") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s changed; read the difference, then EVA_UPDATE=1 go test\ngot:\n%s", path, got)
	}
}
