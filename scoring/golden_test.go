package scoring

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// golden is a play that the front's simulate() wrote: what the two languages
// must agree on.
type golden struct {
	Situation string  `json:"situation"`
	Profile   string  `json:"profile"`
	Outcome   string  `json:"outcome"`
	Events    []Event `json:"events"`
}

// goldens reads the logs of all situations, each with the bank of its content.
func goldens(t *testing.T) map[string]Play {
	t.Helper()
	paths, err := filepath.Glob("testdata/*/*.json")
	if err != nil {
		t.Fatal(err)
	}
	plays := map[string]Play{}
	for _, path := range paths {
		var g golden
		readJSON(t, path, &g)
		var content struct {
			Version int    `json:"version"`
			Items   []Item `json:"items"`
		}
		readJSON(t, "../hooks/items/content/"+g.Situation+".json", &content)
		plays[g.Situation+"/"+g.Profile] = Play{g.Situation, g.Outcome, fmt.Sprint(content.Version), content.Items, g.Events}
	}
	return plays
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// Every event that the front writes is one that the server takes, and every
// key of the content can be read.
func TestGoldenLogsFollowTheContract(t *testing.T) {
	for name, p := range goldens(t) {
		t.Run(name, func(t *testing.T) {
			for _, e := range p.Events {
				if err := CheckEvent(p.Situation, e); err != nil {
					t.Error(err)
				}
			}
			for _, item := range p.Items {
				if err := CheckItem(item); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
