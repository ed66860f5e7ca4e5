package web

import (
	"html"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/logger"

	"eva/hooks/internal/page"
)

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	links = regexp.MustCompile(`<a [^>]*href="([^"]+)"[^>]*>([^<]*)</a>`)
)

// plain is a page as public crawlers read it: its words, without JavaScript.
func plain(body string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(body, " "))), " ")
}

// linkTo is where the link with exactly these words goes.
func linkTo(body, words string) string {
	for _, link := range links.FindAllStringSubmatch(body, -1) {
		if html.UnescapeString(link[2]) == words {
			return link[1]
		}
	}
	return ""
}

// change edits the row of the deployment as the dashboard does.
func change(t *testing.T, app core.App, fields map[string]any) {
	t.Helper()
	row, err := app.FindFirstRecordByFilter("deployment", "")
	if err != nil {
		t.Fatal(err)
	}
	row.Load(fields)
	if err := app.Save(row); err != nil {
		t.Fatal(err)
	}
}

// The words and links that DashLord looks for (shared/reference/standards.md §1.4), on a deployment that is filled in.
func TestWordsOfThePublicCrawlers(t *testing.T) {
	s := open(t, Config{Public: small()})
	change(t, s.app, map[string]any{
		"publisher_name": "Association Exemple", "director_name": "Dominique Exemple", "director_role": "présidente",
		"host_name": "Hébergeur Exemple", "dpo_email": "donnees@exemple.fr", "contact_email": "aide@exemple.fr",
	})
	for _, path := range []string{"/", "/c/BCD12345", "/accessibilite", "/mentions-legales", "/confidentialite", "/cgu", "/contact", "/aide", "/aide/personnes", "/aide/conseillers", "/aide/hebergeurs", "/conseil/"} {
		a := s.status(path, http.StatusOK)
		for words, want := range map[string]string{
			"Accessibilité : non conforme":       "/accessibilite",
			"Mentions légales":                   "/mentions-legales",
			"Politique de confidentialité":       "/confidentialite",
			"Conditions générales d’utilisation": "/cgu",
			"Statistiques":                       "/stats", "Aide": "/aide", "Contact": "/contact",
		} {
			if got := linkTo(a.body, words); got != want {
				t.Errorf("%s: « %s » goes to %q, want %q", path, words, got, want)
			}
		}
		a.contains(t, `<html lang="fr">`, `<main id="contenu"`, `href="#contenu"`)
		if strings.Contains(a.body, "style=") || strings.Contains(a.body, "<script>") {
			t.Errorf("%s: an inline style or script, which the policy stops", path)
		}
	}
	for path, words := range map[string][]string{
		"/mentions-legales": {"directrice", "publication", "Hébergeur", "hébergement", "Éditeur", "édité par", "Association Exemple", "Dominique Exemple, présidente"},
		"/confidentialite":  {"donnees@exemple.fr", "finalité", "Durée de conservation", "sous-traitant", "24 mois", "Hébergeur Exemple"},
		"/accessibilite":    {"non conforme", "Déclaration d’accessibilité", "Schéma pluriannuel", "Plan d’action", "Défenseur des droits", "aide@exemple.fr"},
		"/contact":          {"aide@exemple.fr"},
		"/aide/personnes":   {"code de reprise", "Écouter", "Pause"},
		"/aide/conseillers": {"Préparer", "Animer", "Lire une restitution", "En parler avec la personne", "Suivre", "Essayer sans enregistrer"},
		"/aide/hebergeurs":  {"Installer", "Sauvegarder", "Mettre à jour", "Configurer", "Je donne mon avis", "EVA_THEME_DIR"},
	} {
		text := plain(s.get(path).body)
		for _, word := range words {
			if !strings.Contains(text, strings.Join(strings.Fields(word), " ")) {
				t.Errorf("%s does not say « %s »", path, word)
			}
		}
	}
}

func TestPagesInventNothing(t *testing.T) {
	s := open(t, Config{Public: small()})
	for _, path := range []string{"/accessibilite", "/mentions-legales", "/confidentialite", "/contact"} {
		s.status(path, http.StatusOK).contains(t, "À compléter par l’organisme qui exploite ce service")
	}
	s.status("/cgu", http.StatusOK).contains(t, "L’exploitant est l’organisme qui exploite ce service")
	if text := s.get("/contact").body; strings.Contains(text, "mailto:") {
		t.Error("an address that nobody gave")
	}
}

func TestTitlesAreUnique(t *testing.T) {
	s := open(t, Config{Public: small()})
	seen := map[string]string{}
	for _, path := range []string{"/", "/accessibilite", "/mentions-legales", "/confidentialite", "/cgu", "/contact", "/aide", "/aide/personnes", "/aide/conseillers", "/aide/hebergeurs", "/conseil/", "/conseil/campagne", "/nowhere"} {
		_, after, _ := strings.Cut(s.get(path).body, "<title>")
		title, _, _ := strings.Cut(after, "</title>")
		if other, taken := seen[title]; taken || title == "" {
			t.Errorf("%s and %s share the title %q", path, other, title)
		}
		seen[title] = path
	}
}

