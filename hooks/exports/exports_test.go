package exports_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"github.com/xuri/excelize/v2"

	"eva/hooks/campaigns"
	"eva/hooks/exports"
	"eva/hooks/internal/apptest"
	"eva/hooks/people"
	"eva/hooks/structures"
)

// bed is three structures with evaluations, one of a private campaign, behind a server.
type bed struct {
	t      *testing.T
	app    *tests.TestApp
	server *apptest.Server
	number int
}

func newBed(t *testing.T) *bed {
	t.Helper()
	b := &bed{t: t, app: apptest.New(t, structures.Bind, campaigns.Bind, people.Bind, exports.Bind)}
	b.server = apptest.Serve(t, b.app)
	return b
}

// campaign saves one; structure and owner are those of North and Nina unless fields say otherwise.
func (b *bed) campaign(label string, fields map[string]any) *core.Record {
	b.t.Helper()
	b.number++
	all := map[string]any{"label": label, "code": fmt.Sprintf("BCD%05d", b.number)}
	for name, value := range fields {
		all[name] = value
	}
	return apptest.Campaign(b.t, b.app, all)
}

// evaluation saves one of a person of that name, that many days before now.
func (b *bed) evaluation(campaign *core.Record, name string, daysAgo int, fields map[string]any) *core.Record {
	b.t.Helper()
	at := time.Now().AddDate(0, 0, -daysAgo)
	all := map[string]any{"started_at": at, "last_seen_at": at}
	for field, value := range fields {
		all[field] = value
	}
	evaluation := apptest.Evaluation(b.t, b.app, campaign, all)
	person, err := b.app.FindRecordById("beneficiaries", evaluation.GetString("beneficiary"))
	if err != nil {
		b.t.Fatal(err)
	}
	person.Set("name", name)
	if err := b.app.Save(person); err != nil {
		b.t.Fatal(err)
	}
	return evaluation
}

type page struct {
	Items []struct {
		ID, Name, Label string
	}
	Previous, Next string
	Total          *struct {
		Count int
		More  bool
	}
	Tree bool
}

func (p page) names() []string {
	names := []string{}
	for _, item := range p.Items {
		names = append(names, item.Name)
	}
	return names
}

func (b *bed) list(email, search string) page {
	b.t.Helper()
	var p page
	if status := b.server.Call("GET", "/api/conseil/evaluations"+search, apptest.Token(b.t, b.app, email), nil, &p); status != http.StatusOK {
		b.t.Fatalf("%s %s: status %d", email, search, status)
	}
	return p
}

// download gets a file whole.
func (b *bed) download(email, path string) []byte {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, b.server.URL+"/api/conseil/"+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Authorization", apptest.Token(b.t, b.app, email))
	response, err := b.server.Client().Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		b.t.Fatalf("%s: status %d, %v", path, response.StatusCode, err)
	}
	return body
}

