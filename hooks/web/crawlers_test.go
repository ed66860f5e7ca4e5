package web

import (
	"math"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/budget"
	"eva/hooks/internal/apptest"
	"eva/hooks/internal/page"
	"eva/hooks/stats"
)

// whole serves every public page on the real front, as a public crawler meets it: no JavaScript, no account.
func whole(t *testing.T) site {
	t.Helper()
	root := apptest.RepositoryRoot(t)
	description, err := os.ReadFile(filepath.Join(root, "docs", "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	config := Config{Public: os.DirFS(filepath.Join(root, "pb_public")), OpenAPI: description}
	app := apptest.New(t, stats.Bind, budget.Bind, func(app core.App) { Bind(app, config) })
	// A month of two regions, one of which is hidden: the pages then have their tables, map and files.
	_, err = app.NonconcurrentDB().NewQuery(`
		INSERT INTO snapshots (month, indicator, breakdown, numerator, denominator, value, suppressed, computed_at, definition_version)
		SELECT '2026-10', i.value, place.value, 40, 80, 0.5, IIF(place.value = 'region-76/', 'primary', ''), '2026-11-01 03:00:00.000Z', 1
		FROM json_each('["evaluations", "besoins", "satisfaction", "intensite"]') i,
			json_each('["france/", "france/mission_locale", "france/actives", "region-53/", "region-76/"]') place`).Execute()
	if err != nil {
		t.Fatal(err)
	}
	handler, err := mux(app)
	if err != nil {
		t.Fatal(err)
	}
	return site{t, app, handler}
}

// published are the addresses that a public service must answer, whatever its deployment filled in.
var published = []string{
	"/", "/accessibilite", "/mentions-legales", "/confidentialite", "/cgu", "/contact", "/stats", "/stats/comite", "/budget", "/donnees", "/donnees/dictionnaire",
	"/aide", "/aide/personnes", "/aide/conseillers", "/aide/hebergeurs", "/documentation-api", "/documentation-api/connexion", "/documentation-api/objets", "/.well-known/security.txt", "/healthz",
}

// found matches what a page points to: what it links, loads and shows.
var found = regexp.MustCompile(`<(?:a|link|script|img|source)\b[^>]*?\b(?:href|src)="([^"]*)"`)

var ids = regexp.MustCompile(`\bid="([^"]+)"`)

// fewFiles are how many files of a folder and of a kind are fetched: each indicator has the same ones.
const fewFiles = 3

var ofData = regexp.MustCompile(`^/(stats|donnees)\b.*\.(csv|json|parquet)$`)

// TestNoLinkIsBroken follows every link of every public page, as a spider does, down to the anchors.
func TestNoLinkIsBroken(t *testing.T) {
	s := whole(t)
	seen, anchors, files := map[string]map[string]bool{}, map[string][]string{}, map[string]int{}
	for queue := append([]string{}, published...); len(queue) > 0; queue = queue[1:] {
		page := queue[0]
		if seen[page] != nil {
			continue
		}
		a := s.status(page, http.StatusOK)
		seen[page] = map[string]bool{"": true}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, id := range ids.FindAllStringSubmatch(a.body, -1) {
			seen[page][id[1]] = true
		}
		here, err := url.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range found.FindAllStringSubmatch(a.body, -1) {
			to, err := here.Parse(strings.ReplaceAll(link[1], "&amp;", "&"))
			if err != nil || link[1] == "" || link[1] == "#" {
				t.Errorf("%s: a link to %q", page, link[1])
				continue
			}
			if to.IsAbs() { // mail, telephone, other sites: not ours to answer for
				continue
			}
			address := to.RequestURI()
			if kind := path.Dir(to.Path) + path.Ext(to.Path); ofData.MatchString(kind) && anchors[address] == nil {
				if files[kind]++; files[kind] > fewFiles {
					continue
				}
			}
			anchors[address] = append(anchors[address], to.Fragment)
			queue = append(queue, address)
		}
	}
	for address, asked := range anchors {
		for _, id := range asked {
			if !seen[address][id] {
				t.Errorf("%s#%s: no such place on the page", address, id)
			}
		}
	}
	for _, path := range published {
		if path != "/healthz" && path != "/" && path != "/.well-known/security.txt" && anchors[path] == nil {
			t.Errorf("nothing links to %s", path)
		}
	}
}

// The words that public crawlers look for, on every page, whatever the subject that renders it.
func TestFooterIsOnEveryPage(t *testing.T) {
	s := whole(t)
	change(t, s.app, map[string]any{"repository_url": "https://forge.example/eva", "accessibility_status": "total"})
	for _, path := range published {
		a := s.get(path)
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for words, want := range map[string]string{
			"Accessibilité : totalement conforme": "/accessibilite",
			"Mentions légales":                    "/mentions-legales",
			"Politique de confidentialité":        "/confidentialite",
			"Conditions générales d’utilisation":  "/cgu",
			"Statistiques":                        "/stats", "Budget": "/budget", "Aide": "/aide", "Contact": "/contact",
			"Code source": "https://forge.example/eva",
		} {
			if got := linkTo(a.body, words); got != want {
				t.Errorf("%s: « %s » goes to %q, want %q", path, words, got, want)
			}
		}
		if len(page.Compress([]byte(a.body))) > 20_000 {
			t.Errorf("%s: %d bytes of HTML before compression", path, len(a.body))
		}
	}
}

// grade counts as MDN's HTTP Observatory does (shared/reference/standards.md §6.6), on a page served over TLS.
func grade(h http.Header) int {
	csp := map[string]string{}
	for _, directive := range strings.Split(h.Get("Content-Security-Policy"), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), " ")
		csp[name] = value
	}
	penalty, bonus := 0, 0
	score := func(good bool, plus, minus int) {
		if good {
			bonus += plus
		} else {
			penalty += minus
		}
	}
	unsafe := strings.Contains(h.Get("Content-Security-Policy"), "unsafe-")
	score(csp["default-src"] == "'none'" && !unsafe, 10, 25)
	score(csp["frame-ancestors"] == "'none'", 5, 20)
	score(strings.HasPrefix(h.Get("Referrer-Policy"), "strict-origin"), 5, 5)
	score(h.Get("Cross-Origin-Resource-Policy") == "same-origin", 10, 0)
	score(h.Get("Strict-Transport-Security") == "max-age=63072000", 0, 20)
	score(h.Get("X-Content-Type-Options") == "nosniff", 0, 5)
	score(h.Get("Access-Control-Allow-Origin") == "", 0, 50)
	score(h.Get("Set-Cookie") == "", 0, 30)
	if base := 100 - penalty; base < 90 { // bonuses count only above 90
		return base
	}
	return int(math.Min(130, float64(100-penalty+bonus)))
}

