package items

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// desk is an author at work.
type desk struct {
	t      *testing.T
	app    core.App
	server *apptest.Server
	token  string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	app := apptest.New(t, Bind)
	importLivraison(t, app)
	return &desk{t, app, apptest.Serve(t, app), apptest.Token(t, app, apptest.Root)}
}

type answer struct {
	Message  string
	Problems []Problem
	Number   int
	Saved    bool
	Items    int
	Changes  *Changes
	Content  json.RawMessage
}

func (d *desk) send(method, path, token, contentType string, body []byte) (int, []byte, http.Header) {
	d.t.Helper()
	request, err := http.NewRequestWithContext(d.t.Context(), method, d.server.URL+path, bytes.NewReader(body))
	if err != nil {
		d.t.Fatal(err)
	}
	request.Header.Set("Authorization", token)
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := d.server.Client().Do(request)
	if err != nil {
		d.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return response.StatusCode, data, response.Header
}

func (d *desk) call(method, path string) (int, answer) {
	d.t.Helper()
	status, data, _ := d.send(method, path, d.token, "", nil)
	return status, d.read(data)
}

func (d *desk) read(data []byte) answer {
	d.t.Helper()
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		d.t.Fatalf("%v: %.200s", err, data)
	}
	return a
}

func form(t *testing.T, name string, data []byte) (string, []byte) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.Bytes()
}

func (d *desk) upload(path, name string, data []byte) (int, answer) {
	d.t.Helper()
	contentType, body := form(d.t, name, data)
	status, said, _ := d.send("POST", path, d.token, contentType, body)
	return status, d.read(said)
}

func (d *desk) export(format string) []byte {
	d.t.Helper()
	status, data, header := d.send("GET", "/api/items/livraison/export?format="+format, d.token, "", nil)
	if status != 200 || !strings.Contains(header.Get("Content-Disposition"), "livraison.") {
		d.t.Fatal(status, header)
	}
	return data
}

func (d *desk) edit(code, field string, value any) {
	d.t.Helper()
	item, err := d.app.FindFirstRecordByFilter("items", "code = {:code} && situation.name = 'livraison'", map[string]any{"code": code})
	if err != nil {
		d.t.Fatal(err)
	}
	if status := d.server.Call("PATCH", "/api/collections/items/records/"+item.Id, d.token, map[string]any{field: value}, nil); status != 200 {
		d.t.Fatal(status)
	}
}

// TestWhoMayAuthor tries each route as each role.
func TestWhoMayAuthor(t *testing.T) {
	d := newDesk(t)
	contentType, body := form(t, "x.json", []byte("{}"))
	for _, route := range []struct {
		method, path string
		root         int
	}{
		{"GET", "/api/items/livraison", 200},
		{"GET", "/api/items/livraison/export", 200},
		{"GET", "/api/items/livraison/export?format=doc", 400},
		{"POST", "/api/items/livraison/publish", 400},
		{"POST", "/api/items/livraison/import", 400},
		{"GET", "/api/items/nowhere", 404},
		{"GET", "/api/items/nowhere/export", 404},
		{"POST", "/api/items/nowhere/publish", 404},
	} {
		for who, status := range map[string]int{"": 401, apptest.Nina: 403, apptest.Alain: 403, apptest.Root: route.root} {
			token := ""
			if who != "" {
				token = apptest.Token(t, d.app, who)
			}
			got, said, _ := d.send(route.method, route.path, token, contentType, body)
			if got != status {
				t.Errorf("%s %s as %q: %d; want %d (%.200s)", route.method, route.path, who, got, status, said)
			}
			if status != 200 && bytes.Contains(said, []byte(`"key"`)) {
				t.Errorf("%s %s as %q tells keys", route.method, route.path, who)
			}
		}
	}
	for path, want := range map[string]int{"/banque": 200, "/banque/livraison": 200, "/banque/nowhere": 404} {
		if got, said, _ := d.send("GET", path, "", "", nil); got != want || bytes.Contains(said, []byte("étage")) {
			t.Errorf("%s: %d", path, got)
		}
	}
}

// TestExportsComeBack: every format that is read gives the draft back, through the server.
func TestExportsComeBack(t *testing.T) {
	d := newDesk(t)
	want := d.export("json")
	for _, format := range []string{"json", "xlsx"} {
		status, said := d.upload("/api/items/livraison/import", "livraison."+format, d.export(format))
		if status != 200 || !said.Saved || said.Items != 20 || !said.Changes.none() {
			t.Fatal(format, status, said)
		}
		if got := d.export("json"); !bytes.Equal(got, want) {
			t.Errorf("%s: %s", format, difference(got, want))
		}
	}
	if status, said := d.call("POST", "/api/items/livraison/publish"); status != 400 || !strings.Contains(said.Message, "Rien n’a changé depuis la version 1") {
		t.Error(status, said.Message)
	}
}