// rows reads a CSV back, by title.
func (b *bed) rows(email, search string) []map[string]string {
	b.t.Helper()
	text, ok := strings.CutPrefix(string(b.download(email, "evaluations.csv"+search)), "\ufeff")
	if !ok {
		b.t.Error("no byte order mark")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	all, err := reader.ReadAll()
	if err != nil {
		b.t.Fatal(err)
	}
	rows := []map[string]string{}
	for _, fields := range all[1:] {
		row := map[string]string{}
		for i, title := range all[0] {
			row[title] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestSameRule compares the list and the file with what PocketBase's own list shows, as each role.
func TestSameRule(t *testing.T) {
	b := newBed(t)
	b.evaluation(b.campaign("Accueil", nil), "Partagée", 1, nil)
	b.evaluation(b.campaign("Secrète", map[string]any{"private": true}), "Privée", 2, nil)
	b.evaluation(b.campaign("Avec Noah", map[string]any{"private": true, "guests": []string{"counsnoah000000"}}), "Invité", 3, nil)
	b.evaluation(b.campaign("Du Sud", map[string]any{"structure": apptest.South, "owner": "counssonia00000"}), "Sud", 4, nil)
	b.evaluation(b.campaign("De la Région", map[string]any{"structure": apptest.Region, "owner": "counsrachid0000"}), "Région", 5, nil)
	for email, want := range map[string][]string{
		apptest.Nina: {"Partagée", "Privée", "Invité"}, apptest.Noah: {"Partagée", "Invité"}, apptest.Alain: {"Partagée", "Privée", "Invité"},
		apptest.Rita: {"Partagée", "Privée", "Invité", "Sud", "Région"}, apptest.Rachid: {"Région"}, apptest.Sonia: {"Sud"},
		apptest.Root: {"Partagée", "Privée", "Invité", "Sud", "Région"}, apptest.Pending: {}, apptest.Disabled: {},
	} {
		var own struct {
			Items []struct{ ID string }
		}
		b.server.Call("GET", "/api/collections/evaluations/records?sort=-started_at", apptest.Token(t, b.app, email), nil, &own)
		got := b.list(email, "")
		if len(own.Items) != len(got.Items) {
			t.Errorf("%s: PocketBase lists %d, the list %d", email, len(own.Items), len(got.Items))
		}
		if !slices.Equal(got.names(), want) || got.Total.Count != len(want) {
			t.Errorf("%s: got %q, %d in all, want %q", email, got.names(), got.Total.Count, want)
		}
		names := []string{}
		for _, row := range b.rows(email, "") {
			names = append(names, row["Personne"])
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: the file has %q, want %q", email, names, want)
		}
	}
	for _, path := range []string{"evaluations", "evaluations.csv", "evaluations.xlsx"} {
		if status := b.server.Call("GET", "/api/conseil/"+path, "", nil, nil); status != http.StatusUnauthorized {
			t.Errorf("nobody gets %s: status %d", path, status)
		}
	}
}

// A filter cannot reach what the rule hides.
func TestFiltersStayInside(t *testing.T) {
	b := newBed(t)
	hidden := b.evaluation(b.campaign("Du Sud", map[string]any{"structure": apptest.South, "owner": "counssonia00000"}), "Sud", 1, nil)
	b.evaluation(b.campaign("Accueil", nil), "Nord", 2, nil)
	for _, search := range []string{
		"?q=sud", "?structure=" + apptest.South, "?structure=Sud", "?campagne=" + hidden.GetString("campaign"), "?ids=" + hidden.Id, "?tri=nom&q=sud", "?tri=campagne&q=sud",
	} {
		if got := b.list(apptest.Alain, search).names(); len(got) != 0 {
			t.Errorf("%s shows %q", search, got)
		}
		if rows := b.rows(apptest.Alain, search); len(rows) != 0 {
			t.Errorf("%s is in the file: %v", search, rows)
		}
	}
	if got := b.list(apptest.Alain, "?apres="+hidden.Id).names(); !slices.Equal(got, []string{"Nord"}) {
		t.Errorf("the cursor of another structure gives %q", got)
	}
}

func TestFilters(t *testing.T) {
	b := newBed(t)
	first, second := b.campaign("Accueil", nil), b.campaign("Zèbre", nil)
	month := map[string]any{"state": "finished", "finished_at": time.Now().AddDate(0, 0, -100), "synthesis": "need", "literacy": "1", "numeracy": "1-2",
		"follow_up_at": time.Now().AddDate(0, 0, -9)}
	followed := b.evaluation(first, "Élodie Œuvrard", 100, month)
	b.evaluation(first, "José  Ñuñez", 10, map[string]any{"accompanied": "accompanied", "state": "finished", "finished_at": time.Now().AddDate(0, 0, -9)})
	b.evaluation(second, "🦦 Loutre « bleue » d'été", 5, map[string]any{"kind": "test", "digital": "3"})
	last := b.evaluation(second, "Ali 50%_", 1, map[string]any{"state": "abandoned"})
	if _, err := b.app.DB().NewQuery("UPDATE beneficiaries SET personal_code = '90714433' WHERE id = {:id}").
		Bind(map[string]any{"id": last.GetString("beneficiary")}).Execute(); err != nil {
		t.Fatal(err)
	}
	apptest.Record(t, b.app, "follow_ups", map[string]any{
		"evaluation": followed.Id, "structure": apptest.North, "counsellor": "counsnina000000", "step": "now", "oriented": "yes", "remediation": "unspecified",
	})
	paris, err := time.LoadLocation("Europe/Paris") // whose days the period is made of
	if err != nil {
		t.Fatal(err)
	}
	day := func(ago int) string { return time.Now().In(paris).AddDate(0, 0, -ago).Format(time.DateOnly) }
	elodie, jose, loutre, ali := "Élodie Œuvrard", "José  Ñuñez", "🦦 Loutre « bleue » d'été", "Ali 50%_"
	for search, want := range map[string][]string{
		"": {ali, loutre, jose, elodie}, "?tri=ancien": {elodie, jose, loutre, ali}, "?tri=nom": {ali, elodie, jose, loutre},
		"?tri=campagne": {jose, elodie, ali, loutre}, "?q=elodie": {elodie}, "?q=OEUVRARD": {elodie}, "?q=nunez+jose": {jose},
		"?q=d’été": {loutre}, "?q=%25_": {}, "?q=50+ali": {ali}, "?q=9071 4433": {ali}, "?q=714": {ali}, "?tri=nom&q=loutre": {loutre}, "?tri=campagne&q=elodie": {elodie},
		"?etat=abandoned": {ali}, "?besoin=need": {elodie}, "?ecrit=1": {elodie}, "?calcul=confirmer": {elodie}, "?numerique=3": {loutre},
		"?ecrit=aucun": {ali, loutre, jose}, "?type=test": {loutre}, "?accompagne=accompanied": {jose},
		"?du=" + day(10) + "&au=" + day(5): {loutre, jose}, "?suite=orientee": {elodie}, "?suite=non_orientee": {}, "?suite=a_faire": {elodie},
		"?campagne=" + second.Id: {ali, loutre}, "?structure=nord": {ali, loutre, jose, elodie}, "?structure=inconnue": {},
	} {
		path, err := url.Parse(search)
		if err != nil {
			t.Fatal(err)
		}
		search = strings.ReplaceAll("?"+path.Query().Encode(), "+", "%20")
		if got := b.list(apptest.Nina, search).names(); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", search, got, want)
		}
	}
	for _, search := range []string{"?du=hier", "?suite=demain"} {
		if status := b.server.Call("GET", "/api/conseil/evaluations"+search, apptest.Token(t, b.app, apptest.Nina), nil, nil); status != http.StatusBadRequest {
			t.Errorf("%s: status %d", search, status)
		}
	}
}

// Pages follow each other without a gap nor a row twice, whatever is added or erased in the meantime, and back again.
func TestPages(t *testing.T) {
	b := newBed(t)
	campaigns := []*core.Record{b.campaign("Accueil", nil), b.campaign("accueil du soir", nil)}
	for i := range 11 {
		b.evaluation(campaigns[i%2], fmt.Sprintf("Personne %d", i%4), i/3, nil)
	}
	for _, order := range []string{"recent", "ancien", "nom", "campagne"} {
		var want []string
		for _, item := range b.list(apptest.Nina, "?tri="+order).Items {
			want = append(want, item.ID)
		}
		var got []string
		var back string
		for search := "?taille=3&tri=" + order; search != ""; {
			p := b.list(apptest.Nina, search)
			for _, item := range p.Items {
				got = append(got, item.ID)
			}
			b.evaluation(campaigns[0], "Aaa nouvelle", 0, map[string]any{"started_at": time.Now()}) // before what was read, by name too
			back, search = p.Previous, ""
			if p.Next != "" {
				search = "?taille=3&tri=" + order + "&apres=" + p.Next
			}
		}
		seen := slices.DeleteFunc(slices.Clone(got), func(id string) bool { return !slices.Contains(want, id) })
		if !slices.Equal(seen, want) {
			t.Errorf("%s: the pages have %q, want %q", order, seen, want)
		}
		p := b.list(apptest.Nina, "?taille=3&tri="+order+"&avant="+back)
		at := slices.Index(got, back)
		for i, item := range p.Items {
			if item.ID != got[at-3+i] {
				t.Errorf("%s: going back gives another row %d", order, i)
			}
		}
	}
	if p := b.list(apptest.Nina, "?apres=erasedsincethen"); p.Previous != "" || len(p.Items) != 25 {
		t.Errorf("a cursor that is gone gives %d rows, before them %q", len(p.Items), p.Previous)
	}
}

func TestFileIsHarmless(t *testing.T) {
	b := newBed(t)
	names := []string{"=cmd|'/c calc'!A0", "+33 1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", " =1", "'=1", `Dupont; "Jo"`, "Ligne\nsuivante", "😀 Zoé", "Marie-Anne"}
	for i, name := range names {
		b.evaluation(b.campaign(fmt.Sprintf("=campagne %d", i), nil), name, i, nil)
	}
	for i, row := range b.rows(apptest.Nina, "") {
		name := strings.TrimSpace(names[i]) // as it is kept
		if got := row["Personne"]; i < 8 && got != "'"+name || i >= 8 && got != name {
			t.Errorf("%q is written %q", name, got)
		}
		if !strings.HasPrefix(row["Campagne"], "'=") {
			t.Errorf("a label is written %q", row["Campagne"])
		}
	}
	book, err := excelize.OpenReader(bytes.NewReader(b.download(apptest.Nina, "evaluations.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Évaluations", "Dictionnaire"}) {
		t.Errorf("sheets %q", got)
	}
	for i, name := range names {
		cell := fmt.Sprintf("E%d", i+2)
		text, err := book.GetCellValue("Évaluations", cell)
		formula, errFormula := book.GetCellFormula("Évaluations", cell)
		if err != nil || errFormula != nil || text != strings.TrimSpace(name) || formula != "" {
			t.Errorf("%s holds %q, formula %q, want the text %q (%v)", cell, text, formula, name, err)
		}
	}
}

func TestFileSaysAll(t *testing.T) {
	b := newBed(t)
	noon := time.Date(2026, time.July, 14, 10, 0, 0, 0, time.UTC)
	evaluation := b.evaluation(b.campaign("Accueil", nil), "Zoé", 1, map[string]any{
		"state": "finished", "synthesis": "need", "literacy": "1", "numeracy": "1-2", "started_at": noon, "finished_at": noon, "satisfaction_help": 4,
	})
	for scale, level := range map[string]string{"literacy": "1", "numeracy": "", "attention": "3", "synthesis": "need"} {
		apptest.Record(t, b.app, "results", map[string]any{
			"evaluation": evaluation.Id, "structure": apptest.North, "scale": scale, "level": level, "n_items": 12, "algorithm_version": "3",
			"item_bank_version": "lecture/1 calcul/2", "norm_version": "n7", "p_level": map[string]any{"literacy": map[string]float64{"1": 0.8756}}[scale],
		})
	}
	apptest.Record(t, b.app, "follow_ups", map[string]any{
		"evaluation": evaluation.Id, "structure": apptest.North, "counsellor": "counsnina000000", "step": "now", "oriented": "no", "difficulty": "barriers",
	})
	rows := b.rows(apptest.Nina, "")
	for title, want := range map[string]string{
		"Personne": "Zoé", "Début": "2026-07-14 12:00", "État": "Terminée", "Tentative": "1", "Lire et écrire": "À construire",
		"Lire et écrire : certitude": "Probable", "Lire et écrire : probabilité": "0,876", "Compter et calculer": "Entre « À construire » et « À renforcer »",
		"Compter et calculer : certitude": "À confirmer", "Attention": "Point fort", "Attention : certitude": "Observé", "Vigilance": "",
		"Suite à l’issue": "Pas encore orientée", "Suite à l’issue : précision": "Freins de la personne", "Suite à 3 mois": "",
		"Versions des questions": "lecture/1 calcul/2", "Version des règles": "3", "Version de l’étalonnage": "n7", "Utile": "4", "Facile à utiliser": "",
		"Passation": "Seule", "Identifiant": evaluation.Id,
	} {
		if got := rows[0][title]; got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
	if got := b.rows(apptest.Nina, "?decimal=point")[0]["Lire et écrire : probabilité"]; got != "0.876" {
		t.Errorf("with a point: %q", got)
	}
}

// A file goes on from slice to slice, and the list counts no further than it says.
func TestManyRows(t *testing.T) {
	b := newBed(t)
	b.evaluation(b.campaign("Accueil", nil), "Zoé", 1, nil)
	_, err := b.app.DB().NewQuery(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
		INSERT INTO evaluations (id, campaign, structure, beneficiary, state, kind, started_at)
		SELECT printf('many%011d', i), campaign, structure, beneficiary, state, kind, started_at FROM evaluations, n`).Execute()
	if err != nil {
		t.Fatal(err)
	}
	for _, order := range []string{"recent", "nom", "campagne"} {
		seen := map[string]bool{}
		for _, row := range b.rows(apptest.Nina, "?tri="+order) {
			seen[row["Identifiant"]] = true
		}
		if len(seen) != 1101 {
			t.Errorf("%s: %d different rows", order, len(seen))
		}
	}
	if total := b.list(apptest.Nina, "").Total; total.Count != 1000 || !total.More {
		t.Errorf("counted %+v", total)
	}
}