func TestDeploymentShowsAtOnce(t *testing.T) {
	s := open(t, Config{Public: small()})
	s.status("/", http.StatusOK).contains(t, "Accessibilité : non conforme", "Eva")
	change(t, s.app, map[string]any{
		"accessibility_status": "partial", "announcement": "Arrêt <b>dimanche</b>", "service_name": "Repères",
		"legal_text": "<p>Un texte <em>mis en forme</em>.</p>",
	})
	a := s.status("/mentions-legales", http.StatusOK)
	a.contains(t, "Accessibilité : partiellement conforme", "Arrêt &lt;b&gt;dimanche&lt;/b&gt;",
		"Mentions légales – Repères", "<p>Un texte <em>mis en forme</em>.</p>")
}

func TestEntry(t *testing.T) {
	s := open(t, Config{Public: small()})
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/":              {http.StatusOK, `data-code=""`},
		"/c/BCD12345":    {http.StatusOK, `data-code="BCD12345"`},
		"/c/bcd-12345":   {http.StatusOK, `data-code="BCD12345"`},
		"/c/BCD12345/":   {http.StatusOK, `data-code="BCD12345"`},
		"/c/AEI12345":    {http.StatusNotFound, "Ce lien n’est pas complet"},
		"/c/":            {http.StatusNotFound, `data-code=""`},
		"/c/%22%3E%3Cb":  {http.StatusNotFound, `data-code=""`},
		"/c/BCD12345/xx": {http.StatusNotFound, `data-code=""`},
	} {
		a := s.status(path, want.status)
		a.contains(t, want.text, `<div id="passation"`, "<noscript>", "JavaScript")
	}
	if referrer := s.get("/c/BCD12345").Header.Get("Referrer-Policy"); referrer != "strict-origin" {
		t.Errorf("the code follows in Referer: %q", referrer)
	}
}

// A code that is tried never reaches the log of requests.
func TestCodesAreNotLogged(t *testing.T) {
	s := open(t, Config{Public: small()})
	s.app.Settings().Logs.MaxDays = 5
	batch := s.app.Logger().Handler().(*logger.BatchHandler)
	batch.SetLevel(slog.LevelDebug)
	for _, path := range []string{"/nowhere", "/c/BCD12345", "/c/AAA00000", "/c/a/b/c"} {
		s.get(path)
	}
	var messages []string
	for range 50 { // requests are logged beside their answer
		time.Sleep(20 * time.Millisecond)
		if err := batch.WriteAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := s.app.LogQuery().Select("message").Column(&messages); err != nil {
			t.Fatal(err)
		}
		if len(messages) > 0 {
			break
		}
	}
	if text := strings.Join(messages, "\n"); !strings.Contains(text, "/nowhere") || strings.Contains(text, "/c/") {
		t.Errorf("logged: %s", text)
	}
}

func TestOfficePages(t *testing.T) {
	s := open(t, Config{Public: small()})
	s.status("/conseil/", http.StatusOK).contains(t, `<div id="conseil" data-page="accueil">`, "/conseil/accueil/page.js", "<noscript>")
	s.status("/conseil/campagne", http.StatusOK).contains(t, `data-page="campagne"`, "/conseil/campagne/page.js", "noindex")
	if to := s.status("/conseil", http.StatusMovedPermanently).Header.Get("Location"); to != "/conseil/" {
		t.Errorf("redirected to %q", to)
	}
	for _, path := range []string{"/conseil/inconnue", "/conseil/CAMPAGNE", "/conseil/campagne/autre"} {
		s.status(path, http.StatusNotFound)
	}
}

func TestErrorsArePagesForPeople(t *testing.T) {
	s := open(t, Config{Public: small()})
	a := s.status("/nowhere", http.StatusNotFound)
	a.contains(t, "<h1>Page introuvable</h1>", `href="/contact"`)
	if a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("type: %q", a.Header.Get("Content-Type"))
	}
	if api := s.status("/api/nowhere", http.StatusNotFound); !strings.Contains(api.Header.Get("Content-Type"), "json") {
		t.Errorf("type of an API error: %q", api.Header.Get("Content-Type"))
	}
}

func TestSecurityText(t *testing.T) {
	now := time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		d    page.Deployment
		want string
	}{
		{"nothing filled in", page.Deployment{}, "Contact: https://eva.example/contact\nExpires: 2027-05-01T00:00:00Z\n" +
			"Preferred-Languages: fr, en\nCanonical: https://eva.example/.well-known/security.txt\n"},
		{"address without scheme", page.Deployment{SecurityContact: "securite@exemple.fr", SecurityPolicy: "https://exemple.fr/failles"},
			"Contact: mailto:securite@exemple.fr\nExpires: 2027-05-01T00:00:00Z\nPreferred-Languages: fr, en\n" +
				"Policy: https://exemple.fr/failles\nCanonical: https://eva.example/.well-known/security.txt\n"},
		{"form", page.Deployment{SecurityContact: "https://exemple.fr/faille"}, "Contact: https://exemple.fr/faille\n" +
			"Expires: 2027-05-01T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: https://eva.example/.well-known/security.txt\n"},
	}
	for _, test := range tests {
		if got := securityTextOf(test.d, "https://eva.example", now); got != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", test.name, got, test.want)
		}
	}
	s := open(t, Config{Public: small()})
	if kind := s.status("/.well-known/security.txt", http.StatusOK).Header.Get("Content-Type"); kind != "text/plain; charset=utf-8" {
		t.Errorf("type: %q", kind)
	}
}