// The map is drawn by the server, from boundaries that are light enough for a phone, and each region leads to its page.
func TestMap(t *testing.T) {
	s := whole(t)
	boundaries := s.status("/vendor/departements.json", http.StatusOK).body
	if size := len(page.Compress([]byte(boundaries))); size > 40_000 {
		t.Errorf("the boundaries weigh %d bytes", size)
	}
	country := s.status("/stats", http.StatusOK)
	country.contains(t, `<svg class="map"`, `<a class="map-area" href="/stats?mois=2026-10&amp;region=53" aria-label="Bretagne 50`,
		`aria-label="Occitanie trop peu pour publier. Voir cette région"`, `<g fill="url(#map-few)">`, "Mayotte : aucune évaluation")
	if strings.Count(country.body, "<path") < 96 {
		t.Error("a département is missing")
	}
	if strings.Contains(s.status("/stats?region=53", http.StatusOK).body, `<svg class="map"`) {
		t.Error("a map of the country on the page of a region")
	}
}

func TestHeaderGrade(t *testing.T) {
	s := whole(t)
	for _, path := range append([]string{"/nowhere", "/budget.csv", "/theme/eva.css"}, published...) {
		if got := grade(s.get(path).Header); got != 130 {
			t.Errorf("%s: %d points, want 130 (A+ from 100)", path, got)
		}
	}
}

// What each page must say to somebody who only reads words, when the deployment filled in its row.
func TestWordsOfEachPage(t *testing.T) {
	s := whole(t)
	change(t, s.app, map[string]any{
		"publisher_name": "Association Exemple", "publisher_phone": "01 23 45 67 89", "dpo_name": "Claude Exemple",
		"dpo_email": "donnees@exemple.fr", "repository_url": "https://forge.example/eva", "legal_basis": "Intérêt légitime.",
		"accessibility_text": "<p>Audit du 3 mars.</p>", "accessibility_scheme": "<p>Schéma 2026-2028.</p>",
		"accessibility_plan": "<p>Plan 2026.</p>", "contact_text": "<p>Du lundi au vendredi.</p>",
	})
	for path, words := range map[string][]string{
		"/accessibilite": {"Audit du 3 mars.", "Schéma 2026-2028.", "Plan 2026.", "RGAA", "Technologies", "outils de test",
			"Défenseur des droits", "Voies de recours", "Date de la déclaration"},
		"/confidentialite": {"Base légale : Intérêt légitime.", "finalité", "Durée de conservation", "sous-traitant", "DPO", "Claude Exemple",
			"droit d’accès", "rectification", "effacement", "limitation", "opposition", "CNIL", "Qui reçoit", "Santé"},
		"/mentions-legales": {"https://forge.example/eva", "EUPL", "Directeur ou directrice de la publication", "hébergement", "édité par"},
		"/contact":          {"Du lundi au vendredi.", "01 23 45 67 89"},
		"/cgu":              {"Objet", "Qui peut l’utiliser", "s’engagent", "Responsabilité", "Évolution de ces conditions"},
		"/budget":           {"Autorisations d’engagement", "crédits de paiement", "Aucun budget n’est encore publié ici par Association Exemple"},
	} {
		text := strings.ToLower(plain(s.get(path).body))
		for _, word := range words {
			if !strings.Contains(text, strings.ToLower(word)) {
				t.Errorf("%s does not say « %s »", path, word)
			}
		}
	}
}