// TestImportIsAllOrNothing: a file with errors changes nothing, and all of them are named.
func TestImportIsAllOrNothing(t *testing.T) {
	d := newDesk(t)
	before := d.export("json")
	swap := func(pairs ...string) []byte { return []byte(strings.NewReplacer(pairs...).Replace(string(before))) }
	for name, c := range map[string]struct {
		file string
		data []byte
		want []string
	}{
		"no JSON":          {"a.json", []byte("{\n  \"situation\": \n}"), []string{"3  le fichier ne se lit pas"}},
		"no workbook":      {"a.xlsx", []byte("PK"), []string{"ne se lit pas"}},
		"another's":        {"a.json", swap(`"situation": "livraison"`, `"situation": "controle"`), []string{"celui de « controle »"}},
		"unknown field":    {"a.json", swap(`"minutes"`, `"minute"`), []string{"minute ce champ n’existe pas"}},
		"several at once":  {"a.json", swap(`"id": "c1"`, `"id": "c 1"`, `"id": "c2"`, `"id": "c3"`, `"type": "free_text"`, `"type": "essay"`, `"right": "14"`, `"right": "beaucoup"`), []string{"c 1 id", "c3 id ce code est déjà pris", "t1 type le type « essay »", "n1 key la correction"}},
		"an answer nobody": {"a.json", swap(`"right": "c"`, `"right": "q"`), []string{"key la bonne réponse « q »"}},
		"wrong kind":       {"a.json", swap(`"points": 1,`, `"points": "1",`), []string{"points il faut un nombre, pas un texte"}},
	} {
		status, said := d.upload("/api/items/livraison/import", c.file, c.data)
		var told []string
		for _, p := range said.Problems {
			told = append(told, fmt.Sprint(p.Line, " ", p.Item, " ", p.Field, " ", p.Message))
			if c.file == "a.json" && p.Line == 0 {
				t.Errorf("%s: no line: %+v", name, p)
			}
		}
		for _, want := range c.want {
			if !strings.Contains(strings.Join(strings.Fields(strings.Join(told, "\n")), " "), strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%s: %d %q; want %q", name, status, told, want)
			}
		}
		if got := d.export("json"); status != 400 || !bytes.Equal(got, before) {
			t.Fatalf("%s: %d; the draft changed", name, status)
		}
	}
}

func TestImportOnlyChecks(t *testing.T) {
	d := newDesk(t)
	before := d.export("json")
	changed := bytes.Replace(before, []byte(`"points": 1`), []byte(`"points": 2`), 1)
	status, said := d.upload("/api/items/livraison/import?check=1", "a.json", changed)
	if status != 200 || said.Saved || fmt.Sprint(said.Changes.Changed) != "[c1]" || !bytes.Equal(d.export("json"), before) {
		t.Error(status, said)
	}
	for _, c := range []struct {
		name string
		data []byte
		want int
	}{{"a.csv", []byte("a;b"), 400}, {"a.json", bytes.Repeat([]byte(" "), mostBytes+1), 413}} {
		contentType, body := form(t, c.name, c.data)
		if status, said, _ := d.send("POST", "/api/items/livraison/import", d.token, contentType, body); status != c.want {
			t.Errorf("%s of %d bytes: %d %s", c.name, len(c.data), status, said)
		}
	}
	if status, said := d.call("POST", "/api/items/livraison/import"); status != 400 || !strings.Contains(said.Message, "Joignez") {
		t.Error(status, said)
	}
}

// TestPublishing: an edit in the dashboard becomes version 2; a play that began keeps version 1; neither can be changed.
func TestPublishing(t *testing.T) {
	d := newDesk(t)
	first, err := d.app.FindFirstRecordByFilter("bank_versions", "situation.name = 'livraison'")
	if err != nil {
		t.Fatal(err)
	}
	campaign := apptest.Campaign(t, d.app, map[string]any{"situations": []string{"livraison"}})
	play := apptest.Play(t, d.app, apptest.Evaluation(t, d.app, campaign, nil), first, "livraison", nil)

	d.edit("c1", "key", map[string]any{"right": "nobody"})
	d.edit("c2", "points", 2)
	status, said := d.call("POST", "/api/items/livraison/publish")
	if status != 400 || len(said.Problems) != 1 || said.Problems[0].Item != "c1" || said.Problems[0].Field != "key" {
		t.Fatal(status, said)
	}
	if _, now := d.call("GET", "/api/items/livraison"); !bytes.Contains(now.Content, []byte("nobody")) || len(now.Problems) != 1 || now.Changes != nil {
		t.Error("the draft was lost")
	}
	d.edit("c1", "key", map[string]any{"right": "c"})
	status, said = d.call("POST", "/api/items/livraison/publish")
	if status != 200 || said.Number != 2 || fmt.Sprint(said.Changes.Changed) != "[c2]" || len(said.Changes.Added)+len(said.Changes.Removed)+len(said.Changes.Other) > 0 {
		t.Fatal(status, said.Number, said.Changes)
	}
	second, err := d.app.FindFirstRecordByFilter("bank_versions", "situation.name = 'livraison' && number = 2")
	if err != nil || second.GetString("source") != "bank" || !strings.Contains(second.GetString("content"), `"version":2`) {
		t.Fatal(err, second)
	}
	if again, err := d.app.FindRecordById("plays", play.Id); err != nil || again.GetString("bank_version") != first.Id {
		t.Error("the play that began changed its version")
	}
	importLivraison(t, d.app) // the next start
	for _, version := range []*core.Record{first, second} {
		path := "/api/collections/bank_versions/records/" + version.Id
		for field, value := range map[string]any{"content": map[string]any{}, "keys": []any{}, "number": 9, "source": "file", "file_version": 7, "hash": "x", "state": "draft"} {
			if field == "source" && version == first {
				value = "bank"
			}
			if status := d.server.Call("PATCH", path, d.token, map[string]any{field: value}, nil); status != 400 {
				t.Errorf("%s of a published version: %d", field, status)
			}
		}
		if status := d.server.Call("DELETE", path, d.token, nil, nil); status < 400 {
			t.Error("a published version was deleted")
		}
		if status := d.server.Call("PATCH", path, d.token, map[string]any{"state": "retired"}, nil); status != 200 {
			t.Error("retire:", status)
		}
	}
}
