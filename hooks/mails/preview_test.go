package mails

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"eva/hooks/internal/apptest"
)

// remote is what a mail may not hold: anything that a reader's program would fetch, or run.
var remote = regexp.MustCompile(`(?i)<(img|script|iframe|link|object|form)\b|url\(|@import|\son\w+=|\bsrc=`)

// TestPreviews fills every template in with testdata/<name>.json, into testdata/<name>.{txt,html}, which are there to be
// looked at. EVA_UPDATE=1 go test ./hooks/mails -run Previews writes them anew.
func TestPreviews(t *testing.T) {
	files, err := filepath.Glob("templates/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			var data map[string]string
			raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
			if err == nil {
				err = json.Unmarshal(raw, &data)
			}
			if err != nil {
				t.Fatalf("a template needs sample data: %v", err)
			}
			l, err := render(name, content{Address: "https://eva.example", Service: "Eva", Reply: "equipe@eva.example", Data: data})
			if err != nil {
				t.Fatal(err)
			}
			check(t, l)
			apptest.Golden(t, name+".txt", "Subject: "+l.Subject+"\n\n"+l.Text)
			apptest.Golden(t, name+".html", l.HTML)
		})
	}
}

func check(t *testing.T, l letter) {
	t.Helper()
	if n := utf8.RuneCountInString(l.Subject); n == 0 || n > 78 {
		t.Errorf("the subject has %d characters, not 1 to 78: %s", n, l.Subject)
	}
	if found := remote.FindString(l.HTML); found != "" {
		t.Errorf("the HTML holds %q", found)
	}
	if strings.Contains(l.HTML, "ZgotmplZ") || strings.Contains(l.HTML+l.Text, "<no value>") {
		t.Error("a value is not fit for its place")
	}
	for _, part := range []string{"<title>" + l.Subject[:1], `lang="fr"`, "<h1>"} {
		if !strings.Contains(l.HTML, part) {
			t.Errorf("the HTML lacks %s", part)
		}
	}
	if strings.Contains(l.Text, "<p") || strings.Contains(l.Text, "&#") {
		t.Error("the text holds markup")
	}
	for _, link := range regexp.MustCompile(`href="([^"]+)"`).FindAllStringSubmatch(l.HTML, -1) {
		if plain := strings.ReplaceAll(link[1], "&amp;", "&"); !strings.Contains(l.Text, plain) {
			t.Errorf("the text lacks the link %s", plain)
		}
	}
}
