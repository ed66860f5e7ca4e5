package campaigns

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"eva/hooks/internal/apptest"
)

func TestReadList(t *testing.T) {
	latin := func(s string) string {
		out, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(s string) string {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct{ list, want string }{
		"pasted":                {"Zoé Martin\n\n  Éloïse   d’Arc \r\nœuvre", "Zoé Martin|Éloïse d’Arc|œuvre"},
		"semicolons":            {"Nom;Prénom\nDupont;Zoé\n;Léa\n;;\n", "Dupont Zoé|Léa"},
		"commas":                {"Dupont, Zoé\nMartin", "Dupont Zoé|Martin"},
		"tabs keep commas":      {"Dupont\tZoé, dite Zo\n", "Dupont Zoé, dite Zo"},
		"quotes":                {`"Dupont; fils";Zoé` + "\n" + `Jean "Jo;Petit`, `Dupont; fils Zoé|Jean "Jo Petit`},
		"an open quote":         {"\"Dupont\nMartin", "Dupont|Martin"},
		"byte order mark":       {"\ufeffNom\nZoé", "Zoé"},
		"Excel on Windows":      {latin("Prénom;Code\nÉloïse;\nœuvre;12345678"), "Éloïse|œuvre=12345678"},
		"Excel, Unicode text":   {utf16("Zoé\t12345678\r\nLéa"), "Zoé=12345678|Léa"},
		"old Macintosh":         {"Zoé\rLéa", "Zoé|Léa"},
		"codes alone":           {"1234 5678\n12-34-56-78\n1234567", "=12345678|=12345678|1234567"},
		"a formula stays text":  {"=HYPERLINK(1)", "=HYPERLINK(1)"},
		"control characters":    {"Zo\x07é", "Zoé"},
		"right to left, emoji":  {"مريم\n👩🏽‍🔧 Zoé", "مريم|👩🏽‍🔧 Zoé"},
		"the name Nom further":  {"Zoé\nNom", "Zoé|Nom"},
		"a header and a person": {"Nom;Zoé", "Nom Zoé"},
	} {
		entries, err := readList([]byte(c.list))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, e := range entries {
			text := e.Name
			if e.Code != "" {
				text += "=" + e.Code
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q; want %q", name, got, c.want)
		}
	}
	for name, list := range map[string]string{
		"nothing": "", "blanks": " \n;;\n", "a header alone": "Nom;Prénom", "a picture": "\x89PNG\r\n\x1a\n\x00\x00", "half a workbook": "PK\x03\x04xx",
		"too many": strings.Repeat("Zoé\n", 501),
	} {
		if entries, err := readList([]byte(list)); err == nil {
			t.Errorf("%s: %v; want a refusal", name, entries)
		}
	}
}

func TestReadWorkbook(t *testing.T) {
	book := excelize.NewFile()
	for i, cells := range [][]any{{"Nom", "Prénom", "Code"}, {"Dupont", "Zoé", 12345678}, {nil, "Léa"}} {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	entries, err := readList(out.Bytes())
	want := []entry{{2, "Dupont Zoé", "12345678"}, {3, "Léa", ""}}
	if err != nil || !slices.Equal(entries, want) {
		t.Errorf("%v, %v; want %v", entries, err, want)
	}
}

func FuzzReadList(f *testing.F) {
	for _, seed := range []string{"Zoé\nLéa;12345678", "\xff\xfeZ\x00", "PK\x03\x04", "\"a;b\n\xe9"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, err := readList(raw)
		if err == nil && (len(entries) == 0 || len(entries) > maxPeople) {
			t.Errorf("%d people and no refusal", len(entries))
		}
		for _, e := range entries {
			if e.Name == "" && e.Code == "" || strings.ContainsAny(e.Name, "\n\r\x00") {
				t.Errorf("an entry is %+v", e)
			}
		}
	})
}

type answer struct {
	Lines  []line
	Done   bool
	People []invited
}

func (a answer) states() string {
	var states []string
	for _, l := range a.Lines {
		states = append(states, l.Name+":"+l.State)
	}
	return strings.Join(states, " ")
}

func TestInvite(t *testing.T) {
	app := apptest.New(t, Bind)
	campaign := apptest.Campaign(t, app, nil)
	apptest.Record(t, app, "beneficiaries", map[string]any{"structure": apptest.North, "name": "Ali", "personal_code": "11112222"})
	apptest.Record(t, app, "beneficiaries", map[string]any{"structure": apptest.South, "name": "Ève", "personal_code": "33334444"})
	server, token := apptest.Serve(t, app), apptest.Token(t, app, apptest.Noah)
	path := "/api/conseil/campaigns/" + campaign.Id + "/people"
	ask := func(confirm bool) (a answer) {
		t.Helper()
		list := "Zoé\nzoé\n11112222\nx;33334444\n" + strings.Repeat("é", 121)
		if status := server.Call("POST", path, token, map[string]any{"text": list, "confirm": confirm}, &a); status != http.StatusOK {
			t.Fatalf("answered %d", status)
		}
		return a
	}
	want := "Zoé:new zoé:repeated Ali:known x:unknown_code " + strings.Repeat("é", 121) + ":too_long"
	if a := ask(false); a.states() != want || a.Done {
		t.Errorf("the check says %q; want %q", a.states(), want)
	}
	if n, _ := app.CountRecords("beneficiaries"); n != 2 {
		t.Errorf("%d people after a check; want 2", n)
	}
	if a := ask(true); a.states() != want || !a.Done || len(a.Lines[0].Code) != 8 || a.Lines[1].Code != "" {
		t.Errorf("the list gives %+v", a)
	}
	if a := ask(true); !strings.HasPrefix(a.states(), "Zoé:listed zoé:listed Ali:listed x:unknown_code") {
		t.Errorf("the same list again gives %q", a.states())
	}
	var a answer
	server.Call("GET", path, token, nil, &a)
	if len(a.People) != 2 || a.People[0].Name != "Ali" || a.People[0].Code != "11112222" || a.People[1].State != "" {
		t.Errorf("the campaign awaits %+v", a.People)
	}
	// No longer awaited, a person of whom nothing else is known is forgotten; another is not.
	for _, person := range a.People {
		if status := server.Call("DELETE", "/api/collections/invitees/records/"+person.ID, token, nil, nil); status != http.StatusNoContent {
			t.Errorf("remove %s: %d", person.Name, status)
		}
	}
	if n, _ := app.CountRecords("beneficiaries"); n != 1 {
		t.Errorf("%d people are left; want that of the South", n)
	}
}

// TestWhoStopsAwaiting: whoever sees the campaign, and nobody else.
func TestWhoStopsAwaiting(t *testing.T) {
	for who, want := range map[string]int{
		"": http.StatusNotFound, apptest.Sonia: http.StatusNotFound, apptest.Noah: http.StatusNotFound, apptest.Pending: http.StatusNotFound,
		apptest.Nina: http.StatusNoContent, apptest.Alain: http.StatusNoContent, apptest.Rita: http.StatusNoContent, apptest.Root: http.StatusNoContent,
	} {
		app := apptest.New(t, Bind)
		campaign := apptest.Campaign(t, app, map[string]any{"private": true})
		evaluation := apptest.Evaluation(t, app, campaign, nil)
		awaited := apptest.Record(t, app, invitees, map[string]any{
			"campaign": campaign.Id, "structure": apptest.North, "beneficiary": evaluation.GetString("beneficiary"),
		})
		token := ""
		if who != "" {
			token = apptest.Token(t, app, who)
		}
		if got := apptest.Serve(t, app).Call("DELETE", "/api/collections/invitees/records/"+awaited.Id, token, nil, nil); got != want {
			t.Errorf("%q stops awaiting somebody: %d; want %d", who, got, want)
		}
		if _, err := app.FindRecordById("evaluations", evaluation.Id); err != nil {
			t.Errorf("%q: their evaluation is gone", who)
		}
	}
}

func TestInviteByFile(t *testing.T) {
	app := apptest.New(t, Bind)
	campaign := apptest.Campaign(t, app, nil)
	server := apptest.Serve(t, app)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", "liste.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write([]byte("Pr\xe9nom\r\n\xc9lo\xefse\r\n")) // into memory
	_ = form.WriteField("confirm", "true")
	_ = form.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/api/conseil/campaigns/"+campaign.Id+"/people", &body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.Header.Set("Authorization", apptest.Token(t, app, apptest.Nina))
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := app.FindFirstRecordByData("beneficiaries", "name", "Éloïse"); response.StatusCode != http.StatusOK || err != nil {
		t.Errorf("answered %d, %v", response.StatusCode, err)
	}
}

// TestWhoUsesARoute tries each route as each role, on a private campaign of Nina.
func TestWhoUsesARoute(t *testing.T) {
	app := apptest.New(t, Bind)
	campaign := apptest.Campaign(t, app, map[string]any{"private": true})
	apptest.Campaign(t, app, map[string]any{"id": "archived0000001", "label": "Vieille", "code": "BCD12346", "state": "archived"})
	server := apptest.Serve(t, app)
	people := map[string]any{"text": "Zoé"}
	for _, c := range []struct {
		method, path string
		body         any
		good         int
	}{
		{"POST", "/people", people, http.StatusOK}, {"GET", "/people", nil, http.StatusOK}, {"POST", "/duplicate", map[string]any{}, http.StatusCreated},
	} {
		for who, want := range map[string]int{
			"": http.StatusUnauthorized, apptest.Sonia: http.StatusNotFound, apptest.Noah: http.StatusNotFound, apptest.Rachid: http.StatusNotFound,
			apptest.Pending: http.StatusNotFound, apptest.Disabled: http.StatusNotFound,
			apptest.Nina: c.good, apptest.Alain: c.good, apptest.Rita: c.good, apptest.Root: c.good,
		} {
			token := ""
			if who != "" {
				token = apptest.Token(t, app, who)
			}
			if got := server.Call(c.method, "/api/conseil/campaigns/"+campaign.Id+c.path, token, c.body, nil); got != want {
				t.Errorf("%s %s as %q: %d; want %d", c.method, c.path, who, got, want)
			}
		}
	}
	token := apptest.Token(t, app, apptest.Nina)
	for _, body := range []any{map[string]any{"text": 7}, []any{}, map[string]any{"text": ""}, nil} {
		if got := server.Call("POST", "/api/conseil/campaigns/"+campaign.Id+"/people", token, body, nil); got != http.StatusBadRequest {
			t.Errorf("a list that is %v: %d", body, got)
		}
	}
	for path, want := range map[string]int{"archived0000001/people": http.StatusBadRequest, "unknown00000000/people": http.StatusNotFound} {
		if got := server.Call("POST", "/api/conseil/campaigns/"+path, token, people, nil); got != want {
			t.Errorf("%s: %d; want %d", path, got, want)
		}
	}
}

func TestDuplicate(t *testing.T) {
	app := apptest.New(t, Bind)
	long := strings.Repeat("é", 100)
	campaign := apptest.Campaign(t, app, map[string]any{
		"label": long, "situations": []string{"tri", "controle"}, "health": true, "private": true, "guests": []string{"counsnoah000000"},
		"opens_at": apptest.Now, "closes_at": apptest.Now.AddDate(0, 1, 0), "state": "archived",
	})
	server, token := apptest.Serve(t, app), apptest.Token(t, app, apptest.Noah)
	copyOf := func(id string) *core.Record {
		t.Helper()
		var made struct{ ID string }
		server.Call("POST", "/api/conseil/campaigns/"+id+"/duplicate", token, map[string]any{}, &made)
		record, err := app.FindRecordById(collection, made.ID)
		if err != nil {
			t.Fatal(err)
		}
		return record
	}
	first := copyOf(campaign.Id)
	if got := first.GetString("label"); got != long[:92*2]+" – copie" || first.GetString("code") == "BCD12345" || first.GetString("state") != "open" {
		t.Errorf("the copy is %q, %s, %s", got, first.GetString("code"), first.GetString("state"))
	}
	if first.GetString("situations") != `["tri","controle"]` || !first.GetBool("health") || !first.GetBool("private") || !first.GetDateTime("opens_at").IsZero() ||
		!first.GetDateTime("closes_at").IsZero() || first.GetString("owner") != "counsnoah000000" || len(first.GetStringSlice("guests")) != 0 {
		t.Errorf("the copy has %v", first.FieldsData())
	}
	if got := copyOf(first.Id).GetString("label"); !strings.HasSuffix(got, " – copie 2") {
		t.Errorf("the copy of the copy is %q", got)
	}
}
